import { describe, expect, it } from 'vitest'
import { actors } from '../../../src/ledger/views/actors.ts'
import type { Filter } from '../../../src/ledger/views/filter.ts'
import { KINDS } from '../ledgers.ts'
import { said, withReadings } from './talks.ts'

const READINGS = [
  said({ by: 'holm', of: 'norland', issue: 'truce', words: 'the truce holds', published: '2026-03-01' }),
  said({ by: 'holm', of: 'norland', issue: 'bridge', words: 'the bridge opens' }),
  said({ by: 'holm', of: 'norland', words: 'more will follow' }),
  said({ by: 'vask', of: 'sudmark', issue: 'truce', published: '2026-03-02' }),
  said({ by: 'brandt', of: 'norland', issue: 'truce', outlet: 'Courier', act: 'report' }),
  said({ by: 'officials', of: 'norland', issue: 'truce', published: '2026-03-20' }),
]

describe.each(KINDS)('actors(ledger, filter, options) on %s', (kind) => {
  const listed = (filter: Filter = {}, options = {}, readings = READINGS) =>
    withReadings(kind, readings, async (ledger) =>
      (await actors(ledger, filter, options)).rows.map(({ name, statements }) => `${name} ${statements}`),
    )

  it('lists those who have a part in most statements first, then by name; those with none at the end', async () => {
    const expected = ['Norland 5', 'Ada Holm 3', 'Joren Vask 1', 'Sudmark 1', 'Teodor Brandt 1', 'Ostmark 0']
    expect(await listed()).toEqual(expected)
    expect(await listed({}, {}, READINGS.toReversed())).toEqual(expected)
  })

  it('leaves out unnamed sources unless they are asked for', async () => {
    expect(await listed({}, { kind: 'unnamed' })).toContain('two officials 1')
    expect(await listed({}, { kind: 'person' })).toEqual(['Ada Holm 3', 'Joren Vask 1', 'Teodor Brandt 1'])
    expect(await listed({}, { kind: 'all' })).toContain('two officials 1')
  })

  it('gives a party with those who belong to it, and one actor alone', async () => {
    expect(await listed({ party: 'Norland' })).toEqual(['Norland 5', 'Ada Holm 3'])
    expect(await listed({ actor: 'Vask' })).toEqual(['Joren Vask 1'])
  })

  it('counts statements that the other filters let through, and leaves out who has no part in one', async () => {
    expect(await listed({ issue: 'truce' })).toEqual([
      'Norland 3',
      'Ada Holm 1',
      'Joren Vask 1',
      'Sudmark 1',
      'Teodor Brandt 1',
    ])
    expect(await listed({ outlet: 'Courier' })).toEqual(['Norland 1', 'Teodor Brandt 1'])
    expect(await listed({ act: 'report' })).toEqual(['Norland 1', 'Teodor Brandt 1'])
    expect(await listed({ authority: 'unnamed' })).toEqual(['Norland 1'])
    expect(await listed({ since: '2026-03-01', until: '2026-03-02', party: 'Norland' })).toEqual([
      'Ada Holm 1',
      'Norland 1',
    ])
    expect(await listed({ search: 'opens' })).toEqual(['Ada Holm 1', 'Norland 1'])
  })

  it('counts by days, months and years, whatever of them is asked for', async () => {
    const days = ['2025-12-31', '2026-01-01', '2026-02-10', '2026-02-28', '2026-03-31', '2027-01-01']
    const readings = days.map((published) =>
      said({ by: 'vask', of: 'sudmark', issue: 'truce', words: `it was so on ${published}`, published }),
    )
    const asked: readonly (readonly [string | undefined, string | undefined, number])[] = [
      ['2026', undefined, 5],
      ['2026', '2026', 4],
      [undefined, '2026-02', 4],
      ['2026-02', '2026-02', 2],
      ['2026-02-11', undefined, 3],
      ['2025-12-31', '2026-02-10', 3],
      ['2026-01-02', '2026-03-30', 2],
      ['2026-02-10', '2026-02-28', 2],
      ['2026-02-11', '2026-02-27', 0],
      [undefined, '2027-01-01', 6],
      ['2027-01-02', undefined, 0],
    ]
    await withReadings(kind, readings, async (ledger) => {
      for (const [since, until, count] of asked) {
        const { rows } = await actors(ledger, { ...(since && { since }), ...(until && { until }) })
        const counted = rows.map(({ name, statements }) => `${name} ${statements}`)
        expect(counted, `${since} to ${until}`).toEqual(
          count === 0 ? [] : [`Joren Vask ${count}`, `Sudmark ${count}`],
        )
      }
    })
  })

  it('tells offices and ids from the roster; else the offices that reports name, with the days on which they do', async () => {
    await withReadings(kind, READINGS, async (ledger) => {
      const { rows } = await actors(ledger)
      const of = (name: string) => rows.find((row) => row.name === name)
      expect(of('Norland')).toMatchObject({ kind: 'party', ids: { wikidata: 'Q1' }, roles: [] })
      expect(of('Ada Holm')).toMatchObject({
        partyName: 'Norland',
        names: ['Ada Holm'],
        ids: { wikidata: 'Q2' },
        roles: [{ title: 'Foreign Minister', from: '2024-02-01' }],
      })
      expect(of('Ada Holm')?.party).toBe(of('Norland')?.id)
      expect(of('Joren Vask')).toMatchObject({
        ids: {},
        roles: [{ title: 'Prime Minister', from: '2026-03-01', to: '2026-03-20', observed: true }],
      })
    })
  })

  it('goes on where a page ended', async () => {
    await withReadings(kind, READINGS, async (ledger) => {
      const whole = await actors(ledger)
      const first = await actors(ledger, {}, { limit: 4 })
      const second = await actors(ledger, {}, { ...(first.next && { after: first.next }) })
      expect([...first.rows, ...second.rows]).toEqual(whole.rows)
      expect(whole.next).toBeUndefined()
    })
  })
})
