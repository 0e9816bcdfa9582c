/** An encounter with all that reports tell of it, and what was said at it. */
import type { Decision, LedgerEncounter, Receipt } from '../../types.ts'
import { findDecisions } from '../decisions/list.ts'
import { findEncounter } from '../encounters/index.ts'
import type { Tx } from '../ledger.ts'
import { findReceipts } from './receipts.ts'

/** An encounter, whole. */
export interface ShownEncounter {
  readonly type: 'encounter'
  readonly id: string
  readonly encounter: LedgerEncounter
  /** Statements that were made at it, in the order of their reports; `SAID` at most. */
  readonly said: readonly Receipt[]
  readonly decisions: readonly Decision[]
}

/** Statements of an encounter at most. */
const SAID = 200

/** The encounter of an id, its own or that of one of its tellings. */
export async function showEncounter(tx: Tx, id: string): Promise<ShownEncounter | null> {
  const encounter = await findEncounter(tx, id)
  if (!encounter) return null
  const rows = await tx
    .selectFrom('encounter')
    .innerJoin('telling', 'telling.encounter', 'encounter.no')
    .innerJoin('statement', 'statement.report', 'telling.report')
    .select(['statement.no', 'statement.sort_key', 'statement.id'])
    .where('encounter.id', '=', encounter.id)
    .whereRef('statement.at', '=', 'telling.local')
    .where('statement.counts', '=', 1)
    .orderBy('statement.sort_key')
    .orderBy('statement.id')
    .limit(SAID)
    .execute()
  return {
    type: 'encounter',
    id: encounter.id,
    encounter,
    said: await findReceipts(
      tx,
      rows.map(({ no }) => no),
    ),
    decisions: await findDecisions(tx, encounter.id),
  }
}
