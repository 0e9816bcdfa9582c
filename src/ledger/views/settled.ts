/** Decisions on what views compute: what became of a commitment, and that a discrepancy is settled. */
import { sql } from 'kysely'
import { findStanding } from '../decisions/standing.ts'
import { among, kindOf, type Tx } from '../ledger.ts'
import { parseStored } from '../stored.ts'

/** A decision that stands. */
export interface Settled {
  readonly decision: string
  /** What it sets. */
  readonly change: Readonly<Record<string, unknown>>
}

/** The last decision of a kind that stands on each of some ids. */
export async function findSettled(
  tx: Tx,
  kind: 'score' | 'resolve',
  ids: readonly string[],
): Promise<ReadonlyMap<string, Settled>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('decision')
    .select(['id', 'kind', 'entry', 'change', 'undoes'])
    .where(among(kindOf(tx), sql.ref('entry'), ids))
    .orderBy('no')
    .execute()
  return new Map(
    findStanding(rows).flatMap(({ id, kind: own, entry, change }) =>
      own === kind && entry !== null
        ? [[entry, { decision: id, change: change === null ? {} : parseStored(change) }] as const]
        : [],
    ),
  )
}
