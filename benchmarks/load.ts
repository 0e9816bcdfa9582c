/**
 * Whether several processes can use one SQLite ledger at once: two that add (one readings made elsewhere, one texts that
 * it reads), one that asks all views in turn and one that makes backups, for some minutes. Nothing is lost, nobody is told
 * of a locked database, and the ledger ends with the content of an undisturbed one.
 *
 *     npm run bench:load -- --minutes 10
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { inventReadings } from '../test/ledger/invented.ts'
import { digestOf } from './crash/stage.ts'
import { keepResult } from './record.ts'

const READOUT = fileURLToPath(new URL('../bin/readout.js', import.meta.url))
const TOGETHER = 100 // readings of one file
const TEXTS = 10 // texts of one folder
const VIEWS = [
  ['statements', '--search', 'lorries'],
  ['positions'],
  ['issues'],
  ['digest', '--since', '2026-01-01'],
  ['commitments'],
  ['discrepancies'],
  ['network'],
  ['timeline'],
  ['actors'],
  ['reports', '--search', 'bridge'],
]

/** What one of the processes came to. */
interface Worker {
  readonly name: string
  runs: number
  readonly milliseconds: number[]
  readonly failures: string[]
}

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } })
const minutes = Number(values.minutes)
const room = mkdtempSync(join(tmpdir(), 'readout-load-'))
try {
  await measure()
} finally {
  rmSync(room, { recursive: true, force: true })
}

async function measure(): Promise<void> {
  const cwd = join(room, 'process')
  mkdirSync(cwd)
  await readout(['init'], cwd)
  const until = performance.now() + minutes * 60_000
  const added: string[] = []
  const workers = await Promise.all([
    repeat('add readings', until, (turn) => addReadings(cwd, { seed: 2 * turn + 1, added })),
    repeat('add texts', until, (turn) => addTexts(cwd, { seed: 2 * turn + 2, added })),
    repeat('views', until, (turn) => readout([...(VIEWS[turn % VIEWS.length] ?? []), '--json'], cwd)),
    repeat('backup', until, () => readout(['backup', 'backup.db'], cwd)),
  ])
  const ends = [await readout(['check'], cwd), await readout(['check', '--ledger', 'backup.db'], cwd)]
  const alone = join(room, 'alone')
  mkdirSync(alone)
  await readout(['init'], alone)
  // Some at a time: the longest command line that there may be is limited.
  for (let at = 0; at < added.length; at += 50) await readout(['add', ...added.slice(at, at + 50)], alone)
  const [content, expected] = [
    await digestOf(join(cwd, 'readout.db')),
    await digestOf(join(alone, 'readout.db')),
  ]
  for (const { name, runs, milliseconds, failures } of workers) {
    const sorted = milliseconds.toSorted((a, b) => a - b)
    const [middle, most] = [0.5, 0.95].map((share) =>
      Math.round(sorted[Math.floor(share * sorted.length)] ?? 0),
    )
    process.stdout.write(
      `${name.padEnd(14)} ${runs} runs, ${middle} ms at the middle, ${most} at 95 %, ${failures.length} failed\n`,
    )
    for (const failure of failures.slice(0, 5)) process.stdout.write(`    ${failure}\n`)
  }
  const locked = workers.flatMap(({ failures }) => failures).filter((one) => /locked|busy/i.test(one)).length
  const isSame = content === expected
  for (const { out, err } of ends) process.stdout.write(out + err)
  process.stdout.write(
    `told of a lock: ${locked}; content ${isSame ? 'is' : 'is NOT'} that of an undisturbed ledger\n`,
  )
  keepResult('load', { minutes, locked, isSame, workers })
  const failed = workers.some(({ failures }) => failures.length > 0) || ends.some(({ code }) => code !== 0)
  if (failed || !isSame) process.exitCode = 1
}

/** Runs a command again and again until a moment of `performance.now()`. */
async function repeat(name: string, until: number, run: (turn: number) => Promise<Ended>): Promise<Worker> {
  const worker: Worker = { name, runs: 0, milliseconds: [], failures: [] }
  while (performance.now() < until) {
    const started = performance.now()
    const { code, err } = await run(worker.runs++)
    worker.milliseconds.push(performance.now() - started)
    if (code !== 0) worker.failures.push(`ended with ${code}: ${err.trim().slice(0, 300)}`)
  }
  return worker
}

function addReadings(cwd: string, { seed, added }: { seed: number; added: string[] }): Promise<Ended> {
  const file = join(room, `readings-${seed}.jsonl`)
  writeFileSync(
    file,
    inventReadings(TOGETHER, seed)
      .map((one) => `${JSON.stringify(one)}\n`)
      .join(''),
  )
  added.push(file)
  return readout(['add', file], cwd)
}

function addTexts(cwd: string, { seed, added }: { seed: number; added: string[] }): Promise<Ended> {
  const folder = join(room, `texts-${seed}`)
  mkdirSync(folder)
  for (const [number, { report }] of inventReadings(TEXTS, seed).entries())
    writeFileSync(join(folder, `${number}.txt`), report.text)
  added.push(folder)
  return readout(['add', folder, '--threads', '1'], cwd)
}

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

async function readout(args: readonly string[], cwd: string): Promise<Ended> {
  const child = spawn(process.execPath, [READOUT, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code, out: args.includes('--json') ? '' : out, err }
}
