/** Reduces a text to its words, so that what outlets change without meaning anything by it makes no difference. */

/** The words of a text, in order: made by `readWords`. */
export interface Words {
  /** Case, accents, marks, quotes, dashes and white space are gone; words are joined by one space. */
  readonly folded: string
  /** One 32-bit hash a word, the same for spellings that differ in vowels alone: "colour", "color". */
  readonly hashes: Int32Array
  /** How many letters stand before each word, and at the end all of them. An ideograph counts as three. */
  readonly letters: Uint32Array
}

// Scripts that put no space between words are taken letter by letter: no dictionary is the same on every machine.
const UNSPACED = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]'
const LONGEST = 100 // letters of a word; more would fill the stack
const SPACED = `[[\\p{L}\\p{N}]--${UNSPACED}]`
const WORD = new RegExp(
  `[${UNSPACED}&&[\\p{L}\\p{N}]]\\p{M}*|${SPACED}[${SPACED}\\p{M}]{0,${LONGEST - 1}}`,
  'gv',
)
const IDEOGRAPH = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u
// Putting marks into their order takes the square of their number; no letter has more (Unicode Standard Annex 15).
const MANY_MARKS = /\p{M}{31}/u
const FURTHER_MARKS = /(?<=\p{M}{30})\p{M}/gu
// Accents, the points of Hebrew and Arabic, and what is never seen: soft hyphens, joiners, marks of direction.
const UNWRITTEN = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\p{Cf}]/gu

const PLAIN = /^[ -~\t\r\n\u00a0‘’“”–—…•]*$/
const PLAIN_WORD = new RegExp(`[a-z0-9]{1,${LONGEST}}`, 'g')

/**
 * Whether a text has nothing but letters and figures without signs, and what parts words, as most reports in English: it is
 * folded by putting it in lower case.
 */
export function isPlain(text: string): boolean {
  return PLAIN.test(text)
}

/** The words of a text as the index of the search has them: "Élan, 2nd!" is "elan 2nd". */
export function foldWords(text: string): string {
  if (isPlain(text)) return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).join(' ')
  return (
    text
      .normalize('NFKD')
      .replace(/\p{Mn}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{Mc}]+/gu) ?? []
  ).join(' ')
}

/** Takes a text to pieces. A text without words folds to what it has instead: "😀". */
export function readWords(text: string): Words {
  const isBare = isPlain(text)
  const plain = isBare ? text.toLowerCase() : foldLetters(text)
  const words = plain.match(isBare ? PLAIN_WORD : WORD) ?? []
  const folded = words.join(' ')
  const letters = new Uint32Array(words.length + 1)
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    letters[index + 1] = (letters[index] ?? 0) + (!isBare && IDEOGRAPH.test(word) ? 3 : word.length)
  }
  if (words.length === 0)
    return { folded: plain.replace(/[\s\p{P}]+/gu, ''), hashes: new Int32Array(0), letters }
  return { folded, hashes: Int32Array.from(consonantsOf(folded).split(' '), hashOf), letters }
}

/** Without case, accents and marks. Upper case comes first: "ß" and "SS" are "ss". */
function foldLetters(text: string): string {
  return (MANY_MARKS.test(text) ? text.replace(FURTHER_MARKS, '') : text)
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .replace(UNWRITTEN, '')
}

/**
 * Leaves of each word its first letter and the consonants, in the manner of Soundex (Odell and Russell 1918), so that
 * British and American spellings and most transcriptions of a name are one: "centre" and "center", "Kyiv" and "Kiev".
 */
function consonantsOf(folded: string): string {
  return folded
    .replace(/c(?=[eiy])|z/g, 's')
    .replace(/[cq]/g, 'k')
    .replace(/(?<=\S)[aeiouy]/g, '')
    .replace(/([a-z])\1+/g, '$1')
}

/** FNV-1a over UTF-16 code units (Fowler, Noll and Vo 1991). */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < word.length; index++)
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193)
  return hash
}

/** Joins two 32-bit hashes into one, as MurmurHash3 ends (Appleby 2011). */
export function mix(hash: number, other: number): number {
  let mixed = hash ^ Math.imul(other, 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** One 32-bit hash for each run of `size` words; a text of fewer words has one of all it has. */
export function shinglesOf({ hashes }: Words, size: number): Int32Array {
  const shingles = new Int32Array(Math.min(hashes.length, Math.max(1, hashes.length - size + 1)))
  for (const start of shingles.keys()) {
    let hash = size
    for (let word = start; word < Math.min(start + size, hashes.length); word++)
      hash = mix(hash, hashes[word] ?? 0)
    shingles[start] = hash
  }
  return shingles
}
