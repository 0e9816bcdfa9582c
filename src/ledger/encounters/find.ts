/** Encounters out of the ledger, each fact with the receipts of all who give it. */
import type { ExpressionBuilder } from 'kysely'
import type { LedgerEncounter } from '../../types.ts'
import type { Tx } from '../ledger.ts'
import { verifyQuotes } from '../quotes.ts'
import type { Tables } from '../tables.ts'
import { LIMIT, type Page, type Paging } from '../views/page.ts'
import { collectFacts } from './facts.ts'
import { placeKeys } from './keys.ts'
import { loadTold } from './receipts.ts'
import { foldPlace } from './rows.ts'

/** What encounters are narrowed to; each part may be left out. */
export interface EncounterFilter {
  /** The first and the last day, ISO 8601; one without a day counts by the day on which it was first told. */
  readonly since?: string
  readonly until?: string
  /** Row of a party that takes part, itself or by its people. */
  readonly party?: number
  /** Row of a person who takes part. */
  readonly actor?: number
  readonly place?: string
  readonly kind?: LedgerEncounter['kind']
}

/** The encounter of an id: its own, that of any of its tellings, or of an encounter in a reading; null where there is none. */
export async function findEncounter(tx: Tx, id: string): Promise<LedgerEncounter | null> {
  const own = await tx
    .selectFrom('encounter')
    .select(['no', 'id', 'kind'])
    .where('id', '=', id)
    .executeTakeFirst()
  const row =
    own ?? (await findByTelling(tx, 'telling.id', id)) ?? (await findByTelling(tx, 'telling.local', id))
  const [found] = row ? await loadEncounters(tx, [row]) : []
  return found ?? null
}

function findByTelling(tx: Tx, column: 'telling.id' | 'telling.local', id: string) {
  return tx
    .selectFrom('telling')
    .innerJoin('encounter', 'encounter.no', 'telling.encounter')
    .select(['encounter.no', 'encounter.id', 'encounter.kind'])
    .where(column, '=', id)
    .orderBy('encounter.id')
    .executeTakeFirst()
}

/** Encounters that a version of a report tells of which stands, in the order of their days. */
export async function findEncounters(
  tx: Tx,
  { since, until, party, actor, place, kind }: EncounterFilter = {},
  { limit = LIMIT, after }: Paging = {},
): Promise<Page<LedgerEncounter>> {
  let query = tx
    .selectFrom('encounter')
    .select(['encounter.no', 'encounter.id', 'encounter.kind', 'encounter.sort_key'])
    .where('encounter.tellings', '>', 0)
    .orderBy('encounter.sort_key')
    .limit(limit + 1)
  if (after !== undefined) query = query.where('encounter.sort_key', '>', after)
  if (since !== undefined)
    query = query.where(({ fn }) => fn.coalesce('encounter.last', 'encounter.at'), '>=', since)
  if (until !== undefined) query = query.where('encounter.sort_key', '<', `${until.padEnd(10, '~')}~`)
  if (kind !== undefined) query = query.where('encounter.kind', '=', kind)
  for (const keys of [
    party === undefined ? null : await profileKeys(tx, 'p', party),
    actor === undefined ? null : await profileKeys(tx, 'h', actor),
    place === undefined ? null : placeKeys(foldPlace(place)).slice(0, 1),
  ])
    if (keys) query = query.where((is) => is.exists(hasKey(is, keys)))
  const rows = await query.execute()
  const shown = rows.slice(0, limit)
  const next = rows.length > limit ? shown.at(-1)?.sort_key : undefined
  return { rows: await loadEncounters(tx, shown), ...(next !== undefined && { next }) }
}

function hasKey(is: ExpressionBuilder<Tables, 'encounter'>, keys: readonly string[]) {
  return is
    .selectFrom('encounter_key')
    .select('encounter_key.key')
    .where('encounter_key.key', 'in', keys.length > 0 ? keys : ['none'])
    .whereRef('encounter_key.at', '=', 'encounter.at')
    .whereRef('encounter_key.encounter', '=', 'encounter.no')
}

async function profileKeys(tx: Tx, prefix: 'p' | 'h', actor: number): Promise<readonly string[]> {
  const rows = await tx.selectFrom('profile').select('no').where('actor', '=', actor).execute()
  return rows.map(({ no }) => `${prefix}${no}`)
}

/** Encounters by their rows, in the order in which these are given. */
export async function loadEncounters(
  tx: Tx,
  rows: readonly { readonly no: number; readonly id: string; readonly kind: LedgerEncounter['kind'] }[],
): Promise<readonly LedgerEncounter[]> {
  const told = await loadTold(
    tx,
    rows.map(({ no }) => no),
  )
  const found = rows.map(({ no, id, kind }) => ({ id, kind, facts: collectFacts(told.get(no) ?? []) }))
  await verifyQuotes(
    tx,
    found.flatMap(({ facts }) => facts.flatMap(({ receipts }) => receipts)),
  )
  return found
}
