import { describe, expect, it } from 'vitest'
import { closeLedger, storeReadings } from '../../../src/ledger/index.ts'
import { FACETS, facets } from '../../../src/ledger/views/facets.ts'
import type { Filter } from '../../../src/ledger/views/filter.ts'
import { statements } from '../../../src/ledger/views/statements.ts'
import { inventReadings } from '../invented.ts'
import { KINDS, newLedger } from '../ledgers.ts'
import { CODEBOOK, said, withReadings } from './talks.ts'

describe.each(KINDS)('facets(ledger, filter) on %s', (kind) => {
  it('counts the statements of a filter by each part that it may be narrowed to, the most first', async () => {
    const readings = [
      said({ by: 'holm', of: 'norland', issue: 'truce', words: 'the prisoners go home' }),
      said({ by: 'holm', of: 'sudmark', issue: 'truce', words: 'the prisoners stay', outlet: 'Post' }),
      said({ by: 'officials', of: 'norland', issue: 'bridge', words: 'all prisoners left', act: 'report' }),
      said({ of: 'ostmark', issue: 'bridge', words: 'the bridge opens' }),
    ]
    await withReadings(kind, readings, async (ledger) => {
      const found = await facets(ledger, { search: 'prisoners' })
      const counted = (part: (typeof FACETS)[number]) =>
        found[part].map(({ value, name, statements }) => [name ?? value, statements])
      expect(found.statements).toBe(3)
      expect(found).not.toHaveProperty('more')
      expect(counted('party')).toEqual([
        ['Norland', 2],
        ['Sudmark', 1],
      ])
      expect(counted('issue')).toEqual([
        ['truce', 2],
        ['bridge', 1],
      ])
      expect(counted('authority')).toEqual([
        ['firsthand', 1],
        ['relayed', 1],
        ['unnamed', 1],
      ])
      expect(counted('actor')).toEqual([
        ['Ada Holm', 2],
        ['Norland', 2],
        ['Sudmark', 1],
      ])
      expect(counted('act')).toEqual([
        ['demand', 2],
        ['report', 1],
      ])
      expect(counted('outlet')).toEqual([
        ['Wire', 2],
        ['Post', 1],
      ])
    })
  })

  it('gives as many as there are statements once the filter is narrowed so', async () => {
    const ledger = await newLedger(kind)
    await storeReadings(ledger, inventReadings(12, 5), CODEBOOK)
    const countOf = async (filter: Filter) => (await statements(ledger, filter, { limit: 500 })).rows.length
    for (const filter of [{}, { since: '2026-03-10' }, { authority: 'relayed' }] satisfies Filter[]) {
      const found = await facets(ledger, filter)
      expect(found.statements).toBe(await countOf(filter))
      expect(found.statements).toBeGreaterThan(3)
      for (const part of FACETS)
        for (const { value, statements } of found[part])
          expect([part, value, statements]).toEqual([
            part,
            value,
            await countOf({ ...filter, [part]: value }),
          ])
    }
    await closeLedger(ledger)
  })

  it('is empty where nothing is let through', async () => {
    await withReadings(kind, [said({ of: 'norland' })], async (ledger) => {
      const found = await facets(ledger, { search: 'zebra' })
      expect(found).toMatchObject({ statements: 0, party: [], outlet: [] })
    })
  })
})
