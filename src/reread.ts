/** Reads the reports of a ledger again: everything, or what a changed codebook touches. Decisions stay. */
import { availableParallelism } from 'node:os'
import { type Job, readMany } from './bulk.ts'
import { findCodebooks, findEarlier, findReport, type Ledger, look, replaceReading } from './ledger/index.ts'
import { findIssues } from './read/issues.ts'
import { currentReader } from './readout.ts'
import type { Codebook, Failure, Reading, Report } from './types.ts'

/** How to read again. */
export interface RereadOptions {
  readonly codebook: Codebook
  /** Only reports whose words the change of the codebook touches. */
  readonly changed?: boolean
  readonly threads?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: {
    readonly done: number
    readonly failed: number
    readonly total: number
  }) => void
  readonly onFailure?: (failure: Failure) => void
}

/** What came of it. */
export interface Reread {
  /** Reports that were read again; of these, those in which something else is read now. */
  readonly read: number
  readonly different: number
  readonly failed: number
}

/**
 * Reads again what was read by another reader: another version, model or codebook. Stopped, it goes on where it was the
 * next time. A report that fails keeps its reading.
 */
export async function reread(ledger: Ledger, options: RereadOptions): Promise<Reread> {
  const { codebook, threads = availableParallelism(), signal, onProgress, onFailure } = options
  const ids = await findStale(ledger, options)
  const under: string[] = []
  const counts = { read: 0, different: 0, failed: 0 }
  async function* jobs(): AsyncGenerator<Job> {
    for (const id of ids) {
      const report = await look(ledger, (tx) => findReport(tx, id))
      if (!report) continue
      under.push(id)
      yield { kind: 'report', ref: report.ref ?? id.slice(0, 12), report }
    }
  }
  const tell = () =>
    onProgress?.({ done: counts.read + counts.failed, failed: counts.failed, total: ids.length })
  tell()
  if (ids.length === 0) return counts
  for await (const { outcome, line } of readMany(jobs(), { threads, codebook, ...(signal && { signal }) })) {
    under.shift()
    if (outcome === 'failed') {
      counts.failed++
      onFailure?.(JSON.parse(line) as Failure)
    } else {
      counts.read++
      if (await replaceReading(ledger, JSON.parse(line) as Reading, codebook)) counts.different++
    }
    tell()
  }
  return counts
}

/** The ids of the reports that another reader read, and, where only a changed codebook counts, whose words it touches. */
async function findStale(ledger: Ledger, { codebook, changed }: RereadOptions): Promise<readonly string[]> {
  const current = JSON.stringify(await currentReader(codebook))
  const codebooks = await look(ledger, findCodebooks)
  const stale: string[] = []
  for await (const { id, reader } of findEarlier(ledger)) {
    if (reader === current) continue
    if (changed) {
      const before = codebooks.get((JSON.parse(reader) as Reading['reader']).codebook)
      const report = await look(ledger, (tx) => findReport(tx, id))
      if (before && report && !isTouched(report, before, codebook)) continue
    }
    stale.push(id)
  }
  return stale
}

/** Whether a report may be read otherwise with another codebook: by its terms, parties or words for acts. */
export function isTouched({ text }: Pick<Report, 'text'>, before: Codebook, after: Codebook): boolean {
  if (before.digest === after.digest) return false
  const issues = (codebook: Codebook) => JSON.stringify(findIssues(text, codebook))
  if (issues(before) !== issues(after)) return true
  // A word for an act may stand there in any of its forms.
  if (JSON.stringify(before.acts) !== JSON.stringify(after.acts)) return true
  const lower = text.toLowerCase()
  return findChangedWords(before, after).some((word) => lower.includes(word.toLowerCase()))
}

/** The names of the parties, and of their people, that one codebook has otherwise than the other. */
function findChangedWords(before: Codebook, after: Codebook): readonly string[] {
  const parties = [before, after].map(({ parties }) => new Map(parties.map((party) => [party.id, party])))
  const [old, now] = parties
  const ids = new Set(parties.flatMap((map) => [...map.keys()]))
  const changed = [...ids].filter((id) => JSON.stringify(old?.get(id)) !== JSON.stringify(now?.get(id)))
  const names = changed.flatMap((id) =>
    [old?.get(id), now?.get(id)].flatMap((party) =>
      party
        ? [
            party.name,
            ...party.aliases,
            ...party.roster.flatMap(({ name, aliases = [] }) =>
              [name, ...aliases].flatMap((one) => [one, one.split(' ').at(-1) ?? one]),
            ),
          ]
        : [],
    ),
  )
  return names.filter((word) => word !== '')
}
