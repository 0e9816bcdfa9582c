/** What benchmarks share: where the corpora lie, and how a result is kept. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'

/** The folder with the corpora and the scorers; it is no part of the project. Links are followed: scorers mind them. */
export const SHARED = findShared(fileURLToPath(new URL('../../shared', import.meta.url)))
const RESULTS = new URL('results/', import.meta.url)

/** An article of the corpus, as far as benchmarks use it. */
export interface Article {
  readonly id: string
  readonly publisher: string
  readonly date: string
  readonly text: string
  readonly attributions: readonly {
    readonly source: Pair[]
    readonly cue: Pair[]
    readonly content: Pair[]
  }[]
}

/** A span as the corpus has it: start and end, in UTF-16 code units. */
export type Pair = [start: number, end: number]

/** The articles of PolNeAR's dev split. */
export function readDevArticles(): Article[] {
  const bytes = gunzipSync(readFileSync(new URL('data/polnear/dev.jsonl.gz', SHARED)))
  return bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

/** Keeps a result as benchmarks/results/NAME.json, with the date, the commit and the machine it was measured on. */
export function keepResult(name: string, result: unknown): void {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
  const record = {
    benchmark: name,
    date: new Date().toISOString(),
    commit: git('rev-parse', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' with changes'),
    machine: {
      processor: cpus()[0]?.model ?? 'unknown',
      cores: availableParallelism(),
      memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
      node: process.version,
    },
    result,
  }
  mkdirSync(RESULTS, { recursive: true })
  const file = new URL(`${name}.json`, RESULTS)
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`)
  process.stdout.write(`kept in benchmarks/results/${name}.json\n`)
}

/** Ends a benchmark whose corpora are missing with a sentence instead of a trace. */
export function explainMissing(error: unknown): never {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  process.stderr.write(`${(error as Error).message}\nthe corpora and scorers are expected in ../shared\n`)
  process.exit(1)
}

function findShared(folder: string): URL {
  return pathToFileURL(`${existsSync(folder) ? realpathSync(folder) : folder}/`)
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
