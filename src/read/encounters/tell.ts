/** What one sentence tells of an encounter. */
import type { Encounter, Span, TimeValue } from '../../types.ts'
import { HYPOTHETICAL, NEW_ONE } from '../lexicon/en/encounters.ts'
import type { Given, Telling, Trigger } from './given.ts'
import { whenOf } from './when.ts'
import { placeNear } from './where.ts'
import { initiatorOf, participantsOf } from './who.ts'

const AHEAD = 90 // UTF-16 code units before a word in which it may be made a mere possibility

/** All that the sentence of a trigger tells of its encounter. */
export function tell(trigger: Trigger, given: Given): Telling {
  const { report, sentences } = given
  const { text } = report
  const { span, isVerb, sentence, clause } = trigger
  const whole = sentences[sentence]?.span ?? clause
  const before = text.slice(clause.start, span.start)
  const { date, duration, bound, left } = whenOf(trigger, given)
  const place = placeNear(clause, span, given)
  // "The ministers, who last met in January, will gather": the subject stands before the comma
  const sides = isVerb && before === '' ? { start: whole.start, end: clause.end } : clause
  const people = participantsOf(trigger.kind, span, isVerb, sides, given)
  const initiator = initiatorOf(trigger.kind, span, clause, given)
  const format = formatIn(text, { start: clause.start, end: whole.end })
  const near = text.slice(Math.max(whole.start, span.start - AHEAD), isVerb ? span.end : span.start)
  const lastClause = near.split(/[;“”"]|, (?!(?:a|an|the) )|\b(?:that|when|after|because)\b/).at(-1) ?? ''
  const facts = [place?.span, date?.span, duration?.span].filter((one) => one !== undefined)
  return {
    kind: kindOf(trigger, text, date),
    trigger: span,
    span: spanOf(text, trigger, whole, people.spans, facts),
    isVerb,
    isCompany: COMPANY.test(before),
    isDefinite: (/s$/.test(text.slice(span.start, span.end)) ? DEFINITE : DEFINITE_ONE).test(before),
    isNew: !isVerb && NEW_ONE.test(before),
    isHypothetical: HYPOTHETICAL.test(lastClause),
    sentence,
    ...(date && { date }),
    ...(place && { place }),
    ...(duration && { duration }),
    ...(bound && { bound }),
    ...(left && { left }),
    ...(format && { format }),
    participants: people.ids,
    ...(initiator !== undefined && { initiator }),
    follows:
      /\b(?:after|following|later)\b/i.test(before) ||
      /\bfollowing\b/i.test(text.slice(span.end, Math.min(clause.end, span.end + 14))),
  }
}

/** "The talks", and not "said that talks". */
const DEFINITE = /\b(?:the|this|these|both|their|its|his|her)(?: (?!an?\b)[\p{L}.'’-]+){0,3} $/iu
const DEFINITE_ONE = /\b(?:the|this|both|their|its|his|her|that)(?: (?!an?\b)[\p{L}.'’-]+){0,3} $/iu

/** Who meets, before its verb: "the two presidents". */
const COMPANY =
  /\b(?:presidents|leaders|ministers|delegations|sides|parties|teams|envoys|negotiators|generals|commanders|governments|neighbours|neighbors|committees?|commissions?|both|two of them|we)\b/i
const TALKING =
  /\b(?:delegations|negotiators|negotiating teams|for (?:\p{L}+ ){0,4}talks|for the (?:second|third|fourth|fifth) day)\b/iu

/** Delegations that meet, or who meets for days, hold talks. */
function kindOf(
  { kind, isVerb, clause }: Trigger,
  text: string,
  date: TimeValue | undefined,
): Encounter['kind'] {
  if (!isVerb || (kind !== 'meeting' && kind !== 'visit')) return kind
  const words = text.slice(clause.start, clause.end)
  const isTalks = TALKING.test(words)
  // Delegations that are due somewhere come to talk; a visit stays one over days.
  return isTalks || (kind === 'meeting' && date && isOverDays(text, date, words)) ? 'talks' : kind
}

/** "From Monday to Wednesday": days on end, and none of somebody's stay; "last week" is one of its days. */
function isOverDays(text: string, { value, span }: TimeValue, clause: string): boolean {
  return (
    value.includes('/') &&
    span !== undefined &&
    /\b(?:to|until|till|through|and)\b|\d ?[–-] ?\d/.test(text.slice(span.start, span.end)) &&
    !/\b(?:stay|visit|trip|tour)\b/.test(clause)
  )
}

/** Of a noun its phrase with place and date; of a verb its clause from whoever meets. */
function spanOf(
  text: string,
  { span, isVerb, clause }: Trigger,
  whole: Span,
  people: readonly Span[],
  facts: readonly Span[],
): Span {
  if (isVerb) {
    const end = clause.start + text.slice(clause.start, clause.end).trimEnd().length
    return { start: Math.min(span.start, ...people.map(({ start }) => start)), end: Math.max(span.end, end) }
  }
  const before = text.slice(whole.start, span.start)
  // "held a telephone conversation with …": those who held it belong to it
  if (
    people.length > 1 &&
    /\b(?:held|had|made|placed|conducted) (?:(?:an?|the|their) )?(?:[\p{Ll}-]+ ){0,2}$/u.test(before)
  )
    return {
      start: Math.min(span.start, ...people.map(({ start }) => start)),
      end: Math.max(span.end, ...people.map(({ end }) => end)),
    }
  const phrase = (
    /(?:\b(?:the|an?|another|this|their|its|his|her|both|two|three|four|five|six|seven) (?:[\p{L}-]+['’]s? )?)?(?:(?:days?|weeks?|hours?|rounds?) of )?(?:[\p{Ll}\d-]+ ){0,3}$/iu.exec(
      before,
    )?.[0] ?? ''
  ).replace(/^.*\b(?:after|before|during|at|in|for|to|from|with|since|following) /i, '')
  const determined =
    /\b(?:the|an?|another|this|their|its|his|her|both|two|three|four|five|six|seven) (?!.*\b(?:the|an?|another|this|their|its|his|her|both) ).*$/i.exec(
      phrase,
    )?.[0] ??
    // "Preparatory talks begin": what opens the sentence
    /^\p{Lu}[\p{L}-]+ (?:[\p{Ll}-]+ ){0,2}$/u.exec(before)?.[0] ??
    ''
  const near = facts.filter(({ start, end }) => start >= span.start && end <= clause.end)
  return {
    start: span.start - determined.length,
    end: Math.max(span.end, ...near.map(({ end }) => end)),
  }
}

/** "In a “three-on-three” format". */
function formatIn(text: string, { start, end }: Span): { text: string; span: Span } | null {
  const match = /[“"‘']?(\p{L}+-on-\p{L}+)[”"’']?/iu.exec(text.slice(start, end))
  if (match?.[1] === undefined) return null
  const from = start + match.index + match[0].indexOf(match[1])
  return { text: match[1], span: { start: from, end: from + match[1].length } }
}
