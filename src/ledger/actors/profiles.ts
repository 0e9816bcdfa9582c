/** What makes an actor of one report known in others. */
import { sha256 } from '../../identity.ts'
import type { Actor, Codebook } from '../../types.ts'
import { foldName, nameKeys } from '../names.ts'
import { foldRole } from './roles.ts'

/** A profile as the ledger keeps it, with the keys by which those are found that may be the same. */
export interface Known {
  readonly id: string
  readonly kind: Actor['kind']
  readonly name: string
  readonly party: string | null
  readonly roles: readonly string[]
  readonly keys: readonly string[]
}

/**
 * The profiles of a reading's actors, by their ids there. Left out are those whom nothing makes known elsewhere: unnamed
 * sources, bodies and groups without a name, and people told of by an office alone, unless the codebook's roster says
 * who held it on the day of publication.
 */
export function findProfiles(
  actors: readonly Actor[],
  { published, codebook }: { published: string | undefined; codebook: Codebook },
): ReadonlyMap<string, Known> {
  const found = new Map<string, Known>()
  const bodies = actors.filter(({ kind }) => kind === 'party' || kind === 'organization')
  for (const actor of bodies.toSorted((a, b) => Number(b.kind === 'party') - Number(a.kind === 'party'))) {
    const party = actor.party === undefined ? null : (found.get(actor.party)?.id ?? null)
    if (actor.kind === 'party' || party !== null || isProper(actor.name))
      found.set(actor.id, bodyOf(actor, party))
  }
  for (const actor of actors) {
    if (actor.kind === 'person') {
      const party = actor.party === undefined ? null : (found.get(actor.party) ?? null)
      const person = personOf(actor, { party, published, codebook })
      if (person) found.set(actor.id, person)
    } else if (actor.kind === 'group') {
      const members = actor.members.map((member) => found.get(member))
      const parties = members.filter((member) => member?.kind === 'party')
      if (members.length > 1 && parties.length === members.length)
        found.set(actor.id, groupOf(parties.flatMap((party) => (party ? [party] : []))))
    }
  }
  return found
}

/** A profile with its id, which is made of all that it tells. */
export function makeProfile(profile: Omit<Known, 'id'>): Known {
  const { kind, name, party, roles } = profile
  return { id: `p${sha256(JSON.stringify([kind, name, party, roles])).slice(0, 16)}`, ...profile }
}

function bodyOf({ kind, name }: Actor, party: string | null): Known {
  const own = kind === 'party' ? null : party
  return makeProfile({ kind, name, party: own, roles: [], keys: [`body ${foldName(name)} ${own ?? ''}`] })
}

function groupOf(parties: readonly Known[]): Known {
  const names = [...new Set(parties.map(({ name }) => name))].toSorted()
  const key = [...new Set(parties.map(({ name }) => foldName(name)))].toSorted().join(' + ')
  const last = names.at(-1) ?? ''
  const name = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last
  return makeProfile({ kind: 'group', name, party: null, roles: [], keys: [`group ${key}`] })
}

function personOf(
  actor: Actor,
  { party, published, codebook }: { party: Known | null; published: string | undefined; codebook: Codebook },
): Known | null {
  const roles = [...new Set(actor.roles.map(({ title }) => foldRole(title)))]
    .filter((role) => role !== '')
    .toSorted()
  if (isOfficeAlone(actor, party)) {
    const holder = party && findOfficeHolder(roles, { party, published, codebook })
    return holder ? makePerson(holder.name, party, [foldRole(holder.office)]) : null
  }
  const oneWord = !/\s/.test(actor.name.trim())
  return oneWord && !party && roles.length === 0 ? null : makePerson(actor.name, party, roles)
}

function makePerson(name: string, party: Known | null, roles: readonly string[]): Known {
  const keys = nameKeys(name).map((key) => `person ${key}`)
  return makeProfile({ kind: 'person', name, party: party?.id ?? null, roles, keys })
}

/** Whether the words of a name say no more than an office: "Norland’s president", "Its envoy", "Prime Minister". */
function isOfficeAlone({ name, roles }: Actor, party: Known | null): boolean {
  const office = new Set(foldRole(roles.map(({ title }) => title).join(' ')).split(' '))
  const whose = party ? foldRole(party.name).split(' ') : []
  const words = foldRole(name.replace(/['’]s?(?=\s|$)/gu, ' ')).split(' ')
  return words.every((word) => word === '' || office.has(word) || whose.includes(word))
}

/** Who held an office of a party on a day, as the codebook's roster has it; null where that is not one person. */
function findOfficeHolder(
  roles: readonly string[],
  { party, published, codebook }: { party: Known; published: string | undefined; codebook: Codebook },
): { readonly name: string; readonly office: string } | null {
  const roster = codebook.parties.find(({ name }) => name === party.name)?.roster ?? []
  const day = published?.slice(0, 10)
  const holders = roster.filter(({ office, from, to }) => {
    const covers =
      day === undefined
        ? from === undefined && to === undefined
        : (from ?? '') <= day && day <= (to ?? '9999')
    return covers && roles.includes(foldRole(office))
  })
  const [holder] = holders
  return holder && holders.length === 1 ? holder : null
}

const DETERMINERS = /^(?:an?|the|our|its|his|her|their|this|that|these|those|two|three|both|some|all)\s+/iu

/** Whether a body has a name of its own, and is not just described: "a joint commission", "Our police". */
function isProper(name: string): boolean {
  return /\p{Lu}/u.test(name.replace(DETERMINERS, ''))
}
