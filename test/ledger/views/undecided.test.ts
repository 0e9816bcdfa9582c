import { describe, expect, it } from 'vitest'
import { findTogether } from '../../../src/ledger/decisions/together.ts'
import { closeLedger, decide, decideAll, look, storeReadings } from '../../../src/ledger/index.ts'
import type { Filter } from '../../../src/ledger/views/filter.ts'
import { type Sureness, undecided } from '../../../src/ledger/views/undecided.ts'
import { KINDS, newLedger } from '../ledgers.ts'
import { newReading } from '../readings.ts'
import { CODEBOOK } from './talks.ts'

const BY = { by: 'Ada', at: '2026-03-20T10:00:00.000Z' }

/** Reports of one statement each, of which the reader is so sure. */
const told = (sure: Readonly<Record<string, number>>) =>
  Object.entries(sure).map(([day, confidence]) =>
    newReading(
      `[1 source The envoy] [1 cue said] [1 content that the ${day} was long].`,
      { published: `2026-03-1${day.length}`, outlet: day.length > 4 ? 'Harrow Gazette' : 'Upland Post' },
      { statements: { 1: { act: 'report', confidence } } },
    ),
  )

const READINGS = told({ day: 0.9, road: 0.4, night: 0.7, winter: 0.4 })
const wordsOf = (rows: readonly { quote: string }[]) =>
  rows.map(({ quote }) => /the (\w+) was/.exec(quote)?.[1])

describe.each(KINDS)('undecided(ledger, filter, paging) on %s', (kind) => {
  async function filled() {
    const ledger = await newLedger(kind)
    await storeReadings(ledger, READINGS, CODEBOOK)
    const find = async (filter: Filter = {}, sureness: Sureness = {}) =>
      wordsOf((await undecided(ledger, filter, sureness)).rows)
    return { ledger, find }
  }

  it('gives what nobody has decided on, the least certain first', async () => {
    const { ledger, find } = await filled()
    expect(await find()).toEqual(['road', 'winter', 'night', 'day'])
    const [road, winter] = (await undecided(ledger)).rows
    await decide(ledger, { kind: 'accept', entry: road?.entry ?? '' }, BY)
    await decide(ledger, { kind: 'correct', entry: winter?.entry ?? '', change: { act: 'deny' } }, BY)
    expect(await find()).toEqual(['night', 'day'])
    await closeLedger(ledger)
  })

  it('narrows it by a filter, and by how sure the reader is', async () => {
    const { ledger, find } = await filled()
    expect(await find({ outlet: 'Harrow Gazette' })).toEqual(['winter', 'night'])
    expect(await find({ search: 'long' })).toEqual(['road', 'winter', 'night', 'day'])
    expect(await find({ since: '2026-03-15' })).toEqual(['winter', 'night'])
    expect(await find({}, { below: 0.7 })).toEqual(['road', 'winter'])
    expect(await find({}, { from: 0.7 })).toEqual(['night', 'day'])
    expect(await find({ outlet: 'Harrow Gazette' }, { from: 0.4, below: 0.5 })).toEqual(['winter'])
    expect(await find({ act: 'deny' })).toEqual([])
    await closeLedger(ledger)
  })

  it('leaves nothing out between two pages, also where two are as certain', async () => {
    const { ledger } = await filled()
    for (const filter of [{}, { search: 'long' }]) {
      const seen: unknown[] = []
      for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
        const { rows, next } = await undecided(ledger, filter, { limit: 1, ...(after && { after }) })
        seen.push(...wordsOf(rows))
        after = next
      }
      expect(seen).toEqual(['road', 'winter', 'night', 'day'])
    }
    await expect(undecided(ledger, {}, { after: '["a"]' })).rejects.toMatchObject({ code: 'misuse' })
    await closeLedger(ledger)
  })

  it('tells what was decided together, and what of it stands', async () => {
    const { ledger, find } = await filled()
    const together = () => look(ledger, (tx) => findTogether(ledger, tx))
    const reject = (rows: readonly { entry: string }[]) =>
      rows.map(({ entry }) => ({ kind: 'reject' as const, entry, why: 'no statement of the talks' }))
    const { rows } = await undecided(ledger)
    const made = await decideAll(ledger, reject(rows.slice(0, 3)), BY)
    await decide(
      ledger,
      { kind: 'accept', entry: rows[3]?.entry ?? '' },
      { ...BY, at: '2026-03-21T10:00:00.000Z' },
    )
    const ids = made.map(({ id }) => id)
    const group = { ...BY, kind: 'reject', why: 'no statement of the talks', count: 3 }
    expect(await together()).toEqual([{ ...group, standing: ids }])
    expect(await find()).toEqual([])

    const undo = (decisions: readonly string[], at: string) =>
      decideAll(
        ledger,
        decisions.map((decision) => ({ kind: 'undo' as const, decision })),
        { ...BY, at },
      )
    const undone = await undo(ids, '2026-03-22T10:00:00.000Z')
    expect(await together()).toEqual([{ ...group, standing: [] }])
    expect(await find()).toEqual(['road', 'winter', 'night'])
    await undo([undone[0]?.id ?? ''], '2026-03-23T10:00:00.000Z')
    expect(await together()).toEqual([{ ...group, standing: [ids[0]] }])
    await closeLedger(ledger)
  })
})
