/** The view of statements: what was said, in the order of publication. */
import { sql } from 'kysely'
import type { Receipt } from '../../types.ts'
import { among, type Ledger, look, type Tx } from '../ledger.ts'
import { searchRows } from '../search.ts'
import { conditionsOf, type Filter, type Narrowed, narrow } from './filter.ts'
import { LIMIT, type Page, type Paging } from './page.ts'
import { findReceipts } from './receipts.ts'

/**
 * The statements that count, those published first coming first; with a filter those that it lets through. A statement
 * that several outlets carry stands there once, with its carriers counted.
 */
export function statements(ledger: Ledger, filter: Filter = {}, paging: Paging = {}): Promise<Page<Receipt>> {
  return look(ledger, async (tx) => {
    const { limit = LIMIT, after } = paging
    const narrowed = await narrow(tx, filter)
    const rows = await findRows(ledger, tx, narrowed, {
      limit: limit + 1,
      ...(after !== undefined && { after }),
    })
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1)?.sort_key : undefined
    const receipts = await findReceipts(
      tx,
      shown.map(({ no }) => no),
    )
    return { rows: receipts, ...(last !== undefined && { next: last }) }
  })
}

const FEW = 5_000 // rows that are looked up one by one; where a part of a filter lets more through, the list is walked

/**
 * The rows of statements that a filter lets through, in their order. Where some part of it lets few through, they are
 * taken from there; else the list is walked in its order, and each row is asked: many of them pass then.
 */
async function findRows(
  { kind }: Ledger,
  tx: Tx,
  filter: Narrowed,
  { limit, after }: { limit: number; after?: string },
): Promise<readonly { readonly no: number; readonly sort_key: string }[]> {
  const few = await findFew(kind, tx, filter)
  if (few?.length === 0) return []
  let query = tx
    .selectFrom('statement')
    .select(['statement.no', 'statement.sort_key'])
    .where('statement.counts', '=', 1)
    .orderBy('statement.sort_key')
    .orderBy('statement.no')
    .limit(limit)
  if (kind === 'sqlite') query = query.where(sql<boolean>`in_time(statement.no)`)
  if (after !== undefined) query = query.where('statement.sort_key', '>', after)
  if (few) query = query.where(among(kind, sql.ref('statement.no'), few))
  for (const condition of conditionsOf(kind, filter)) query = query.where(condition)
  return query.execute()
}

/** The rows that the narrowest part of a filter lets through, where these are few; else null. */
async function findFew(kind: Ledger['kind'], tx: Tx, filter: Narrowed): Promise<readonly number[] | null> {
  const { party, actor, issue, search } = filter
  const sources = [
    search !== undefined && searchRows(kind, 'statement', search),
    actor !== undefined &&
      sql<{ no: number }>`select statement as no from statement_actor where actor = ${actor}`,
    party !== undefined &&
      sql<{ no: number }>`select statement_actor.statement as no from actor
        join statement_actor on statement_actor.actor = actor.no
        where actor.no = ${party} or actor.party = ${party}`,
    issue !== undefined &&
      sql<{ no: number }>`select statement as no from statement_issue where issue = ${issue}`,
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
