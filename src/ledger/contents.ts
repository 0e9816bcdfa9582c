/**
 * The content of a ledger as lines of JSON: two ledgers that say the same give the same lines, on SQLite and on PostgreSQL,
 * and in whatever order it all came in. Row numbers, leases and the times at which something came in are no content.
 */
import { sql } from 'kysely'
import { sha256 } from '../identity.ts'
import { among, type Ledger, type Tx } from './ledger.ts'
import { readPages } from './pages.ts'
import type { Tables } from './tables.ts'

type Table = keyof Tables

/** All that is content: tables whose rows are lines, in their order. A table that is new has its place here. */
export const CONTENTS: readonly {
  readonly table: Table
  /** The column of text that tells its rows apart. */
  readonly key: 'id' | 'digest' | 'ref'
  /** Tables whose rows belong to one of this one, by a column of its name: they stand in its line, sorted. */
  readonly parts?: readonly Table[]
}[] = [
  { table: 'codebook', key: 'digest' },
  { table: 'page', key: 'digest' },
  { table: 'text', key: 'id' },
  { table: 'report', key: 'id', parts: ['reading', 'past_reading', 'appearance', 'likeness'] },
  { table: 'input', key: 'ref' },
  { table: 'actor', key: 'id' },
  { table: 'profile', key: 'id', parts: ['profile_key', 'profile_alike'] },
  { table: 'statement', key: 'id', parts: ['statement_actor', 'statement_issue', 'holding'] },
  { table: 'encounter', key: 'id' },
  { table: 'telling', key: 'id' },
  { table: 'decision', key: 'id', parts: ['placement'] },
]

/** Tables in which others are looked up or counted, by row numbers: no content, and made from what is. */
export const LOOKUPS: readonly Table[] = ['tally', 'encounter_key', 'telling_key']

/** Tables of who may use a ledger: no content, two ledgers that say the same may have other users. */
export const ACCOUNTS: readonly Table[] = [
  'auth_account',
  'auth_credential',
  'auth_session',
  'auth_token',
  'auth_attempt',
]

/** Columns that are no content: who reads it now, when it came, which codebook was used last, what holds row numbers. */
const LEFT_OUT = new Set(['no', 'lease_by', 'lease_until', 'fetched_at', 'codebook.current', 'signature'])

/** Columns that may hold the number of a row: its id stands in its place, and nothing where there is no such row. */
const NUMBERS: Readonly<
  Record<string, 'report' | 'actor' | 'profile' | 'statement' | 'encounter' | 'telling'>
> = {
  report: 'report',
  actor: 'actor',
  party: 'actor',
  teller: 'actor',
  profile: 'profile',
  other: 'profile',
  statement: 'statement',
  encounter: 'encounter',
  telling: 'telling',
}

const PAGE = 100 // lines that are in memory at a time

type Row = Readonly<Record<string, unknown>>

/** The lines of a ledger's content, each an object with its keys in order; `tx` is what `look` gives. */
export async function* exportContents(ledger: Pick<Ledger, 'kind'>, tx: Tx): AsyncGenerator<string> {
  for (const { table, key, parts = [] } of CONTENTS) {
    const read = async (after: string) => {
      const { rows } = await sql<Row>`select * from ${sql.table(table)}
        where ${sql.ref(key)} > ${after} order by ${sql.ref(key)} limit ${PAGE}`.execute(tx)
      return rows
    }
    for await (const rows of readPages('', read, (row) => String(row[key]))) {
      const contents = await toContents(ledger, tx, { table, rows })
      const own = new Map<unknown, Record<string, unknown>>(
        rows.map(({ no }, index) => [no, contents[index] ?? {}]),
      )
      for (const part of parts) await addParts(ledger, tx, { table, part, own })
      for (const content of contents) yield serialize({ table, ...content })
    }
  }
}

/** Puts the rows of a table that belong to some of another one into these, by their numbers. */
async function addParts(
  ledger: Pick<Ledger, 'kind'>,
  tx: Tx,
  { table, part, own }: { table: Table; part: Table; own: ReadonlyMap<unknown, Record<string, unknown>> },
): Promise<void> {
  const of = among(ledger.kind, sql.ref(table), [...own.keys()].map(Number))
  const { rows } = await sql<Row>`select * from ${sql.table(part)} where ${of}`.execute(tx)
  const contents = await toContents(ledger, tx, { table: part, rows })
  const groups = Map.groupBy(contents, (_, index) => rows[index]?.[table])
  for (const [no, content] of own)
    content[part] = (groups.get(no) ?? [])
      .map(({ [table]: _, ...rest }) => rest)
      .toSorted((a, b) => (serialize(a) < serialize(b) ? -1 : 1))
}

/** Rows as they are told: without what is no content, with ids instead of numbers, digests instead of bytes. */
async function toContents(
  { kind }: Pick<Ledger, 'kind'>,
  tx: Tx,
  { table, rows }: { table: Table; rows: readonly Row[] },
): Promise<readonly Record<string, unknown>[]> {
  const ids = new Map<string, ReadonlyMap<unknown, string>>()
  for (const [column, target] of Object.entries(NUMBERS)) {
    const numbers = new Set(rows.map((row) => row[column]).filter((value) => typeof value === 'number'))
    if (numbers.size === 0) continue
    const found = await tx
      .selectFrom(target)
      .select(['no', 'id'])
      .where(among(kind, sql.ref('no'), [...numbers]))
      .execute()
    ids.set(column, new Map(found.map(({ no, id }) => [no, id])))
  }
  const plain = (column: string, value: unknown) => {
    if (value instanceof Uint8Array) return sha256(value)
    if (column === 'state' && value === 'reading') return 'pending'
    return typeof value === 'number' && column in NUMBERS ? (ids.get(column)?.get(value) ?? null) : value
  }
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([column]) => !LEFT_OUT.has(column) && !LEFT_OUT.has(`${table}.${column}`))
        .map(([column, value]) => [column, plain(column, value)]),
    ),
  )
}

/** JSON with the keys of every object in order. */
function serialize(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
