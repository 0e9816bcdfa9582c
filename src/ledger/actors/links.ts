/** What reviewers have decided about who is one and who is not. */
import type { Tx } from '../ledger.ts'
import type { Links } from './cluster.ts'

/** The merges and splits that concern some profiles. */
export async function findLinks(_tx: Tx, _profiles: readonly string[]): Promise<Links> {
  return { together: [], apart: new Set() }
}
