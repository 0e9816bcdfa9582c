/** Lines that the receipts of all kinds of entries are made of. */
import { styleText } from 'node:util'
import { formatTime } from '../../exports/time.ts'
import type { Decision, Receipt } from '../../types.ts'
import { hang, printable, shorten, wrap } from '../view-lines.ts'
import { describeAct, describeHolders, describeIssues } from './statements.ts'

export const MARGIN = '  '
const LABEL = 14 // columns of the name of a row
const LONGEST = 160 // UTF-16 code units of a quotation in a list

/** Parts under one another with an empty line between them; those that are empty are left out. */
export function formatParts(parts: readonly string[]): string {
  return `\n${parts.filter((part) => part !== '').join('\n\n')}\n\n`
}

/** "Truce holds" in bold, over what else is known of it in one line. */
export function formatHead(
  title: string,
  facts: readonly (string | undefined | false)[],
  columns: number,
): string {
  const known = facts.filter((fact) => typeof fact === 'string' && fact !== '')
  return [
    wrap(styleText('bold', printable(title)), MARGIN, columns),
    ...(known.length > 0 ? [wrap(printable(known.join(' · ')), MARGIN, columns)] : []),
  ].join('\n')
}

/** Rows of a name and what it tells; several values stand under one another. Empty ones are left out. */
export function formatRows(
  rows: readonly (readonly [name: string, values: readonly string[]])[],
  columns: number,
): string {
  return rows
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) =>
      values
        .map((value, index) =>
          hang(shorten(printable(value)), {
            first: MARGIN + styleText('dim', (index === 0 ? name : '').padEnd(LABEL)),
            margin: MARGIN + ' '.repeat(LABEL),
            columns,
          }),
        )
        .join('\n'),
    )
    .join('\n')
}

/** A heading over lines, each of which hangs by two columns; empty where there are none. */
export function formatList(heading: string, lines: readonly string[], columns: number): string {
  if (lines.length === 0) return ''
  return [
    `${MARGIN}${styleText(['bold', 'underline'], heading)}`,
    ...lines.map((line) => hang(printable(line), { first: MARGIN, margin: `${MARGIN}  `, columns })),
  ].join('\n')
}

/** "Norland: agree, truce (for): “to withdraw” · 2026-03-13 · s0123456789abcdef". */
export function describeEntry(receipt: Receipt): string {
  const { quote, entry, said, published = '' } = receipt
  const issues = describeIssues(receipt).replaceAll('\n', ', ')
  const words = quote.length <= LONGEST ? quote : `${quote.slice(0, LONGEST).replace(/\S*$/, '')}…`
  const does = [describeAct(receipt), issues].filter((part) => part !== '').join(', ')
  return `${describeHolders(receipt)}: ${does}: “${words.replace(/^[“"”]|[“"”]$/gu, '')}” · ${dayOf(said ?? published)} · ${entry}`
}

/** The day of a time, as tables write it; what is less precise in words. */
function dayOf(value: string): string {
  return /^\d{4}-\d\d-\d\d(T|$)/.test(value) ? value.slice(0, 10) : formatTime(value)
}

/** "reject by ann, 2026-03-14T09:30:00Z: he did not say so · d0123". */
export function describeDecision({ id, kind, by, at, why, change, undoes }: Decision): string {
  const fields = Object.entries(change ?? {}).map(([field, value]) => `${field}=${textOf(value)}`)
  const what = [kind, undoes, ...fields].filter(Boolean).join(' ')
  return `${what}, by ${by}, ${dayOf(at)}${why ? `: ${why}` : ''} · ${id}`
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The decisions under their heading. */
export function formatDecisions(decisions: readonly Decision[], columns: number): string {
  return formatList('Decisions', decisions.map(describeDecision), columns)
}
