/** A discrepancy with all decisions on it: it is no row, but computed from the statements that stand against each other. */
import type { Decision, Discrepancy } from '../../types.ts'
import { findDecisions } from '../decisions/list.ts'
import type { Ledger, Tx } from '../ledger.ts'
import { findDiscrepancy } from './discrepancies.ts'

/** A discrepancy, whole. */
export interface ShownDiscrepancy {
  readonly type: 'discrepancy'
  readonly id: string
  readonly discrepancy: Discrepancy
  /** In the order in which they were made. */
  readonly decisions: readonly Decision[]
}

/** The discrepancy of an id; null where there is none, now that the statements are what they are. */
export async function showDiscrepancy(ledger: Ledger, tx: Tx, id: string): Promise<ShownDiscrepancy | null> {
  const discrepancy = await findDiscrepancy(ledger, tx, id)
  return discrepancy && { type: 'discrepancy', id, discrepancy, decisions: await findDecisions(tx, id) }
}
