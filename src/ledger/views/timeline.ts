/** The timeline: day by day, who met and who said what. */
import { type RawBuilder, sql } from 'kysely'
import type { LedgerEncounter, Receipt } from '../../types.ts'
import { findEncounter } from '../encounters/index.ts'
import { among, type Ledger, look, type Tx } from '../ledger.ts'
import { conditionsInPlace, findFew } from './few.ts'
import { type Filter, firstDay, lastDay, type Narrowed, narrow } from './filter.ts'
import type { Page, Paging } from './page.ts'
import { findReceipts } from './receipts.ts'

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

/** Days of a page where nothing is said. */
export const DAYS = 10

/** Statements, and encounters, of one day where nothing is said. */
export const MOST = 5

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
  { limit = DAYS, after, most = MOST }: Paging & TimelineOptions = {},
): Promise<Page<TimelineDay>> {
  return look(ledger, async (tx) => {
    const narrowed = await narrow(tx, filter)
    const few = await findFew(ledger, tx, narrowed)
    const asked: Asked = {
      kind: ledger.kind,
      filter: narrowed,
      few,
      met: few && (await findMet(ledger, tx, { filter: narrowed, few })),
    }
    const days = await findDays(tx, asked, { limit: limit + 1, before: after ?? '~' })
    const shown = days.slice(0, limit)
    const statements = await findStatements(tx, asked, { days: shown, most })
    const encounters = await findEncountersOf(tx, asked, { days: shown, most })
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

interface Asked {
  readonly kind: Ledger['kind']
  readonly filter: Narrowed
  /** The only statements that can be meant, where these are few. */
  readonly few: readonly number[] | null
  /** The only encounters that can be meant, where the statements are few that were said at them. */
  readonly met: readonly number[] | null
}

/** The encounters at which some of few statements were said; null where a filter does not ask what was said. */
async function findMet(
  { kind }: Ledger,
  tx: Tx,
  { filter, few }: { filter: Narrowed; few: readonly number[] },
): Promise<readonly number[] | null> {
  const told = toldAt(filter)
  if (told === null) return null
  let query = tx
    .selectFrom('statement')
    .innerJoin('telling', (join) =>
      join.onRef('telling.report', '=', 'statement.report').onRef('telling.local', '=', 'statement.at'),
    )
    .select('telling.encounter')
    .distinct()
    .where(among(kind, sql.ref('statement.no'), few))
    .where('statement.counts', '=', 1)
  for (const condition of conditionsInPlace(kind, told)) query = query.where(condition)
  return (await query.execute()).map(({ encounter }) => encounter)
}

/** What a filter asks of the statements that were said at an encounter; null where it asks nothing of them. */
function toldAt({ party, actor, since, until, ...told }: Narrowed): Narrowed | null {
  return Object.keys(told).length > 0 ? told : null
}

/** The latest days before one on which there is something. */
async function findDays(
  tx: Tx,
  asked: Asked,
  { limit, before }: { limit: number; before: string },
): Promise<readonly string[]> {
  const days: string[] = []
  const lastSaid = asked.few ? lastIn(await findSaid(tx, asked, before)) : findLastSaid
  let [said, met] = [await lastSaid(tx, asked, before), await lastMet(tx, asked, before)]
  while (days.length < limit && (said !== null || met !== null)) {
    const day = [said, met].reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b)) ?? ''
    days.push(day)
    if (said === day) said = await lastSaid(tx, asked, day)
    if (met === day) met = await lastMet(tx, asked, day)
  }
  return days
}

/** The days on which few statements were said, the latest first. */
async function findSaid(tx: Tx, asked: Asked, before: string): Promise<readonly string[]> {
  const rows = await statementsOf(tx, asked)
    .select('statement.day')
    .distinct()
    .where('statement.day', '<', before)
    .orderBy('statement.day', 'desc')
    .execute()
  return rows.flatMap(({ day }) => day ?? [])
}

function lastIn(days: readonly string[]): typeof findLastSaid {
  return async (_tx, _asked, before) => days.find((day) => day < before) ?? null
}

async function findLastSaid(tx: Tx, asked: Asked, before: string): Promise<string | null> {
  const row = await statementsOf(tx, asked)
    .select('statement.day')
    .where('statement.day', '<', before)
    .orderBy('statement.day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.day ?? null
}

async function lastMet(tx: Tx, asked: Asked, before: string): Promise<string | null> {
  const row = await encountersOf(tx, asked)
    .select('encounter.at')
    .where('encounter.sort_key', '<', before)
    .orderBy('encounter.sort_key', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}

function statementsOf(tx: Tx, { kind, filter, few }: Asked) {
  let query = tx.selectFrom('statement').where('statement.counts', '=', 1)
  if (kind === 'sqlite') query = query.where(sql<boolean>`in_time(statement.no)`)
  if (few) query = query.where(among(kind, sql.ref('statement.no'), few))
  for (const condition of conditionsInPlace(kind, filter)) query = query.where(condition)
  return query
}

/** Encounters that a filter lets through: those with a day of some kind that a standing report tells of. */
function encountersOf(tx: Tx, { kind, filter, met }: Asked) {
  const { party, actor, since, until } = filter
  const told = toldAt(filter)
  let query = tx.selectFrom('encounter').where('encounter.tellings', '>', 0).where('encounter.at', '<>', '')
  if (since !== undefined) query = query.where('encounter.at', '>=', firstDay(since))
  if (until !== undefined) query = query.where('encounter.at', '<=', lastDay(until))
  for (const no of [party, actor])
    if (no !== undefined)
      query = query.where(
        sql<boolean>`exists (select 1 from profile join encounter_key on encounter_key.key in ('p' || profile.no, 'h' || profile.no)
          where profile.actor = ${no} and encounter_key.at = encounter.at
            and encounter_key.encounter = encounter.no)`,
      )
  if (met) query = query.where(among(kind, sql.ref('encounter.no'), met))
  else if (told !== null)
    query = query.where(({ exists, selectFrom }) => {
      let said = selectFrom('telling')
        .innerJoin('statement', 'statement.report', 'telling.report')
        .select('statement.no')
        .whereRef('telling.encounter', '=', 'encounter.no')
        .whereRef('statement.at', '=', 'telling.local')
        .where('statement.counts', '=', 1)
      for (const condition of conditionsInPlace(kind, told)) said = said.where(condition)
      return exists(said)
    })
  return query
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

async function findStatements(
  tx: Tx,
  asked: Asked,
  { days, most }: { days: readonly string[]; most: number },
): Promise<Shares<Receipt>> {
  if (days.length === 0) return new Map()
  const ranked = statementsOf(tx, asked)
    .where('statement.day', 'in', days)
    .select(['statement.no', 'statement.day'])
    .select(sql<number>`row_number() over (partition by day order by ${IMPORTANCE})`.as('place'))
    .select(sql<number>`count(*) over (partition by day)`.as('all'))
  const rows = await tx
    .selectFrom(ranked.as('ranked'))
    .selectAll()
    .where('place', '<=', most)
    .orderBy('day')
    .orderBy('place')
    .execute()
  const receipts = await findReceipts(
    tx,
    rows.map(({ no }) => no),
  )
  return shareOut(
    rows.map(({ day, all }, index) => ({ day: day ?? '', all: Number(all), entry: receipts[index] })),
  )
}

async function findEncountersOf(
  tx: Tx,
  asked: Asked,
  { days, most }: { days: readonly string[]; most: number },
): Promise<Shares<TimelineEncounter>> {
  if (days.length === 0) return new Map()
  const ranked = encountersOf(tx, asked)
    .where('encounter.at', 'in', days)
    .where('encounter.sort_key', '>=', days.at(-1) ?? '')
    .select(['encounter.id', 'encounter.at as day'])
    .select(sql<number>`case when ${IS_PLANNED} then 1 else 0 end`.as('planned'))
    .select(sql<number>`row_number() over (partition by at order by tellings desc, id)`.as('place'))
    .select(sql<number>`count(*) over (partition by at)`.as('all'))
  const rows = await tx
    .selectFrom(ranked.as('ranked'))
    .selectAll()
    .where('place', '<=', most)
    .orderBy('day')
    .orderBy('place')
    .execute()
  if (rows.length === 0) return new Map()
  const found: { day: string; all: number; entry: TimelineEncounter | undefined }[] = []
  for (const { id, day, all, planned } of rows) {
    const encounter = await findEncounter(tx, id)
    const entry = encounter && planned === 1 ? { ...encounter, planned: true as const } : encounter
    found.push({ day, all: Number(all), entry: entry ?? undefined })
  }
  return shareOut(found)
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
