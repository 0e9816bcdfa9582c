/** Servers for the tests: the real one, on a ledger of its own with invented readings. */
import { copyFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { openAccounts } from '../../src/accounts/index.ts'
import { makeServer, type ServerOptions } from '../../src/http/index.ts'
import { closeLedger, type Ledger, openLedger, storeReadings } from '../../src/ledger/index.ts'
import type { Reading } from '../../src/types.ts'
import { inventReadings } from '../ledger/invented.ts'
import { newFolder, newPlace } from '../ledger/ledgers.ts'
import { CODEBOOK } from '../ledger/readings.ts'

const SHIPPED = fileURLToPath(new URL('../../codebooks/peace-process.yaml', import.meta.url))

/** The secret of these servers. */
export const SECRET = 'a secret of the tests, long enough'

/** A server on an open ledger, which is called localhost where nothing else is said. */
export function newServer({
  ledger,
  ...options
}: { ledger: Ledger } & Pick<ServerOptions, 'where' | 'codebook' | 'desk' | 'log'> &
  Partial<ServerOptions>): Promise<FastifyInstance> {
  return makeServer({
    kind: ledger.kind,
    allow: [],
    threads: 1,
    asking: 1,
    version: '0.0.0-test',
    accounts: openAccounts(ledger, { secret: SECRET }),
    secret: SECRET,
    local: 'Ada',
    secure: false,
    hosts: () => new Set(['localhost:80']),
    ...options,
  })
}

/** A server, and the ledger that it serves. */
export interface Served {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly readings: readonly Reading[]
  /** Lines for whoever runs the server. */
  readonly logged: readonly string[]
  readonly close: () => Promise<void>
}

/** The same, closed when the test is over. */
export async function serving(options: Parameters<typeof startServing>[0] = {}): Promise<Served> {
  const served = await startServing(options)
  onTestFinished(served.close)
  return served
}

/** A server on a ledger with some readings. */
export async function startServing({
  kind = 'sqlite',
  readings = inventReadings(12),
  ...options
}: { kind?: Ledger['kind']; readings?: readonly Reading[] } & Partial<ServerOptions> = {}): Promise<Served> {
  const where = await newPlace(kind)
  const ledger = await openLedger(where, { create: true })
  await storeReadings(ledger, readings, CODEBOOK)
  const folder = kind === 'sqlite' ? dirname(where) : newFolder()
  const codebook = join(folder, 'codebook.yaml')
  copyFileSync(SHIPPED, codebook)
  const logged: string[] = []
  const desk = join(folder, 'desk')
  const app = await newServer({ ledger, where, codebook, desk, log: (line) => logged.push(line), ...options })
  const close = async () => {
    await app.close()
    await closeLedger(ledger)
  }
  return { app, ledger, readings, logged, close }
}
