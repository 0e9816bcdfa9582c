/**
 * What others have made or may have edited, checked whole before it is taken: readings made elsewhere, rows of a file. The
 * library of their shapes is large: loaded by whoever takes something in, and by nobody who only asks.
 */
import { ReadoutError } from '../errors.ts'
import type { Reading, Report } from '../types.ts'
import { type ReportRow, toReport } from './reports.ts'
import { findShapeFault, parseShape } from './schema.ts'
import { findFaults, reportFaults } from './soundness.ts'
import { isDamage } from './stored.ts'

/**
 * A reading that was made elsewhere, as its line of JSON says it. Throws a ReadoutError `unsound` that names all that is
 * wrong with it: its shape, spans outside the text, ids that point nowhere, a report that is not what its id says.
 */
export function checkReading(value: unknown, ref: string): Reading {
  const parsed = parseShape(value)
  if ('fault' in parsed)
    throw new ReadoutError(
      'unsound',
      `${ref}: is no reading: ${parsed.fault}; give a line of readout read --jsonl`,
    )
  const faults = findFaults(parsed.reading)
  if (faults.length > 0)
    throw new ReadoutError('unsound', `${ref}: does not hold: ${faults.join('; ')}; read the report again`)
  return parsed.reading
}

/**
 * The Report of a row that is to be read. Throws a ReadoutError `unsound` where it is not as it was put down: somebody has
 * edited it by hand.
 */
export function checkReportRow(row: ReportRow): Report {
  const fault = findRowFault(row)
  if (fault === null) return toReport(row)
  throw new ReadoutError(
    'unsound',
    `report ${row.id.slice(0, 12)}: was changed in the ledger by other means than Readout: ${fault}; ` +
      'readout check tells all that does not hold, and the last backup has it as it was',
  )
}

function findRowFault(row: ReportRow): string | null {
  try {
    const report = toReport(row)
    return findShapeFault(report) ?? reportFaults(report).next().value ?? null
  } catch (error) {
    if (!isDamage(error)) throw error
    return 'its layout is no JSON, or not of its shape'
  }
}
