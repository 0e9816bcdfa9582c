/** Gets the bytes of what is named on the command line, and the lines of standard input. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { isAddress } from './addresses/address.ts'
import { type DocumentOptions, MAX_BYTES, type Metadata } from './documents/index.ts'
import { ReadoutError, unreadable } from './errors.ts'

/** What a path or an address holds. */
export interface Document {
  readonly bytes: Uint8Array
  /** Where an address led to in the end, and the type and encoding that its server told. */
  readonly url?: string
  readonly type?: string
  readonly charset?: string
}

/**
 * What a file holds, an address, or standard input for "-". Throws a ReadoutError that names the path; what is fetched
 * comes from the public web, and from the ranges of `allow`.
 */
export async function readInput(path: string, allow: readonly string[] = []): Promise<Document> {
  if (isAddress(path)) return (await import('./addresses/index.ts')).fetchPage(path, { allow })
  try {
    if (path === '-') return { bytes: await collect(process.stdin, 'standard input') }
    if ((await stat(path)).isDirectory())
      throw new ReadoutError(
        'is-folder',
        `${path}: is a folder; name the files in it, such as ${path}/*.html`,
      )
    return { bytes: await collect(createReadStream(path), path) }
  } catch (error) {
    throw error instanceof ReadoutError ? error : unreadable(path, error as NodeJS.ErrnoException)
  }
}

/** What is known about a document besides its bytes; what is given comes after what it tells itself. */
export function describeInput(
  path: string,
  { url, type, charset }: Omit<Document, 'bytes'>,
  given: Metadata,
): DocumentOptions {
  return {
    ...(path !== '-' && { name: path, ref: path }),
    ...(type !== undefined && { type }),
    ...(charset !== undefined && { charset }),
    given: { ...(url !== undefined && { url }), ...given },
  }
}

/** All bytes of a stream, which is given up as soon as it is too large: a pipe does not tell its size. */
export async function collect(stream: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > MAX_BYTES)
      throw new ReadoutError(
        'too-large',
        `${name}: more than ${MAX_BYTES / 2 ** 20} MB, too large for one report`,
      )
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Bytes that one line of JSON Lines may have: JSON escapes a report's text. */
export const MAX_LINE = 2 * MAX_BYTES

/** A line of a stream, without its line break; `bytes` is null where the line is longer than `longest` bytes. */
export interface Line {
  readonly number: number // from 1
  readonly bytes: Uint8Array | null
}

/** The lines of a stream, in memory of one line; the last one may lack its line break. */
export async function* readLines(stream: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = []
  let size = 0
  let number = 0
  const take = (part: Uint8Array) => {
    size += part.length
    if (size <= longest) parts.push(part)
    else parts = []
  }
  const finish = (): Line => {
    const bytes = size <= longest ? Buffer.concat(parts) : null
    parts = []
    size = 0
    return { number: ++number, bytes }
  }
  for await (const chunk of stream) {
    let from = 0
    for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
      take(chunk.subarray(from, to))
      yield finish()
      from = to + 1
    }
    if (from < chunk.length) take(chunk.subarray(from))
  }
  if (size > 0) yield finish()
}
