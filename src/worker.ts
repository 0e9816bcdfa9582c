/** A thread of `bulk.ts`: reads one job and gives the line to print. */
import type { Answer, Job } from './bulk.ts'
import { ReadoutError } from './errors.ts'
import { readDocument, readReport } from './readout.ts'
import type { Failure, Reading } from './types.ts'

/** Reads a job; what is wrong with a document comes back as its failure. */
export default async function readJob(job: Exclude<Job, { kind: 'failure' }>): Promise<Answer> {
  let { ref } = job
  try {
    if (job.kind === 'document') return tell(await readDocument(job.bytes, { ...job, name: ref }))
    const record = parseLine(job.bytes)
    ref = idOf(record) ?? ref
    if (typeof record !== 'object' || record === null)
      throw new ReadoutError('field', 'the line is no report; give an object with "text" or "html"')
    return tell(await readReport(record, job))
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error
    const failure: Failure = { ref, error: { code: error.code, message: error.message } }
    return { outcome: 'failed', line: JSON.stringify(failure) }
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
