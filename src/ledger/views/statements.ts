/** The view of statements: what was said, in the order of publication. */
import { sql } from 'kysely'
import type { Receipt } from '../../types.ts'
import { among, type Ledger, look, type Tx } from '../ledger.ts'
import { conditionsInOrder, findFew } from './few.ts'
import { type Filter, type Narrowed, narrow } from './filter.ts'
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
  const few = await findFew({ kind }, tx, filter)
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
  for (const condition of conditionsInOrder(kind, filter)) query = query.where(condition)
  return query.execute()
}
