/** `readout read --jsonl`: one reading a line, for bulk work under any engine. */
import { once } from 'node:events'
import { type Job, readMany } from '../bulk.ts'
import type { Metadata } from '../documents/index.ts'
import { ReadoutError } from '../errors.ts'
import { describeInput, MAX_LINE, readInput, readLines } from '../inputs.ts'
import { DONE, FAILED } from './exit-codes.ts'
import { checkThreads } from './flags.ts'
import { outputGone } from './output.ts'
import type { How } from './read-each.ts'

/** The flags of the bulk form. */
export interface BulkOptions {
  readonly threads?: string
  readonly failOn?: string
}

/** Reads files, or else the lines of standard input; prints the counts on standard error at the end. */
export async function readBulk(
  paths: readonly string[],
  { given, codebook, allow }: How,
  flags: BulkOptions,
): Promise<number> {
  const threads = checkThreads(flags.threads ?? process.env['READOUT_THREADS'])
  if (flags.failOn !== undefined && flags.failOn !== 'any')
    throw new ReadoutError('misuse', `--fail-on ${flags.failOn}: only "any" is known`)
  const lines = paths.length === 0 || (paths.length === 1 && paths[0] === '-')
  const counts = { read: 0, unread: 0, failed: 0 }
  for await (const { outcome, line } of readMany(lines ? lineJobs(given) : fileJobs(paths, given, allow), {
    ...threads,
    codebook,
    signal: outputGone,
  })) {
    counts[outcome]++
    if (outputGone.aborted) break
    if (!process.stdout.write(`${line}\n`)) await drained()
  }
  if (!outputGone.aborted) process.stderr.write(`${JSON.stringify(counts)}\n`)
  return flags.failOn === 'any' && counts.failed > 0 ? FAILED : DONE
}

/** Waits until standard output takes more, or never will. */
async function drained(): Promise<void> {
  if (outputGone.aborted) return
  await once(process.stdout, 'drain', { signal: outputGone }).catch(() => {}) // gone while it was waited for
}

async function* lineJobs(given: Metadata): AsyncGenerator<Job> {
  for await (const { number, bytes } of readLines(process.stdin, MAX_LINE)) {
    const ref = `line ${number}`
    if (bytes) yield { kind: 'record', ref, bytes, given }
    else yield failure(ref, new ReadoutError('too-large', `longer than ${MAX_LINE / 2 ** 20} MB`))
  }
}

async function* fileJobs(
  paths: readonly string[],
  given: Metadata,
  allow: readonly string[],
): AsyncGenerator<Job> {
  for (const path of paths) {
    try {
      const { bytes, ...document } = await readInput(path, allow)
      yield { kind: 'document', ref: path, bytes, ...describeInput(path, document, given) }
    } catch (error) {
      if (!(error instanceof ReadoutError)) throw error
      yield failure(path, error)
    }
  }
}

function failure(ref: string, { code, message }: ReadoutError): Job {
  return { kind: 'failure', ref, failure: { ref, error: { code, message } } }
}
