/**
 * What the server bears: 50 requests a second of all kinds for a minute, while another process adds reports to the same SQLite
 * ledger; then 10,000 requests, after which memory and open files are where they were. Loopback alone; Linux for the second part.
 *
 *     npm run bench:api -- --reports 2000 --seconds 60
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { inventReadings } from '../test/ledger/invented.ts'
import { keepResult } from './record.ts'

const READOUT = fileURLToPath(new URL('../bin/readout.js', import.meta.url))
const RATE = 50 // requests a second
const MANY = 10_000
const STEPS = 5
const SIDE_BY_SIDE = 8 // of the 10,000

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '60' },
  },
})
let files = 0 // of readings that were written
const room = mkdtempSync(join(tmpdir(), 'readout-api-'))
try {
  await measure()
} finally {
  rmSync(room, { recursive: true, force: true })
}

async function measure(): Promise<void> {
  const seconds = Number(values.seconds)
  await readout('init')
  process.stderr.write(`adding ${values.reports} reports\n`)
  await readout('add', writeReadings(Number(values.reports), 1))
  const { server, address } = await serve()
  try {
    const asked = await findAddresses(address)
    const stop = { asked: false }
    const adding = addUntil(stop)
    const load = await press(address, asked, seconds)
    stop.asked = true
    const added = await adding
    const sizes = [sizeOf(server)]
    let failed = 0
    for (let step = 0; step < STEPS; step++) {
      failed += await askMany(address, asked, MANY / STEPS)
      sizes.push(sizeOf(server))
    }
    for (const [name, times] of load.times) process.stdout.write(`${name.padEnd(28)} ${describe(times)}\n`)
    process.stdout.write(
      `${load.sent} requests in ${seconds} s beside ${added} runs of add: ${describe([...load.times.values()].flat())}; ` +
        `${load.failures.length} failed\n`,
    )
    process.stdout.write(
      `${MANY} requests more, ${failed} failed; memory and open files before, and after each ${MANY / STEPS}: ` +
        `${sizes.map(({ memory, files }) => `${memory} MB, ${files}`).join('; ')}\n`,
    )
    for (const failure of load.failures.slice(0, 5)) process.stdout.write(`${failure}\n`)
    const times = Object.fromEntries([...load.times].map(([name, list]) => [name, quantiles(list)]))
    keepResult('api', {
      reports: Number(values.reports),
      seconds,
      added,
      ...load,
      times,
      failed,
      sizes,
    })
    if (load.failures.length + failed > 0) process.exitCode = 1
  } finally {
    server.kill('SIGINT')
    await once(server, 'close')
  }
}

async function readout(...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [READOUT, ...args], {
    cwd: room,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let told = ''
  child.stderr.on('data', (data) => {
    told += data
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`readout ${args[0]}: ${told}`)
}

function writeReadings(count: number, seed: number): string {
  const path = join(room, `readings-${files++}.jsonl`)
  writeFileSync(
    path,
    inventReadings(count, seed)
      .map((reading) => `${JSON.stringify(reading)}\n`)
      .join(''),
  )
  return path
}

async function serve(): Promise<{ server: ChildProcess; address: string }> {
  const server = spawn(process.execPath, [READOUT, 'serve', '--port', '0'], {
    cwd: room,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  for await (const data of server.stderr) {
    const [, address] = /(http:\/\/\S+)\/ is the desk/.exec(String(data)) ?? []
    if (address !== undefined) return { server, address }
  }
  throw new Error('the server did not start')
}

/** What is asked, by its route; most often what a reader at the desk asks most often. */
async function findAddresses(address: string): Promise<readonly (readonly [string, string])[]> {
  const get = async (path: string) =>
    (await fetch(address + path)).json() as Promise<Record<string, unknown>[]>
  const reports = await get('/api/reports?limit=50')
  const statements = await get('/api/statements?limit=50')
  const ids = reports.map(({ report }) => (report as { id: string }).id)
  return [
    ...ids.slice(0, 6).map((id) => ['reading', `/api/reports/${id}/reading`] as const),
    ...statements.slice(0, 4).map(({ entry }) => ['show', `/api/show/${entry}`] as const),
    ['ledger', '/api/ledger'],
    ['session', '/api/session'],
    ['codebook', '/api/codebook'],
    ['reports', '/api/reports'],
    ['statements', '/api/statements'],
    ['statements by words', '/api/statements?search=bridge'],
    ['facets', '/api/facets?search=bridge'],
    ['actors', '/api/actors'],
    ['positions', '/api/positions'],
    ['issues', '/api/issues'],
    ['timeline', '/api/timeline'],
    ['commitments', '/api/commitments'],
    ['discrepancies', '/api/discrepancies'],
    ['network', '/api/network'],
    ['digest', '/api/digest?since=2026-01'],
    ['the desk', '/'],
  ]
}

async function addUntil(stop: { asked: boolean }): Promise<number> {
  let runs = 0
  for (; !stop.asked; runs++) await readout('add', writeReadings(50, 1000 + runs))
  return runs
}

async function press(
  address: string,
  asked: readonly (readonly [string, string])[],
  seconds: number,
): Promise<{ sent: number; times: Map<string, number[]>; failures: string[] }> {
  const times = new Map<string, number[]>()
  const failures: string[] = []
  const under: Promise<void>[] = []
  const began = performance.now()
  const total = seconds * RATE
  for (let sent = 0; sent < total; sent++) {
    const wait = began + (1000 * sent) / RATE - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const [name, path] = asked[sent % asked.length] ?? ['', '']
    under.push(
      timed(address + path).then(
        (time) => void times.set(name, [...(times.get(name) ?? []), time]),
        (error: unknown) => void failures.push(`${path}: ${String(error)}`),
      ),
    )
  }
  await Promise.all(under)
  return { sent: total, times, failures }
}

async function timed(address: string): Promise<number> {
  const began = performance.now()
  const answer = await fetch(address)
  const body = await answer.text()
  if (!answer.ok) throw new Error(`${answer.status} ${body}`)
  return performance.now() - began
}

async function askMany(
  address: string,
  asked: readonly (readonly [string, string])[],
  many: number,
): Promise<number> {
  let sent = 0
  let failed = 0
  const work = async () => {
    while (sent < many) {
      const [, path] = asked[sent++ % asked.length] ?? ['', '']
      await timed(address + path).catch(() => failed++)
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work))
  return failed
}

/** Memory in MB, and open files. */
function sizeOf({ pid }: ChildProcess): { memory: number; files: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const memory = Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024)
  return { memory, files: readdirSync(`/proc/${pid}/fd`).length }
}

function quantiles(list: readonly number[]): { middle: number; p95: number; most: number } {
  const sorted = list.toSorted((a, b) => a - b)
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  return { middle: at(0.5), p95: at(0.95), most: at(1) }
}

function describe(list: readonly number[]): string {
  const { middle, p95, most } = quantiles(list)
  return `${middle} ms at the middle, ${p95} at 95 %, ${most} at most`
}
