/**
 * How fast and how large Readout is: `readout read --jsonl` over PolNeAR's dev articles as a whole process, with one
 * thread and with all; the time from the start of the process to `--help` and to a short report read; and how much of
 * the time of reading is spent outside the model. Medians; a bare Node runs beside each. It fails where one thread
 * and several do not give the same bytes.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { loadCodebook } from '../src/codebook.ts'
import { parseReport } from '../src/documents/index.ts'
import { loadModel } from '../src/model.ts'
import { read } from '../src/read/index.ts'
import { type Article, explainMissing, keepResult, median, readDevArticles } from './record.ts'

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
  const alone = run([READOUT, 'read', '--jsonl', '--threads', '1'], input)
  const sameBytes = runs.every(({ digest }) => digest === alone.digest)
  if (!sameBytes) process.exitCode = 1
  const seconds = median(runs.map(({ seconds }) => seconds))
  const starts = measureStarts()
  const result = {
    wordsPerSecond: Math.round(words / seconds),
    documentsPerSecond: Number((articles.length / seconds).toFixed(1)),
    peakMegabytes: Math.round(median(runs.map(({ megabytes }) => megabytes))),
    millisecondsToStart: starts,
    shareOutsideModel: await measureOutside(articles),
    wordsPerSecondOneThread: Math.round(words / alone.seconds),
    sameBytes,
    runs,
  }
  process.stdout.write(
    [
      `PolNeAR dev: ${articles.length} documents, ${words} words, ${availableParallelism()} threads, medians of ${RUNS} whole processes`,
      `words per second      ${result.wordsPerSecond}; one run with one thread: ${result.wordsPerSecondOneThread}`,
      `one thread or more    ${sameBytes ? 'the same bytes' : 'NOT THE SAME BYTES'}`,
      `outside the model     ${(100 * result.shareOutsideModel).toFixed(1)} % of the time of reading`,
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
function run(args: readonly string[], input = ''): { seconds: number; megabytes: number; digest: string } {
  const tell = `import { isMainThread } from 'node:worker_threads'
    import { writeSync } from 'node:fs'
    if (isMainThread) process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)))`
  const hook = `--import=data:text/javascript,${encodeURIComponent(tell)}`
  const started = performance.now()
  const { status, output, stdout } = spawnSync(process.execPath, [hook, ...args], {
    input,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 2 ** 30,
  })
  const seconds = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`readout failed: ${output[2]}`)
  const digest = createHash('sha256').update(stdout).digest('hex')
  return { seconds, megabytes: Number(output[3]) / 1024, digest }
}

/** The share of the time of reading, in one process, that is not spent in the model. */
async function measureOutside(articles: readonly Article[]): Promise<number> {
  const [model, codebook] = await Promise.all([loadModel(), loadCodebook()])
  let inside = 0
  const timed: typeof model = {
    ...model,
    score: async (window) => {
      const started = performance.now()
      const cues = await model.score(window)
      inside += performance.now() - started
      return cues
    },
  }
  const started = performance.now()
  for (const { text } of articles) {
    const reading = await read(parseReport({ text }), {
      model: timed,
      codebook,
      name: 'readout',
      version: 'benchmark',
    })
    JSON.stringify(reading)
  }
  return 1 - inside / (performance.now() - started)
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
