/** Finds out who the actors of readings are among those of the ledger. */
import { sql } from 'kysely'
import type { Codebook, Reading } from '../../types.ts'
import { insertMany, insertNumbered } from '../insert.ts'
import { among, kindOf, type Tx } from '../ledger.ts'
import { type Cast, enterProfiles } from './enter.ts'
import { findProfiles } from './profiles.ts'
import { settle } from './settle.ts'

export type { Cast }

/** A reading and the row of its report. */
export interface Placed {
  readonly no: number
  readonly reading: Pick<Reading, 'report' | 'actors'>
}

/** Gives each actor of a reading its place among the ledger's actors, by its id in the reading. */
export async function reconcile(
  tx: Tx,
  reading: Pick<Reading, 'report' | 'actors'>,
  { no, codebook }: { no: number; codebook: Codebook },
): Promise<ReadonlyMap<string, Cast>> {
  const casts = await reconcileAll(tx, [{ no, reading }], codebook)
  return casts.get(no) ?? new Map()
}

/** Gives each actor of readings its place among the ledger's actors, by the reports' rows and the ids in the readings. */
export async function reconcileAll(
  tx: Tx,
  readings: readonly Placed[],
  codebook: Codebook,
): Promise<ReadonlyMap<number, ReadonlyMap<string, Cast>>> {
  const profiles = readings.map(({ reading: { report, actors } }) =>
    findProfiles(actors, { published: report.published, codebook }),
  )
  const rows = await enterProfiles(
    tx,
    profiles.flatMap((own) => [...own.values()]),
  )
  const casts = readings.map(({ no, reading }, index) => {
    const cast = new Map<string, Cast>()
    for (const [local, { id }] of profiles[index] ?? []) {
      const row = rows.get(id)
      if (row) cast.set(local, row)
    }
    return { no, reading, cast }
  })
  await insertLoneActors(tx, casts)
  const appearances = casts.flatMap(({ no, cast }) =>
    [...cast].map(([local, { actor, profile }]) => ({ report: no, local, actor, profile })),
  )
  await insertMany(tx, 'appearance', appearances)
  return new Map(casts.map(({ no, cast }) => [no, cast]))
}

/** Adds the actors whom only one report knows; of their parties only those count that stand before them there. */
async function insertLoneActors(
  tx: Tx,
  casts: readonly (Placed & { readonly cast: Map<string, Cast> })[],
): Promise<void> {
  let left = casts.flatMap(({ reading: { report, actors }, cast }) => {
    const lone = actors.filter(({ id }) => !cast.has(id))
    const places = new Map(lone.map(({ id }, place) => [id, place]))
    return lone.map((actor, place) => ({
      actor,
      cast,
      id: `${actor.id}-${report.id.slice(0, 16)}`,
      waits: (places.get(actor.party ?? '') ?? place) < place,
    }))
  })
  const known = await findActors(
    tx,
    left.map(({ id }) => id),
  )
  while (left.length > 0) {
    const isReady = ({ actor, cast, waits }: (typeof left)[number]) => !waits || cast.has(actor.party ?? '')
    const ready = left.filter(isReady)
    left = left.filter((one) => !isReady(one))
    const rows = ready
      .filter(({ id }) => !known.has(id))
      .map(({ actor: { kind, name, party }, cast, id }) => ({
        id,
        kind,
        name,
        party: cast.get(party ?? '')?.actor ?? null,
      }))
    const numbers = new Map([...known, ...(await insertNumbered(tx, 'actor', rows))])
    for (const { actor, cast, id } of ready)
      cast.set(actor.id, { actor: numbers.get(id) ?? 0, profile: null })
  }
}

async function findActors(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('actor')
    .select(['id', 'no'])
    .where(among(kindOf(tx), sql.ref('id'), ids))
    .execute()
  return new Map(rows.map(({ id, no }) => [id, no]))
}

/** Puts the actors in order again that decisions are about, by the ids of their profiles. */
export async function resettle(tx: Tx, profiles: readonly string[]): Promise<void> {
  const rows = await tx.selectFrom('profile').select('no').where('id', 'in', profiles).execute()
  // Profiles that are merged have to be looked at together from now on, whatever their names.
  const pairs = rows.flatMap(({ no }) => rows.map((other) => ({ profile: no, other: other.no })))
  await tx
    .insertInto('profile_alike')
    .values(pairs)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await settle(
    tx,
    rows.map(({ no }) => no),
  )
}

/** Takes away actors and profiles of which no report tells any more, unless a decision is about them. */
export async function sweep(
  tx: Tx,
  former: readonly { readonly actor: number; readonly profile: number | null }[],
): Promise<void> {
  for (const profile of new Set(former.flatMap(({ profile }) => profile ?? [])))
    await sweepProfile(tx, profile)
  for (const no of new Set(former.filter(({ profile }) => profile === null).map(({ actor }) => actor))) {
    const told = await tx
      .selectFrom('appearance')
      .select('report')
      .where('actor', '=', no)
      .limit(1)
      .executeTakeFirst()
    const { id } = await tx.selectFrom('actor').select('id').where('no', '=', no).executeTakeFirstOrThrow()
    if (!told && !(await isDecidedOn(tx, id))) await tx.deleteFrom('actor').where('no', '=', no).execute()
  }
}

async function sweepProfile(tx: Tx, no: number): Promise<void> {
  const told = await tx
    .selectFrom('appearance')
    .select('report')
    .where('profile', '=', no)
    .limit(1)
    .executeTakeFirst()
  if (told) return
  const { id, actor } = await tx
    .selectFrom('profile')
    .select(['id', 'actor'])
    .where('no', '=', no)
    .executeTakeFirstOrThrow()
  if (await isDecidedOn(tx, id)) return
  const alike = await tx.selectFrom('profile_alike').select('other').where('profile', '=', no).execute()
  await tx.deleteFrom('profile_key').where('profile', '=', no).execute()
  await tx
    .deleteFrom('profile_alike')
    .where((is) => is.or([is('profile', '=', no), is('other', '=', no)]))
    .execute()
  await tx.deleteFrom('profile').where('no', '=', no).execute()
  const rest = await tx
    .selectFrom('profile')
    .select('no')
    .where('actor', '=', actor)
    .limit(1)
    .executeTakeFirst()
  if (!rest) await tx.deleteFrom('actor').where('no', '=', actor).execute()
  await settle(
    tx,
    alike.map(({ other }) => other).filter((other) => other !== no),
  )
}

async function isDecidedOn(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('decision')
    .select('no')
    .where((is) => is.or([is('entry', '=', id), is('change', 'like', `%"${id}"%`)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
