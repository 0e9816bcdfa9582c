/** Rows of encounters, and which of them tellings are put with. */
import { insertMany } from '../insert.ts'
import type { Tx } from '../ledger.ts'
import { isOneOf, type Loaded } from './load.ts'
import { familyOf } from './telling.ts'

/** A row for an encounter that is not described yet. */
export async function insertEncounter(
  tx: Tx,
  telling: Pick<Loaded, 'id' | 'kind'> | undefined,
): Promise<number> {
  const rows = await insertNewEncounters(tx, telling ? [telling] : [])
  return getRow(rows, telling?.id)
}

/** Rows for encounters that are not described yet, one for each telling, by the tellings' ids. */
export async function insertNewEncounters(
  tx: Tx,
  tellings: readonly Pick<Loaded, 'id' | 'kind'>[],
): Promise<ReadonlyMap<string, number>> {
  const made = tellings.map(({ id, kind }) => ({
    id: `new ${id}`,
    kind,
    family: familyOf(kind),
    at: '',
    sort_key: '',
    tellings: 0,
    signature: '',
  }))
  await insertMany(tx, 'encounter', made)
  const rows = await tx
    .selectFrom('encounter')
    .select(['no', 'id'])
    .where(
      isOneOf(
        tx,
        'id',
        made.map(({ id }) => id),
      ),
    )
    .execute()
  return new Map(rows.map(({ no, id }) => [id.slice('new '.length), no]))
}

function getRow(rows: ReadonlyMap<string, number>, id: string | undefined): number {
  const no = rows.get(id ?? '')
  if (no === undefined) throw new Error(`the encounter of the telling ${id} is not there`)
  return no
}

/** Puts tellings with an encounter. */
export async function move(tx: Tx, tellings: readonly Loaded[], encounter: number): Promise<void> {
  const strangers = tellings.filter((one) => one.encounter !== encounter).map(({ no }) => no)
  if (strangers.length > 0)
    await tx
      .updateTable('telling')
      .set({ encounter })
      .where(isOneOf(tx, 'no', strangers))
      .execute()
}
