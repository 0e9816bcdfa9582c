/** A decision, and what others take it back or stand beside it. */
import type { Decision } from '../../types.ts'
import { findDecisions } from '../decisions/list.ts'
import type { Tx } from '../ledger.ts'

/** A decision, whole. */
export interface ShownDecision {
  readonly type: 'decision'
  readonly id: string
  readonly decision: Decision
  /** All decisions on the same entry, else on the same report, in the order in which they were made. */
  readonly beside: readonly Decision[]
}

/** The decision of an id. */
export async function showDecision(tx: Tx, id: string): Promise<ShownDecision | null> {
  const decision = (await findDecisions(tx, id)).find((one) => one.id === id)
  if (!decision) return null
  const about = decision.target.entry ?? decision.target.report
  const beside = about === undefined ? [] : await findDecisions(tx, about)
  return { type: 'decision', id, decision, beside: beside.filter((one) => one.id !== id) }
}
