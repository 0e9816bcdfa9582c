/**
 * Names alone: which names may be one person's, and which names of bodies are one. Names are compared by how their words
 * sound in the romanisations they may have come through, never by likeness of letters: nobody must be shown to say what
 * another said, so in doubt two names are different. Office and party are weighed elsewhere.
 */

import { koreanRows, type NameMatch } from './names/agreement.ts'
import { align, joinedForms } from './names/align.ts'
import { consonants, type Reading, type Word, wordsOf } from './names/forms.ts'
import { LONGEST } from './names/letters.ts'
import { isIberianFamily } from './names/omissions.ts'
import { partsOf } from './names/parts.ts'
import { skeleton } from './names/spellings.ts'
import { remembered } from './remember.ts'

export type { NameMatch } from './names/agreement.ts'
export { foldName } from './names/fold.ts'

/**
 * Keys to look up who may be the same person: names that match otherwise than `different` share one. They are the
 * consonants of what may be the family name ("mrs" of "Maros"), the row of a known given name ("#ahmad") and the
 * consonants of the whole ("=…").
 */
export function nameKeys(name: string): readonly string[] {
  return keysOfName(name)
}

// The same few thousand names are compared again and again while reports come in.
const keysOfName = remembered((name: string): readonly string[] => {
  const readings = name.length > LONGEST ? [] : readingsOf(name)
  const keys = readings.flatMap(({ parts }) => [
    ...parts.filter((word, n) => mayBeFamily(word, n, parts)).flatMap(keysOf),
    ...joinedForms(parts).map((text) => `=${skeleton(text)}`),
  ])
  return keys.length > 0 ? [...new Set(keys)].sort() : [`=${name.slice(0, 40)}`]
})

/**
 * How two names agree; which of them comes first does not matter. Names of more than 200 code units are the same only
 * where they are identical.
 */
export function matchNames(a: string, b: string): NameMatch {
  if (a === b) return 'same'
  if (a.length > LONGEST || b.length > LONGEST) return 'different'
  const matches = readingsOf(a).flatMap((one) => readingsOf(b).map((other) => align(one, other)))
  if (matches.includes('same')) return 'same'
  return matches.includes('shorter') ? 'shorter' : 'different'
}

const readingsOf = remembered((name: string): readonly Reading[] =>
  partsOf(name)
    .filter(({ parts }) => parts.length > 0)
    .map((parts) => ({ ...parts, parts: wordsOf(parts.parts) })),
)

/** True of the first word, the last two, and any other that a shorter name may end with. */
function mayBeFamily(word: Word, n: number, words: readonly Word[]): boolean {
  return n === 0 || n >= words.length - 2 || word.particles !== '' || isIberianFamily(word)
}

function keysOf(word: Word): readonly string[] {
  const readings = [word, ...word.pieceWords].flatMap((one) => [
    ...one.plain,
    ...Object.values(one.eastern()).flat(),
    ...Object.values(one.arabic()).flat(),
    ...consonants(one),
  ])
  return [
    ...[...readings, ...koreanRows(word)].map(skeleton),
    ...word.known.map((row) => `#${row}`),
    ...word.pieceWords.flatMap(({ known }) => known.map((row) => `#${row}`)),
  ]
}
