/** Who and what a statement is about, by its words: whom it addresses, who gains by it, and which places it names. */
import { covers } from '../../span.ts'
import type { Actor, Name, Place, Span } from '../../types.ts'
import type { Mention } from '../stage.ts'
import { wordsIn } from '../words.ts'
import type { Cast } from './authority.ts'
import type { Draft } from './draft.ts'

/** Cues whose object comes first in the content: "accused | the government of …", "called on | Norland to …". */
const FACING: ReadonlySet<string> = new Set([
  'accuse',
  'appeal',
  'ask',
  'beg',
  'blame',
  'call on',
  'call upon',
  'caution',
  'charge',
  'congratulate',
  'demand',
  'expect',
  'invite',
  'plead',
  'rebuke',
  'request',
  'tell',
  'thank',
  'urge',
  'want',
  'warn',
])
/** Cues whose object is the one who is told, where the reader took it into the content. */
const TELLING: ReadonlySet<string> = new Set(['assure', 'inform', 'remind', 'tell'])

const HARM =
  /\b(?:refrain|stop|halt|cease|end|spare|avoid|not)\w*\b[^.]*\b(?:attack|strike|raid|shelling|offensive|assault)\w*/i

/** Whom the act asks, warns, binds or accuses, or who is told; a list of names is its members. */
export function addresseesOf(text: string, draft: Draft, mentions: readonly Mention[], cast: Cast): Actor[] {
  const { cue, content, reading, clause, speaker } = draft
  const told = cue.flatMap((span) => {
    const first = content.find(({ start }) => start >= span.end)
    const gap = { start: span.end, end: first ? first.start : span.end + 40 }
    const near = mentions.find(({ span: own }) => covers(gap, own) && isNext(text, span.end, own.start))
    const isHeard = reading.lemma !== 'say' // "said Norland": who says it, and not to whom
    return near && isHeard && (first || draft.form !== 'indirect') ? [near] : []
  })
  const [opening] = content
  const faces =
    opening &&
    (FACING.has(reading.lemma) ||
      TELLING.has(reading.lemma) ||
      clause !== undefined ||
      draft.form !== 'indirect')
  const faced = faces
    ? mentions.filter(({ span }) => facesFirst(text, opening, span, reading.lemma)).slice(0, 1)
    : []
  const binding = mentions.filter(({ span, actor }) => actor !== null && bound(text, content, span))
  const all = [...told, ...faced, ...(faced.length > 0 ? [] : binding.slice(0, 1))]
  return unique(all.flatMap(({ actor }) => spread(actor, cast))).filter((actor) => actor !== speaker)
}

/** "for Norland", "no attacks on Norland": who gains by what is promised, offered, agreed or asked. */
export function beneficiariesOf(
  text: string,
  { content, speaker }: Draft,
  mentions: readonly Mention[],
  cast: Cast,
): Actor[] {
  const words = content.map(({ start, end }) => text.slice(start, end)).join(' ')
  const spared = HARM.test(words)
  const found = mentions.filter(({ span, after }) => {
    if (!content.some((part) => covers(part, span))) return false
    return after === 'for'
      ? /\p{L}\s+for\s+(?:the\s+)?$/u.test(text.slice(Math.max(0, span.start - 30), span.start))
      : spared && (after === 'on' || after === 'against')
  })
  return unique(found.flatMap(({ actor }) => spread(actor, cast))).filter(
    (actor) => actor !== speaker && actor.id !== speaker?.party && actor.kind !== 'unnamed',
  )
}

/** Places that the content names: names that stand for nobody. */
export function placesOf(
  text: string,
  { content }: Draft,
  names: readonly Name[],
  mentions: readonly Mention[],
): Place[] {
  return names
    .filter(
      ({ span, kind }) =>
        kind !== 'organization' &&
        content.some((part) => covers(part, span)) &&
        !mentions.some(({ head }) => covers(head, span)),
    )
    .filter(
      ({ kind, span }) =>
        kind !== 'person' ||
        /\b(?:in|at|near|from|to|of)\s$/.test(text.slice(Math.max(0, span.start - 6), span.start)),
    )
    .map(({ span }) => ({ name: text.slice(span.start, span.end), span }))
}

/** Whether the object of a facing cue is this mention: nothing but "on", "that" or a quotation mark before it. */
function facesFirst(text: string, opening: Span, span: Span, lemma: string): boolean {
  if (!covers(opening, span)) return false
  const before = text.slice(opening.start, span.start)
  if (!/^(?:on |upon |that |[“"‘'])?$/i.test(before)) return false
  const after = text.slice(span.end, span.end + 12)
  if (/^['’]s? /.test(after)) return false // "accused Norland's generals"
  if (TELLING.has(lemma)) return before === '' && /^,? (?:that|to|of|about)\b/.test(after)
  return lemma === 'accuse' || lemma === 'blame' || lemma === 'charge'
    ? true
    : /^,? (?:to|of|not to|for|that|about|against)\b/.test(after)
}

/** "expects Norland to withdraw", "asked Norland to": who is to do it. */
function bound(text: string, content: readonly Span[], span: Span): boolean {
  if (!content.some((part) => covers(part, span))) return false
  const before = text.slice(Math.max(0, span.start - 14), span.start)
  return (
    /\b(?:expects?|wants?|asks?|urges?|calls? on|demands? that|tells?|warns?)\s$/.test(before) &&
    /^ (?:not )?(?:to|of|that)\b/.test(text.slice(span.end, span.end + 8))
  )
}

function isNext(text: string, from: number, to: number): boolean {
  return wordsIn(text, { start: from, end: to }).length === 0
}

function spread(id: string | null, cast: Cast): Actor[] {
  const actor = id === null ? undefined : cast.get(id)
  if (!actor) return []
  return actor.kind === 'group' && actor.members.length > 0
    ? actor.members.flatMap((member) => cast.get(member) ?? [])
    : [actor]
}

function unique<One>(list: readonly One[]): One[] {
  return [...new Set(list)]
}
