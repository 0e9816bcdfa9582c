/** Gets the bytes of what is named on the command line, and the lines of standard input. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { MAX_BYTES } from '../documents/index.ts'
import { ReadoutError, unreadable } from '../errors.ts'

/** The bytes of a file, or of standard input for "-". Throws a ReadoutError that names the path. */
export async function readInput(path: string): Promise<Uint8Array> {
  if (/^https?:\/\//i.test(path))
    throw new ReadoutError('address', `${path}: addresses are not read yet; save the page and name the file`)
  try {
    if (path === '-') return await collect(process.stdin, 'standard input')
    if ((await stat(path)).isDirectory())
      throw new ReadoutError(
        'is-folder',
        `${path}: is a folder; name the files in it, such as ${path}/*.html`,
      )
    return await collect(createReadStream(path), path)
  } catch (error) {
    throw error instanceof ReadoutError ? error : unreadable(path, error as NodeJS.ErrnoException)
  }
}

/** All bytes of a stream, which is given up as soon as it is too large: a pipe does not tell its size. */
async function collect(stream: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
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
