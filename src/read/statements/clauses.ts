/**
 * Acts of parties that the text tells, clause by clause: who (a mention), the verb or noun that names the act, and its
 * object. "Norland had agreed to withdraw", "it would not insist on the port", "Norland's opposition to the plan".
 */

import { covers } from '../../span.ts'
import type { Act, Sentence, Span } from '../../types.ts'
import {
  ACT_OBJECTS,
  ACT_PHRASES,
  ACT_VERBS,
  CUES,
  HOLDING,
  NOUN_CUES,
  TAKING_BACK,
} from '../lexicon/en/cues.ts'
import { NEGATIONS } from '../lexicon/en/firmness.ts'
import {
  ADVERBIALS,
  ADVERBS,
  AUXILIARIES,
  FUTURE,
  HAPPENING,
  MODALS,
  NO_VERBS,
  READY,
} from '../lexicon/en/grammar.ts'
import { Ranges } from '../ranges.ts'
import type { Mention } from '../stage.ts'
import { type Word, wordsIn } from '../words.ts'
import { isGivingUp, VERBS } from './act-verbs.ts'
import { conjunctionBefore } from './coordination.ts'
import { isDateWord, objectSpan } from './objects.ts'

/** An act that a clause tells. */
export interface ActClause {
  readonly subject: Mention
  readonly source: Span
  readonly cue: Span
  readonly content: Span
  readonly act: Act
  /** Modal or future: what is not done yet. */
  readonly modal: string | null
  /** Whether whoever does it speaks by it: "demanded". */
  readonly isVoice: boolean
  /** A verb of doing, which makes an act only by being promised: "would open the road". */
  readonly isDeed: boolean
  /** Where it begins: with its subject, or with its verb where the subject stands in the clause before. */
  readonly start: number
  /** Whether its subject stands in the clause before. */
  readonly isSecond: boolean
  /** The form of its verb, which a second clause shares. */
  readonly form: VerbForm
  readonly sentence: number
}

type VerbForm = 'past' | 'present' | 'base' | 'noun'

const OBJECT_REACH = 6 // words from "reached" to "agreement"

/** All act clauses of some sentences, in the order of the text. `limits`: contents, which a clause does not leave. */
export function findActClauses(
  text: string,
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
  limits: readonly Span[],
): ActClause[] {
  const byPlace = new Ranges(mentions, ({ span }) => [span])
  const byLimit = new Ranges(limits, (span) => [span])
  return sentences.flatMap(({ span }, sentence) => {
    const words = wordsIn(text, span)
    const own = byPlace.inside(span)
    const near = byLimit.touching(span)
    const found: ActClause[] = []
    for (let at = 0; at < words.length; at++) {
      const clause =
        verbClause(words, at, own, found, near, sentence) ?? nounClause(words, at, own, near, sentence)
      if (clause) found.push(clause)
    }
    return found.map((clause) => endBefore(text, clause, found))
  })
}

/** A clause whose object ends where the next clause begins: "wants the port back | and Sudmark rejects that". */
function endBefore(text: string, clause: ActClause, others: readonly ActClause[]): ActClause {
  const { content, source } = clause
  const ends = others.flatMap((next) => {
    if (next.start <= content.start || next.start >= content.end) return []
    // "to free sixty, provided that the Front allowed visits": a condition of it
    if (BOUND.test(text.slice(content.start, next.start))) return []
    const isOwn = next.isSecond && next.source.start === source.start
    if (!isOwn && (next.isSecond || /^that\b/i.test(text.slice(content.start, content.start + 5)))) return []
    return conjunctionBefore(text, content.start, next.start) ?? []
  })
  return ends.length === 0 ? clause : { ...clause, content: { ...content, end: Math.min(...ends) } }
}

const BOUND = /\b(?:if|once|on condition|provided|providing|unless|until)\b[^,;]*$/i

interface Group {
  /** Index of the first word of the verb group. */
  readonly from: number
  readonly modal: string | null
  readonly negated: boolean
  /** Of the words that belong to a cue: the modal and the negation. */
  readonly cueFrom: number
  readonly perfect: boolean
  /** "Is expected": what is done to the subject. */
  readonly passive: boolean
}

/** The auxiliaries and adverbs before a verb. */
function verbGroup(words: readonly Word[], verb: number): Group {
  let from = verb
  let modal: string | null = null
  let negated = false
  let cueFrom = verb
  let perfect = false
  let passive = false
  while (from > 0) {
    const lower = words[from - 1]?.lower ?? ''
    if (MODALS.has(lower)) {
      modal = lower
      cueFrom = from - 1
    } else if (NEGATIONS.has(lower)) {
      negated = true
      cueFrom = from - 1
      if (/^(?:won't|wouldn't|can't|couldn't|cannot)$/.test(lower)) modal = lower.replace("n't", '')
    } else if (AUXILIARIES.has(lower)) {
      perfect ||= /^(?:has|have|had)$/.test(lower)
      passive ||= /^(?:is|are|was|were|be|been|being|isn't|aren't|wasn't|weren't|'re)$/.test(lower)
    } else if (from === verb && /^[“"]$/.test(words[from - 1]?.text ?? '') && isVerbal(words[from - 2])) {
      // "would not “pay for a road”"
    } else if (lower === 'to' && LIKELY.test(words[from - 2]?.lower ?? '') && from === verb) {
      // "was likely to hand them over"
      modal = 'may'
      cueFrom = from - 1
      from--
    } else if (lower === 'all' && words[from - 2]?.lower === 'after')
      from-- // "would after all drop"
    else if (ADVERBIALS.has([3, 2, 1].map((back) => words[from - back]?.lower).join(' '))) from -= 2
    else if (!(ADVERBS.has(lower) || /^\p{Ll}+ly$/u.test(words[from - 1]?.text ?? ''))) break
    from--
  }
  return { from, modal, negated, cueFrom, perfect, passive }
}

function isVerbal(word: Word | undefined): boolean {
  const lower = word?.lower ?? ''
  return MODALS.has(lower) || NEGATIONS.has(lower)
}

function verbClause(
  words: readonly Word[],
  at: number,
  mentions: readonly Mention[],
  before: readonly ActClause[],
  limits: readonly Span[],
  sentence: number,
): ActClause | null {
  const word = words[at]
  if (
    !word?.isWord ||
    NEGATIONS.has(word.lower) ||
    MODALS.has(word.lower) ||
    AUXILIARIES.has(word.lower) ||
    ADVERBS.has(word.lower)
  )
    return null
  const lemma = word.lower === 'back' ? undefined : VERBS.get(word.lower) // "let them back in"
  const ready = READY.has(word.lower) && words[at + 1]?.lower === 'to'
  const found = verbGroup(words, at)
  // "we remain ready to"
  const stays =
    (ready || /^(?:committed|opposed)$/.test(word.lower)) &&
    /^(?:remains?|remained|stands?|stood)$/.test(words[found.from - 1]?.lower ?? '')
  const group = stays ? { ...verbGroup(words, found.from - 1), cueFrom: found.cueFrom } : found
  const named = ready ? 'agree' : lemma === undefined ? null : namedAct(words, at, lemma)
  const deed =
    named === null &&
    group.modal !== null &&
    FUTURE.has(group.modal) &&
    /^\p{L}{2,}$/u.test(word.lower) &&
    !/ly$/.test(word.lower) &&
    !NO_VERBS.has(word.lower) &&
    !(word.lower === 'take' && words[at + 1]?.lower === 'place') &&
    !(word.lower === 'meet' && /^(?:again|at|for|from|in|next|on|there)$/.test(words[at + 1]?.lower ?? '')) &&
    !(words[at - 1]?.lower === 'be' && QUALITY.test(word.lower)) &&
    !(HAPPENING.has(word.lower) && !group.negated)
  if (named === null && !deed) return null
  const form = formOf(word.lower, lemma)
  const isDoneTo =
    group.passive &&
    !ready &&
    (form === 'past' || (deed && PARTICIPLE.test(word.lower))) &&
    !word.lower.endsWith('ing')
  const isRefusal = group.negated && group.modal !== null && FORCED.has(word.lower) // "will not be bound"
  if (
    isDoneTo &&
    !isRefusal &&
    !/^(?:commit|oppose)$/.test(lemma ?? '') &&
    (deed || words[group.from - 1]?.lower !== 'it')
  )
    return null
  const subject = subjectBefore(words, group, form, mentions, before)
  if (!subject || (deed && subject.mention.after !== undefined)) return null
  const own = {
    start: subject.isSecond ? (words[group.from]?.start ?? word.start) : subject.span.start,
    isSecond: subject.isSecond,
    form,
  }
  if (ready && group.from === at) return null
  const next = words[at + 1]?.lower ?? ''
  // "Declined to comment": an absence
  if (lemma === 'decline' && next === 'to' && SILENT.has(words[at + 2]?.lower ?? '')) return null
  if (lemma === 'refuse' && next === 'to' && UNSAID.test(words[at + 2]?.lower ?? '')) return null
  // "would not say who will pay"
  if (group.negated && SILENT.has(word.lower) && !/^(?:be|give|name|answer|discuss)$/.test(word.lower))
    return null
  // ", asked about it on Monday,": who is asked
  const isAsked = words[at - 1]?.lower === ',' && /^(?:about|whether|if|why|how|when|by)$/.test(next)
  if (lemma === 'ask' && isAsked) return null
  // "asked not to be named"
  if (lemma === 'ask' && words.slice(at + 1, at + 5).some(({ lower }) => UNNAMING.test(lower))) return null
  if (next === 'whether' && lemma !== 'ask') return null // "is considering whether to"
  // "Had nearly accepted"
  if (words.slice(group.from, at).some(({ lower }) => /^(?:almost|nearly)$/.test(lower))) return null
  // "Would have accepted it": it did not
  if (group.perfect && form === 'past' && /^(?:would|could|should)$/.test(group.modal ?? '')) return null
  const isNothing = /^(?:no|nothing|none|neither)$/.test(next)
  if (isNothing && named === 'demand') return null // "seeks no escalation"
  // "could consider an amnesty"
  const isOpen =
    lemma === 'consider' && named === 'assess' && /^(?:could|might|may|would)$/.test(group.modal ?? '')
  const act = actOfGroup(
    isOpen ? 'agree' : named,
    isNothing ? { ...group, negated: true, perfect: false } : group,
    word.lower,
    next,
  )
  if (!act) return null
  const isVoice = lemma !== undefined && !group.negated && CUES.get(lemma)?.voice === true
  const start = words[group.cueFrom]?.start ?? word.start
  const particle = lemma !== undefined && ACT_PHRASES.has(`${lemma} ${next}`) ? words[at + 1] : undefined
  // "Observers, whom the League has offered to send, …": the relative clause ends at its comma.
  const opener = words.findIndex(({ start }) => start === subject.span.start) - 1
  const isRelative =
    /^(?:whom|which|that)$/.test(words[opener]?.lower ?? '') && words[opener - 1]?.lower === ','
  const comma = isRelative ? words.find(({ lower, start }) => lower === ',' && start > word.end) : undefined
  // "Last May, he conceded, …": what he says stands around it
  if (next === ',' && words[opener]?.lower === ',' && !deed) return null
  const bounds = comma ? [...limits, { start: subject.span.start, end: comma.start }] : limits
  const object = objectSpan(words, particle ? at + 2 : at + 1, bounds, word)
  if (!object) {
    // "Norland has accepted": the auxiliary is the cue, and the verb what is told
    const hasDone = group.perfect && !group.passive && form === 'past' && !deed
    const from = hasDone ? group.from : group.cueFrom
    if (from === at) return null
    const aux = { start: words[from]?.start ?? start, end: words[at - 1]?.end ?? word.start }
    return {
      subject: subject.mention,
      source: subject.span,
      cue: aux,
      content: { start: word.start, end: word.end },
      act,
      modal: group.modal,
      isVoice,
      isDeed: deed,
      ...own,
      sentence,
    }
  }
  const split = particle ? { cueEnd: particle.end, content: object } : splitObject(words, at, lemma, object)
  return {
    subject: subject.mention,
    source: subject.span,
    cue: { start, end: split.cueEnd ?? word.end },
    content: split.content,
    act,
    modal: group.modal,
    isVoice,
    isDeed: deed,
    ...own,
    sentence,
  }
}

/** "Is likely to leave": what may come. */
const LIKELY = /^(?:likely|set|about|bound|sure|certain)$/

/** What one asks for who will not be known. */
const UNNAMING = /^(?:named|identified|quoted|anonymous|anonymity)$/

/** What one refuses by saying nothing. */
const UNSAID = /^(?:answer|comment|confirm|discuss|elaborate|reply|respond|say|specify)$/

/** What one declines to do by saying nothing. */
const SILENT: ReadonlySet<string> = new Set(
  'answer be comment confirm discuss elaborate give name respond reply say specify speak'.split(' '),
)

/** "Could be done": the form of a verb that is done to its subject. */
const PARTICIPLE =
  /(?:ed|en|wn)$|^(?:brought|built|bought|caught|done|found|heard|held|kept|left|lost|made|met|paid|put|read|sent|set|shot|shut|sold|spent|struck|taught|told|won)$/

function formOf(word: string, lemma: string | undefined): VerbForm {
  if (word === lemma || lemma === undefined) return 'base'
  return word.endsWith('s') ? 'present' : 'past'
}

/** "shown flexibility | regarding …": the noun belongs to the cue where an object follows it. */
function splitObject(
  words: readonly Word[],
  at: number,
  lemma: string | undefined,
  object: Span,
): { cueEnd?: number; content: Span } {
  const held = lemma !== undefined && nounHeld(words, at, lemma)
  if (held) {
    const noun = words[held.at]
    const next = words[held.at + 1]
    return noun && next && next.start < object.end && next.isWord
      ? { cueEnd: noun.end, content: { start: next.start, end: object.end } }
      : { content: object }
  }
  if (lemma !== 'show' && lemma !== 'signal') return { content: object }
  const noun = words
    .slice(at + 1, at + OBJECT_REACH)
    .find(({ lower }) => ACT_OBJECTS.has(`${lemma} ${lower}`))
  const next = noun && words.find(({ start }) => start >= noun.end)
  return noun && next && next.start < object.end && next.isWord
    ? { cueEnd: noun.end, content: { start: next.start, end: object.end } }
    : { content: object }
}

function namedAct(words: readonly Word[], at: number, lemma: string): Act | null {
  // "rule out talks", "turned the offer down"
  for (let to = at + 1; to < at + 5 && words[to]?.isWord; to++) {
    const act = ACT_PHRASES.get(`${lemma} ${words[to]?.lower}`)
    if (act) return act
  }
  const near = words.slice(at + 1, at + 1 + OBJECT_REACH).map(({ lower }) => lower)
  const byObject = near.map((noun) => ACT_OBJECTS.get(`${lemma} ${noun}`)).find((act) => act !== undefined)
  if (byObject) return byObject
  const held = nounHeld(words, at, lemma)
  if (held) return held.act
  if (lemma === 'reach' || HOLDING.has(lemma)) return null
  const ahead = words.slice(at + 1).map(({ lower }) => lower)
  if (lemma === 'consider') {
    if (ahead.join(' ').includes('red line')) return 'red-line'
    return ahead[0]?.endsWith('ing') ? 'agree' : 'assess'
  }
  if (lemma === 'expect') {
    const to = ahead.indexOf('to')
    return to > 0 && ahead[0] !== 'to' && !FEARED.has(ahead[to + 1] ?? '') ? 'demand' : 'expect'
  }
  return ACT_VERBS.get(lemma) ?? null
}

/** What is expected of an adversary, and not demanded: "expected Norland to retaliate". */
const FEARED: ReadonlySet<string> = new Set(
  'attack be break collapse delay drag escalate fail fall fight lose object reject refuse resist retaliate rise stall strike walk win'.split(
    ' ',
  ),
)

/** What something may be, and nobody does: "it might be difficult". */
const QUALITY =
  /(?:able|ible|ful|ous|ult|ive|ent)$|^(?:bad|better|best|clear|easy|enough|fine|good|hard|late|long|nice|open|right|strange|true|up|vital|worse|worth|wrong)$/

/** What one does by taking an act back: a demand is given up, an offer is no more. */
function takenBack(act: Act): Act {
  return act === 'demand' || act === 'reject' || act === 'accuse' ? 'concede' : 'withdraw'
}

/** "Maintains its demand", "made an offer": the noun behind the verb names the act. */
function nounHeld(words: readonly Word[], at: number, lemma: string): { act: Act; at: number } | null {
  if (!HOLDING.has(lemma) && !TAKING_BACK.has(lemma)) return null
  for (let to = at + 1; to < at + 5; to++) {
    const lower = words[to]?.lower ?? ''
    const act = (NOUN_CUES.get(lower) ?? NOUN_CUES.get(lower.replace(/s$/, '')))?.act
    if (act) return { act: TAKING_BACK.has(lemma) ? takenBack(act) : act, at: to }
    if (lower === 'no' || !/^\p{Ll}+$/u.test(words[to]?.text ?? '')) return null
  }
  return null
}

function actOfGroup(
  named: Act | null,
  { modal, negated, perfect }: Group,
  form: string,
  next: string,
): Act | null {
  if (named === null) {
    if (form === 'like') return 'demand'
    if (negated) return modal === 'could' ? null : 'reject'
    return isGivingUp(form, next, modal) ? 'concede' : 'commit'
  }
  if (!negated) return named
  if (perfect) return null // "has not agreed": an absence
  if (named === 'demand') return /^want/.test(form) ? 'reject' : 'concede'
  if (named === 'reject') return 'agree'
  return modal !== null || ['agree', 'commit', 'concede', 'acknowledge'].includes(named) ? 'reject' : null
}

/** Who does it: the mention that ends where the verb group begins, an apposition or relative pronoun between allowed. */
function subjectBefore(
  words: readonly Word[],
  { from, modal }: Pick<Group, 'from' | 'modal'>,
  form: VerbForm,
  mentions: readonly Mention[],
  before: readonly ActClause[],
): { mention: Mention; span: Span; isSecond: boolean } | null {
  const quoted = /^[“"]$/.test(words[from - 1]?.text ?? '') // the Front “will not be bound”
  if (quoted) return subjectBefore(words, { from: from - 1, modal }, form, mentions, before)
  const last = words[from - 1]
  if (!last) return null
  const fits = (mention: Mention) => mention.after === undefined || mention.after === 'between'
  const ending = (end: number) =>
    mentions
      .filter((mention) => mention.span.end === end && fits(mention))
      .sort((a, b) => a.span.start - b.span.start)[0]
  const straight = ending(last.end)
  if (straight) return { mention: straight, span: straight.span, isSecond: false }
  // "The command under Marshal Marr had dropped it": the command
  const tail = mentions.find(
    ({ span, after }) => span.end === last.end && after !== undefined && BESIDE.test(after),
  )
  const preposition = tail && words.findIndex(({ start }) => start === tail.span.start) - 1
  const led =
    preposition !== undefined && preposition > 0 ? ending(words[preposition - 1]?.end ?? -1) : undefined
  if (led) return { mention: led, span: { start: led.span.start, end: last.end }, isSecond: false }
  if (/^(?:which|who|that)$/.test(last.lower)) {
    const comma = words[from - 2]?.lower === ',' ? words[from - 3] : words[from - 2]
    const antecedent = comma && ending(comma.end)
    return antecedent && last.lower !== 'that'
      ? { mention: antecedent, span: antecedent.span, isSecond: false }
      : null
  }
  if (last.lower === ',') {
    const quotes = words.slice(Math.max(0, from - 25), from).filter(({ text }) => /^[“”"]$/.test(text)).length
    if (quotes % 2 === 1) return null // inside quoted words: “final, signed and counted”
    for (let at = from - 2; at > 0 && at > from - 25; at--) {
      if (words[at]?.lower !== ',') continue
      const mention =
        ending(words[at - 1]?.end ?? -1) ??
        mentions.find(({ span, head }) => [span.end, head.end].includes(words[at - 1]?.end ?? -1))
      // "Norland and the Front, a militia, have agreed": both have
      const both = mentions.find(
        ({ span }) => mention && span.end === mention.span.end && span.start < mention.span.start,
      )
      const whole = both && fits(both) ? both : mention
      if (whole && fits(whole)) return { mention: whole, span: whole.span, isSecond: false }
    }
    // "The authority in the west, known as the Council, had accepted"
    const known = ending(words[from - 2]?.end ?? -1)
    const lead = known ? words.findIndex(({ start }) => start === known.span.start) : -1
    if (known && words[lead - 1]?.lower === 'as' && words[lead - 2]?.lower === 'known')
      return { mention: known, span: known.span, isSecond: false }
    // the apposition stands in the mention's own span: "Norland's envoy, Ilse Marr, ruled it out"
    const held = mentions.find(
      ({ span, head }) =>
        span.end >= last.start - 1 &&
        span.end <= last.end &&
        (head.end < span.end || words.some((word) => word.lower === ',' && covers(span, word))),
    )
    return held && fits(held) ? { mention: held, span: held.span, isSecond: false } : null
  }
  if (last.lower === 'and' || last.lower === 'but' || last.lower === 'then') {
    const previous = before.at(-1)
    const isSame = previous?.form === form || modal !== null || (previous?.modal !== null && form === 'base')
    if (previous && last.start - previous.cue.end < 200 && isSame)
      return { mention: previous.subject, span: previous.source, isSecond: true }
    // "Norland says that the island is its own, and wants it back": the subject that opens the sentence
    const opening =
      words[from - 2]?.lower === ',' ? mentions.find(({ span }) => span.start === words[0]?.start) : undefined
    const verb = opening && words.find(({ start }) => start > opening.span.end)
    if (
      !previous &&
      opening &&
      fits(opening) &&
      /^(?:says|maintains|insists|argues)$/.test(verb?.lower ?? '') &&
      form === 'present'
    )
      return { mention: opening, span: opening.span, isSecond: true }
  }
  return null
}

const BESIDE = /^(?:under|around|behind|beside|near)$/

/** "Norland's possible acceptance of the plan": nobody says that it accepts. */
const NOT_YET =
  /^(?:alleged|eventual|expected|feared|future|hoped-for|likely|possible|potential|reported|rumou?red|supposed)$/

/** "Norland's firm opposition to the plan". */
function nounClause(
  words: readonly Word[],
  at: number,
  mentions: readonly Mention[],
  limits: readonly Span[],
  sentence: number,
): ActClause | null {
  const word = words[at]
  const cue = word && NOUN_CUES.get(word.lower.replace(/s$/, ''))
  const noun = word && (NOUN_CUES.get(word.lower) ?? cue)
  if (!word || !noun?.act || noun.voice !== false) return null
  let from = at
  while (
    from > 0 &&
    at - from < 3 &&
    /^\p{Ll}+$/u.test(words[from - 1]?.text ?? '') &&
    words[from - 1]?.lower !== "'s"
  )
    from--
  if (words.slice(from, at).some(({ lower }) => NOT_YET.test(lower))) return null
  const isOwned = words[from - 1]?.lower === "'s" || words[from - 1]?.lower === "'"
  const owner = isOwned ? mentions.find(({ span }) => span.end === words[from - 2]?.end) : undefined
  if (!owner) return null
  const isDated =
    /^\d|^\p{Lu}\p{Ll}+$/u.test(words[at + 2]?.text ?? '') && isDateWord(words[at + 2], words[at + 3])
  if (words[at + 1]?.lower === 'of' && isDated) return null // "the League's plan of 3 May"
  const links = /^(?:to|for|of|on|against|that)$/.test(words[at + 1]?.lower ?? '')
  // "refusal | to give one", but "opposition to | the plan"
  const isWhole =
    words[at + 1]?.lower === 'that' || (words[at + 1]?.lower === 'to' && WILLING_NOUNS.has(noun.act))
  const object = links
    ? objectSpan(
        words,
        isWhole &&
          /^\p{Ll}{2,}$/u.test(words[at + 2]?.text ?? '') &&
          !/^(?:the|an?|any|all|its|their|his|her)$/.test(words[at + 2]?.lower ?? '')
          ? at + 1
          : at + 2,
        limits,
        word,
      )
    : null
  if (!object) return null
  // "Norland's offer of observers, made in May, …"
  const comma = words.find(({ lower, start }) => lower === ',' && start > object.start)
  // "described Norland's offer on fees | as “arithmetic”": what it is called is no part of it
  const as = words.find(
    ({ lower, start }, index) =>
      lower === 'as' && start > object.start && /^[“"]$/.test(words[index + 1]?.text ?? ''),
  )
  const edge = Math.min(comma?.start ?? object.end, as ? as.start - 1 : object.end)
  const content =
    edge < object.end && words[at + 1]?.lower !== 'that' ? { start: object.start, end: edge } : object
  const source = { start: owner.span.start, end: owner.span.end }
  return {
    subject: owner,
    source,
    cue: { start: word.start, end: word.end },
    content,
    act: noun.act,
    modal: null,
    isVoice: false,
    isDeed: false,
    start: source.start,
    isSecond: false,
    form: 'noun',
    sentence,
  }
}

/** What one refuses to have done to oneself. */
const FORCED: ReadonlySet<string> = new Set(
  'blackmailed bound bullied coerced cowed drawn forced intimidated pressured rushed silenced swayed'.split(
    ' ',
  ),
)

/** Acts of nouns that an infinitive follows. */
const WILLING_NOUNS: ReadonlySet<Act> = new Set([
  'reject',
  'commit',
  'agree',
  'propose',
  'threaten',
  'demand',
])
