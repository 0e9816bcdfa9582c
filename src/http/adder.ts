/** A thread of `adding.ts`: reads what waits in the ledger's queue whenever it is told to. */
import { parentPort, workerData } from 'node:worker_threads'
import { add } from '../add/index.ts'
import { loadCodebook } from '../codebook.ts'
import { closeLedger, openLedger } from '../ledger/index.ts'
import type { Failure } from '../types.ts'
import type { Adding, FromAdder, ToAdder } from './adding.ts'

const { where, codebook, allow, threads }: Adding = workerData
const port = parentPort
if (!port) throw new Error('this runs in a thread')

const tell = (message: FromAdder) => port.postMessage(message)
const stop = new AbortController()
let asked = 0
let answered = 0
let isAtWork = false

port.on('message', (message: ToAdder) => {
  if (message === 'stop') stop.abort()
  else asked = message
  if (!isAtWork) void work()
})

/** Reads until nothing waits; what comes in meanwhile is read too. */
async function work(): Promise<void> {
  isAtWork = true
  while (answered < asked && !stop.signal.aborted) {
    answered = asked
    try {
      await addOnce(answered)
    } catch (error) {
      tell({ kind: 'broken', message: (error as Error).message })
    }
  }
  isAtWork = false
  if (stop.signal.aborted) port?.close()
}

async function addOnce(asking: number): Promise<void> {
  const ledger = await openLedger(where)
  try {
    const { read, unread, failed } = await add(ledger, [], {
      codebook: await loadCodebook(codebook), // as it is now: somebody may have edited it
      allow,
      signal: stop.signal,
      ...(threads !== undefined && { threads }),
      onProgress: (progress) => tell({ kind: 'progress', progress }),
      onFailure: (failure: Failure) => tell({ kind: 'failure', failure }),
    })
    tell({ kind: 'done', asking, read: read + unread, failed })
  } finally {
    await closeLedger(ledger)
  }
}
