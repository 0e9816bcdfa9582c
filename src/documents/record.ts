/** Reads a record: a report as one object, with its text or its page and what is known about it. */
import { ReadoutError } from '../errors.ts'
import type { Report } from '../types.ts'
import { checkFields } from './fields.ts'
import { parseHtml } from './html.ts'
import { shorten, showValue } from './named.ts'
import { type Metadata, makeReport } from './report.ts'
import { checkLength } from './size.ts'
import { findBlocks } from './text.ts'

/** A report as a line of JSON Lines has it: `text` or `html`, and what is known about it. */
export interface ReportInput extends Metadata {
  /** The id that the report carries as `ref`. */
  readonly id?: string
  readonly text?: string
  readonly html?: string
}

/**
 * The report of a record; what a record does not tell is taken from its page, then from `given`. Throws a
 * ReadoutError where a field is wrong; fields that nobody knows are left alone.
 */
export function parseReport(input: ReportInput, options?: { given?: Metadata }): Report
export function parseReport(input: unknown, options?: { given?: Metadata }): Report
export function parseReport(input: unknown, { given = {} }: { given?: Metadata } = {}): Report {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new ReadoutError('field', `${showValue(input)} is no report; give an object with "text" or "html"`)
  const ref = readId(ownValue(input, 'id'))
  const name = ref === undefined ? 'the record' : shorten(ref, 60)
  const prefix = ref === undefined ? '' : `${name}: `
  const text = readWords(input, 'text', prefix)
  const html = readWords(input, 'html', prefix)
  if ((text === undefined) === (html === undefined)) {
    const found = text === undefined ? 'neither "text" nor "html"' : 'both "text" and "html"'
    throw new ReadoutError('field', `${prefix}${found} is there; give one of them`)
  }
  const own = checkFields(input, prefix)
  const title = own.title ?? given.title
  const words = text ?? html ?? ''
  checkLength(words.length, name)
  const parsed =
    text === undefined
      ? parseHtml(words, { name, title })
      : { text, blocks: findBlocks(text, { name, title }), metadata: {} }
  return makeReport(
    { ...parsed, metadata: { ...parsed.metadata, ...own } },
    { given: checkFields(given), ...(ref !== undefined && { ref }) },
  )
}

/** A value of the object itself: what stands under "__proto__" or is inherited is no field. */
function ownValue(input: object, key: string): unknown {
  return Object.hasOwn(input, key) ? (Reflect.get(input, key) ?? undefined) : undefined
}

function readId(id: unknown): string | undefined {
  if (id === undefined || typeof id === 'string') return id
  if (typeof id === 'number' && Number.isSafeInteger(id)) return String(id)
  throw new ReadoutError(
    'field',
    `id: ${showValue(id)} is neither words nor a whole number below 2^53; put it in quotes`,
  )
}

function readWords(input: object, key: 'text' | 'html', prefix: string): string | undefined {
  const words = ownValue(input, key)
  if (words === undefined || typeof words === 'string') return words
  throw new ReadoutError('field', `${prefix}${key}: ${showValue(words)} is no text; put it in quotes`)
}
