import { describe, expect, it } from 'vitest'
import { closeLedger, storeReadings } from '../../../src/ledger/index.ts'
import type { Filter } from '../../../src/ledger/views/filter.ts'
import { statements } from '../../../src/ledger/views/statements.ts'
import { KINDS, newLedger } from '../ledgers.ts'
import { newReading } from '../readings.ts'
import { CODEBOOK } from './talks.ts'

// What is nested begins with what it stands in: both have one place in the list.
const nested = (published: string) =>
  newReading(
    `[1 content [2 source The sides] [2 cue agreed] [2 content to meet on ${published}]], [1 source the envoy] [1 cue said].`,
    { published, outlet: published },
    { statements: { 1: { act: 'report' }, 2: { within: '1', act: 'agree' } } },
  )

describe.each(KINDS)('statements(ledger, filter, paging) on %s', (kind) => {
  it('leaves nothing out between two pages, and repeats nothing', async () => {
    const ledger = await newLedger(kind)
    const readings = ['2026-03-14', '2026-03-15', '2026-03-16'].map(nested)
    await storeReadings(ledger, readings, CODEBOOK)
    const all = readings.flatMap((reading) => reading.statements.map(({ id }) => id))
    for (const filter of [{}, { since: '2026-03-01' }, { search: 'meet' }] satisfies Filter[]) {
      const seen: string[] = []
      for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
        const { rows, next } = await statements(ledger, filter, { limit: 1, ...(after && { after }) })
        seen.push(...rows.map(({ entry }) => entry))
        after = next
      }
      expect(seen.toSorted(), JSON.stringify(filter)).toEqual(all.toSorted())
    }
    await closeLedger(ledger)
  })

  it('says so where a page goes on from no place of the list', async () => {
    const ledger = await newLedger(kind)
    await expect(statements(ledger, {}, { after: 'somewhere' })).rejects.toMatchObject({ code: 'misuse' })
    await closeLedger(ledger)
  })
})
