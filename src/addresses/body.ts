/** Reads the body of an answer: unpacks it and stops as soon as it is too large, whatever size it declared. */
import type { IncomingMessage } from 'node:http'
import { PassThrough, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import { ReadoutError } from '../errors.ts'
import { failed, unfetched } from './faults.ts'

/** How much to read: `most` in bytes, packed and unpacked; `name` begins the messages. */
export interface BodyOptions {
  readonly name: string
  readonly most: number
  readonly signal: AbortSignal
}

const WINDOW = 23 // 8 MB (2 ** 23) of memory, the most that a zstd body may ask for (RFC 9659)

const DECODERS: Readonly<Record<string, () => Transform>> = {
  identity: () => new PassThrough(),
  gzip: () => zlib.createGunzip(),
  'x-gzip': () => zlib.createGunzip(),
  deflate: () => zlib.createInflate(),
  br: () => zlib.createBrotliDecompress(),
  ...('createZstdDecompress' in zlib && {
    zstd: () => zlib.createZstdDecompress({ params: { [zlib.constants.ZSTD_d_windowLogMax]: WINDOW } }),
  }), // Node has it from 22.15 on
}

/**
 * The bytes of a body, unpacked. Throws a ReadoutError: "too-large" where there are more than `most`, "fetch" where
 * the body ends too early or is not packed as its header says. A body packed twice is not read: no server means it.
 */
export async function readBody(
  response: IncomingMessage,
  { name, most, signal }: BodyOptions,
): Promise<Uint8Array> {
  const coding = response.headers['content-encoding']?.trim().toLowerCase() || 'identity'
  const decoder = Object.hasOwn(DECODERS, coding) ? DECODERS[coding]?.() : undefined
  if (!decoder) {
    const shown = JSON.stringify(coding.slice(0, 60))
    throw unfetched(name, `is packed in a way that is not read (${shown}); save the page and name the file`)
  }
  const tooLarge = () =>
    new ReadoutError('too-large', `${name}: more than ${most / 2 ** 20} MB, too large for one report`)
  const bytes = new GrowingBytes()
  let packed = 0
  async function* countPacked(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      packed += chunk.length
      if (packed > most) throw tooLarge()
      yield chunk
    }
  }
  async function gather(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      if (bytes.length + chunk.length > most) throw tooLarge()
      bytes.add(chunk)
    }
  }
  try {
    await pipeline(response, countPacked, decoder, gather, { signal })
  } catch (error) {
    throw error instanceof ReadoutError ? error : failed(name, error)
  }
  return bytes.take()
}

/** Bytes in one piece of memory: a million chunks of one byte would each take a hundred if they were kept. */
class GrowingBytes {
  length = 0
  #held = new Uint8Array(2 ** 16)

  add(chunk: Uint8Array): void {
    const { length } = this
    if (length + chunk.length > this.#held.length) {
      const larger = new Uint8Array(2 * (length + chunk.length))
      larger.set(this.#held.subarray(0, length))
      this.#held = larger
    }
    this.#held.set(chunk, length)
    this.length += chunk.length
  }

  take(): Uint8Array {
    return this.#held.slice(0, this.length)
  }
}
