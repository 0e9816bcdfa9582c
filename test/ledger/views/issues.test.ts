import { describe, expect, it } from 'vitest'
import type { Ledger } from '../../../src/ledger/index.ts'
import type { Filter } from '../../../src/ledger/views/filter.ts'
import { issues } from '../../../src/ledger/views/issues.ts'
import { KINDS } from '../ledgers.ts'
import { type Said, said, withReadings } from './talks.ts'

const show = async (ledger: Ledger, filter: Filter = {}) =>
  (await issues(ledger, filter)).rows.map(({ id, label, count, own, told }) => ({
    issue: `${id} ${label ?? '–'} ${count}`,
    own: own.map(
      ({ name, stance, latest, since }) =>
        `${name} ${stance}: ${latest.act} ${latest.published}, since ${since.published}`,
    ),
    told: told.map(
      ({ name, stance, latest }) =>
        `${name} ${stance}: ${latest.act}, by ${latest.teller === null ? 'the report' : latest.names[latest.teller]}`,
    ),
  }))

const norland = (one: Partial<Said>) => said({ by: 'holm', of: 'norland', issue: 'truce', ...one })

describe.each(KINDS)('issues on %s', (kind) => {
  it('show the latest that each party put on the table, its own voice apart from what others tell', async () => {
    const readings = [
      norland({ act: 'demand', published: '2026-03-01' }),
      norland({ act: 'agree', published: '2026-03-04', words: 'a truce of a month' }),
      said({
        by: 'vask',
        of: 'sudmark',
        issue: 'truce',
        act: 'reject',
        stance: 'against',
        published: '2026-03-03',
      }),
      said({
        by: 'vask',
        of: 'norland',
        issue: 'truce',
        act: 'commit',
        published: '2026-03-03',
        words: 'a pause',
      }),
      said({ of: 'ostmark', issue: 'truce', act: 'propose', published: '2026-03-02' }),
    ]
    for (const order of [readings, readings.toReversed()])
      await withReadings(kind, order, async (ledger) =>
        expect(await show(ledger)).toEqual([
          { issue: 'bridge Bridge 0', own: [], told: [] },
          {
            issue: 'truce Truce 5',
            own: [
              'Norland for: agree 2026-03-04, since 2026-03-01',
              'Sudmark against: reject 2026-03-03, since 2026-03-03',
            ],
            told: ['Norland for: commit, by Sudmark', 'Ostmark for: propose, by the report'],
          },
        ]),
      )
  })

  it('do not let a later report or judgement hide what is on the table', () =>
    withReadings(
      kind,
      [
        norland({ act: 'agree', published: '2026-03-01' }),
        norland({ act: 'report', stance: 'unclear', published: '2026-03-05' }),
      ],
      async (ledger) =>
        expect((await show(ledger, { issue: 'truce' }))[0]?.own).toEqual([
          'Norland for: agree 2026-03-01, since 2026-03-01',
        ]),
    ))

  it.each<[string, readonly Partial<Said>[], string]>([
    [
      'back to the first of a stance, over what is unclear',
      [
        { published: '2026-03-01' },
        { published: '2026-03-02', stance: 'unclear' },
        { published: '2026-03-03' },
      ],
      'for: demand 2026-03-03, since 2026-03-01',
    ],
    [
      'no further than the opposite stance',
      [
        { published: '2026-03-01' },
        { published: '2026-03-02', act: 'reject', stance: 'against' },
        { published: '2026-03-03' },
        { published: '2026-03-04' },
      ],
      'for: demand 2026-03-04, since 2026-03-03',
    ],
    [
      'of what is unclear no further than the last clear stance',
      [
        { published: '2026-03-01', stance: 'unclear' },
        { published: '2026-03-02' },
        { published: '2026-03-03', stance: 'unclear' },
        { published: '2026-03-04', stance: 'unclear' },
      ],
      'unclear: demand 2026-03-04, since 2026-03-03',
    ],
  ])('go %s', (_, sayings, expected) =>
    withReadings(
      kind,
      sayings.map((one, number) => norland({ words: `words ${number}`, ...one })),
      async (ledger) =>
        expect((await show(ledger, { issue: 'truce' }))[0]?.own).toEqual([`Norland ${expected}`]),
    ),
  )

  it('take what is denied for neither for nor against', () => {
    const offer = said({ by: 'vask', of: 'norland', issue: 'truce', act: 'propose' })
    const denied = {
      ...offer,
      statements: offer.statements.map((one) => ({ ...one, polarity: 'denied' as const })),
    }
    return withReadings(kind, [denied], async (ledger) =>
      expect((await show(ledger, { issue: 'truce' }))[0]?.told).toEqual([
        'Norland unclear: propose, by Sudmark',
      ]),
    )
  })

  it('have those that the codebook no longer has, without a label', () =>
    withReadings(kind, [norland({ issue: 'toll' as 'truce' })], async (ledger) =>
      expect((await show(ledger)).map(({ issue }) => issue)).toEqual([
        'bridge Bridge 0',
        'toll – 1',
        'truce Truce 0',
      ]),
    ))

  it('are narrowed by a filter, and with one those alone are listed that it finds', () =>
    withReadings(
      kind,
      [
        norland({ act: 'agree', outlet: 'Wire', words: 'open the gates' }),
        said({ by: 'vask', of: 'sudmark', issue: 'bridge', act: 'reject', outlet: 'Post' }),
      ],
      async (ledger) => {
        const found = async (filter: Filter) => (await show(ledger, filter)).map(({ issue }) => issue)
        expect(await found({ outlet: 'Post' })).toEqual(['bridge Bridge 1'])
        expect(await found({ party: 'Norland' })).toEqual(['truce Truce 1'])
        expect(await found({ actor: 'Joren Vask' })).toEqual(['bridge Bridge 1'])
        expect(await found({ search: 'gates' })).toEqual(['truce Truce 1'])
        expect(await found({ act: 'agree', authority: 'firsthand' })).toEqual(['truce Truce 1'])
        expect(await found({ until: '2026-03-13' })).toEqual([])
        expect(await found({ issue: 'bridge', party: 'Norland' })).toEqual(['bridge Bridge 0'])
      },
    ))

  it('come page by page', () =>
    withReadings(kind, [norland({})], async (ledger) => {
      const first = await issues(ledger, {}, { limit: 1 })
      expect(first.rows.map(({ id }) => id)).toEqual(['bridge'])
      const second = await issues(ledger, {}, { limit: 1, after: first.next ?? '' })
      expect(second.rows.map(({ id }) => id)).toEqual(['truce'])
      expect(second.next).toBeUndefined()
    }))
})
