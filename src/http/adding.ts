/** Reads what was handed in, in a thread of its own, and tells how far it is. */
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Progress } from '../add/index.ts'
import type { Failure } from '../types.ts'
import type { ProgressEvent } from './api.ts'
import type { Events } from './events.ts'

/** What adding is done with. */
export interface Adding {
  readonly where: string
  /** Path of the process's codebook; the shipped one where it is left out. */
  readonly codebook?: string
  /** Ranges of addresses that may be fetched from though they are not public. */
  readonly allow: readonly string[]
  readonly threads?: number
}

/** What the thread is told: to read, with the number of this asking, or to end. */
export type ToAdder = number | 'stop'

/** What it tells. */
export type FromAdder =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'done'; readonly asking: number; readonly read: number; readonly failed: number }
  | { readonly kind: 'broken'; readonly message: string }

/** Somebody who reads what waits. */
export interface Adder {
  /** There is, or may be, something to read. */
  wake(): void
  /** Ends it once what it reads is read. */
  close(): Promise<void>
}

const PAUSE = 250 // milliseconds between two events, but for those that tell of a failure or the end

/** Starts the thread when it is woken first; it loads the reader's model then, and keeps it no longer than it reads. */
export function startAdder(
  { where, codebook, allow, threads }: Adding,
  events: Events<ProgressEvent>,
  log: (line: string) => void,
): Adder {
  let worker: Worker | null = null
  let told = 0
  let asked = 0
  let failures: Failure[] = []
  const tell = (event: Omit<ProgressEvent, 'failures'>) => {
    events.send({ ...event, failures })
    failures = []
    told = performance.now()
  }
  const hear = (message: FromAdder) => {
    if (message.kind === 'failure') failures.push(message.failure)
    else if (message.kind === 'broken') log(`adding broke off: ${message.message}`)
    else if (message.kind === 'done') {
      const { asking, read, failed } = message
      // Who has asked since waits still: that is not the end.
      tell({ step: asking === asked ? 'done' : 'waiting', done: read, failed, total: read + failed })
    } else if (failures.length > 0 || performance.now() - told > PAUSE) {
      const { step, done, failed, total } = message.progress
      tell({ step: step === 'looking' ? 'waiting' : step, done, failed, total })
    }
  }
  const start = () => {
    const started = new Worker(new URL(`./adder${extname(import.meta.url)}`, import.meta.url), {
      workerData: {
        where,
        allow,
        ...(codebook !== undefined && { codebook }),
        ...(threads !== undefined && { threads }),
      } satisfies Adding,
    })
    started.on('message', hear)
    started.on('error', (error) => log(`adding broke off: ${(error as Error).message}`))
    started.on('exit', () => {
      if (worker === started) worker = null
    })
    return started
  }
  return {
    wake() {
      worker ??= start()
      tell({ step: 'waiting', done: 0, failed: 0, total: 0 })
      worker.postMessage(++asked satisfies ToAdder)
    },
    async close() {
      if (!worker) return
      const ended = new Promise((resolve) => worker?.once('exit', resolve))
      worker.postMessage('stop' satisfies ToAdder)
      await ended
    },
  }
}
