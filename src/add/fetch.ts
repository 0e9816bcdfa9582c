/** Fetches the addresses in the ledger's queue: one after the other from each host, a few hosts at a time. */
import { fetchPage } from '../addresses/index.ts'
import { parseDocument } from '../documents/index.ts'
import { ReadoutError } from '../errors.ts'
import { describeInput } from '../inputs.ts'
import { addReports, claimInputs, finishInput, type Ledger, renewLeases } from '../ledger/index.ts'
import { parseGiven } from './given.ts'
import type { Run } from './index.ts'
import { RENEW } from './read.ts'

const AT_ONCE = 50 // addresses that are claimed together
const HOSTS = 4 // connections open at a time, each to another host

/** Fetches until no address is pending. */
export async function fetchQueue(ledger: Ledger, worker: string, run: Run): Promise<void> {
  const { signal, onProgress } = run.options
  const renew = setInterval(() => void renewLeases(ledger, worker).catch(() => {}), RENEW)
  let done = 0
  try {
    while (!signal?.aborted) {
      const claimed = await claimInputs(ledger, worker, { most: AT_ONCE })
      if (claimed.length === 0) return
      const hosts = [...Map.groupBy(claimed, ({ ref }) => hostOf(ref)).values()]
      const fetchHosts = async () => {
        for (let host = hosts.shift(); host; host = hosts.shift())
          for (const one of host) {
            if (signal?.aborted) return
            await fetchOne(ledger, one, run)
            onProgress?.({ step: 'fetching', done: ++done, failed: run.counts.failed, total: 0 })
          }
      }
      await Promise.all(Array.from({ length: HOSTS }, fetchHosts))
    }
  } finally {
    clearInterval(renew)
  }
}

async function fetchOne(
  ledger: Ledger,
  { ref, given }: { readonly ref: string; readonly given: string },
  { options, counts, fail }: Run,
): Promise<void> {
  const { allow = [], signal } = options
  const input = { ref, kind: 'address' } as const
  try {
    const metadata = parseGiven({ ref, given })
    const page = await fetchPage(ref, { allow, ...(signal && { signal }) })
    const report = parseDocument(page.bytes, describeInput(ref, page, metadata))
    const at = new Date().toISOString()
    const added = await addReports(ledger, [{ report, fetched: { ...page, at } }])
    counts.added += added.length
    counts.known += 1 - added.length
    await finishInput(ledger, input, { report: report.id })
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error
    if (signal?.aborted) return
    const { code, message } = error
    await finishInput(ledger, input, { code, message })
    fail({ ref, error: { code, message } })
  }
}

function hostOf(address: string): string {
  return URL.parse(address)?.host ?? ''
}
