/** Finds out who the actors of a reading are among those of the ledger, and keeps the ledger's actors in order. */
import { type Insertable, sql } from 'kysely'
import type { Actor, Codebook, Reading } from '../../types.ts'
import { rebuildHoldings } from '../holdings.ts'
import type { Tx } from '../ledger.ts'
import { foldName, matchNames } from '../names.ts'
import type { ActorTable } from '../tables.ts'
import { clusterBodies, clusterPeople, type Profile } from './cluster.ts'
import { findLinks } from './links.ts'
import { findProfiles, type Known } from './profiles.ts'

/** An actor of a reading as the ledger knows it: rows' numbers. */
export interface Cast {
  readonly actor: number
  readonly profile: number | null
}

/** Gives each actor of a reading its place among the ledger's actors, by its id in the reading. */
export async function reconcile(
  tx: Tx,
  { report, actors }: Pick<Reading, 'report' | 'actors'>,
  { no, codebook }: { no: number; codebook: Codebook },
): Promise<ReadonlyMap<string, Cast>> {
  const profiles = findProfiles(actors, { published: report.published, codebook })
  const rows = await ensureProfiles(tx, [...profiles.values()])
  const cast = new Map<string, Cast>()
  for (const [local, { id }] of profiles) {
    const row = rows.get(id)
    if (row) cast.set(local, row)
  }
  for (const actor of actors)
    if (!cast.has(actor.id))
      cast.set(actor.id, { actor: await insertLoneActor(tx, actor, { report, cast }), profile: null })
  const appearances = [...cast].map(([local, { actor, profile }]) => ({ report: no, local, actor, profile }))
  if (appearances.length > 0) await tx.insertInto('appearance').values(appearances).execute()
  return cast
}

/** An actor whom only this report knows. */
async function insertLoneActor(
  tx: Tx,
  { id, kind, name, party }: Actor,
  { report, cast }: { report: Reading['report']; cast: ReadonlyMap<string, Cast> },
): Promise<number> {
  const of = party === undefined ? null : (cast.get(party)?.actor ?? null)
  const row = { id: `${id}-${report.id.slice(0, 16)}`, kind, name, party: of }
  const known = await tx.selectFrom('actor').select('no').where('id', '=', row.id).executeTakeFirst()
  if (known) return known.no
  return insertActor(tx, row)
}

/** The rows of profiles, those that are new inserted and put with the people and bodies that they belong to. */
async function ensureProfiles(tx: Tx, profiles: readonly Known[]): Promise<ReadonlyMap<string, Cast>> {
  const ids = [...new Set(profiles.map(({ id }) => id))]
  const known = await findRows(tx, ids)
  const fresh = new Map(profiles.filter(({ id }) => !known.has(id)).map((profile) => [profile.id, profile]))
  if (fresh.size === 0) return known
  for (const profile of fresh.values()) await insertProfile(tx, profile)
  const done = new Set<string>()
  for (const { id, kind } of fresh.values()) {
    if (done.has(id)) continue
    const block = await findBlock(tx, id)
    for (const one of block) done.add(one.id)
    await settle(tx, block, kind)
  }
  return findRows(tx, ids)
}

async function findRows(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Cast>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('profile').select(['id', 'no', 'actor']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, no, actor }) => [id, { actor, profile: no }]))
}

/** Inserts a profile as an actor by itself. */
async function insertProfile(tx: Tx, { id, kind, name, party, roles, keys }: Known): Promise<void> {
  const actor = await insertActor(tx, { id, kind, name, party: null })
  const { no } = await tx
    .insertInto('profile')
    .values({ id, kind, name, party, roles: JSON.stringify(roles), actor })
    .returning('no')
    .executeTakeFirstOrThrow()
  const candidates = await tx
    .selectFrom('profile')
    .select(['profile.no', 'profile.name', 'profile.party'])
    .where('profile.no', 'in', (query) =>
      query.selectFrom('profile_key').select('profile_key.profile').where('profile_key.key', 'in', keys),
    )
    .execute()
  const alike = candidates.filter((other) => kind !== 'person' || mayBeOne({ name, party }, other))
  if (alike.length > 0)
    await tx
      .insertInto('profile_alike')
      .values(
        alike.flatMap((other) => [
          { profile: no, other: other.no },
          { profile: other.no, other: no },
        ]),
      )
      .execute()
  await tx
    .insertInto('profile_key')
    .values(keys.map((key) => ({ key, profile: no })))
    .execute()
}

/** Whether two people may be one by their names and parties: whether they are depends on whom else there is. */
function mayBeOne(a: Pick<Profile, 'name' | 'party'>, b: Pick<Profile, 'name' | 'party'>): boolean {
  const oneParty = a.party === b.party || a.party === null || b.party === null
  return oneParty && matchNames(a.name, b.name) !== 'different'
}

/** A profile of the ledger with its row's number and its actor's. */
interface Row extends Profile {
  readonly no: number
  readonly kind: Actor['kind']
  readonly actor: number
}

/** All profiles that hang together with one: those that may be the same, those that may be the same as these, and so on. */
async function findBlock(tx: Tx, id: string): Promise<readonly Row[]> {
  const { rows } = await sql<Omit<Row, 'roles'> & { roles: string }>`
    with recursive block (no) as (
      select no from profile where id = ${id}
      union
      select profile_alike.other from block join profile_alike on profile_alike.profile = block.no
    )
    select no, id, kind, name, party, roles, actor from profile where no in (select no from block)`.execute(
    tx,
  )
  return rows.map((row) => ({ ...row, roles: JSON.parse(row.roles) as string[] }))
}

/** Makes the actors of a block what its profiles say: one actor for all profiles of one person or body. */
async function settle(tx: Tx, block: readonly Row[], kind: Actor['kind']): Promise<void> {
  const rows = new Map(block.map((row) => [row.id, row]))
  const links = await findLinks(tx)
  const clusters = kind === 'person' ? clusterPeople(block, links) : clusterBodies(block, links)
  const taken = new Set<number>()
  for (const cluster of clusters) {
    const members = cluster.flatMap(({ id }) => rows.get(id) ?? [])
    await gather(tx, members, taken)
  }
  const left = [...new Set(block.map(({ actor }) => actor))].filter((actor) => !taken.has(actor))
  if (left.length > 0) await tx.deleteFrom('actor').where('no', 'in', left).execute()
}

/** Puts the actors in order again that decisions are about, by the ids of their profiles. */
export async function resettle(tx: Tx, profiles: readonly string[]): Promise<void> {
  const rows = await tx
    .selectFrom('profile')
    .select(['no', 'id', 'kind'])
    .where('id', 'in', profiles)
    .execute()
  // Profiles that are merged have to be looked at together from now on, whatever their names.
  const pairs = rows.flatMap(({ no }) => rows.map((other) => ({ profile: no, other: other.no })))
  await tx
    .insertInto('profile_alike')
    .values(pairs)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const done = new Set<string>()
  for (const { id, kind } of rows) {
    if (done.has(id)) continue
    const block = await findBlock(tx, id)
    for (const one of block) done.add(one.id)
    await settle(tx, block, kind)
  }
}

/** Brings the profiles of one person or body under one actor, of those that are not `taken` by another. */
async function gather(tx: Tx, members: readonly Row[], taken: Set<number>): Promise<void> {
  const described = await describe(tx, members)
  const [own] = members
    .map(({ actor }) => actor)
    .filter((actor) => !taken.has(actor))
    .toSorted((a, b) => a - b)
  const no = own ?? (await insertActor(tx, { ...described, id: `new ${described.id}` }))
  taken.add(no)
  const before = await tx.selectFrom('actor').selectAll().where('no', '=', no).executeTakeFirstOrThrow()
  const strangers = members.filter(({ actor }) => actor !== no)
  for (const { no: profile, actor } of strangers) {
    await tx.updateTable('profile').set({ actor: no }).where('no', '=', profile).execute()
    await tx.updateTable('appearance').set({ actor: no }).where('profile', '=', profile).execute()
    await tx.updateTable('statement_actor').set({ actor: no }).where('profile', '=', profile).execute()
    await tx.updateTable('actor').set({ party: no }).where('party', '=', actor).execute()
  }
  // Another actor of the block may have had this id until now, and gets another in its turn.
  if (before.id !== described.id)
    await tx
      .updateTable('actor')
      .set({ id: `old ${described.id}` })
      .where('id', '=', described.id)
      .execute()
  await tx.updateTable('actor').set(described).where('no', '=', no).execute()
  const whole = before.party !== described.party ? [no] : []
  const people = strangers.length > 0 ? await findPeople(tx, no) : []
  await rebuildHoldings(tx, {
    actors: [...whole, ...people],
    profiles: strangers.map(({ no }) => no),
  })
}

async function insertActor(tx: Tx, row: Insertable<ActorTable>): Promise<number> {
  const { no } = await tx.insertInto('actor').values(row).returning('no').executeTakeFirstOrThrow()
  return no
}

async function findPeople(tx: Tx, party: number): Promise<readonly number[]> {
  const rows = await tx.selectFrom('actor').select('no').where('party', '=', party).execute()
  return rows.map(({ no }) => no)
}

/** What the actor of some profiles is called, and whose it is. */
async function describe(
  tx: Tx,
  members: readonly Row[],
): Promise<{ id: string; kind: Actor['kind']; name: string; party: number | null }> {
  const ids = members.map(({ id }) => id).toSorted()
  const kind = members.some((member) => member.kind === 'party')
    ? 'party'
    : (members[0]?.kind ?? 'organization')
  const [best] = members.toSorted((a, b) => wordsIn(b.name) - wordsIn(a.name) || (a.name < b.name ? -1 : 1))
  const [shortest] = members.toSorted((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
  const name = (kind === 'person' ? best : shortest)?.name ?? ''
  const [party] = members
    .map((member) => member.party)
    .filter((id) => id !== null)
    .toSorted()
  const row =
    party === undefined
      ? null
      : await tx.selectFrom('profile').select('actor').where('id', '=', party).executeTakeFirst()
  return { id: ids[0] ?? '', kind, name, party: row?.actor ?? null }
}

function wordsIn(name: string): number {
  return foldName(name).split(' ').length
}
