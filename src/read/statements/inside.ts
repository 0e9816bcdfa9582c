/** What stands inside a statement's content, which its own act may depend on. */
import { covers } from '../../span.ts'
import type { Actor, Span } from '../../types.ts'
import type { Mention } from '../stage.ts'
import { type Cast, holdersOf } from './authority.ts'
import type { ActClause } from './clauses.ts'
import type { Draft } from './draft.ts'

/** What a content holds besides its own words. */
export interface Inside {
  /** Acts of the speaker's own side, which the statement takes as its own. */
  readonly own: readonly ActClause[]
  /** Whether an act of another side, or of both, is told in it. */
  readonly others: boolean
  /** Stretches that statements inside it tell: their words are not its own. */
  readonly told: readonly Span[]
  /** Whether another side than the speaker's is named in it. */
  readonly wronged: boolean
  /** Whether one of those is the speaker's side together with others. */
  readonly joint: boolean
  /** Whether it begins with somebody of the speaker's side: "the minister will fly to Lima", her spokesman said. */
  readonly opensWithOwn: boolean
}

/**
 * Looks into a content. `own`: acts of the speaker's side that fold into it; `inner`: drafts that stand in it; `mentions`:
 * those near it; `owners`: whose position it is.
 */
export function insideOf(
  { content }: Pick<Draft, 'content'>,
  own: readonly ActClause[],
  inner: readonly Draft[],
  mentions: readonly Mention[],
  owners: readonly Actor[],
  cast: Cast,
): Inside {
  const theirs = inner.map((one) => holdersOf(one.speaker, cast))
  return {
    own,
    others: inner.length > 0,
    told: inner.flatMap(({ cue, content }) => [...cue, ...content]),
    wronged: mentions.some(
      (mention) =>
        mention.actor !== null &&
        content.some((span) => covers(span, mention.head)) &&
        isOtherSide(cast.get(mention.actor), owners, cast),
    ),
    opensWithOwn: mentions.some((mention) => {
      const actor = mention.actor === null ? undefined : cast.get(mention.actor)
      return (
        actor !== undefined &&
        !mention.pronoun &&
        content.some(({ start }) => mention.span.start === start || mention.span.start === start + 5) &&
        holdersOf(actor, cast).every((one) => owners.includes(one))
      )
    }),
    joint: theirs.some((list) => list.length > 1 && list.some((one) => owners.includes(one))),
  }
}

function isOtherSide(actor: Actor | undefined, owners: readonly Actor[], cast: Cast): boolean {
  const parties = holdersOf(actor ?? null, cast).filter(({ kind }) => kind === 'party')
  return parties.length > 0 && !parties.some((party) => owners.includes(party))
}
