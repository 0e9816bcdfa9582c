/** Contents of what the reader found in pieces: what it left out between them, and what it took for one that is two. */
import { covers } from '../../span.ts'
import type { Attribution, Sentence } from '../../types.ts'
import { overlaps } from './given.ts'

/** Attributions whose contents are whole; what one of them now holds stands within it. Their order is kept. */
export function rebuildContents(
  text: string,
  attributions: readonly Attribution[],
  sentences: readonly Sentence[],
): Attribution[] {
  const parted = attributions
    .flatMap((one) => withSecondCue(text, one, attributions))
    .map((one) => withoutParticiple(text, one, attributions))
    .map((one) => withoutCalling(text, fromThat(text, one)))
    .filter((one) => !isParticiple(text, one))
  const read = parted.map((one) =>
    withOpening(text, withProvided(text, wholeBefore(text, one, parted, sentences)), sentences),
  )
  const whole = [...read, ...accountsIn(text, read, sentences)]
  const outerOf = (one: Attribution) =>
    one.within === undefined
      ? whole.find(
          (other, at) =>
            other !== one &&
            other.content !== parted[at]?.content &&
            [...one.source, ...one.cue].every((span) =>
              other.content.some((content) => covers(content, span)),
            ),
        )
      : undefined
  const moved = new Map(whole.map((one) => [one, outerOf(one)]))
  return whole.flatMap((one) => {
    if (moved.get(one)) return []
    const inner = whole.filter((other) => moved.get(other) === one)
    return [one, ...inner.map((other) => ({ ...other, within: one.id }))]
  })
}

/** "According to Marr, …", "by his account, …": frames that the reader has passed over. */
function accountsIn(
  text: string,
  known: readonly Attribution[],
  sentences: readonly Sentence[],
): Attribution[] {
  return sentences.flatMap(({ span }): Attribution[] => {
    const words = text.slice(span.start, Math.min(span.end, span.start + LONGEST)).trimEnd()
    const match = ACCOUNT.exec(words)
    const { according = '', whom = '', by = '', whose = '', noun = '', said = '' } = match?.groups ?? {}
    if (!match || said === '') return []
    const begin = span.start + match.index
    const from = begin + match[0].length - said.length
    const content = { start: from, end: from + said.replace(/[.!]$/, '').length }
    const cue =
      according !== ''
        ? [{ start: begin, end: begin + according.length }]
        : [by, noun].map((part) => {
            const start = begin + match[0].indexOf(part, part === noun ? by.length + whose.length : 0)
            return { start, end: start + part.length }
          })
    const named = according !== '' ? whom : whose
    const start = begin + match[0].indexOf(named, according.length + by.length)
    const source = { start, end: start + named.length }
    const isKnown = known.some((one) => one.cue.some((own) => cue.some((span) => overlaps(span, own))))
    if (isKnown || /[“”"]/.test(said) || content.end <= content.start) return []
    const id = `account-${begin}`
    return [{ id, source: [source], cue, content: [content], form: 'indirect', confidence: ACCOUNTED }]
  })
}

const ACCOUNTED = 0.7 // how sure a frame is that a rule found
const LONGEST = 1000 // UTF-16 code units of a sentence that is searched
const ACCOUNT =
  /(?:^(?<according>According to) (?<whom>(?:(?:Mr|Mrs|Ms|Dr)\. )?[^,;:.“”"]{3,60}), |(?:^|, )(?<by>[Bb]y) (?<whose>his|her) (?:own )?(?<noun>account), )(?<said>[^;]{12,})$/su

/** "Said it would stay | and called on Norland | to open the roads": what is asked has a cue of its own. */
function withSecondCue(text: string, attribution: Attribution, all: readonly Attribution[]): Attribution[] {
  const { content, form, cue, source, id } = attribution
  const [first] = cue
  if (form !== 'indirect' || content.length < 2 || !first || first.start > (content[0]?.start ?? 0))
    return [attribution]
  const at = content.findIndex((part, index) => {
    const before = content[index - 1]
    return before !== undefined && SECOND_CUE.test(text.slice(before.end, part.start))
  })
  const [before, part] = [content[at - 1], content[at]]
  if (at < 1 || !before || !part) return [attribution]
  const [, lead = '', verb = ''] = SECOND_CUE.exec(text.slice(before.end, part.start)) ?? []
  const start = before.end + lead.length
  const own = { start, end: start + verb.length }
  if (all.some((other) => other !== attribution && other.cue.some((span) => overlaps(span, own))))
    return [attribution]
  const asked: Attribution = {
    ...attribution,
    id: `${id}-second`,
    source,
    cue: [own],
    content: [{ start: own.end + 1, end: content.at(-1)?.end ?? part.end }],
  }
  return [{ ...attribution, content: content.slice(0, at) }, asked]
}

const SECOND_CUE =
  /^(,? and (?:also |again |then )?)(called (?:up)?on|urged|asked|appealed to|accused|demanded that|warned|invited) [^,;“”".]{2,60}$/

/** "Accused Norland of lying, countering that …": whoever accuses counters, and Norland does not. */
function isParticiple(text: string, { within, source, cue }: Attribution): boolean {
  const [own, verb] = [source[0], cue[0]]
  return (
    within !== undefined &&
    cue.length === 1 &&
    verb !== undefined &&
    /^\p{Ll}+ing$/u.test(text.slice(verb.start, verb.end)) &&
    text.slice(verb.start - 2, verb.start) === ', ' &&
    own !== undefined &&
    own.end < verb.start - 2
  )
}

/** "Said both had agreed on charts |, calling it “a step”": what he calls it is another statement. */
function withoutCalling(text: string, attribution: Attribution): Attribution {
  const last = attribution.content.at(-1)
  if (attribution.form === 'direct' || !last) return attribution
  const at = text.slice(last.start, last.end).search(CALLING)
  return at < 1
    ? attribution
    : {
        ...attribution,
        content: [...attribution.content.slice(0, -1), { start: last.start, end: last.start + at }],
      }
}

const CALLING = /, (?:calling|describing) (?:him|her|it|that|them|this|the \p{Ll}+) [“"a]/u

/** A content up to the participle behind it, which is told of on its own. */
function withoutParticiple(text: string, attribution: Attribution, all: readonly Attribution[]): Attribution {
  const verb = all
    .filter((one) => one.within === attribution.id && isParticiple(text, one))
    .flatMap(({ cue }) => cue)[0]
  if (!verb) return attribution
  const content = attribution.content.flatMap((span) =>
    span.start >= verb.start ? [] : [{ start: span.start, end: Math.min(span.end, verb.start - 2) }],
  )
  return content.length > 0 ? { ...attribution, content } : attribution
}

/** "Told him | that Norland would not lift its embargo | until Sudmark left": what is told begins at "that". */
function fromThat(text: string, attribution: Attribution): Attribution {
  const { content, cue, form } = attribution
  const [first, verb] = [content[0], cue.at(-1)]
  // "What they told me | is | that …"
  if (first && /^(?:is|was) that\b/.test(text.slice(first.start, first.end)))
    return {
      ...attribution,
      content: [{ start: text.indexOf('that', first.start), end: first.end }, ...content.slice(1)],
    }
  if (form !== 'indirect' || !first || !verb || first.start < verb.end) return attribution
  const lead = TO_THAT.exec(text.slice(verb.end, first.start))?.[1]
  return lead === undefined
    ? attribution
    : { ...attribution, content: [{ start: verb.end + lead.length, end: first.end }, ...content.slice(1)] }
}

const TO_THAT =
  /^( (?:him|her|them|it|(?:the |his |her |its )?[\p{L}’'-]+(?: [\p{L}’'-]+){0,3}) )that \S[^.;“”"]*$/u

/** "Would take effect in June, she said, provided | that Norland pays": the word that makes it a proviso is said, too. */
function withProvided(text: string, attribution: Attribution): Attribution {
  const content = attribution.content.map((span, at) => {
    const lead = at > 0 ? PROVIDED.exec(text.slice(Math.max(0, span.start - 24), span.start))?.[0] : undefined
    return lead !== undefined && /^that\b/.test(text.slice(span.start, span.end))
      ? { start: span.start - lead.length, end: span.end }
      : span
  })
  return content.some((span, at) => span !== attribution.content[at])
    ? { ...attribution, content }
    : attribution
}

const PROVIDED = /\b(?:provided|providing|on (?:the )?condition) $/

/** "Last May | , he conceded, | they had accepted it": what opens the sentence belongs to what is said. */
function withOpening(text: string, attribution: Attribution, sentences: readonly Sentence[]): Attribution {
  const { content, source, cue, form } = attribution
  const [first, own, verb] = [content[0], source[0], cue[0]]
  const sentence = first && sentences.find(({ span }) => covers(span, first))?.span
  if (form === 'direct' || !first || !own || !verb || !sentence || verb.start < own.start) return attribution
  const isAside =
    first.start > verb.end &&
    /^(?: (?!that\b)[\p{L}’' ]{2,40})?, $/u.test(text.slice(verb.end, first.start)) &&
    own.start > sentence.start
  const opening = OPENING.exec(text.slice(sentence.start, own.start))?.[1]
  return isAside && opening !== undefined
    ? {
        ...attribution,
        content: [{ start: sentence.start, end: sentence.start + opening.length }, ...content],
      }
    : attribution
}

/** A few words that tell when or where, or a condition, before a frame. */
const OPENING =
  /^((?:Last|Next|This|On|In|By|From|Until|Since|Before|After|During|At) [^,;:“”"]{2,40}|(?:If|Unless|Once|Should|Until|As long as|Provided) [^;:“”"]{4,160}), $/

/** "The Front is ready to stop, its leader told the minister, two officials said": all that stands before who says it. */
function wholeBefore(
  text: string,
  attribution: Attribution,
  all: readonly Attribution[],
  sentences: readonly Sentence[],
): Attribution {
  const { content, source, cue, form } = attribution
  const [first, own, last] = [content[0], source[0], content.at(-1)]
  const sentence = first && sentences.find(({ span }) => covers(span, first))?.span
  if (form !== 'indirect' || !first || !own || !last || !sentence || !cue[0]) return attribution
  const edge = Math.min(own.start, cue[0].start)
  if (last.end >= edge || first.start === sentence.start) return attribution
  const comma = edge - (text.slice(edge - 2, edge) === ', ' ? 2 : 0)
  const start = sentence.start + (DATELINE.exec(text.slice(sentence.start, edge))?.[0].length ?? 0)
  const words = text.slice(start, comma)
  // Broken in the middle of a clause: two pieces, or a piece that no clause begins with.
  const isBroken = content.length > 1 || !CLAUSE_BEGINS.test(text.slice(sentence.start, first.start))
  if (comma === edge || !isBroken || NOT_SAID.test(words) || !covers({ start, end: comma }, first))
    return attribution
  const between = { start, end: comma }
  const isOthers = all.some(
    (other) =>
      other !== attribution &&
      other.within === undefined &&
      other.cue.some((span) => covers(between, span)) &&
      // whoever is told of at its beginning does not say it
      !other.source.some((span) => span.start === start) &&
      !other.content.some((span) => span.start === start),
  )
  return isOthers ? attribution : { ...attribution, content: [between] }
}

const DATELINE = /^\p{Lu}[\p{Lu} .’'-]{2,30}(?:,[^–—-]{2,40})? ?(?:\([^)]{2,30}\) )?[–—-] /u
/** What is somebody else's words, or two things. */
const NOT_SAID = /[“”";:]|, (?:and|but|while|after|before|as) /
/** Where a content may begin inside its sentence. */
const CLAUSE_BEGINS = /(?:[,:;–—-]|\b(?:that|and|but|if|because|as|after|when|while|where|which|who|to)) $/
