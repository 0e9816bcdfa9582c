/** The terminal view of a reading: the report's head, then each statement in the order of the text. */
import { styleText } from 'node:util'
import wrapAnsi from 'wrap-ansi'
import { formatDate } from '../exports/date.ts'
import { wordsOf } from '../span.ts'
import type { Reading, Report, Span, Statement } from '../types.ts'

const MARGIN = '  '
const INDENT = '    ' // of what stands under a statement's number
const WIDEST = 100 // columns: longer lines are hard to read
const LONGEST = 1500 // UTF-16 code units of a content that are shown

/** The view as text, wrapped to `width` columns; colours are left out where standard output takes none. */
export function formatReading(reading: Reading, { width }: { width: number }): string {
  const columns = Math.max(30, Math.min(width, WIDEST))
  const numbers = new Map(reading.statements.map(({ id }, index) => [id, index + 1]))
  const parts = [
    formatHead(reading.report, columns),
    ...reading.statements.map((statement) => formatStatement(statement, { reading, numbers, columns })),
    wrap(styleText('dim', closing(reading)), MARGIN, columns),
  ]
  return `\n${parts.join('\n\n')}\n\n`
}

function formatHead(report: Report, columns: number): string {
  const { title, outlet, issuer, byline, published, modified, url, ref } = report
  const facts = [
    issuer && `issued by ${issuer}`,
    outlet !== issuer && outlet,
    byline && `by ${byline}`,
    published && (formatDate(published) ?? published),
    modified && modified !== published && `changed ${formatDate(modified) ?? modified}`,
  ].filter((fact) => typeof fact === 'string')
  const lines = [
    styleText('bold', printable(title ?? ref ?? 'Untitled report')),
    facts.length > 0 && printable(facts.join(' · ')),
    url && styleText('dim', printable(url)),
  ].filter((line) => typeof line === 'string')
  return lines.map((line) => wrap(line, MARGIN, columns)).join('\n')
}

/** In how many others a statement stands: each one moves it to the right. */
function depthOf({ within }: Statement, { reading, numbers }: Omit<Context, 'columns'>): number {
  const outer = reading.statements[(numbers.get(within ?? '') ?? 0) - 1]
  return outer ? 1 + depthOf(outer, { reading, numbers }) : 0
}

interface Context {
  readonly reading: Reading
  readonly numbers: ReadonlyMap<string, number>
  readonly columns: number
}

/**
 *     3  the envoy [said]
 *        that Norland had agreed to withdraw
 *        indirect · in 2 · confidence 0.61
 */
function formatStatement(statement: Statement, { reading, numbers, columns }: Context): string {
  const words = (spans: readonly Span[]) => printable(wordsOf(reading.report.text, spans))
  const { source, cue, content, form, within, confidence } = statement
  const number = String(numbers.get(statement.id)).padStart(2)
  const who = source.length > 0 ? styleText('bold', words(source)) : styleText('dim', '(no source named)')
  const said = cue.length > 0 ? ` ${styleText('cyan', `[${words(cue)}]`)}` : ''
  const outer = within === undefined ? undefined : numbers.get(within)
  const facts = [form, outer && `told in ${outer}`, `confidence ${confidence}`].filter(Boolean)
  const margin = MARGIN + INDENT.repeat(depthOf(statement, { reading, numbers }))
  const inner = `${margin}${INDENT}`
  return [
    `${margin}${styleText('dim', number)}${wrap(`${who}${said}`, inner, columns).slice(margin.length + number.length)}`,
    wrap(shorten(words(content)), inner, columns),
    wrap(styleText('dim', facts.join(' · ')), inner, columns),
  ].join('\n')
}

function closing({ report, statements, unread }: Reading): string {
  if (unread === 'language')
    return `Kept and not read: its language is ${printable(report.language)}, and Readout reads English.`
  if (unread === 'no-text') return 'Kept and not read: there is no text in it.'
  if (statements.length === 0) return 'Nobody is said to say anything here.'
  return statements.length === 1 ? '1 statement' : `${statements.length} statements`
}

/** On one line, without what could steer a terminal: control characters and marks that turn the direction of text. */
function printable(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}

function shorten(text: string): string {
  return text.length <= LONGEST
    ? text
    : `${text.slice(0, LONGEST).replace(/\S*$/, '')}… (--json has all of it)`
}

function wrap(text: string, margin: string, columns: number): string {
  return wrapAnsi(text, columns - margin.length, { hard: true })
    .split('\n')
    .map((line) => margin + line)
    .join('\n')
}
