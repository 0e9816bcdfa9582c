/**
 * How fast the desk is, in a real browser on the real server: in each view the time until it shows its first content, and
 * until it answers a reader, on a ledger of many reports; and how a report of 20,000 words scrolls. The ledger is made
 * (`ledger/generate.ts`), and kept in a folder for the next time.
 *
 *     npm run bench:desk -- --reports 2000 --views reports,reading
 */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { startBrowser } from '../test/chromium.ts'
import { fillLedger, fillLong } from './desk/fill.ts'
import { type Answered, goTo, type Request, scroll, type Visit, visit } from './desk/measure.ts'
import { serve } from './desk/serve.ts'
import { findViews, type Looked, type View } from './desk/views.ts'
import { keepResult, median } from './record.ts'

/** Milliseconds in the middle of several runs, and of the slowest. */
interface Times {
  readonly middle: number
  readonly worst: number
}

/** A bar that was missed. */
interface Missed {
  readonly what: string
  readonly middle: number
  readonly bar: number
}

interface Measured {
  readonly view: string
  /** From the navigation to the first content: the page loaded, and from another view of the desk. */
  readonly loaded: Times
  readonly gone: Times
  /** Until the next frame after an input, and until the server's answer was shown. */
  readonly deeds: readonly { readonly name: string; readonly input: Times; readonly result: Times | null }[]
  /** Of the last visit. */
  readonly requests: readonly Request[]
}

const CONTENT = 1000 // milliseconds until first content …
const INPUT = 100 // … and until an input is answered
const SHORTEST = 16 // an input that took less has no measure
const LATE = 25 // milliseconds: a frame that comes later was left out once at 60 a second
const WORDS = ['ceasefire', 'bridge'] as const

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '7' },
    /** Where ledgers are kept. */
    folder: { type: 'string', default: join(tmpdir(), 'readout-bench-desk') },
    /** Names of views; all where nothing is said. */
    views: { type: 'string', default: '' },
    /** Leaves the long report out. */
    short: { type: 'boolean', default: false },
  },
})
const runs = Number(values.runs)
const wanted = values.views === '' ? null : values.views.split(',')

process.stderr.write(`filling a ledger with about ${values.reports} reports, if it is not there\n`)
const folder = await fillLedger(values.folder, Number(values.reports))
const browser = await startBrowser()
try {
  const [size, views] = await onServer(folder, measureViews)
  const long = values.short ? null : await measureLong()
  const measured = [...views, ...(long ? [long.measured] : [])]
  const missed = measured.flatMap(findMissed)
  process.stdout.write(`\n${missed.length === 0 ? 'every bar is met' : 'bars that are missed:'}\n`)
  for (const { what, middle, bar } of missed) process.stdout.write(`  ${what}: ${middle} ms, wanted ${bar}\n`)
  keepResult('desk', { ...size, runs, views, long, missed })
} finally {
  await browser.close()
}

async function onServer<T>(folder: string, use: (address: string) => Promise<T>): Promise<T> {
  const { address, stop } = await serve(folder)
  try {
    return await use(address)
  } finally {
    await stop()
  }
}

async function measureViews(
  address: string,
): Promise<[{ reports: number; statements: number }, readonly Measured[]]> {
  const get = async (path: string) => (await fetch(address + path)).json()
  const { reports, statements } = (await get('/api/ledger')) as { reports: number; statements: number }
  process.stdout.write(`${reports} reports with ${statements} statements that count; milliseconds\n`)
  const views = findViews(await findLooked(get)).filter(({ name }) => wanted?.includes(name) ?? true)
  const measured: Measured[] = []
  for (const view of views) {
    measured.push(await measureView(browser, address, view))
    print(measured.slice(-1))
  }
  return [{ reports, statements }, measured]
}

/** The report of the first page with most statements, and the actor with most of them. */
async function findLooked(get: (path: string) => Promise<unknown>): Promise<Looked> {
  const reports = (await get('/api/reports?latest=true&limit=50')) as {
    readonly report: { readonly id: string }
    readonly statements: number
  }[]
  const [report] = reports.toSorted((a, b) => b.statements - a.statements)
  const [actor] = (await get('/api/actors?limit=1')) as { readonly id: string }[]
  if (!report || !actor) throw new Error('the ledger is empty')
  return { report: report.report.id, actor: actor.id, words: WORDS }
}

async function measureLong(): Promise<{
  words: number
  statements: number
  measured: Measured
  scrolled: { longestTask: number; frames: number; late: number; over50: number; worst: number }
}> {
  const { folder, reading } = await fillLong(values.folder)
  const { id, text } = reading.report
  const size = { words: text.match(/\S+/g)?.length ?? 0, statements: reading.statements.length }
  process.stdout.write(`\na report of ${size.words} words with ${size.statements} statements\n`)
  return onServer(folder, async (address) => {
    const [, reading] = findViews({ report: id, actor: '', words: WORDS })
    if (!reading) throw new Error('there is no view of a reading')
    const deeds = reading.deeds.filter(({ changes }) => changes === undefined)
    const view = { ...reading, name: 'a long report', deeds }
    const measured = await measureView(browser, address, view)
    print([measured])
    const { frames, tasks } = await scroll(browser, address, view)
    const scrolled = {
      longestTask: Math.round(Math.max(0, ...tasks)),
      frames: frames.length,
      late: frames.filter((time) => time > LATE).length,
      over50: frames.filter((time) => time > 50).length,
      worst: Math.round(Math.max(0, ...frames)),
    }
    process.stdout.write(
      `scrolled to its end: the longest task ${scrolled.longestTask} ms; ${scrolled.frames} frames, ` +
        `${scrolled.late} left out (over ${LATE} ms), ${scrolled.over50} over 50 ms, the longest ${scrolled.worst} ms\n`,
    )
    return { ...size, measured, scrolled }
  })
}

/** Measures a view several times, after a visit that warms the server. */
async function measureView(browser: Browser, address: string, view: View): Promise<Measured> {
  await visit(browser, address, { ...view, deeds: [] })
  const visits: Visit[] = []
  const gone: number[] = []
  for (let run = 0; run < runs; run++) {
    visits.push(await visit(browser, address, view))
    gone.push(await goTo(browser, address, view))
  }
  const answersOf = (name: string) => visits.flatMap(({ deeds }) => deeds.get(name) ?? [])
  return {
    view: view.name,
    loaded: timesOf(visits.map(({ content }) => content)),
    gone: timesOf(gone),
    deeds: view.deeds.flatMap(({ name }) => {
      const answers = answersOf(name)
      return answers.length === 0 ? [] : [{ name, ...timesOfDeed(answers) }]
    }),
    requests: visits.at(-1)?.requests ?? [],
  }
}

function timesOfDeed(answers: readonly Answered[]): { input: Times; result: Times | null } {
  const results = answers.flatMap(({ result }) => result ?? [])
  return {
    input: timesOf(answers.map(({ input }) => input ?? SHORTEST)),
    result: results.length === 0 ? null : timesOf(results),
  }
}

function timesOf(times: readonly number[]): Times {
  return { middle: Math.round(median(times)), worst: Math.round(Math.max(...times)) }
}

function findMissed({ view, loaded, gone, deeds }: Measured): Missed[] {
  const all = [
    { what: `${view}, the page loaded`, time: loaded, bar: CONTENT },
    { what: `${view}, from another view`, time: gone, bar: CONTENT },
    ...deeds.flatMap(({ name, input, result }) => [
      { what: `${view}, ${name}, the next frame`, time: input, bar: INPUT },
      ...(result ? [{ what: `${view}, ${name}, the answer`, time: result, bar: CONTENT }] : []),
    ]),
  ]
  return all.flatMap(({ what, time: { middle }, bar }) => (middle < bar ? [] : [{ what, middle, bar }]))
}

function print(measured: readonly Measured[]): void {
  const row = (name: string, input: Times | null, answer: Times | null) =>
    `${name.padEnd(30)}${format(input).padStart(14)}${format(answer).padStart(14)}\n`
  for (const { view, loaded, gone, deeds, requests } of measured) {
    process.stdout.write(`\n${view.padEnd(30)}${'next frame'.padStart(14)}${'content'.padStart(14)}\n`)
    process.stdout.write(row('  the page loaded', null, loaded))
    process.stdout.write(row('  from another view', null, gone))
    for (const { name, input, result } of deeds) process.stdout.write(row(`  ${name}`, input, result))
    for (const { path, from, until, bytes } of requests)
      process.stdout.write(`    ${path}: from ${from} until ${until}, ${Math.ceil(bytes / 1000)} kB\n`)
  }
}

/** "12 / 40": in the middle, at worst. */
function format(times: Times | null): string {
  return times ? `${times.middle} / ${times.worst}` : ''
}
