/** A process that puts invented readings into a ledger, three in each transaction: `filling.ts LEDGER COUNT`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { closeLedger, openLedger, storeReadings } from '../../src/ledger/index.ts'
import { inventReadings } from './invented.ts'
import { CODEBOOK } from './readings.ts'

/** How many readings a transaction holds. */
export const TOGETHER = 3

/** Starts the process. */
export function startFiller(where: string, count: number): ChildProcess {
  const own = fileURLToPath(import.meta.url)
  return spawn(process.execPath, [own, where, String(count)], { stdio: ['ignore', 'inherit', 'inherit'] })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , where = '', count = ''] = process.argv
  const readings = inventReadings(Number(count))
  const ledger = await openLedger(where)
  for (let at = 0; at < readings.length; at += TOGETHER)
    await storeReadings(ledger, readings.slice(at, at + TOGETHER), CODEBOOK)
  await closeLedger(ledger)
}
