/** The stage of actors: one for all its mentions in a report, with its kind, its party and its roles. */
import { createHash } from 'node:crypto'
import type { Actor, Attribution, Report, Span } from '../../types.ts'
import { withReadableLabels } from '../labels.ts'
import { BODIES, HOUSES, PARTY_ITSELF, PRIVATE, STATE_WORDS } from '../lexicon/en/roles.ts'
import { withPaperBefore } from '../papers.ts'
import type { Layers, Mention, Stage } from '../stage.ts'
import { isLikeState } from './belonging.ts'
import { type Member, partyOf } from './cast.ts'
import { resolveCast } from './resolve.ts'
import type { KnownParty } from './scene.ts'

type Needs = 'sentences' | 'attributions' | 'names'

/** The stage with the parties that are known beforehand, a codebook's. */
export function actors(parties: readonly KnownParty[]): Stage<Needs, 'actors' | 'mentions'> {
  return {
    name: 'actors',
    needs: ['sentences', 'attributions', 'names'],
    gives: ['actors', 'mentions'],
    run: (given) => findActors(given, parties),
  }
}

type Given = { readonly report: Report } & Pick<Layers, Needs>

/** Everybody whom a report tells of, and where. */
function findActors(
  { report, sentences, attributions, names }: Given,
  parties: readonly KnownParty[],
): Pick<Layers, 'actors' | 'mentions'> {
  const { members, appearances } = resolveCast({
    text: withReadableLabels(report),
    sentences,
    names,
    parties,
    ...(report.issuer !== undefined && { issuer: report.issuer }),
    ...(report.published !== undefined && { published: report.published }),
    told: attributions,
  })
  const mentions: Mention[] = appearances.map(({ phrase, member }) => ({
    span: phrase.span,
    head: phrase.head,
    actor: member ? idOf(member) : null,
    owners: phrase.owners.flatMap((owner) => {
      const own = appearances.find((one) => one.phrase.head.start === owner.head.start)?.member
      return own ? [idOf(own)] : []
    }),
    pronoun: phrase.kind === 'pronoun',
    ...(/^(?:his|her|its|their|our|my)$/.test(phrase.determiner ?? '') && { isOwn: true }),
    ...(phrase.after !== undefined && { after: phrase.after }),
  }))
  const known = members.map(toActor)
  const strangers = attributions.flatMap((attribution) =>
    strangerOf(attribution, mentions, known, report.text),
  )
  return {
    actors: [...known, ...strangers.map(({ actor }) => actor)],
    mentions: [...mentions, ...strangers.map(({ mention }) => mention)].sort(
      (a, b) => a.span.start - b.span.start || b.span.end - a.span.end,
    ),
  }
}

function idOf({ key, name }: Member): string {
  return `a${createHash('sha256').update(`${key} ${name}`).digest('hex').slice(0, 12)}`
}

function toActor(member: Member): Actor {
  const own = partyOf(member) ?? (member.of?.kind === 'person' ? undefined : member.of)
  const party = own && isLikeState(own) && isPrivate(member) ? undefined : own
  return {
    id: idOf(member),
    name: member.name,
    kind: member.kind,
    ...(party && party !== member && { party: idOf(party) }),
    members: member.members.map(idOf),
    roles: member.roles,
    mentions: member.mentions,
  }
}

/** Whether somebody is told of only as what speaks for no state: a farmer, an analyst, the leader of an opposition. */
function isPrivate({ kind, roles, nouns }: Member): boolean {
  if (kind === 'person')
    return (
      roles.length > 0 && roles.every(({ title }) => PRIVATE.has(title.toLowerCase().split(' ').at(-1) ?? ''))
    )
  return (
    (kind === 'group' || kind === 'unnamed') &&
    nouns.size > 0 &&
    [...nouns].every((noun) => PRIVATE.has(noun) || PRIVATE.has(noun.replace(/s$/, '')))
  )
}

/** Whoever a source names in words that the grammar of noun phrases does not know: an unnamed source, in those words. */
function strangerOf(
  { source }: Attribution,
  mentions: readonly Mention[],
  actors: readonly Actor[],
  text: string,
): { actor: Actor; mention: Mention }[] {
  const [own] = source
  if (!own) return []
  const first = withPaperBefore(text, own)
  // "Timber exporters in Norland": nobody who is known, and not Norland
  // "Norland's steelmakers", "one" of several: nobody who is known
  const unknown = ownedBy(first, mentions, text)
  const isBeside = ({ span, after, pronoun }: Mention) =>
    !pronoun && after !== undefined && BESIDE.has(after) && span.start > first.start && span.end <= first.end
  if (
    !unknown &&
    mentions.some(
      (one) =>
        one.span.start === first.start || (!isBeside(one) && source.some((span) => overlaps(span, one.head))),
    )
  )
    return []
  // "Norland, a state that …, has agreed": the source is an apposition of somebody who is known.
  if (
    text.slice(first.start - 2, first.start) === ', ' &&
    mentions.some(({ span }) => span.end === first.start - 2)
  )
    return []
  const name = text
    .slice(first.start, first.end)
    .replace(/\s+/g, ' ')
    .replace(/['’]s?$/, '')
  if (/^(?:it|its|his|her|their|they|he|she|this|that|these|those|we|i|you|who|which)$/i.test(name)) return []
  const id = `a${createHash('sha256').update(`${first.start} ${name}`).digest('hex').slice(0, 12)}`
  const party = ONE_OF_SEVERAL.test(name) ? severalBefore(first, mentions, actors)?.party : undefined
  return [
    {
      actor: {
        id,
        name,
        kind: 'unnamed',
        ...(party && { party }),
        members: [],
        roles: [],
        mentions: [first],
      },
      mention: { span: first, head: first, actor: id, owners: [], pronoun: false },
    },
  ]
}

/** "Norland's steelmakers", "Norland businesses": whoever it is, he is not Norland, who only has him. */
function ownedBy(source: Span, mentions: readonly Mention[], text: string): boolean {
  const here = mentions.filter(({ span }) => source.start <= span.start && span.end <= source.end)
  const [owner] = here
  const last = text.slice(source.start, source.end).split(' ').at(-1)?.toLowerCase() ?? ''
  return (
    here.length > 0 &&
    !HOUSES.has(last) &&
    (!BODIES.has(last) || last === 'opposition') &&
    !PARTY_ITSELF.has(last) &&
    !STATE_WORDS.has(last) &&
    !NO_NOUN.test(last) &&
    here.every(({ span }) => span.end === owner?.span.end) &&
    /^\p{Lu}/u.test(text.slice(owner?.head.start, owner?.head.end)) &&
    /^(?:['’]s?)? (?:\p{Ll}[\p{Ll}-]+ ?){1,3}$/u.test(text.slice(owner?.span.end, source.end))
  )
}

/** What stands behind a name and is nobody: "Norland itself". */
const NO_NOUN =
  /^(?:itself|himself|herself|themselves|alone|too|also|both|again|meanwhile|now|today|then|only|all|never|still|had|has|have|was|is)$/

/** "One", "another", "a third": one of several who were told of just before. */
const ONE_OF_SEVERAL = /^(?:one|another|others|a (?:second|third|fourth)|the (?:other|second))(?: of them)?$/i
const SEVERAL_BEFORE = 300 // UTF-16 code units

/** The unnamed ones of whom somebody is one. */
function severalBefore(
  { start }: Span,
  mentions: readonly Mention[],
  actors: readonly Actor[],
): Actor | undefined {
  const byId = new Map(actors.map((actor) => [actor.id, actor]))
  return mentions
    .filter(({ span }) => span.end < start && start - span.end < SEVERAL_BEFORE)
    .map(({ actor }) => byId.get(actor ?? ''))
    .findLast((actor) => actor?.kind === 'unnamed' && actor.party !== undefined)
}

/** Prepositions between somebody and where he is. */
const BESIDE: ReadonlySet<string> = new Set('across around at in inside near of on outside'.split(' '))

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}
