/**
 * A process that adds readings to a ledger until it holds a number of statements, and then tells its peak memory:
 * `node benchmarks/ledger/add.ts WHERE STATEMENTS LOG SOURCES`. The readings are made by another process and come as
 * lines of JSON. What each batch took goes to the log, a line of JSON each; a ledger that is there is gone on with.
 */
import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { closeLedger, openLedger, storeReadings } from '../../src/ledger/index.ts'
import type { Reading } from '../../src/types.ts'
import { makeWorld, SEED } from './world.ts'

/** What one batch took. */
export interface Batch {
  /** In the ledger after it. */
  readonly reports: number
  readonly statements: number
  /** Milliseconds from the call to its end. */
  readonly took: number
  /** Milliseconds of processor time of this process in it: what others do on the machine changes it little. */
  readonly cpu: number
}

/** How a process that adds has ended. */
export interface Added {
  readonly reports: number
  readonly statements: number
  /** Its peak memory. */
  readonly megabytes: number
}

const BATCH = 200 // reports of one transaction, as `readout add` has it

const [where = '', wanted = '0', log = '', sources = ''] = process.argv.slice(2)
const until = Number(wanted)
const ledger = await openLedger(where, { create: true })
const count = async (table: 'reading' | 'statement') => {
  const rows = await ledger.db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .execute()
  return rows[0]?.count ?? 0
}
let [reports, statements] = [await count('reading'), await count('statement')]
const { codebook } = makeWorld(SEED)
const maker = spawn(
  process.execPath,
  [fileURLToPath(new URL('make.ts', import.meta.url)), sources, String(reports)],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
let batch: Reading[] = []
for await (const line of createInterface({ input: maker.stdout })) {
  if (statements >= until) break
  batch.push(JSON.parse(line))
  if (batch.length < BATCH) continue
  const started = performance.now()
  const before = process.cpuUsage()
  const { added } = await storeReadings(ledger, batch, codebook)
  const took = performance.now() - started
  const { user, system } = process.cpuUsage(before)
  reports += added
  statements += batch.reduce((sum, reading) => sum + reading.statements.length, 0)
  batch = []
  const done: Batch = { reports, statements, took: Math.round(took), cpu: Math.round((user + system) / 1000) }
  appendFileSync(log, `${JSON.stringify(done)}\n`)
}
maker.kill()
await closeLedger(ledger)
const result: Added = { reports, statements, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }
process.stdout.write(JSON.stringify(result))
