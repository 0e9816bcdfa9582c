/** The words of a sentence that tell of encounters. */
import type { Encounter, Sentence, Span } from '../../types.ts'
import { ENCOUNTER_NOUNS, ENCOUNTER_VERBS, NO_ENCOUNTER } from '../lexicon/en/encounters.ts'
import type { Trigger } from './given.ts'

/** All nouns and verbs of encounters in a sentence, in text order; `sentence` is its index. */
export function findTriggers(text: string, { span }: Sentence, sentence: number): Trigger[] {
  const words = text.slice(span.start, span.end)
  const found: { kind: Encounter['kind']; span: Span; isVerb: boolean }[] = []
  const put = (kind: Encounter['kind'], start: number, end: number, isVerb: boolean) => {
    const own = { start: span.start + start, end: span.start + end }
    if (found.some((other) => other.span.start < own.end && own.start < other.span.end)) return
    found.push({ kind, span: own, isVerb })
  }
  for (const [pattern, kind] of ENCOUNTER_VERBS) {
    const match = pattern.exec(words)
    if (match) put(kind, match.index, match.index + match[0].length, true)
  }
  const lower = words.toLowerCase()
  for (const [noun, kind] of ENCOUNTER_NOUNS)
    for (let at = lower.indexOf(noun); at >= 0; at = lower.indexOf(noun, at + noun.length)) {
      const around = words.slice(Math.max(0, at - 12), at + noun.length + 24)
      const isWhole =
        !/\p{L}/u.test(lower[at - 1] ?? ' ') && !/[\p{L}-]/u.test(lower[at + noun.length] ?? ' ')
      if (isWhole && !NO_ENCOUNTER.test(around)) put(kind, at, at + noun.length, false)
    }
  const sorted = found.sort((a, b) => a.span.start - b.span.start)
  return sorted.map((one, index) => {
    const next = sorted[index + 1]?.span.start
    const start =
      index === 0 || one.kind === 'press-conference' ? span.start : clauseStart(text, span, one.span)
    const end = one.kind === 'press-conference' ? span.end : clauseEnd(text, span, one.span, next)
    return { ...one, sentence, clause: { start, end } }
  })
}

function clauseStart(text: string, { start }: Span, trigger: Span): number {
  const before = text.slice(start, trigger.start)
  const cut = Math.max(before.lastIndexOf(', '), before.lastIndexOf('; '))
  return cut < 0 ? start : start + cut + 2
}

function clauseEnd(text: string, { end }: Span, trigger: Span, next: number | undefined): number {
  const cut = /[.!?][”"’')]*$/.exec(text.slice(trigger.start, end))
  const last = end - (cut ? cut[0].length : 0)
  if (next === undefined) return last
  const before = text.slice(trigger.end, next)
  const comma = before.lastIndexOf(', ')
  return Math.min(last, Math.max(trigger.end, comma < 0 ? next : trigger.end + comma))
}
