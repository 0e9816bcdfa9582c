/** The statements that the narrowest part of a filter lets through, where these are few: a view then looks at no others. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ledger, Tx } from '../ledger.ts'
import { searchRows } from '../search.ts'
import { conditionsOf, type Narrowed } from './filter.ts'

const FEW = 5_000 // statements that are looked up one by one; where more pass, walking a list soon finds some

/** Their row numbers; null where each part of the filter lets many through. What counts and what does not is among them. */
export async function findFew(
  { kind }: Pick<Ledger, 'kind'>,
  tx: Tx,
  { party, actor, issue, outlet, act, authority, search }: Narrowed,
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
  for (const source of sources) {
    if (source === false) continue
    const { rows } = await sql<{ no: number }>`select no from (${source}) as found limit ${FEW + 1}`.execute(
      tx,
    )
    if (rows.length <= FEW) return [...new Set(rows.map(({ no }) => no))]
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
