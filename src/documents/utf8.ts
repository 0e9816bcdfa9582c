/** Finds out whether bytes are UTF-8, and where they are not. */

/** What a walk over the bytes found. */
export interface Utf8Census {
  /** Offset of the first byte that is no UTF-8, null where all are. */
  readonly firstBad: number | null
  /** How many bytes are no part of a character. */
  readonly bad: number
  /** Characters of two bytes, which other encodings bring forth by chance, and of three or four, which they hardly do. */
  readonly short: number
  readonly long: number
}

/** Counts the characters of several bytes and the bytes that belong to none, in one walk. */
export function takeUtf8Census(bytes: Uint8Array): Utf8Census {
  let firstBad: number | null = null
  let bad = 0
  let short = 0
  let long = 0
  for (let at = 0; at < bytes.length; ) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++
      continue
    }
    const length = lengthAt(bytes, at)
    if (length === 0) {
      firstBad ??= at
      bad++
    } else if (length === 2) short++
    else long++
    at += length || 1
  }
  return { firstBad, bad, short, long }
}

/** How many bytes the character of several bytes at an offset has, 0 where none is (RFC 3629, section 4). */
function lengthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
  if (length === 0 || at + length > bytes.length) return 0
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  const second = bytes[at + 1] ?? 0
  if (second < lowest || second > highest) return 0
  for (let next = at + 2; next < at + length; next++) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0
  }
  return length
}
