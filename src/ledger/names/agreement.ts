/** Two words of names: whether they are one, and whether one is short for the other. */

import { abbreviates, agree, meet, type Origin, type Word } from './forms.ts'
import { bare } from './letters.ts'
import { KOREAN_FAMILIES } from './lexicon/family-names.ts'
import { NICKNAMES } from './lexicon/nicknames.ts'
import { PATRONYMIC } from './parts.ts'

/**
 * How two names agree: `same` are spellings of one name, all parts agreeing; `shorter` are a name and a part of it
 * (the family name alone, an initial, no middle name, no "Jr.", "Bob" for Robert) that contradict each other nowhere.
 */
export type NameMatch = 'same' | 'shorter' | 'different'

/** Family names, with the small words before them: "de Luca" is no Luca, save where "of" a place or a father was meant. */
export function matchFamily(
  a: Word,
  b: Word,
  origin: Origin,
  { korean = false, alone = false } = {},
): NameMatch {
  const droppable = alone ? DROPPED_ALONE : DROPPED
  const isBare = a.particles === '' || b.particles === ''
  if (a.particles !== b.particles && !(isBare && droppable.test(a.particles + b.particles)))
    return 'different'
  if (agree(a, b, origin, 'family') || (korean && meet(koreanRows(a), koreanRows(b))))
    return a.particles === b.particles ? 'same' : 'shorter'
  return isPiece(a, b, origin) || isPiece(b, a, origin) ? 'shorter' : 'different'
}

/** Small words that a name may lack: "bin", "y"; and before a family name that stands alone, "von der" and "da". */
const DROPPED = /^(?:bin|[yei])$/
const DROPPED_ALONE = /^(?:bin|[yei]|v[oa][nm](?: de[nr])?|zu[mr]?|af|av|das?|dos?)$/

/** "Kirrow" of "Kirrow-Blaine", "Nasser" of "Abdel Nasser". */
function isPiece(part: Word, whole: Word, origin: Origin): boolean {
  const [first] = whole.pieceWords
  return first !== undefined && part.pieceWords.length === 0 && agree(part, first, origin, 'family')
}

/** Given names and middle names; an initial may stand for one, and at the head a nickname. */
export function matchGiven(a: Word, b: Word, origin: Origin, isFirst: boolean): NameMatch {
  const isFathers = !isFirst && PATRONYMIC.test(bare(a.text)) && PATRONYMIC.test(bare(b.text))
  if (agree(a, b, origin, isFathers ? 'family' : 'given'))
    return a.particles === b.particles ? 'same' : 'shorter'
  if (abbreviates(a, b) || abbreviates(b, a)) return 'shorter'
  return isFirst && (isNickname(a, b) || isNickname(b, a)) ? 'shorter' : 'different'
}

function isNickname(nick: Word, word: Word): boolean {
  return nick.plain.some((form) => Object.hasOwn(NICKNAMES, form) && meet(NICKNAMES[form] ?? [], word.plain))
}

const KOREAN_ROWS: ReadonlyMap<string, string> = new Map(
  KOREAN_FAMILIES.flatMap((row) => row.map((form) => [form, row[0] ?? form] as const)),
)

/** Rows of a Korean family name: "Mun" is of "moon". */
export function koreanRows({ plain }: Word): readonly string[] {
  return plain.flatMap((form) => KOREAN_ROWS.get(form) ?? [])
}
