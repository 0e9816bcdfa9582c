/** The view of lost places: decisions that a re-reading could not place, and what stands now where their words stood. */
import { type Selectable, sql } from 'kysely'
import type { Decision, Receipt, Report } from '../../types.ts'
import type { Anchor } from '../decisions/anchor.ts'
import type { Change } from '../decisions/apply.ts'
import { lostRows } from '../decisions/lost.ts'
import { actorsIn } from '../decisions/restate.ts'
import { parseChange, toDecision } from '../decisions/rows.ts'
import { among, kindOf, type Ledger, look, type Tx } from '../ledger.ts'
import { REPORT_COLUMNS, toReport } from '../reports.ts'
import { parseStored } from '../stored.ts'
import type { DecisionTable, StatementTable } from '../tables.ts'
import { findFormer } from './former.ts'
import { cutPassage, findNearest, type Piece } from './lost-place.ts'
import { formatPlace, type Page, type Paging, parsePlace } from './page.ts'
import { findReceipts } from './receipts.ts'

/** A decision that has lost its place. */
export interface LostDecision {
  readonly decision: Decision
  /** The report on whose words it was made. */
  readonly report: Omit<Report, 'text' | 'blocks' | 'pages'>
  /** The words that were decided on among those around them. */
  readonly passage: readonly Piece[]
  /** The statement that was decided on, as it was read then; left out where no reading that is kept has it. */
  readonly was?: Receipt
  /** Statements of the report that it may be about now, the likeliest first; none where nothing is read in it any more. */
  readonly candidates: readonly Candidate[]
  /** What the actors are called that the decision names, by their ids. */
  readonly names: Readonly<Record<string, string>>
}

/** A statement that a decision may be about. */
export interface Candidate extends Receipt {
  /** What reviewers have done with it; null where nobody has looked at it. */
  readonly review: StatementTable['review']
}

const LIMIT = 10 // rows where nothing is said: for each a report and its readings are looked into
const MOST = 50 // rows of a page
const CANDIDATES = 5

/** The decisions that have lost their place, in the order in which they were made; 50 on a page at most. */
export function lost(ledger: Ledger, { limit = LIMIT, after }: Paging = {}): Promise<Page<LostDecision>> {
  return look(ledger, async (tx) => {
    const most = Math.min(limit, MOST)
    const [place] = after === undefined ? [0] : parsePlace(after, ['number'])
    const found = await lostRows(tx)
      .selectAll('decision')
      .select('report.no as in')
      .where('decision.no', '>', place)
      .orderBy('decision.no')
      .limit(most + 1)
      .execute()
    const rows = found.slice(0, most)
    const last = found.length > most ? rows.at(-1) : undefined
    return { rows: await describe(tx, rows), ...(last && { next: formatPlace([last.no]) }) }
  })
}

/** A decision, and the row of the report that it is in. */
type Row = Selectable<DecisionTable> & { readonly in: number }

async function describe(tx: Tx, rows: readonly Row[]): Promise<readonly LostDecision[]> {
  const reports = await findReports(tx, rows)
  const names = await findNames(tx, rows)
  const listed: LostDecision[] = []
  for (const row of rows) {
    const report = reports.get(row.in)
    if (!report) continue
    const { text, blocks: _, pages: __, ...about } = report
    const { content } = parseStored<Pick<Anchor, 'content'>>(row.anchor ?? '{"content":[]}', ['content'])
    const was = await findFormer(tx, { no: row.in, report, entry: row.entry, content })
    listed.push({
      decision: toDecision(row),
      report: about,
      passage: cutPassage(text, content),
      ...(was && { was }),
      candidates: await findCandidates(tx, row, content),
      names: Object.fromEntries(named(row).map((id) => [id, names.get(id) ?? id])),
    })
  }
  return listed
}

async function findReports(tx: Tx, rows: readonly Row[]): Promise<ReadonlyMap<number, Report>> {
  const numbers = [...new Set(rows.map((row) => row.in))]
  const found = await tx
    .selectFrom('report')
    .innerJoin('text', 'text.id', 'report.text_id')
    .select([...REPORT_COLUMNS, 'report.no'])
    .where(among(kindOf(tx), sql.ref('report.no'), numbers))
    .execute()
  return new Map(found.map((row) => [row.no, toReport(row)]))
}

/** What the actors are called now that decisions name: by the ids of their forms, or their own. */
async function findNames(tx: Tx, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap(named))]
  const kind = kindOf(tx)
  const own = await tx
    .selectFrom('actor')
    .select(['id', 'name'])
    .where(among(kind, sql.ref('id'), ids))
    .execute()
  const forms = await tx
    .selectFrom('profile')
    .innerJoin('actor', 'actor.no', 'profile.actor')
    .select(['profile.id', 'actor.name'])
    .where(among(kind, sql.ref('profile.id'), ids))
    .execute()
  return new Map([...own, ...forms].map(({ id, name }) => [id, name]))
}

function named(row: Row): readonly string[] {
  return actorsIn(parseChange(row) as Change)
}

async function findCandidates(
  tx: Tx,
  { in: report, quote }: Row,
  content: Anchor['content'],
): Promise<readonly Candidate[]> {
  const nearest = await findNearest(tx, { report, quote: quote ?? '', content, most: CANDIDATES })
  const reviews = new Map(nearest.map(({ id, review }) => [id, review]))
  const receipts = await findReceipts(
    tx,
    nearest.map(({ no }) => no),
  )
  return receipts.map((receipt) => ({ ...receipt, review: reviews.get(receipt.entry) ?? null }))
}
