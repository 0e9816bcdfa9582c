/** Conditions inside a content: "provided that the maps are handed over", "once the presidents approve". */
import type { Span } from '../../types.ts'
import { CONDITIONS } from '../lexicon/en/firmness.ts'
import { MONTHS, WEEKDAYS } from '../lexicon/en/times.ts'
import { type Word, wordsIn } from '../words.ts'

const OPENERS = CONDITIONS.map((words) => words.split(' ')).sort((a, b) => b.length - a.length)

/** The conditions of a content, in the order of the text; "until" with a date is a time, and no condition. */
export function conditionsIn(text: string, content: readonly Span[]): Span[] {
  return content.flatMap((span) => {
    const words = wordsIn(text, span)
    const found: Span[] = []
    for (let at = 0; at < words.length; at++) {
      const opener =
        OPENERS.find((parts) => parts.every((part, index) => words[at + index]?.lower === part)) ??
        (isInverted(words, at) ? INVERTED : undefined)
      if (!opener || !isCondition(words, at, opener)) continue
      const end = endOf(words, at, at + opener.length)
      const [first, last] = [words[at], words[end - 1]]
      if (first && last) found.push({ start: first.start, end: last.end })
      at = end
    }
    return found
  })
}

const INVERTED: readonly string[] = ['should']

/** "…, should the other side reopen it", "Should they agree, …": a condition without its "if". */
function isInverted(words: readonly Word[], at: number): boolean {
  if (words[at]?.lower !== 'should') return false
  const end = words.find(({ lower }, index) => index > at && /^[.;!?]$/.test(lower))
  if (end?.lower === '?') return false
  const isFirst = at === 0 || /^[,“"]$/.test(words[at - 1]?.lower ?? '')
  return (
    isFirst &&
    /^(?:the|an?|any|another|one|it|they|he|she|we|\p{Lu}[\p{L}’'-]*)$/u.test(words[at + 1]?.text ?? '')
  )
}

function isCondition(words: readonly Word[], at: number, opener: readonly string[]): boolean {
  const next = words[at + opener.length]
  if (!next) return false
  if (opener[0] === 'until')
    return (
      !/^(?:\d|the (?:end|start|beginning|middle|close|following|next|new|spring|summer|autumn|fall|winter|day|week|month|year|deadline|talks|summit|meeting|\d)|\p{Lu}\p{Ll}+ \d|now|then|next|last|late|early|mid|noon|midnight|dawn|dusk)/u.test(
        `${next.text} ${words[at + 2]?.text ?? ''}`,
      ) &&
      !WEEKDAYS.includes(next.lower) &&
      !MONTHS.includes(next.lower)
    )
  if (opener[0] === 'once')
    return !/^(?:again|more|a)$/.test(next.lower) && !/^(?:at|for)$/.test(words[at - 1]?.lower ?? '')
  if (opener[0] === 'if') return words[at - 1]?.lower !== 'as' && words[at - 1]?.lower !== 'ask'
  if (opener[0] === 'provided' && opener.length === 1) return words[at - 1]?.lower === ','
  return true
}

/** ", its chairwoman, Ilse Marr, told reporters": whoever says it stands behind the condition. */
function isFrame(words: readonly Word[], from: number): boolean {
  const verb = words.findIndex(
    ({ lower }, at) => at > from && at < from + LONGEST_FRAME && SAYING.test(lower),
  )
  return verb > 0 && words.slice(from, verb).every(({ lower }) => !NO_FRAME.test(lower))
}

const LONGEST_FRAME = 12 // words
const SAYING = /^(?:said|says|told|tells|added|warned|insisted|wrote)$/
const NO_FRAME = /^(?:and|but|if|once|or|that|to|unless|until|when|while|[;:“”"])$/

/** To the end of the clause: a comma that the main clause follows, or the end of the sentence. */
function endOf(words: readonly Word[], from: number, at: number): number {
  const opensSentence = from === 0 || /^[.“"]$/.test(words[from - 1]?.text ?? '')
  for (let end = at; end < words.length; end++) {
    const lower = words[end]?.lower ?? ''
    const isNext =
      lower === ',' && /^(?:and|but)$/.test(words[end + 1]?.lower ?? '') && words[end + 2]?.lower === 'that'
    if (/^[.;!?”"]$/.test(lower) || isNext || (lower === ',' && (opensSentence || isFrame(words, end + 1))))
      return words[end - 1]?.lower === ',' ? end - 1 : end
  }
  return words.length
}
