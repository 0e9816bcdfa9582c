/** A thread of `bulk.ts`: reads one job and gives the line to print. */
import { workerData } from 'piscina'
import { type Answer, type Job, type Task, tooLong } from './bulk.ts'
import { ReadoutError } from './errors.ts'
import { type Interrupt, readDocument, readParsed, readReport } from './readout.ts'
import type { Failure, Reading } from './types.ts'

/** Reads a job; what is wrong with a document comes back as its failure. */
export default async function readJob(job: Exclude<Job, { kind: 'failure' }>): Promise<Answer> {
  let { ref } = job
  const { codebook, ...bounds }: Task = workerData
  const reads = { codebook, signal: interruptAfter(bounds) }
  try {
    if (job.kind === 'report') return tell(await readParsed(job.report, reads))
    if (job.kind === 'document') {
      const { bytes, kind: _, ...options } = job
      return tell(await readDocument(bytes, { name: ref, ...options, ...reads }))
    }
    const record = parseLine(job.bytes)
    ref = idOf(record) ?? ref
    if (typeof record !== 'object' || record === null)
      throw new ReadoutError('field', 'the line is no report; give an object with "text" or "html"')
    return tell(await readReport(record, { given: job.given ?? {}, ...reads }))
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error
    const failure: Failure = { ref, error: { code: error.code, message: error.message } }
    return { outcome: 'failed', line: JSON.stringify(failure) }
  }
}

/** Interrupts a reading that takes too long, or that nobody wants any more. */
function interruptAfter({ stopped, longest }: Omit<Task, 'codebook'>): Interrupt {
  const started = performance.now()
  return {
    throwIfAborted() {
      if (stopped[0] !== 0) throw new ReadoutError('internal', 'reading was stopped')
      if (performance.now() - started > longest) throw new ReadoutError('time', tooLong(longest))
    },
  }
}

function tell(reading: Reading): Answer {
  return { outcome: reading.unread ? 'unread' : 'read', line: JSON.stringify(reading) }
}

function parseLine(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message.replace(/[\s\p{Cc}]+/gu, ' ') : 'not in UTF-8'
    throw new ReadoutError('line', `not a line of JSON: ${why}`)
  }
}

/** The id that a record brings, even where the rest of it is wrong. */
function idOf(record: unknown): string | null {
  const id = typeof record === 'object' && record !== null && 'id' in record ? record.id : null
  return typeof id === 'string' || Number.isSafeInteger(id) ? String(id) : null
}
