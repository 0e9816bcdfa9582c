/** Fills drafts in: voices, holders, act, certainty, polarity, issues, times and whom it concerns. */
import { covers, hullOf, trimSpan } from '../../span.ts'
import type { Actor, Certainty, Codebook, Sentence, Span, Statement, TimeValue } from '../../types.ts'
import { UNLIKELY } from '../lexicon/en/firmness.ts'
import { Ranges } from '../ranges.ts'
import { actOf } from './act.ts'
import { addresseesOf, beneficiariesOf, placesOf } from './around.ts'
import { authorityOf, type Cast, holdersOf, voicesOf, weakestOf } from './authority.ts'
import { certaintyOf } from './certainty.ts'
import type { ActClause } from './clauses.ts'
import { conditionsIn } from './conditions.ts'
import type { Draft } from './draft.ts'
import type { Given } from './given.ts'
import { insideOf } from './inside.ts'
import { issuesIn } from './issues.ts'
import { encounterOf, inferSaid, saidBetween, saidIn, saidThere, timesIn } from './said.ts'

/** How far behind a cue or content somebody addressed may stand, in UTF-16 code units. */
const BEHIND = 60

/** How far from its cue a statement's day may stand in the sentence, in UTF-16 code units. */
const FAR = 600

/** The statements of drafts, in their order. `own`: by draft, the acts of its speaker's side that it takes as its own. */
export function finish(
  drafts: readonly Draft[],
  own: ReadonlyMap<string, readonly ActClause[]>,
  {
    report,
    sentences,
    mentions,
    names,
    times,
    encounters,
    codebook,
    cast,
    issuer,
  }: Omit<Given, 'attributions' | 'actors'> & { codebook: Codebook; cast: Cast; issuer: Actor | null },
): Statement[] {
  const certainties = new Map<string, Certainty>()
  const denied = new Map<string, boolean>()
  const { text } = report
  const contents = new Ranges(drafts, ({ content }) => content)
  const bySentence = new Ranges(sentences, ({ span }) => [span])
  const byTime = new Ranges(times, ({ span }) => [span])
  const byName = new Ranges(names, ({ span }) => [span])
  const innerOf = Map.groupBy(drafts, ({ within }) => within?.id)
  const byPlace = new Ranges(mentions, ({ span }) => [span])
  const byDepth = [...drafts].sort((a, b) => depthOf(a) - depthOf(b))
  const { issuer: _, ...nobodys } = report
  // Who takes a turn does so at what the transcript is of.
  const occasion = encounters.find(({ kind }) => kind === 'press-conference') ?? null
  const whole = (spans: readonly Span[]) => spans.flatMap((span) => trimSpan(text, span) ?? [])
  const made = new Map<string, Statement>()
  for (const draft of byDepth) {
    const isOwnWe = !draft.within && !draft.isTurn && isWe(text, draft)
    const speaker = draft.speaker ?? (draft.source.length === 0 || isOwnWe ? issuer : null)
    const voices = voicesOf(draft, issuer)
    const anchor = (draft.cue.length > 0 ? draft.cue : draft.content)[0]
    const here = anchor ? bySentence.touching(anchor).slice(0, 1) : []
    const owners = speaker ? holdersOf(speaker, cast) : partakersOf(here, encounters, cast)
    if (owners.length === 0 || whole(draft.content).length === 0) continue // nobody is told whose position it is
    const holders = owners.map((holder) => ({
      actor: holder.id,
      authority: authorityOf(holder, voices, cast),
    }))
    const inner = innerOf.get(draft.id) ?? []
    const place = hullOf([...draft.cue, ...draft.content])
    const around = byPlace.touching({ start: place.start, end: place.end + BEHIND })
    const near = anchor
      ? here.map(({ span }) => ({
          start: Math.max(span.start, anchor.start - FAR),
          end: Math.min(span.end, anchor.end + FAR),
        }))
      : []
    const timesHere = near.flatMap((span) => byTime.inside(span))
    const act = actOf(
      text,
      draft,
      insideOf(draft, own.get(draft.id) ?? [], inner, around, owners, cast),
      codebook,
    )
    const condition = conditionsIn(text, draft.content)
    const said =
      (draft.clause ? saidBetween(text, draft, timesHere, report.published, act) : null) ??
      ((draft.clause && draft.attribution === undefined && draft.within) || (draft.isTurn && !draft.within)
        ? null
        : saidIn(
            text,
            draft,
            here,
            timesHere,
            [
              ...near
                .flatMap((span) => contents.touching(span))
                .flatMap((one) => (holds(one, draft) ? [] : one.content)),
              ...draft.source,
              ...daysTold(draft, encounters),
            ],
            // In a turn somebody tells of what others said on other days.
            draft.isTurn ? nobodys : report,
            act,
          ))
    const outer = outerOf(draft, made)
    const there =
      said || (draft.isTurn && !draft.within)
        ? undefined
        : saidThere(text, draft, here, encounters, report.published)
    const certainty = certaintyOf(
      text,
      draft,
      act,
      draft.within ? (certainties.get(draft.within.id) ?? null) : null,
      condition,
    )
    const isOwnTurn = draft.isTurn && !draft.within && !draft.clause
    const at = isOwnTurn
      ? occasion
      : draft.within || draft.clause
        ? null
        : encounterOf(text, draft, here, encounters, report.published)
    certainties.set(draft.id, certainty)
    const isDenied =
      (draft.within !== undefined && denied.get(draft.within.id) === true) ||
      act === 'deny' ||
      draft.reading.denies ||
      isUnlikely(text, draft, inner)
    denied.set(draft.id, isDenied)
    made.set(draft.id, {
      id: draft.id,
      ...(draft.attribution !== undefined && { attribution: draft.attribution }),
      source: whole(draft.source),
      cue: whole(draft.cue),
      content: whole(draft.content),
      form: draft.form,
      ...(outer && { within: outer.id }),
      speaker: speaker?.id ?? null,
      voices: voices.map(({ id }) => id),
      holders,
      authority: weakestOf(
        holders.length > 0
          ? holders.map(({ authority }) => authority)
          : [voices.length > 0 ? 'relayed' : 'narrator'],
      ),
      act,
      certainty,
      polarity: isDenied ? 'denied' : 'affirmed',
      condition,
      issues: issuesIn(
        text,
        draft.clause?.isDeed ? [...draft.cue, ...draft.content] : draft.content,
        act,
        codebook,
      ),
      addressees: addresseesOf(text, draft, around, cast).map(({ id }) => id),
      beneficiaries: beneficiariesOf(text, draft, around, cast).map(({ id }) => id),
      places: placesOf(
        text,
        draft,
        draft.content.flatMap((span) => byName.inside(span)),
        around,
      ),
      times: timesIn(
        draft.content,
        draft.content.flatMap((span) => byTime.inside(span)),
      ),
      ...((said ?? there)
        ? { said: said ?? (there as TimeValue) }
        : at?.date &&
          !at.date.value.includes('/') && { said: { value: at.date.value, basis: 'inferred' as const } }),
      ...(at && { at: at.id }),
      confidence: draft.confidence,
    })
  }
  const blockOf = ({ cue, content }: Statement) => {
    const [anchor] = cue.length > 0 ? cue : content
    return (anchor && bySentence.touching(anchor)[0]?.block) ?? 0
  }
  return inferSaid(
    drafts.flatMap(({ id }) => made.get(id) ?? []),
    report,
    blockOf,
  )
}

/** The nearest statement in whose content a draft stands; a draft without a holder became none. */
function outerOf({ within }: Draft, made: ReadonlyMap<string, Statement>): Statement | undefined {
  return within && (made.get(within.id) ?? outerOf(within, made))
}

/** "Their meeting ended with a pledge to …": where nobody is named, whose position it is are those who met. */
function partakersOf(here: readonly Sentence[], encounters: Given['encounters'], cast: Cast): Actor[] {
  const met = encounters.find(({ mentions }) =>
    mentions.some((span) => here.some((sentence) => covers(sentence.span, span))),
  )
  const owners = (met?.participants ?? []).flatMap((id) => holdersOf(cast.get(id) ?? null, cast))
  return [...new Set(owners)]
}

/** "A deal before May was unlikely", in its own words and not in those of what stands in it. */
function isUnlikely(text: string, { content, clause }: Draft, inner: readonly Draft[]): boolean {
  return (
    clause === undefined &&
    content.some(({ start, end }) => {
      const match = UNLIKELY.exec(text.slice(start, end))
      return (
        match &&
        !inner.some((one) =>
          one.content.some((span) => span.start <= start + match.index && start + match.index < span.end),
        )
      )
    })
  )
}

/** "We ask passengers for patience", in an issuer's own document. */
function isWe(text: string, { source }: Draft): boolean {
  return source.some(({ start, end }) => /^(?:we|i)$/i.test(text.slice(start, end)))
}

/** The days of encounters that a content tells of: none of them is the day on which it was said. */
function daysTold({ content }: Draft, encounters: Given['encounters']): Span[] {
  return encounters.flatMap(({ date, mentions }) =>
    date?.span &&
    mentions.some((mention) =>
      content.some((span) => span.start <= mention.start && mention.start < span.end),
    )
      ? [date.span]
      : [],
  )
}

/** Whether a draft stands, at any depth, in another's content. */
function holds(outer: Draft, { within }: Draft): boolean {
  return within !== undefined && (within.id === outer.id || holds(outer, within))
}

function depthOf({ within }: Draft): number {
  return within ? 1 + depthOf(within) : 0
}
