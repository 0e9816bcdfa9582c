/** Numbers in words and figures. */
import { NUMBERS } from '../lexicon/en/times.ts'

/** A pattern for a number: "14", "twenty-five", "half", "a". */
export const NUMBER = `(?:\\d{1,4}|${[...NUMBERS.keys()].join('|')})(?:-\\p{Ll}+)?`

/** Its value; null where the words are no number. */
export function numberOf(words: string): number | null {
  if (/^\d+$/.test(words)) return Number(words)
  if (/^half an?$/i.test(words)) return 0.5
  const [tens = '', ones] = words.toLowerCase().split('-')
  const first = NUMBERS.get(tens)
  if (first === undefined) return null
  return ones === undefined ? first : first + (NUMBERS.get(ones) ?? 0)
}
