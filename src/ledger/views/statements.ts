/** The view of statements: what was said, in the order of publication. */
import type { Receipt } from '../../types.ts'
import { type Ledger, look } from '../ledger.ts'
import { type Filter, narrow } from './filter.ts'
import { formatPlace, LIMIT, type Page, type Paging, parsePlace } from './page.ts'
import { findReceipts } from './receipts.ts'
import { findListed, type Row, START } from './statement-list.ts'

/**
 * The statements that count, those published first coming first; with a filter those that it lets through. A statement
 * that several outlets carry stands there once, with its carriers counted.
 */
export function statements(ledger: Ledger, filter: Filter = {}, paging: Paging = {}): Promise<Page<Receipt>> {
  return look(ledger, async (tx) => {
    const { limit = LIMIT, after } = paging
    const narrowed = await narrow(tx, filter)
    const rows = await findListed(ledger, tx, narrowed, {
      limit: limit + 1,
      after: after === undefined ? START : parseAfter(after),
    })
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const receipts = await findReceipts(
      tx,
      shown.map(({ no }) => no),
    )
    return { rows: receipts, ...(last && { next: formatPlace([last.sort_key, last.no]) }) }
  })
}

function parseAfter(after: string): Row {
  const [sort_key, no] = parsePlace(after, ['string', 'number'])
  return { sort_key, no }
}
