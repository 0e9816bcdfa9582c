/** The timeline: day by day, who met and who said what. */
import { type Expression, type RawBuilder, sql } from 'kysely'
import type { LedgerEncounter, Receipt } from '../../types.ts'
import { loadEncounters } from '../encounters/index.ts'
import { among, type Ledger, look, type Tx } from '../ledger.ts'
import { findFew } from './few.ts'
import { type Filter, firstDay, lastDay, narrow } from './filter.ts'
import { DAYS, MOST_OF_DAY } from './known.ts'
import type { Page, Paging } from './page.ts'
import { findReceipts } from './receipts.ts'
import { findMet, findSaid, type OnDays } from './timeline-days.ts'

/** An encounter on the timeline. */
export interface TimelineEncounter extends LedgerEncounter {
  /** True where it was still to come when those reports that tell of it came out. */
  readonly planned?: true
}

/** A day of the process. */
export interface TimelineDay {
  /** ISO 8601. */
  readonly day: string
  /** Those that began on it; one of which no report tells the day stands where it was first told of. */
  readonly encounters: readonly TimelineEncounter[]
  /** What was said on it, else published; the most important first. */
  readonly statements: readonly Receipt[]
  /** Entries of the day beyond those that are shown. */
  readonly more: { readonly encounters: number; readonly statements: number }
}

/** How much of a day is shown. */
export interface TimelineOptions {
  /** Statements, and encounters, of one day at most: 5 of each where nothing is said. */
  readonly most?: number
}

/**
 * The days on which something was said or somebody met, the latest first; what has no day is not on it. Of a day those
 * statements come first that name an issue of the codebook, of these those whose act moves something (commits, agrees,
 * concedes, withdraws, rejects, draws a line, threatens), then those that ask or propose, then those that report and judge;
 * among equals those with the firmer authority, then those that most reports carry, then in the order of the reports. With
 * a filter for anything but party, actor and days, those encounters are shown at which such a statement was said.
 */
export function timeline(
  ledger: Ledger,
  filter: Filter = {},
  { limit = DAYS, after = '~', most = MOST_OF_DAY }: Paging & TimelineOptions = {},
): Promise<Page<TimelineDay>> {
  return look(ledger, async (tx) => {
    const { since, until, ...rest } = await narrow(tx, filter)
    const end = until === undefined ? after : `${lastDay(until)}~`
    const range = {
      from: since === undefined ? '' : firstDay(since),
      before: end < after ? end : after,
      limit: limit + 1,
    }
    const asked = { kind: ledger.kind, filter: rest, few: await findFew(ledger, tx, rest) }
    const said = await findSaid(tx, asked, range)
    // Days are not shown that come before all those on which something was said.
    const from = (said.days.length > limit && said.days.at(-1)) || range.from
    const met = await findMet(tx, asked, { ...range, from })
    const days = [...new Set([...said.days, ...met.days])].toSorted().toReversed()
    const shown = days.slice(0, limit)
    const statements = await findStatements(ledger, tx, { ...said, days: shown, most })
    const encounters = await findEncountersOf(ledger, tx, { ...met, days: shown, most })
    const last = days.length > limit ? shown.at(-1) : undefined
    return {
      rows: shown.map((day) => ({
        day,
        encounters: encounters.get(day)?.shown ?? [],
        statements: statements.get(day)?.shown ?? [],
        more: { encounters: encounters.get(day)?.more ?? 0, statements: statements.get(day)?.more ?? 0 },
      })),
      ...(last !== undefined && { next: last }),
    }
  })
}

/** What of a day is shown, and how much more there is. */
type Shares<T> = ReadonlyMap<string, { readonly shown: readonly T[]; readonly more: number }>

const MOVES = ['commit', 'agree', 'concede', 'withdraw', 'reject', 'red-line', 'threaten']
const ASKS = ['propose', 'demand', 'request', 'announce', 'deny', 'accuse', 'warn', 'acknowledge']

/** Orders the statements of a day: the rule stands with `timeline`. */
const IMPORTANCE: RawBuilder<unknown> = sql`
  case when exists (select 1 from statement_issue where statement_issue.statement = statement.no) then 0 else 1 end,
  case when act in (${sql.join(MOVES.map((act) => sql.lit(act)))}) then 0
    when act in (${sql.join(ASKS.map((act) => sql.lit(act)))}) then 1 else 2 end,
  case authority when 'firsthand' then 0 when 'relayed' then 1 when 'unnamed' then 2 else 3 end,
  carriers desc, sort_key, id`

/** What is shown of some days. */
interface Shown extends OnDays {
  readonly most: number
}

async function findStatements(
  { kind }: Pick<Ledger, 'kind'>,
  tx: Tx,
  { days, numbers, most }: Shown,
): Promise<Shares<Receipt>> {
  if (days.length === 0) return new Map()
  let said = tx.selectFrom('statement')
  // The sign keeps SQLite from looking up all of them for each day.
  if (numbers) said = said.where(among(kind, sql`+statement.no`, numbers))
  else said = said.where('statement.counts', '=', 1)
  if (kind === 'sqlite') said = said.where(sql<boolean>`in_time(statement.no)`)
  const counts = await said
    .select(['statement.day', ({ fn }) => fn.countAll<number>().as('all')])
    .where('statement.day', 'in', days)
    .groupBy('statement.day')
    .execute()
  const best = said
    .select('statement.no')
    .where('statement.day', '=', sql<string>`shown.value`)
    .orderBy(IMPORTANCE)
    .limit(most)
  const rows = await tx
    .selectFrom('statement')
    .select(['no', 'day'])
    .where('no', 'in', bestOfEach(kind, days, best))
    .orderBy('day')
    .orderBy(IMPORTANCE)
    .execute()
  const receipts = await findReceipts(
    tx,
    rows.map(({ no }) => no),
  )
  const countOf = new Map(counts.map(({ day, all }) => [day, all]))
  return shareOut(
    rows.map(({ day }, index) => ({ day: day ?? '', all: countOf.get(day) ?? 0, entry: receipts[index] })),
  )
}

/** What a query gives for each of some days, `shown.value` in it. */
function bestOfEach(
  kind: Ledger['kind'],
  days: readonly string[],
  best: Expression<unknown>,
): RawBuilder<number> {
  return kind === 'sqlite'
    ? sql<number>`(select best.no from json_each(${JSON.stringify(days)}) as shown
        cross join statement as best where best.no in ${best})`
    : sql<number>`(select best.no from unnest(cast(${days} as text[])) as shown(value)
        cross join lateral ${best} as best)`
}

async function findEncountersOf(
  { kind }: Pick<Ledger, 'kind'>,
  tx: Tx,
  { days, numbers, most }: Shown,
): Promise<Shares<TimelineEncounter>> {
  if (days.length === 0) return new Map()
  let met = tx
    .selectFrom('encounter')
    .where('encounter.tellings', '>', 0)
    .where(({ or, and, eb }) =>
      or(
        days.map((day) =>
          and([eb('encounter.sort_key', '>', `${day}|`), eb('encounter.sort_key', '<', `${day}~`)]),
        ),
      ),
    )
  if (numbers) met = met.where(among(kind, sql`+encounter.no`, numbers))
  const ranked = met
    .select(['encounter.no', 'encounter.id', 'encounter.kind', 'encounter.at as day'])
    .select(sql<number>`row_number() over (partition by at order by tellings desc, id)`.as('place'))
    .select(sql<number>`count(*) over (partition by at)`.as('all'))
  const rows = await tx
    .selectFrom(ranked.as('encounter'))
    .selectAll()
    .select(sql<number>`case when ${IS_PLANNED} then 1 else 0 end`.as('planned'))
    .where('place', '<=', most)
    .orderBy('day')
    .orderBy('place')
    .execute()
  const encounters = await loadEncounters(tx, rows)
  return shareOut(
    rows.map(({ day, all, planned }, index) => {
      const encounter = encounters[index]
      const entry = encounter && planned === 1 ? { ...encounter, planned: true as const } : encounter
      return { day, all: Number(all), entry }
    }),
  )
}

/** Whether all reports that tell of it came out before the first day on which they say it may be. */
const IS_PLANNED = sql`not exists (select 1 from telling join report on report.no = telling.report
  where telling.encounter = encounter.no and telling.stands = 1
    and coalesce(telling.start, '') <= coalesce(substr(report.published, 1, 10), '9999'))`

function shareOut<T>(
  rows: readonly { readonly day: string; readonly all: number; readonly entry: T | undefined }[],
): Shares<T> {
  return new Map(
    [...Map.groupBy(rows, ({ day }) => day)].map(([day, own]) => {
      const shown = own.flatMap(({ entry }) => (entry === undefined ? [] : [entry]))
      return [day, { shown, more: (own[0]?.all ?? 0) - shown.length }]
    }),
  )
}
