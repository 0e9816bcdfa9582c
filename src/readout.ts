/** The one place that joins the rooms: a document goes in, its reading comes out. */
import { createRequire } from 'node:module'
import { loadCodebook } from './codebook.ts'
import { type DocumentOptions, parseDocument, parseReport, type ReportInput } from './documents/index.ts'
import { loadModel } from './model.ts'
import { read } from './read/index.ts'
import type { Codebook, Reading, Report } from './types.ts'

const VERSION: string = createRequire(import.meta.url)('../package.json').version

/** What can end a reading early, an AbortSignal for one: it is asked before each window that the model scores. */
export interface Interrupt {
  /** Throws where reading shall end; what it throws is what the reading throws. */
  throwIfAborted(): void
}

interface Reads {
  /** Whom and what to look for; by default the shipped codebook for peace processes. */
  readonly codebook?: Codebook | undefined
  readonly signal?: Interrupt | undefined
}

/**
 * Reads a report that is given as a record, `text` or `html` with what is known about it, or as plain text alone.
 * Throws a ReadoutError where a field is wrong or the model's files are damaged, and what `signal` throws.
 *
 *     const { statements } = await readReport({ text: '“We accept,” said the envoy of Norland.', published: '2026-03-14' })
 */
export async function readReport(
  input: ReportInput | string,
  { codebook, signal, ...options }: Pick<DocumentOptions, 'given'> & Reads = {},
): Promise<Reading> {
  const report = parseReport(typeof input === 'string' ? { text: input } : input, options)
  return readParsed(report, { codebook, signal })
}

/**
 * Reads a document as it lies on disk: text, Markdown or HTML in any encoding. Throws a ReadoutError where the bytes
 * are no report or the model's files are damaged, and what `signal` throws.
 */
export async function readDocument(
  bytes: Uint8Array,
  { codebook, signal, ...options }: DocumentOptions & Reads = {},
): Promise<Reading> {
  return readParsed(parseDocument(bytes, options), { codebook, signal })
}

/** Reads a report that is taken apart already. Throws a ReadoutError where the model's files are damaged, and what `signal` throws. */
export async function readParsed(report: Report, { signal, ...given }: Reads = {}): Promise<Reading> {
  const [model, codebook] = await Promise.all([loadModel(), given.codebook ?? loadCodebook()])
  const score: typeof model.score = async (window) => {
    signal?.throwIfAborted()
    return model.score(window)
  }
  return read(report, { model: { ...model, score }, codebook, name: 'readout', version: VERSION })
}

/** What a reading of now says of its reader: by it one knows what another reader read. */
export async function currentReader(codebook: Codebook): Promise<Reading['reader']> {
  const { digest } = await loadModel()
  return { name: 'readout', version: VERSION, model: digest, codebook: codebook.digest }
}
