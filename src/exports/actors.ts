/** The actors of a report as a list: each party with those who belong to it, then all others. */
import type { Actor } from '../types.ts'
import { type Entries, nameOf } from './entries.ts'
import { ACTORS } from './words.ts'

/** An actor in the list, with its number; `depth` is 1 where it stands under its party. */
export interface Listed {
  readonly number: number
  readonly actor: Actor
  readonly depth: 0 | 1
}

const KINDS: readonly Actor['kind'][] = ['party', 'organization', 'group', 'person', 'unnamed']

/** All actors, each once: whoever is mentioned most comes first among those of a kind. */
export function listActors({ reading, actors }: Entries): Listed[] {
  const ordered = [...reading.actors].sort(
    (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.mentions.length - a.mentions.length,
  )
  const isTop = ({ id, party }: Actor) => {
    const above = actors.get(party ?? '')
    return !above || above.id === id || above.kind !== 'party' || (above.party ?? above.id) !== above.id
  }
  const belonging = Map.groupBy(
    ordered.filter((actor) => !isTop(actor)),
    ({ party }) => party,
  )
  return ordered
    .filter(isTop)
    .flatMap((actor): [Actor, 0 | 1][] => [
      [actor, 0],
      ...(belonging.get(actor.id) ?? []).map((one): [Actor, 1] => [one, 1]),
    ])
    .map(([actor, depth], index) => ({ number: index + 1, actor, depth }))
}

/** What is known of an actor, part by part: "person", "of Norland", "foreign minister (from 2024)". */
export function describeActor({ actor, depth }: Listed, entries: Entries): string[] {
  const { kind, party, members, roles, id } = actor
  return [
    ACTORS[kind],
    ...(party !== undefined && party !== id && depth === 0 ? [`of ${nameOf(entries, party)}`] : []),
    ...roles.map(formatRole),
    ...(members.length > 0 ? [`members: ${members.map((one) => nameOf(entries, one)).join(', ')}`] : []),
  ]
}

function formatRole({ title, span, from, to }: Actor['roles'][number]): string {
  const notes = [from && `from ${from}`, to && `to ${to}`, !span && 'by the codebook'].filter(Boolean)
  return notes.length > 0 ? `${title} (${notes.join(', ')})` : title
}
