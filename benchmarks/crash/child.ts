/**
 * What is killed, and what is asked of damaged files: `crash.ts child open|make|add|ask …`. It stands directly on the ledger, so that
 * a run takes as little time as it can.
 */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import type { Reading } from '../../src/types.ts'

// The built package: Node would take the types out of each source file anew in every run.
const BUILT = new URL('../../dist/ledger/index.js', import.meta.url).href

/** Readings that one transaction holds. */
const TOGETHER = 10

/** Does what the arguments say. */
export async function runChild([
  what,
  where = '',
  file = '',
  codebook = '',
]: readonly string[]): Promise<void> {
  if (what === 'ask') return answer()
  const { closeLedger, openLedger, addReports, storeReadings }: typeof import('../../src/ledger/index.ts') =
    await import(BUILT)
  const ledger = await openLedger(where, { create: what === 'make' })
  if (what === 'add') {
    const readings = readReadings(file)
    await addReports(
      ledger,
      readings.map(({ report }) => ({ report })),
    )
    for (let at = 0; at < readings.length; at += TOGETHER)
      await storeReadings(
        ledger,
        readings.slice(at, at + TOGETHER),
        JSON.parse(readFileSync(codebook, 'utf8')),
      )
  }
  await closeLedger(ledger)
}

/** The readings of a file, one a line. */
function readReadings(file: string): readonly Reading[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** Says of each file that is named on standard input what is told of it, as a line of JSON. */
async function answer(): Promise<void> {
  const { ask } = await import('../../test/ledger/damage.ts')
  for await (const path of createInterface({ input: process.stdin }))
    process.stdout.write(`${JSON.stringify(await ask(path))}\n`)
}
