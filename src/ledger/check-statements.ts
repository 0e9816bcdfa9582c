/** Checks the rows that were made of a report: against its text, its reading, and each other. */
import { isDeepStrictEqual } from 'node:util'
import type { Selectable } from 'kysely'
import { wordsOf } from '../span.ts'
import type { Reading, Span, Statement } from '../types.ts'
import type { Cast } from './actors/reconcile.ts'
import type { Fault } from './check.ts'
import { parseTold } from './encounters/told.ts'
import { partsOf, toRows } from './statements.ts'
import { isDamage, isSpans, parseJson } from './stored.ts'
import type { StatementActorTable, StatementTable } from './tables.ts'

type Row = Selectable<StatementTable> & {
  readonly parts: readonly StatementActorTable[]
  readonly issues: readonly NonNullable<Statement['issues']>[number][]
}

const PARTS = ['source', 'cue', 'content', 'condition'] as const

/**
 * What is wrong with the rows of a report's statements. The words of each are the text's, to the letter; what it points to is
 * there; and where no reviewer has decided on it, it is what the reading says.
 */
export function* findStatementFaults(
  reading: Reading,
  {
    statements: rows,
    cast,
  }: { readonly statements: readonly Row[]; readonly cast: ReadonlyMap<string, Cast> },
): Generator<Fault> {
  const { report, statements, encounters } = reading
  const read = new Map(statements.map((statement) => [statement.id, statement]))
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
    const statement = read.get(row.id)
    if (!statement) yield { where, what: 'its reading does not have it' }
    else if (!isDeepStrictEqual(sorted(row.parts), sorted(partsOf(statement, row.no, cast))))
      yield { where, what: 'those who have a part in it are not those of its reading' }
    else if (!isDeepStrictEqual(sorted(row.issues), sorted(statement.issues ?? [])))
      yield { where, what: 'its issues are not those of its reading' }
    for (const [column, value] of Object.entries(should.get(row.id) ?? {}))
      if (!OWN.has(column) && !(column === 'words' && !untouched) && row[column as keyof Row] !== value)
        yield { where, what: `its ${column} is not ${JSON.stringify(value)}, as its reading has it` }
  }
}

/** What a row has that no reading tells: its numbers, and what it is among the others of its story. */
const OWN = new Set(['report', 'counts', 'carriers'])

/** Rows in an order that does not depend on the database, each with its columns in order. */
function sorted(rows: readonly object[]): readonly string[] {
  return rows
    .map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted()
}

/** What is wrong with what a report tells of an encounter, as its row has it: its sum, or the words of its facts. */
export function* findToldFaults(text: string, json: string): Generator<string> {
  try {
    for (const { field, quote, spans } of parseTold(json).facts)
      yield* findSpanFaults(text, spans, { part: field, words: quote })
  } catch (error) {
    if (!isDamage(error)) throw error
    yield 'what is told of it is no JSON, or has not its sum'
  }
}

function* findWordFaults(text: string, row: Row): Generator<string> {
  const spans = parseJson(row.spans) as Partial<Record<(typeof PARTS)[number], unknown>> | null | undefined
  for (const part of PARTS) {
    const own = spans?.[part]
    if (!isSpans(own)) yield `the spans of its ${part} are no list of spans`
    else yield* findSpanFaults(text, own, { part, words: row[part] })
  }
}

/** Spans that are no part of a text, or do not give the words that are kept beside them. */
function* findSpanFaults(
  text: string,
  spans: readonly Span[],
  { part, words }: { part: string; words: string | undefined },
): Generator<string> {
  for (const { start, end } of spans)
    if (start < 0 || start >= end || end > text.length)
      yield `the span ${start}–${end} of its ${part} is no part of the text, which has ${text.length} characters`
  if (wordsOf(text, spans) !== words) yield `its ${part} is not what stands in the text there`
}
