/** The ledger: the reports of one process, their readings, and the reviewers' decisions. */

export { isServer } from './address.ts'
export { findCodebooks } from './codebooks.ts'
export { decide, decideAll, type NewDecision, OUTCOMES } from './decisions/index.ts'
export { findDecisions } from './decisions/list.ts'
export { findLost } from './decisions/lost.ts'
export { renameInDecisions } from './decisions/rename.ts'
export type { By } from './decisions/rows.ts'
export { closeLedger, type Ledger, look, openLedger, type Tx, write } from './ledger.ts'
export {
  addAddresses,
  claimInputs,
  claimReports,
  clearInputs,
  countPending,
  countQueue,
  failReport,
  finishInput,
  LEASE,
  newWorker,
  releaseLeases,
  renewLeases,
  retryFailed,
} from './queue.ts'
export { findReading, type Stored, storeReadings } from './readings.ts'
export { addReports, type Fetched, findReport, type Incoming } from './reports.ts'
export { type Earlier, findEarlier, findOrphans, replaceReading } from './rereading.ts'
export { parseSearch, type Search } from './search.ts'
