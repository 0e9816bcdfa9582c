/** `readout timeline`. */
import type { Command } from 'commander'
import { ReadoutError } from '../../errors.ts'
import { formatTime } from '../../exports/time.ts'
import { ENCOUNTERS } from '../../exports/words.ts'
import { DAYS, MOST_OF_DAY } from '../../ledger/views/known.ts'
import type { TimelineDay } from '../../ledger/views/timeline.ts'
import type { LedgerEncounter, Receipt } from '../../types.ts'
import type { Column } from '../table.ts'
import { addView, type ViewFlags, writeCsv } from './command.ts'
import { describeAct, describeHolders, describeIssues } from './statements.ts'

interface Flags extends ViewFlags {
  readonly most?: string
}

const LONGEST = 140 // UTF-16 code units of a quotation in the table
const PAGE = 200 // days that are asked for at once as CSV

/** "summit, Harrowgate, 11 March 2026: Norland, Sudmark"; where reports differ, what most of them tell. */
export function describeEncounter({ kind, facts }: LedgerEncounter): string {
  const first = (field: string) => facts.find((fact) => fact.field === field)
  const place = first('place')
  const date = first('date')
  const who = facts
    .filter(({ field }) => field === 'participants')
    .map(({ value, receipts }) => receipts.map(({ names }) => names[value]).find((name) => name) ?? value)
  const what = [ENCOUNTERS[kind], place?.words[0] ?? place?.value, date && formatTime(date.value)].filter(
    Boolean,
  )
  return what.join(', ') + (who.length > 0 ? `: ${[...new Set(who)].join(', ')}` : '')
}

function describeStatement(receipt: Receipt): string {
  const issues = describeIssues(receipt).replaceAll('\n', ', ')
  const does = describeAct(receipt) + (issues && `, ${issues}`)
  const { quote } = receipt
  const words = quote.length <= LONGEST ? quote : `${quote.slice(0, LONGEST).replace(/\S*$/, '')}…`
  return `${describeHolders(receipt)}: ${does}\n  “${words.replace(/^[“"”]|[“"”]$/gu, '')}” ${receipt.entry}`
}

function describeMore(count: number, what: string): string[] {
  if (count === 0) return []
  return [`and ${count} more ${count === 1 ? what : `${what}s`}`]
}

const COLUMNS: readonly Column<TimelineDay>[] = [
  { name: 'Day', show: ({ day }) => day, least: 10 },
  {
    name: 'Who met ◆, who said what –',
    show: ({ encounters, statements, more }) =>
      [
        ...encounters.map(
          (one) => `${one.planned ? '◇ planned: ' : '◆ '}${describeEncounter(one)} ${one.id}`,
        ),
        ...describeMore(more.encounters, 'encounter'),
        ...statements.map((one) => `– ${describeStatement(one)}`),
        ...describeMore(more.statements, 'statement'),
      ].join('\n'),
    least: 40,
  },
]

/** A line of CSV for each entry of a day, and one for what is left out. */
function linesOf({ day, encounters, statements, more }: TimelineDay): string[][] {
  return [
    ...encounters.map((one) => [
      day,
      one.planned ? 'planned encounter' : 'encounter',
      one.id,
      describeEncounter(one),
      '',
      '',
      '',
      '',
      '',
    ]),
    ...statements.map((one) => [
      day,
      'statement',
      one.entry,
      one.quote,
      describeHolders(one),
      one.act ?? '',
      one.authority,
      one.issues.map(({ id, stance }) => `${id}:${stance}`).join('; '),
      one.outlet ?? '',
    ]),
    ...(more.encounters + more.statements > 0
      ? [[day, 'more', '', String(more.encounters + more.statements), '', '', '', '', '']]
      : []),
  ]
}

function mostOf({ most }: Flags): { most?: number } {
  if (most === undefined) return {}
  const number = Number(most)
  if (!Number.isInteger(number) || number < 1)
    throw new ReadoutError('misuse', `--most ${most}: give a whole number from 1 on`)
  return { most: number }
}

/** Adds the command. */
export function addTimeline(readout: Command): void {
  addView<TimelineDay, Flags>(readout, {
    name: 'timeline',
    summary: 'day by day, who met and who said what',
    description:
      'Shows the days of the process, the latest first: who met, and what was said, the most important first: what ' +
      'names an issue, then acts that move something before those that judge, in the own voice before what is told.',
    examples: ['timeline --since 2026-03 --party Norland', 'timeline --issue truce --most 20 --csv'],
    flags: (command) =>
      command.option('--most <N>', `statements, and encounters, of a day at most (default: ${MOST_OF_DAY})`),
    instead: async (ledger, filter, flags) => {
      if (!flags.csv) return false
      await writeCsv([['day', 'kind', 'id', 'words', 'holders', 'act', 'authority', 'issues', 'outlet']])
      let left = flags.limit === undefined ? Number.POSITIVE_INFINITY : Number(flags.limit)
      for (let after: string | undefined; left > 0; ) {
        const paging = {
          limit: Math.min(PAGE, left),
          ...(after !== undefined && { after }),
          ...mostOf(flags),
        }
        const { timeline } = await import('../../ledger/views/timeline.ts')
        const { rows, next } = await timeline(ledger, filter, paging)
        await writeCsv(rows.flatMap(linesOf))
        left -= rows.length
        if (next === undefined) break
        after = next
      }
      return true
    },
    most: DAYS,
    rows: async (ledger, filter, { flags, ...paging }) => {
      const { timeline } = await import('../../ledger/views/timeline.ts')
      return timeline(ledger, filter, { ...paging, ...mostOf(flags) })
    },
    columns: COLUMNS,
    empty: 'nothing is known of any day; readout add puts reports into the ledger, fewer filters show more',
  })
}
