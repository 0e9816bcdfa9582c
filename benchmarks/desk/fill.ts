/** The ledgers that the desk is measured on, each in a folder of its own. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { loadCodebook, readDocument } from '../../src/index.ts'
import { closeLedger, openLedger, storeReadings } from '../../src/ledger/index.ts'
import type { Reading } from '../../src/types.ts'
import { repeat } from '../../test/desk/long-reading.ts'
import type { Batch } from '../ledger/add.ts'
import { readSources } from '../ledger/sources.ts'

const STATEMENTS = 10 // of a report, about
const SAMPLE = '2026-03-13-lantern-wire-harrowsund-summit.txt'
const TIMES = 36 // the sample, to make 20,000 words of it
const run = promisify(execFile)

/** Fills a ledger with so many reports; what is there already is gone on with. Gives its folder. */
export async function fillLedger(under: string, reports: number): Promise<string> {
  const folder = join(under, String(reports))
  mkdirSync(folder, { recursive: true })
  const script = fileURLToPath(new URL('../ledger/add.ts', import.meta.url))
  const [where, log] = [join(folder, 'readout.db'), join(folder, 'adding.jsonl')]
  const wanted = reports * STATEMENTS
  if (countAdded(log) < wanted)
    await run(process.execPath, [script, where, String(wanted), log, await readSources()])
  return folder
}

function countAdded(log: string): number {
  if (!existsSync(log)) return 0
  const last = readFileSync(log, 'utf8').trimEnd().split('\n').at(-1) ?? ''
  return (JSON.parse(last) as Batch).statements
}

/** Makes a ledger of one report, a sample as often as it takes; gives its folder, and the reading. */
export async function fillLong(under: string): Promise<{ folder: string; reading: Reading }> {
  const folder = join(under, 'long')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))
  const codebook = await loadCodebook(path('codebooks/samples.yaml'))
  const bytes = readFileSync(path(`samples/${SAMPLE}`))
  const reading = repeat(await readDocument(bytes, { name: SAMPLE, codebook }), TIMES)
  const ledger = await openLedger(join(folder, 'readout.db'), { create: true })
  await storeReadings(ledger, [reading], codebook)
  await closeLedger(ledger)
  return { folder, reading }
}
