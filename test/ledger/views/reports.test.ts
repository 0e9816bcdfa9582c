import { describe, expect, it } from 'vitest'
import { countLedger } from '../../../src/ledger/counts.ts'
import { addReports, failReport, finishInput } from '../../../src/ledger/index.ts'
import { setReview } from '../../../src/ledger/review.ts'
import type { Filter } from '../../../src/ledger/views/filter.ts'
import { reports } from '../../../src/ledger/views/reports.ts'
import { KINDS } from '../ledgers.ts'
import { newReport } from '../readings.ts'
import { said, withReadings } from './talks.ts'

const url = 'https://wire.example/truce'
const FIRST = said({ by: 'holm', of: 'norland', issue: 'truce', words: 'the truce holds', url })
const CORRECTED = said({
  by: 'holm',
  of: 'norland',
  issue: 'truce',
  words: 'the truce may hold, if both want it',
  published: '2026-03-15',
  url,
})
const OTHER = said({ by: 'vask', of: 'sudmark', issue: 'bridge', outlet: 'Courier', published: '2026-02-01' })
const READINGS = [FIRST, CORRECTED, OTHER]
const undated = newReport('A report without a date about pensions.', { outlet: 'Post' })

describe.each(KINDS)('reports(ledger, filter, options) on %s', (kind) => {
  const listed = (filter: Filter = {}, options = {}, readings = READINGS) =>
    withReadings(kind, readings, async (ledger) => {
      await addReports(ledger, [{ report: undated }])
      await failReport(ledger, undated.id, { code: 'time', message: 'reading took too long' })
      const failure = { code: 'binary' as const, message: 'is no text' }
      await finishInput(ledger, { ref: 'picture.png', kind: 'file', given: {} }, failure)
      const { rows } = await reports(ledger, filter, options)
      return rows.map((row) => ('report' in row ? row.report.id : row.ref))
    })

  it('lists every report by publication, those without a date first, then what gave no report', async () => {
    const expected = [undated.id, OTHER.report.id, FIRST.report.id, CORRECTED.report.id, 'picture.png']
    expect(await listed()).toEqual(expected)
    expect(await listed({}, {}, READINGS.toReversed())).toEqual(expected)
  })

  it('tells of each what became of it and how many of its statements count, without its text', async () => {
    await withReadings(kind, READINGS, async (ledger) => {
      const { rows } = await reports(ledger)
      const of = (id: string) => rows.find((row) => 'report' in row && row.report.id === id)
      expect(of(FIRST.report.id)).toMatchObject({
        state: 'read',
        statements: 1,
        counting: 0,
        superseded: true,
      })
      expect(of(CORRECTED.report.id)).toMatchObject({
        statements: 1,
        counting: 1,
        supersedes: FIRST.report.id,
        review: 'new',
        report: { outlet: 'Wire', published: '2026-03-15' },
      })
      expect(JSON.stringify(rows)).not.toContain('may hold')
    })
  })

  it('keeps one state, one story, and what the filters let through', async () => {
    expect(await listed({}, { state: 'failed' })).toEqual([undated.id, 'picture.png'])
    expect(await listed({}, { state: 'pending' })).toEqual([])
    expect(await listed({}, { story: OTHER.report.id.slice(0, 10) })).toEqual([OTHER.report.id])
    expect(await listed({ outlet: 'Courier' })).toEqual([OTHER.report.id])
    expect(await listed({ since: '2026-03-15' })).toEqual([CORRECTED.report.id])
    expect(await listed({ until: '2026-02' })).toEqual([OTHER.report.id])
    expect(await listed({ search: 'pensions' })).toEqual([undated.id])
    const ofTruce = [FIRST.report.id, CORRECTED.report.id]
    expect(await listed({ issue: 'truce' })).toEqual(ofTruce)
    expect(await listed({ party: 'Norland' })).toEqual(ofTruce)
    expect(await listed({ actor: 'Ada Holm' })).toEqual(ofTruce)
    expect(await listed({ act: 'demand', authority: 'firsthand' })).toHaveLength(3)
    expect(await listed({ act: 'agree' })).toEqual([])
  })

  it('keeps those whose review is as far as is asked for; what gave no report has none', async () => {
    await withReadings(kind, READINGS, async (ledger) => {
      await addReports(ledger, [{ report: undated }])
      const failure = { code: 'binary' as const, message: 'is no text' }
      await finishInput(ledger, { ref: 'picture.png', kind: 'file', given: {} }, failure)
      await setReview(ledger, [OTHER.report.id], 'done')
      const ids = async (review: 'new' | 'done' | 'changed') =>
        (await reports(ledger, {}, { review })).rows.map((row) => 'report' in row && row.report.id)
      expect(await ids('done')).toEqual([OTHER.report.id])
      expect(await ids('new')).toEqual([undated.id, FIRST.report.id, CORRECTED.report.id])
      expect(await ids('changed')).toEqual([])
      expect((await countLedger(ledger)).reviews).toEqual({ new: 3, 'in-review': 0, done: 1, changed: 0 })
    })
  })

  it.each([false, true])(
    'goes on where a page ended, from reports to what gave none; latest first: %s',
    async (latest) => {
      const all = await listed({}, { latest })
      const [input, ...others] = (await listed()).toReversed()
      if (latest) expect(all).toEqual([...others, input])
      const pages = await withReadings(kind, READINGS, async (ledger) => {
        await addReports(ledger, [{ report: undated }])
        const failure = { code: 'binary' as const, message: 'is no text' }
        await finishInput(ledger, { ref: 'picture.png', kind: 'file', given: {} }, failure)
        const found: string[] = []
        for (let after: string | undefined; ; ) {
          const { rows, next } = await reports(
            ledger,
            {},
            { latest, limit: 1, ...(after !== undefined && { after }) },
          )
          found.push(...rows.map((row) => ('report' in row ? row.report.id : row.ref)))
          if (next === undefined) return found
          after = next
        }
      })
      expect(pages).toEqual(all)
    },
  )
})
