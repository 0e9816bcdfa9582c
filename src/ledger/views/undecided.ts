/** The view of what nobody has decided on: what the reader found, and how sure it is. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Receipt } from '../../types.ts'
import { among, type Ledger, look, type Tx } from '../ledger.ts'
import { conditionsInPlace, findFew, findFewInDays } from './few.ts'
import { type Filter, type Narrowed, narrow } from './filter.ts'
import { formatPlace, LIMIT, type Page, type Paging, parsePlace } from './page.ts'
import { findReceipts } from './receipts.ts'

/** How sure the reader is of what is looked for: a statement's confidence, from 0 to 1. */
export interface Sureness {
  /** From this on. */
  readonly from?: number
  /** Below this. */
  readonly below?: number
}

/**
 * The statements that count and that nobody has accepted, corrected, rejected or marked, the least certain first, of those
 * that are as certain a report's together; with a filter those that it lets through.
 */
export function undecided(
  ledger: Ledger,
  filter: Filter = {},
  { limit = LIMIT, after, ...sureness }: Paging & Sureness = {},
): Promise<Page<Receipt>> {
  return look(ledger, async (tx) => {
    const rows = await findRows(ledger, tx, {
      filter: await narrow(tx, filter),
      sureness,
      limit: limit + 1,
      after: after === undefined ? START : parsePlace(after, ['number', 'number', 'number', 'number']),
    })
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const receipts = await findReceipts(
      tx,
      shown.map(({ no }) => no),
    )
    return {
      rows: receipts,
      ...(last && { next: formatPlace([last.confidence, last.report, last.start, last.no]) }),
    }
  })
}

interface Part {
  readonly filter: Narrowed
  readonly sureness: Sureness
  readonly limit: number
  /** Behind which row it goes on. */
  readonly after: readonly [confidence: number, report: number, start: number, no: number]
}

/** A row of the list, with what it is ordered by: the row numbers of statements change when one of a report is decided on. */
interface Row {
  readonly no: number
  readonly confidence: number
  readonly report: number
  readonly start: number
}

const START = [-1, 0, 0, 0] as const
const MANY = 50_000 // statements that are put in order where a walk through the list might find few of them for long

/**
 * Where some part of the filter lets few through, these are put in order; else the list is walked by its own index, and soon
 * finds some that pass.
 */
async function findRows(
  { kind }: Ledger,
  tx: Tx,
  { filter, sureness: { from, below }, limit, after }: Part,
): Promise<readonly Row[]> {
  const few =
    (await findFew({ kind }, tx, filter)) ??
    (await findFewInDays(tx, filter)) ??
    (mayBeRare(filter) ? await findFew({ kind }, tx, filter, { most: MANY }) : null)
  if (few?.length === 0) return []
  // The sign keeps a database from its index where it has the row numbers.
  const confidence: RawBuilder<number> = few ? sql`+statement.confidence` : sql`statement.confidence`
  let query = tx
    .selectFrom('statement')
    .select(['statement.no', 'statement.confidence', 'statement.report', 'statement.start'])
    .where('statement.counts', '=', 1)
    .where('statement.review', 'is', null)
    .where(sql<SqlBool>`(${confidence}, report, start, no) > (${sql.join(after)})`)
    .orderBy(confidence)
    .orderBy('statement.report')
    .orderBy('statement.start')
    .orderBy('statement.no')
    .limit(limit)
  if (from !== undefined) query = query.where(sql<SqlBool>`${confidence} >= ${from}`)
  if (below !== undefined) query = query.where(sql<SqlBool>`${confidence} < ${below}`)
  if (few) query = query.where(among(kind, sql.ref('statement.no'), few))
  for (const condition of conditionsInPlace(kind, filter)) query = query.where(condition)
  if (kind === 'sqlite') query = query.where(sql<boolean>`in_time(statement.no)`)
  return query.execute()
}

/** Whether what passes may be rare though each part of the filter lets many through, or is so by its act, outlet or authority. */
function mayBeRare({ party, actor, issue, search, ...columns }: Narrowed): boolean {
  const { act, outlet, authority } = columns
  const parts = [party, actor, issue, search, act, outlet, authority].filter((part) => part !== undefined)
  return parts.length > 1 || (parts.length === 1 && (act ?? outlet ?? authority) !== undefined)
}
