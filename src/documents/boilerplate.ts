/** Tells boilerplate from what a report says: "Subscribe to …", "Photo: …", "Press Office of …". */
import {
  CALLS,
  CREDIT_PARTICLES,
  CREDITS,
  LABELS,
  OPENERS,
  REPORTING_VERBS,
  WHOLE_BLOCKS,
} from './lexicon/en/boilerplate.ts'

const LONGEST = 300 // characters; what is longer tells something too

/** Whether a block is boilerplate. In doubt it is not: a sentence that reports someone's words never is. */
export function isBoilerplate(block: string): boolean {
  if (block.length > LONGEST) return false
  const words = block.replace(/\s+/g, ' ').replace(/^[-–—*•[(| ]+|[-–—*\]| ]+$/g, '')
  const lower = words.toLowerCase()
  if (WHOLE.has(lower.replace(/[.:!…) ]+$/, '')) || MINUTES.test(lower) || LABELLED.test(lower)) return true
  if (REPORTED.test(lower)) return false
  const credit = lower.match(CREDIT)?.[0].length
  if (credit !== undefined && isNames(words.slice(credit))) return true
  return OPENING.test(lower) || CALLING.test(lower)
}

const WHOLE = new Set(WHOLE_BLOCKS)
const MINUTES = /(?:^|^.{1,80} )\d+[ -]min(?:ute)?s?[ -]read$/
const LABELLED = new RegExp(`^(?:${anyOf(LABELS)}) ?:`)
const CREDIT = new RegExp(`^(?:${anyOf(CREDITS)})(?!\\p{L})`, 'u')
const OPENING = new RegExp(`^(?:${anyOf(OPENERS)})(?!\\p{L})`, 'u')
const CALLING = new RegExp(`(?<!\\p{L})(?:${anyOf(CALLS)})(?!\\p{L})`, 'u')
const REPORTED = new RegExp(`["“”«»]|(?<!\\p{L})(?:${anyOf(REPORTING_VERBS)})(?!\\p{L})`, 'u')

function anyOf(phrases: readonly string[]): string {
  return phrases.map((phrase) => phrase.replace(/[().]/g, '\\$&')).join('|')
}

/** Whether nothing but names stands there: " Ada Harn in Steinhaven; editing by Olm Dery". */
function isNames(words: string): boolean {
  const tokens = words.split(' ').map((word) => word.replace(/^\P{L}+|\P{L}+$/gu, ''))
  return tokens.every((word) => word === '' || /^\p{Lu}/u.test(word) || CREDIT_PARTICLES.has(word))
}
