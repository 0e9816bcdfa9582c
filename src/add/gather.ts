/** Takes inputs apart and puts what they hold into the ledger: reports into its queue, addresses too, readings as they are. */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { Metadata } from '../documents/index.ts'
import { ReadoutError, unreadable } from '../errors.ts'
import {
  addAddresses,
  addReports,
  clearInputs,
  finishInput,
  type Ledger,
  storeReadings,
} from '../ledger/index.ts'
import type { Failure, Reading, Report } from '../types.ts'
import type { Input } from './find.ts'
import { parseGiven } from './given.ts'
import type { Run } from './index.ts'
import { takeInput } from './take.ts'

const BATCH = 200 // reports and readings that are written at once

/** Puts what inputs hold into the ledger, some at a time. */
export class Gatherer {
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
    const ref = input.kind === 'standard input' ? input.kind : input.ref
    const failures: Failure[] = []
    try {
      for await (const taken of takeInput(this.#open(input), { ref, given })) {
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

  #open(input: Extract<Input, { kind: 'file' | 'bytes' | 'standard input' }>): AsyncIterable<Uint8Array> {
    if (input.kind === 'file') return createReadStream(input.ref)
    if (input.kind === 'bytes') return Readable.from([input.bytes])
    return this.#run.options.input ?? process.stdin
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
