/** Readout as a library. */

export { loadCodebook, parseCodebook } from './codebook.ts'
export type { DocumentOptions, Metadata, ReportInput } from './documents/index.ts'
export { CodebookError, type ErrorCode, type Problem, ReadoutError } from './errors.ts'
export { formatPage } from './exports/page.ts'
export { PLOVER, type PloverType } from './exports/plover.ts'
export { type Interrupt, readDocument, readReport } from './readout.ts'
export type * from './types.ts'
