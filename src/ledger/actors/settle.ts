/** Keeps the ledger's actors in order: what the profiles say that hang together, and what reviewers have decided. */
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Actor } from '../../types.ts'
import { resettleEncounters } from '../encounters/index.ts'
import { rebuildHoldings } from '../holdings.ts'
import { among, kindOf, type Tx } from '../ledger.ts'
import { foldName } from '../names.ts'
import { parseList } from '../stored.ts'
import type { ActorTable } from '../tables.ts'
import { clusterBodies, clusterPeople, type Profile } from './cluster.ts'
import { findLinks } from './links.ts'
import { countPartsIn } from './parts.ts'

/** A profile of the ledger with its row's number and its actor's. */
interface Row extends Profile {
  readonly no: number
  readonly kind: Actor['kind']
  readonly actor: number
}

/**
 * Makes the actors of some profiles, and of all that hang together with them, what the profiles say: one actor for all
 * profiles of one person or body. Those of `fresh` profiles are told of nowhere yet. What is known of encounters in which
 * somebody is another one now is found out anew.
 */
export async function settle(
  tx: Tx,
  profiles: readonly number[],
  fresh: ReadonlySet<number> = new Set(),
): Promise<void> {
  if (profiles.length === 0) return
  const links = await findLinks(tx)
  const moved = { actors: new Set<number>(), statements: new Set<number>(), others: new Set<number>() }
  const left: number[] = []
  const blocks = await findBlocks(tx, profiles)
  // Parties come first, then bodies: whose an actor is, is known once they are settled.
  for (const isNext of [isParty, isBody, isOther]) {
    const some = blocks.filter((block) => isNext(block))
    const rows = some.flat()
    const state: State = {
      fresh,
      moved,
      parties: await findParties(tx, rows),
      actors: await findActors(tx, rows),
    }
    for (const block of some) {
      const isPerson = block.some(({ kind }) => kind === 'person')
      const clusters = isPerson ? clusterPeople(block, links) : clusterBodies(block, links)
      const members = new Map(block.map((row) => [row.id, row]))
      const taken = new Set<number>()
      for (const cluster of clusters)
        await gather(
          tx,
          cluster.flatMap(({ id }) => members.get(id) ?? []),
          taken,
          state,
        )
      left.push(...new Set(block.map(({ actor }) => actor).filter((actor) => !taken.has(actor))))
    }
  }
  await rebuildHoldings(tx, { actors: [...moved.actors], statements: [...moved.statements] })
  if (left.length > 0)
    await tx
      .deleteFrom('actor')
      .where(among(kindOf(tx), sql.ref('no'), left))
      .execute()
  await resettleEncounters(tx, await findTellers(tx, [...moved.others]))
}

/** The reports that tell of encounters and name some actors. */
async function findTellers(tx: Tx, actors: readonly number[]): Promise<readonly number[]> {
  if (actors.length === 0) return []
  const rows = await tx
    .selectFrom('appearance')
    .innerJoin('telling', 'telling.report', 'appearance.report')
    .select('appearance.report')
    .distinct()
    .where(among(kindOf(tx), sql.ref('appearance.actor'), actors))
    .execute()
  return rows.map(({ report }) => report)
}

function isParty(block: readonly Row[]): boolean {
  return block.some(({ kind }) => kind === 'party')
}

function isBody(block: readonly Row[]): boolean {
  return !isParty(block) && block.some(({ kind }) => kind === 'organization')
}

function isOther(block: readonly Row[]): boolean {
  return !isParty(block) && !isBody(block)
}

/** All profiles that hang together with some: those that may be the same, those that may be the same as these, and so on. */
async function findBlocks(tx: Tx, profiles: readonly number[]): Promise<readonly (readonly Row[])[]> {
  const { rows: pairs } = await sql<{ no: number; other: number | null }>`
    with recursive block (no) as (
      select no from profile where ${among(kindOf(tx), sql.ref('no'), profiles)}
      union
      select profile_alike.other from block join profile_alike on profile_alike.profile = block.no
    )
    select block.no, profile_alike.other from block
    left join profile_alike on profile_alike.profile = block.no`.execute(tx)
  const others = Map.groupBy(pairs, ({ no }) => no)
  const rows = await tx
    .selectFrom('profile')
    .select(['no', 'id', 'kind', 'name', 'party', 'roles', 'actor'])
    .where(among(kindOf(tx), sql.ref('no'), [...others.keys()]))
    .execute()
  const known = new Map(rows.map((row) => [row.no, { ...row, roles: parseList<string>(row.roles) }]))
  const seen = new Set<number>()
  const blocks: Row[][] = []
  for (const start of profiles) {
    if (seen.has(start)) continue
    const block: Row[] = []
    const open = [start]
    for (let no = open.pop(); no !== undefined; no = open.pop()) {
      const row = known.get(no)
      if (!row || seen.has(no)) continue
      seen.add(no)
      block.push(row)
      for (const { other } of others.get(no) ?? []) if (other !== null) open.push(other)
    }
    if (block.length > 0) blocks.push(block)
  }
  return blocks
}

/** The actors' rows of some parties' profiles, by the profiles' ids. */
async function findParties(tx: Tx, rows: readonly Row[]): Promise<Map<string, number>> {
  const ids = [...new Set(rows.flatMap(({ party }) => party ?? []))]
  if (ids.length === 0) return new Map()
  const found = await tx
    .selectFrom('profile')
    .select(['id', 'actor'])
    .where(among(kindOf(tx), sql.ref('id'), ids))
    .execute()
  return new Map(found.map(({ id, actor }) => [id, actor]))
}

async function findActors(
  tx: Tx,
  rows: readonly Row[],
): Promise<ReadonlyMap<number, Selectable<ActorTable>>> {
  if (rows.length === 0) return new Map()
  const found = await tx
    .selectFrom('actor')
    .selectAll()
    .where(
      among(
        kindOf(tx),
        sql.ref('no'),
        rows.map(({ actor }) => actor),
      ),
    )
    .execute()
  return new Map(found.map((row) => [row.no, row]))
}

/** What is known, and what comes of it, while blocks are settled. */
interface State {
  readonly fresh: ReadonlySet<number>
  readonly parties: Map<string, number>
  readonly actors: ReadonlyMap<number, Selectable<ActorTable>>
  /** Actors whose holdings must be made anew, statements whose holdings must, and actors who are others than they were. */
  readonly moved: {
    readonly actors: Set<number>
    readonly statements: Set<number>
    readonly others: Set<number>
  }
}

/** Brings the profiles of one person or body under one actor, of those that are not `taken` by another. */
async function gather(
  tx: Tx,
  members: readonly Row[],
  taken: Set<number>,
  { fresh, parties, actors, moved }: State,
): Promise<void> {
  const described = describe(members, parties)
  const [own] = members
    .map(({ actor }) => actor)
    .filter((actor) => !taken.has(actor))
    .toSorted((a, b) => a - b)
  const no = own ?? (await insertActor(tx, { ...described, id: `new ${described.id}` }))
  taken.add(no)
  for (const { no: profile, id, actor } of members) {
    if (actor === no) continue
    parties.set(id, no)
    await tx.updateTable('profile').set({ actor: no }).where('no', '=', profile).execute()
    const people = await tx
      .updateTable('actor')
      .set({ party: no })
      .where('party', '=', actor)
      .returning('no')
      .execute()
    if (fresh.has(profile)) continue
    moved.others.add(actor).add(no)
    await tx.updateTable('appearance').set({ actor: no }).where('profile', '=', profile).execute()
    for (const statement of await moveParts(tx, profile, { from: actor, to: no }))
      moved.statements.add(statement)
    for (const person of people) moved.actors.add(person.no)
  }
  const before = actors.get(no)
  if (before && isSame(before, described)) return
  // Another actor of the block may have had this id until now, and gets another in its turn.
  if (before?.id !== described.id)
    await tx
      .updateTable('actor')
      .set({ id: `old ${described.id}` })
      .where('id', '=', described.id)
      .execute()
  await tx.updateTable('actor').set(described).where('no', '=', no).execute()
  if (before?.party !== described.party) moved.actors.add(no)
}

/** Gives the parts that a profile has in statements to another actor; gives the statements. */
async function moveParts(
  tx: Tx,
  profile: number,
  { from, to }: { from: number; to: number },
): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('statement_actor')
    .select('statement')
    .distinct()
    .where('actor', '=', from)
    .where('profile', '=', profile)
    .execute()
  const own = rows.map(({ statement }) => statement)
  if (own.length === 0) return []
  await countPartsIn(tx, -1, own, [from, to])
  await tx
    .updateTable('statement_actor')
    .set({ actor: to })
    .where(among(kindOf(tx), sql.ref('statement'), own))
    .where('profile', '=', profile)
    .execute()
  await countPartsIn(tx, 1, own, [from, to])
  return own
}

/** Inserts an actor; gives its row's number. */
async function insertActor(tx: Tx, row: Insertable<ActorTable>): Promise<number> {
  const { no } = await tx.insertInto('actor').values(row).returning('no').executeTakeFirstOrThrow()
  return no
}

type Description = Omit<Selectable<ActorTable>, 'no' | 'statements'>

function isSame(before: Description, now: Description): boolean {
  return (
    before.id === now.id && before.kind === now.kind && before.name === now.name && before.party === now.party
  )
}

/** What the actor of some profiles is called, and whose it is. */
function describe(members: readonly Row[], parties: ReadonlyMap<string, number>): Description {
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
  return { id: ids[0] ?? '', kind, name, party: parties.get(party ?? '') ?? null }
}

function wordsIn(name: string): number {
  return foldName(name).split(' ').length
}
