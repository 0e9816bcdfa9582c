/** The words of a sentence that tell of encounters. */
import type { Encounter, Sentence, Span } from '../../types.ts'
import { DOUBTFUL_NOUNS, ENCOUNTER_NOUNS, ENCOUNTER_VERBS } from '../lexicon/en/encounters.ts'
import type { Trigger } from './given.ts'

const VERBS = ENCOUNTER_VERBS.map(([words, kind]) => [new RegExp(words, `${words.flags}g`), kind] as const)

/** All nouns and verbs of encounters in a sentence, in text order; `sentence` is its index. */
export function findTriggers(text: string, { span }: Sentence, sentence: number): Trigger[] {
  const words = text.slice(span.start, span.end)
  const found: { kind: Encounter['kind']; span: Span; isVerb: boolean }[] = []
  const put = (kind: Encounter['kind'], start: number, end: number, isVerb: boolean) => {
    const own = { start: span.start + start, end: span.start + end }
    if (found.some((other) => other.span.start < own.end && own.start < other.span.end)) return
    found.push({ kind, span: own, isVerb })
  }
  for (const [pattern, kind] of VERBS) {
    for (const match of words.matchAll(pattern)) put(kind, match.index, match.index + match[0].length, true)
  }
  const lower = words.toLowerCase()
  for (const [noun, kind] of ENCOUNTER_NOUNS)
    for (let at = lower.indexOf(noun); at >= 0; at = lower.indexOf(noun, at + noun.length)) {
      const isWhole =
        !/\p{L}/u.test(lower[at - 1] ?? ' ') && !/[\p{L}-]/u.test(lower[at + noun.length] ?? ' ')
      if (isWhole && isEncounter(words, at, noun)) put(kind, at, at + noun.length, false)
    }
  const sorted = found
    .sort((a, b) => a.span.start - b.span.start)
    .filter(
      (one, at, all) =>
        !(one.isVerb ? AT_IT : ROUND_OF).test(
          text.slice(one.span.start, all[at + 1]?.span.start ?? one.span.start),
        ),
    )
  // "Called her at night, and they talked for an hour": on the telephone
  for (const [at, one] of sorted.entries())
    if (
      at > 0 &&
      sorted[at - 1]?.kind === 'call' &&
      /^(?:talked|spoke|conferred)\b/i.test(text.slice(one.span.start, one.span.end))
    )
      sorted[at] = { ...one, kind: 'call' }
  return sorted.map((one, index) => {
    const next = sorted.find(
      ({ span: other }, at) =>
        at > index && !(one.isVerb && OCCASION.test(text.slice(one.span.end, other.start))),
    )?.span.start
    const start =
      index === 0 || one.kind === 'press-conference' ? span.start : clauseStart(text, span, one.span)
    const end = one.kind === 'press-conference' ? span.end : clauseEnd(text, span, one.span, next)
    return { ...one, sentence, clause: { start, end } }
  })
}

/** "Hosted Marr for dinner", "sat down with her for their first meeting": one encounter, told by a verb and a noun. */
const OCCASION = /^[^,;]*\bfor (?:[\p{L}-]+ ){0,3}$/u
const LISTED = /^(?:\p{Lu}[\p{L}’'-]+ ?){1,3}(?:, | and |and )/u
/** "Mr Sessions", "Call Day": a name, unless a sentence begins there. */
const NAME_LIKE = /[\p{L},] (?:Sessions?|Call|Round|Gathering|Encounter)$/u
/** "Sat face to face | at the talks": told by the noun. */
const ROUND_OF = /^rounds? of (?:[\p{L}-]+ ){0,3}$/u // "a round of trade | talks": told by its last word
const AT_IT = /^(?:sat|sit|sits)\b[^,;]{0,40}\bat (?:the|their|these) (?:\p{Ll}+ )?$/u
const AROUND = 60 // UTF-16 code units beside a noun in which it may show what it is

/** Whether a noun tells of an encounter, by the words beside it: a "roll call" is no call. */
function isEncounter(words: string, at: number, noun: string): boolean {
  const doubt = DOUBTFUL_NOUNS[noun]
  if (!doubt) return true
  const before = words.slice(Math.max(0, at - AROUND), at)
  const after = words.slice(at + noun.length, at + noun.length + AROUND)
  if (NAME_LIKE.test(words.slice(Math.max(0, at - 2), at + noun.length))) return false
  return (
    (doubt.before?.test(before) ?? true) &&
    (doubt.after?.test(after) ?? true) &&
    !(doubt.notBefore?.test(before) ?? false) &&
    !(doubt.notAfter?.test(after) ?? false) &&
    (doubt.near?.test(words) ?? true)
  )
}

function clauseStart(text: string, { start }: Span, trigger: Span): number {
  const before = text.slice(start, trigger.start)
  const cuts = [...before.matchAll(/[,;] /g)].map(({ index }) => index + 2)
  // The comma of a list parts no clause: "the delegations of Norland, Sudmark and Westen met".
  const cut = cuts.findLast((at) => !LISTED.test(before.slice(at)))
  return cut === undefined ? start : start + cut
}

function clauseEnd(text: string, { end }: Span, trigger: Span, next: number | undefined): number {
  const cut = /[.!?][”"’')]*$/.exec(text.slice(trigger.start, end))
  const last = end - (cut ? cut[0].length : 0)
  if (next === undefined) return last
  const before = text.slice(trigger.end, next)
  const comma = before.lastIndexOf(', ')
  return Math.min(last, Math.max(trigger.end, comma < 0 ? next : trigger.end + comma))
}
