/** The ledger of a team: a database of a PostgreSQL server. */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import { Pool, type PoolClient, types } from 'pg'
import { hidePassword } from './address.ts'
import { explainPostgres } from './faults.ts'

/** The lock under which one process after the other writes, as on SQLite. */
const WRITING = 0x52644f74
const BUSY = 30_000 // milliseconds that a process waits for another one's write
const CONNECT = 10_000 // milliseconds until a server that is silent counts as away
const INT8 = 20 // PostgreSQL's number of the type: counts and sums come in it
const CONNECTIONS = 8

/** The dialect of an address. Connects when the first query runs. */
export function openPostgres(address: string): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new ServerDriver(address),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

class ServerDriver implements Driver {
  readonly #address: string
  #pool: Pool | null = null

  constructor(address: string) {
    this.#address = address
  }

  async init(): Promise<void> {
    this.#pool = new Pool({
      connectionString: this.#address,
      connectionTimeoutMillis: CONNECT,
      max: CONNECTIONS,
      application_name: 'readout',
      allowExitOnIdle: true,
      options: `-c lock_timeout=${BUSY} -c client_encoding=UTF8`,
      types: {
        getTypeParser: (type, format) => (type === INT8 ? Number : types.getTypeParser(type, format)),
      },
    })
    this.#pool.on('error', () => {}) // a connection that breaks while nobody uses it is replaced
  }

  async acquireConnection(): Promise<ServerConnection> {
    if (!this.#pool) throw new Error('the driver is not started')
    const where = hidePassword(this.#address)
    try {
      return new ServerConnection(await this.#pool.connect(), where)
    } catch (error) {
      throw explainPostgres(error, where)
    }
  }

  async beginTransaction(connection: ServerConnection, { accessMode }: TransactionSettings): Promise<void> {
    if (accessMode === 'read only')
      return connection.run('begin transaction isolation level repeatable read, read only')
    await connection.run('begin')
    await connection.run(`select pg_advisory_xact_lock(${WRITING})`)
  }

  async commitTransaction(connection: ServerConnection): Promise<void> {
    await connection.run('commit')
  }

  async rollbackTransaction(connection: ServerConnection): Promise<void> {
    await connection.run('rollback')
  }

  async releaseConnection(connection: ServerConnection): Promise<void> {
    connection.release()
  }

  async destroy(): Promise<void> {
    await this.#pool?.end()
  }
}

class ServerConnection implements DatabaseConnection {
  readonly #client: PoolClient
  readonly #where: string
  #broken = false

  constructor(client: PoolClient, where: string) {
    this.#client = client
    this.#where = where
    client.on('error', this.#breaks)
  }

  readonly #breaks = () => {
    this.#broken = true
  }

  release(): void {
    this.#client.off('error', this.#breaks)
    this.#client.release(this.#broken)
  }

  async run(sql: string): Promise<void> {
    await this.executeQuery(CompiledQuery.raw(sql))
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { rows, rowCount } = await this.#client.query(sql, [...parameters])
      return { rows, ...(rowCount !== null && { numAffectedRows: BigInt(rowCount) }) }
    } catch (error) {
      throw explainPostgres(error, this.#where)
    }
  }

  // biome-ignore lint/correctness/useYield: the interface asks for it, and no query of ours streams from a server
  async *streamQuery<R>(): AsyncGenerator<QueryResult<R>> {
    throw new Error('queries of a server are read by pages')
  }
}
