/** The list of statements in the order of publication: which rows of it a filter lets through. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { among, type Ledger, type Tx } from '../ledger.ts'
import {
  conditionsInOrder,
  conditionsInPlace,
  conditionsWithin,
  findFew,
  findFewInDays,
  type Stretch,
  stretchOf,
  WHOLE,
} from './few.ts'
import { firstDay, type Narrowed } from './filter.ts'

/** A statement in the list; several may have one sort key, where one stands in the other's content. */
export interface Row {
  readonly no: number
  readonly sort_key: string
}

/** Rows of the list behind a place in it, so many at most. */
interface Part {
  readonly limit: number
  readonly after: Row
}

/** Before the first of the list. */
export const START: Row = { sort_key: '', no: 0 }

/**
 * The rows of statements that a filter lets through, in their order. Where some part of it lets few through, they are
 * taken from there; else the list is walked in its order: many pass then. It is walked from the first day that is asked for,
 * but for what was published before it.
 */
export async function findListed(
  { kind }: Ledger,
  tx: Tx,
  filter: Narrowed,
  { limit, after }: Part,
): Promise<readonly Row[]> {
  const few =
    (hasIndex(filter) ? null : await findFew({ kind }, tx, filter)) ?? (await findFewInDays(tx, filter))
  if (few) return findAmong(kind, tx, { filter, few, limit, after })
  const { since } = filter
  if (since === undefined) return walk(kind, tx, filter, { limit, after })
  const first = firstDay(since)
  const early = await findAmong(kind, tx, { filter, few: await findEarly(tx, first), limit, after })
  const later = {
    limit: limit - early.length,
    after: after.sort_key < first ? { sort_key: first, no: 0 } : after,
  }
  return later.limit === 0 ? early : [...early, ...(await walk(kind, tx, filter, later))]
}

/** Of few statements: they are looked up by their numbers, and by no index of the list. */
async function findAmong(
  kind: Ledger['kind'],
  tx: Tx,
  { filter, few, limit, after }: Part & { readonly filter: Narrowed; readonly few: readonly number[] },
): Promise<readonly Row[]> {
  if (few.length === 0) return []
  return listed(kind, tx, limit, conditionsInPlace(kind, filter))
    .where(among(kind, sql.ref('statement.no'), few))
    .where(isBehind(sql`statement.sort_key || ''`, after))
    .execute()
}

/** Those that were said on a day or after it, and published before: of a day that was to come, or that is told wrong. */
async function findEarly(tx: Tx, first: string): Promise<readonly number[]> {
  const { rows } = await sql<{ no: number }>`
    with recursive said(day) as (
      select min(day) from statement where day >= ${first}
      union all
      select (select min(statement.day) from statement where statement.day > said.day) from said
      where said.day is not null
    )
    select statement.no from said cross join statement
    where statement.day = said.day and statement.sort_key < ${first}
  `.execute(tx)
  return rows.map(({ no }) => no)
}

/** Whether some index has the list of what passes, or of little more, in its order. */
function hasIndex({ party, actor, issue, search }: Narrowed): boolean {
  return [party, actor, issue, search].every((part) => part === undefined)
}

/** By stretches that grow, where no index has the list of what passes in its order. */
async function walk(
  kind: Ledger['kind'],
  tx: Tx,
  filter: Narrowed,
  { limit, after }: Part,
): Promise<readonly Row[]> {
  if (hasIndex(filter))
    return listed(kind, tx, limit, conditionsInOrder(kind, filter))
      .where(isBehind(sql.ref('statement.sort_key'), after))
      .execute()
  const rows: Row[] = []
  let from = after
  for (const size of STRETCHES) {
    const stretch = size === null ? WHOLE : await findStretch(tx, { limit: size, after: from })
    if (stretch.count === 0) break
    const found = listed(kind, tx, limit - rows.length, conditionsWithin(kind, filter, stretch))
      .where(isBehind(sql.ref('statement.sort_key'), from))
      .where('sort_key', '<=', stretch.last)
    rows.push(...(await found.execute()))
    if (rows.length === limit) break
    from = { sort_key: stretch.last, no: WHOLE.most }
  }
  return rows
}

const STRETCHES = [1_000, 8_000, 64_000, null] // statements; then all the others

function findStretch(tx: Tx, { limit, after }: Part): Promise<Stretch> {
  const part = tx
    .selectFrom('statement')
    .select(['no', 'sort_key'])
    .where(isBehind(sql.ref('statement.sort_key'), after))
    .orderBy('sort_key')
    .orderBy('no')
    .limit(limit)
  return tx.selectFrom(part.as('statement')).select(stretchOf).executeTakeFirstOrThrow()
}

function isBehind(key: RawBuilder<unknown>, { sort_key, no }: Row): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${key}, statement.no) > (${sort_key}, ${no})`
}

function listed(
  kind: Ledger['kind'],
  tx: Tx,
  limit: number,
  conditions: ReturnType<typeof conditionsInOrder>,
) {
  let query = tx
    .selectFrom('statement')
    .select(['statement.no', 'statement.sort_key'])
    .where('statement.counts', '=', 1)
    .orderBy('statement.sort_key')
    .orderBy('statement.no')
    .limit(limit)
  for (const condition of conditions) query = query.where(condition)
  return kind === 'sqlite' ? query.where(sql<boolean>`in_time(statement.no)`) : query
}
