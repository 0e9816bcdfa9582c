/** What the ledger keeps as JSON, read back: a file that is damaged, or a row that somebody edited, is told and not believed. */
import { ReadoutError } from '../errors.ts'
import type { Span } from '../types.ts'

/** The places of a statement's words: spans of the report's text. */
export interface StoredSpans {
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly condition: readonly Span[]
}

/**
 * An object that a column holds, those of its fields that are named being lists. Throws a ReadoutError `damaged` where it
 * is none.
 */
export function parseStored<T extends object>(json: string, lists: readonly (keyof T)[] = []): T {
  const value = parseJson(json) as T | undefined
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged(json)
  for (const name of lists) if (!Array.isArray(value[name])) throw damaged(json)
  return value
}

/** A list that a column holds. Throws a ReadoutError `damaged` where it is none. */
export function parseList<T>(json: string): readonly T[] {
  const value = parseJson(json)
  if (!Array.isArray(value)) throw damaged(json)
  return value
}

/** The places of a statement's words. Throws a ReadoutError `damaged` where they are none, or there is no content. */
export function parseSpans(json: string): StoredSpans {
  const { source, cue, content, condition = [] } = parseStored<StoredSpans>(json)
  if (![source, cue, content, condition].every(isSpans) || content.length === 0) throw damaged(json)
  return { source, cue, content, condition }
}

/** Whether a value is a list of spans; it may be empty. */
export function isSpans(value: unknown): value is readonly Span[] {
  const isSpan = (span: Partial<Span> | null) => Number.isInteger(span?.start) && Number.isInteger(span?.end)
  return Array.isArray(value) && value.every(isSpan)
}

/** Whether an error says that the ledger is damaged. */
export function isDamage(error: unknown): boolean {
  return error instanceof ReadoutError && error.code === 'damaged'
}

/** The error of a ledger that holds what cannot stand there; `what` is that, or begins like it. */
export function damaged(what: string): ReadoutError {
  const shown = what.length > SHOWN ? `${what.slice(0, SHOWN)}…` : what
  return new ReadoutError(
    'damaged',
    `the ledger is damaged: it holds ${JSON.stringify(shown)} where that cannot stand; ` +
      'readout check tells more, or use a backup',
  )
}

const SHOWN = 80 // UTF-16 code units of what is damaged that are told

/** A text as JSON; undefined where it is none. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
