/** `readout discrepancies`. */
import type { Command } from 'commander'
import type { Discrepancy, Receipt } from '../../types.ts'
import type { Column } from '../table.ts'
import { addView, type ViewFlags } from './command.ts'
import { clip, describeTeller, describeWhere } from './stands.ts'
import { describeAct } from './statements.ts'

/** One line: a discrepancy, and the two statements of it that stand against each other. */
export interface Line {
  readonly discrepancy: Discrepancy
  readonly one: Receipt | undefined
  readonly other: Receipt | undefined
  /** Its first line says what it is about. */
  readonly first: boolean
}

/** What the kinds are called. */
export const KINDS: Readonly<Record<Discrepancy['kind'], string>> = {
  'own-voice-absent': 'own voice absent',
  contradiction: 'contradiction',
  certainty: 'certainty differs',
  fact: 'facts differ',
}

const WORDS = 100 // UTF-16 code units of a quotation

/** The pairs of a discrepancy; of a voice that is absent, those who speak of it, one by one. */
export function linesOf(discrepancy: Discrepancy): readonly Line[] {
  const { kind, receipts } = discrepancy
  if (kind === 'own-voice-absent')
    return receipts.map((one, index) => ({ discrepancy, one, other: undefined, first: index === 0 }))
  return Array.from({ length: Math.ceil(receipts.length / 2) }, (_, pair) => ({
    discrepancy,
    one: receipts[2 * pair],
    other: receipts[2 * pair + 1],
    first: pair === 0,
  }))
}

/** What the party or the encounter is called that it is about. */
export function nameOf({ party, encounter, names }: Discrepancy): string {
  const id = party ?? encounter
  return id === undefined ? '' : (names[id] ?? id)
}

function showWhat({ discrepancy, first }: Line): string {
  if (!first) return ''
  const { kind, issue = '', rank, id, resolved } = discrepancy
  return [
    KINDS[kind],
    nameOf(discrepancy),
    issue,
    `rank ${rank}`,
    ...(resolved === undefined ? [] : ['resolved']),
    id,
  ].join('\n')
}

function showSide(receipt: Receipt | undefined): string {
  if (!receipt) return '– nothing in its own voice'
  const words = clip(receipt.quote, WORDS).replace(/^["“”]|["“”]$/g, '')
  const act = describeAct(receipt)
  const teller = describeTeller({ ...receipt, teller: null })
  return [act === '' ? teller : `${teller}: ${act}`, `“${words}”`, describeWhere(receipt)].join('\n')
}

const COLUMNS: readonly Column<Line>[] = [
  { name: 'What', show: showWhat, least: 18 },
  { name: 'One says', show: ({ one }) => showSide(one), least: 28 },
  { name: 'Another says', show: ({ other }) => showSide(other), least: 28 },
]

const side = (name: string, of: (line: Line) => Receipt | undefined): readonly Column<Line>[] => [
  { name: `${name}_entry`, show: (line) => of(line)?.entry ?? '' },
  {
    name: `${name}_voice`,
    show: (line) => {
      const receipt = of(line)
      return receipt ? describeTeller({ ...receipt, teller: null }) : ''
    },
  },
  { name: `${name}_authority`, show: (line) => of(line)?.authority ?? '' },
  { name: `${name}_act`, show: (line) => of(line)?.act ?? '' },
  { name: `${name}_certainty`, show: (line) => of(line)?.certainty ?? '' },
  { name: `${name}_said`, show: (line) => of(line)?.said ?? of(line)?.published ?? '' },
  { name: `${name}_outlet`, show: (line) => of(line)?.outlet ?? '' },
  { name: `${name}_quote`, show: (line) => of(line)?.quote ?? '' },
]

const CSV: readonly Column<Line>[] = [
  { name: 'id', show: ({ discrepancy }) => discrepancy.id },
  { name: 'kind', show: ({ discrepancy }) => discrepancy.kind },
  { name: 'rank', show: ({ discrepancy }) => String(discrepancy.rank) },
  { name: 'about', show: ({ discrepancy }) => nameOf(discrepancy) },
  { name: 'issue', show: ({ discrepancy }) => discrepancy.issue ?? '' },
  { name: 'resolved', show: ({ discrepancy }) => discrepancy.resolved ?? '' },
  ...side('one', ({ one }) => one),
  ...side('other', ({ other }) => other),
]

/** Adds the command. */
export function addDiscrepancies(readout: Command): void {
  addView<Line | Discrepancy, ViewFlags>(readout, {
    name: 'discrepancies',
    summary: 'show what does not go together in the record',
    description:
      'Shows statements that stand against each other, what to look at first coming first: a position that only others ' +
      'tell, contradictions and denials, one claim told more and less firmly, figures and facts that differ. Which side ' +
      'is right, it does not say. readout resolve ID puts down that one is settled.',
    examples: [
      'discrepancies --party Norland',
      'discrepancies --issue truce --since 2026-03',
      'discrepancies --csv',
    ],
    rows: async (ledger, filter, { flags, ...paging }) => {
      const { discrepancies } = await import('../../ledger/views/discrepancies.ts')
      const { rows, ...next } = await discrepancies(ledger, filter, paging)
      return { rows: flags.json ? rows : rows.flatMap(linesOf), ...next }
    },
    columns: forLines(COLUMNS),
    csv: forLines(CSV),
    empty:
      'no discrepancy fits: several reports must be in the ledger (readout add) and the codebook must name issues; ' +
      'fewer filters show more',
  })
}

/** Tables and CSV are made of lines, JSON of the records. */
function forLines(columns: readonly Column<Line>[]): readonly Column<Line | Discrepancy>[] {
  return columns.map(({ show, ...column }) => ({
    ...column,
    show: (row) => ('discrepancy' in row ? show(row) : ''),
  }))
}
