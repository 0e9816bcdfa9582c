/** Documents come in, reports go out: finds the format, reads the words and what is known about them. */
import { ReadoutError } from '../errors.ts'
import type { Report } from '../types.ts'
import { checkBytes, checkCharacters } from './binary.ts'
import { decode } from './encoding.ts'
import { checkFields } from './fields.ts'
import { findFormat } from './format.ts'
import { parseHtml } from './html.ts'
import { parseMarkdown } from './markdown.ts'
import { nameOf } from './named.ts'
import { type Metadata, makeReport } from './report.ts'
import { checkLength } from './size.ts'
import { parseText } from './text.ts'

export { checkFields as checkGiven } from './fields.ts'
export { parseReport, type ReportInput } from './record.ts'
export type { Metadata } from './report.ts'
export { MAX_BYTES } from './size.ts'

/** What is known about a document besides its bytes. */
export interface DocumentOptions {
  /** The file's name: its ending tells the format where the bytes leave it open. */
  readonly name?: string
  /** The id that the report carries as `ref`. */
  readonly ref?: string
  /** The content type that a server declared for it: "text/html; charset=utf-8". */
  readonly type?: string
  /** The encoding that a server declared for it, under any of its names: "iso-8859-1". */
  readonly charset?: string
  /** What the document itself may not tell. */
  readonly given?: Metadata
}

const PARSERS = { html: parseHtml, markdown: parseMarkdown, text: parseText } as const

/**
 * The report that a file holds: text, Markdown or HTML in any usual encoding. Throws a ReadoutError where its bytes
 * are no report.
 */
export function parseDocument(bytes: Uint8Array, { given = {}, ...named }: DocumentOptions = {}): Report {
  const name = nameOf(named)
  if (bytes.length === 0)
    throw new ReadoutError('empty', `${name}: is empty; give a file with a report in it`)
  checkLength(bytes.length, name)
  checkBytes(bytes, name)
  const format = findFormat(bytes, named)
  const file = decode(bytes, { name, html: format === 'html', charset: named.charset })
  checkCharacters(file, name)
  const known = checkFields(given)
  const { ref } = named
  return makeReport(PARSERS[format](file, { name, title: known.title }), {
    given: known,
    ...(ref !== undefined && { ref }),
  })
}
