/** The stage of actors: one for all its mentions in a report, with its kind, its party and its roles. */
import { createHash } from 'node:crypto'
import type { Actor, Attribution, Report, Span } from '../../types.ts'
import { withReadableLabels } from '../labels.ts'
import { withPaperBefore } from '../papers.ts'
import type { Layers, Mention, Stage } from '../stage.ts'
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
  const strangers = attributions.flatMap((attribution) => strangerOf(attribution, mentions, report.text))
  return {
    actors: [...members.map(toActor), ...strangers.map(({ actor }) => actor)],
    mentions: [...mentions, ...strangers.map(({ mention }) => mention)].sort(
      (a, b) => a.span.start - b.span.start || b.span.end - a.span.end,
    ),
  }
}

function idOf({ key, name }: Member): string {
  return `a${createHash('sha256').update(`${key} ${name}`).digest('hex').slice(0, 12)}`
}

function toActor(member: Member): Actor {
  const party = partyOf(member) ?? (member.of?.kind === 'person' ? undefined : member.of)
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

/** Whoever a source names in words that the grammar of noun phrases does not know: an unnamed source, in those words. */
function strangerOf(
  { source }: Attribution,
  mentions: readonly Mention[],
  text: string,
): { actor: Actor; mention: Mention }[] {
  const [own] = source
  if (!own) return []
  const first = withPaperBefore(text, own)
  // "Timber exporters in Norland": nobody who is known, and not Norland
  const isBeside = ({ span, after, pronoun }: Mention) =>
    !pronoun && after !== undefined && BESIDE.has(after) && span.start > first.start && span.end <= first.end
  if (
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
  const name = text.slice(first.start, first.end).replace(/\s+/g, ' ')
  if (/^(?:it|its|his|her|their|they|he|she|this|that|these|those|we|i|you|who|which)$/i.test(name)) return []
  const id = `a${createHash('sha256').update(`${first.start} ${name}`).digest('hex').slice(0, 12)}`
  return [
    {
      actor: { id, name, kind: 'unnamed', members: [], roles: [], mentions: [first] },
      mention: { span: first, head: first, actor: id, owners: [], pronoun: false },
    },
  ]
}

/** Prepositions between somebody and where he is. */
const BESIDE: ReadonlySet<string> = new Set('across around at in inside near of on outside'.split(' '))

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}
