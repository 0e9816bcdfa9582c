/** Reads many reports on several threads, in order, in memory that does not grow with their number. */
import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { Piscina } from 'piscina'
import type { Metadata } from './documents/index.ts'
import type { Codebook, Failure, Report } from './types.ts'

/** One report to read: a line of JSON Lines, a file's bytes, or what was made of them; or why there is none. */
export type Job = {
  /** The file's path, or "line 3". */
  readonly ref: string
  readonly given?: Metadata
} & (
  | { readonly kind: 'record'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'document'
      readonly bytes: Uint8Array
      readonly type?: string
      readonly charset?: string
    }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'failure'; readonly failure: Failure }
)

/** What became of a job: a line of JSON, a Reading or a Failure, without its line break. */
export interface Answer {
  readonly outcome: 'read' | 'unread' | 'failed'
  readonly line: string
}

/** What a thread reads with, and what it minds. */
export interface Task {
  readonly codebook: Codebook
  /** Not 0 once nobody wants the answers any more. */
  readonly stopped: Int32Array
  /** Milliseconds that one report may take; looked at between two windows of the model. */
  readonly longest: number
}

const LONGEST = 120_000 // milliseconds that one report may take
const GRACE = 60_000 // milliseconds after which a thread that does not look at the clock is ended
const MOST_MEMORY = 2048 // megabytes of a thread's heap
const AHEAD = 4 // answers per thread that may wait for a slower one before them

/**
 * The answers to jobs, one each and in their order. A job that takes too long or too much memory ends as a failure
 * and leaves the others alone; no more jobs are taken than are read, or wait for one before them. When `signal` aborts,
 * it ends early, without the answers that are not there yet.
 */
export async function* readMany(
  jobs: AsyncIterable<Job>,
  {
    threads = availableParallelism(),
    codebook,
    signal,
  }: { threads?: number; codebook: Codebook; signal?: AbortSignal },
): AsyncGenerator<Answer> {
  const stopped = new Int32Array(new SharedArrayBuffer(4)) // not 0 once nobody wants the answers any more
  const task: Task = { stopped, longest: LONGEST, codebook }
  const pool = new Piscina<Job, Answer>({
    workerData: task,
    filename: new URL(`./worker${extname(import.meta.url)}`, import.meta.url).href,
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY, // a new thread would load the model again
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  })
  const freed: (() => void)[] = []
  let free = threads
  const answer = async (job: Job): Promise<Answer> => {
    if (job.kind === 'failure') return fail(job.failure)
    if (free > 0) free--
    else await new Promise<void>((resolve) => freed.push(resolve))
    try {
      if (stopped[0] !== 0) return fail({ ref: job.ref, error: STOPPED })
      return await pool.run(job, { signal: AbortSignal.timeout(LONGEST + GRACE) })
    } catch (error) {
      return fail({ ref: job.ref, error: explain(error) })
    } finally {
      const next = freed.shift()
      if (next) next()
      else free++
    }
  }
  const answers: Promise<Answer>[] = []
  const source = jobs[Symbol.asyncIterator]()
  const aborted = new Promise<'aborted'>((resolve) => {
    if (signal?.aborted) resolve('aborted')
    signal?.addEventListener('abort', () => resolve('aborted'), { once: true })
  })
  let next: Promise<IteratorResult<Job>> | null = source.next()
  try {
    while (next || answers.length > 0) {
      const [head] = answers
      const full = answers.length >= threads * AHEAD
      // An answer leaves as soon as it is there: whoever sends one line and waits for its answer gets it.
      const first: Answer | IteratorResult<Job> | 'aborted' | undefined = await Promise.race(
        [head, full ? null : next, aborted].filter((one) => one !== undefined && one !== null),
      )
      if (first === 'aborted') return
      if (first && 'outcome' in first) {
        answers.shift()
        yield first
      } else if (first?.done) next = null
      else if (first) {
        answers.push(answer(first.value))
        next = source.next()
      }
    }
  } finally {
    stopped[0] = 1
    await Promise.all(answers) // a thread that is ended inside the model would take the whole process with it
    await pool.destroy()
  }
}

/** What a job comes to that is not wanted any more; nobody sees it. */
const STOPPED: Failure['error'] = { code: 'internal', message: 'reading was stopped' }

function fail(failure: Failure): Answer {
  return { outcome: 'failed', line: JSON.stringify(failure) }
}

/** The message of a report that takes more than `longest` milliseconds. */
export function tooLong(longest: number): string {
  return `reading took longer than ${longest / 1000} s`
}

function explain(error: unknown): Failure['error'] {
  const { name, code, message } = error as NodeJS.ErrnoException
  if (name === 'AbortError') return { code: 'time', message: tooLong(LONGEST) }
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return { code: 'memory', message: `reading took more than ${MOST_MEMORY} MB of memory` }
  return { code: 'internal', message }
}
