/** Many rows at once: one parameter and always the same SQL, however many they are. */
import { type Insertable, type RawBuilder, sql } from 'kysely'
import { kindOf, type Tx } from './ledger.ts'
import type { Tables } from './tables.ts'

const LARGEST = 4_000_000 // UTF-16 code units of JSON that go into the database at once

/** Inserts rows that all have the same fields; with `anew` those that are there already change nothing. */
export async function insertMany<T extends keyof Tables & string>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
  { anew = false }: { anew?: boolean } = {},
): Promise<void> {
  const after = anew ? sql` on conflict do nothing` : sql``
  for (const query of queries(tx, table, rows)) await sql`${query}${after}`.execute(tx)
}

/** Inserts rows that have an id of their own, and gives the numbers that they have got, by their ids. */
export async function insertNumbered<T extends 'report' | 'statement' | 'actor' | 'profile'>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<ReadonlyMap<string, number>> {
  const numbers = new Map<string, number>()
  for (const query of queries(tx, table, rows)) {
    const { rows: inserted } = await sql<{ no: number; id: string }>`${query} returning no, id`.execute(tx)
    for (const { no, id } of inserted) numbers.set(id, no)
  }
  return numbers
}

function* queries(tx: Tx, table: string, rows: readonly object[]): Generator<RawBuilder<unknown>> {
  const kind = kindOf(tx)
  const [first] = rows
  if (!first) return
  const names = Object.keys(first)
  const columns = sql.join(names.map((name) => sql.ref(name)))
  const values = sql.join(
    names.map((name) => (kind === 'sqlite' ? sql`value ->> ${sql.lit(name)}` : sql.ref(name))),
  )
  for (const json of parcels(rows)) {
    // `where true` tells SQLite's parser that an "on conflict" which follows belongs to no join.
    const source =
      kind === 'sqlite'
        ? sql`json_each(${json}) where true`
        : sql`json_populate_recordset((select row from ${sql.table(table)} as row limit 0), ${json})`
    yield sql`insert into ${sql.table(table)} (${columns}) select ${values} from ${source}`
  }
}

/** Rows as JSON arrays, none of them too large for a database or for a string. */
export function* parcels(rows: readonly object[]): Generator<string> {
  let parcel: string[] = []
  let length = 0
  for (const row of rows) {
    const json = JSON.stringify(row)
    if (parcel.length > 0 && length + json.length > LARGEST) {
      yield `[${parcel.join(',')}]`
      parcel = []
      length = 0
    }
    parcel.push(json)
    length += json.length
  }
  if (parcel.length > 0) yield `[${parcel.join(',')}]`
}
