/** The embedded ledger: one SQLite file, safe for several processes at once. */
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely'
import { ReadoutError } from '../errors.ts'
import { explainSqlite } from './faults.ts'
import type { Clock } from './ledger.ts'

/** Stands in the file's header, so that no other program's database is taken for a ledger: "RdOt". */
export const APPLICATION_ID = 0x52644f74
const BUSY = 30_000 // milliseconds that a process waits for another one's write
const CACHE = 65_536 // KiB of pages kept in memory: what one transaction changes, so that none is written twice
const LOG = 65_536 // pages of the log (256 MiB) after which they go into the file: a page that changes again goes there once
const PREPARED = 200 // statements kept compiled

/**
 * The dialect of a file, and the clock that its queries mind. Opens the file when the first query runs; with `readOnly`
 * nothing can be written to it.
 */
export function openSqlite(
  path: string,
  { create, readOnly = false }: { create: boolean; readOnly?: boolean },
): { dialect: Dialect; clock: Clock } {
  const clock: Clock = { end: Number.POSITIVE_INFINITY }
  const dialect: Dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new FileDriver(path, { create, readOnly, clock }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
  return { dialect, clock }
}

/** How a file is opened. */
interface Opening {
  readonly create: boolean
  readonly readOnly: boolean
  readonly clock: Clock
}

class FileDriver implements Driver {
  readonly #path: string
  readonly #options: Opening
  #connection: FileConnection | null = null

  constructor(path: string, options: Opening) {
    this.#path = path
    this.#options = options
  }

  async init(): Promise<void> {
    this.#connection = new FileConnection(openFile(this.#path, this.#options), this.#path)
  }

  async acquireConnection(): Promise<FileConnection> {
    if (!this.#connection) throw new Error('the driver is not started')
    return this.#connection
  }

  /**
   * A transaction that may write takes the write lock as it begins: one that took it later could find that another
   * process has written in between, and no waiting would help it (SQLITE_BUSY_SNAPSHOT).
   */
  async beginTransaction(connection: FileConnection, { accessMode }: TransactionSettings): Promise<void> {
    await connection.run(accessMode === 'read only' ? 'begin' : 'begin immediate')
  }

  async commitTransaction(connection: FileConnection): Promise<void> {
    await connection.run('commit')
  }

  /** SQLite has rolled back by itself after a full disk or a failed write. */
  async rollbackTransaction(connection: FileConnection): Promise<void> {
    if (connection.inTransaction) await connection.run('rollback')
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#connection?.close(this.#options)
  }
}

class FileConnection implements DatabaseConnection {
  readonly #db: Database.Database
  readonly #path: string
  readonly #prepared = new Map<string, Database.Statement>()

  constructor(db: Database.Database, path: string) {
    this.#db = db
    this.#path = path
  }

  get inTransaction(): boolean {
    return this.#db.inTransaction
  }

  async run(sql: string): Promise<void> {
    await this.executeQuery(CompiledQuery.raw(sql))
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const statement = this.#prepare(sql)
      if (statement.reader) return { rows: statement.all(...parameters) as R[] }
      const { changes } = statement.run(...parameters)
      return { rows: [], numAffectedRows: BigInt(changes) }
    } catch (error) {
      throw explainSqlite(error, this.#path)
    }
  }

  async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncGenerator<QueryResult<R>> {
    try {
      // Not from the kept ones: one that is being stepped through cannot run a second time.
      for (const row of this.#db.prepare(sql).iterate(...parameters)) yield { rows: [row as R] }
    } catch (error) {
      throw explainSqlite(error, this.#path)
    }
  }

  /** What was not waited for (`writeSoon`) is on the disk then, also where others go on using the file; but where it fails. */
  close({ readOnly }: Pick<Opening, 'readOnly'>): void {
    this.#prepared.clear()
    try {
      if (!readOnly && this.#db.open) this.#db.pragma('wal_checkpoint(passive)')
    } catch {
      // The log keeps all that was written; whoever opens the file next writes it back.
    } finally {
      this.#db.close()
    }
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#prepared.get(sql)
    if (known) return known
    const statement = this.#db.prepare(sql)
    const [oldest] = this.#prepared.size >= PREPARED ? this.#prepared.keys() : []
    if (oldest !== undefined) this.#prepared.delete(oldest)
    this.#prepared.set(sql, statement)
    return statement
  }
}

function openFile(path: string, { create, readOnly, clock }: Opening): Database.Database {
  try {
    // Who opens a file that may not be written leaves a log beside it for good: only where there is one already.
    const readonly = readOnly && existsSync(`${path}-wal`)
    const db = new Database(path, { timeout: BUSY, fileMustExist: !create, readonly })
    try {
      if (readOnly) db.pragma('query_only = on')
      checkOwner(db, { path, create })
      if (create) prepareFile(db)
      db.pragma('foreign_keys = on')
      db.pragma('synchronous = full') // a decision that was acknowledged survives a power cut
      db.pragma('cell_size_check = on') // damage is found before it is believed
      db.pragma('trusted_schema = off')
      db.pragma(`cache_size = -${CACHE}`)
      db.pragma(`wal_autocheckpoint = ${LOG}`)
      // SQLite has no time limit of its own: long queries ask this of each row that they look at.
      db.function('in_time', { varargs: true }, () => {
        if (performance.now() > clock.end) throw new ReadoutError('slow', SLOW)
        return 1
      })
      return db
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    throw explainSqlite(error, path)
  }
}

/**
 * Whether no other connection has a ledger's file open. What a process that died has left beside it is brought into it, and
 * taken away. Throws a ReadoutError where the file cannot be opened at all.
 */
export function isFree(path: string): boolean {
  try {
    const db = new Database(path, { timeout: 0, fileMustExist: true })
    try {
      db.pragma('locking_mode = exclusive')
      db.exec('begin exclusive; rollback')
      return true
    } finally {
      db.close()
    }
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return false
    throw explainSqlite(error, path)
  }
}

/** What a query is told that runs longer than it may. */
const SLOW = 'the question takes too long on this ledger and was stopped; narrow it by a filter'

/** Refuses what is no ledger, before anything is written to it. */
function checkOwner(db: Database.Database, { path, create }: { path: string; create: boolean }): void {
  const id = db.pragma('application_id', { simple: true })
  if (id === APPLICATION_ID) return
  const empty = db.prepare('select count(*) as count from sqlite_schema').get() as { count: number }
  if (empty.count > 0)
    throw new ReadoutError('not-a-ledger', `${path}: is a database of another program; name another file`)
  if (!create)
    throw new ReadoutError(
      'not-a-ledger',
      `${path}: is no ledger; readout init makes one, in a file of its own`,
    )
}

/** Marks a new file as a ledger, and lets readers go on while another process writes. */
function prepareFile(db: Database.Database): void {
  for (const until = Date.now() + BUSY; ; ) {
    try {
      if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID)
        db.pragma(`application_id = ${APPLICATION_ID}`)
      if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = wal')
      return
    } catch (error) {
      // Changing the mode does not wait for another process that does the same at this moment.
      if ((error as { code?: string }).code !== 'SQLITE_BUSY' || Date.now() > until) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}
