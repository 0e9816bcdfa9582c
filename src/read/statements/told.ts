/** Drafts of acts that a content or the report itself tells, and which statement each stands in. */
import { covers } from '../../span.ts'
import type { Actor, BlockKind, Sentence, Span } from '../../types.ts'
import { Ranges } from '../ranges.ts'
import type { Cast } from './authority.ts'
import { holdersOf } from './authority.ts'
import type { ActClause } from './clauses.ts'
import { conditionsIn } from './conditions.ts'
import type { Draft } from './draft.ts'
import { type Given, idOf, lengthOf, outsideOf, overlaps } from './given.ts'
import { isUnasserted } from './unasserted.ts'

/** Blocks whose words nobody is taken to tell: a headline says what the report says again. */
const UNTOLD: ReadonlySet<BlockKind> = new Set(['boilerplate', 'caption', 'heading', 'title'])

/** The attribution in whose content a clause stands, the innermost. */
export function innermost(contents: Ranges<Draft>, { cue }: ActClause): Draft | undefined {
  return contents
    .touching(cue)
    .filter(({ content }) => content.some((span) => covers(span, cue)))
    .sort((a, b) => lengthOf(a.content) - lengthOf(b.content))[0]
}

/** Whether the subject is the speaker, "we", or his party as a whole: the statement around it takes the act. */
export function isOwnAct({ subject }: Pick<ActClause, 'subject'>, outer: Draft, cast: Cast): boolean {
  if (subject.actor === null) return true
  const actor = cast.get(subject.actor) ?? null
  // "Their delegation may drop it", two diplomats said.
  const isTheirs =
    subject.isOwn === true &&
    (actor?.party === undefined ? outer.speaker?.kind === 'group' : actor.party === outer.speaker?.party)
  // "Members would accept nothing less", their leader said.
  const isMembers = actor?.kind === 'unnamed' && /^(?:(?:its|our|the|their) )?members$/i.test(actor.name)
  return isTheirs || isMembers || isOwn(actor, outer, cast)
}

/** Whether somebody is the speaker of a statement, or his party as a whole. */
export function isOwn(actor: Actor | null, { speaker }: Draft, cast: Cast): boolean {
  if (!speaker || !actor) return false
  return (
    actor === speaker ||
    (actor.kind === 'party' &&
      speaker.kind !== 'group' &&
      holdersOf(speaker, cast).some((holder) => holder === actor)) ||
    ((actor.kind === 'party' || actor.kind === 'organization') && speaker.party === actor.id)
  )
}

/** The draft with the subject, cue and object of its clause. */
export function withClause(draft: Draft, clause: ActClause, cast: Cast): Draft {
  const { subject, source, content } = clause
  const speaker = subject.actor === null ? draft.speaker : (cast.get(subject.actor) ?? draft.speaker)
  const sameSource = draft.source[0]?.start === source.start
  const reading = draft.reading.negated ? { ...draft.reading, isVoice: false } : draft.reading
  // Where both begin with the same words, the shorter of the two is what this one act is about.
  const [first] = draft.content
  const isElsewhere = !draft.content.some((span) => overlaps(span, content)) // the items of a list
  const isShorter = first && first.start === content.start && first.end < content.end
  return {
    ...draft,
    clause,
    speaker,
    reading,
    source: sameSource ? draft.source : [source],
    cue: outsideOf(draft.cue, isShorter || isElsewhere ? draft.content : [content]),
    content: isShorter || isElsewhere ? draft.content : [content],
  }
}

export function draftClause(
  clause: ActClause,
  outer: Draft | undefined,
  given: Given,
  cast: Cast,
  issuer: Actor | null,
): Draft | null {
  const { report, sentences } = given
  const isWe = clause.subject.actor === null && !outer && !report.blocks.some(({ kind }) => kind === 'turn')
  const speaker = isWe ? issuer : cast.get(clause.subject.actor ?? '')
  if (!speaker) return null
  const sentence = sentences[clause.sentence]
  const block = sentence && report.blocks[sentence.block]
  if (!outer && (!block || UNTOLD.has(block.kind))) return null
  const isOwnPromise =
    clause.isDeed &&
    issuer !== null &&
    /^(?:will|shall)$/.test(clause.modal ?? '') &&
    isOwnSide(speaker, issuer, cast)
  if (!outer && !isOwnPromise && (clause.isDeed || !canAct(speaker))) return null
  if (clause.isDeed && speaker.kind === 'unnamed') return null
  // "A consul would visit": nobody's side
  if (
    clause.isDeed &&
    speaker.kind === 'person' &&
    speaker.party === undefined &&
    /^\p{Ll}/u.test(speaker.name)
  )
    return null
  if (sentence && report.text.slice(sentence.span.start, sentence.span.end).trimEnd().endsWith('?'))
    return null
  if (sentence && isUnasserted(report.text, sentence.span, clause.source, outer)) return null
  const bound = conditionsIn(
    report.text,
    near(clause.cue, outer ? outer.content : sentence ? [sentence.span] : []),
  )
  if (bound.some((span) => covers(span, clause.cue))) return null
  const { source, cue } = clause
  const content = outer ? clause.content : withoutDay(report.text, clause.content)
  const condition = outer ? undefined : opening(report.text, bound, clause, sentence)
  return {
    id: idOf(report, [source, cue, content], 'act'),
    source: [source],
    cue: [cue],
    content: condition ? [condition, content] : [content],
    form: 'indirect',
    confidence: outer ? outer.confidence : 0.7,
    speaker,
    reading: {
      isVoice: clause.isVoice,
      isSaying: clause.isVoice,
      denies: false,
      negated: false,
      lemma: '',
      isKnown: true,
      isClause: false,
      isWilled: false,
    },
    clause,
    ...(outer && { within: outer }),
    isTurn: outer?.isTurn ?? false,
  }
}

const FAR = 600 // UTF-16 code units around a cue in which its condition may stand

/** The part of some spans that is near a cue. */
function near(cue: Span, spans: readonly Span[]): Span[] {
  return spans
    .map(({ start, end }) => ({ start: Math.max(start, cue.start - FAR), end: Math.min(end, cue.end + FAR) }))
    .filter(({ start, end }) => start < end)
}

/** Whether somebody is the issuer's own side, which makes a promise by saying what it will do. */
function isOwnSide(speaker: Actor, issuer: Actor, cast: Cast): boolean {
  const own = holdersOf(issuer, cast)
  return speaker.kind !== 'group' && holdersOf(speaker, cast).every((one) => own.includes(one))
}

/** Whose acts the report itself may tell: a party's, or those of somebody who has one. */
function canAct({ kind, party, members }: Actor): boolean {
  return kind === 'party' || party !== undefined || members.length > 0
}

/** "Rejected autonomy for the region | in October last year": when it was done is no part of what was done. */
function withoutDay(text: string, { start, end }: Span): Span {
  const day = DAY_BEHIND.exec(text.slice(start, end))
  // ", through a bishop, | to swap prisoners"
  const aside = /^, [^,]{1,40}, (?=to |that )/.exec(text.slice(start, end))?.[0].length ?? 0
  // "… until December, at a one-day summit in Lima"
  const words = text.slice(start, end)
  const at =
    /,? (?:at|during) (?:an?|the|their) (?:[\p{L}\d-]+ ){0,3}(?:conference|meeting|round|session|summit|talks)\b[^,;“”]*$/u.exec(
      words,
    )
  const cut = Math.min(
    day && day.index > aside ? day.index : words.length,
    at && at.index > aside ? at.index : words.length,
  )
  return { start: start + aside, end: start + cut }
}

const DAY_BEHIND =
  /,? (?:(?:late |early )?on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|(?:last|earlier this) (?:week|month|year|spring|summer|autumn|winter)|in (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: last year| \d{4})?)$/

/** "If the boats are not released by Friday, Norland will suspend …": the condition that opens the sentence. */
function opening(
  text: string,
  [first]: readonly Span[],
  { source }: ActClause,
  sentence: Sentence | undefined,
): Span | undefined {
  return first?.start === sentence?.span.start && first && /^,? ?$/.test(text.slice(first.end, source.start))
    ? first
    : undefined
}

/** Acts inside the contents of other acts stand within them. */
export function nestActs(drafts: readonly Draft[]): Draft[] {
  const contents = new Ranges(drafts, ({ content }) => content)
  const made = new Map<string, Draft>()
  const sorted = [...drafts].sort((a, b) => lengthOf(b.content) - lengthOf(a.content))
  for (const draft of sorted) {
    const cue = draft.cue[0]
    const holding =
      draft.clause && cue
        ? contents
            .touching(cue)
            .filter(({ id, content }) => id !== draft.id && content.some((span) => covers(span, cue)))
            .sort((a, b) => lengthOf(a.content) - lengthOf(b.content))[0]
        : draft.within
    const outer = holding && made.get(holding.id)
    made.set(draft.id, outer ? { ...draft, within: outer } : draft)
  }
  const first = ({ content }: Draft) => content[0]?.start ?? 0
  return [...made.values()].sort((a, b) => first(a) - first(b) || lengthOf(b.content) - lengthOf(a.content))
}
