/** Readings in the ledger: kept as they were made, each beside its report. */
import { sql } from 'kysely'
import { ReadoutError } from '../errors.ts'
import type { Codebook, Reading } from '../types.ts'
import { reconcileAll } from './actors/reconcile.ts'
import { keepCodebook } from './codebooks.ts'
import { hasDecisions, restate } from './decisions/restate.ts'
import { insertEncounters } from './encounters/index.ts'
import { insertMany } from './insert.ts'
import { among, kindOf, type Ledger, type Tx, writeSoon } from './ledger.ts'
import { finishReports } from './queue.ts'
import { insertReports, REPORT_COLUMNS, toReport } from './reports.ts'
import { countStories, insertStatements } from './statements.ts'
import { parseStored } from './stored.ts'
import { findAllVersions, findVersions } from './versions.ts'

type Entries = Pick<Reading, 'attributions' | 'statements' | 'actors' | 'encounters'>

/** What became of the readings that were stored. */
export interface Stored {
  readonly added: number
  /** Of reports that had been read before: the ledger keeps the first reading. */
  readonly known: number
}

/**
 * Stores readings in one transaction, their reports too where they are new. Each must be sound (`checkReading`). The
 * codebook tells who held an office when. Throws a ReadoutError `unsound`, and stores none, where one has a statement
 * with the id of another report's.
 */
export function storeReadings(
  ledger: Ledger,
  readings: readonly Reading[],
  codebook: Codebook,
): Promise<Stored> {
  return writeSoon(ledger, async (tx) => {
    await keepCodebook(tx, codebook)
    const { fresh, touched } = await findFresh(tx, readings)
    if (fresh.length > 0) await storeFresh(ledger, tx, { fresh, touched, codebook })
    return { added: fresh.length, known: readings.length - fresh.length }
  })
}

/** A reading that is new, and the row of its report. */
interface Fresh {
  readonly no: number
  readonly reading: Reading
}

/** The readings of reports that were not read before, the first one of each; reports that are new are inserted. */
async function findFresh(
  tx: Tx,
  readings: readonly Reading[],
): Promise<{ fresh: readonly Fresh[]; touched: readonly number[] }> {
  const first = new Map(readings.toReversed().map((reading) => [reading.report.id, reading]))
  const { touched } = await insertReports(
    tx,
    readings.map(({ report }) => ({ report })),
  )
  const rows = await tx
    .selectFrom('report')
    .leftJoin('reading', 'reading.report', 'report.no')
    .select(['report.id', 'report.no', 'reading.report'])
    .where(among(kindOf(tx), sql.ref('report.id'), [...first.keys()]))
    .execute()
  const numbers = new Map(rows.filter(({ report }) => report === null).map(({ id, no }) => [id, no]))
  const fresh = [...first.values()].toReversed().flatMap((reading) => {
    const no = numbers.get(reading.report.id)
    return no === undefined ? [] : [{ no, reading }]
  })
  return { fresh, touched }
}

async function storeFresh(
  ledger: Ledger,
  tx: Tx,
  { fresh, touched, codebook }: { fresh: readonly Fresh[]; touched: readonly number[]; codebook: Codebook },
): Promise<void> {
  await checkCollisions(tx, fresh)
  await insertMany(
    tx,
    'reading',
    fresh.map(({ no, reading: { reader, attributions, statements, actors, encounters } }) => {
      const entries: Entries = { attributions, statements, actors, encounters }
      return { report: no, reader: JSON.stringify(reader), entries: JSON.stringify(entries) }
    }),
  )
  await finishReports(
    tx,
    fresh.map(({ no, reading: { unread } }) => ({ no, unread })),
  )
  const casts = await reconcileAll(tx, fresh, codebook)
  await insertStatements(
    tx,
    fresh.map(({ no, reading }) => ({ no, reading, cast: casts.get(no) ?? new Map() })),
  )
  await insertEncounters(
    tx,
    fresh.map(({ no, reading }) => ({ no, reading, cast: casts.get(no) ?? new Map() })),
  )
  const versions = await findAllVersions(
    tx,
    fresh.map(({ no }) => no),
  )
  await countStories(tx, [...new Set([...touched, ...versions])])
  if (!(await hasDecisions(tx, versions))) return
  for (const { no } of fresh)
    if (await hasDecisions(tx, await findVersions(tx, no))) await restate(ledger, tx, no)
}

/** Throws a ReadoutError `unsound` where a statement has the id of another report's: ids are made from the report. */
async function checkCollisions(tx: Tx, fresh: readonly Fresh[]): Promise<void> {
  const reports = new Map<string, string>()
  const collide = (id: string, { ref, id: report }: Reading['report']) =>
    new ReadoutError(
      'unsound',
      `${ref ?? report.slice(0, 12)}: the id of its statement ${JSON.stringify(id)} is that of another report's; read it again`,
    )
  for (const { reading } of fresh)
    for (const { id } of reading.statements) {
      if (reports.has(id)) throw collide(id, reading.report)
      reports.set(id, reading.report.id)
    }
  const taken = await tx
    .selectFrom('statement')
    .select('id')
    .where(among(kindOf(tx), sql.ref('id'), [...reports.keys()]))
    .limit(1)
    .executeTakeFirst()
  const reading = fresh.find((one) => one.reading.statements.some(({ id }) => id === taken?.id))?.reading
  if (taken && reading) throw collide(taken.id, reading.report)
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
    reader: parseStored<Reading['reader']>(row.reader),
    ...parseStored<Entries>(row.entries, ['attributions', 'statements', 'actors', 'encounters']),
    ...(row.state === 'unread' && { unread: row.reason as NonNullable<Reading['unread']> }),
  }
}
