/** An open ledger: how it is opened, written to and asked. All of the house's SQL is in this room. */
import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Kysely, PostgresAdapter, type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely'
import { ReadoutError } from '../errors.ts'
import { hidePassword, isServer } from './address.ts'
import { findDamage } from './integrity.ts'
import { checkSchema, migrate } from './migrate.ts'
import { findNetworkKind } from './network.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'
import type { Tables } from './tables.ts'

/** When the query under way must have ended, in milliseconds of `performance.now()`. */
export interface Clock {
  end: number
}

/** An open ledger. */
export interface Ledger {
  readonly kind: 'sqlite' | 'postgres'
  /** The file's path, or the server's address without its password: to be shown. */
  readonly where: string
  readonly db: Kysely<Tables>
  readonly clock: Clock
  /** Milliseconds that one question may take. */
  readonly longest: number
}

/** What queries run on: the ledger's connection within a transaction. */
export type Tx = Transaction<Tables>

/** Milliseconds that one question may take where nothing is said. */
const LONGEST_QUESTION = 30_000

/** Bytes of a file that is looked through when it is opened: takes some 50 ms. */
const SMALL = 8_388_608

/**
 * Opens a ledger: a SQLite file, or a `postgres://` address; its schema is brought up to this program's. With `create`
 * one that is not there is made, and one that is there is opened; with `readOnly` nothing is written, and an older
 * schema stays as it is; a question may take `longest` milliseconds. Throws a ReadoutError where it is no ledger
 * (`not-a-ledger`, `not-found`), is newer than this program (`newer`), lies on a network file system (`network`), is damaged
 * (`damaged`) or cannot be reached (`unreachable`). Of a file of up to `SMALL` bytes SQLite looks through all pages and
 * indexes first, but with `evenDamaged`, by which one finds out what is wrong with it; of a larger one damage shows only where it
 * is met.
 */
export async function openLedger(
  where: string,
  {
    create = false,
    readOnly = false,
    evenDamaged = false,
    longest = LONGEST_QUESTION,
    findNetwork = findNetworkKind,
  }: {
    create?: boolean
    readOnly?: boolean
    evenDamaged?: boolean
    longest?: number
    findNetwork?: typeof findNetworkKind
  } = {},
): Promise<Ledger> {
  const opened = isServer(where) ? openServer(where) : openFile(where, { create, readOnly, findNetwork })
  const ledger = { ...opened, longest }
  try {
    if (ledger.kind === 'sqlite' && !evenDamaged) await checkSmall(ledger)
    if (readOnly) await checkSchema(ledger)
    else await migrate(ledger, { create })
    return ledger
  } catch (error) {
    await ledger.db.destroy()
    throw error
  }
}

/** An index that lacks a row gives a wrong answer, and no error: where finding out takes no time, it is found out first. */
async function checkSmall({ db, where }: Opened): Promise<void> {
  const { rows } = await sql<{ bytes: number }>`
    select page_count * page_size as bytes from pragma_page_count, pragma_page_size`.execute(db)
  if ((rows[0]?.bytes ?? 0) > SMALL) return
  const [found] = await findDamage(db, { where, most: 1 })
  if (found !== undefined)
    throw new ReadoutError(
      'damaged',
      `${where}: the file is damaged: ${found}; readout check tells more, or use a backup`,
    )
}

type Opened = Omit<Ledger, 'longest'>

function openServer(address: string): Opened {
  const clock = { end: Number.POSITIVE_INFINITY }
  const db = new Kysely<Tables>({ dialect: openPostgres(address) })
  return { kind: 'postgres', where: hidePassword(address), db, clock }
}

function openFile(
  path: string,
  {
    create,
    readOnly,
    findNetwork,
  }: { create: boolean; readOnly: boolean; findNetwork: typeof findNetworkKind },
): Opened {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory())
    throw new ReadoutError('is-folder', `${path}: is a folder; name the ledger's file in it`)
  if (!found && !create)
    throw new ReadoutError('not-found', `${path}: there is no such ledger; readout init makes one`)
  const network = findNetwork(dirname(resolve(path)))
  if (network !== null)
    throw new ReadoutError(
      'network',
      `${path}: lies on a network file system (${network}), where several processes can damage a SQLite file; ` +
        'keep the ledger on a disk of this machine, or use a PostgreSQL server: --ledger postgres://…',
    )
  const { dialect, clock } = openSqlite(path, { create, readOnly })
  return { kind: 'sqlite', where: path, db: new Kysely<Tables>({ dialect }), clock }
}

/** Closes a ledger; what was acknowledged is on the disk already. */
export async function closeLedger(ledger: Ledger): Promise<void> {
  await ledger.db.destroy()
}

/** Runs `change` in one transaction that nobody else writes beside: all of it is kept, or nothing. */
export function write<T>(ledger: Ledger, change: (tx: Tx) => Promise<T>): Promise<T> {
  return ledger.db.transaction().execute(change)
}

/**
 * The same of what can be done again: it does not wait for the disk. A power cut may take back the last of it, whole
 * transactions from the end; the next `write`, or the end of the ledger's use, puts all of it on the disk.
 */
export function writeSoon<T>(ledger: Ledger, change: (tx: Tx) => Promise<T>): Promise<T> {
  if (ledger.kind === 'postgres')
    return write(ledger, async (tx) => {
      await sql`set local synchronous_commit = off`.execute(tx)
      return change(tx)
    })
  return ledger.db.connection().execute(async (db) => {
    await sql`pragma synchronous = normal`.execute(db)
    try {
      return await db.transaction().execute(change)
    } finally {
      await sql`pragma synchronous = full`.execute(db)
    }
  })
}

/**
 * Runs `ask` on one unchanging state of the ledger. Throws a ReadoutError `slow` where a query runs longer than
 * `longest` milliseconds: on SQLite those that ask `inTime`.
 */
export function look<T>(
  ledger: Ledger,
  ask: (tx: Tx) => Promise<T>,
  { longest = ledger.longest }: { longest?: number } = {},
): Promise<T> {
  return ledger.db
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      ledger.clock.end = performance.now() + longest
      try {
        if (ledger.kind === 'postgres')
          await sql`set local statement_timeout = ${sql.lit(Math.max(1, Math.ceil(longest)))}`.execute(tx)
        return await ask(tx)
      } finally {
        ledger.clock.end = Number.POSITIVE_INFINITY
      }
    })
}

/** Which kind of database a transaction runs on. */
export function kindOf(tx: Tx): Ledger['kind'] {
  return tx.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite'
}

/** Whether what a column holds is one of many: one parameter, however many they are. */
export function among(
  kind: Ledger['kind'],
  column: RawBuilder<unknown>,
  values: readonly (number | string)[],
): RawBuilder<SqlBool> {
  return kind === 'sqlite'
    ? sql<SqlBool>`${column} in (select value from json_each(${JSON.stringify(values)}))`
    : sql<SqlBool>`${column} = any (${values})`
}

/**
 * Rows to select from, by the names and types of their columns: one parameter, however many they are, so that the query is
 * the same for all numbers of them and is made ready once.
 */
export function tableOf<Column extends string>(
  kind: Ledger['kind'],
  columns: Readonly<Record<Column, 'integer' | 'text'>>,
  rows: readonly Readonly<Record<NoInfer<Column>, number | string>>[],
): RawBuilder<unknown> {
  const names = Object.entries(columns) as [Column, string][]
  const json = JSON.stringify(rows)
  return kind === 'sqlite'
    ? sql`select ${sql.join(names.map(([name]) => sql`value ->> ${sql.lit(name)} as ${sql.ref(name)}`))}
        from json_each(${json})`
    : sql`select * from json_to_recordset(${json})
        as given (${sql.join(names.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`))})`
}
