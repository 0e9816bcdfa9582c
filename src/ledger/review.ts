/** How far the review of a report is, as reviewers say. */
import { sql } from 'kysely'
import type { StoredReport } from '../types.ts'
import { among, type Ledger, write } from './ledger.ts'

/** What a reviewer may say; `changed` is said by a re-reading alone. */
export type Review = Exclude<StoredReport['review'], 'changed'>

/** Says how far the review of some reports is; gives of how many that is new. Ids that no report has are left out. */
export function setReview(
  ledger: Ledger,
  ids: readonly string[],
  review: Review,
): Promise<{ readonly changed: number }> {
  return write(ledger, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('report')
      .set({ review })
      .where(among(ledger.kind, sql.ref('id'), ids))
      .where('review', '<>', review)
      .executeTakeFirstOrThrow()
    return { changed: Number(numUpdatedRows) }
  })
}
