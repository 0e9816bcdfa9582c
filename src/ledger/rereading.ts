/** Readings that take the place of earlier ones, and the decisions that keep their place or lose it. */
import type { Codebook, Decision, Reading } from '../types.ts'
import { reconcile, sweep } from './actors/reconcile.ts'
import { keepCodebook } from './codebooks.ts'
import { deleteStatements, restate } from './decisions/restate.ts'
import { toDecision } from './decisions/rows.ts'
import { findStanding } from './decisions/standing.ts'
import { deleteEncounters, insertEncounters } from './encounters/index.ts'
import { type Ledger, type Tx, write } from './ledger.ts'
import { finishReport } from './queue.ts'

/** A report that was read, and the reader that read it (JSON of `Reading.reader`). */
export interface Earlier {
  readonly id: string
  readonly reader: string
}

/** Reports that were read, some at a time in the order of their ids, with their readers. */
export async function* findEarlier({ db }: Ledger): AsyncGenerator<Earlier> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('report')
      .innerJoin('reading', 'reading.report', 'report.no')
      .select(['report.id', 'reading.reader'])
      .where('report.id', '>', after)
      .orderBy('report.id')
      .limit(PAGE)
      .execute()
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

const PAGE = 500

/**
 * Stores a new reading of a report in the place of the one that is there, which is kept too; decisions stay on their words or
 * lose their place. Gives whether anything else is read now than before.
 */
export function replaceReading(ledger: Ledger, reading: Reading, codebook: Codebook): Promise<boolean> {
  return write(ledger, async (tx) => {
    await keepCodebook(tx, codebook)
    const { report, reader, attributions, statements, actors, encounters, unread } = reading
    const row = await tx
      .selectFrom('report')
      .innerJoin('reading', 'reading.report', 'report.no')
      .select(['report.no', 'report.review', 'reading.reader', 'reading.entries'])
      .where('report.id', '=', report.id)
      .executeTakeFirst()
    if (!row) return false
    const { no } = row
    const now = {
      reader: JSON.stringify(reader),
      entries: JSON.stringify({ attributions, statements, actors, encounters }),
    }
    await tx.updateTable('reading').set(now).where('report', '=', no).execute()
    if (now.entries === row.entries) return false
    await tx
      .insertInto('past_reading')
      .values({ report: no, reader: row.reader, entries: row.entries })
      .execute()
    await finishReport(tx, no, unread)
    await deleteStatements(ledger, tx, no)
    const before = await tx
      .selectFrom('appearance')
      .select(['profile', 'actor'])
      .where('report', '=', no)
      .execute()
    await deleteEncounters(tx, no)
    await tx.deleteFrom('appearance').where('report', '=', no).execute()
    const cast = await reconcile(tx, reading, { no, codebook })
    await insertEncounters(tx, [{ no, reading, cast }])
    await restate(ledger, tx, no)
    await sweep(tx, before)
    if (row.review === 'done' || row.review === 'in-review')
      await tx.updateTable('report').set({ review: 'changed' }).where('no', '=', no).execute()
    return true
  })
}

/** The decisions that stand and set issues that a codebook does not have: their ids, by the issue. */
export async function findOrphans(
  tx: Tx,
  codebook: Codebook,
): Promise<ReadonlyMap<string, readonly Decision[]>> {
  const known = new Set(codebook.issues.map(({ id }) => id))
  const rows = await tx.selectFrom('decision').selectAll().orderBy('no').execute()
  const orphans = new Map<string, Decision[]>()
  for (const decision of findStanding(rows).map(toDecision))
    for (const { id } of (decision.change?.['issues'] ?? []) as readonly { readonly id: string }[])
      if (!known.has(id)) orphans.set(id, [...(orphans.get(id) ?? []), decision])
  return orphans
}
