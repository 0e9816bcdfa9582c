/** Drafts of what somebody says: one for each attribution that is no silence and no question, and second cues. */
import { covers } from '../../span.ts'
import type { Actor, Attribution, Block, Sentence, Span } from '../../types.ts'
import { ABSENCE } from '../lexicon/en/firmness.ts'
import type { Mention } from '../stage.ts'
import { amendAttributions } from './amended.ts'
import type { Cast } from './authority.ts'
import { conditionsIn } from './conditions.ts'
import { apart } from './coordination.ts'
import { readCue } from './cue.ts'
import type { Draft } from './draft.ts'
import { findFrames } from './frames.ts'
import { type Given, idOf, outsideOf, overlaps } from './given.ts'
import { findIssued } from './issued.ts'
import { findParticiples } from './participles.ts'
import { findRumours } from './rumours.ts'
import { splitTurn } from './turns.ts'
import { isUnasserted } from './unasserted.ts'

/** All drafts of what is said, each after the one that it stands in. */
export function draftSpoken(given: Given, cast: Cast): Draft[] {
  const attributed = splitTurns(draftAttributions(given, cast), given)
  return [
    ...attributed,
    ...draftFrames(given, attributed, cast),
    ...draftParticiples(given, attributed),
    ...draftRumours(given, attributed, cast),
  ]
}

function draftAttributions(given: Given, cast: Cast): Draft[] {
  const { report, sentences, mentions } = given
  const { text } = report
  const made = new Map<string, Draft>()
  for (const attribution of apart(text, amendAttributions(given))) {
    const { id, source, form, within, confidence, ...read } = attribution
    const cue = outsideOf(read.cue, read.content)
    const content = inHeadline(report.blocks, cue, withoutRelative(text, read.content), form).filter(
      ({ start, end }) => {
        const words = text.slice(start, end).trim()
        const isPronoun = /^(?:which|who|whom|as)$/i.test(words)
        return /[\p{L}\p{N}]/u.test(words) && !(isPronoun && read.content.length === 1)
      },
    )
    if (
      content.length === 0 ||
      SAYS_LITTLE.test(content.map((span) => text.slice(span.start, span.end)).join(' '))
    )
      continue
    const outer = within === undefined ? undefined : made.get(within)
    if (within !== undefined && !outer) continue // it stands in what is no statement
    if (isAbsence(text, attribution) || isQuestion(text, attribution, report.blocks)) continue
    const reading = readCue(text, { cue, content, form })
    const own = source[0]
    const around = own && sentences.find(({ span }) => covers(span, own))?.span
    const isBefore = own && cue[0] && own.end <= cue[0].start
    if (isBefore && around && isUnasserted(text, around, own, outer)) continue
    if (isBefore && !reading.isSaying && UNDONE.test(text.slice(own.end, cue.at(-1)?.end))) continue
    const isThat = /^that\b/i.test(text.slice(content[0]?.start, (content[0]?.start ?? 0) + 5))
    if (!reading.isKnown && form === 'indirect' && !isThat) continue // "discussed the plan", "reviewed what was agreed"
    const opens = text.slice(content[0]?.start, (content[0]?.start ?? 0) + 5)
    if (outer && !reading.isKnown && !/^(?:that\b|[“"‘'])/.test(opens)) continue // "their talk of tanks"
    if (reading.negated && !reading.isWilled && reading.isSaying && form !== 'direct') continue // "did not say": an absence
    if (source.length === 0 && outer) continue // nobody is told to say it
    if (outer && cue[0] && /^to\b/i.test(text.slice(cue[0].start, cue[0].end))) continue // what he is asked to do
    if (source.some(({ start, end }) => /^(?:neither|none|nobody|no|few)\b/i.test(text.slice(start, end))))
      continue
    if (outer && cue[0] && conditionsIn(text, outer.content).some((span) => covers(span, cue[0] as Span)))
      continue
    if (isNoSaying(text, reading.lemma, cue, content)) continue
    // "The army would answer “within the hour”": a deed, and no words
    if (outer && /^(?:answer|respond|reply)$/.test(reading.lemma) && reading.isWilled) continue
    const speaker = speakerOf(text, source, mentions, outer ?? null, cast)
    const isNobody = speaker === null && source.some(({ start, end }) => /^it$/i.test(text.slice(start, end)))
    if (isNobody) continue // "it was agreed", and nothing is told of who did
    const told = withoutListener(text, reading.lemma, content, outer?.content ?? [])
    const said = withMainClause(text, told, source, sentences)
    const task = withoutNextVerb(text, reading.lemma, withTask(text, reading.lemma, said, sentences))
    const whole = outer
      ? behindDay(text, withTime(text, task, outer.content, given.times), given.times)
      : task
    const isTurn = report.blocks.some(
      (block) => block.kind === 'turn' && content[0] && covers(block.span, content[0]),
    )
    const draft: Draft = {
      id: idOf(report, [source, cue, content].flat(), id),
      attribution: id,
      source,
      cue,
      content: whole,
      form,
      confidence,
      speaker,
      reading,
      isTurn,
      ...(outer && { within: outer }),
    }
    made.set(id, draft)
  }
  const drafts = [...made.values()]
  return drafts
    .map((draft) => withoutOthers(draft, drafts))
    .flatMap((draft) => quotedBy(draft, drafts, { report, sentences, mentions }, cast))
}

/** "Marr said that …, and her aide | that …": what stands behind another's cue is the other's alone. */
function withoutOthers(draft: Draft, others: readonly Draft[]): Draft {
  if (draft.content.length < 2) return draft
  const content = draft.content.filter((part, at) => {
    if (at === 0) return true
    return !others.some(
      (other) =>
        other !== draft &&
        other.within === draft.within &&
        other.cue.some(
          ({ start, end }) =>
            end <= part.start && start >= (draft.content[at - 1]?.end ?? 0) && end > (draft.cue[0]?.end ?? 0),
        ) &&
        other.content.some((span) => covers(span, part)),
    )
  })
  return content.length === draft.content.length ? draft : { ...draft, content }
}

/** Turns of several statements, and what is told inside them. */
function splitTurns(drafts: readonly Draft[], { report, sentences }: Given): Draft[] {
  const parts = new Map<string, Draft[]>()
  for (const draft of drafts)
    if (draft.isTurn && !draft.within) {
      const contents = splitTurn(report.text, draft.content, sentences)
      const [only] = contents
      const ids = (content: readonly Span[]) =>
        contents.length === 1 ? draft.id : idOf(report, content, draft.id)
      parts.set(draft.id, only ? contents.map((content) => ({ ...draft, id: ids(content), content })) : [])
    }
  const made = new Map<string, Draft>()
  return drafts.flatMap((draft) => {
    const own = parts.get(draft.id)
    if (own) return own
    const [cue] = draft.cue.length > 0 ? draft.cue : draft.content
    const turn = draft.within && parts.get(draft.within.id)
    const outer = turn
      ? turn.find(({ content }) => content.some((span) => cue && covers(span, cue)))
      : draft.within && (made.get(draft.within.id) ?? draft.within)
    if (draft.within && !outer) return []
    const moved = outer ? { ...draft, within: outer } : draft
    made.set(draft.id, moved)
    return [moved]
  })
}

/** ", stressing that …" behind what somebody said: he says that too. */
function draftParticiples({ report, sentences }: Given, drafts: readonly Draft[]): Draft[] {
  const outer = drafts.filter(
    ({ within, reading }) => within === undefined && (reading.isSaying || reading.isVoice),
  )
  const taken = drafts.flatMap(({ cue, content }) => [...cue, ...content])
  return findParticiples(report.text, sentences, taken).flatMap(({ cue, content, sentence }) => {
    const before = outer
      .filter((draft) => draft.cue.some((span) => covers(sentence.span, span) && span.end <= cue.start))
      .at(-1)
    if (!before) return []
    const form = 'indirect' as const
    const reading = readCue(report.text, { cue: [cue], content: [content], form })
    const { source, speaker, confidence, isTurn } = before
    const id = idOf(report, [source, cue, content].flat(), 'participle')
    return [{ id, source, cue: [cue], content: [content], form, confidence, speaker, reading, isTurn }]
  })
}

/** "…, she added, …": frames that no attribution has. */
function draftFrames({ report, sentences, mentions }: Given, drafts: readonly Draft[], cast: Cast): Draft[] {
  const taken = drafts.flatMap(({ cue, content }) => [...cue, ...content])
  return findFrames(report.text, sentences, mentions, taken).flatMap(({ source, cue, content }) => {
    const form = 'indirect' as const
    const speaker = speakerOf(report.text, [source], mentions, null, cast)
    if (!speaker) return []
    const reading = readCue(report.text, { cue: [cue], content, form })
    const id = idOf(report, [source, cue, ...content], 'frame')
    return [
      { id, source: [source], cue: [cue], content, form, confidence: 0.7, speaker, reading, isTurn: false },
    ]
  })
}

/** "Reports that …": what unnamed sources tell. */
function draftRumours({ report, sentences, mentions }: Given, drafts: readonly Draft[], cast: Cast): Draft[] {
  const taken = drafts.flatMap(({ source, cue }) => [...source, ...cue])
  return findRumours(report.text, sentences, taken).flatMap(({ noun, source = noun, content }) => {
    const form = 'indirect' as const
    const speaker = speakerOf(report.text, [source], mentions, null, cast)
    if (!speaker || (source === noun && speaker.kind !== 'unnamed')) return []
    const reading = readCue(report.text, { cue: [noun], content: [content], form })
    const outer = drafts.findLast((draft) => draft.content.some((span) => covers(span, noun)))
    // "Reports that it has accepted are false, Marr said": who says so is told, and no report
    const held = outer?.content.find((span) => covers(span, noun))
    if (held && FALSE.test(report.text.slice(content.start, held.end))) return []
    const id = idOf(report, [noun, content], 'rumour')
    const place = { source: [source], cue: [noun], content: [content], ...(outer && { within: outer }) }
    return [
      {
        id,
        ...place,
        form,
        confidence: outer?.confidence ?? 0.7,
        speaker,
        reading,
        isTurn: outer?.isTurn ?? false,
      },
    ]
  })
}

const FALSE =
  /\b(?:is|are|was|were) (?:simply |entirely |completely |plainly |utterly )?(?:baseless|false|fabricated|groundless|incorrect|invented|lies|nonsense|unfounded|untrue|wrong)\b/

/** A demand in an issuer's own words, for which no source stands. */
export function draftIssued({ report, sentences }: Given, drafts: readonly Draft[]): Draft[] {
  const taken = drafts.flatMap(({ source, cue, content }) => [...source, ...cue, ...content])
  const reading = {
    isVoice: true,
    isSaying: true,
    denies: false,
    negated: false,
    isWilled: false,
    lemma: 'say',
    isKnown: true,
    isClause: true,
  }
  return findIssued(report, sentences, taken).map((content) => ({
    id: idOf(report, [content], 'issued'),
    source: [],
    cue: [],
    content: [content],
    form: 'indirect' as const,
    confidence: 0.7,
    speaker: null,
    reading,
    isTurn: false,
  }))
}

/** "The Gazette quoted Marr as saying that …": what Marr says stands in what the paper tells. */
function quotedBy(
  draft: Draft,
  others: readonly Draft[],
  { report, sentences, mentions }: Pick<Given, 'report' | 'sentences' | 'mentions'>,
  cast: Cast,
): Draft[] {
  const [verb] = draft.cue
  const sentence = verb && sentences.find(({ span }) => covers(span, verb))?.span
  if (draft.reading.lemma !== 'quote' || !verb || !sentence) return [draft]
  const as = QUOTED_AS.exec(report.text.slice(verb.end, sentence.end))
  if (!as) return [draft]
  const [whole, quoted = '', saying = ''] = as
  const named = { start: verb.end + 1, end: verb.end + 1 + quoted.length }
  const end =
    sentence.start + report.text.slice(sentence.start, sentence.end).trimEnd().replace(/[.]$/, '').length
  const cueStart = verb.end + whole.indexOf(saying, quoted.length)
  const cue = { start: cueStart, end: cueStart + saying.length }
  const content = { start: verb.end + whole.length, end }
  if (others.some((other) => other.cue.some((span) => overlaps(span, cue)))) return [draft]
  const outer = { ...draft, content: [{ start: named.start, end }] }
  const speaker = speakerOf(report.text, [named], mentions, draft, cast)
  const reading = readCue(report.text, { cue: [cue], content: [content], form: 'indirect' })
  const { confidence, isTurn } = draft
  const id = idOf(report, [named, cue, content], 'quoted')
  return [
    outer,
    {
      id,
      source: [named],
      cue: [cue],
      content: [content],
      form: 'indirect',
      confidence,
      speaker,
      reading,
      isTurn,
      within: outer,
    },
  ]
}

/** "quoted | Marr as telling reporters | that": whom, and the verb of his saying. */
const QUOTED_AS =
  /^ (?!by\b)([^;“”"]{2,80}?),? as (saying|telling|writing|warning) (?:(?!that\b)(?:him|her|them|reporters|journalists|\p{Lu}\p{L}+|(?:the|his|her) \p{Ll}+) )?/u

/** How far back, in UTF-16 code units, "its" looks. */
const NEAR = 300

/** The kinds of actors that a possessive stands for. */
const OWNERS: Readonly<Record<string, readonly Actor['kind'][]>> = {
  his: ['person'],
  her: ['person'],
  its: ['party', 'organization'],
  their: ['group', 'party', 'organization'],
}

/** Who the source names: the mention that begins first in it and is the largest; "we" is who speaks around it. */
function speakerOf(
  text: string,
  source: readonly Span[],
  mentions: readonly Mention[],
  outer: Draft | null,
  cast: Cast,
): Actor | null {
  // A label that the reader took along ("Q: Norland's minister said") names who asks, and not who speaks here.
  const colons = source.map(({ start, end }) => ({ start, at: text.slice(start, end).indexOf(':') }))
  const from = Math.max(0, ...colons.map(({ start, at }) => (at < 0 ? 0 : start + at + 1)))
  // "The Council's leader, known as Marr": the name stands behind the words that the reader took.
  const isApposed = ({ span, head }: Mention, own: Span) =>
    span.start === own.start && head.start >= own.end && /[,(]/.test(text.slice(own.end, head.start))
  const inside = mentions
    .filter(
      (mention) =>
        source.some((own) => overlaps(own, mention.head) || isApposed(mention, own)) &&
        (from === 0 || mention.head.start >= from),
    )
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  // "Marr, the Norland negotiator, has been saying": the apposition is hers who is named before it.
  const named = mentions.find(({ span, head }) =>
    source.some(
      (one) => covers(span, one) && head.end < one.start && /,/.test(text.slice(head.end, one.start)),
    ),
  )
  // "QUESTION (Daily Courier):": the paper asks
  const asking = inside.find(
    ({ span }) =>
      /^\p{Lu}[\p{Lu} ]+ \($/u.test(text.slice(source[0]?.start, span.start)) && text[span.end] === ')',
  )
  const [own] = source
  const bearer = bearerIn(text, inside, own, cast)
  const known = named ?? asking ?? bearer
  const [first] = known ? [known] : partnerIn(text, inside, source)
  const possessive = own ? text.slice(own.start, own.end).toLowerCase() : ''
  if (!first && own && /^(?:its|their|his|her)$/.test(possessive)) {
    const kinds = OWNERS[possessive] ?? []
    // "its claim that …": of the party told of last
    const owner = mentions.findLast(
      ({ span, actor }) =>
        span.end < own.start &&
        own.start - span.end < NEAR &&
        kinds.some((kind) => kind === cast.get(actor ?? '')?.kind),
    )
    return cast.get(owner?.actor ?? '') ?? null
  }
  if (!first) return null
  return first.actor === null ? (outer?.speaker ?? null) : (cast.get(first.actor) ?? null)
}

/** "Norland writer Ilse Marr": she, and not Norland. */
function bearerIn(
  text: string,
  inside: readonly Mention[],
  own: Span | undefined,
  cast: Cast,
): Mention | undefined {
  const [first] = inside
  if (!first || !own || cast.get(first.actor ?? '')?.kind !== 'party') return undefined
  return inside.find(
    ({ span, actor }) =>
      cast.get(actor ?? '')?.kind === 'person' &&
      /^(?:['’]s)? (?:\p{Ll}[\p{Ll}-]* ){1,3}$/u.test(
        text.slice(first.span.end, Math.max(first.span.end, span.start)),
      ) &&
      /^,?$/.test(text.slice(span.end, own.end)),
  )
}

/** "Marr's partner, the Farmers' League": the league, and neither Marr nor what is hers. */
function partnerIn(text: string, inside: readonly Mention[], source: readonly Span[]): readonly Mention[] {
  const [first] = inside
  const own = source.find((span) => first && covers(span, first.span))
  if (!first || !own) return inside
  const beside = inside.find(
    ({ span }) =>
      span.start > first.span.end &&
      /^(?:['’]s)? (?:\p{Ll}+ ){0,3}\p{Ll}+, (?:the )?$/u.test(text.slice(first.span.end, span.start)),
  )
  return beside && /^,?$/.test(text.slice(beside.span.end, own.end)) ? [beside] : inside
}

/** "Had promised | in June | to double it": when it was promised is no part of what was promised. */
function behindDay(text: string, content: readonly Span[], times: Given['times']): readonly Span[] {
  const [first, ...rest] = content
  const time =
    first &&
    times.find(
      ({ span, deadline }) =>
        !deadline &&
        span.end < first.end &&
        span.start >= first.start &&
        /^(?:(?:late |early )?(?:in|on|at|last|during) )?$/.test(text.slice(first.start, span.start)),
    )
  const lead = time && /^ (?=(?:to|that) )/.exec(text.slice(time.span.end, first.end))?.[0]
  return time && lead !== undefined
    ? [{ start: time.span.end + lead.length, end: first.end }, ...rest]
    : content
}

/** "Had promised him | a list | by Thursday", in what another says: by when belongs to what was promised. */
function withTime(
  text: string,
  content: readonly Span[],
  outer: readonly Span[],
  times: Given['times'],
): readonly Span[] {
  const last = content.at(-1)
  const around = last && outer.find((span) => covers(span, last))
  const time =
    around &&
    times.find(
      ({ span }) =>
        span.start > last.end &&
        span.end <= around.end &&
        /^ (?:(?:by|before|until|within|on|in|from|after|for) )?(?:the )?$/.test(
          text.slice(last.end, span.start),
        ),
    )
  return last && time ? [...content.slice(0, -1), { start: last.start, end: time.span.end }] : content
}

/** "Has said little": hardly a word. */
const SAYS_LITTLE = /^(?:(?:very |so far )?little|nothing|not much|no more)(?: so far| yet| else)?$/i

/** "Has not commented": who says nothing makes no statement. */
function isAbsence(text: string, { cue, content }: Attribution): boolean {
  const [first] = cue
  if (!first) return false
  const words = text.slice(
    first.start,
    Math.min(text.length, Math.max(first.end, content[0]?.start ?? 0) + 12),
  )
  return ABSENCE.test(words)
}

/** "He called her at night", "the ministers are expected in Lima". */
function isNoSaying(text: string, lemma: string, cue: readonly Span[], content: readonly Span[]): boolean {
  const words = (spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end)).join(' ')
  if (PATIENT.test(words(cue))) return true
  if (
    lemma === 'ask' &&
    /^(?:not )?to (?:be|remain) (?:named|identified|quoted|anonymous)\b/i.test(words(content))
  )
    return true
  const before = text.slice(Math.max(0, (cue[0]?.start ?? 0) - 40), cue[0]?.start)
  // "Asked about it on Monday, he said": who is asked
  if (/^asked\b/i.test(words(cue)) && /(?:^|[,.;”"]) ?$/.test(before) && /\babout\b/.test(words(cue)))
    return true
  if (NO_SUCH.test(before)) return true
  if (lemma === 'call') return /^(?:him|her|them|me|us)\b(?! (?:an?|the|[“"']))/i.test(words(content))
  return /^(?:is|are|was|were)\b.*\b(?:expected|believed|thought|understood|known)\b/i.test(words(cue))
}

/** "Parted without agreement on the prisoners": there is none. */
const NO_SUCH = /\b(?:without|no|failed to reach|short of) (?:(?:an?|any|further) )?$/i

/** "The text | that | mediators had promised": the pronoun is no part of what they promised. */
function withoutRelative(text: string, content: readonly Span[]): readonly Span[] {
  return content.map(({ start, end }) => ({
    start,
    end: end - (/ (?:that|which|whom)\s*$/.exec(text.slice(start, end))?.[0].length ?? 0),
  }))
}

/** What a headline or a paragraph says stands in it; a quotation may go on in the next. */
function inHeadline(
  blocks: readonly Block[],
  [cue]: readonly Span[],
  content: readonly Span[],
  form: Attribution['form'],
): readonly Span[] {
  const block =
    cue &&
    blocks.find(
      ({ kind, span }) =>
        (kind === 'title' || kind === 'heading' || (kind === 'paragraph' && form !== 'direct')) &&
        covers(span, cue),
    )
  const own = block ? content.filter((span) => covers(block.span, span)) : content
  return own.length > 0 ? own : content
}

/** "Called on the Front, which took no part, | to lay down its arms": what is asked belongs to whom it is asked of. */
function withTask(
  text: string,
  lemma: string,
  content: readonly Span[],
  sentences: readonly Sentence[],
): readonly Span[] {
  const last = content.at(-1)
  if (!last || !ASKING.has(lemma) || / (?:to|of|for|that) /.test(text.slice(last.start, last.end)))
    return content
  const sentence = sentences.find(({ span }) => covers(span, last))
  const task =
    /^(?:, (?:which|who|whose) [^,;.]{1,120},)? (?:to|not to) [^;.]+?(?=[;.]|, and |, but |$)/.exec(
      text.slice(last.end, sentence?.span.end),
    )
  return task
    ? [...content.slice(0, -1), { start: last.start, end: last.end + task[0].trimEnd().length }]
    : content
}

/** "Accused | the army of lying | and suspended the talks": what she did besides is no part of what she accuses of. */
function withoutNextVerb(text: string, lemma: string, content: readonly Span[]): readonly Span[] {
  const last = content.at(-1)
  // "asked | Norland to let them in | and turned down its offer"
  if (last && ASKING.has(lemma)) {
    const task =
      /^(.*?\bto \p{Ll}+ .*?),? and (?:then |also )?(?:\p{Ll}+(?<!ne)ed|turned|took|gave|withdrew|said|told) /su.exec(
        text.slice(last.start, last.end),
      )?.[1]
    if (task !== undefined)
      return [...content.slice(0, -1), { start: last.start, end: last.start + task.length }]
  }
  if (!last || (lemma !== 'accuse' && lemma !== 'blame')) return content
  const charge =
    /^(.*?\b(?:of|for) \p{Ll}+ing\b[^,;“”"]*?),? and \p{Ll}+ed (?:its|his|her|their|the|an?|all)\b/su.exec(
      text.slice(last.start, last.end),
    )?.[1]
  return charge === undefined
    ? content
    : [...content.slice(0, -1), { start: last.start, end: last.start + charge.length }]
}

/** "Told | her cabinet on Tuesday that …": who is told, and when, is no part of what is told. */
function withoutListener(
  text: string,
  lemma: string,
  content: readonly Span[],
  around: readonly Span[],
): readonly Span[] {
  const [first, ...rest] = content
  if (!first || !TOLD_TO.has(lemma)) return content
  const words = text.slice(first.start, first.end)
  const listener = LISTENER.exec(words)
  // "told a closed hearing that …"
  const plain = listener?.[0].replace(/\b(?:an?|the|his|her|its|their) \p{Ll}+ed /gu, '')
  if (listener && plain !== undefined && !FINITE.test(plain))
    return [{ start: first.start + listener[0].length, end: first.end }, ...rest]
  // "Tarn had promised him, Marr said, that …": what was promised goes on behind the frame.
  const later = around.find(({ start, end }) => start > first.end && /^that\b/.test(text.slice(start, end)))
  if (rest.length === 0 && later && words.split(' ').length < 5 && !FINITE.test(words)) return [later]
  const isOnlyListener = /^that\b/.test(text.slice(rest[0]?.start ?? 0)) && words.split(' ').length < 5
  return isOnlyListener ? rest : content
}

/** "Norland will stop, provided | that Sudmark pays |, Marr said": the clause that the condition binds is said, too. */
function withMainClause(
  text: string,
  content: readonly Span[],
  source: readonly Span[],
  sentences: readonly Sentence[],
): readonly Span[] {
  const [first, ...rest] = content
  const sentence = first && sentences.find(({ span }) => covers(span, first))
  if (!first || !sentence || !source[0] || source[0].start < first.end) return content
  const before = text.slice(sentence.span.start, first.start)
  const main =
    /^(?:[^a-z]{2,}[^–—-]{0,30}[–—-] )?(.{12,}?),? (?:provided|providing|on (?:the )?condition|as long as|if|unless|once) $/s.exec(
      before,
    )
  if (main?.[1] === undefined || /[“”"]/.test(main[1])) return content
  return [{ start: sentence.span.start + before.indexOf(main[1]), end: first.end }, ...rest]
}

/** Whom one tells | that something is so, and not "a review | that has yet to come". */
const LISTENER =
  /^(?!that\b)(?:[^\s,;“”"]+ ){1,12}(?=that (?!(?:has|have|had|is|are|was|were|will|would|could|can|may|might)\b)\S)/

const TOLD_TO: ReadonlySet<string> = new Set([
  'assure',
  'brief',
  'inform',
  'notify',
  'promise',
  'remind',
  'tell',
  'warn',
])
const FINITE =
  /\b(?:is|are|was|were|has|have|had|will|would|may|might|could|can|must|should|said|\p{Ll}+ed)\b/u

const ASKING: ReadonlySet<string> = new Set([
  'appeal',
  'ask',
  'call on',
  'call upon',
  'invite',
  'request',
  'urge',
])

/** "Must be told", "were urged": who is spoken to does not speak. */
const PATIENT =
  /\b(?:be|been|being|is|are|was|were)\b.*\b(?:told|asked|urged|warned|accused|informed|assured|invited|requested|blamed|criticized|criticised|condemned|praised|thanked)\b(?!.*\bby\b)/i

/** "Would have accepted", "had almost accepted": it did not. */
const UNDONE =
  /^ (?:\p{Ll}+ ){0,2}(?:(?:would|could|should) have (?:\p{Ll}+ ){0,1}(?!to\b)\p{Ll}+|(?:almost|nearly) \p{Ll}+)$/u

/** Verbs that ask, of somebody or of oneself. */
const WONDERING =
  /\b(?:asked|considers|considered|considering|weighs|weighed|weighing|debated|debating|mulls|mulling|wonders|wondered|pondering)$/i

/** A question, which states nothing. */
function isQuestion(text: string, { content, cue }: Attribution, blocks: readonly Block[]): boolean {
  const words = content.map(({ start, end }) => text.slice(start, end)).join(' ')
  const asks = /\?[”"’']?\s*$/.test(words) && !/[.!][”"’']?\s+\S/.test(words)
  const wonders =
    cue.some(({ start, end }) => WONDERING.test(text.slice(start, end))) &&
    /^(?:whether|if|why|how|what|when|who)\b/i.test(words)
  return (asks && blocks.length > 0) || wonders
}
