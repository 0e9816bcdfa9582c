/** Lists of decisions. */
import type { Decision } from '../../types.ts'
import type { Tx } from '../ledger.ts'
import { toDecision } from './rows.ts'

/** All decisions in the order in which they were made, or those on one report, statement, actor … */
export async function findDecisions(tx: Tx, about?: string): Promise<readonly Decision[]> {
  let query = tx.selectFrom('decision').selectAll().orderBy('no')
  if (about !== undefined)
    query = query.where((is) =>
      is.or([is('entry', '=', about), is('report', '=', about), is('id', '=', about)]),
    )
  return (await query.execute()).map(toDecision)
}
