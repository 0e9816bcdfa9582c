/** The view of reports: every document of the ledger, copies and superseded ones too, and what gave no report. */
import { sql } from 'kysely'
import type { Report, StoredReport } from '../../types.ts'
import { among, type Ledger, look, type Tx } from '../ledger.ts'
import { searchRows } from '../search.ts'
import { conditionsInPlace, findFew, findFewOf } from './few.ts'
import { type Filter, firstDay, lastDay, type Narrowed, narrow } from './filter.ts'
import { formatPlace, LIMIT, type Page, type Paging, parsePlace } from './page.ts'

/** A report in a list: all but its text and what stands where in it. */
export interface ListedReport extends Omit<StoredReport, 'report'> {
  readonly report: Omit<Report, 'text' | 'blocks' | 'pages'>
  /** Statements that were read in it. */
  readonly statements: number
  /** Of these, those that count: the words of the others are another report's, or it was superseded. */
  readonly counting: number
  /** True where a later version of the same address has come. */
  readonly superseded?: true
}

/** A file or an address that gave no report. */
export interface FailedInput {
  readonly ref: string
  readonly state: 'failed'
  readonly reason: string
}

/** Which reports. */
export interface ReportOptions {
  readonly state?: StoredReport['state']
  readonly review?: StoredReport['review']
  /** Whether the latest comes first; those without a date stand at the other end then. */
  readonly latest?: boolean
  /** Id of a story: the reports that carry its words. A unique beginning of it will do. */
  readonly story?: string
}

/**
 * The reports in the order of publication, then by id; those without a date come first. At the end stand, unless a filter,
 * a story or a review is asked for, files and addresses that gave no report, by what they are called. A filter's outlet and days
 * are those of the report, and its search looks through title, outlet, byline and text; party, issue, actor, act and
 * authority give the reports in which such a statement was read, whether it counts or not.
 */
export function reports(
  ledger: Ledger,
  filter: Filter = {},
  { limit = LIMIT, after, state, review, latest = false, story }: Paging & ReportOptions = {},
): Promise<Page<ListedReport | FailedInput>> {
  return look(ledger, async (tx) => {
    const narrowed = await narrow(tx, filter)
    const place = parseAfter(after)
    const rows =
      place?.ref === undefined
        ? await findRows(ledger, tx, narrowed, { limit: limit + 1, place, state, review, latest, story })
        : []
    const asksInputs =
      Object.keys(filter).length === 0 && (story ?? review) === undefined && (state ?? 'failed') === 'failed'
    const inputs =
      asksInputs && rows.length <= limit
        ? await findFailedInputs(tx, { limit: limit + 1 - rows.length, after: place?.ref ?? '' })
        : []
    const listed = await findListedReports(
      tx,
      rows.slice(0, limit).map(({ no }) => no),
    )
    const shown = [...listed, ...inputs].slice(0, limit)
    const last = rows.length + inputs.length > limit ? shown.at(-1) : undefined
    return { rows: shown, ...(last && { next: placeOf(last) }) }
  })
}

/** Where a page ends: the publication and id of a report, or what an input is called. */
interface Place {
  readonly published?: string
  readonly id?: string
  readonly ref?: string
}

function placeOf(row: ListedReport | FailedInput): string {
  return 'report' in row
    ? formatPlace([row.report.published ?? '', row.report.id, null])
    : formatPlace(['', '', row.ref])
}

function parseAfter(after: string | undefined): Place | null {
  if (after === undefined) return null
  const [published, id, ref] = parsePlace(after, ['string', 'string', 'null'])
  return ref === null ? { published, id } : { ref }
}

async function findRows(
  { kind }: Ledger,
  tx: Tx,
  { outlet, since, until, search, ...told }: Narrowed,
  {
    limit,
    place,
    state,
    review,
    latest,
    story,
  }: {
    limit: number
    place: Place | null
    state: ReportOptions['state'] | undefined
    review: ReportOptions['review'] | undefined
    latest: boolean
    story: string | undefined
  },
): Promise<readonly { readonly no: number }[]> {
  // As in the index, from its one end or the other; a report without a date stands before all on both databases.
  let query = tx
    .selectFrom('report')
    .select('report.no')
    .orderBy('report.published', (order) => (latest ? order.desc().nullsLast() : order.asc().nullsFirst()))
    .orderBy('report.id', latest ? 'desc' : 'asc')
    .limit(limit)
  if (kind === 'sqlite') query = query.where(sql<boolean>`in_time(report.no)`)
  const { published = '', id = '' } = place ?? {}
  if (place && published !== '' && !latest)
    query = query
      .where('report.published', '>=', published)
      .where(sql<boolean>`(report.published > ${published} or report.id > ${id})`)
  if (place && published === '' && !latest)
    query = query.where(sql<boolean>`(report.published is not null or report.id > ${id})`)
  if (place && published !== '' && latest)
    query = query.where(
      sql<boolean>`(report.published is null or report.published < ${published}
        or (report.published = ${published} and report.id < ${id}))`,
    )
  if (place && published === '' && latest)
    query = query.where('report.published', 'is', null).where('report.id', '<', id)
  if (state !== undefined) query = query.where('report.state', '=', state)
  if (review !== undefined) query = query.where('report.review', '=', review)
  if (story !== undefined)
    query = query.where(sql<boolean>`report.story >= ${story} and report.story < ${`${story}~`}`)
  if (outlet !== undefined) query = query.where('report.outlet', '=', outlet)
  if (since !== undefined) query = query.where('report.published', '>=', firstDay(since))
  if (until !== undefined) query = query.where('report.published', '<', `${lastDay(until)}~`)
  if (search !== undefined) {
    const rows = searchRows(kind, 'report', search)
    const found = await findFewOf(tx, [rows])
    // The sign keeps SQLite from fetching all reports in which the words stand before it has the first.
    query = query.where(
      found ? among(kind, sql.ref('report.no'), found) : sql<boolean>`+report.no in (${rows})`,
    )
  }
  if (Object.keys(told).length === 0) return query.execute()
  const few = await findFew({ kind }, tx, told)
  if (few) {
    let said = tx
      .selectFrom('statement')
      .select('report')
      .where(among(kind, sql.ref('statement.no'), few))
    for (const condition of conditionsInPlace(kind, told)) said = said.where(condition)
    return query.where('report.no', 'in', said).execute()
  }
  return query
    .where(({ exists, selectFrom }) => {
      let statement = selectFrom('statement')
        .select('statement.no')
        .whereRef('statement.report', '=', 'report.no')
      for (const condition of conditionsInPlace(kind, told)) statement = statement.where(condition)
      return exists(statement)
    })
    .execute()
}

async function findFailedInputs(
  tx: Tx,
  { limit, after }: { limit: number; after: string },
): Promise<readonly FailedInput[]> {
  const rows = await tx
    .selectFrom('input')
    .select(['ref', 'reason'])
    .where('state', '=', 'failed')
    .where('ref', '>', after)
    .orderBy('ref')
    .limit(limit)
    .execute()
  return rows.map(({ ref, reason }) => ({ ref, state: 'failed', reason: reason ?? '' }))
}

/** Some reports by their row numbers, in the order in which they are given. */
export async function findListedReports(
  tx: Tx,
  numbers: readonly number[],
): Promise<readonly ListedReport[]> {
  if (numbers.length === 0) return []
  const rows = await tx
    .selectFrom('report')
    .select([
      'no',
      'id',
      'text_id',
      'ref',
      'title',
      'outlet',
      'issuer',
      'url',
      'byline',
      'published',
      'modified',
      'language',
      'translated',
      'story',
      'supersedes',
      'state',
      'reason',
      'review',
      'current',
      'fetched_at',
      'fetched_digest',
    ])
    .where('no', 'in', numbers)
    .execute()
  const counts = await tx
    .selectFrom('statement')
    .select(({ fn }) => ['report', fn.countAll().as('all'), fn.sum('counts').as('counting')])
    .where('report', 'in', numbers)
    .groupBy('report')
    .execute()
  const countsOf = new Map(counts.map((count) => [count.report, count]))
  const listed = new Map(
    rows.map((row): [number, ListedReport] => {
      const { ref, title, outlet, issuer, url, byline, published, modified } = row
      const { supersedes, reason, fetched_at: at, fetched_digest: digest } = row
      const report: ListedReport['report'] = {
        id: row.id,
        textId: row.text_id,
        ...(ref !== null && { ref }),
        ...(title !== null && { title }),
        ...(outlet !== null && { outlet }),
        ...(issuer !== null && { issuer }),
        ...(url !== null && { url }),
        ...(byline !== null && { byline }),
        ...(published !== null && { published }),
        ...(modified !== null && { modified }),
        language: row.language,
        ...(row.translated === 1 && { translated: true }),
      }
      return [
        row.no,
        {
          report,
          story: row.story,
          ...(supersedes !== null && { supersedes }),
          state: row.state,
          ...(reason !== null && { reason }),
          review: row.review,
          ...(at !== null && digest !== null && { fetched: { at, digest } }),
          statements: Number(countsOf.get(row.no)?.all ?? 0),
          counting: Number(countsOf.get(row.no)?.counting ?? 0),
          ...(row.current === 0 && { superseded: true }),
        },
      ]
    }),
  )
  return numbers.flatMap((no) => listed.get(no) ?? [])
}
