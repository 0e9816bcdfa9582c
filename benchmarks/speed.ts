/**
 * How fast and how large Readout is: `readout read --jsonl` over PolNeAR's dev articles as a whole process, and the
 * time from the start of the process to `--help` and to a short report read. Medians; a bare Node runs beside each.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { explainMissing, keepResult, median, readDevArticles } from './record.ts'

const READOUT = fileURLToPath(new URL('../bin/readout.js', import.meta.url))
const SAMPLE = fileURLToPath(
  new URL('../samples/2026-03-13-lantern-wire-harrowsund-summit.txt', import.meta.url),
)
const RUNS = 5
const STARTS = 11

try {
  const articles = readDevArticles()
  const words = articles.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0)
  const input = articles.map(({ id, text }) => JSON.stringify({ id, text })).join('\n')
  const runs = Array.from({ length: RUNS }, () => run([READOUT, 'read', '--jsonl'], input))
  const seconds = median(runs.map(({ seconds }) => seconds))
  const starts = measureStarts()
  const result = {
    wordsPerSecond: Math.round(words / seconds),
    documentsPerSecond: Number((articles.length / seconds).toFixed(1)),
    peakMegabytes: Math.round(median(runs.map(({ megabytes }) => megabytes))),
    millisecondsToStart: starts,
    runs,
  }
  process.stdout.write(
    [
      `PolNeAR dev: ${articles.length} documents, ${words} words, all cores, medians of ${RUNS} whole processes`,
      `words per second      ${result.wordsPerSecond}`,
      `documents per second  ${result.documentsPerSecond}`,
      `peak memory           ${result.peakMegabytes} MB`,
      `start, medians of ${STARTS}: node -e 0 ${starts.node} ms, readout --help ${starts.help} ms, a sample read ${starts.sample} ms`,
      '',
    ].join('\n'),
  )
  keepResult('speed', result)
} catch (error) {
  explainMissing(error)
}

/** Runs Node on `args`; the time of the whole process and its peak memory, as the system counts it. */
function run(args: readonly string[], input = ''): { seconds: number; megabytes: number } {
  const tell = `import { isMainThread } from 'node:worker_threads'
    import { writeSync } from 'node:fs'
    if (isMainThread) process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)))`
  const hook = `--import=data:text/javascript,${encodeURIComponent(tell)}`
  const started = performance.now()
  const { status, output } = spawnSync(process.execPath, [hook, ...args], {
    input,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 2 ** 30,
  })
  const seconds = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`readout failed: ${output[2]}`)
  return { seconds, megabytes: Number(output[3]) / 1024 }
}

/** Milliseconds from start to end of short processes, in turns, so that a slow moment of the machine hits them all. */
function measureStarts(): { node: number; help: number; sample: number } {
  const rounds = Array.from({ length: STARTS }, () => ({
    node: time(['-e', '0']),
    help: time([READOUT, '--help']),
    sample: time([READOUT, 'read', SAMPLE]),
  }))
  const of = (name: 'node' | 'help' | 'sample') => Math.round(median(rounds.map((round) => round[name])))
  return { node: of('node'), help: of('help'), sample: of('sample') }
}

function time(args: readonly string[]): number {
  const started = performance.now()
  const { status } = spawnSync(process.execPath, args)
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed`)
  return performance.now() - started
}
