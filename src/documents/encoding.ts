/**
 * Turns bytes into text: by their byte order mark, what the server and then the page declares, UTF-8, or what a
 * detector makes of them.
 */
import { createRequire } from 'node:module'
import sniff from 'html-encoding-sniffer'
import { ReadoutError } from '../errors.ts'
import { takeUtf8Census, type Utf8Census } from './utf8.ts'

/**
 * How to read the bytes: `html` says that a page may declare its encoding, `charset` is what the server declared,
 * `name` begins the messages.
 */
export interface DecodeOptions {
  readonly name: string
  readonly html: boolean
  readonly charset?: string | undefined
}

/** The text of a document without its byte order mark. Throws a ReadoutError where the bytes are no text. */
export function decode(bytes: Uint8Array, { name, html, charset }: DecodeOptions): string {
  const mark = findMark(bytes)
  if (mark === 'utf-16le' || mark === 'utf-16be') {
    const text = decodeAs(mark, bytes)
    if (text === null) throw broken(name, `begins like ${mark.toUpperCase()} and is not`)
    return text
  }
  const census = takeUtf8Census(bytes)
  const declared = mark === null ? [findEncoding(charset), html ? findDeclared(bytes) : null] : []
  for (const encoding of declared) {
    if (encoding === null || isRatherUtf8(census, encoding)) continue
    const text = decodeAs(encoding, bytes)
    if (text !== null) return text
  }
  const { firstBad } = census
  if (firstBad === null) return new TextDecoder().decode(bytes)
  if (mark !== null || isMixed(census))
    throw broken(name, `is UTF-8, but its byte ${firstBad} is part of no character`)
  const text = decodeAs(detect(bytes, firstBad), bytes)
  if (text === null) throw broken(name, `is in no encoding that Readout knows (byte ${firstBad})`)
  return text
}

/** What a byte order mark says, null where none stands. */
export function findMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

/** The one name of an encoding that has many: "windows-1252" for "Latin1"; null where nobody knows it. */
function findEncoding(label: string | undefined): string | null {
  if (label === undefined) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

/** The encoding that a page declares in its first 1,024 bytes. */
function findDeclared(bytes: Uint8Array): string | null {
  try {
    return sniff(bytes, { defaultEncoding: null })
  } catch {
    return null // the sniffer fails on content="text/html; charset=" with nothing behind it
  }
}

/**
 * Whether the bytes tell more than the declaration: a page saved as UTF-8 keeps its old declaration, and text in an
 * encoding of one byte a character is never UTF-8 by chance.
 */
function isRatherUtf8({ firstBad, short, long }: Utf8Census, declared: string): boolean {
  return firstBad === null && short + long > 0 && /^(windows-125|iso-8859-|macintosh)/i.test(declared)
}

/** Whether it is UTF-8 with some bytes gone wrong, and not an encoding that looks like it here and there. */
function isMixed({ bad, short, long }: Utf8Census): boolean {
  return short + 3 * long >= bad
}

const SAMPLE = 2 ** 17 // bytes that the detector sees
const BEFORE = 1024 // of them before the first byte that is not ASCII

const SURE = 0.2 // the detector's confidence from which it is right on a paragraph of prose

// The detector's names for what TextDecoder calls otherwise.
const LABELS: Readonly<Record<string, string>> = {
  CP932: 'shift_jis',
  CP949: 'euc-kr',
  MacRoman: 'macintosh',
}

/** The likeliest encoding. A few quotation marks and accents decide nothing: then it is the one of most such files. */
function detect(bytes: Uint8Array, firstBad: number): string {
  const { detect } = createRequire(import.meta.url)('jschardet') as typeof import('jschardet')
  const start = Math.max(0, firstBad - BEFORE)
  const sample = bytes.subarray(start, start + SAMPLE)
  const { encoding, confidence } = detect(sample)
  const sure = confidence >= SURE || encoding === 'MacRoman' || !isMostlyAscii(sample)
  if (encoding === null || !sure || (encoding === 'MacRoman' && !hasMacQuotes(sample))) return 'windows-1252'
  return LABELS[encoding] ?? encoding
}

/** Whether curly quotes stand where MacRoman has them, and not where Windows-1252 does: in few bytes all tells. */
function hasMacQuotes(bytes: Uint8Array): boolean {
  const count = (from: number, to: number) => bytes.filter((byte) => from <= byte && byte <= to).length
  return count(0xd2, 0xd5) >= count(0x91, 0x94)
}

function isMostlyAscii(bytes: Uint8Array): boolean {
  const others = bytes.reduce((count, byte) => (byte < 0x80 ? count : count + 1), 0)
  return others < 4 || others < bytes.length / 10
}

/** The text, null where the bytes are not in that encoding or nobody knows it. */
function decodeAs(label: string, bytes: Uint8Array): string | null {
  if (/^(windows-1252|iso-8859-1|ascii)$/i.test(label)) return decodeWindows1252(bytes)
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

// The characters of 0x80 to 0x9F; "." stands for those that are not assigned.
const WINDOWS_1252 = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ'

/** Not by TextDecoder, which takes Windows-1252 for ISO 8859-1 in Node 22.13 to 24.11 (nodejs/node#56542). */
function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return text.replace(/[\x80-\x9f]/g, (character) => {
    const assigned = WINDOWS_1252[character.charCodeAt(0) - 0x80]
    return assigned === undefined || assigned === '.' ? character : assigned
  })
}

function broken(name: string, what: string): ReadoutError {
  return new ReadoutError('encoding', `${name}: ${what}; save it again as UTF-8`)
}
