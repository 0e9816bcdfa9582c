/** Attributions as the reader found them, mended where the words around them show what it took wrongly. */
import { covers } from '../../span.ts'
import type { Attribution, Report, Span } from '../../types.ts'
import { withPaperBefore } from '../papers.ts'
import { Ranges } from '../ranges.ts'
import type { Mention } from '../stage.ts'
import { type Given, overlaps } from './given.ts'
import { rebuildContents } from './rebuilt.ts'

/** All attributions, mended; their order is kept. */
export function amendAttributions({
  report,
  attributions,
  mentions,
  names,
  sentences,
}: Given): Attribution[] {
  const { text } = report
  const found = withoutNames(rebuildContents(text, attributions, sentences), names)
    .filter((one) => !isDoneToHim(text, one) && !isCallingBack(text, one) && !isCalled(text, one))
    .map((one) => withoutHeading(report, one))
  const spoken = withLists(report, withSources(text, withoutLabels(report, found), mentions, sentences))
  return spoken
    .map((one) => withoutDayBehind(text, withNearCue(text, one, sentences)))
    .map((one) => withBriefed(text, one))
    .map((one) => turnedRound(text, withSubject(text, one, mentions, sentences), mentions, sentences))
    .map((one) => withOwner(text, withSurname(one, mentions), mentions))
    .map((one) => withAntecedent(text, one, mentions))
    .map((one) => withPaper(text, withAnonymity(text, withNumber(text, one))))
    .map((one, _, all) =>
      withDayBehind(text, withoutGap(text, withColon(text, one, all, sentences)), sentences),
    )
    .map((one) => upToSemicolon(text, fromColon(text, one)))
    .map((one) => withProviso(text, one, sentences))
    .map((one, _, all) => withRestOfQuote(text, one, all, sentences))
    .map((one, _, all) => upToNextCue(text, one, all))
    .map((one, _, all) => withInfinitive(text, one, all, sentences))
    .flatMap((one) => quotedByWhom(text, one, mentions, sentences))
}

/** "Marr was quoted by the Gazette as saying that …": the paper quotes, and in that Marr says. */
function quotedByWhom(
  text: string,
  attribution: Attribution,
  mentions: readonly Mention[],
  sentences: Given['sentences'],
): Attribution[] {
  const cue = attribution.cue.find(({ start, end }) => /\bquoted\b/.test(text.slice(start, end)))
  const sentence = cue && sentences.find(({ span }) => covers(span, cue))?.span
  if (!cue || !sentence) return [attribution]
  const quoted = cue.start + text.slice(cue.start, cue.end).indexOf('quoted')
  const passive = PASSIVE.exec(text.slice(sentence.start, quoted))
  const saying = AS_SAYING.exec(text.slice(quoted, sentence.end))
  if (!passive || !saying) return [attribution]
  const named = mentions
    .filter(({ span }) => span.end === sentence.start + passive.index)
    .sort((a, b) => a.span.start - b.span.start)[0]
  if (!named) return [attribution]
  const verb = quoted + saying[0].lastIndexOf(saying[1] ?? '')
  const said = { start: verb, end: verb + (saying[1] ?? '').length }
  const rest = text.slice(said.end, sentence.end)
  const content = {
    start: said.end + (/^\s*/.exec(rest)?.[0].length ?? 0),
    end: said.end + rest.trimEnd().replace(/[.]$/, '').length,
  }
  const { id, form, confidence, within } = attribution
  const own = { cue: [said], source: [named.span], content: [content], form, confidence }
  const agent = mentions
    .filter(({ span, after }) => after === 'by' && span.start > quoted && span.end <= verb)
    .sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start))[0]
  const outer = { id, form, confidence, ...(within !== undefined && { within }) }
  if (!agent) return [{ ...outer, ...own }]
  return [
    {
      ...outer,
      source: [agent.span],
      cue: [{ start: quoted, end: quoted + 6 }],
      content: [named.span, { start: verb, end: content.end }],
    },
    { ...own, id: `${id}-quoted`, within: id },
  ]
}

const PASSIVE =
  /,? (?:(?:has|have|had|later|earlier|also|since) )*(?:been|was|were|is|are) (?:(?:later|earlier|also|since) )?$/
const AS_SAYING = /^quoted (?:[^“”"]{0,80} )?as (saying|telling|writing|warning)\b/

/** "They have been promised nothing": who is told, asked or promised something says nothing by it. */
function isDoneToHim(text: string, { source, cue }: Attribution): boolean {
  const [own] = source
  const [first, last] = [cue[0], cue.at(-1)]
  if (!own || !first || !last || own.start > first.start) return false
  const words = text.slice(Math.max(own.end, first.start - 24), last.end)
  return DONE_TO_HIM.test(words) && !/^ by\b/.test(text.slice(last.end, last.end + 4))
}

/** "Known as the Group": what something is called nobody says. */
function isCalled(text: string, { source, cue }: Attribution): boolean {
  return (
    source.length === 0 &&
    cue.some(({ start, end }) => /^(?:known|dubbed|nicknamed|called|billed)$/i.test(text.slice(start, end)))
  )
}

/** "Recalled | its negotiators": nobody remembers them. */
function isCallingBack(text: string, { cue, content }: Attribution): boolean {
  const [first] = content
  return (
    cue.some(({ start, end }) => /\brecall(?:s|ed|ing)?$/i.test(text.slice(start, end))) &&
    CALLED_BACK.test(text.slice(first?.start, first?.end))
  )
}

const CALLED_BACK =
  /^(?:its|his|her|their|the|all) (?:\p{Ll}+ ){0,2}(?:ambassadors?|envoys?|negotiators?|delegations?|delegates|teams?|troops|forces|staff|diplomats?|mission)\b/u

const DONE_TO_HIM =
  /\b(?:been|being|was|were|is|are) (?:\p{Ll}+ly )?(?:promised|told|asked|warned|offered|informed|urged|assured|invited|advised|ordered|instructed|reminded|briefed|notified)$/u

/** "Marr will go, her aide said; the firm has not replied": what stands behind the semicolon nobody says. */
function upToSemicolon(text: string, attribution: Attribution): Attribution {
  const { content, cue } = attribution
  const [last, frame] = [content.at(-1), cue.at(-1)]
  if (attribution.form !== 'indirect' || content.length < 2 || !last || !frame) return attribution
  const isBehind = last.start > frame.end && /^; $/.test(text.slice(frame.end, last.start))
  return isBehind ? { ...attribution, content: content.slice(0, -1) } : attribution
}

/** "Welcomed | the release in a note | and said it may …": what the same one says next is no part of what he does first. */
function upToNextCue(text: string, attribution: Attribution, all: readonly Attribution[]): Attribution {
  const { content, cue, source, form } = attribution
  const [verb, last] = [cue.at(-1), content.at(-1)]
  if (form === 'direct' || !verb || !last || last.start < verb.end) return attribution
  const ends = all.flatMap((other) => {
    const next = other.cue[0]
    if (other === attribution || !next || next.start <= last.start || next.start >= last.end) return []
    const isSame = other.source[0] !== undefined && other.source[0].start === source[0]?.start
    const lead = /,? (?:and|but) (?:then |also |later )?$/.exec(text.slice(last.start, next.start))
    return isSame && lead && PAST.test(text.slice(next.start, next.end)) ? [last.start + lead.index] : []
  })
  return ends.length === 0
    ? attribution
    : { ...attribution, content: [...content.slice(0, -1), { start: last.start, end: Math.min(...ends) }] }
}

/** A verb that tells what somebody did, and no infinitive. */
const PAST = /^(?:(?:has|have|had) )?(?:\p{Ll}+ed|said|told|wrote|says|\p{Ll}+s)\b/u

/** "He would see the president | and urge him to …": what he would do besides is said, too. */
function withInfinitive(
  text: string,
  attribution: Attribution,
  all: readonly Attribution[],
  sentences: Given['sentences'],
): Attribution {
  const { content, form, cue } = attribution
  const last = content.at(-1)
  const sentence = last && sentences.find(({ span }) => covers(span, last))?.span
  if (form === 'direct' || !last || !sentence || cue.some(({ start }) => start > last.end)) return attribution
  if (!/\b(?:will|would|to|could|might|may|should|must)\b/.test(text.slice(last.start, last.end)))
    return attribution
  const rest = INFINITIVE.exec(text.slice(last.end, sentence.end).trimEnd())?.[1]
  if (rest === undefined) return attribution
  const end = last.end + rest.length
  const isOthers = all.some(
    (other) =>
      other !== attribution &&
      other.source.some(({ start }) => start > last.end && start < end) &&
      other.cue.some(({ start }) => start > last.end && start < end),
  )
  return isOthers
    ? attribution
    : { ...attribution, content: [...content.slice(0, -1), { start: last.start, end }] }
}

/** A second infinitive, to the end of its sentence. */
const INFINITIVE =
  /^( and (?:accept|allow|appeal|ask|attend|call|cut|demand|drop|free|give|halt|hand|hold|invite|keep|leave|lift|make|meet|offer|open|pay|press|propose|publish|pull|raise|release|reopen|request|return|send|set|sign|stop|suspend|take|tell|thank|urge|warn|withdraw) [^;:“”"]+?)[.]$/u

/** "Would ratify it by June |, provided that Norland pays": the proviso is said, too. */
function withProviso(text: string, attribution: Attribution, sentences: Given['sentences']): Attribution {
  const { content, cue, form } = attribution
  const last = content.at(-1)
  const sentence = last && sentences.find(({ span }) => covers(span, last))?.span
  if (form !== 'indirect' || !last || !sentence || cue.some(({ start }) => start > last.end))
    return attribution
  const proviso = /^, (?:provided|providing|on (?:the )?condition) (?:that )?[^.;“”"]+/.exec(
    text.slice(last.end, sentence.end),
  )?.[0]
  return proviso === undefined
    ? attribution
    : {
        ...attribution,
        content: [...content.slice(0, -1), { start: last.start, end: last.end + proviso.trimEnd().length }],
      }
}

/** A source that the reader took from the heading too, without it: its words in the block of the last. */
function withoutHeading({ blocks }: Report, attribution: Attribution): Attribution {
  const last = attribution.source.at(-1)
  const block = blocks.find(({ span }) => last && covers(span, last))
  return block
    ? { ...attribution, source: attribution.source.filter((one) => covers(block.span, one)) }
    : attribution
}

/** A cue without words that are part of a name: "Said" of "Said Marr"; what has no other cue is no attribution. */
function withoutNames(attributions: readonly Attribution[], names: Given['names']): Attribution[] {
  const lost = new Map<string, string | undefined>()
  const byPlace = new Ranges(names, ({ span }) => [span])
  const kept = attributions.flatMap((one) => {
    const cue = one.cue.filter((span) => !byPlace.touching(span).some((name) => covers(name.span, span)))
    if (cue.length === one.cue.length) return [one]
    if (cue.length > 0) return [{ ...one, cue }]
    lost.set(one.id, one.within)
    return []
  })
  if (lost.size === 0) return kept
  const outside = (id: string | undefined): string | undefined =>
    id !== undefined && lost.has(id) ? outside(lost.get(id)) : id
  return kept.map(({ within, ...one }) => {
    const outer = outside(within)
    return { ...one, ...(outer !== undefined && { within: outer }) }
  })
}

/** "It was Norland that asked for it": whom the relative pronoun stands for. */
function withAntecedent(text: string, attribution: Attribution, mentions: readonly Mention[]): Attribution {
  const [own] = attribution.source
  if (
    !own ||
    !/^(?:that|who|which|(?:both|all|many|most|some|several) of (?:whom|which))\b/i.test(
      text.slice(own.start, own.end),
    )
  )
    return attribution
  const before = mentions
    .filter(({ span }) => span.end < own.start && /^,? $/.test(text.slice(span.end, own.start)))
    .sort((a, b) => a.span.start - b.span.start)[0]
  return before ? { ...attribution, source: [before.span] } : attribution
}

/** "It was tense, two diplomats briefed on | it | said": the diplomats say it, whole. */
function withBriefed(text: string, attribution: Attribution): Attribution {
  const { source, cue, content } = attribution
  const [own, verb, last] = [source[0], cue[0], content.at(-1)]
  if (!own || !verb || !last || source.length > 1 || own.end + 1 !== verb.start) return attribution
  if (!/^(?:it|them|him|her|this)$/.test(text.slice(own.start, own.end))) return attribution
  const briefed = BRIEFED.exec(text.slice(Math.max(last.start, own.start - FAR_BRIEFED), own.start))
  if (!briefed) return attribution
  const start = own.start - (briefed[1] ?? '').length
  return {
    ...attribution,
    source: [{ start, end: own.end }],
    content: [...content.slice(0, -1), { start: last.start, end: Math.min(last.end, start - 2) }],
  }
}

const FAR_BRIEFED = 100 // UTF-16 code units
const BRIEFED = /, (\p{Ll}[^,;“”"]{3,80} (?:about|by|from|in|of|on|to|with) )$/u

/** "With Sudmark demanding the port, | Norland's envoy, Ilse Marr, said": who stands beside the verb, and not who opens the sentence. */
function withSubject(
  text: string,
  attribution: Attribution,
  mentions: readonly Mention[],
  sentences: Given['sentences'],
): Attribution {
  const { source, cue } = attribution
  const [own, verb] = [source[0], cue[0]]
  const sentence = verb && sentences.find(({ span }) => covers(span, verb))?.span
  if (!own || !verb || !sentence || own.end > verb.start || source.length > 1) return attribution
  if (!/^(?:said|says|added|told|warned|insisted)\b/.test(text.slice(verb.start, verb.end)))
    return attribution
  if (!SUBORDINATE.test(text.slice(sentence.start, own.start))) return attribution
  const [near] = mentions
    .filter(
      ({ span, pronoun }) =>
        !pronoun &&
        span.start > own.end &&
        /^,? $/.test(text.slice(span.end, verb.start)) &&
        /[^,]{4,}, (?:the )?$/.test(text.slice(own.end, span.start)),
    )
    .sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start))
  return near ? { ...attribution, source: [near.span] } : attribution
}

const SUBORDINATE =
  /^(?:(?:Even )?(?:As|If|When)|With|Although|Though|While|After|Because|Since|Before|Once|Despite|Until) (?:the )?$/

/** "Norland would drop it, said | its prime minister, Ilse Marr": she says it, and Norland is told of. */
function turnedRound(
  text: string,
  attribution: Attribution,
  mentions: readonly Mention[],
  sentences: Given['sentences'],
): Attribution {
  const { source, cue, content, form } = attribution
  const [own, verb, first] = [source[0], cue[0], content[0]]
  if (form === 'direct' || !own || !verb || !first || content.length > 2 || own.end > verb.start)
    return attribution
  const sentence = sentences.find(({ span }) => covers(span, verb))?.span
  const [, behind] = content
  // "Some might accept it, said | a driver": what stands behind the verb is who says it
  if (
    behind &&
    behind.start === verb.end + 1 &&
    first.start > own.start &&
    first.end <= verb.start - 2 &&
    text.slice(verb.start - 2, verb.start) === ', ' &&
    /^(?:said|says|added)$/.test(text.slice(verb.start, verb.end)) &&
    /^(?:an?|the) \p{Ll}/u.test(text.slice(behind.start, behind.end))
  )
    return { ...attribution, source: [behind], content: [{ start: own.start, end: first.end }] }
  const isTurned =
    sentence !== undefined &&
    text.slice(verb.start - 2, verb.start) === ', ' &&
    /^(?:said|says|added|announced|warned|explained)$/.test(text.slice(verb.start, verb.end)) &&
    first.start === verb.end + 1
  const speaker = isTurned
    ? mentions
        .filter(({ span, pronoun }) => span.start === first.start && !pronoun)
        .sort((a, b) => b.span.end - a.span.end)[0]
    : undefined
  const second = content[1]
  // "Norland, said Dev Marr, an adviser, | would let it through"
  if (
    second &&
    !(speaker && second.start > speaker.span.end && text.slice(second.start - 2, second.start) === ', ')
  )
    return attribution
  if (!sentence || !speaker || speaker.span.end < first.end - 2) return attribution
  const start = sentence.start + (DATELINE.exec(text.slice(sentence.start, verb.start))?.[0].length ?? 0)
  return {
    ...attribution,
    source: [{ start: speaker.span.start, end: second ? second.start - 2 : speaker.span.end }],
    content: [{ start, end: verb.start - 2 }, ...(second ? [second] : [])],
  }
}

const DATELINE = /^\p{Lu}[\p{Lu} .’'-]{2,30}(?:,[^–—-]{2,40})? ?(?:\([^)]{2,30}\) )?[–—-] /u

/** “It is modest,” said Marr, who chaired the talks, | “but it is the first”: the quotation goes on. */
function withRestOfQuote(
  text: string,
  attribution: Attribution,
  all: readonly Attribution[],
  sentences: Given['sentences'],
): Attribution {
  const { source, cue, content, form } = attribution
  const [last, verb] = [content.at(-1), cue.at(-1)]
  const sentence = verb && sentences.find(({ span }) => covers(span, verb))?.span
  if (form !== 'direct' || !last || !verb || !sentence || last.end > verb.start) return attribution
  const from = Math.max(verb.end, ...source.map(({ end }) => end))
  const rest = /^([^“”;]{0,120}, )(“\p{Ll}[^”]+”)/u.exec(text.slice(from, sentence.end))
  if (!rest || !/[,] ?[”"]$/.test(text.slice(last.start, last.end))) return attribution
  const start = from + (rest[1] ?? '').length
  const part = { start, end: start + (rest[2] ?? '').length }
  const isOthers = all.some(
    (other) => other !== attribution && other.content.some((span) => overlaps(span, part)),
  )
  return isOthers ? attribution : { ...attribution, content: [...content, part] }
}

/** "The trust, | she | added, | had promised | to fill …": her verb is the nearer, and the other is of what she says. */
function withNearCue(text: string, attribution: Attribution, sentences: Given['sentences']): Attribution {
  const { source, cue, content, form } = attribution
  const [own, verb, last] = [source[0], cue[0], content.at(-1)]
  const near = own && verb ? NEAR_CUE.exec(text.slice(own.end, verb.start)) : null
  const sentence = verb && sentences.find(({ span }) => covers(span, verb))?.span
  if (form !== 'indirect' || !own || !verb || !last || !near || !sentence || last.end < verb.end)
    return attribution
  const before = text.slice(sentence.start, own.start)
  if (!/, $/.test(before) || /[“”";:]/.test(before)) return attribution
  const start = own.end + 1
  return {
    ...attribution,
    cue: [{ start, end: start + (near[1] ?? '').length }],
    content: [
      { start: sentence.start, end: own.start - 2 },
      { start: verb.start, end: last.end },
    ],
  }
}

const NEAR_CUE = /^ (said|says|added|noted|recalled|explained|wrote|writes|argued|claimed), $/

/** "Called it “an invention” | on Thursday": when he called it so is no part of what he called it. */
function withoutDayBehind(text: string, attribution: Attribution): Attribution {
  const last = attribution.content.at(-1)
  if (attribution.form !== 'mixed' || !last) return attribution
  const cut =
    /[”"]( (?:late |early )?(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)(?: (?:morning|afternoon|evening|night))?)$/.exec(
      text.slice(last.start, last.end),
    )?.[1]
  return cut === undefined
    ? attribution
    : {
        ...attribution,
        content: [...attribution.content.slice(0, -1), { start: last.start, end: last.end - cut.length }],
      }
}

/** "President Ilse Marr of | Norland said": whose president she is belongs to the source. */
function withOwner(text: string, attribution: Attribution, mentions: readonly Mention[]): Attribution {
  const [own, ...others] = attribution.source
  if (!own || !/ (?:of|for|the)$/.test(text.slice(own.start, own.end))) return attribution
  const whole = mentions.find(({ span }) => span.start === own.start && span.end > own.end)
  return whole ? { ...attribution, source: [whole.span, ...others] } : attribution
}

/** "One | of them said": the number is of the source, and no content. */
function withNumber(text: string, attribution: Attribution): Attribution {
  const [first, ...rest] = attribution.content
  const [own, ...others] = attribution.source
  if (!first || !own || rest.length === 0 || !/^of (?:them|the)\b/.test(text.slice(own.start, own.end)))
    return attribution
  const isNumber = /^(?:one|two|three|some|both|several|many|most)$/i.test(text.slice(first.start, first.end))
  if (!isNumber || text.slice(first.end, own.start) !== ' ') return attribution
  return { ...attribution, source: [{ start: first.start, end: own.end }, ...others], content: rest }
}

/** "According to a manager who asked not | to be named | , the firm …": how he wants to be told of belongs to who he is. */
function withAnonymity(text: string, attribution: Attribution): Attribution {
  const [own, ...others] = attribution.source
  const [first, ...rest] = attribution.content
  if (!own || !first || rest.length === 0 || first.start - own.end > 1) return attribution
  const isAsked = /\b(?:asked|declined|wished|wanted|preferred|refused)(?: not)?$/.test(
    text.slice(own.start, own.end),
  )
  if (!isAsked || !/^(?:not )?to be \p{Ll}+$/u.test(text.slice(first.start, first.end))) return attribution
  return { ...attribution, source: [{ start: own.start, end: first.end }, ...others], content: rest }
}

/** "The army, he claimed, had shelled a school | last Thursday": behind a frame the day is that of what is told. */
function withDayBehind(text: string, attribution: Attribution, sentences: Given['sentences']): Attribution {
  const { content, cue, source, form } = attribution
  const [first, last, verb] = [content[0], content.at(-1), cue.at(-1)]
  const sentence = last && sentences.find(({ span }) => covers(span, last))?.span
  if (form === 'direct' || !first || !last || !verb || !sentence) return attribution
  const isFramed = content.length > 1 && first.end < (source[0]?.start ?? 0) && verb.end < last.start
  // "accused them of shelling the pier on Tuesday"
  const isCharge =
    /\baccus\p{Ll}+$/u.test(text.slice(verb.start, verb.end)) &&
    /\bof \p{Ll}+ing\b/u.test(text.slice(last.start, last.end))
  if (!isFramed && !isCharge) return attribution
  const day = DAY_BEHIND.exec(text.slice(last.end, sentence.end).trimEnd())?.[1]
  return day === undefined
    ? attribution
    : {
        ...attribution,
        content: [...content.slice(0, -1), { start: last.start, end: last.end + day.length }],
      }
}

const DAY_BEHIND =
  /^( (?:(?:on|in|by|until|since|before|from|at) [^,.;“”]{3,30}|(?:last|next|this) \p{L}+|yesterday|today|tomorrow))[.]$/u

/** "The coalition, he said, | promised in April | to open the road": behind a frame it goes on at once. */
function withoutGap(text: string, attribution: Attribution): Attribution {
  const { content, cue, source, form } = attribution
  const [first, second, verb] = [content[0], content[1], cue.at(-1)]
  if (form === 'direct' || !first || !second || !verb || content.length !== 2) return attribution
  const isFrame =
    first.end < Math.min(verb.start, source[0]?.start ?? 0) && text.slice(verb.end, verb.end + 2) === ', '
  const start = verb.end + 2
  const gap = text.slice(start, Math.max(start, second.start))
  if (!isFrame || gap === '' || gap.length > LONGEST_GAP || /[,;:“”"]|^(?:and|but) /.test(gap))
    return attribution
  return { ...attribution, content: [first, { start, end: second.end }] }
}

const LONGEST_GAP = 60 // UTF-16 code units

/** "Put money on the table | : a rise now and more in January": what the colon opens is said, too. */
function withColon(
  text: string,
  attribution: Attribution,
  all: readonly Attribution[],
  sentences: Given['sentences'],
): Attribution {
  const { content, cue, form } = attribution
  const last = content.at(-1)
  const sentence = last && sentences.find(({ span }) => covers(span, last))?.span
  if (form === 'direct' || !last || !sentence || cue.some(({ start }) => start > last.end)) return attribution
  const rest = /^: [^“”"]+$/.exec(text.slice(last.end, sentence.end).trimEnd())?.[0].replace(/[.;]$/, '')
  if (rest === undefined) return attribution
  const end = last.end + rest.length
  const isOthers = all.some(
    (other) => other !== attribution && other.cue.some(({ start }) => start > last.end && start < end),
  )
  return isOthers
    ? attribution
    : { ...attribution, content: [...content.slice(0, -1), { start: last.start, end }] }
}

/** "A communiqué issued after | talks in Lima | said": the paper says it. */
function withPaper(text: string, attribution: Attribution): Attribution {
  const [own, ...others] = attribution.source
  return own ? { ...attribution, source: [withPaperBefore(text, own), ...others] } : attribution
}

/** "Tarn was less warm: half, she said, was “a number”": what she said begins behind the colon. */
function fromColon(text: string, attribution: Attribution): Attribution {
  const { content, cue } = attribution
  const [first, second] = content
  if (!first || !second || !cue[0] || cue[0].start < first.end || cue[0].start > second.start)
    return attribution
  const at = text.slice(first.start, first.end).lastIndexOf(': ')
  if (at < 0 || /[“”"]/.test(text.slice(first.start, first.start + at))) return attribution
  return { ...attribution, content: [{ start: first.start + at + 2, end: first.end }, ...content.slice(1)] }
}

/**
 * "Q: Norland's minister said …": the label is no part of who is told to have said it, and what he said stands in the
 * turn. Nor is whoever is spoken to: "Minister, your envoy denied …".
 */
function withoutLabels({ text, blocks }: Report, attributions: readonly Attribution[]): Attribution[] {
  const labels = blocks.flatMap(({ speaker }) => (speaker ? [speaker] : []))
  if (labels.length === 0) return [...attributions]
  const turns = attributions.filter(({ source }) => labels.some((label) => source[0]?.start === label.start))
  return attributions.map((attribution) => {
    const { source, cue } = attribution
    const [first] = source
    if (!first || cue.some(({ start }) => text[start] === ':')) return attribution
    const label = labels.find(
      (one) => one.start <= first.start && first.start < one.end && one.end < first.end,
    )
    const from = label ? label.end : first.start
    const before = /^[:\s]*(?:.*, (?=your ))?/.exec(text.slice(from, first.end))?.[0].length ?? 0
    const start = from + before
    if (start === first.start || start >= first.end) return attribution
    const turn = turns.find(({ content }) => content.some((span) => cue.some((own) => covers(span, own))))
    const isFree = turn && turn !== attribution && attribution.within === undefined
    const own = [{ start, end: first.end }, ...source.slice(1)]
    return { ...attribution, source: own, ...(isFree && { within: turn.id }) }
  })
}

/** Before a verb whose subject stands before another verb. */
const AND = / (?:and|but) (?:then |also |later )?$/

/** "Their exchange was tense, two diplomats said", where the reader took the source into the content. */
function withSources(
  text: string,
  attributions: readonly Attribution[],
  mentions: readonly Mention[],
  sentences: Given['sentences'],
): Attribution[] {
  return attributions.map((attribution) => {
    const { source, cue, content } = attribution
    const [verb, last] = [cue[0], content.at(-1)]
    // "Marr, reached through a friend, said": the subject stands before what parts it from its verb.
    if (source.length === 0 && verb && attribution.within === undefined) {
      const sentence = sentences.find(({ span }) => covers(span, verb))?.span
      const opening = mentions.find(({ span }) => span.start === sentence?.start)
      if (opening && /^, [^,;“”"]{3,80}, $/.test(text.slice(opening.span.end, verb.start)))
        return { ...attribution, source: [opening.span] }
    }
    // "She urged patience and warned that …": she did both.
    if (source.length === 0 && verb && AND.test(text.slice(Math.max(0, verb.start - 24), verb.start))) {
      const before = attributions.findLast(
        (one) =>
          one.source.length > 0 &&
          one.within === attribution.within &&
          one.cue.every(({ end }) => end < verb.start) &&
          one.content.some(
            ({ end }) => end <= verb.start && /^[^.;]{0,8} and /.test(text.slice(end, verb.start)),
          ),
      )
      if (before) return { ...attribution, source: before.source }
      // "The negotiators parted on Friday but said that …": the subject of the sentence
      const sentence = sentences.find(({ span }) => covers(span, verb))?.span
      const subject = mentions.find(
        ({ span, after }) =>
          sentence && after === undefined && covers(sentence, span) && span.end < verb.start,
      )
      if (subject && !/[;“”"]|\bthat\b/.test(text.slice(subject.span.end, verb.start)))
        return { ...attribution, source: [subject.span] }
    }
    if (source.length > 0 || !verb || !last || verb.start - last.end > 1) return attribution
    // "Duties would cost jobs | , | the institute | estimated": the last piece is who says it
    if (content.length > 1 && verb.start > last.end) {
      const whole = mentions.find(({ span }) => span.start === last.start && span.end === last.end)
      if (whole) return { ...attribution, source: [last], content: content.slice(0, -1) }
    }
    const own = mentions.find(
      ({ span, head }) =>
        span.start > last.start &&
        span.end <= last.end &&
        head.end <= last.end &&
        /, $/.test(text.slice(0, span.start).slice(-2)),
    )
    if (!own || /[,;:“”"]/.test(text.slice(own.span.start, last.end))) return attribution
    const rest = [...content.slice(0, -1), { start: last.start, end: own.span.start - 2 }]
    return { ...attribution, source: [{ start: own.span.start, end: last.end }], content: rest }
  })
}

/** "The sides agreed on the following:" and a list: each item is what they agreed on. */
function withLists({ text, blocks }: Report, attributions: readonly Attribution[]): Attribution[] {
  return attributions.flatMap((attribution) => {
    const [last, cue] = [attribution.content.at(-1), attribution.cue[0]]
    const at = cue ? blocks.findIndex(({ span }) => covers(span, cue)) : -1
    const block = blocks[at]
    if (!last || !block || !/:\s*$/.test(text.slice(block.span.start, block.span.end))) return [attribution]
    const isHere = covers(block.span, last) && /^:?\s*$/.test(text.slice(last.end, block.span.end))
    const isFirst = blocks[at + 1] !== undefined && covers(blocks[at + 1]?.span ?? last, last)
    if (!isHere && !isFirst) return [attribution]
    const end = blocks.findIndex(({ kind }, index) => index > at && kind !== 'list-item')
    const items = blocks.slice(at + 1, end < 0 ? undefined : end)
    return items.length === 0
      ? [attribution]
      : items.map(({ span }, index) => ({
          ...attribution,
          id: `${attribution.id}-${index}`,
          content: [withoutSign(text, span)],
        }))
  })
}

/** A list item without its number or sign, and without the full stop at its end. */
function withoutSign(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end)
  const sign = /^\s*(?:\(?\d+[.)]|[-•*–—])?\s*/.exec(words)?.[0].length ?? 0
  return { start: start + sign, end: start + words.trimEnd().replace(/[.;]$/, '').length }
}

/** A surname that is another word, too, and that the reader took for a part of the cue: "May denied". */
function withSurname(attribution: Attribution, mentions: readonly Mention[]): Attribution {
  const { source, cue } = attribution
  const [first] = cue
  const name =
    first &&
    mentions.find(
      ({ head, pronoun }) =>
        !pronoun && head.end > first.start && head.end < first.end && head.start <= first.start,
    )
  if (!first || !name) return attribution
  const own = [...source.filter((span) => !overlaps(span, name.span)), name.span]
  return { ...attribution, source: own, cue: [{ start: name.head.end + 1, end: first.end }, ...cue.slice(1)] }
}
