/**
 * Which appearances are one person: by name, party and role. A pure function of the set of profiles, so that the same
 * reports give the same people in whatever order they come in. In doubt two people: nobody must be shown to say what
 * another said, and a reviewer can merge.
 */
import { foldName, matchNames } from '../names.ts'
import { compareRoles } from './roles.ts'

/** How a person appears: all appearances with the same name, party and roles are one profile. */
export interface Profile {
  readonly id: string
  readonly name: string
  /** Profile id of the party; null where the text tells none. */
  readonly party: string | null
  /** Folded, sorted. */
  readonly roles: readonly string[]
}

/** What reviewers have decided: pairs that are one, and profiles that stand apart from all they were put with. */
export interface Links {
  readonly together: readonly (readonly [string, string])[]
  readonly apart: ReadonlySet<string>
}

/**
 * The profiles of each person, the fullest first. Those that tell most come first; one that tells less joins the only
 * person that it can be, and stays by itself where it can be several.
 */
export function clusterPeople(
  profiles: readonly Profile[],
  links: Links = { together: [], apart: new Set() },
): readonly (readonly Profile[])[] {
  const clusters: Profile[][] = []
  for (const profile of profiles.toSorted(byRank)) {
    const fitting = links.apart.has(profile.id)
      ? []
      : clusters.filter((cluster) => fits(profile, cluster, links))
    const [only] = fitting
    if (only && fitting.length === 1) only.push(profile)
    else clusters.push([profile])
  }
  return join(clusters, links.together)
}

/** The profiles of each body: those of one name and party. */
export function clusterBodies<T extends Profile & { readonly kind: string }>(
  profiles: readonly T[],
  links: Links,
): readonly (readonly Profile[])[] {
  const keyOf = ({ id, kind, name, party }: T) =>
    links.apart.has(id) ? id : `${kind === 'group'} ${foldName(name)} ${party ?? ''}`
  const sorted = profiles.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return join([...Map.groupBy(sorted, keyOf).values()], links.together)
}

function byRank(a: Profile, b: Profile): number {
  return (
    rankOf(b) - rankOf(a) || b.roles.join(' ').length - a.roles.join(' ').length || (a.id < b.id ? -1 : 1)
  )
}

function rankOf({ name, party, roles }: Profile): number {
  return Math.min(name.split(/\s+/).length, 3) * 4 + (party === null ? 0 : 2) + (roles.length > 0 ? 1 : 0)
}

function fits(profile: Profile, cluster: readonly Profile[], { apart }: Links): boolean {
  if (cluster.some(({ id }) => apart.has(id))) return false
  const matches = cluster.map(({ name }) => matchNames(name, profile.name))
  if (matches.includes('different')) return false
  const parties = cluster.map(({ party }) => party).filter((party) => party !== null)
  if (profile.party !== null && parties.some((party) => party !== profile.party)) return false
  const roles = compareRoles(
    profile.roles,
    cluster.flatMap((member) => member.roles),
  )
  if (roles === 'different') return false
  if (matches.includes('same')) return true
  // A family name alone, or one with an initial: something else must agree.
  return roles === 'same' || (profile.party !== null && parties.includes(profile.party))
}

function join(clusters: readonly Profile[][], together: Links['together']): readonly (readonly Profile[])[] {
  const joined = [...clusters]
  for (const [a, b] of together) {
    const one = joined.find((cluster) => cluster.some(({ id }) => id === a))
    const other = joined.find((cluster) => cluster.some(({ id }) => id === b))
    if (!one || !other || one === other) continue
    joined.splice(joined.indexOf(other), 1)
    joined[joined.indexOf(one)] = [...one, ...other]
  }
  return joined
}
