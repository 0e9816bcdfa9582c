/** Two names word by word: which words of one are words of the other, and what is left over. */

import { matchFamily, matchGiven, type NameMatch } from './agreement.ts'
import { isTurnedChinese } from './east-asia.ts'
import { agree, type Origin, originOf, type Reading, type Word } from './forms.ts'
import { isSpelledAlike } from './letters.ts'
import { matchFewer } from './omissions.ts'

/** How two names agree, each as it may be understood. */
export function align(a: Reading, b: Reading): NameMatch {
  if (a.generation !== undefined && b.generation !== undefined && a.generation !== b.generation)
    return 'different'
  if ((a.isGuess && !b.parts.at(-1)?.hasArticle) || (b.isGuess && !a.parts.at(-1)?.hasArticle))
    return 'different'
  const isWhole = a.generation === b.generation && a.hasTitle === b.hasTitle
  const match = alignWords(a, b)
  return match === 'same' && !isWhole ? 'shorter' : match
}

function alignWords(a: Reading, b: Reading): NameMatch {
  if (isJoinedAlike(a.parts, b.parts)) return 'same'
  // Chinese, Korean and Vietnamese names have one romanisation: "Jun" is never "Yun"
  const isOfEastAsia = isFamilyFirst(a) || isFamilyFirst(b)
  const origin = isOfEastAsia ? NOWHERE : originOf([...a.parts, ...b.parts])
  if (a.parts.length === b.parts.length) return matchEach(a, b, origin)
  const [short, long] = a.parts.length < b.parts.length ? [a, b] : [b, a]
  const apart = { ...short, ...takenApart(short) }
  const match = apart.parts.length === long.parts.length ? matchEach(apart, long, origin) : 'different'
  return match === 'different' ? matchFewer(short, long, origin) : match
}

const NOWHERE: Origin = { isEastern: false, isArabic: false }

function isFamilyFirst({ parts, family }: Reading): boolean {
  return family === 0 && parts.length > 1
}

/** "Anna-Lena Berg" in three words. */
function takenApart({ parts, family }: Reading): Pick<Reading, 'parts' | 'family'> {
  const words = parts.map((word) => (word.pieceWords.length > 1 ? word.pieceWords : [word]))
  return { parts: words.flat(), family: words.slice(0, family + 1).flat().length - 1 }
}

/** A name's words run together, signs dropped, then signs spelled out: "annalenaberg" of "Anna Lena Berg" too. */
export function joinedForms(words: readonly Word[]): readonly string[] {
  return [0, 1].map((n) =>
    words
      .map(({ particles, plain }) => particles.replaceAll(' ', '') + (plain[n] ?? plain[0] ?? ''))
      .join(''),
  )
}

/** "Anna-Lena Berg", "Annalena Berg", "Anna Lena Berg"; one word is never two, for "Al Ford" is not Alford. */
function isJoinedAlike(a: readonly Word[], b: readonly Word[]): boolean {
  const isBoundToOne = (a.length === 1) !== (b.length === 1)
  if (isBoundToOne || [...a, ...b].some(({ isInitial }) => isInitial)) return false
  const text = (words: readonly Word[]) =>
    words.map((word) => word.particles.replaceAll(' ', '') + word.text).join('')
  return isSpelledAlike(text(a), text(b))
}

/** Names of as many words: each with its fellow. */
function matchEach(a: Reading, b: Reading, origin: Origin): NameMatch {
  const pairs = a.parts.map((word, n) => [word, b.parts[n] as Word] as const)
  const grades = pairs.map(([one, other], n) =>
    n === a.family || n === b.family
      ? matchFamily(one, other, origin, { korean: isKorean(a, b, origin) })
      : matchGiven(one, other, origin, n === 0),
  )
  const match = worst(grades)
  if (match !== 'different') return match
  return isTurnedChinese(a) || isTurnedChinese(b) ? matchTurned(a, b, origin) : 'different'
}

function worst(grades: readonly NameMatch[]): NameMatch {
  if (grades.includes('different')) return 'different'
  return grades.includes('shorter') ? 'shorter' : 'same'
}

/** "Jinping Xi" and "Xi Jinping". */
function matchTurned(a: Reading, b: Reading, origin: Origin): NameMatch {
  const isTurned = (one: Reading, other: Reading) => isTurnedChinese(one) && other.family === 0
  if (!isTurned(a, b) && !isTurned(b, a)) return 'different'
  const [first, second] = a.parts
  const [other, another] = b.parts
  if (!first || !second || !other || !another) return 'different'
  return agree(first, another, origin, 'given') && agree(second, other, origin, 'family')
    ? 'same'
    : 'different'
}

/** Two names of a family name and two syllables, the same ones. */
function isKorean(a: Reading, b: Reading, origin: Origin): boolean {
  const [one, other] = [a.parts[1], b.parts[1]]
  const isShaped = a.parts.length === 2 && a.family === 0 && b.parts.length === 2 && b.family === 0
  return isShaped && one !== undefined && other !== undefined && agree(one, other, origin, 'given')
}
