/** Refuses what is no text: files of other types by their first bytes, the rest by characters that no text has. */
import { ReadoutError } from '../errors.ts'
import { findMark } from './encoding.ts'

interface FileType {
  /** The first bytes, one character each. */
  readonly magic: string
  /** Where they stand; 0 where it is not said. */
  readonly at?: number
  readonly type: string
  readonly remedy: string
}

const SAVE = 'open it and save its words as text (.txt, UTF-8)'
const UNPACK = 'unpack it and give the files in it'
const TRANSCRIBE = 'give a transcript of it as text'

const TYPES: readonly FileType[] = [
  { magic: '%PDF-', type: 'a PDF', remedy: SAVE },
  { magic: '7z\xbc\xaf', type: 'a 7z archive', remedy: UNPACK },
  { magic: 'BZh', type: 'packed with bzip2', remedy: UNPACK },
  { magic: 'Rar!', type: 'a RAR archive', remedy: UNPACK },
  { magic: '\x1f\x8b', type: 'packed with gzip', remedy: UNPACK },
  { magic: '\x28\xb5\x2f\xfd', type: 'packed with zstd', remedy: UNPACK },
  { magic: '\xfd7zXZ', type: 'packed with xz', remedy: UNPACK },
  { magic: '\xd0\xcf\x11\xe0', type: 'an old Office file (.doc, .xls or .ppt)', remedy: SAVE },
  { magic: '{\\rtf', type: 'an RTF file', remedy: SAVE },
  { magic: '\x89PNG', type: 'an image (PNG)', remedy: TRANSCRIBE },
  { magic: '\xff\xd8\xff', type: 'an image (JPEG)', remedy: TRANSCRIBE },
  { magic: 'GIF8', type: 'an image (GIF)', remedy: TRANSCRIBE },
  { magic: 'II*\0', type: 'an image (TIFF)', remedy: TRANSCRIBE },
  { magic: 'MM\0*', type: 'an image (TIFF)', remedy: TRANSCRIBE },
  { magic: 'WEBP', at: 8, type: 'an image (WebP)', remedy: TRANSCRIBE },
  { magic: 'ftyp', at: 4, type: 'a video or an image', remedy: TRANSCRIBE },
  { magic: 'ID3', type: 'a sound recording (MP3)', remedy: TRANSCRIBE },
  { magic: 'OggS', type: 'a recording (Ogg)', remedy: TRANSCRIBE },
  { magic: 'SQLite format 3\0', type: 'an SQLite database', remedy: 'give the report itself' },
]

/** Throws a ReadoutError where bytes are a file of a type that is not read: "a.pdf: is a PDF, not text; …". */
export function checkBytes(bytes: Uint8Array, name: string): void {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  const found = TYPES.find(({ magic, at = 0 }) => start.startsWith(magic, at))
  if (found) throw binary(name, `is ${found.type}, not text; ${found.remedy}`)
  if (start.startsWith('PK\x03\x04')) {
    const type = nameZip(start)
    throw binary(name, `is ${type ?? 'a zip archive'}, not text; ${type === null ? UNPACK : SAVE}`)
  }
  const zero = bytes.indexOf(0)
  if (zero >= 0 && !findMark(bytes)?.startsWith('utf-16'))
    throw binary(name, `holds a zero byte at ${zero}, so it is no text; if it is, save it again as UTF-8`)
}

/** What a zip archive is to its user: its first entries tell. */
function nameZip(start: string): string | null {
  if (/word\/|\[Content_Types\]|_rels\/|xl\/|ppt\//.test(start))
    return 'an Office file (.docx, .xlsx or .pptx)'
  if (start.includes('mimetypeapplication/vnd.oasis')) return 'an OpenDocument file'
  return start.includes('mimetypeapplication/epub') ? 'an e-book (EPUB)' : null
}

const FEW = 8 // control characters that a text may hold
const SHARE = 500 // and one in so many characters

/** Throws a ReadoutError where text holds a zero character or many other control characters. */
export function checkCharacters(text: string, name: string): void {
  let controls = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x20 && code !== 0x7f) continue
    if (code === 0) throw binary(name, `holds a zero character at ${at}, so it is no text; take it out`)
    if (code < 0x09 || code > 0x0d) controls++
  }
  if (controls > FEW && controls > text.length / SHARE)
    throw binary(name, `holds ${controls} control characters, so it is no text; give the report's words`)
}

function binary(name: string, what: string): ReadoutError {
  return new ReadoutError('binary', `${name}: ${what}`)
}
