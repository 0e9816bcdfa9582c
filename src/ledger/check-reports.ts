/** Checks reports one after the other: the text, the reading, and the rows that were made of it. */
import { wordsOf } from '../span.ts'
import type { Reading, Span, Statement } from '../types.ts'
import type { Checking, CheckProgress, Fault } from './check.ts'
import { REPORT_COLUMNS, toReport } from './reports.ts'
import { findShapeFault } from './schema.ts'
import { findFaults } from './soundness.ts'

const PAGE = 20 // reports that are in memory at a time

/** Checks all reports, some at a time in the order of their rows. */
export async function checkReports(
  checking: Checking,
  { total, onProgress }: { total: number; onProgress: CheckProgress | undefined },
): Promise<void> {
  let done = 0
  for (let last = 0; ; ) {
    const page = await readPage(checking, last)
    for (const row of page) for (const { where, what } of findRowFaults(row)) checking.tell(where, what)
    const end = page.at(-1)
    if (!end) return
    last = end.no
    done += page.length
    onProgress?.({ done, total })
  }
}

type Row = Awaited<ReturnType<typeof readPage>>[number]

/** Reports behind a row, with all that was made of them. */
async function readPage({ tx }: Checking, after: number) {
  const rows = await tx
    .selectFrom('report')
    .leftJoin('text', 'text.id', 'report.text_id')
    .leftJoin('reading', 'reading.report', 'report.no')
    .select([...REPORT_COLUMNS, 'report.no', 'report.state', 'report.reason'])
    .select(['reading.reader', 'reading.entries'])
    .where('report.no', '>', after)
    .orderBy('report.no')
    .limit(PAGE)
    .execute()
  const nos = rows.map(({ no }) => no)
  if (nos.length === 0) return []
  const statements = await tx
    .selectFrom('statement')
    .select(['id', 'report', 'start', 'spans', 'source', 'cue', 'content', 'condition', 'review'])
    .select([
      'form',
      'within',
      'authority',
      'act',
      'certainty',
      'polarity',
      'said',
      'at',
      'times',
      'confidence',
    ])
    .where('report', 'in', nos)
    .orderBy('no')
    .execute()
  const appearances = await tx
    .selectFrom('appearance')
    .select(['report', 'local'])
    .where('report', 'in', nos)
    .orderBy('local')
    .execute()
  return rows.map((row) => {
    const own = statements.filter(({ report }) => report === row.no)
    const cast = appearances.filter(({ report }) => report === row.no).map(({ local }) => local)
    return { ...row, statements: own, ids: new Set(own.map(({ id }) => id)), cast }
  })
}

function* findRowFaults(row: Row): Generator<Fault> {
  const where = `report ${row.id}`
  const { text, entries, state } = row
  if (text === null) {
    yield { where, what: 'has no text' }
    return
  }
  const isRead = state === 'read' || state === 'unread'
  if (isRead !== (entries !== null))
    yield { where, what: `is ${state}, and there is ${entries === null ? 'no' : 'a'} reading of it` }
  const reading = readingOf(row, text)
  if (typeof reading === 'string') {
    yield { where, what: reading }
    return
  }
  for (const what of findFaults(reading)) yield { where, what }
  for (const what of findLost(reading, row)) yield { where, what }
  const read = new Map(reading.statements.map((statement) => [statement.id, statement]))
  for (const statement of row.statements)
    for (const what of findStatementFaults(reading, row, { row: statement, read: read.get(statement.id) }))
      yield { where: `statement ${statement.id}`, what }
}

/** What stands in a reading and has no row, or the other way round. A reviewer may have added statements. */
function* findLost({ statements, actors }: Reading, row: Row): Generator<string> {
  for (const { id } of statements) if (!row.ids.has(id)) yield `its statement ${id} cannot be asked for`
  const cast = new Set(row.cast)
  for (const { id } of actors) if (!cast.delete(id)) yield `its actor ${id} is nobody of the ledger`
  for (const id of cast) yield `the ledger knows an actor ${id} of it, whom its reading does not`
}

const NOBODY: Reading['reader'] = { name: 'nobody', version: '0', model: null, codebook: '0'.repeat(64) }
const NOTHING = { attributions: [], statements: [], actors: [], encounters: [] }

/** The reading of a row, an empty one where it was not read; or what is wrong with its shape. */
function readingOf(row: Row, text: string): Reading | string {
  try {
    const reading = {
      report: toReport({ ...row, text }),
      reader: row.reader === null ? NOBODY : JSON.parse(row.reader),
      ...(row.entries === null ? NOTHING : JSON.parse(row.entries)),
      ...(row.state === 'unread' && { unread: row.reason }),
    }
    return findShapeFault(reading) ?? (reading as Reading)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return `its layout or its reading is no JSON: ${error.message}`
  }
}

const PARTS = ['source', 'cue', 'content', 'condition'] as const

type Parts = Readonly<Record<(typeof PARTS)[number], readonly Span[]>>

/**
 * What is wrong with a statement's row: its words are the text's, to the letter, what it points to is there, and where
 * no reviewer has decided on it, it is what the reading says.
 */
function* findStatementFaults(
  { report: { text }, encounters }: Reading,
  { ids }: Row,
  { row, read }: { row: Row['statements'][number]; read: Statement | undefined },
): Generator<string> {
  const { within, at } = row
  if (row.review === null && !read) yield 'its reading does not have it'
  if (row.review === null && read)
    for (const [field, value] of Object.entries(copyOf(read)))
      if (row[field as keyof ReturnType<typeof copyOf>] !== value)
        yield `its ${field} is not ${JSON.stringify(value)}, as its reading says`
  if (within !== null && !ids.has(within)) yield `stands in statement ${within}, which is not there`
  if (at !== null && !encounters.some(({ id }) => id === at))
    yield `was said at encounter ${at}, which is not there`
  const spans = parseSpans(row.spans)
  if (!spans) {
    yield 'its spans are no lists of spans'
    return
  }
  for (const part of PARTS) {
    for (const { start, end } of spans[part])
      if (start < 0 || start >= end || end > text.length)
        yield `the span ${start}–${end} of its ${part} is no part of the text, which has ${text.length} characters`
    if (wordsOf(text, spans[part]) !== row[part]) yield `its ${part} is not what stands in the text there`
  }
  const first = Math.min(...[...spans.source, ...spans.cue, ...spans.content].map(({ start }) => start))
  if (first !== row.start) yield `it begins at ${first}, and is said to begin at ${row.start}`
}

/** What a row repeats of a statement, as it has it. */
function copyOf({ said, times = [], ...statement }: Statement) {
  return {
    form: statement.form,
    within: statement.within ?? null,
    authority: statement.authority ?? null,
    act: statement.act ?? null,
    certainty: statement.certainty ?? null,
    polarity: statement.polarity ?? null,
    said: said?.value ?? null,
    at: statement.at ?? null,
    times: JSON.stringify(times),
    confidence: statement.confidence,
  }
}

function parseSpans(json: string): Parts | null {
  try {
    const parts = JSON.parse(json) as Partial<Parts> | null
    const isSpan = (span: unknown) =>
      Number.isInteger((span as Span | null)?.start) && Number.isInteger((span as Span | null)?.end)
    const fine = PARTS.every((part) => Array.isArray(parts?.[part]) && parts[part].every(isSpan))
    return fine ? (parts as Parts) : null
  } catch {
    return null
  }
}
