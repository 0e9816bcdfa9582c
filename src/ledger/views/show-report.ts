/** A report, whole: its text, what was read in it, the copies and versions of it. */
import type { Decision, Receipt, StoredReport } from '../../types.ts'
import { findDecisions } from '../decisions/list.ts'
import type { Tx } from '../ledger.ts'
import { findStoredRow, toStoredReport } from '../reports.ts'
import { findReceipts } from './receipts.ts'
import { findListedReports, type ListedReport } from './reports.ts'

/** A report, whole. */
export interface ShownReport extends StoredReport {
  readonly type: 'report'
  readonly id: string
  /** Its statements as they were read, in the order of the text, those that do not count too. */
  readonly statements: readonly Receipt[]
  /** How many of these count. */
  readonly counting: number
  /** The other reports of its story, in the order of publication; `COPIES` at most. */
  readonly copies: readonly ListedReport[]
  /** The later version of the same address, where there is one. */
  readonly supersededBy?: string
  readonly decisions: readonly Decision[]
}

/** Copies of a report at most. */
const COPIES = 100

/** The report of an id. */
export async function showReport(tx: Tx, id: string): Promise<ShownReport | null> {
  const row = await findStoredRow(tx, id)
  if (!row) return null
  const statements = await tx
    .selectFrom('statement')
    .select(['no', 'counts'])
    .where('report', '=', row.no)
    .orderBy('sort_key')
    .orderBy('id')
    .execute()
  const later = await tx
    .selectFrom('report')
    .select('id')
    .where('supersedes', '=', id)
    .where(row.url === null ? (is) => is.lit(true) : (is) => is('url', '=', row.url))
    .executeTakeFirst()
  return {
    type: 'report',
    id,
    ...toStoredReport(row),
    statements: await findReceipts(
      tx,
      statements.map(({ no }) => no),
    ),
    counting: statements.filter(({ counts }) => counts === 1).length,
    copies: await findCopies(tx, { story: row.story, no: row.no }),
    ...(later && { supersededBy: later.id }),
    decisions: await findDecisions(tx, id),
  }
}

/** The other reports of a story, in the order of publication. */
export async function findCopies(
  tx: Tx,
  { story, no }: { story: string; no: number },
): Promise<readonly ListedReport[]> {
  const rows = await tx
    .selectFrom('report')
    .select(['no', 'published', 'id'])
    .where('story', '=', story)
    .where('no', '<>', no)
    .orderBy('published', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .limit(COPIES)
    .execute()
  return findListedReports(
    tx,
    rows.map((row) => row.no),
  )
}
