/** A name of fewer words than another: what the longer one has that a report may leave out. */

import { matchFamily, matchGiven, type NameMatch } from './agreement.ts'
import type { Origin, Reading, Word } from './forms.ts'
import { IBERIAN_FAMILIES } from './lexicon/family-names.ts'
import { IBERIAN_GIVEN } from './lexicon/given-names.ts'

/** How a name agrees with one of more words. */
export function matchFewer(short: Reading, long: Reading, origin: Origin): NameMatch {
  if (short.parts.length === 1) return matchAlone(short, long, origin)
  const isPart =
    leavesOutMiddle(short.parts, long.parts, origin) ||
    leavesOutSecondFamily(short.parts, long.parts, origin) ||
    leavesOutHead(short.parts, long.parts, origin) ||
    leavesOutHouse(short.parts, long.parts, origin)
  return isPart ? 'shorter' : 'different'
}

/** The family name alone: the last, the first in the East, the first of two in Spain. A given name alone is nobody's. */
function matchAlone({ parts: [word] }: Reading, long: Reading, origin: Origin): NameMatch {
  if (!word) return 'different'
  const candidates = long.parts.filter(
    (one, n) =>
      n === long.family ||
      (n === long.parts.length - 1 && (long.parts.length > 2 || long.family !== 0)) ||
      ((n > 0 || long.parts.length === 2) && isIberianFamily(one)) ||
      (n === 1 && isSpanish(long.parts)),
  )
  const isOneOf = candidates.some(
    (one) =>
      (word.particles === '' || word.particles === one.particles) &&
      (word.pieces.length === 0 || word.pieces.length === one.pieces.length) &&
      matchFamily(word, one, origin, { alone: true }) !== 'different',
  )
  return isOneOf ? 'shorter' : 'different'
}

/** "Ilse Marr" of "Ilse J. Brun Marr". */
function leavesOutMiddle(short: readonly Word[], long: readonly Word[], origin: Origin): boolean {
  const [first, ...rest] = short
  const [longFirst, ...longRest] = long
  const [last, longLast] = [rest.pop(), longRest.pop()]
  if (!first || !longFirst || !last || !longLast) return false
  return (
    matchGiven(first, longFirst, origin, true) !== 'different' &&
    matchFamily(last, longLast, origin) !== 'different' &&
    leavesOutNoFamily(leftOver(rest, longRest, origin), longLast)
  )
}

/** "Ana Solís" is not "Ana Ferrer Solís", whose first family name is Ferrer. */
function leavesOutNoFamily(left: readonly Word[] | null, last: Word): boolean {
  return left !== null && !(isIberianFamily(last) && left.some(isIberianFamily))
}

/** The others that remain where all words stand among them in their order; an initial at its place: "H. W." is not "W.". */
function leftOver(words: readonly Word[], others: readonly Word[], origin: Origin): readonly Word[] | null {
  const skipped: Word[] = []
  let rest = others
  for (const word of words) {
    const at = rest.findIndex(
      (other, n) => (n === 0 || !word.isInitial) && matchGiven(word, other, origin, false) !== 'different',
    )
    if (at < 0) return null
    skipped.push(...rest.slice(0, at))
    rest = rest.slice(at + 1)
  }
  return [...skipped, ...rest]
}

/** "Ana Ferrer" of "Ana Ferrer Solís": of a Spanish or Portuguese name, which has two family names. */
function leavesOutSecondFamily(short: readonly Word[], long: readonly Word[], origin: Origin): boolean {
  const last = short.at(-1)
  if (long.length < 3 || !last || !(isIberianFamily(last) || isSpanish(long))) return false
  return !isGivenName(last) && leavesOutOrEqual(short, long.slice(0, -1), origin)
}

/** A Spanish or Portuguese given name and two words that are none. */
function isSpanish(words: readonly Word[]): boolean {
  const [first, second] = words
  return (
    words.length === 3 &&
    first !== undefined &&
    second !== undefined &&
    isIberianGiven(first) &&
    !isGivenName(second)
  )
}

function isGivenName(word: Word): boolean {
  return word.known.length > 0 || isIberianGiven(word)
}

function isIberianGiven({ plain }: Word): boolean {
  return plain.some((form) => IBERIAN_GIVEN.has(form))
}

/** True of a Spanish or Portuguese family name that is no given name. */
export function isIberianFamily(word: Word): boolean {
  return word.plain.some((form) => IBERIAN_FAMILIES.has(form))
}

function leavesOutOrEqual(short: readonly Word[], long: readonly Word[], origin: Origin): boolean {
  if (short.length > long.length) return false
  if (short.length < long.length) return leavesOutMiddle(short, long, origin)
  return short.every((word, n) => {
    const other = long[n]
    if (!other) return false
    const match =
      n === short.length - 1 ? matchFamily(word, other, origin) : matchGiven(word, other, origin, n === 0)
    return match !== 'different'
  })
}

/** "Edgar Marr" of "J. Edgar Marr", "Ferrer Solís" of "Ana Ferrer Solís": family names with what shows them to be such. */
function leavesOutHead(short: readonly Word[], long: readonly Word[], origin: Origin): boolean {
  const tail = long.slice(-short.length)
  const [first] = short
  const left = long.slice(0, -short.length)
  const isFamily =
    first !== undefined && (first.particles !== '' || first.hasArticle || isIberianFamily(first))
  if (!isFamily && !left.every(({ isInitial }) => isInitial)) return false
  if (first?.isInitial) return false
  return leavesOutOrEqual(short, tail, origin)
}

/** "Salim bin Marr" of "Salim bin Marr Al Dorr": the name of the house after a father's. */
function leavesOutHouse(short: readonly Word[], long: readonly Word[], origin: Origin): boolean {
  const isSon = short.at(-1)?.particles === 'bin' && long[short.length - 1]?.particles === 'bin'
  return isSon && leavesOutOrEqual(short, long.slice(0, short.length), origin)
}
