/** Adds reports to a ledger: what is named is put into the ledger's queue, then the queue is read. */
import { createReadStream } from 'node:fs'
import type { Metadata } from '../documents/index.ts'
import { ReadoutError, unreadable } from '../errors.ts'
import {
  addAddresses,
  addReports,
  clearInputs,
  countQueue,
  finishInput,
  type Ledger,
  newWorker,
  releaseLeases,
  retryFailed,
  storeReadings,
} from '../ledger/index.ts'
import type { Codebook, Failure, Reading, Report } from '../types.ts'
import { fetchQueue } from './fetch.ts'
import { findInputs, type Input } from './find.ts'
import { parseGiven } from './given.ts'
import { readQueue } from './read.ts'
import { takeInput } from './take.ts'

/** How to add. */
export interface AddOptions {
  readonly codebook: Codebook
  /** What a document itself may not tell. */
  readonly given?: Metadata
  /** Threads that read; all cores by default. */
  readonly threads?: number
  /** Tries again what failed before. */
  readonly retry?: boolean
  /** Fetches addresses again that were fetched before. */
  readonly refresh?: boolean
  /** Ranges of addresses that may be fetched from though they are not public. */
  readonly allow?: readonly string[]
  /** What "-" stands for. */
  readonly input?: AsyncIterable<Uint8Array>
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  readonly onFailure?: (failure: Failure) => void
}

/** How far it is. */
export interface Progress {
  readonly step: 'looking' | 'fetching' | 'reading'
  readonly done: number
  readonly failed: number
  /** How many there are in all; 0 while that is not known. */
  readonly total: number
}

/** What came of it. */
export interface Added {
  /** Reports that were not in the ledger before, and those that were. */
  readonly added: number
  readonly known: number
  /** Addresses that were named and had been fetched before. */
  readonly fetchedBefore: number
  readonly read: number
  readonly unread: number
  readonly failed: number
  /** Still in the queue: being read by others, or left when this was stopped. */
  readonly waiting: number
  /** Files of folders whose type is not known. */
  readonly skipped: readonly string[]
}

const BATCH = 200 // reports and readings that are written at once

/**
 * Adds what paths, globs, folders, addresses and "-" name; without any it goes on with what the ledger's queue holds.
 * Everything that is named is in the queue before the first report is read: whatever happens then, adding again goes
 * on where it stopped. One input that fails is told, kept with its reason, and stops nothing else.
 */
export async function add(ledger: Ledger, paths: readonly string[], options: AddOptions): Promise<Added> {
  const { given = {}, signal } = options
  const counts = { added: 0, known: 0, fetchedBefore: 0, read: 0, unread: 0, failed: 0 }
  const skipped: string[] = []
  const fail = (failure: Failure) => {
    counts.failed++
    options.onFailure?.(failure)
  }
  const worker = newWorker()
  try {
    const gather = new Gatherer(ledger, { options, counts, fail })
    if (options.retry) for (const one of await retryFailed(ledger)) await gather.takeAgain(one)
    for await (const input of findInputs(paths)) {
      if (signal?.aborted) break
      if (input.kind === 'unknown') skipped.push(input.ref)
      else await gather.take(input, given)
    }
    await gather.flush()
    await fetchQueue(ledger, worker, { options, counts, fail })
    await readQueue(ledger, worker, { options, counts, fail })
  } finally {
    await releaseLeases(ledger, worker)
  }
  return { ...counts, waiting: await countQueue(ledger), skipped }
}

/** What one run of `add` counts as it goes. */
export interface Counts {
  added: number
  known: number
  fetchedBefore: number
  read: number
  unread: number
  failed: number
}

/** What the steps share. */
export interface Run {
  readonly options: AddOptions
  readonly counts: Counts
  readonly fail: (failure: Failure) => void
}

/** Puts what inputs hold into the ledger, some at a time. */
class Gatherer {
  readonly #ledger: Ledger
  readonly #run: Run
  #reports: Report[] = []
  #readings: Reading[] = []
  #well: string[] = [] // files that gave what is at hand

  constructor(ledger: Ledger, run: Run) {
    this.#ledger = ledger
    this.#run = run
  }

  /** Takes a file that had failed, with what was given for it then. */
  async takeAgain(failed: { readonly ref: string; readonly given: string }): Promise<void> {
    const { ref } = failed
    let given: Metadata
    try {
      given = parseGiven(failed)
    } catch (error) {
      return this.#run.fail({ ref, error: toError(error as ReadoutError) })
    }
    await this.take({ kind: 'file', ref }, given)
  }

  async take(input: Exclude<Input, { kind: 'unknown' }>, given: Metadata): Promise<void> {
    const { options, counts, fail } = this.#run
    if (input.kind === 'missing') return fail({ ref: input.ref, error: toError(input.error) })
    if (input.kind === 'address') {
      const again = options.refresh ?? false
      const added = await addAddresses(this.#ledger, [input.ref], { given, again })
      counts.fetchedBefore += 1 - added
      return
    }
    const ref = input.kind === 'file' ? input.ref : 'standard input'
    const failures: Failure[] = []
    try {
      const stream = input.kind === 'file' ? createReadStream(ref) : (options.input ?? process.stdin)
      for await (const taken of takeInput(stream, { ref, given })) {
        if (options.signal?.aborted) return
        if (taken.kind === 'failure') failures.push({ ref: taken.ref, error: toError(taken.error) })
        else if (taken.kind === 'address') await this.take({ kind: 'address', ref: taken.address }, given)
        else if (taken.kind === 'report') this.#reports.push(taken.report)
        else this.#readings.push(taken.reading)
        if (this.#reports.length + this.#readings.length >= BATCH) await this.flush()
      }
    } catch (error) {
      failures.push({ ref, error: toError(explain(error, ref)) })
    }
    for (const failure of failures) fail(failure)
    if (input.kind === 'file') await this.#put(ref, given, failures)
  }

  /** Puts down that a file failed, so that it can be tried again; or that one which had failed is well now. */
  async #put(ref: string, given: Metadata, failures: readonly Failure[]): Promise<void> {
    const [first] = failures
    if (!first) {
      this.#well.push(ref)
      return
    }
    const { code, message } = first.error
    const more = failures.length > 1 ? ` (and ${failures.length - 1} more of this file)` : ''
    await finishInput(this.#ledger, { ref, kind: 'file', given }, { code, message: message + more })
  }

  /** Stores readings together; where that fails because of one of them, one by one, so that it stops no other. */
  async #store(readings: readonly Reading[]): Promise<void> {
    const { options, counts, fail } = this.#run
    try {
      const { added, known } = await storeReadings(this.#ledger, readings, options.codebook)
      counts.added += added
      counts.read += added
      counts.known += known
    } catch (error) {
      if (!(error instanceof ReadoutError) || error.code !== 'unsound') throw error
      const [first] = readings
      if (first && readings.length === 1)
        return fail({ ref: first.report.ref ?? first.report.id, error: toError(error) })
      for (const reading of readings) await this.#store([reading])
    }
  }

  /** Writes what is at hand. */
  async flush(): Promise<void> {
    const { counts } = this.#run
    const [reports, readings, well] = [this.#reports, this.#readings, this.#well]
    this.#reports = []
    this.#readings = []
    this.#well = []
    if (reports.length > 0) {
      const added = await addReports(
        this.#ledger,
        reports.map((report) => ({ report })),
      )
      counts.added += added.length
      counts.known += reports.length - added.length
    }
    if (readings.length > 0) await this.#store(readings)
    if (well.length > 0) await clearInputs(this.#ledger, well)
    this.#run.options.onProgress?.({
      step: 'looking',
      done: counts.added + counts.known,
      failed: counts.failed,
      total: 0,
    })
  }
}

function toError({ code, message }: ReadoutError): Failure['error'] {
  return { code, message }
}

function explain(error: unknown, ref: string): ReadoutError {
  if (error instanceof ReadoutError) return error
  const { syscall } = error as NodeJS.ErrnoException
  if (syscall !== undefined) return unreadable(ref, error as NodeJS.ErrnoException)
  throw error
}
