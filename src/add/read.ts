/** Reads what is pending in a ledger, on several threads, under leases that are renewed. */
import { availableParallelism } from 'node:os'
import { type Job, readMany } from '../bulk.ts'
import {
  claimReports,
  countPending,
  failReport,
  type Ledger,
  renewLeases,
  storeReadings,
} from '../ledger/index.ts'
import type { Failure, Reading, Report } from '../types.ts'
import type { Run } from './index.ts'

/** Milliseconds between two renewals of the leases. */
export const RENEW = 20_000

/** Reads until nothing is pending. */
export async function readQueue(
  ledger: Ledger,
  worker: string,
  { options, counts, fail }: Run,
): Promise<void> {
  const { threads = availableParallelism(), codebook, signal, onProgress } = options
  const under: Report[] = [] // those that are being read, in the order in which their answers come
  const before = { ...counts }
  let total = await countPending(ledger)
  if (total === 0) return
  const tell = () => {
    const done = counts.read + counts.unread - before.read - before.unread
    const failed = counts.failed - before.failed
    total = Math.max(total, done + failed)
    onProgress?.({ step: 'reading', done: done + failed, failed, total })
  }
  async function* jobs(): AsyncGenerator<Job> {
    while (!signal?.aborted) {
      const claimed = await claimReports(ledger, worker, { most: threads, onFailure: fail })
      if (claimed.length === 0) return
      for (const report of claimed) {
        under.push(report)
        yield { kind: 'report', ref: nameOf(report), report }
      }
    }
  }
  const renew = setInterval(() => void renewLeases(ledger, worker).catch(() => {}), RENEW)
  tell()
  try {
    for await (const { outcome, line } of readMany(jobs(), {
      threads,
      codebook,
      ...(signal && { signal }),
    })) {
      const report = under.shift()
      if (!report) throw new Error('an answer came for which no report was read')
      if (outcome === 'failed') {
        const { error } = JSON.parse(line) as Failure
        await failReport(ledger, report.id, error)
        fail({ ref: nameOf(report), error })
      } else {
        await storeReadings(ledger, [JSON.parse(line) as Reading], codebook)
        counts[outcome]++
      }
      tell()
    }
  } finally {
    clearInterval(renew)
  }
}

/** What a report is called in messages. */
function nameOf({ ref, url, id }: Report): string {
  return ref ?? url ?? id.slice(0, 12)
}
