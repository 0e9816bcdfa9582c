import { describe, expect, it } from 'vitest'
import type { Filter } from '../../../src/ledger/views/filter.ts'
import { type TimelineDay, timeline } from '../../../src/ledger/views/timeline.ts'
import type { Encounter } from '../../../src/types.ts'
import { KINDS } from '../ledgers.ts'
import { said, withReadings } from './talks.ts'

const meeting = (value: string): Encounter => ({
  id: `e${'0'.repeat(12)}`,
  kind: 'talks',
  span: { start: 0, end: 3 },
  mentions: [],
  date: { value, basis: 'stated' },
  participants: ['norland', 'sudmark'],
  delegations: [],
})

const READINGS = [
  said({ by: 'holm', of: 'norland', words: 'one judges', act: 'assess', published: '2026-03-14' }),
  said({
    by: 'brandt',
    of: 'norland',
    issue: 'truce',
    words: 'one relays it',
    act: 'agree',
    published: '2026-03-14',
  }),
  said({
    by: 'holm',
    of: 'norland',
    issue: 'truce',
    words: 'one agrees',
    act: 'agree',
    published: '2026-03-14',
  }),
  said({
    by: 'holm',
    of: 'norland',
    issue: 'truce',
    words: 'one asks',
    act: 'demand',
    published: '2026-03-14',
  }),
  said({
    by: 'vask',
    of: 'sudmark',
    issue: 'bridge',
    words: 'one meets',
    published: '2026-03-12',
    encounters: [meeting('2026-03-10')],
    at: `e${'0'.repeat(12)}`,
  }),
  said({
    by: 'vask',
    of: 'sudmark',
    words: 'one will meet',
    published: '2026-02-01',
    encounters: [meeting('2026-04-01')],
  }),
]

const inWords = ({ day, encounters, statements, more }: TimelineDay) =>
  [
    day,
    ...encounters.map(({ kind, planned }) => (planned ? `planned ${kind}` : kind)),
    ...statements.map(({ quote }) => quote),
    ...(more.statements > 0 ? [`${more.statements} more`] : []),
  ].join(', ')

describe.each(KINDS)('timeline(ledger, filter, options) on %s', (kind) => {
  const days = (filter: Filter = {}, options = {}, readings = READINGS) =>
    withReadings(kind, readings, async (ledger) =>
      (await timeline(ledger, filter, options)).rows.map(inWords),
    )

  it('shows the latest day first, with who met and what was said', async () => {
    const expected = [
      '2026-04-01, planned talks',
      '2026-03-14, one agrees, one relays it, one asks, one judges',
      '2026-03-12, one meets',
      '2026-03-10, talks',
      '2026-02-01, one will meet',
    ]
    expect(await days()).toEqual(expected)
    expect(await days({}, {}, READINGS.toReversed())).toEqual(expected)
  })

  it('shows the most important of a day, and how many more there are', async () => {
    expect(await days({ since: '2026-03-14', until: '2026-03-14' }, { most: 2 })).toEqual([
      '2026-03-14, one agrees, one relays it, 2 more',
    ])
  })

  it('shows what the filters let through, and the encounters at which it was said', async () => {
    expect(await days({ issue: 'bridge' })).toEqual(['2026-03-12, one meets', '2026-03-10, talks'])
    expect(await days({ act: 'demand', since: '2026-03-14' })).toEqual(['2026-03-14, one asks'])
    // Norland took part in talks at which another spoke of it.
    expect(await days({ party: 'Norland', issue: 'bridge' })).toEqual(['2026-03-10, talks'])
    expect(await days({ search: 'judges' })).toEqual(['2026-03-14, one judges'])
    expect(await days({ authority: 'relayed' })).toEqual(['2026-03-14, one relays it'])
    expect(await days({ party: 'Sudmark', until: '2026-03-11' })).toEqual([
      '2026-03-10, talks',
      '2026-02-01, one will meet',
    ])
    expect(await days({ actor: 'Teodor Brandt' })).toEqual(['2026-03-14, one relays it'])
  })

  it('goes on with the day before', async () => {
    await withReadings(kind, READINGS, async (ledger) => {
      const first = await timeline(ledger, {}, { limit: 2 })
      const second = await timeline(ledger, {}, { limit: 2, ...(first.next && { after: first.next }) })
      expect([...first.rows, ...second.rows].map(({ day }) => day)).toEqual([
        '2026-04-01',
        '2026-03-14',
        '2026-03-12',
        '2026-03-10',
      ])
    })
  })
})
