/** Makes reports and readings of what an input holds: a document, JSON Lines, or a list of addresses. */
import { isAddress } from '../addresses/address.ts'
import { type Metadata, parseDocument, parseReport } from '../documents/index.ts'
import { ReadoutError } from '../errors.ts'
import { collect, MAX_LINE, readLines } from '../inputs.ts'
import { checkReading } from '../ledger/incoming.ts'
import type { Reading, Report } from '../types.ts'

/** What comes out of an input, one at a time. */
export type Taken =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'reading'; readonly reading: Reading }
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'failure'; readonly ref: string; readonly error: ReadoutError }

/** The first bytes of an input, by which its kind is told. */
const SEEN = 65_536

/**
 * Takes an input's bytes apart. JSON Lines is what opens with "{" or is named so: each line a reading, or a report as
 * `readout read --jsonl` takes it; a file named .json is one of them, or a list. A list of addresses has nothing but addresses on its lines, empty ones and those
 * that begin with "#" aside. All else is one document.
 */
export async function* takeInput(
  stream: AsyncIterable<Uint8Array>,
  { ref, given }: { ref: string; given: Metadata },
): AsyncGenerator<Taken> {
  const { start, whole } = await peek(stream)
  if (/\.json$/i.test(ref)) yield* takeJson(await collect(whole, ref), { ref, given })
  else if (/\.jsonl$/i.test(ref) || /^\ufeff?\s*\{/.test(start)) yield* takeLines(whole, { ref, given })
  else {
    const bytes = await collect(whole, ref)
    const addresses = findAddresses(bytes)
    if (addresses) for (const address of addresses) yield { kind: 'address', address }
    else {
      const report = parseDocument(bytes, { ref, given, name: ref })
      yield { kind: 'report', report }
    }
  }
}

async function peek(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ start: string; whole: AsyncIterable<Uint8Array> }> {
  const iterator = stream[Symbol.asyncIterator]()
  const chunks: Uint8Array[] = []
  let size = 0
  while (size < SEEN) {
    const { value, done } = await iterator.next()
    if (done) break
    chunks.push(value)
    size += value.length
    if (new TextDecoder().decode(value).trim() !== '') break
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* chunks
    yield* { [Symbol.asyncIterator]: () => iterator }
  }
  return { start: new TextDecoder().decode(Buffer.concat(chunks).subarray(0, SEEN)), whole: whole() }
}

function* takeJson(bytes: Uint8Array, { ref, given }: { ref: string; given: Metadata }): Generator<Taken> {
  const value = parseJson(decodeLine(bytes, ref), ref)
  if (!Array.isArray(value)) {
    yield takeValue(value, { line: ref, given })
    return
  }
  for (const [index, one] of value.entries()) {
    const line = `${ref}:${index + 1}`
    try {
      yield takeValue(one, { line, given })
    } catch (error) {
      if (!(error instanceof ReadoutError)) throw error
      yield { kind: 'failure', ref: line, error }
    }
  }
}

async function* takeLines(
  stream: AsyncIterable<Uint8Array>,
  { ref, given }: { ref: string; given: Metadata },
): AsyncGenerator<Taken> {
  for await (const { number, bytes } of readLines(stream, MAX_LINE)) {
    const line = `${ref}:${number}`
    try {
      if (bytes === null)
        throw new ReadoutError(
          'too-large',
          `${line}: longer than ${MAX_LINE / 2 ** 20} MB, too large for one line`,
        )
      const text = decodeLine(bytes, line)
      if (text.trim() !== '') yield takeValue(parseJson(text, line), { line, given })
    } catch (error) {
      if (!(error instanceof ReadoutError)) throw error
      yield { kind: 'failure', ref: line, error }
    }
  }
}

function decodeLine(bytes: Uint8Array, line: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new ReadoutError('line', `${line}: not in UTF-8; save the file in that encoding`, { cause })
  }
}

function takeValue(value: unknown, { line, given }: { line: string; given: Metadata }): Taken {
  if (typeof value === 'object' && value !== null && 'report' in value && 'statements' in value)
    return { kind: 'reading', reading: checkReading(value, line) }
  const failure = typeof value === 'object' && value !== null && 'error' in value && 'ref' in value
  if (failure)
    throw new ReadoutError('line', `${line}: tells a failure, and no reading; read that report again`)
  try {
    return { kind: 'report', report: parseReport(value, { given }) }
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error
    throw new ReadoutError(error.code, `${line}: ${error.message}`, { cause: error })
  }
}

function parseJson(text: string, line: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = (error as SyntaxError).message.replace(/[\s\p{Cc}]+/gu, ' ')
    throw new ReadoutError('line', `${line}: not a line of JSON: ${why}`, { cause: error })
  }
}

/** The addresses of a list; null where anything else stands in it. */
function findAddresses(bytes: Uint8Array): readonly string[] | null {
  if (bytes.length > 2 ** 24) return null
  const lines = new TextDecoder()
    .decode(bytes)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  return lines.length > 0 && lines.every((line) => isAddress(line) && !/\s/.test(line)) ? lines : null
}
