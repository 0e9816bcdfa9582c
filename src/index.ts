/** Readout as a library. */

export type { DocumentOptions, Metadata, ReportInput } from './documents/index.ts'
export { type ErrorCode, ReadoutError } from './errors.ts'
export { formatPage } from './exports/page.ts'
export { type Interrupt, readDocument, readReport } from './readout.ts'
export type * from './types.ts'
