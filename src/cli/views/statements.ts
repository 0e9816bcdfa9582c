/** `readout statements`. */
import type { Command } from 'commander'
import { ReadoutError } from '../../errors.ts'
import { formatTime } from '../../exports/time.ts'
import type { Sureness } from '../../ledger/views/undecided.ts'
import type { Receipt } from '../../types.ts'
import type { Column } from '../table.ts'
import { addView, type ViewFlags } from './command.ts'

interface Flags extends ViewFlags {
  readonly undecided?: true
  readonly below?: string
}

/** Whose it is, and in whose voice: "Norland", "Norland, told by Tomas Marr". */
export function describeHolders({ holders, voices, names, authority }: Receipt): string {
  const name = (id: string) => names[id] ?? id
  const who = [...new Set(holders.map(({ actor }) => name(actor)))].join(' and ')
  const teller = voices.map(name).at(-1)
  switch (authority) {
    case 'firsthand':
      return who
    case 'relayed':
      return `${who}, told by ${teller ?? 'others'}`
    case 'unnamed':
      return `${who}, by unnamed sources`
    case 'narrator':
      return `${who}, told by the report`
  }
}

/** What it does, and how firmly: "agree", "agree (possible)", "deny (denied)". */
export function describeAct({ act, certainty, polarity }: Receipt): string {
  const notes = [certainty !== 'certain' && certainty, polarity === 'denied' && polarity].filter(
    (note) => note,
  )
  return notes.length > 0 ? `${act} (${notes.join(', ')})` : (act ?? '')
}

/** "truce (for)". */
export function describeIssues({ issues }: Pick<Receipt, 'issues'>): string {
  return issues.map(({ id, stance }) => (stance === 'unclear' ? id : `${id} (${stance})`)).join('\n')
}

/** Who published it and when, how many carry it, and the id by which `show` finds it. */
export function describeSource({ outlet = '', published = '', carriers, entry }: Receipt): string {
  const others = carriers > 1 ? ` ×${carriers}` : ''
  return [`${outlet}${others}`, published.slice(0, 10), entry].join('\n')
}

const COLUMNS: readonly Column<Receipt>[] = [
  { name: 'Day', show: ({ said, published = '' }) => formatDay(said ?? published), least: 10 },
  { name: 'Whose', show: describeHolders, least: 12 },
  { name: 'What', show: (receipt) => `${describeAct(receipt)}\n${describeIssues(receipt)}`, least: 17 },
  { name: 'Words', show: ({ quote }) => quote, least: 16 },
  { name: 'Source', show: describeSource, least: 17 },
]

const CSV: readonly Column<Receipt>[] = [
  { name: 'id', show: ({ entry }) => entry },
  { name: 'said', show: ({ said = '' }) => said },
  { name: 'published', show: ({ published = '' }) => published },
  { name: 'outlet', show: ({ outlet = '' }) => outlet },
  { name: 'url', show: ({ url = '' }) => url },
  { name: 'speaker', show: ({ speaker = '', names }) => names[speaker] ?? '' },
  { name: 'voices', show: ({ voices, names }) => voices.map((id) => names[id] ?? id).join('; ') },
  {
    name: 'holders',
    show: ({ holders, names }) => holders.map(({ actor }) => names[actor] ?? actor).join('; '),
  },
  { name: 'authority', show: ({ authority }) => authority },
  { name: 'act', show: ({ act = '' }) => act },
  { name: 'certainty', show: ({ certainty = '' }) => certainty },
  { name: 'polarity', show: ({ polarity = '' }) => polarity },
  { name: 'condition', show: ({ condition = '' }) => condition },
  { name: 'issues', show: ({ issues }) => issues.map(({ id, stance }) => `${id}:${stance}`).join('; ') },
  { name: 'quote', show: ({ quote }) => quote },
  { name: 'confidence', show: ({ confidence }) => String(confidence) },
  { name: 'carriers', show: ({ carriers }) => String(carriers) },
  { name: 'report', show: ({ report }) => report },
]

function formatDay(value: string): string {
  return /^\d{4}-\d\d-\d\d/.test(value) ? value.slice(0, 10) : formatTime(value)
}

function checkSureness({ below, undecided }: Flags): Sureness {
  if (below === undefined) return {}
  if (!undecided) throw new ReadoutError('misuse', '--below goes with --undecided')
  const confidence = Number(below)
  if (!(confidence >= 0 && confidence <= 1) || below.trim() === '')
    throw new ReadoutError('misuse', `--below ${below}: give a confidence from 0 to 1, such as 0.7`)
  return { below: confidence }
}

/** Adds the command. */
export function addStatements(readout: Command): void {
  addView<Receipt, Flags>(readout, {
    name: 'statements',
    summary: 'list what was said',
    description:
      'Lists statements in the order of publication: whose, in whose voice, what it does, in which words. ' +
      'With --undecided those that nobody has decided on, the least certain first.',
    examples: [
      'statements --party Norland --issue truce',
      'statements --search \'"open the gates"\' --csv',
      'statements --undecided --below 0.7',
    ],
    flags: (command) =>
      command
        .option('--undecided', 'only what nobody has decided on, the least certain first')
        .option('--below <CONFIDENCE>', 'with --undecided: only what the reader is less sure of, 0 to 1'),
    rows: async (ledger, filter, { flags, ...paging }) => {
      const sureness = checkSureness(flags)
      if (flags.undecided) {
        const { undecided } = await import('../../ledger/views/undecided.ts')
        return undecided(ledger, filter, { ...paging, ...sureness })
      }
      const { statements } = await import('../../ledger/views/statements.ts')
      return statements(ledger, filter, paging)
    },
    columns: COLUMNS,
    csv: CSV,
    empty: 'no statement fits; readout add puts reports into the ledger, fewer filters show more',
  })
}
