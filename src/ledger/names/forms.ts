/** The forms by which two words of names are compared. */

import { ARABIC_FORMS, EASTERN_FORMS, rowsOf } from './given.ts'
import {
  arabicConsonants,
  arabicPattern,
  bare,
  consonantsOf,
  hasSigns,
  isSpelledAlike,
  sounded,
} from './letters.ts'
import { ARABIC_LETTERS, EASTERN_ENDINGS, EASTERN_LETTERS } from './lexicon/origins.ts'
import type { Part, Parts } from './parts.ts'
import { arabicReadings, easternReadings, type Place, type Press, pressOf } from './spellings.ts'

/** A part with all its forms. */
export interface Word extends Part {
  /** As it stands, signs dropped or spelled out. */
  readonly plain: readonly string[]
  /** Readings of the romanisations; none of one syllable, where a letter more or less is another name. */
  readonly eastern: () => Readings
  readonly arabic: () => Readings
  /** The given names that it is known to be, by their rows. */
  readonly known: readonly string[]
  /** The pieces as words of their own. */
  readonly pieceWords: readonly Word[]
}

/** A name as it may be understood, its words with their forms. */
export interface Reading extends Parts {
  readonly parts: readonly Word[]
}

/** Readings of a word as a given name, and as a family name. */
export type Readings = Readonly<Record<Place, readonly string[]>>

/** Where the names of a pair seem to come from, which says what romanisations may have been at work. */
export interface Origin {
  readonly isEastern: boolean
  readonly isArabic: boolean
}

const NONE: Readings = { given: [], family: [] }

/** The parts of a name with their forms. */
export function wordsOf(parts: readonly Part[]): readonly Word[] {
  const press = pressOf(parts.filter(({ isInitial }) => !isInitial).map(({ text }) => text))
  return parts.map((part) => wordOf(part, press))
}

function wordOf(part: Part, press: Press): Word {
  const { text, script } = part
  const plain = [...new Set([bare(text), sounded(text)])]
  const pieceWords = part.pieces.map((piece) => wordOf({ ...part, text: piece, pieces: [] }, press))
  if (part.isInitial)
    return { ...part, plain, eastern: lazily(() => NONE), arabic: lazily(() => NONE), known: [], pieceWords }
  const isRead = script !== 'arabic' && script !== 'other' && isLong(bare(text))
  const read = (readings: (place: Place) => readonly string[]): (() => Readings) =>
    lazily(() => (isRead ? { given: readings('given'), family: readings('family') } : NONE))
  return {
    ...part,
    plain,
    eastern: read((place) => easternReadings(text, place, press)),
    arabic: read((place) => arabicReadings(text, place)),
    known: rowsOf(script === 'arabic' ? [text.normalize('NFC')] : plain),
    pieceWords,
  }
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Two syllables at least: "Marov", "Haya", "Rykov". */
function isLong(text: string): boolean {
  return /[aeiou][^aeiou]+[aeiou]/.test(text) || /[aeiouy][^aeiouy]+[aeiouy]/.test(text)
}

/** Consonants of a word: in Arabic letters its own, else those of its readings. */
export function consonants({ script, text, arabic }: Word): readonly string[] {
  if (script === 'arabic') return [arabicConsonants(text)]
  return [...new Set(arabic().family.map(consonantsOf))]
}

/** Where a name seems to come from. */
export function originOf(words: readonly Word[]): Origin {
  return {
    isEastern: words.some(isEastern),
    isArabic: words.some(isArabic),
  }
}

const EASTERN_SIGNS = new RegExp([`(?:${EASTERN_ENDINGS.join('|')})$`, ...EASTERN_LETTERS].join('|'))
const ARABIC_SIGNS = new RegExp(ARABIC_LETTERS.join('|'))

function isEastern({ text, script, plain, isInitial }: Word): boolean {
  if (isInitial) return false
  if (script === 'cyrillic' || script === 'greek') return true
  return (
    (bare(text).length > 4 && EASTERN_SIGNS.test(bare(text))) || plain.some((form) => EASTERN_FORMS.has(form))
  )
}

function isArabic({ text, script, plain, hasArticle, particles, isInitial }: Word): boolean {
  if (isInitial) return false
  if (script === 'arabic' || hasArticle || particles.includes('bin')) return true
  return ARABIC_SIGNS.test(bare(text)) || plain.some((form) => ARABIC_FORMS.has(form))
}

/** True where two words are one name, spelled alike or romanised from one. */
export function agree(a: Word, b: Word, origin: Origin, place: Place): boolean {
  if (a.isInitial || b.isInitial) return a.isInitial && b.isInitial && meet(a.plain, b.plain)
  if (isSpelledAlike(a.text, b.text)) return true
  if (a.known.length > 0 && b.known.length > 0) return meet(a.known, b.known)
  if (a.script === 'arabic' || b.script === 'arabic') return agreeInArabic(a, b)
  // with signs on both, neither is a romanisation: Czech tells "Horáková" from "Horáčková"
  if (hasSigns(a.text) && hasSigns(b.text)) return false
  if (origin.isEastern && meet(a.eastern()[place], b.eastern()[place])) return true
  return origin.isArabic && meet(a.arabic()[place], b.arabic()[place])
}

/** A longer word in Arabic letters is no name, and might keep a pattern busy. */
const LONGEST_ARABIC = 24

/** A word in Arabic letters and one in Latin letters; of one consonant, it may be many. */
function agreeInArabic(a: Word, b: Word): boolean {
  if (a.script === b.script) return a.text === b.text
  const [arabic, other] = a.script === 'arabic' ? [a, b] : [b, a]
  if (arabic.text.length > LONGEST_ARABIC) return false
  const pattern = arabicPattern(arabic.text)
  return arabicConsonants(arabic.text).length > 1 && other.arabic().family.some((one) => pattern.test(one))
}

/** True where an initial may be of a name: "T." of "Teodra". */
export function abbreviates(initial: Word, word: Word): boolean {
  if (!initial.isInitial || word.isInitial) return false
  return word.plain.some((form) => initial.plain.some((letter) => letter !== '' && form.startsWith(letter)))
}

/** True where two lists share one. */
export function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.includes(one))
}
