/** Decisions on statements: accepted, rejected, corrected, marked, given another place. */
import { ReadoutError } from '../../errors.ts'
import { sha256 } from '../../identity.ts'
import type { Decision, Span } from '../../types.ts'
import type { Tx } from '../ledger.ts'
import { findReading } from '../readings.ts'
import { parseSpans } from '../stored.ts'
import { type Anchor, anchorOf } from './anchor.ts'
import type { Change } from './apply.ts'
import { findDecisionsOn } from './place.ts'
import { actorsIn, findCast } from './restate.ts'
import { type By, findDecisionRow, insertDecision, parseChange, takeBack } from './rows.ts'

/** A decision that was put down, and the rows of reports whose statements it changes. */
export interface OnStatement {
  readonly decision: Decision
  readonly reports: readonly number[]
}

/** Accepts or rejects a statement, or corrects fields of it. */
export async function judge(
  tx: Tx,
  kind: 'accept' | 'reject' | 'correct',
  { entry, change = {} }: { entry: string; change?: Change },
  by: By,
): Promise<OnStatement> {
  const statement = await findStatement(tx, entry)
  await checkActors(tx, change)
  const anchor = await findAnchor(tx, statement)
  const row = {
    kind,
    report: statement.report,
    entry: statement.id,
    quote: statement.content,
    anchor,
    change,
  }
  return { decision: await insertDecision(tx, row, by), reports: [statement.no] }
}

/** Throws a ReadoutError `not-found` where a change names an actor that is not in the ledger. */
async function checkActors(tx: Tx, change: Change): Promise<void> {
  for (const id of new Set(actorsIn(change))) {
    const known =
      (await tx.selectFrom('profile').select('no').where('id', '=', id).executeTakeFirst()) ??
      (await tx.selectFrom('actor').select('no').where('id', '=', id).executeTakeFirst())
    if (!known)
      throw new ReadoutError('not-found', `${id}: there is no such actor; readout actors lists them`)
  }
}

/** What is marked: the words of a report's text that a statement stands on, and what it means. */
export interface Mark {
  readonly report: string
  /** Its content, as the words stand there. */
  readonly quote: string
  /** Where the quote stands; may be left out where it stands there once. */
  readonly span?: Span
  readonly source?: string
  readonly cue?: string
  readonly change?: Change
}

/**
 * Marks a statement that the reader missed. Throws a ReadoutError where the words do not stand in the report, or more than
 * once and no span says where.
 */
export async function mark(tx: Tx, marked: Mark, by: By): Promise<OnStatement> {
  const { report, quote, source, cue, change = {} } = marked
  const row = await findReport(tx, report)
  await checkActors(tx, change)
  const { text } = await tx
    .selectFrom('text')
    .select('text')
    .where('id', '=', row.text_id)
    .executeTakeFirstOrThrow()
  const content = marked.span
    ? checkWords(text, quote, marked.span)
    : findWords(text, quote, { what: 'quote' })
  const near = (words: string | undefined, what: string) =>
    words === undefined ? [] : [findWords(text, words, { what, near: content })]
  const anchor: Anchor = { source: near(source, 'source'), cue: near(cue, 'cue'), content: [content] }
  const entry = `m${sha256(JSON.stringify([row.id, anchor])).slice(0, 16)}`
  const given = { kind: 'mark' as const, report: row.id, entry, quote, anchor, change }
  return { decision: await insertDecision(tx, given, by), reports: [row.no] }
}

/**
 * Gives a decision that has lost its place another statement: it is made again on that one, by the same fields, and with it
 * taken back where it stood; whoever takes the new one back has the old one again. Throws a ReadoutError `misuse` where it
 * is no decision on a statement, or was taken back.
 */
export async function place(
  tx: Tx,
  { decision: id, entry }: { decision: string; entry: string },
  by: By,
): Promise<OnStatement> {
  const lost = await findDecisionRow(tx, id)
  const { kind } = lost
  if (kind !== 'accept' && kind !== 'reject' && kind !== 'correct' && kind !== 'mark')
    throw new ReadoutError('misuse', `${id}: is about no statement; only those on statements have a place`)
  const standing = lost.report === null ? [] : await findDecisionsOn(tx, [lost.report])
  if (!standing.some(({ no }) => no === lost.no))
    throw new ReadoutError(
      'misuse',
      `${id}: was taken back; readout undo of what took it back makes it again`,
    )
  const statement = await findStatement(tx, entry)
  const anchor = await findAnchor(tx, statement)
  const decision = await insertDecision(
    tx,
    {
      kind: kind === 'mark' ? 'correct' : kind,
      report: statement.report,
      entry: statement.id,
      quote: statement.content,
      anchor,
      change: parseChange(lost),
    },
    by,
  )
  await takeBack(tx, lost, { with: decision.id, by })
  const left =
    lost.report !== null && lost.report !== statement.report ? [(await findReport(tx, lost.report)).no] : []
  return { decision, reports: [...left, statement.no] }
}

interface StatementRow {
  readonly id: string
  readonly content: string
  /** The report: its row and its id. */
  readonly no: number
  readonly report: string
}

async function findStatement(tx: Tx, id: string): Promise<StatementRow> {
  const row = await tx
    .selectFrom('statement')
    .innerJoin('report', 'report.no', 'statement.report')
    .select(['statement.id', 'statement.content', 'report.no', 'report.id as report'])
    .where('statement.id', '=', id)
    .executeTakeFirst()
  if (!row)
    throw new ReadoutError('not-found', `${id}: there is no such statement; readout statements lists them`)
  return row
}

/** The row of a report. Throws a ReadoutError `not-found` where there is none of that id. */
export async function findReport(
  tx: Tx,
  id: string,
): Promise<{ readonly no: number; readonly id: string; readonly text_id: string }> {
  const row = await tx
    .selectFrom('report')
    .select(['no', 'id', 'text_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new ReadoutError('not-found', `${id}: there is no such report; readout reports lists them`)
  return row
}

async function findAnchor(tx: Tx, { id, no, report }: StatementRow): Promise<Anchor> {
  const reading = await findReading(tx, report)
  const statement = reading?.statements.find((one) => one.id === id)
  if (statement) {
    const { names } = await findCast(tx, no)
    return anchorOf(statement, names.get(statement.speaker ?? ''))
  }
  // A statement that a person marked: its words are those of the mark.
  const { spans } = await tx
    .selectFrom('statement')
    .select('spans')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { source, cue, content } = parseSpans(spans)
  return { source, cue, content }
}

/** Where words stand in a text: the only place, or the one nearest to another. */
function findWords(text: string, words: string, { what, near }: { what: string; near?: Span }): Span {
  const places: Span[] = []
  for (let at = text.indexOf(words); at >= 0 && words !== ''; at = text.indexOf(words, at + 1))
    places.push({ start: at, end: at + words.length })
  const distance = ({ start }: Span) => Math.abs(start - (near?.start ?? 0))
  const [first, second] = near ? places.toSorted((a, b) => distance(a) - distance(b)) : places
  if (!first)
    throw new ReadoutError(
      'misuse',
      `the ${what} "${shortly(words)}" does not stand in the report; copy the words as they stand there`,
    )
  if (second && !near)
    throw new ReadoutError(
      'misuse',
      `the ${what} "${shortly(words)}" stands in the report more than once; give more of the words around it`,
    )
  return first
}

function shortly(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60)}…` : words
}

function checkWords(text: string, words: string, span: Span): Span {
  if (words !== '' && text.slice(span.start, span.end) === words) return span
  throw new ReadoutError(
    'misuse',
    `the quote "${shortly(words)}" does not stand at ${span.start} to ${span.end} of the report; copy it from there`,
  )
}
