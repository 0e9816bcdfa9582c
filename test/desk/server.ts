/** The real server for tests of the desk: on a ledger filled once with samples, with the built desk from `dist/desk`. */
import { copyFileSync, cpSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Accounts, openAccounts } from '../../src/accounts/index.ts'
import type { ReadReport, ReadStatement } from '../../src/desk/api.ts'
import { loadCodebook, readDocument } from '../../src/index.ts'
import {
  closeLedger,
  findDecisions,
  finishInput,
  type Ledger,
  look,
  openLedger,
  storeReadings,
} from '../../src/ledger/index.ts'
import { readReport } from '../../src/ledger/views/read-report.ts'
import type { Codebook, Decision, Reading } from '../../src/types.ts'
import { newServer, SECRET } from '../http/server.ts'
import { newFolder, newPlace } from '../ledger/ledgers.ts'

const ROOT = new URL('../../', import.meta.url)
const DESK = fileURLToPath(new URL('dist/desk/', ROOT))
const CODEBOOK = fileURLToPath(new URL('codebooks/samples.yaml', ROOT))

export const SAMPLES = {
  wire: '2026-03-13-lantern-wire-harrowsund-summit.txt',
  readout: '2026-03-15-ushmere-ministry-call-with-tesk.md',
  beacon: '2026-03-17-upland-beacon-valley-outside.txt',
} as const

/** What the ledger was given and could not read. */
const FAILED = { ref: 'mail/0412.eml', reason: 'no text is in it' } as const

/** Readings of samples by the codebook of the sample process. */
export async function readSamples(): Promise<{
  readings: Record<keyof typeof SAMPLES, Reading>
  codebook: Codebook
}> {
  const codebook = await loadCodebook(CODEBOOK)
  const read = (file: string) =>
    readDocument(readFileSync(new URL(`samples/${file}`, ROOT)), { name: file, codebook })
  const [wire, readout, beacon] = await Promise.all([
    read(SAMPLES.wire),
    read(SAMPLES.readout),
    read(SAMPLES.beacon),
  ])
  return { readings: { wire, readout, beacon }, codebook }
}

/** A running desk, and what a test can ask of its ledger. */
export interface Desk {
  readonly address: string
  /** All decisions, in their order. */
  findDecisions(): Promise<readonly Decision[]>
  /** Statements as they stand now. */
  findStatements(report: string): Promise<readonly ReadStatement[]>
  findReview(report: string): Promise<ReadReport['review']>
  /** Changes the ledger by another way than the desk. */
  change(how: (ledger: Ledger, accounts: Accounts) => Promise<unknown>): Promise<void>
  /** Takes the ledger back to what it was filled with. */
  reset(): Promise<void>
  close(): Promise<void>
}

export async function startDesk({
  readings,
  codebook,
}: {
  readings: readonly Reading[]
  codebook: Codebook
}): Promise<Desk> {
  const filled = await newPlace('sqlite')
  const ledger = await openLedger(filled, { create: true })
  await storeReadings(ledger, readings, codebook)
  if (readings.length > 0)
    await finishInput(
      ledger,
      { ref: FAILED.ref, kind: 'file', given: {} },
      { code: 'empty', message: FAILED.reason },
    )
  await closeLedger(ledger)

  let running = await run(filled)
  const read = (id: string) => readReport(running.ledger, id)
  return {
    get address() {
      return running.address
    },
    findDecisions: () => look(running.ledger, (tx) => findDecisions(tx)),
    findStatements: async (id) => (await read(id)).statements,
    findReview: async (id) => (await read(id)).review,
    async change(how) {
      await how(running.ledger, openAccounts(running.ledger, { secret: SECRET }))
    },
    async reset() {
      await running.close()
      running = await run(filled)
    },
    close: () => running.close(),
  }
}

/** A server on a copy of a ledger, in a folder of its own. */
async function run(filled: string): Promise<{ address: string; ledger: Ledger; close: () => Promise<void> }> {
  const folder = newFolder()
  cpSync(dirname(filled), folder, { recursive: true })
  const where = join(folder, 'readout.db')
  const codebook = join(folder, 'codebook.yaml')
  copyFileSync(CODEBOOK, codebook)
  const ledger = await openLedger(where)
  let host = ''
  const app = await newServer({
    ledger,
    where,
    codebook,
    desk: DESK,
    local: 'rhea',
    hosts: () => new Set([host]),
    log: (line) => process.stderr.write(`${line}\n`),
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  host = `127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const close = async () => {
    await app.close()
    await closeLedger(ledger)
  }
  return { address: `http://${host}`, ledger, close }
}
