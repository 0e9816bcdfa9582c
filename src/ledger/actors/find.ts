/** Finds an actor of the ledger by what a person calls him. */
import type { Actor } from '../../types.ts'
import type { Tx } from '../ledger.ts'
import { foldName, matchNames, nameKeys } from '../names.ts'

/** An actor as a search for it finds it. */
export interface Found {
  readonly no: number
  readonly id: string
  readonly kind: Actor['kind']
  readonly name: string
}

/**
 * The actors that an id or a name may stand for: the one with that id (the ids of all forms of a name lead to it); else
 * those of exactly that name; else bodies of that name whatever its case and articles, and people who may be called so.
 */
export async function findActor(tx: Tx, named: string): Promise<readonly Found[]> {
  const columns = ['actor.no', 'actor.id', 'actor.kind', 'actor.name'] as const
  const byId = await tx.selectFrom('actor').select(columns).where('actor.id', '=', named).execute()
  if (byId.length > 0) return byId
  const profiles = tx
    .selectFrom('profile')
    .innerJoin('actor', 'actor.no', 'profile.actor')
    .select(columns)
    .distinct()
  for (const column of ['profile.id', 'profile.name'] as const) {
    const found = await profiles.where(column, '=', named).orderBy('actor.id').execute()
    if (found.length > 0) return found
  }
  const keys = [`body ${foldName(named)} `, ...nameKeys(named).map((key) => `person ${key}`)]
  const alike = await profiles
    .innerJoin('profile_key', 'profile_key.profile', 'profile.no')
    .select('profile.name as form')
    .where('profile_key.key', 'in', keys)
    .orderBy('actor.id')
    .execute()
  const fitting = alike.filter(
    ({ kind, form }) => kind !== 'person' || matchNames(form, named) !== 'different',
  )
  return [...new Map(fitting.map(({ no, id, kind, name }) => [no, { no, id, kind, name }])).values()]
}
