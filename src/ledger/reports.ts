/** Reports in the ledger: how they come in, and how a row becomes a record again. */
import { type Insertable, type Selectable, sql } from 'kysely'
import { ReadoutError } from '../errors.ts'
import type { Report, StoredReport } from '../types.ts'
import { resettleEncounters } from './encounters/index.ts'
import { insertMany, insertNumbered } from './insert.ts'
import { among, kindOf, type Ledger, type Tx, writeSoon } from './ledger.ts'
import { insertWords } from './search.ts'
import { reportFaults } from './soundness.ts'
import { countStories } from './statements.ts'
import { parseStored } from './stored.ts'
import { joinStories } from './stories.ts'
import type { ReportTable } from './tables.ts'
import { orderVersions } from './versions.ts'

/** A page as it came from its address. */
export interface Fetched {
  /** When, ISO 8601. */
  readonly at: string
  /** The address that it came from, after redirects. */
  readonly url: string
  /** The content type that the server told. */
  readonly type?: string
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes, hex. */
  readonly digest: string
}

/** A report that comes in, with the page that it was made of where it was fetched. */
export interface Incoming {
  readonly report: Report
  readonly fetched?: Fetched
}

/** Puts reports into the queue; those that are there already change nothing. Gives the ids of the new ones. */
export function addReports(ledger: Ledger, incoming: readonly Incoming[]): Promise<readonly string[]> {
  return writeSoon(ledger, async (tx) => {
    const { numbers, touched, merged } = await insertReports(tx, incoming)
    if (touched.length > 0) await countStories(tx, touched)
    await resettleEncounters(tx, merged)
    return [...numbers.keys()]
  })
}

/**
 * Inserts reports as pending. Gives the row numbers of those that are new, by their ids, and the rows of those whose
 * stories must be counted anew (`countStories`): they have copies or versions; and of those whose encounters must be settled
 * anew (`resettleEncounters`): their stories were several before.
 */
export async function insertReports(
  tx: Tx,
  incoming: readonly Incoming[],
): Promise<{ numbers: ReadonlyMap<string, number>; touched: readonly number[]; merged: readonly number[] }> {
  const kind = kindOf(tx)
  const all = new Map(incoming.map((one) => [one.report.id, one]))
  const known = await tx
    .selectFrom('report')
    .select('id')
    .where(among(kind, sql.ref('id'), [...all.keys()]))
    .execute()
  for (const { id } of known) all.delete(id)
  const fresh = [...all.values()]
  const texts = new Map(fresh.map(({ report: { textId, text } }) => [textId, { id: textId, text }]))
  await insertMany(tx, 'text', [...texts.values()], { anew: true })
  for (const { fetched } of fresh) if (fetched) await insertPage(tx, fetched)
  const numbers = await insertNumbered(tx, 'report', fresh.map(toRow))
  const rows = fresh.map(({ report }) => ({ no: numbers.get(report.id) ?? 0, report }))
  await insertWords(
    tx,
    { kind, table: 'report' },
    rows.map(({ no, report: { title, outlet, byline, text } }) => ({
      no,
      text: [title, outlet, byline, text].filter((part) => part !== undefined).join('\n'),
    })),
  )
  const { copies, merged } = await joinStories(tx, rows)
  const versions = await orderVersions(
    tx,
    fresh.map(({ report }) => report),
  )
  return {
    numbers: new Map(fresh.map(({ report: { id } }) => [id, numbers.get(id) ?? 0])),
    touched: [...copies, ...versions],
    merged,
  }
}

async function insertPage(tx: Tx, { url, type, bytes, digest }: Fetched): Promise<void> {
  await tx
    .insertInto('page')
    .values({ digest, url, type: type ?? null, bytes })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function toRow({ report, fetched }: Incoming): Insertable<ReportTable> {
  const { blocks, pages } = report
  return {
    id: report.id,
    text_id: report.textId,
    ref: report.ref ?? null,
    title: report.title ?? null,
    outlet: report.outlet ?? null,
    issuer: report.issuer ?? null,
    url: report.url ?? null,
    byline: report.byline ?? null,
    published: report.published ?? null,
    modified: report.modified ?? null,
    language: report.language,
    translated: report.translated ? 1 : 0,
    layout: JSON.stringify({ blocks, ...(pages && { pages }) }),
    state: 'pending',
    story: report.id,
    fetched_at: fetched?.at ?? null,
    fetched_digest: fetched?.digest ?? null,
  }
}

/** The columns that make a Report, its text among them. */
export const REPORT_COLUMNS = [
  'report.id',
  'report.text_id',
  'report.ref',
  'report.title',
  'report.outlet',
  'report.issuer',
  'report.url',
  'report.byline',
  'report.published',
  'report.modified',
  'report.language',
  'report.translated',
  'report.layout',
  'text.text',
] as const

/** A row of a report with its text. */
export type ReportRow = Pick<
  Selectable<ReportTable>,
  | 'id'
  | 'text_id'
  | 'ref'
  | 'title'
  | 'outlet'
  | 'issuer'
  | 'url'
  | 'byline'
  | 'published'
  | 'modified'
  | 'language'
  | 'translated'
  | 'layout'
> & { readonly text: string }

/** A row as the Report that it was, field by field and in the same order. */
export function toReport(row: ReportRow): Report {
  const { ref, title, outlet, issuer, url, byline, published, modified } = row
  return {
    id: row.id,
    textId: row.text_id,
    ...(ref !== null && { ref }),
    text: row.text,
    ...(title !== null && { title }),
    ...(outlet !== null && { outlet }),
    ...(issuer !== null && { issuer }),
    ...(url !== null && { url }),
    ...(byline !== null && { byline }),
    ...(published !== null && { published }),
    ...(modified !== null && { modified }),
    ...(row.translated === 1 && { translated: true }),
    language: row.language,
    ...parseStored<Pick<Report, 'blocks' | 'pages'>>(row.layout, ['blocks']),
  }
}

/** A report of the ledger; null where there is none of that id. */
export async function findReport(tx: Tx, id: string): Promise<Report | null> {
  const row = await tx
    .selectFrom('report')
    .innerJoin('text', 'text.id', 'report.text_id')
    .select(REPORT_COLUMNS)
    .where('report.id', '=', id)
    .executeTakeFirst()
  return row ? toReport(row) : null
}

type StoredRow = ReportRow &
  Pick<
    Selectable<ReportTable>,
    'story' | 'supersedes' | 'state' | 'reason' | 'review' | 'fetched_at' | 'fetched_digest'
  >

/** The row of a report, with what the ledger keeps beside it; undefined where there is none of that id. */
export function findStoredRow(
  tx: Tx,
  id: string,
): Promise<(StoredRow & { readonly no: number }) | undefined> {
  return tx
    .selectFrom('report')
    .innerJoin('text', 'text.id', 'report.text_id')
    .select([
      ...REPORT_COLUMNS,
      'report.no',
      'report.story',
      'report.supersedes',
      'report.state',
      'report.reason',
      'report.review',
      'report.fetched_at',
      'report.fetched_digest',
    ])
    .where('report.id', '=', id)
    .executeTakeFirst()
}

/** A row as the ledger's record of the report. Throws a ReadoutError `damaged` where it is not what its id says. */
export function toStoredReport(row: StoredRow): StoredReport {
  const { story, supersedes, state, reason, review, fetched_at: at, fetched_digest: digest } = row
  const report = toReport(row)
  const [fault] = reportFaults(report)
  if (fault !== undefined)
    throw new ReadoutError(
      'damaged',
      `the ledger is damaged: report ${row.id}: ${fault}; readout check tells more, or use a backup`,
    )
  return {
    report,
    story,
    ...(supersedes !== null && { supersedes }),
    state,
    ...(reason !== null && { reason }),
    review,
    ...(at !== null && digest !== null && { fetched: { at, digest } }),
  }
}
