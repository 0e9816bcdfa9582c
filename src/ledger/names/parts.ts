/** A name taken apart: its words, with what belongs to each. */

import { familyOf, withSyllablesJoined } from './east-asia.ts'
import { EASTERN_FORMS } from './given.ts'
import { APOSTROPHES, bare, DASHES, romanize, type Script, scriptOf } from './letters.ts'
import {
  ARTICLES,
  DESCENT,
  FATHER,
  GENERATIONS,
  HONORIFICS,
  PARTICLES,
  SERVANT,
} from './lexicon/family-names.ts'

/** A word of a name. */
export interface Part {
  /** In lower case and Latin letters where the alphabet is known, hyphens closed up, signs on letters kept. */
  readonly text: string
  readonly script: Script
  /** "M.": the first letter alone. */
  readonly isInitial: boolean
  /** "al-Marri": the Arabic article stood before it. */
  readonly hasArticle: boolean
  /** "von der", "bin": the small words before it, joined by a blank. */
  readonly particles: string
  /** What hyphens joined: "anna" and "lena"; empty where nothing did. */
  readonly pieces: readonly string[]
}

/** A name as it may be understood. */
export interface Parts {
  readonly parts: readonly Part[]
  /** Which of the name: "jr", "sr", "2". */
  readonly generation?: string
  /** A title stood at the front. */
  readonly hasTitle: boolean
  /** Place of the family name in `parts`: the last one, save where the first is known as a family name of the East. */
  readonly family: number
  /** "Al Marri" understood as an article and a family name: as likely it is a man called Al. */
  readonly isGuess: boolean
}

/** Articles as they sound before the letter after them: "ash-Sharif", "ad-Din". */
const ASSIMILATED = /^(?:[aeiu]l|[aeu](sh|[srnzdt]))-(?=(.*))/

/** Takes a name apart; "Al Marri" in two ways, every other name in one. */
export function partsOf(name: string): readonly Parts[] {
  const { words, generation } = wordsOf(name)
  const hasTitle = words.length > 2 && HONORIFICS.has(lower(words[0] ?? ''))
  const rest = withFamilyLast(hasTitle ? words.slice(1) : words)
  const [first = '', second] = rest
  const isAl =
    rest.length === 2 && second !== undefined && lower(first) === 'al' && /^\p{Script=Latin}+$/u.test(second)
  const shared = { hasTitle, ...(generation === undefined ? {} : { generation }) }
  const parse = (parts: readonly Part[], isGuess: boolean): Parts => ({
    ...shared,
    parts,
    family: familyOf(parts),
    isGuess,
  })
  if (!isAl) return [parse(collect(rest), false)]
  return [
    parse([...collect([first]), ...collect([second])], false),
    parse(
      collect([second]).map((part) => ({ ...part, hasArticle: true })),
      true,
    ),
  ]
}

/** The words of a name in their order, "Marr, Ilse" turned round, initials apart, without "Jr.". */
function wordsOf(name: string): { readonly words: readonly string[]; readonly generation?: string } {
  const text = name.normalize('NFKC').replace(APOSTROPHES, '').replace(DASHES, '-')
  const [before = '', after, ...more] = text.split(',')
  const isTurned = after !== undefined && more.length === 0 && !(generationOf(after) ?? '')
  const words = (isTurned && after.trim() !== '' ? `${after} ${before}` : text)
    .replace(/([\p{L}\p{M}])\.-?(?=.)/gu, '$1. ')
    .split(/[^\p{L}\p{M}\p{N}.-]+/u)
    .map((word) => word.replace(/^[-.]+|-+$/g, '').replace(/\.+$/, '.'))
    .filter((word) => word !== '' && word !== '.')
  const isMixed = /\p{Ll}/u.test(text)
  const apart = words.flatMap((word, n) => (n < words.length - 1 ? initials(word, isMixed) : [word]))
  const generation = apart.length > 1 ? generationOf(apart.at(-1) ?? '') : undefined
  if (generation === undefined) return { words: apart }
  const kept = apart.slice(0, -1)
  return { words: lower(kept.at(-1) ?? '') === 'the' ? kept.slice(0, -1) : kept, generation }
}

/** "Jr.", "the Elder", and numerals in capitals: "Xi" is a name. */
function generationOf(word: string): string | undefined {
  const key = lower(word)
  if (!Object.hasOwn(GENERATIONS, key)) return undefined
  return /^[ivx]+$/.test(key) && !/^[IVX]+$/.test(word.trim()) ? undefined : GENERATIONS[key]
}

/** "JD" → "J.", "D.": capitals without a vowel among other letters are initials; "XI Jinping" keeps its family name. */
function initials(word: string, isMixed: boolean): readonly string[] {
  const isInitials = isMixed && /^[B-DF-HJ-NP-TV-XZ]{2,3}$/.test(word) && word !== 'NG'
  return isInitials ? [...word].map((letter) => `${letter}.`) : [word]
}

/** Father's names of Russian and Ukrainian, which stand after a given name: "Petrovich", "Petrivna", "Petrowitsch". */
export const PATRONYMIC = /(?:[eo][vw]|iv)(?:i|y)(?:ch|tch|tsch|c|cz)$|(?:[eo]v|i)na$/

/** "Marov Ivan Petrovich", as papers of state write it: the family name goes to the end. */
function withFamilyLast(words: readonly string[]): readonly string[] {
  const [family, given, patronymic] = words.map((word) => bare(romanize(word.toLowerCase())))
  if (words.length !== 3 || !family || !given || !patronymic) return words
  const isTurned =
    PATRONYMIC.test(patronymic) &&
    EASTERN_FORMS.has(given) &&
    !EASTERN_FORMS.has(family) &&
    !PATRONYMIC.test(given)
  return isTurned ? [...words.slice(1), ...words.slice(0, 1)] : words
}

function lower(word: string): string {
  return bare(word.toLowerCase()).replace(/[.\s]/g, '')
}

/** The parts of a name: small words go to the word after them, "Abd al-" makes one with it. */
function collect(words: readonly string[]): readonly Part[] {
  const parts: Part[] = []
  let particles: string[] = []
  let joint = ''
  let hasArticle = false
  for (const [n, word] of words.entries()) {
    const plain = word.toLowerCase().replace(/\.$/, '')
    const key = scriptOf(word) === 'latin' ? plain : ''
    const isLast = n === words.length - 1
    if (!isLast && isSmall(word, key, n)) {
      particles.push(DESCENT[key] ?? key)
    } else if (!isLast && ARTICLES.has(key) && (n > 0 || joint !== '' || key !== 'al')) {
      hasArticle = true
    } else if (!isLast && (SERVANT.has(key) || FATHER.has(key))) {
      joint = SERVANT.has(key) ? 'abd' : 'abu'
    } else if (word === 'الله' && parts.length > 0) {
      const last = parts.pop() as Part
      parts.push({ ...last, text: `${last.text}الله` })
    } else {
      parts.push(partOf(word, { joint, hasArticle, particles: particles.join(' ') }))
      particles = []
      joint = ''
      hasArticle = false
    }
  }
  return withSyllablesJoined(parts)
}

/** "van" of "Jan van Marr", "bin"; not "Ben" at the head, which is a given name, nor a letter that is an initial. */
function isSmall(word: string, key: string, n: number): boolean {
  if (Object.hasOwn(DESCENT, key)) return n > 0 || key !== 'ben'
  return PARTICLES.has(key) && (key.length > 1 || (n > 0 && word === key))
}

function partOf(
  word: string,
  { joint, hasArticle, particles }: { joint: string; hasArticle: boolean; particles: string },
): Part {
  const script = scriptOf(word)
  const isInitial = joint === '' && /^\p{L}\p{M}*\.?$/u.test(word) && /[\p{Lu}\p{Ll}]/u.test(word)
  const own = romanize(word.toLowerCase().replace(/\.$/, ''))
  const stem = withoutArticle(own, word, script)
  const isServant = joint === '' && script === 'latin' && SERVANT_OF.test(stem)
  const base = isServant ? servantOf(stem) : joint + stem.replace(/-/g, '')
  const pieces = joint === 'abd' ? [base.slice(3)] : joint === '' && !isServant ? stem.split('-') : []
  return {
    text: base,
    script,
    isInitial,
    hasArticle: hasArticle || stem !== own,
    particles,
    pieces: pieces.length > 1 || joint === 'abd' ? pieces : [],
  }
}

/** "al-marri", "ash-shar", "ElMarri", "المري": the word alone. */
function withoutArticle(text: string, word: string, script: Script): string {
  if (script === 'arabic') return text.length > 4 ? text.replace(/^ال/, '') : text
  const found = ASSIMILATED.exec(text)
  if (found && (found[1] === undefined || found[2]?.startsWith(found[1]))) return found[2] ?? text
  return /^(?:Al|El)\p{Lu}/u.test(word) ? text.slice(2) : text
}

/** "abdelfattah", not "abdullah" */
const SERVANT_OF = /^abd(?!-?[aeou]{1,2}l?-?l?ah?$)-?[aeou]{0,2}[lrsnzdt]/

/** "abdelfattah" and "abdurrahman" → "abdfattah", "abdrahman"; "abdullah" stays, as a name of its own. */
function servantOf(text: string): string {
  const closed = text.replace(/-/g, '')
  return closed.replace(/^abd[aeou]{0,2}(?:l(?=[^aeiou])|l(?=[aeiou])|([rsnzdt])(?=\1)|(?=[rsnzdt]))/, 'abd')
}
