/** `readout positions`. */
import type { Command } from 'commander'
import { stanceOf } from '../../ledger/views/acts.ts'
import { LONGEST_HISTORY, VOICES_OF_CELL } from '../../ledger/views/known.ts'
import type { HistoryReceipt, ListedPosition } from '../../ledger/views/positions.ts'
import type { ToldReceipt } from '../../ledger/views/tellers.ts'
import type { Receipt } from '../../types.ts'
import type { Column } from '../table.ts'
import { addView, type ViewFlags } from './command.ts'
import { clip, describeStand, describeTeller, describeWhere } from './stands.ts'

interface Flags extends ViewFlags {
  readonly history?: true
  readonly everyone?: true
}

function showOwn({ own, issue }: ListedPosition): string {
  return own ? describe(own, issue) : '–'
}

function showTold({ told, issue, more }: ListedPosition): string {
  const voices = told.map((one) => `${describeTeller(one)}: ${describe(one, issue)}`)
  return [...voices, ...(more ? ['… and others, earlier'] : [])].join('\n')
}

function describe(receipt: Receipt, issue: string): string {
  return `${describeStand(receipt, issue)}\n${clip(receipt.quote)}\n${describeWhere(receipt)}`
}

const COLUMNS: readonly Column<ListedPosition>[] = [
  { name: 'Party, issue', show: ({ name, issue }) => `${name}\n${issue}`, least: 18 },
  { name: 'In its own voice', show: showOwn, least: 27 },
  { name: 'As others tell it', show: showTold, least: 29 },
]

/** What one line of CSV is about: its own voice, else the only one that tells of it. */
function voice({
  own,
  told,
}: ListedPosition): ToldReceipt | (Receipt & { readonly teller?: undefined }) | undefined {
  return own ?? told[0]
}

const CSV: readonly Column<ListedPosition>[] = [
  { name: 'party', show: ({ name }) => name },
  { name: 'issue', show: ({ issue }) => issue },
  { name: 'voice', show: ({ own }) => (own ? 'own' : 'told') },
  { name: 'teller', show: ({ told: [told] }) => (told ? describeTeller(told) : '') },
  { name: 'authority', show: (line) => (line.own ? 'firsthand' : (voice(line)?.authority ?? '')) },
  { name: 'act', show: (line) => voice(line)?.act ?? '' },
  { name: 'certainty', show: (line) => voice(line)?.certainty ?? '' },
  { name: 'polarity', show: (line) => voice(line)?.polarity ?? '' },
  { name: 'stance', show: (line) => stanceOf(voice(line) ?? { issues: [] }, line.issue) },
  { name: 'said', show: (line) => voice(line)?.said ?? '' },
  { name: 'published', show: (line) => voice(line)?.published ?? '' },
  { name: 'outlet', show: (line) => voice(line)?.outlet ?? '' },
  { name: 'quote', show: (line) => voice(line)?.quote ?? '' },
  { name: 'entry', show: (line) => voice(line)?.entry ?? '' },
  { name: 'report', show: (line) => voice(line)?.report ?? '' },
]

/** A line for each statement of a history, the latest first: what is its own beside what is told. */
function linesOf(position: ListedPosition, history: readonly HistoryReceipt[]): readonly ListedPosition[] {
  const { party, name, issue } = position
  return history.map(({ own, ...receipt }) => ({
    party,
    name,
    issue,
    own: own ? receipt : null,
    told: own ? [] : [receipt],
  }))
}

/** A line for each voice. */
function voicesOf({ own, told, more: _, ...position }: ListedPosition): readonly ListedPosition[] {
  return [
    ...(own ? [{ ...position, own, told: [] }] : []),
    ...told.map((one) => ({ ...position, own: null, told: [one] })),
  ]
}

/** Adds the command. */
export function addPositions(readout: Command): void {
  addView<ListedPosition, Flags>(readout, {
    name: 'positions',
    summary: 'show where each party stands on each issue, by whose word',
    description:
      'Shows for each party and issue the latest in its own voice, and beside it the latest that others say of it. ' +
      `Of others the ${VOICES_OF_CELL} latest voices are shown, and all where a party and an issue are named. ` +
      'With --until DAY: where they stood then.',
    examples: [
      'positions --issue truce',
      'positions --party Norland --issue truce --history',
      'positions --until 2026-03-01 --csv',
    ],
    flags: (command) =>
      command
        .option(
          '--history',
          `how each moved: its statements, the latest ${LONGEST_HISTORY}, the last one first`,
        )
        .option('--everyone', 'behind the parties also organizations, groups and people of no party'),
    rows: async (ledger, filter, { flags, ...paging }) => {
      const { history = false, everyone = false } = flags
      const { positions } = await import('../../ledger/views/positions.ts')
      const { rows, ...next } = await positions(ledger, filter, { ...paging, history, everyone })
      if (flags.json) return { rows, ...next }
      const lines = rows.flatMap((row) =>
        row.history ? linesOf(row, row.history) : flags.csv ? voicesOf(row) : [row],
      )
      return { rows: lines, ...next }
    },
    columns: COLUMNS,
    csv: CSV,
    empty:
      'no position fits: reports must be in the ledger (readout add) and the codebook must name issues; ' +
      'fewer filters show more, --everyone also those who are no party',
  })
}
