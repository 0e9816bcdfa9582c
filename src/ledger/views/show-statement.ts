/** A statement, whole: its words in their paragraph, through whom they came, what else it means, what was decided on it. */
import type { Block, Decision, Form, Place, Receipt, Span, Statement, TimeValue } from '../../types.ts'
import { findDecisions } from '../decisions/list.ts'
import type { Tx } from '../ledger.ts'
import { parseList, parseSpans, parseStored } from '../stored.ts'
import { findReceipts } from './receipts.ts'
import { findListedReports, type ListedReport } from './reports.ts'
import { findCopies } from './show-report.ts'

/** Somebody who has a part in a statement. */
export interface Part {
  readonly id: string
  readonly name: string
  readonly kind: string
  /** What his party is called. */
  readonly party?: string
}

/** A paragraph in which a statement stands. */
export interface Paragraph extends Pick<Block, 'kind' | 'span'> {
  readonly text: string
}

/** A statement, whole. */
export interface ShownStatement {
  readonly type: 'statement'
  readonly id: string
  readonly receipt: Receipt
  /** Spans of the report's text. */
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly condition: readonly Span[]
  readonly form: Form
  /** The paragraphs that its words stand in, one after the other. */
  readonly paragraphs: readonly Paragraph[]
  /** Who says it, through whom it came (outermost first), whose it is, to whom, and who gains by it. */
  readonly parts: {
    readonly speaker?: Part
    readonly voices: readonly Part[]
    readonly holders: readonly (Part & { readonly authority: Receipt['authority'] })[]
    readonly addressees: readonly Part[]
    readonly beneficiaries: readonly Part[]
  }
  readonly times: readonly TimeValue[]
  readonly places: readonly Place[]
  /** Id of the encounter at which it was said. */
  readonly at?: string
  readonly report: ListedReport
  /** The other reports of its story. */
  readonly copies: readonly ListedReport[]
  /** Whether views count it; else the words are another report's, its report was superseded, or it was rejected. */
  readonly counts: boolean
  /** Id of the statement with the same words that counts in its place. */
  readonly countedAs?: string
  /** What it stands in the words of, and what stands in its own. */
  readonly within?: Receipt
  readonly nested: readonly Receipt[]
  readonly decisions: readonly Decision[]
}

/** The statement of an id. */
export async function showStatement(tx: Tx, id: string): Promise<ShownStatement | null> {
  const row = await tx
    .selectFrom('statement')
    .innerJoin('report', 'report.no', 'statement.report')
    .innerJoin('text', 'text.id', 'report.text_id')
    .select([
      'statement.no',
      'statement.report',
      'statement.spans',
      'statement.form',
      'statement.within',
      'statement.times',
      'statement.at',
      'statement.words',
      'statement.counts',
      'report.story',
      'report.layout',
      'text.text',
    ])
    .where('statement.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const [receipt] = await findReceipts(tx, [row.no])
  const [report] = await findListedReports(tx, [row.report])
  if (!receipt || !report) return null
  const spans = parseSpans(row.spans)
  const outer = row.within === null ? [] : await findRows(tx, row.report, { id: row.within })
  const [within] = await findReceipts(tx, outer)
  const countedAs = row.counts === 1 ? null : await findCounted(tx, row)
  const at = row.at === null ? null : await findEncounterId(tx, { report: row.report, local: row.at })
  return {
    type: 'statement',
    id,
    receipt,
    source: spans.source,
    cue: spans.cue,
    content: spans.content,
    condition: spans.condition,
    form: row.form,
    paragraphs: findParagraphs(row, [...spans.source, ...spans.cue, ...spans.content]),
    parts: await findParts(tx, row.no),
    times: parseList<TimeValue>(row.times),
    places: await findPlaces(tx, row.report, id),
    ...(at !== null && { at }),
    report,
    copies: await findCopies(tx, { story: row.story, no: row.report }),
    counts: row.counts === 1,
    ...(countedAs !== null && { countedAs }),
    ...(within && { within }),
    nested: await findReceipts(tx, await findRows(tx, row.report, { within: id })),
    decisions: (await findDecisions(tx, id)).filter(
      ({ target, kind }) => kind === 'undo' || target.entry === id,
    ),
  }
}

async function findRows(
  tx: Tx,
  report: number,
  { id, within }: { id?: string; within?: string },
): Promise<readonly number[]> {
  let query = tx.selectFrom('statement').select('no').where('report', '=', report)
  if (id !== undefined) query = query.where('id', '=', id)
  if (within !== undefined) query = query.where('within', '=', within)
  const rows = await query.orderBy('start').orderBy('id').execute()
  return rows.map(({ no }) => no)
}

/** The paragraphs that some spans touch; of a report without paragraphs all of its text. */
function findParagraphs(
  { text, layout }: { readonly text: string; readonly layout: string },
  spans: readonly Span[],
): readonly Paragraph[] {
  const { blocks } = parseStored<{ blocks: readonly Block[] }>(layout, ['blocks'])
  const touched = blocks.filter(({ span }) =>
    spans.some(({ start, end }) => start < span.end && span.start < end),
  )
  const shown: readonly Pick<Block, 'kind' | 'span'>[] =
    touched.length > 0 ? touched : [{ kind: 'paragraph', span: { start: 0, end: text.length } }]
  return shown.map(({ kind, span }) => ({ kind, span, text: text.slice(span.start, span.end) }))
}

async function findParts(tx: Tx, statement: number): Promise<ShownStatement['parts']> {
  const rows = await tx
    .selectFrom('statement_actor')
    .innerJoin('actor', 'actor.no', 'statement_actor.actor')
    .leftJoin('actor as house', 'house.no', 'actor.party')
    .select([
      'statement_actor.part',
      'statement_actor.authority',
      'actor.id',
      'actor.name',
      'actor.kind',
      'house.name as party',
    ])
    .where('statement', '=', statement)
    .orderBy('part')
    .orderBy('ordinal')
    .execute()
  const parts = (wanted: string) =>
    rows
      .filter(({ part }) => part === wanted)
      .map(({ id, name, kind, party }): Part => ({ id, name, kind, ...(party !== null && { party }) }))
  const [speaker] = parts('speaker')
  const authorities = rows.filter(({ part }) => part === 'holder').map(({ authority }) => authority)
  return {
    ...(speaker && { speaker }),
    voices: parts('voice'),
    holders: parts('holder').map((part, index) => ({ ...part, authority: authorities[index] ?? 'narrator' })),
    addressees: parts('addressee'),
    beneficiaries: parts('beneficiary'),
  }
}

/** The statement of the same story that counts for the same words. */
async function findCounted(
  tx: Tx,
  { story, words }: { readonly story: string; readonly words: string },
): Promise<string | null> {
  const row = await tx
    .selectFrom('report')
    .innerJoin('statement', 'statement.report', 'report.no')
    .select('statement.id')
    .where('report.story', '=', story)
    .where('statement.words', '=', words)
    .where('statement.counts', '=', 1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Places are kept with the reading alone. */
async function findPlaces(tx: Tx, report: number, id: string): Promise<readonly Place[]> {
  const row = await tx.selectFrom('reading').select('entries').where('report', '=', report).executeTakeFirst()
  if (!row) return []
  const { statements } = parseStored<{ statements: readonly Statement[] }>(row.entries, ['statements'])
  return statements.find((statement) => statement.id === id)?.places ?? []
}

/** The ledger's id of an encounter of a reading. */
async function findEncounterId(
  tx: Tx,
  { report, local }: { report: number; local: string },
): Promise<string | null> {
  const row = await tx
    .selectFrom('telling')
    .innerJoin('encounter', 'encounter.no', 'telling.encounter')
    .select('encounter.id')
    .where('telling.report', '=', report)
    .where('telling.local', '=', local)
    .executeTakeFirst()
  return row?.id ?? null
}
