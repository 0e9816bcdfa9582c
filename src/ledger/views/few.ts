/** The statements that the narrowest part of a filter lets through, where these are few: a view then looks at no others. */
import { type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ledger, Tx } from '../ledger.ts'
import { searchRows } from '../search.ts'
import type { Tables } from '../tables.ts'
import { conditionsOf, firstDay, lastDay, type Narrowed } from './filter.ts'

const FEW = 5_000 // statements that are looked up one by one; where more pass, walking a list soon finds some

/**
 * Their row numbers; null where each part of the filter lets many through. What counts and what does not is among them.
 * With `met` only those are looked for that were said at an encounter; `most` says how many are few.
 */
export function findFew(
  { kind }: Pick<Ledger, 'kind'>,
  tx: Tx,
  { party, actor, issue, outlet, act, authority, search }: Narrowed,
  { met = false, most = FEW }: { met?: boolean; most?: number } = {},
): Promise<readonly number[] | null> {
  const sources = [
    search !== undefined && searchRows(kind, 'statement', search),
    actor !== undefined && sql`select statement as no from statement_actor where actor = ${actor}`,
    party !== undefined &&
      sql`select statement_actor.statement as no from actor
        join statement_actor on statement_actor.actor = actor.no
        where actor.no = ${party} or actor.party = ${party}`,
    issue !== undefined && sql`select statement as no from statement_issue where issue = ${issue}`,
    outlet !== undefined && sql`select no from statement where outlet = ${outlet}`,
    act !== undefined && sql`select no from statement where act = ${act}`,
    authority !== undefined && sql`select no from statement where authority = ${authority}`,
  ]
  const by = kind === 'sqlite' ? sql`indexed by statement_report_at` : sql``
  const saidAt = sql`+no in (select no from statement ${by} where at is not null)`
  return findFewOf(
    tx,
    sources.filter((source) => source !== false),
    { which: met ? saidAt : sql`true`, most },
  )
}

/** The same by the days of a filter. */
export function findFewInDays(
  tx: Tx,
  { since, until }: Pick<Narrowed, 'since' | 'until'>,
): Promise<readonly number[] | null> {
  if (since === undefined && until === undefined) return Promise.resolve(null)
  const from = since === undefined ? '' : firstDay(since)
  const to = until === undefined ? '~' : lastDay(until)
  return findFewOf(tx, [sql`select no from statement where day >= ${from} and day <= ${to}`])
}

/** The row numbers that the first of some queries gives that gives few; null where each gives many. */
export async function findFewOf(
  tx: Tx,
  sources: readonly RawBuilder<unknown>[],
  { which = sql`true`, most = FEW }: { which?: RawBuilder<unknown>; most?: number } = {},
): Promise<readonly number[] | null> {
  for (const source of sources) {
    const { rows } = await sql<{ no: number }>`
      select no from (${source}) as found where ${which} limit ${most + 1}`.execute(tx)
    if (rows.length <= most) return [...new Set(rows.map(({ no }) => no))]
  }
  return null
}

/**
 * The conditions of a filter as `conditionsOf` has them, but for a list that is walked in the order of publication: the sign
 * keeps databases from fetching all rows in which the words stand first.
 */
export function conditionsInOrder(
  kind: Ledger['kind'],
  { search, ...rest }: Narrowed,
): ReturnType<typeof conditionsOf> {
  const found = search && sql<SqlBool>`+statement.no in (${searchRows(kind, 'statement', search)})`
  return [...conditionsOf(kind, rest), ...(found ? [inPlace(found)] : [])]
}

function inPlace(condition: RawBuilder<SqlBool>): ReturnType<typeof conditionsOf>[number] {
  return (is) => is.and([condition])
}

/**
 * The same, and so that no index is taken on outlet, act and authority: where a list is walked by another index, and many
 * pass, SQLite would gather all that have the act first.
 */
export function conditionsInPlace(
  kind: Ledger['kind'],
  { outlet, act, authority, ...rest }: Narrowed,
): ReturnType<typeof conditionsOf> {
  const equals = Object.entries({ outlet, act, authority }).filter(([, value]) => value !== undefined)
  return [
    ...conditionsInOrder(kind, rest),
    ...equals.map(([column, value]) => inPlace(sql<SqlBool>`statement.${sql.ref(column)} || '' = ${value}`)),
  ]
}

/** Part of a list of statements: how many they are, and between which row numbers and sort keys all of them lie. */
export interface Stretch {
  readonly count: number
  readonly least: number
  readonly most: number
  readonly first: string
  readonly last: string
}

/** A whole list. */
export const WHOLE: Stretch = {
  count: Number.POSITIVE_INFINITY,
  least: 0,
  most: 2 ** 31 - 1,
  first: '',
  last: '~',
}

/** What a query over a list selects to know where it lies; no row is fetched for it. */
export function stretchOf({ fn }: ExpressionBuilder<Tables, 'statement'>) {
  return [
    fn.countAll<number>().as('count'),
    fn.min('statement.no').as('least'),
    fn.max('statement.no').as('most'),
    fn.min('statement.sort_key').as('first'),
    fn.max('statement.sort_key').as('last'),
  ] as const
}

/**
 * The same for a stretch of a list. SQLite would fetch each row of a long one and look up whether it passes: it gathers what each
 * part of the filter lets through there first, out of an index, and fetches those rows alone that are among them.
 */
export function conditionsWithin(
  kind: Ledger['kind'],
  filter: Narrowed,
  stretch: Stretch,
): ReturnType<typeof conditionsOf> {
  if (kind === 'postgres') return conditionsInPlace(kind, filter)
  const { search, since, until, ...rest } = filter
  const days = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) }
  const isShort = stretch.count <= SHORT
  const sets = setsWithin({ ...(search && { search }), ...(!isShort && rest) }, stretch)
  return [
    ...sets.map((set) => inPlace(sql<SqlBool>`+statement.no in (${set})`)),
    ...conditionsInPlace(kind, isShort ? { ...rest, ...days } : days),
  ]
}

const SHORT = 1000 // statements of a stretch that are looked up one by one; never by words

/** What each part of a filter lets through in a stretch. */
function setsWithin(
  { party, actor, issue, outlet, act, authority, search }: Omit<Narrowed, 'since' | 'until'>,
  { least, most, first, last }: Stretch,
): readonly RawBuilder<unknown>[] {
  const equals = Object.entries({ outlet, act, authority }).filter(([, value]) => value !== undefined)
  const sets = [
    search !== undefined &&
      sql`${searchRows('sqlite', 'statement', search)} and rowid between ${least} and ${most}`,
    actor !== undefined &&
      sql`select part.statement from statement_actor as part where part.actor = ${actor}
        and part.part in ('speaker', 'voice', 'holder') and part.statement between ${least} and ${most}`,
    party !== undefined &&
      sql`select part.statement from actor cross join statement_actor as part on part.actor = actor.no
        where (actor.no = ${party} or actor.party = ${party})
          and part.part = 'holder' and part.statement between ${least} and ${most}`,
    issue !== undefined &&
      sql`select statement_issue.statement from statement_issue
        where statement_issue.issue = ${issue} and statement_issue.statement between ${least} and ${most}`,
    ...equals.map(
      ([column, value]) =>
        sql`select no from statement where ${sql.ref(column)} = ${value} and sort_key between ${first} and ${last}`,
    ),
  ]
  return sets.filter((set) => set !== false)
}
