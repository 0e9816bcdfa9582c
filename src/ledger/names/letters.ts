/** A word of a name in plain Latin letters, from whatever alphabet it is written in. */

import {
  ARABIC_CONSONANTS,
  ARABIC_VOWELS,
  BARE_LETTERS,
  CYRILLIC,
  GREEK,
  SOUNDED_LETTERS,
} from './lexicon/alphabets.ts'

/** Apostrophes and the marks of soft signs, hamza and ayn, none of which makes another name. */
export const APOSTROPHES = /['’‘`´ʹʺʻʼʽʾʿˈ′″]/g
/** A longer name, in UTF-16 code units, is no person's and no body's: it is compared as it stands. */
export const LONGEST = 200
/** Every dash but the hyphen of the keyboard. */
export const DASHES = /[‐‑‒–—−]/g

/** The alphabet of a word: of a mixed one the first that is not Latin; "other" is compared as it stands. */
export type Script = 'latin' | 'cyrillic' | 'greek' | 'arabic' | 'other'

/** Which alphabet a word is in. */
export function scriptOf(word: string): Script {
  if (/\p{Script=Cyrillic}/u.test(word)) return 'cyrillic'
  if (/\p{Script=Greek}/u.test(word)) return 'greek'
  if (/\p{Script=Arabic}/u.test(word)) return 'arabic'
  return /^[\p{Script=Latin}\p{M}\d-]*$/u.test(word) ? 'latin' : 'other'
}

/** A word in lower case, Cyrillic and Greek in Latin letters: "лавров" → "lavrov". Signs on letters stay. */
export function romanize(word: string): string {
  switch (scriptOf(word)) {
    case 'cyrillic':
      // after a vowel sign or at the head, е is ye in some systems; the readings make one of both
      return [...word.normalize('NFC')].map((letter) => CYRILLIC[letter] ?? letter).join('')
    case 'greek':
      return GREEK.reduce((text, [letters, latin]) => text.replace(letters, latin), bare(word))
    default:
      return word
  }
}

const PLAIN = /^[\x20-\x7e]*$/ // nothing here has a sign

/** A word without the signs on its letters: "müller" → "muller". */
export function bare(word: string): string {
  if (PLAIN.test(word)) return word
  return [...word.normalize('NFKD').replace(/\p{M}/gu, '')]
    .map((letter) => BARE_LETTERS[letter] ?? letter)
    .join('')
}

/** A word with its signs spelled out, as other languages write its sound: "müller" → "mueller", "vučić" → "vuchich". */
export function sounded(word: string): string {
  if (PLAIN.test(word)) return word
  return bare([...word.normalize('NFC')].map((letter) => SOUNDED_LETTERS[letter] ?? letter).join(''))
}

/** True where letters of a word have signs. */
export function hasSigns(word: string): boolean {
  return bare(word) !== word
}

/**
 * True where two words are spelled alike but for signs: "müller" is "mueller" and "muller". Where both have signs, each
 * sign counts: "Hùng" and "Hưng" are two names, whereas "Hung" may stand for either.
 */
export function isSpelledAlike(a: string, b: string): boolean {
  if (PLAIN.test(a) && PLAIN.test(b)) return a === b
  if (hasSigns(a) && hasSigns(b)) return sounded(a) === sounded(b) && !signsDiffer(a, b)
  return [bare(a), sounded(a)].some((one) => one === bare(b) || one === sounded(b))
}

/** True where two words have the same letters, and one of them different signs. */
function signsDiffer(a: string, b: string): boolean {
  const [one, other] = [signed(a), signed(b)]
  if (one.length !== other.length) return false
  return one.some(
    (letter, n) =>
      letter.length > 1 && (other[n]?.length ?? 0) > 1 && letter !== other[n] && letter[0] === other[n]?.[0],
  )
}

/** Letters each with the signs on it, taken apart. */
function signed(word: string): readonly string[] {
  return word.normalize('NFD').match(/\P{M}\p{M}*/gu) ?? []
}

/** The consonants of a word in Arabic letters: "مرسي" → "mrs". */
export function arabicConsonants(word: string): string {
  return thin([...word.normalize('NFC')].map((letter) => ARABIC_CONSONANTS[letter] ?? '').join(''))
}

/** The consonants of a reading in Latin letters, as Arabic would write them: "mursi" → "mrs". */
export function consonantsOf(reading: string): string {
  return thin(reading.replace(/[aeiouwyYW]/g, ''))
}

/** Without doubled letters and without h at the end, which no reader hears. */
function thin(consonants: string): string {
  return consonants.replace(/(.)\1+/g, '$1').replace(/h$/, '')
}

/**
 * What readings a word in Arabic letters may have: long vowels as written, short ones where none is, "مرسي" → m, r, s
 * with or without a vowel after each, then i.
 */
export function arabicPattern(word: string): RegExp {
  const letters = [...word.normalize('NFC').replace(/(.)\1+/gu, '$1')]
  const pattern = letters.map(
    (letter, n) => ARABIC_VOWELS[letter] ?? consonantPattern(letter, letters[n + 1]),
  )
  return new RegExp(`^${pattern.join('').replace(/(?:\[aiuY\]\?)+/g, '[aiuY]?')}$`)
}

/** A consonant and the short vowel that may follow it; hamza and ayn are the vowel alone. */
function consonantPattern(letter: string, next: string | undefined): string {
  const own = ARABIC_CONSONANTS[letter]
  if (own === undefined) return '[aiuY]?'
  if (next === undefined) return own === 'h' ? 'h?' : own
  const heard = own === 'q' ? '[qkg]' : own
  return ARABIC_VOWELS[next] === undefined ? `${heard}[aiuY]?` : heard
}
