/** Checks the rows of a report's statements: against its text, its reading, and each other. */
import type { Selectable } from 'kysely'
import { wordsOf } from '../span.ts'
import type { Reading, Span } from '../types.ts'
import type { Fault } from './check.ts'
import { toRows } from './statements.ts'
import type { StatementTable } from './tables.ts'

type Row = Selectable<StatementTable>

const PARTS = ['source', 'cue', 'content', 'condition'] as const

type Parts = Readonly<Record<(typeof PARTS)[number], readonly Span[]>>

/**
 * What is wrong with the rows of a report's statements. The words of each are the text's, to the letter; what it points to is
 * there; and where no reviewer has decided on it, it is what the reading says.
 */
export function* findStatementFaults(reading: Reading, rows: readonly Row[]): Generator<Fault> {
  const { report, statements, encounters } = reading
  const untouched = rows.every(({ review }) => review === null)
  const should = new Map(toRows(report, statements, 0).map((row) => [row.id, row]))
  const ids = new Set(rows.map(({ id }) => id))
  const met = new Set(encounters.map(({ id }) => id))
  for (const row of rows) {
    const where = `statement ${row.id}`
    if (row.within !== null && !ids.has(row.within))
      yield { where, what: `stands in statement ${row.within}, which is not there` }
    if (row.at !== null && !met.has(row.at))
      yield { where, what: `was said at encounter ${row.at}, which is not there` }
    for (const what of findWordFaults(report.text, row)) yield { where, what }
    if (row.review !== null) continue
    const read = should.get(row.id)
    if (!read) yield { where, what: 'its reading does not have it' }
    for (const [column, value] of Object.entries(read ?? {}))
      if (!OWN.has(column) && !(column === 'words' && !untouched) && row[column as keyof Row] !== value)
        yield { where, what: `its ${column} is not ${JSON.stringify(value)}, as its reading has it` }
  }
}

/** What a row has that no reading tells: its numbers, and what it is among the others of its story. */
const OWN = new Set(['report', 'counts', 'carriers'])

function* findWordFaults(text: string, row: Row): Generator<string> {
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
