/** Checks reports one after the other: the text, the reading, and the rows that were made of it. */
import { sql } from 'kysely'
import type { Reading } from '../types.ts'
import type { Checking, CheckProgress, Fault } from './check.ts'
import { findStatementFaults, findToldFaults } from './check-statements.ts'
import { toTellings } from './encounters/rows.ts'
import { among } from './ledger.ts'
import { readPages } from './pages.ts'
import { REPORT_COLUMNS, toReport } from './reports.ts'
import { parseShape } from './schema.ts'
import { findFaults } from './soundness.ts'
import { isDamage } from './stored.ts'

const PAGE = 20 // reports that are in memory at a time

/** Checks all reports, some at a time in the order of their rows. */
export async function checkReports(
  checking: Checking,
  { total, onProgress }: { total: number; onProgress: CheckProgress | undefined },
): Promise<void> {
  let done = 0
  const read = (after: number) => readPage(checking, after)
  for await (const page of readPages(0, read, ({ no }) => no)) {
    for (const row of page) for (const { where, what } of findRowFaults(row)) checking.tell(where, what)
    done += page.length
    onProgress?.({ done, total })
  }
}

type Row = Awaited<ReturnType<typeof readPage>>[number]

/** Reports behind a row, with all that was made of them. */
async function readPage({ ledger, tx }: Checking, after: number) {
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
  const statements = await tx.selectFrom('statement').selectAll().where('report', 'in', nos).execute()
  const numbers = among(
    ledger.kind,
    sql.ref('statement'),
    statements.map(({ no }) => no),
  )
  const parts = Map.groupBy(
    await tx.selectFrom('statement_actor').selectAll().where(numbers).execute(),
    ({ statement }) => statement,
  )
  const issues = Map.groupBy(
    await tx.selectFrom('statement_issue').selectAll().where(numbers).execute(),
    ({ statement }) => statement,
  )
  const cast = await tx.selectFrom('appearance').selectAll().where('report', 'in', nos).execute()
  const tellings = await tx.selectFrom('telling').selectAll().where('report', 'in', nos).execute()
  return rows.map((row) => ({
    ...row,
    statements: statements
      .filter(({ report }) => report === row.no)
      .map((statement) => ({
        ...statement,
        parts: parts.get(statement.no) ?? [],
        issues: (issues.get(statement.no) ?? []).map(({ issue, stance }) => ({ id: issue, stance })),
      })),
    cast: new Map(
      cast
        .filter(({ report }) => report === row.no)
        .map(({ local, actor, profile }) => [local, { actor, profile }]),
    ),
    tellings: tellings.filter(({ report }) => report === row.no),
  }))
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
  yield* findStatementFaults(reading, row)
  for (const what of findTellingFaults(reading, row)) yield { where, what }
}

/** What stands in a reading and has no row, or the other way round. A reviewer may have added statements. */
function* findLost({ statements, actors, encounters }: Reading, row: Row): Generator<string> {
  const rows = new Set(row.statements.map(({ id }) => id))
  for (const { id } of statements) if (!rows.has(id)) yield `its statement ${id} cannot be asked for`
  const cast = new Set(row.cast.keys())
  for (const { id } of actors) if (!cast.delete(id)) yield `its actor ${id} is nobody of the ledger`
  for (const id of cast) yield `the ledger knows an actor ${id} of it, whom its reading does not`
  const told = new Set(row.tellings.map(({ local }) => local))
  for (const { id } of encounters) if (!told.delete(id)) yield `its encounter ${id} is none of the ledger`
  for (const id of told) yield `the ledger knows an encounter ${id} of it, which its reading does not`
}

/** Of a telling what follows from the reading alone: what is folded, or looked up in a lexicon, another Readout may see otherwise. */
const PLAIN = ['kind', 'start', 'last', 'exact', 'planned'] as const

function* findTellingFaults(reading: Reading, { no, cast, tellings }: Row): Generator<string> {
  const should = new Map(toTellings(reading, { no, cast }).map((telling) => [telling.local, telling]))
  for (const telling of tellings) {
    const { local, told } = telling
    const made = should.get(local)
    for (const column of PLAIN)
      if (made && telling[column] !== made[column])
        yield `its encounter ${local}: its ${column} is not ${JSON.stringify(made[column])}, as its reading has it`
    for (const what of findToldFaults(reading.report.text, told)) yield `its encounter ${local}: ${what}`
  }
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
    const parsed = parseShape(reading)
    return 'fault' in parsed ? parsed.fault : parsed.reading
  } catch (error) {
    if (!(error instanceof SyntaxError) && !isDamage(error)) throw error
    return 'its layout or its reading is no JSON, or not of its shape'
  }
}
