/** Reports in the ledger: how they come in, and how a row becomes a record again. */
import type { Insertable, Selectable } from 'kysely'
import type { Report, StoredReport } from '../types.ts'
import { type Ledger, type Tx, write } from './ledger.ts'
import { insertWords } from './search.ts'
import { countStories } from './statements.ts'
import { joinStory } from './stories.ts'
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
  return write(ledger, async (tx) => {
    const added: string[] = []
    for (const one of incoming) if ((await insertReport(ledger, tx, one)) !== null) added.push(one.report.id)
    return added
  })
}

/** Inserts a report as pending; gives its row's number, or null where it is there already. */
export async function insertReport(
  { kind }: Ledger,
  tx: Tx,
  { report, fetched }: Incoming,
): Promise<number | null> {
  const known = await tx.selectFrom('report').select('no').where('id', '=', report.id).executeTakeFirst()
  if (known) return null
  await tx
    .insertInto('text')
    .values({ id: report.textId, text: report.text })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  if (fetched) await insertPage(tx, fetched)
  const row = {
    ...toRow(report),
    fetched_at: fetched?.at ?? null,
    fetched_digest: fetched?.digest ?? null,
  }
  const { no } = await tx.insertInto('report').values(row).returning('no').executeTakeFirstOrThrow()
  const words = [report.title, report.outlet, report.byline, report.text].filter((part) => part !== undefined)
  await insertWords(tx, { kind, table: 'report' }, [{ no, text: words.join('\n') }])
  const hasCopies = await joinStory(tx, no, report)
  const versions = await orderVersions(tx, report)
  if (hasCopies || versions.length > 0) await countStories(tx, [no, ...versions])
  return no
}

async function insertPage(tx: Tx, { url, type, bytes, digest }: Fetched): Promise<void> {
  await tx
    .insertInto('page')
    .values({ digest, url, type: type ?? null, bytes })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function toRow(report: Report): Insertable<ReportTable> {
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

type ReportRow = Pick<
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
    ...(JSON.parse(row.layout) as Pick<Report, 'blocks' | 'pages'>),
  }
}

type StoredRow = ReportRow &
  Pick<
    Selectable<ReportTable>,
    'story' | 'supersedes' | 'state' | 'reason' | 'review' | 'fetched_at' | 'fetched_digest'
  >

/** A row as the ledger's record of the report. */
export function toStoredReport(row: StoredRow): StoredReport {
  const { story, supersedes, state, reason, review, fetched_at: at, fetched_digest: digest } = row
  return {
    report: toReport(row),
    story,
    ...(supersedes !== null && { supersedes }),
    state,
    ...(reason !== null && { reason }),
    review,
    ...(at !== null && digest !== null && { fetched: { at, digest } }),
  }
}
