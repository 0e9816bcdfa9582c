/** Brings profiles into the ledger, each with the actor that it belongs to. */
import { sql } from 'kysely'
import { insertMany, insertNumbered } from '../insert.ts'
import { among, kindOf, type Tx } from '../ledger.ts'
import { matchNames } from '../names.ts'
import type { Known } from './profiles.ts'
import { settle } from './settle.ts'

/** An actor of a reading as the ledger knows it: rows' numbers. */
export interface Cast {
  readonly actor: number
  readonly profile: number | null
}

/** The rows of profiles, by their ids; those that are new are inserted and put with whom they belong to. */
export async function enterProfiles(tx: Tx, profiles: readonly Known[]): Promise<ReadonlyMap<string, Cast>> {
  const all = new Map(profiles.map((profile) => [profile.id, profile]))
  const known = await findRows(tx, [...all.keys()])
  const fresh = [...all.values()].filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return known
  const numbers = await insertProfiles(tx, fresh, await findActorsOf(tx, fresh, known))
  await linkAlike(tx, fresh, numbers)
  const nos = [...numbers.values()]
  await settle(tx, nos, new Set(nos))
  return findRows(tx, [...all.keys()])
}

async function findRows(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Cast & { profile: number }>> {
  const rows = await tx
    .selectFrom('profile')
    .select(['id', 'no', 'actor'])
    .where(among(kindOf(tx), sql.ref('id'), ids))
    .execute()
  return new Map(rows.map(({ id, no, actor }) => [id, { actor, profile: no }]))
}

/** The actors of the parties of some profiles that are in the ledger, by the parties' profile ids. */
async function findActorsOf(
  tx: Tx,
  profiles: readonly Known[],
  known: ReadonlyMap<string, Cast>,
): Promise<ReadonlyMap<string, number>> {
  const found = new Map([...known].map(([id, { actor }]) => [id, actor]))
  const missing = new Set(
    profiles.flatMap(({ party }) => (party === null || found.has(party) ? [] : [party])),
  )
  if (missing.size > 0) for (const [id, { actor }] of await findRows(tx, [...missing])) found.set(id, actor)
  return found
}

/** Inserts profiles, each as an actor by itself, parties before those who are of them. Gives the profiles' rows. */
async function insertProfiles(
  tx: Tx,
  profiles: readonly Known[],
  known: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const actors = new Map(known)
  const ids = new Set(profiles.map(({ id }) => id))
  let left = profiles
  while (left.length > 0) {
    const isReady = ({ party }: Known) => party === null || actors.has(party) || !ids.has(party)
    const ready = left.filter(isReady)
    left = left.filter((profile) => !isReady(profile))
    // Profiles are made of their parties' ids: no two can be each other's party.
    if (ready.length === 0) throw new Error('profiles are each other’s parties')
    const rows = ready.map(({ id, kind, name, party }) => ({
      id,
      kind,
      name,
      party: party === null ? null : (actors.get(party) ?? null),
    }))
    for (const [id, no] of await insertNumbered(tx, 'actor', rows)) actors.set(id, no)
  }
  return insertNumbered(
    tx,
    'profile',
    profiles.map(({ id, kind, name, party, roles }) => ({
      id,
      kind,
      name,
      party,
      roles: JSON.stringify(roles),
      actor: actors.get(id) ?? 0,
    })),
  )
}

/** Puts down the keys of new profiles, and which profiles may be one with them. */
async function linkAlike(
  tx: Tx,
  fresh: readonly Known[],
  numbers: ReadonlyMap<string, number>,
): Promise<void> {
  const profiles = new Map(fresh.map((profile) => [numbers.get(profile.id) ?? 0, profile]))
  const keys = [...profiles].flatMap(([profile, { keys }]) => keys.map((key) => ({ key, profile })))
  await insertMany(tx, 'profile_key', keys)
  const asJson = JSON.stringify(
    keys.map((one) => ({ ...one, party: profiles.get(one.profile)?.party ?? null })),
  )
  const asked =
    kindOf(tx) === 'sqlite'
      ? sql`select value ->> 'profile' as no, value ->> 'key' as key, value ->> 'party' as party
          from json_each(${asJson})`
      : sql`select profile as no, key, party
          from json_to_recordset(${asJson}) as keys (profile integer, key text, party text)`
  const { rows } = await sql<{ no: number; other: number; name: string; party: string | null }>`
    select distinct asked.no, profile.no as other, profile.name, profile.party
    from (${asked}) as asked cross join profile_key join profile on profile.no = profile_key.profile
    where profile_key.key = asked.key and profile.no <> asked.no
      and (profile.kind <> 'person' or profile.party is null or asked.party is null or profile.party = asked.party)
  `.execute(tx)
  const alike = new Map<string, { profile: number; other: number }>()
  for (const { no, other, name, party } of rows) {
    const profile = profiles.get(no)
    if (!profile || (profile.kind === 'person' && !mayBeOne(profile, { name, party }))) continue
    alike.set(`${no} ${other}`, { profile: no, other })
    alike.set(`${other} ${no}`, { profile: other, other: no })
  }
  await insertMany(tx, 'profile_alike', [...alike.values()])
}

/** Whether two people may be one by their names and parties: whether they are depends on whom else there is. */
function mayBeOne(a: Pick<Known, 'name' | 'party'>, b: Pick<Known, 'name' | 'party'>): boolean {
  const oneParty = a.party === b.party || a.party === null || b.party === null
  return oneParty && matchNames(a.name, b.name) !== 'different'
}
