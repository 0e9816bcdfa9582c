/** The days of the timeline: the latest on which something was said, or somebody met. */
import { type Expression, type RawBuilder, sql } from 'kysely'
import { among, type Ledger, type Tx } from '../ledger.ts'
import {
  conditionsInPlace,
  conditionsWithin,
  findFew,
  findFewOf,
  type Stretch,
  stretchOf,
  WHOLE,
} from './few.ts'
import type { Narrowed } from './filter.ts'

/** What is looked for, but for the days. */
export interface Asked {
  readonly kind: Ledger['kind']
  readonly filter: Omit<Narrowed, 'since' | 'until'>
  /** The only statements that can be meant, where these are few. */
  readonly few: readonly number[] | null
}

/** The days that are looked for: the latest of those that begin with one and end before another. */
export interface Range {
  readonly from: string
  readonly before: string
  readonly limit: number
}

/** The latest days on which there is something, and what a filter lets through of these, and perhaps of days before. */
export interface OnDays {
  readonly days: readonly string[]
  /** Row numbers; null where the filter asks for nothing but days. */
  readonly numbers: readonly number[] | null
}

/** The latest days on which something was said. Where a filter may let many through, it is asked by stretches of days. */
export async function findSaid(tx: Tx, asked: Asked, range: Range): Promise<OnDays> {
  const { kind, filter, few } = asked
  if (Object.keys(filter).length === 0) {
    const last = statementsFrom(tx, kind, range.from).select('day').orderBy('day', 'desc').limit(1)
    return { days: await stepBack(tx, range, (day) => last.where('day', '<', day)), numbers: null }
  }
  if (few) {
    const query = statementsFrom(tx, kind, range.from).where(among(kind, sql.ref('statement.no'), few))
    return latestOf(await findRows(query, range.before, conditionsInPlace(kind, filter)), range.limit)
  }
  let [found, before]: [OnDays, string] = [{ days: [], numbers: [] }, range.before]
  for (const size of STRETCHES) {
    const stretch =
      size === null
        ? { day: range.from, ...WHOLE }
        : await findStretch(tx, { from: range.from, before, size })
    if (stretch === null || found.days.length === range.limit) break
    const query = statementsFrom(tx, kind, stretch.day)
    const rows = await findRows(query, before, conditionsWithin(kind, filter, stretch))
    const { days, numbers } = latestOf(rows, range.limit - found.days.length)
    found = { days: [...found.days, ...days], numbers: [...(found.numbers ?? []), ...(numbers ?? [])] }
    before = stretch.day
  }
  return found
}

const STRETCHES = [250, 2_000, 16_000, 128_000, null] // statements; then all the others

/** The last days that hold some number of statements. */
async function findStretch(
  tx: Tx,
  { from, before, size }: Omit<Range, 'limit'> & { readonly size: number },
): Promise<(Stretch & { readonly day: string }) | null> {
  const some = tx
    .selectFrom('statement')
    .select('day')
    .where('day', '>=', from)
    .where('day', '<', before)
    .orderBy('day', 'desc')
    .limit(size)
  const { day } = await tx
    .selectFrom(some.as('some'))
    .select(({ fn }) => fn.min('day').as('day'))
    .executeTakeFirstOrThrow()
  if (day === null) return null
  const stretch = await tx
    .selectFrom('statement')
    .select(stretchOf)
    .where('day', '>=', day)
    .where('day', '<', before)
    .executeTakeFirstOrThrow()
  return { day, ...stretch }
}

function statementsFrom(tx: Tx, kind: Ledger['kind'], day: string) {
  const query = tx.selectFrom('statement').where('statement.counts', '=', 1).where('statement.day', '>=', day)
  return kind === 'sqlite' ? query.where(sql<boolean>`in_time(statement.no)`) : query
}

async function findRows(
  statements: ReturnType<typeof statementsFrom>,
  before: string,
  conditions: ReturnType<typeof conditionsInPlace>,
): Promise<readonly Dated[]> {
  let query = statements.select(['statement.no', 'statement.day']).where('statement.day', '<', before)
  for (const condition of conditions) query = query.where(condition)
  return query.execute()
}

interface Dated {
  readonly no: number
  readonly day: string | null
}

function latestOf(rows: readonly Dated[], limit: number): OnDays {
  const days = [...new Set(rows.flatMap(({ day }) => day ?? []))].toSorted().toReversed()
  return { days: days.slice(0, limit), numbers: rows.map(({ no }) => no) }
}

/**
 * The latest days on which somebody met, as far as some report tells that still stands. With a filter for anything but party,
 * actor and days, those encounters are meant at which such a statement was said.
 */
export async function findMet(tx: Tx, { kind, filter, few }: Asked, range: Range): Promise<OnDays> {
  const { party, actor, ...told } = filter
  let query = tx
    .selectFrom('encounter')
    .where('encounter.tellings', '>', 0)
    .where('encounter.at', '<>', '')
    .where('encounter.sort_key', '>=', range.from)
  if (Object.keys(filter).length === 0) {
    const last = query.select('encounter.at').orderBy('encounter.sort_key', 'desc').limit(1)
    return {
      days: await stepBack(tx, range, (day) => last.where('encounter.sort_key', '<', day)),
      numbers: null,
    }
  }
  const partakings = [party, actor].flatMap((no) => (no === undefined ? [] : [encountersOf(no)]))
  for (const encounters of partakings)
    query = query.where(sql<boolean>`(encounter.at, +encounter.no) in (${encounters})`)
  const asksTold = Object.keys(told).length > 0
  // What was said at them may be another's word than that of who takes part.
  const said = { kind, filter: told, few: partakings.length > 0 ? null : few }
  const only = asksTold ? await findSaidAt(tx, said) : await findFewOf(tx, partakings)
  if (only) query = query.where(among(kind, sql.ref('encounter.no'), only))
  else if (asksTold)
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
  const rows = await query
    .select(['encounter.no', 'encounter.at as day'])
    .where('encounter.sort_key', '<', range.before)
    .execute()
  return latestOf(rows, range.limit)
}

/** Encounters in which somebody takes part, himself or by the people of a party. */
function encountersOf(actor: number): RawBuilder<unknown> {
  return sql`select encounter_key.at, encounter_key.encounter as no from profile
    join encounter_key on encounter_key.key in ('p' || profile.no, 'h' || profile.no) where profile.actor = ${actor}`
}

/** The encounters at which such a statement was said as a filter lets through; null where these are many. */
async function findSaidAt(tx: Tx, { kind, filter, few }: Asked): Promise<readonly number[] | null> {
  const said = few ?? (await findFew({ kind }, tx, filter, { met: true }))
  if (said === null) return null
  let query = tx
    .selectFrom('statement')
    .innerJoin('telling', (join) =>
      join.onRef('telling.report', '=', 'statement.report').onRef('telling.local', '=', 'statement.at'),
    )
    .select('telling.encounter')
    .distinct()
    .where(among(kind, sql.ref('statement.no'), said))
    .where('statement.counts', '=', 1)
  for (const condition of conditionsInPlace(kind, filter)) query = query.where(condition)
  return (await query.execute()).map(({ encounter }) => encounter)
}

/** Days that come one before the other, each found by the one after it. */
async function stepBack(
  tx: Tx,
  { before, limit }: Range,
  findBefore: (day: RawBuilder<string>) => Expression<unknown>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ day: string }>`
    with recursive stepped(day, place) as (
      select ${findBefore(sql`${before}`)}, 1
      union all
      select ${findBefore(sql.ref('stepped.day'))}, place + 1 from stepped where day is not null and place < ${limit}
    )
    select day from stepped where day is not null
  `.execute(tx)
  return rows.map(({ day }) => day)
}
