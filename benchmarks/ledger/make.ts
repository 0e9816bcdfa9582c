/**
 * A process that makes readings and writes them to standard output, a line of JSON each, as `readout read --jsonl` does:
 * `node benchmarks/ledger/make.ts SOURCES SKIP`. It ends when nobody reads on.
 */
import { once } from 'node:events'
import { makeReading, planReports } from './generate.ts'
import { loadPassages } from './sources.ts'
import { makeWorld, SEED } from './world.ts'

const [sources = '', skip = '0'] = process.argv.slice(2)
const made = { world: makeWorld(SEED), passages: loadPassages(sources), seed: SEED }
process.stdout.on('error', () => process.exit())
let left = Number(skip)
for (const plan of planReports(SEED)) {
  if (left-- > 0) continue
  if (!process.stdout.write(`${JSON.stringify(makeReading(made, plan))}\n`))
    await once(process.stdout, 'drain')
}
