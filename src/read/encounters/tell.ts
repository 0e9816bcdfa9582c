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
  const isMeeting = isVerb && trigger.kind !== 'call' // "may meet", and not "asked her by phone"
  const near = text.slice(Math.max(whole.start, span.start - AHEAD), isMeeting ? span.end : span.start)
  const lastClause = near.split(/[;“”"]|, (?!(?:a|an|the) )|\b(?:that|when|after|because)\b/).at(-1) ?? ''
  const facts = [place?.span, date?.span, duration?.span].filter((one) => one !== undefined)
  return {
    kind: kindOf(trigger, text, date, people.ids.length, sidesOf(people.ids, given)),
    trigger: span,
    span: spanOf(text, trigger, whole, people.spans, facts),
    isVerb,
    noun: text.slice(span.start, span.end).toLowerCase(),
    isCompany: COMPANY.test(before),
    isDefinite: (/s$/.test(text.slice(span.start, span.end)) ? DEFINITE : DEFINITE_ONE).test(before),
    isNew: !isVerb && (NEW_ONE.test(before) || IS_ONE_MORE.test(text.slice(span.start, span.end))),
    isFurther:
      !isVerb && /\b(?:another|further|second|third|next|follow-up)\s(?:[\p{Ll}-]+\s){0,3}$/iu.test(before),
    isInvited:
      /\binvited\b/i.test(lastClause) &&
      !/\b(?:may|might|could|if|not|refus\w+|reject\w*|declin\w+)\b/i.test(lastClause),
    isHypothetical: HYPOTHETICAL.test(
      lastClause.replace(/\baccepted (?:an|the|his|her|their) invitation\b/i, ''),
    ),
    sentence,
    ...(date && { date }),
    ...(place && { place }),
    ...(duration && { duration }),
    ...(bound && { bound }),
    ...(left && { left }),
    ...(format && { format }),
    participants: people.ids,
    isOccasion:
      !isVerb &&
      /\bfor (?:(?:an?|the|their) (?:[\p{L}\d-]+ ){0,3}|(?:further|more|fresh|new) )$/u.test(before),
    isWith: /^ (?:\S+ ){0,3}with\b/.test(text.slice(span.end, span.end + 40)),
    ...(initiator !== undefined && { initiator }),
    follows:
      /\b(?:after|following|later)\b/i.test(before) ||
      /\bfollowing\b/i.test(text.slice(span.end, Math.min(clause.end, span.end + 14))),
  }
}

/** "The eighth, in Lima, ended without a text": another than those told of. */
const IS_ONE_MORE =
  /^(?:(?:previous|last|first) one|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/i

/** "The talks", and not "said that talks". */
const DEFINITE =
  /\b(?:\p{Lu}\p{Ll}+day['’]s|the|this|these|both|their|its|his|her)(?: (?!an?\b)[\p{L}.'’-]+){0,3} $/iu
const DEFINITE_ONE =
  /\b(?:\p{Lu}\p{Ll}+day['’]s|the|this|both|their|its|his|her|that)(?: (?!an?\b)[\p{L}.'’-]+){0,3} $/iu

/** Who meets, before its verb: "the two presidents". */
const COMPANY =
  /\b(?:presidents|leaders|ministers|delegat(?:ion|e)s|officials|representatives|mediators|diplomats|sides|parties|teams|envoys|negotiators|generals|the two(?! \p{Ll})|commanders|governments|neighbours|neighbors|committees?|commissions?|(?:contact|working) group|both|two of them|we)\b/iu
const TALKING =
  /\b(?:delegations|negotiators|negotiating teams|technical teams|working groups|experts|for (?:\p{L}+ ){0,4}talks|for the (?:second|third|fourth|fifth) day)\b/iu

/** Delegations that meet, or who meets for days, hold talks. */
function kindOf(
  { kind, isVerb, clause, span }: Trigger,
  text: string,
  date: TimeValue | undefined,
  people: number,
  sides: number,
): Encounter['kind'] {
  if (!isVerb || (kind !== 'meeting' && kind !== 'visit')) return kind
  if (
    kind === 'meeting' &&
    /\bover (?:breakfast|lunch|dinner|coffee|tea)\b/i.test(text.slice(clause.start, clause.end))
  )
    return kind
  const words = text.slice(clause.start, clause.end)
  // "Is due in Lima for lunch with Marr"
  if (
    kind === 'visit' &&
    /\bis (?:due|expected)\b.*(?:\bto (?:see|meet)\b|\bfor (?:\p{L}+ ){0,2}(?:breakfast|lunch|dinner|a meeting)\b)/u.test(
      words,
    )
  )
    return 'meeting'
  const isTalks = TALKING.test(words)
  // Delegations that are due somewhere come to talk; a visit stays one over days.
  // Two sides who meet for days hold talks; many have a meeting.
  const isOver = kind === 'meeting' && people < 3 && date && isOverDays(text, date, words)
  // Sides, and not their people, who sit down do so to talk.
  const isSitting =
    kind === 'meeting' &&
    /^(?:sat|(?:will|would|to) sit) down/i.test(text.slice(span.start, span.end)) &&
    sides > 1
  return isTalks || isOver || isSitting ? 'talks' : kind
}

/** How many of those who take part are parties. */
function sidesOf(ids: readonly string[], { actors }: Given): number {
  return actors.filter(({ id, kind }) => kind === 'party' && ids.includes(id)).length
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
    /\b(?:held|had|made|placed|conducted|received) (?:(?:an?|the|their) )?(?:[\p{Ll}-]+ ){0,2}$/u.test(before)
  )
    return {
      start: Math.min(span.start, ...people.map(({ start }) => start)),
      end: Math.max(span.end, ...people.map(({ end }) => end)),
    }
  const phrase = (
    /(?:\b(?:the|an?|another|this|their|its|his|her|both|two|three|four|five|six|seven) (?:[\p{L}-]+['’]s? )?)?(?:(?:[\p{L}\d-]+ )?(?:days?|weeks?|hours?|rounds?) of )?(?:[\p{Ll}\d-]+ ){0,3}$/iu.exec(
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
  const others = people.filter(({ start }) =>
    /^ (?:with|between) $/.test(text.slice(span.end, Math.max(span.end, start))),
  )
  const near = [...facts, ...others].filter(({ start, end }) => start >= span.start && end <= clause.end)
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
