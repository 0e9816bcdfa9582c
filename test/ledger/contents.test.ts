import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { ACCOUNTS, CONTENTS, exportContents, LOOKUPS } from '../../src/ledger/contents.ts'
import {
  addAddresses,
  addReports,
  claimInputs,
  claimReports,
  closeLedger,
  type Ledger,
  look,
  newWorker,
  storeReadings,
} from '../../src/ledger/index.ts'
import type { Reading } from '../../src/types.ts'
import { inventReadings, newRandom, shuffle } from './invented.ts'
import { KINDS, newLedger } from './ledgers.ts'
import { CODEBOOK } from './readings.ts'

/** The lines of a ledger's content. */
const contentsOf = (ledger: Ledger) =>
  look(ledger, async (tx) => {
    const lines: string[] = []
    for await (const line of exportContents(ledger, tx)) lines.push(line)
    return lines
  })

/** What a new ledger holds after readings have come in, some at a time. */
async function filled(kind: Ledger['kind'], readings: readonly Reading[], together: number) {
  const ledger = await newLedger(kind)
  for (let at = 0; at < readings.length; at += together)
    await storeReadings(ledger, readings.slice(at, at + together), CODEBOOK)
  const contents = await contentsOf(ledger)
  await closeLedger(ledger)
  return contents
}

const READINGS = inventReadings(30)
const EXPECTED = await filled('sqlite', READINGS, 30)

describe.each(KINDS)('the content of a ledger on %s', (kind) => {
  it.each([
    ['as they are, together', READINGS, 30],
    ['as they are, one by one', READINGS, 1],
    ['backwards, one by one', READINGS.toReversed(), 1],
    ['backwards, seven at a time', READINGS.toReversed(), 7],
    ['shuffled, one by one', shuffle(READINGS, newRandom(7)), 1],
    ['shuffled, together', shuffle(READINGS, newRandom(8)), 30],
  ])('is the same for readings that come in %s', async (_, readings, together) => {
    expect(await filled(kind, readings, together)).toEqual(EXPECTED)
  })

  it('is the same when all is added twice', async () => {
    expect(await filled(kind, [...READINGS, ...READINGS.toReversed()], 9)).toEqual(EXPECTED)
  })

  it('does not change with who is reading what', async () => {
    const ledger = await newLedger(kind)
    await addReports(
      ledger,
      READINGS.map(({ report }) => ({ report })),
    )
    await addAddresses(ledger, ['https://a.example/1'])
    const before = await contentsOf(ledger)
    await claimReports(ledger, newWorker(), { most: 5 })
    await claimInputs(ledger, newWorker(), { most: 5 })
    expect(await contentsOf(ledger)).toEqual(before)
  })

  it('names rows by what they are, and not by their numbers', async () => {
    const ledger = await newLedger(kind)
    const [reading] = READINGS
    if (!reading) throw new Error('there are thirty')
    await storeReadings(ledger, [reading], CODEBOOK)
    const lines = (await contentsOf(ledger)).map((line) => JSON.parse(line))
    const report = lines.find(({ table }) => table === 'report')
    expect(report).toMatchObject({ id: reading.report.id, state: 'read', story: reading.report.id })
    const { appearance } = report
    const ids = new Set(lines.filter(({ table }) => table === 'actor').map(({ id }) => id))
    expect(appearance).toHaveLength(reading.actors.length)
    for (const { actor } of appearance) expect(ids).toContain(actor)
    for (const line of lines) expect(line).not.toHaveProperty('no')
  })
})

it('has a place for every table', async () => {
  const ledger = await newLedger('sqlite')
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table' and name not like '%\\_words%' escape '\\'`.execute(
    ledger.db,
  )
  const placed = CONTENTS.flatMap(({ table, parts = [] }) => [table, ...parts])
  expect(rows.map(({ name }) => name).toSorted()).toEqual(
    [...placed, ...LOOKUPS, ...ACCOUNTS, 'migration'].toSorted(),
  )
})
