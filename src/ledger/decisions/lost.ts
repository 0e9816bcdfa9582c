/** Decisions whose words were not found when their report was read again. */
import type { Decision } from '../../types.ts'
import type { Tx } from '../ledger.ts'
import { toDecision } from './rows.ts'

/**
 * The rows to select from: each decision that stands and has no place in the reading of its own report, with its report. Only
 * decisions that stand have a placement (`restate`).
 */
export function lostRows(tx: Tx) {
  return tx
    .selectFrom('placement')
    .innerJoin('decision', 'decision.no', 'placement.decision')
    .innerJoin('report', (join) =>
      join.onRef('report.no', '=', 'placement.report').onRef('report.id', '=', 'decision.report'),
    )
    .where('placement.entry', 'is', null)
}

/** The decisions that have lost their place, in the order in which they were made. */
export async function findLost(tx: Tx): Promise<readonly Decision[]> {
  const rows = await lostRows(tx).selectAll('decision').orderBy('decision.no').execute()
  return rows.map(toDecision)
}

/** How many these are. */
export async function countLost(tx: Tx): Promise<number> {
  const { number } = await lostRows(tx)
    .select(({ fn }) => fn.countAll().as('number'))
    .executeTakeFirstOrThrow()
  return Number(number)
}
