/**
 * Threads that ask and change the ledger, so that the server itself never waits for a database: SQLite answers in the thread
 * that asks. Questions run on several threads at once, changes on one.
 */
import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { Piscina } from 'piscina'
import { type ErrorCode, ReadoutError, TooManyError } from '../errors.ts'
import type { Asked, CHANGES, QUESTIONS } from './tasks.ts'

/** How a thread opens the ledger. */
export interface Opening {
  readonly where: string
  /** Whether its tasks are changes; else they are questions, and nothing is written. */
  readonly changes: boolean
  /** Milliseconds that one question may take. */
  readonly longest: number
}

/** A task by its name, and what it is given beside the ledger. */
export interface Job {
  readonly name: string
  readonly args: readonly unknown[]
}

/** What came of a task: JSON, of a page its rows and where the next one begins; or what was wrong. */
export type Done =
  | { readonly json: string; readonly next?: string }
  | { readonly error: { readonly code: ErrorCode; readonly message: string; readonly seconds?: number } }

/** What a task gave. */
export type Result = Extract<Done, { json: string }>

/** The threads of one ledger. */
export interface Threads {
  /** Asks. Throws a ReadoutError where the question is wrong, takes too long (`slow`), or too many wait (`busy`). */
  ask<Name extends keyof typeof QUESTIONS>(
    name: Name,
    ...args: Asked<typeof QUESTIONS, Name>
  ): Promise<Result>
  /** Changes, after all changes that were asked for before. */
  change<Name extends keyof typeof CHANGES>(name: Name, ...args: Asked<typeof CHANGES, Name>): Promise<Result>
  /** Ends them, once what is under way is done. */
  close(): Promise<void>
}

/** Milliseconds that one question may take. */
export const LONGEST_QUESTION = 10_000
/** Milliseconds after which a thread is ended that does not mind the clock. */
const GRACE = 20_000
/** Milliseconds for a change: it may wait for another process that writes. */
const LONGEST_CHANGE = 60_000
/** Questions, and changes, that may wait for a thread at once. */
const MOST_WAITING = 200

/** Starts them; each opens the ledger when it is first asked. A question may take `longest` milliseconds. */
export function startThreads(
  where: string,
  {
    threads = Math.max(2, availableParallelism()),
    longest = LONGEST_QUESTION,
  }: { threads?: number; longest?: number } = {},
): Threads {
  const pool = (changes: boolean, most: number) =>
    new Piscina<Job, Done>({
      filename: new URL(`./worker${extname(import.meta.url)}`, import.meta.url).href,
      workerData: { where, changes, longest } satisfies Opening,
      minThreads: 1,
      maxThreads: most,
      idleTimeout: Number.POSITIVE_INFINITY, // a new thread would open the ledger again, with nothing of it at hand
      maxQueue: MOST_WAITING,
    })
  const asking = pool(false, threads)
  const changing = pool(true, 1)
  return {
    ask: (name, ...args) => run(asking, { name, args }, longest + GRACE),
    change: (name, ...args) => run(changing, { name, args }, LONGEST_CHANGE),
    async close() {
      await Promise.all([asking.close(), changing.close()])
    },
  }
}

async function run(pool: Piscina<Job, Done>, job: Job, longest: number): Promise<Result> {
  let done: Done
  try {
    done = await pool.run(job, { signal: AbortSignal.timeout(longest) })
  } catch (error) {
    throw explain(error)
  }
  if (!('error' in done)) return done
  const { code, message, seconds } = done.error
  throw seconds === undefined ? new ReadoutError(code, message) : new TooManyError(message, seconds)
}

function explain(error: unknown): unknown {
  const { name, message } = error as Error
  if (name === 'AbortError')
    return new ReadoutError('slow', 'it takes too long on this ledger and was stopped; narrow it by a filter')
  if (/queue/i.test(message))
    return new ReadoutError('busy', 'too many questions wait for an answer; try again in a moment')
  return error
}
