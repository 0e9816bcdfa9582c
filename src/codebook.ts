/** Loads a codebook: a file of the user's, or the one that is shipped. */
import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { LARGEST, parseCodebook } from './codebook/parse.ts'
import { ReadoutError, unreadable } from './errors.ts'
import type { Codebook } from './types.ts'

export { parseCodebook } from './codebook/parse.ts'

const SHIPPED = new URL('../codebooks/peace-process.yaml', import.meta.url)

let shipped: Promise<Codebook> | undefined

/**
 * The codebook of a file, in UTF-8; without a path the shipped one for peace processes, which is parsed once. Throws a
 * ReadoutError where the file cannot be read, and a CodebookError where it is no codebook.
 */
export function loadCodebook(path?: string): Promise<Codebook> {
  if (path !== undefined) return loadFrom(path)
  shipped ??= loadFrom(fileURLToPath(SHIPPED)).catch((cause) => {
    shipped = undefined // what failed once may go well the next time
    const what = 'codebooks/peace-process.yaml is missing or damaged; install Readout again'
    throw new ReadoutError('codebook', what, { cause })
  })
  return shipped
}

async function loadFrom(path: string): Promise<Codebook> {
  const bytes = await readBytes(path)
  if (!isUtf8(bytes)) throw new ReadoutError('codebook', `${path}: not in UTF-8; save it in that encoding`)
  // The byte order mark stays, so that the text has the digest of the bytes.
  return parseCodebook(bytes.toString(), path)
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    if ((await stat(path)).isDirectory())
      throw new ReadoutError('is-folder', `${path}: is a folder; name the codebook's file in it`)
    const chunks: Uint8Array[] = []
    for await (const chunk of createReadStream(path, { end: LARGEST })) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    if (bytes.length <= LARGEST) return bytes
  } catch (error) {
    throw error instanceof ReadoutError ? error : unreadable(path, error as NodeJS.ErrnoException)
  }
  throw new ReadoutError('too-large', `${path}: more than ${LARGEST / 2 ** 20} MB, too large for a codebook`)
}
