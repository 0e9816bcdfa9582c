/** Readings in which one undertakes or denies something, for the tests of commitments and discrepancies. */
import type { Reading, Statement } from '../../../src/types.ts'
import { type Said, said } from './talks.ts'

/** What one says, with what else its statement means; `by` has no default: nobody where the report itself tells it. */
export function telling(one: Said, meaning: Partial<Statement> = {}): Reading {
  const reading = said(one)
  return { ...reading, statements: reading.statements.map((statement) => ({ ...statement, ...meaning })) }
}

/** A time that stands in the words of a reading's statement. */
export function timeIn(reading: Reading, words: string, value: string): Reading {
  const start = reading.report.text.indexOf(words)
  const times = [{ value, basis: 'stated' as const, span: { start, end: start + words.length } }]
  return { ...reading, statements: reading.statements.map((statement) => ({ ...statement, times })) }
}

/** The words of a reading's statement that make its condition. */
export function onCondition(reading: Reading, words: string): Reading {
  const start = reading.report.text.indexOf(words)
  const condition = [{ start, end: start + words.length }]
  return { ...reading, statements: reading.statements.map((statement) => ({ ...statement, condition })) }
}
