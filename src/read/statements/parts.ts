/**
 * What somebody says may hold several acts: each is a statement of its own on the same words of attribution, with its
 * part of the content. "Norland accepted the date | and would free the prisoners"; a quotation sentence by sentence.
 */
import { covers, wordsOf } from '../../span.ts'
import type { Act, Codebook, Sentence, Span } from '../../types.ts'
import { Ranges } from '../ranges.ts'
import { actOf } from './act.ts'
import { type Cast, holdersOf } from './authority.ts'
import type { ActClause } from './clauses.ts'
import { conjunctionBefore, upTo } from './coordination.ts'
import type { Draft } from './draft.ts'
import { type Given, idOf } from './given.ts'
import { insideOf } from './inside.ts'

/** Drafts with the acts of its speaker's side that each takes as its own, by the draft's id. */
export interface Folded {
  readonly drafts: readonly Draft[]
  readonly own: ReadonlyMap<string, readonly ActClause[]>
}

/** Takes apart what holds several acts; drafts that stood in it stand in their part. */
export function splitActs({ drafts, own }: Folded, given: Given, cast: Cast, codebook: Codebook): Folded {
  const { report, sentences, mentions } = given
  const bySentence = new Ranges(sentences, ({ span }) => [span])
  const byPlace = new Ranges(mentions, ({ span }) => [span])
  const innerOf = Map.groupBy(drafts, ({ within }) => within?.id)
  const made = new Map<string, readonly Draft[]>()
  const folds = new Map<string, readonly ActClause[]>()
  const actIn = (draft: Draft, content: readonly Span[]): { act: Act; tells: boolean } => {
    const part = { ...draft, content }
    const owners = holdersOf(draft.speaker, cast)
    const near = content.flatMap((span) => byPlace.inside(span))
    const inner = (innerOf.get(draft.id) ?? []).filter((one) => stands(one, content))
    const inside = insideOf(part, within(own.get(draft.id), content), inner, near, owners, cast)
    return { act: actOf(report.text, part, inside, codebook), tells: inside.others }
  }
  for (const draft of drafts) {
    const folded = own.get(draft.id) ?? []
    const contents =
      draft.clause || draft.isTurn
        ? [draft.content]
        : draft.form !== 'direct'
          ? byClauses(report.text, draft, folded, (content) => actIn(draft, content).act)
          : byActs(report.text, draft, bySentence, (content) => actIn(draft, content))
    if (contents.length === 1) {
      folds.set(draft.id, folded)
      made.set(draft.id, [draft])
      continue
    }
    const parts = contents.map((content) => ({ ...draft, id: idOf(report, content, draft.id), content }))
    for (const part of parts) folds.set(part.id, within(folded, part.content))
    made.set(draft.id, parts)
  }
  const plain = new Set(
    [
      ...Map.groupBy(
        drafts.filter(({ isTurn, within }) => isTurn && !within),
        (one) => one.attribution,
      ).values(),
    ]
      .filter((turn) => turn.length > 1)
      .flatMap((turn) => {
        const told = turn.filter((one) => !innerOf.has(one.id) && actIn(one, one.content).act === 'report')
        return told.length < turn.length ? told.map(({ id }) => id) : []
      }),
  )
  return {
    drafts: drafts.flatMap((draft) => {
      if (plain.has(draft.id)) return []
      const outer = draft.within && made.get(draft.within.id)
      const holding = outer?.find(({ content }) => stands(draft, content)) ?? outer?.[0]
      return (made.get(draft.id) ?? []).map((part) => (holding ? { ...part, within: holding } : part))
    }),
    own: folds,
  }
}

function stands({ cue, content }: Draft, holding: readonly Span[]): boolean {
  const [anchor] = cue.length > 0 ? cue : content
  return anchor !== undefined && holding.some((span) => covers(span, anchor))
}

function within(clauses: readonly ActClause[] | undefined, content: readonly Span[]): ActClause[] {
  return (clauses ?? []).filter(({ cue }) => content.some((span) => covers(span, cue)))
}

/** The parts of a content in which the speaker's side does one thing and then another. */
function byClauses(
  text: string,
  { content }: Draft,
  own: readonly ActClause[],
  actIn: (content: readonly Span[]) => Act,
): (readonly Span[])[] {
  const [first] = content
  const sorted = [...own].sort((a, b) => a.start - b.start)
  // "Control was not negotiable, and Norland would shut the gates": the first part may have an act without a clause of it.
  const isSecond =
    sorted[0] &&
    sorted[0].start > (first?.start ?? 0) &&
    wordsOf(text, upTo(content, sorted[0].start)).split(' ').length > LONGEST_OPENING &&
    !SIDELINES.has(actIn(upTo(content, sorted[0].start)))
  const later = isSecond ? sorted : sorted.slice(1)
  const cuts = later.flatMap(({ start }) => {
    const span = content.find((one) => one.start <= start && start < one.end)
    const end =
      span && (span !== first && span.start === start ? start : conjunctionBefore(text, span.start, start))
    return end === null || end === undefined ? [] : [{ end, start }]
  })
  if (!first || cuts.length === 0) return [content]
  const starts = [first.start, ...cuts.map(({ start }) => start)]
  return starts.map((start, at) => {
    const end = cuts[at]?.end ?? Number.POSITIVE_INFINITY
    return upTo(content, end).flatMap((span) =>
      span.end <= start ? [] : [{ start: Math.max(start, span.start), end: span.end }],
    )
  })
}

/** The parts of a quotation by what its sentences do; a sentence that only tells stays with the one before it. */
function byActs(
  text: string,
  { content }: Draft,
  sentences: Ranges<Sentence>,
  actIn: (content: readonly Span[]) => { act: Act; tells: boolean },
): (readonly Span[])[] {
  const pieces = content.flatMap((span) =>
    sentences.touching(span).map((sentence) => ({
      start: Math.max(span.start, sentence.span.start),
      end: Math.min(span.end, sentence.span.end),
    })),
  )
  const telling: Span[][] = []
  for (const piece of pieces) {
    const words = text.slice(piece.start, piece.end)
    if (!/\p{L}{2}/u.test(words)) continue
    // “We accept,” he said, “once they leave.”: one sentence that the attribution cuts in two
    const goesOn = /^[^\p{L}\p{N}]*\p{Ll}/u.test(words)
    if (goesOn && telling.length > 0) telling.at(-1)?.push(piece)
    else telling.push([piece])
  }
  if (telling.length < 2 || telling.length > MOST) return [content]
  const acts = telling.map((spans) => ({ spans, ...actIn(spans) }))
  // One act with what is said beside it is one statement; whom somebody tells of is another matter than what he does.
  const strong = new Set(
    acts.flatMap(({ act, tells }) => (tells ? ['tells'] : SIDELINES.has(act) ? [] : [act])),
  )
  if (strong.size < 2 && !(strong.has('tells') && acts.some(({ tells }) => !tells))) return [content]
  const parts: { act: string; spans: Span[] }[] = []
  for (const { spans, act, tells } of acts) {
    const own = tells ? 'tells' : act
    const isBeside = SIDELINES.has(act) && !tells && strong.size > 1
    const same = isBeside ? parts.at(-1) : parts.find((part) => part.act === own || part.act === '')
    if (!same) parts.push({ act: isBeside ? '' : own, spans: [...spans] })
    else {
      same.spans.push(...spans)
      if (same.act === '') same.act = own
    }
  }
  return parts.length === 1 ? [content] : parts.map(({ spans }) => spans)
}

/** "Last year": words that open a clause and are none. */
const LONGEST_OPENING = 3

/** What stands beside an act and gives reasons for it. */
const SIDELINES: ReadonlySet<Act> = new Set(['report', 'assess', 'expect'])

/** Sentences of one quotation beyond which it is kept whole. */
const MOST = 12
