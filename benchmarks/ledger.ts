/**
 * How the ledger does with many reports: how fast they are added, how large it gets, how long its questions take and how
 * much memory, at several sizes, on SQLite and on PostgreSQL. The reports are made (`ledger/generate.ts`). What was built
 * stays in a folder, and what was measured too: the benchmark goes on where it ended.
 *
 *     node benchmarks/ledger.ts --kinds sqlite --sizes 10000,100000 --plot
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import type { Added, Batch } from './ledger/add.ts'
import { type Answers, QUESTIONS } from './ledger/ask.ts'
import { drawPanels, type Line } from './ledger/plot.ts'
import { startServer } from './ledger/server.ts'
import { readSources } from './ledger/sources.ts'
import { keepResult } from './record.ts'

/** What was measured at one size. */
interface Measured extends Added {
  /** Statements per second while the last tenth was added: by the clock, and by the processor time of the process. */
  readonly rate: number
  readonly rateByCpu: number
  /** Of the file or the database. */
  readonly sizeMegabytes: number
  readonly answers: readonly Answers[]
}

type Kind = 'sqlite' | 'postgres'

const NAMES: Readonly<Record<Kind, string>> = { sqlite: 'SQLite', postgres: 'PostgreSQL' }

const { values } = parseArgs({
  options: {
    kinds: { type: 'string', default: 'sqlite,postgres' },
    sizes: { type: 'string', default: '10000,30000,100000,300000,1000000' },
    questions: { type: 'string', default: Object.keys(QUESTIONS).join(',') },
    folder: { type: 'string', default: join(tmpdir(), 'readout-bench-ledger') },
    /** Asks again what was asked at the last size. */
    again: { type: 'boolean', default: false },
    /** Builds the ledgers anew. */
    anew: { type: 'boolean', default: false },
    plot: { type: 'boolean', default: false },
  },
})
const LONGEST = 3_600_000 // milliseconds of one process
const run = promisify(execFile)
const kinds = values.kinds.split(',') as Kind[]
const sizes = values.sizes.split(',').map(Number)
const sources = await readSources()
for (const kind of kinds) await measureKind(kind)
const results = Object.fromEntries(kinds.map((kind) => [kind, readState(kind)]))
for (const kind of kinds) print(kind, readState(kind))
keepResult('ledger', results)
if (values.plot) plot()

async function measureKind(kind: Kind): Promise<void> {
  const folder = join(values.folder, kind)
  if (values.anew) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'readout.db')
  const server = kind === 'postgres' ? await startServer(join(folder, 'server')) : null
  const where = server?.address ?? file
  const sizeOf = async () => (server ? await server.size() : statSync(file).size)
  try {
    for (const size of sizes) {
      const state = readState(kind)
      const isLast = size === Math.max(...Object.keys(state).map(Number))
      if (state[size] && !(values.again && isLast)) continue
      const log = join(folder, 'adding.jsonl')
      const added = state[size] ?? (await addUntil(where, { size, log }))
      if (added.statements > 1.1 * size) {
        process.stderr.write(`${kind}: holds more than ${size} statements already; --anew builds it anew\n`)
        continue
      }
      const measured: Measured = {
        ...added,
        ...rateAt(log, size),
        sizeMegabytes: Math.round((await sizeOf()) / 1e6),
        answers: await askAll(where, state[size]?.answers ?? []),
      }
      writeState(kind, { ...state, [size]: measured })
      print(kind, { [size]: measured })
    }
  } finally {
    await server?.stop()
  }
}

async function addUntil(where: string, { size, log }: { size: number; log: string }): Promise<Added> {
  const script = fileURLToPath(new URL('ledger/add.ts', import.meta.url))
  const { stdout } = await run(process.execPath, [script, where, String(size), log, sources], {
    timeout: LONGEST,
  })
  return JSON.parse(stdout)
}

/** The answers of processes of their own; those that are not asked now stay as they were. */
async function askAll(where: string, before: readonly Answers[]): Promise<readonly Answers[]> {
  const script = fileURLToPath(new URL('ledger/ask.ts', import.meta.url))
  const answers = new Map(before.map((one) => [one.question, one]))
  for (const question of values.questions.split(',')) {
    if (question === '') continue
    try {
      const { stdout } = await run(process.execPath, [script, where, question], { timeout: LONGEST })
      answers.set(question, JSON.parse(stdout))
    } catch (error) {
      process.stderr.write(`${question}: ${(error as Error).message.slice(0, 600)}\n`)
    }
  }
  return [...answers.values()]
}

function rateAt(log: string, size: number): Pick<Measured, 'rate' | 'rateByCpu'> {
  const batches: Batch[] = readFileSync(log, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  let [took, cpu, statements, before] = [0, 0, 0, 0]
  for (const batch of batches) {
    if (batch.statements > 0.9 * size && before < size) {
      took += batch.took
      cpu += batch.cpu
      statements += batch.statements - before
    }
    before = batch.statements
  }
  return { rate: Math.round((1000 * statements) / took), rateByCpu: Math.round((1000 * statements) / cpu) }
}

type State = Readonly<Record<number, Measured>>

function stateFile(kind: Kind): string {
  return join(values.folder, kind, 'measured.json')
}

function readState(kind: Kind): State {
  const file = stateFile(kind)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

function writeState(kind: Kind, state: State): void {
  writeFileSync(stateFile(kind), JSON.stringify(state, null, 1))
}

function print(kind: Kind, state: State): void {
  for (const [
    size,
    { reports, statements, rate, rateByCpu, megabytes, sizeMegabytes, answers },
  ] of Object.entries(state)) {
    const lines = [
      '',
      `${kind}, ${size} statements (${reports} reports, ${statements} statements)`,
      `adding          ${rate} statements per second (${rateByCpu} by processor time), ${megabytes} MB of memory`,
      `on the disk     ${sizeMegabytes} MB`,
    ]
    for (const { question, asked, megabytes } of answers) {
      const filters = asked.map(
        ({ filter, p50, p95, failed }) =>
          `${filter} ${p50}/${p95}${failed ? ` (${failed.times} failed)` : ''}`,
      )
      lines.push(`${question.padEnd(15)} ${megabytes} MB; ms at the middle/95 %: ${filters.join(', ')}`)
    }
    process.stdout.write(`${lines.join('\n')}\n`)
  }
}

/** Draws docs/ledger-growth.svg. */
function plot(): void {
  const lines = (
    value: (measured: Measured) => number | undefined,
    name = (kind: Kind) => NAMES[kind],
  ): Line[] =>
    kinds.map((kind) => ({
      name: name(kind),
      dashed: kind === 'postgres',
      points: Object.values(readState(kind)).flatMap((measured) => {
        const one = value(measured)
        return one === undefined ? [] : [[measured.statements, one] as const]
      }),
    }))
  const slowest = (question: string) => (measured: Measured) => {
    const asked = measured.answers.find((one) => one.question === question)?.asked ?? []
    return asked.length > 0 ? Math.max(...asked.map(({ p95 }) => p95)) : undefined
  }
  const first = kinds[0] ?? 'sqlite'
  const views = Object.keys(QUESTIONS).filter((question) => question !== 'search')
  const svg = drawPanels([
    { title: 'Adding', unit: 'statements per second', wanted: 2000, lines: lines(({ rate }) => rate) },
    { title: 'On the disk', unit: 'MB', lines: lines(({ sizeMegabytes }) => sizeMegabytes) },
    { title: 'Text search, 95 %', unit: 'ms', wanted: 100, lines: lines(slowest('search')) },
    {
      title: `Views on ${NAMES[first]}, slowest filter, 95 %`,
      unit: 'ms',
      wanted: 300,
      lines: views
        .flatMap((view) => lines(slowest(view), () => view).slice(0, 1))
        .filter(({ points }) => points.length > 0),
    },
  ])
  writeFileSync(new URL('../docs/ledger-growth.svg', import.meta.url), svg)
  process.stdout.write('drawn in docs/ledger-growth.svg\n')
}
