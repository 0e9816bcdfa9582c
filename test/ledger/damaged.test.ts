import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { checkLedger } from '../../src/ledger/check.ts'
import { closeLedger, type Ledger, openLedger, storeReadings, write } from '../../src/ledger/index.ts'
import { readReport } from '../../src/ledger/views/read-report.ts'
import { show } from '../../src/ledger/views/show.ts'
import { statements } from '../../src/ledger/views/statements.ts'
import { timeline } from '../../src/ledger/views/timeline.ts'
import { ask, damage, findWrongViews } from './damage.ts'
import { inventReadings, newRandom } from './invented.ts'
import { KINDS, newFolder, newLedger } from './ledgers.ts'
import { CODEBOOK } from './readings.ts'

const READINGS = inventReadings(8)

async function fill(ledger: Ledger): Promise<Ledger> {
  await storeReadings(ledger, READINGS, CODEBOOK)
  return ledger
}

const [FIRST = ''] = READINGS.map(({ report }) => report.id)

describe.each(KINDS)('a damaged ledger on %s', (kind) => {
  it.each<[string, string, (ledger: Ledger) => Promise<unknown>]>([
    [
      'words that do not stand in their report',
      "update statement set content = 'x' || content",
      (ledger) => statements(ledger),
    ],
    [
      'a condition that does not stand in its report',
      "update statement set condition = condition || 'x'",
      (ledger) => statements(ledger),
    ],
    [
      'an authority that is none',
      "update statement set authority = 'firsthane'",
      (ledger) => statements(ledger),
    ],
    [
      'places of words that are none',
      `update statement set spans = replace(spans, '"start"', '"stbrt"')`,
      (ledger) => statements(ledger),
    ],
    [
      'places of words that are no JSON',
      `update statement set spans = replace(spans, '"content"', '"content')`,
      (ledger) => statements(ledger),
    ],
    [
      'a fact of an encounter of which a letter was changed',
      `update telling set told = replace(told, '"narrator"', '"nbrrator"')`,
      (ledger) => timeline(ledger),
    ],
    [
      'an outlet that is not the one of which the report has its id',
      "update report set outlet = 'Q' || outlet",
      (ledger) => show(ledger, FIRST),
    ],
    [
      'a text of which a letter was changed',
      "update text set text = text || 'x'",
      (ledger) => readReport(ledger, FIRST),
    ],
    [
      'paragraphs that are none',
      `update report set layout = '{"blocks":{}}'`,
      (ledger) => readReport(ledger, FIRST),
    ],
  ])('does not show %s, and says what it is', async (_, change, ask) => {
    const ledger = await fill(await newLedger(kind))
    await ask(ledger)
    await write(ledger, (tx) => sql.raw(change).execute(tx))
    await expect(ask(ledger)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringMatching(
        /^the ledger is damaged: (?:it holds ".+" where that cannot stand|report [0-9a-f]{64}: .+); readout check tells more, or use a backup$/,
      ),
    })
    await closeLedger(ledger)
  })
})

describe('a damaged file', () => {
  it('of which an index lacks rows is refused as it is opened, but by those who look what is wrong with it', async () => {
    const where = join(newFolder(), 'readout.db')
    await closeLedger(await fill(await openLedger(where, { create: true })))
    const other = new Database(where)
    other.unsafeMode()
    other.pragma('writable_schema = on')
    other.exec(
      `update sqlite_schema set sql = replace(sql, '"day"', '"act"') where name = 'statement_day_sort_key'`,
    )
    other.close()
    await expect(openLedger(where, { readOnly: true })).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringMatching(
        /readout\.db: the file is damaged: .*statement_day_sort_key; readout check tells more, or use a backup$/,
      ),
    })
    const ledger = await openLedger(where, { readOnly: true, evenDamaged: true })
    const { faults } = await checkLedger(ledger)
    expect(faults[0]?.what).toMatch(/^the file is damaged: .*statement_day_sort_key$/)
    await closeLedger(ledger)
  })

  it('gives an error or an answer, never a crash, and is not written to', async () => {
    const where = join(newFolder(), 'readout.db')
    await closeLedger(await fill(await openLedger(where, { create: true })))
    const good = readFileSync(where)
    const right = await ask(where)
    expect(right).toMatchObject({ check: { kind: 'answer', answer: 'sound' }, written: false })
    for (const outcome of Object.values(right.views)) expect(outcome).toMatchObject({ kind: 'answer' })
    const random = newRandom(17)
    for (let number = 0; number < 15; number++) {
      const { how, bytes } = damage(good, random)
      writeFileSync(where, bytes)
      const told = await ask(where)
      expect(told.written, how).toBe(false)
      for (const outcome of [told.check, told.contents, ...Object.values(told.views)])
        expect(outcome, how).not.toMatchObject({ kind: 'fault' })
      // What a view shows of a damaged file may be wrong, but then a check tells.
      if (findWrongViews(told, right).length > 0)
        expect(told.check, how).not.toMatchObject({ answer: 'sound' })
    }
  })
})
