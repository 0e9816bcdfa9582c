/** Adds reports to a ledger: what is named is put into the ledger's queue, then the queue is read. */
import type { Metadata } from '../documents/index.ts'
import { countQueue, type Ledger, newWorker, releaseLeases, retryFailed } from '../ledger/index.ts'
import type { Codebook, Failure } from '../types.ts'
import { fetchQueue } from './fetch.ts'
import { findInputs, type Input } from './find.ts'
import { Gatherer } from './gather.ts'
import { readQueue } from './read.ts'

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

/** What was put into the queue. */
export interface Enqueued extends Pick<Added, 'added' | 'known' | 'fetchedBefore'> {
  readonly failures: readonly Failure[]
}

/** Puts what inputs hold into the ledger's queue, and reads none of it: readings made elsewhere alone are stored as they are. */
export async function enqueue(
  ledger: Ledger,
  inputs: Iterable<Exclude<Input, { kind: 'unknown' }>>,
  options: AddOptions,
): Promise<Enqueued> {
  const counts = { added: 0, known: 0, fetchedBefore: 0, read: 0, unread: 0, failed: 0 }
  const failures: Failure[] = []
  const gather = new Gatherer(ledger, { options, counts, fail: (failure) => failures.push(failure) })
  for (const input of inputs) await gather.take(input, options.given ?? {})
  await gather.flush()
  const { added, known, fetchedBefore } = counts
  return { added, known, fetchedBefore, failures }
}
