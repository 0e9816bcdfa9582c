/** Readings in the ledger: kept as they were made, each beside its report. */
import { ReadoutError } from '../errors.ts'
import type { Codebook, Reading } from '../types.ts'
import { reconcile } from './actors/reconcile.ts'
import { keepCodebook } from './codebooks.ts'
import { hasDecisions, restate } from './decisions/restate.ts'
import { type Ledger, type Tx, write } from './ledger.ts'
import { finishReport } from './queue.ts'
import { insertReport, REPORT_COLUMNS, toReport } from './reports.ts'
import { findShapeFault } from './schema.ts'
import { findFaults } from './soundness.ts'
import { countStories, insertStatements } from './statements.ts'
import { findVersions } from './versions.ts'

type Entries = Pick<Reading, 'attributions' | 'statements' | 'actors' | 'encounters'>

/** What became of the readings that were stored. */
export interface Stored {
  readonly added: number
  /** Of reports that had been read before: the ledger keeps the first reading. */
  readonly known: number
}

/**
 * Stores readings in one transaction, their reports too where they are new. Each must be sound (`checkReading`). The
 * codebook tells who held an office when.
 */
export function storeReadings(
  ledger: Ledger,
  readings: readonly Reading[],
  codebook: Codebook,
): Promise<Stored> {
  return write(ledger, async (tx) => {
    await keepCodebook(tx, codebook)
    let added = 0
    for (const reading of readings) if (await storeReading(ledger, tx, { reading, codebook })) added++
    return { added, known: readings.length - added }
  })
}

async function storeReading(
  ledger: Ledger,
  tx: Tx,
  { reading, codebook }: { reading: Reading; codebook: Codebook },
): Promise<boolean> {
  const { report, reader, attributions, statements, actors, encounters, unread } = reading
  const no = (await findNumber(tx, report.id)) ?? (await insertReport(ledger, tx, { report }))
  if (no === null) throw new Error(`report ${report.id} is neither there nor new`)
  const known = await tx.selectFrom('reading').select('report').where('report', '=', no).executeTakeFirst()
  if (known) return false
  const entries: Entries = { attributions, statements, actors, encounters }
  await tx
    .insertInto('reading')
    .values({ report: no, reader: JSON.stringify(reader), entries: JSON.stringify(entries) })
    .execute()
  await finishReport(tx, no, unread)
  const cast = await reconcile(tx, reading, { no, codebook })
  await insertStatements(ledger, tx, reading, { no, cast })
  const versions = await findVersions(tx, no)
  await countStories(tx, versions)
  if (await hasDecisions(tx, versions)) await restate(ledger, tx, no)
  return true
}

async function findNumber(tx: Tx, id: string): Promise<number | null> {
  const row = await tx.selectFrom('report').select('no').where('id', '=', id).executeTakeFirst()
  return row?.no ?? null
}

/**
 * A reading that was made elsewhere, as its line of JSON says it. Throws a ReadoutError `unsound` that names all that is
 * wrong with it: its shape, spans outside the text, ids that point nowhere, a report that is not what its id says.
 */
export function checkReading(value: unknown, ref: string): Reading {
  const misshapen = findShapeFault(value)
  if (misshapen !== null)
    throw new ReadoutError(
      'unsound',
      `${ref}: is no reading: ${misshapen}; give a line of readout read --jsonl`,
    )
  const faults = findFaults(value as Reading)
  if (faults.length > 0)
    throw new ReadoutError('unsound', `${ref}: does not hold: ${faults.join('; ')}; read the report again`)
  return value as Reading
}

/** The reading of a report as it was made; null where the report is not there or not read. */
export async function findReading(tx: Tx, id: string): Promise<Reading | null> {
  const row = await tx
    .selectFrom('report')
    .innerJoin('text', 'text.id', 'report.text_id')
    .innerJoin('reading', 'reading.report', 'report.no')
    .select([...REPORT_COLUMNS, 'report.state', 'report.reason', 'reading.reader', 'reading.entries'])
    .where('report.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return {
    report: toReport(row),
    reader: JSON.parse(row.reader),
    ...(JSON.parse(row.entries) as Entries),
    ...(row.state === 'unread' && { unread: row.reason as NonNullable<Reading['unread']> }),
  }
}
