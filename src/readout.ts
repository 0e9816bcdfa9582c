/** The one place that joins the rooms: a document goes in, its reading comes out. */
import { createRequire } from 'node:module'
import { type DocumentOptions, parseDocument, parseReport, type ReportInput } from './documents/index.ts'
import { read } from './read/index.ts'
import type { Reader, Reading } from './types.ts'

const READER: Reader = {
  name: 'readout',
  version: createRequire(import.meta.url)('../package.json').version,
  model: null,
  codebook: null,
}

/**
 * Reads a report that is given as a record, `text` or `html` with what is known about it, or as plain text alone.
 * Throws a ReadoutError where a field is wrong.
 *
 *     const { statements } = await readReport({ text: '“We accept,” said the envoy of Norland.', published: '2026-03-14' })
 */
export async function readReport(
  input: ReportInput | string,
  options: Pick<DocumentOptions, 'given'> = {},
): Promise<Reading> {
  return read(parseReport(typeof input === 'string' ? { text: input } : input, options), READER)
}

/**
 * Reads a document as it lies on disk: text, Markdown or HTML in any encoding. Throws a ReadoutError where the bytes
 * are no report.
 */
export async function readDocument(bytes: Uint8Array, options: DocumentOptions = {}): Promise<Reading> {
  return read(parseDocument(bytes, options), READER)
}
