/** The one place that joins the rooms: a document goes in, its reading comes out. */
import { createRequire } from 'node:module'
import { type DocumentOptions, parseDocument, parseReport, type ReportInput } from './documents/index.ts'
import { loadModel } from './model.ts'
import { read } from './read/index.ts'
import type { Reading, Report } from './types.ts'

const VERSION: string = createRequire(import.meta.url)('../package.json').version

/** What can end a reading early, an AbortSignal for one: it is asked before each window that the model scores. */
export interface Interrupt {
  /** Throws where reading shall end; what it throws is what the reading throws. */
  throwIfAborted(): void
}

interface Interruptible {
  readonly signal?: Interrupt
}

/**
 * Reads a report that is given as a record, `text` or `html` with what is known about it, or as plain text alone.
 * Throws a ReadoutError where a field is wrong or the model's files are damaged, and what `signal` throws.
 *
 *     const { statements } = await readReport({ text: '“We accept,” said the envoy of Norland.', published: '2026-03-14' })
 */
export async function readReport(
  input: ReportInput | string,
  { signal, ...options }: Pick<DocumentOptions, 'given'> & Interruptible = {},
): Promise<Reading> {
  return readWithModel(parseReport(typeof input === 'string' ? { text: input } : input, options), signal)
}

/**
 * Reads a document as it lies on disk: text, Markdown or HTML in any encoding. Throws a ReadoutError where the bytes
 * are no report or the model's files are damaged, and what `signal` throws.
 */
export async function readDocument(
  bytes: Uint8Array,
  { signal, ...options }: DocumentOptions & Interruptible = {},
): Promise<Reading> {
  return readWithModel(parseDocument(bytes, options), signal)
}

async function readWithModel(report: Report, signal?: Interrupt): Promise<Reading> {
  const model = await loadModel()
  const score: typeof model.score = async (window) => {
    signal?.throwIfAborted()
    return model.score(window)
  }
  return read(report, { model: { ...model, score }, name: 'readout', version: VERSION })
}
