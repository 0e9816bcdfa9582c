/** The ledger: the reports of one process, their readings, and the reviewers' decisions. */
export { decideOn, mark, merge, OUTCOMES, remark, split, undo } from './decisions/index.ts'
export { closeLedger, isServer, type Ledger, look, openLedger, type Tx, write } from './ledger.ts'
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
export { checkReading, findReading, type Stored, storeReadings } from './readings.ts'
export { addReports, type Fetched, type Incoming } from './reports.ts'
export { parseSearch, type Search } from './search.ts'
