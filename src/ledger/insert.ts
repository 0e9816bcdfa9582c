/** Many rows at once: in few queries, and always the same ones, however many rows there are. */
import { CompiledQuery, type Insertable, sql } from 'kysely'
import { kindOf, type Tx } from './ledger.ts'
import type { Tables } from './tables.ts'

/** Inserts rows that all have the same fields; with `anew` those that are there already change nothing. */
export async function insertMany<T extends keyof Tables & string>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
  { anew = false }: { anew?: boolean } = {},
): Promise<void> {
  await insert(tx, table, rows, anew ? 'on conflict do nothing' : '')
}

/** Sets fields of rows, all the same ones, by the rows' numbers. */
export async function updateMany<T extends 'encounter' | 'actor' | 'profile'>(
  tx: Tx,
  table: T,
  rows: readonly ({ readonly no: number } & Partial<Insertable<Tables[T]>>)[],
): Promise<void> {
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== 'no')
  for (const json of parcels(rows)) {
    const isSqlite = kindOf(tx) === 'sqlite'
    const told = isSqlite
      ? sql`(select value from json_each(${json}))`
      : sql`json_populate_recordset((select row from ${sql.table(table)} as row limit 0), ${json})`
    const fieldOf = (name: string) =>
      isSqlite ? sql`told.value ->> ${sql.lit(name)}` : sql`${sql.ref(`told.${name}`)}`
    const set = names.map((name) => sql`${sql.ref(name)} = ${fieldOf(name)}`)
    await sql`update ${sql.table(table)} set ${sql.join(set)} from ${told} as told
      where ${sql.ref(`${table}.no`)} = ${fieldOf('no')}`.execute(tx)
  }
}

/** Inserts rows that have an id of their own, and gives the numbers that they have got, by their ids. */
export async function insertNumbered<T extends 'report' | 'statement' | 'actor' | 'profile'>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<ReadonlyMap<string, number>> {
  const inserted = await insert<{ no: number; id: string }>(tx, table, rows, 'returning no, id')
  return new Map(inserted.map(({ no, id }) => [id, no]))
}

async function insert<R = unknown>(
  tx: Tx,
  table: string,
  rows: readonly object[],
  after: string,
): Promise<readonly R[]> {
  return kindOf(tx) === 'sqlite' ? insertBound(tx, table, rows, after) : insertJson(tx, table, rows, after)
}

const SIZES = [64, 8, 1] // rows of one query: few sizes, so that SQLite keeps the queries compiled

async function insertBound<R>(
  tx: Tx,
  table: string,
  rows: readonly object[],
  after: string,
): Promise<readonly R[]> {
  const inserted: R[] = []
  let from = 0
  for (const size of SIZES)
    for (; from + size <= rows.length; from += size) {
      const some = rows.slice(from, from + size)
      const names = Object.keys(some[0] ?? {})
      const row = `(${names.map(() => '?').join(', ')})`
      const query = `insert into "${table}" (${names.map((name) => `"${name}"`).join(', ')})
        values ${Array(size).fill(row).join(', ')} ${after}`
      const { rows: given } = await tx.executeQuery<R>(
        CompiledQuery.raw(
          query,
          some.flatMap((one) => Object.values(one)),
        ),
      )
      inserted.push(...given)
    }
  return inserted
}

/** A server takes many rows fastest as one parameter: nothing is planned anew for their number. */
async function insertJson<R>(
  tx: Tx,
  table: string,
  rows: readonly object[],
  after: string,
): Promise<readonly R[]> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)))
  const inserted: R[] = []
  for (const json of parcels(rows)) {
    const { rows: given } = await sql<R>`
      insert into ${sql.table(table)} (${columns}) select ${columns}
      from json_populate_recordset((select row from ${sql.table(table)} as row limit 0), ${json})
      ${sql.raw(after)}`.execute(tx)
    inserted.push(...given)
  }
  return inserted
}

const LARGEST = 4_000_000 // UTF-16 code units of JSON that go into the database at once

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
