/** Chinese, Korean and Vietnamese names: the family name first, a given name of two syllables. */

import { bare } from './letters.ts'
import { CHINESE_FAMILIES, KOREAN_FAMILIES, VIETNAMESE_FAMILIES } from './lexicon/family-names.ts'
import type { Part, Parts } from './parts.ts'

/** "Kim Jong Un" → "kim", "jongun": two syllables after a Korean or Chinese family name are one given name. */
export function withSyllablesJoined(parts: readonly Part[]): readonly Part[] {
  const [family, first, second] = parts
  if (!family || !first || !second || parts.length !== 3) return parts
  const isOne =
    isSyllabic(family) && [first, second].every((part) => isSyllable(part.text) && part.pieces.length === 0)
  if (!isOne || first.isInitial || second.isInitial || second.particles !== '' || first.particles !== '')
    return parts
  return [
    family,
    { ...first, text: first.text + second.text, pieces: [first.text, second.text], isInitial: false },
  ]
}

function isSyllable(text: string): boolean {
  return /^[^aeiouy]*[aeiouy]+[^aeiouy]*$/.test(bare(text)) && text.length <= 6
}

/** Korean families, every spelling. */
const KOREANS: ReadonlySet<string> = new Set(KOREAN_FAMILIES.flat())

function isSyllabic({ text }: Part): boolean {
  return CHINESE_FAMILIES.has(bare(text)) || KOREANS.has(bare(text))
}

/** Pinyin of one or two syllables. */
const PINYIN =
  /^(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|[aeio]ng|ian|iao|uai|uan|[aeiu]n|[aeo]i|ao|ou|i[aeu]|u[aoie]|er|[aeiou])){1,2}$/

/** Place of the family name: first in Chinese, Korean and Vietnamese names, else last. */
export function familyOf(parts: readonly Part[]): number {
  const [first, second] = parts
  const last = parts.length - 1
  if (!first || !second) return last
  const text = bare(first.text)
  if (parts.length > 1 && VIETNAMESE_FAMILIES.has(text) && parts.every((part) => isSyllable(part.text)))
    return 0
  if (parts.length !== 2 || !isSyllabic(first)) return last
  const isGiven =
    (second.pieces.length === 2 && second.pieces.every(isSyllable)) || PINYIN.test(bare(second.text))
  return isGiven ? 0 : last
}

/** "Jinping Xi": a Chinese given name before its family name. */
export function isTurnedChinese({ parts }: Parts): boolean {
  const [given, family] = parts
  if (!given || !family || parts.length !== 2) return false
  const text = bare(given.text)
  return (
    CHINESE_FAMILIES.has(bare(family.text)) &&
    !CHINESE_FAMILIES.has(text) &&
    text.length > 3 &&
    PINYIN.test(text)
  )
}
