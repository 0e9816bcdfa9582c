/**
 * The ledger's tables as the queries see them: the same on SQLite and on PostgreSQL. Truth is 1 or 0, lists are JSON in
 * a text column, dates are ISO 8601 texts; `no` is a row's own number and means nothing outside the database.
 */
import type { Generated } from 'kysely'
import type { StoredReport } from '../types.ts'

export interface Tables {
  migration: MigrationTable
  report: ReportTable
  text: TextTable
  page: PageTable
  reading: ReadingTable
  input: InputTable
  likeness: LikenessTable
}

interface MigrationTable {
  number: number
  name: string
}

/** A report: what is known about the document, and where it stands in the queue. */
export interface ReportTable {
  no: Generated<number>
  /** `Report.id`. */
  id: string
  /** `Report.textId`: the key of its text. */
  text_id: string
  ref: string | null
  title: string | null
  outlet: string | null
  issuer: string | null
  url: string | null
  byline: string | null
  published: string | null
  modified: string | null
  language: string
  translated: number
  /** JSON: `{ blocks, pages? }` of the Report. */
  layout: string
  state: StoredReport['state']
  /** Error code and sentence of one that failed; why one was kept unread. */
  code: string | null
  reason: string | null
  /** Who reads it now, and until when unless he renews it: milliseconds since 1970 by the database's clock. */
  lease_by: string | null
  lease_until: number | null
  /** Id of the first report that carries the same words: its own where it is the first. */
  story: string
  /** Id of the earlier version of the same address. */
  supersedes: string | null
  /** 0 once a later version supersedes it. */
  current: Generated<number>
  review: Generated<StoredReport['review']>
  fetched_at: string | null
  /** Key of the page as it was fetched. */
  fetched_digest: string | null
}

/** A text, once for all reports that carry it to the letter. */
interface TextTable {
  id: string
  text: string
}

/** A page as it was fetched, byte for byte. */
interface PageTable {
  /** SHA-256 of the bytes, hex. */
  digest: string
  url: string
  type: string | null
  bytes: Uint8Array
}

/** What reading found in a report. */
interface ReadingTable {
  report: number
  /** JSON: `Reading.reader`. */
  reader: string
  /** JSON: `{ attributions, statements, actors, encounters }` of the Reading. */
  entries: string
}

/** An address to fetch, or a file that could not become a report: what `add --retry` tries again. */
export interface InputTable {
  /** The address, or the path as given. */
  ref: string
  kind: 'address' | 'file'
  state: 'pending' | 'reading' | 'done' | 'failed'
  code: string | null
  reason: string | null
  lease_by: string | null
  lease_until: number | null
  /** JSON: what was given for it on the command line. */
  given: string
  /** Id of the report that came of it. */
  report: string | null
}

/** Keys that texts share which may be copies of each other. */
interface LikenessTable {
  band: number
  report: number
}
