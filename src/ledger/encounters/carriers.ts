/** Which tellings stand, and how many reports carry each: as with statements, copies are one voice. */
import type { Tx } from '../ledger.ts'
import { isOneOf, loadTellings } from './load.ts'
import { voicesOf } from './telling.ts'

/** Says of the tellings of some reports, and of their stories, which stand, which count, and how many carry their words. */
export async function countCarriers(tx: Tx, reports: readonly number[]): Promise<void> {
  const rows = await tx
    .selectFrom('telling')
    .select(['no', 'report', 'stands'])
    .where(isOneOf(tx, 'report', reports))
    .execute()
  if (rows.length === 0) return
  const fallen = new Set(await findFallen(tx, [...new Set(rows.map(({ report }) => report))]))
  for (const [stands, some] of Map.groupBy(rows, ({ report }) => (fallen.has(report) ? 0 : 1))) {
    const wrong = some.filter((row) => row.stands !== stands).map(({ no }) => no)
    if (wrong.length > 0)
      await tx
        .updateTable('telling')
        .set({ stands })
        .where(isOneOf(tx, 'no', wrong))
        .execute()
  }
  const tellings = await loadTellings(
    tx,
    rows.map(({ no }) => no),
  )
  const is = await findCounts(
    tx,
    tellings.map(({ no }) => no),
  )
  for (const { carriers: all } of voicesOf(tellings)) {
    const standing = all.filter(({ stands }) => stands)
    for (const { no } of all) {
      const should = { counts: standing[0]?.no === no ? 1 : 0, carriers: Math.max(1, standing.length) }
      const { counts, carriers } = is.get(no) ?? {}
      if (should.counts !== counts || should.carriers !== carriers)
        await tx.updateTable('telling').set(should).where('no', '=', no).execute()
    }
  }
}

async function findCounts(
  tx: Tx,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, { readonly counts: number; readonly carriers: number }>> {
  const rows = await tx
    .selectFrom('telling')
    .select(['no', 'counts', 'carriers'])
    .where(isOneOf(tx, 'no', numbers))
    .execute()
  return new Map(rows.map(({ no, counts, carriers }) => [no, { counts, carriers }]))
}

/** Of some reports those that a later version supersedes which was read. */
async function findFallen(tx: Tx, reports: readonly number[]): Promise<readonly number[]> {
  const old = await tx
    .selectFrom('report')
    .select(['no', 'id'])
    .where(isOneOf(tx, 'no', reports))
    .where('current', '=', 0)
    .execute()
  const fallen: number[] = []
  for (const { no, id } of old) {
    let later: { readonly id: string; readonly state: string } | undefined = { id, state: 'old' }
    while (later && later.state !== 'read')
      later = await tx
        .selectFrom('report')
        .select(['id', 'state'])
        .where('supersedes', '=', later.id)
        .executeTakeFirst()
    if (later) fallen.push(no)
  }
  return fallen
}
