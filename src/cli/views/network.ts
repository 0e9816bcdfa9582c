/** `readout network`. */
import type { Command } from 'commander'
import { ReadoutError } from '../../errors.ts'
import type { NetworkOptions, Voice } from '../../ledger/views/network.ts'
import type { Tie, TieKind } from '../../types.ts'
import type { Column } from '../table.ts'
import { addView, type ViewFlags, writeCsv } from './command.ts'
import { describeSource } from './statements.ts'

interface Flags extends ViewFlags {
  readonly ties?: string
  readonly voice?: string
  readonly people?: string | true
  readonly normalize?: true
  readonly window?: string
  readonly matrix?: true
}

const SORTS: Readonly<Record<string, readonly TieKind[]>> = {
  agreement: ['agree', 'disagree'],
  agree: ['agree'],
  disagree: ['disagree'],
  stances: ['for', 'against'],
  for: ['for'],
  against: ['against'],
  'tells-of': ['tells-of'],
  all: ['agree', 'disagree', 'tells-of', 'for', 'against'],
}
const VOICES: readonly Voice[] = ['own', 'told', 'all']
const PEOPLE = 100 // who are compared where --people tells no number

/** How a row reads on: "Norland · same side as · Sudmark on truce". Two who are for the same need not have agreed on it. */
const VERBS: Readonly<Record<TieKind, string>> = {
  agree: 'same side as',
  disagree: 'opposite of',
  'tells-of': 'speaks about',
  for: 'is for',
  against: 'is against',
}

const nameOf = ({ names }: Tie, id: string) => names[id] ?? id

const COLUMNS: readonly Column<Tie>[] = [
  { name: 'Who', show: (tie) => nameOf(tie, tie.from), least: 12 },
  { name: 'Tie', show: ({ kind }) => VERBS[kind], least: 14 },
  {
    name: 'Whom or what',
    show: (tie) =>
      [nameOf(tie, tie.to), tie.issues && `on ${tie.issues.join(', ')}`].filter(Boolean).join('\n'),
    least: 20,
  },
  { name: 'Weight', show: ({ weight }) => String(weight) },
  { name: 'Rests on', show: describeReceipts, least: 20 },
]

function describeReceipts({ statements, receipts, window }: Tie): string {
  const [first] = receipts
  const many = statements === 1 ? '1 statement' : `${statements} statements`
  return [
    window && `${window.since} to ${window.until}`,
    first && statements > 1 ? `${many}, one of them:` : many,
    first && describeSource(first),
  ]
    .filter(Boolean)
    .join('\n')
}

const CSV: readonly Column<Tie>[] = [
  { name: 'from', show: (tie) => nameOf(tie, tie.from) },
  { name: 'to', show: (tie) => nameOf(tie, tie.to) },
  { name: 'kind', show: ({ kind }) => kind },
  { name: 'weight', show: ({ weight }) => String(weight) },
  { name: 'issues', show: ({ issue, issues }) => (issues ?? [issue ?? '']).join('; ') },
  { name: 'statements', show: ({ statements }) => String(statements) },
  { name: 'since', show: ({ window }) => window?.since ?? '' },
  { name: 'until', show: ({ window }) => window?.until ?? '' },
  { name: 'from_id', show: ({ from }) => from },
  { name: 'to_id', show: ({ to }) => to },
  { name: 'receipts', show: ({ receipts }) => receipts.map(({ entry }) => entry).join('; ') },
]

/** The options that flags give. Throws a ReadoutError `misuse` where one is not known. */
function optionsOf({ ties, voice, people, normalize, window }: Flags): NetworkOptions {
  const kinds = ties === undefined ? undefined : Object.hasOwn(SORTS, ties) ? SORTS[ties] : null
  if (kinds === null)
    throw new ReadoutError('misuse', `--ties ${ties}: there are ${Object.keys(SORTS).join(', ')}`)
  const whose = VOICES.find((one) => one === voice)
  if (voice !== undefined && !whose)
    throw new ReadoutError('misuse', `--voice ${voice}: there are ${VOICES.join(', ')}`)
  return {
    ...(kinds && { ties: kinds }),
    ...(whose && { voice: whose }),
    ...(people !== undefined && { people: people === true ? PEOPLE : Number(people) }),
    ...(normalize && { normalization: 'average' }),
    ...(window !== undefined && { window: Number(window) }),
  }
}

/** Adds the command. */
export function addNetwork(readout: Command): void {
  addView<Tie, Flags>(readout, {
    name: 'network',
    summary: 'who agrees with whom on what',
    description:
      'Ties parties that hold the same stance on an issue, or opposite ones (Discourse Network Analysis: congruence ' +
      'and conflict; the weight is the number of issues). Only what a party says in its own voice counts, unless ' +
      '--voice says otherwise.',
    examples: [
      'network --since 2026-01 --voice all',
      'network --ties stances --csv --matrix > affiliation.csv',
      'network --people --window 30 --json',
    ],
    flags: (command) =>
      command
        .option('--ties <SORT>', `${Object.keys(SORTS).join(', ')} (default: agreement)`)
        .option('--voice <VOICE>', 'own, told (what others tell of them) or all (default: own)')
        .option('--people [N]', `people in place of parties: the ${PEOPLE} most active, or N`)
        .option('--normalize', 'divide by the average activity of the two')
        .option('--window <DAYS>', 'count in windows of so many days')
        .option('--matrix', 'with --csv: a matrix in place of a list'),
    instead: async (ledger, filter, flags) => {
      if (!flags.matrix) return false
      if (!flags.csv) throw new ReadoutError('misuse', '--matrix goes with --csv')
      const { networkMatrix } = await import('../../ledger/views/network.ts')
      const { rows, columns, cells } = await networkMatrix(ledger, filter, optionsOf(flags))
      await writeCsv([['', ...columns], ...rows.map((row, index) => [row, ...(cells[index] ?? [])])])
      return true
    },
    rows: async (ledger, filter, { flags, ...paging }) => {
      const { network } = await import('../../ledger/views/network.ts')
      return network(ledger, filter, { ...paging, ...optionsOf(flags) })
    },
    columns: COLUMNS,
    csv: CSV,
    empty:
      'no tie is known; --voice all counts what others tell too, --ties all shows who stands where and who speaks about whom',
  })
}
