/** Encounters over reports: the same summit in ten reports is one encounter with ten receipts. */
import { sql } from 'kysely'
import type { Reading } from '../../types.ts'
import type { Cast } from '../actors/reconcile.ts'
import { insertMany } from '../insert.ts'
import { among, kindOf, type Tx } from '../ledger.ts'
import { findAllVersions } from '../versions.ts'
import { findBlock } from './block.ts'
import { countCarriers } from './carriers.ts'
import { describeEncounters } from './describe.ts'
import { undatedKeysOf } from './keys.ts'
import { isOneOf, loadTellings, loadTellingsOf } from './load.ts'
import { newSame } from './people.ts'
import { insertNewEncounters } from './place.ts'
import { hashId, type NewTelling, toTellings } from './rows.ts'
import { settle } from './settle.ts'

export { findEncounter, findEncounters, loadEncounters } from './find.ts'

/** Puts what some readings tell of encounters into rows, and each telling with the encounter that it is of. */
export async function insertEncounters(
  tx: Tx,
  readings: readonly {
    readonly no: number
    readonly reading: Reading
    readonly cast: ReadonlyMap<string, Cast>
  }[],
): Promise<void> {
  const tellings = await withFreeIds(
    tx,
    readings.flatMap(({ no, reading, cast }) =>
      toTellings(reading, { no, cast }).map((telling) => ({ telling, report: reading.report.id })),
    ),
  )
  const encounters = await insertNewEncounters(tx, tellings)
  await insertMany(
    tx,
    'telling',
    tellings.map((telling) => ({
      ...telling,
      encounter: encounters.get(telling.id) ?? 0,
      stands: 1,
      counts: 1,
      carriers: 1,
    })),
  )
  const own = readings.map(({ no }) => no)
  await insertKeys(tx, own)
  await resettleEncounters(tx, await findRelatives(tx, own))
}

/**
 * Finds out anew which encounters some reports tell of: after an actor whom they name was merged or split, or where their
 * story or versions are others now.
 */
export async function resettleEncounters(tx: Tx, reports: readonly number[]): Promise<void> {
  const sorted = reports.toSorted((a, b) => a - b)
  const parts = Array.from({ length: Math.ceil(sorted.length / AT_ONCE) }, (_, part) =>
    sorted.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  )
  for (const part of parts) await countCarriers(tx, part)
  for (const part of parts) await settle(tx, await findTellings(tx, part))
}

const AT_ONCE = 500 // reports: of somebody whom thousands name not all that they tell is held in memory

/** Takes away what a report tells of encounters: before another reading of it comes. */
export async function deleteEncounters(tx: Tx, report: number): Promise<void> {
  const numbers = await findTellings(tx, [report])
  if (numbers.length === 0) return
  const own = (await loadTellings(tx, numbers)).filter(({ reportNo }) => reportNo === report)
  const encounters = [...new Set(own.map(({ encounter }) => encounter))]
  const block = (await findBlock(tx, own, newSame())).flatMap(({ carriers }) => carriers)
  const mates = await loadTellingsOf(tx, encounters)
  const left = [...block, ...mates].map(({ no }) => no).filter((no) => !numbers.includes(no))
  await tx
    .deleteFrom('telling_key')
    .where(isOneOf(tx, 'telling', numbers))
    .execute()
  await tx.deleteFrom('telling').where('report', '=', report).execute()
  await describeEncounters(tx, encounters)
  await countCarriers(tx, await findRelatives(tx, [report]))
  await settle(tx, [...new Set(left)], block)
}

async function findTellings(tx: Tx, reports: readonly number[]): Promise<readonly number[]> {
  if (reports.length === 0) return []
  const rows = await tx
    .selectFrom('telling')
    .select('no')
    .where(isOneOf(tx, 'report', reports))
    .execute()
  return rows.map(({ no }) => no)
}

/** An id of a reading made elsewhere may be another report's. */
async function withFreeIds(
  tx: Tx,
  tellings: readonly { readonly telling: NewTelling; readonly report: string }[],
): Promise<readonly NewTelling[]> {
  const ids = tellings.map(({ telling }) => telling.id)
  const rows = await tx
    .selectFrom('telling')
    .select('id')
    .where(among(kindOf(tx), sql.ref('id'), ids))
    .execute()
  const taken = new Set(rows.map(({ id }) => id))
  return tellings.map(({ telling, report }) => {
    const id = taken.has(telling.id) ? hashId(report, telling.local) : telling.id
    taken.add(id)
    return { ...telling, id }
  })
}

/** Tellings without a day are found by keys when an encounter comes up that they may be of. */
async function insertKeys(tx: Tx, reports: readonly number[]): Promise<void> {
  const own = new Set(await findTellings(tx, reports))
  const keys = (await loadTellings(tx, [...own])).flatMap((telling) => {
    const { no, exact, days, toCome } = telling
    if (!own.has(no) || exact || !days || toCome) return []
    return undatedKeysOf(telling).map((key) => ({ key, at: days.start, telling: no }))
  })
  await insertMany(tx, 'telling_key', keys)
}

/** Some reports, with all that carry their words and all versions of them. */
async function findRelatives(tx: Tx, reports: readonly number[]): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('report as own')
    .innerJoin('report', 'report.story', 'own.story')
    .select('report.no')
    .where(isOneOf(tx, 'own.no', reports))
    .execute()
  return [...new Set([...rows.map(({ no }) => no), ...(await findAllVersions(tx, reports))])]
}
