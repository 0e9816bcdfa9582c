import { describe, expect, it } from 'vitest'
import type { Ledger } from '../../../src/ledger/index.ts'
import { digest } from '../../../src/ledger/views/digest.ts'
import type { Filter } from '../../../src/ledger/views/filter.ts'
import { KINDS } from '../ledgers.ts'
import { type Said, said, withReadings } from './talks.ts'

const SINCE: Filter = { since: '2026-03-10' }
const BEFORE = '2026-03-09'
const AFTER = '2026-03-11'

const norland = (one: Partial<Said>) => said({ by: 'holm', of: 'norland', issue: 'truce', ...one })

const show = async (ledger: Ledger, filter: Filter = SINCE) => {
  const { moved, first, contradicted } = await digest(ledger, filter)
  return {
    moved: moved.rows.map(({ name, issue, before, now }) => `${name}, ${issue}: ${before.act} to ${now.act}`),
    first: first.rows.map(({ name, issue, said }) => `${name}, ${issue}: ${said.quote}`),
    contradicted: contradicted.rows.map(
      ({ name, issue, own, told }) =>
        `${name}, ${issue}: ${own.act}; told: ${told.map(({ act }) => act).join(', ')}`,
    ),
  }
}

describe.each(KINDS)('a digest on %s', (kind) => {
  it('counts the reports that were published, and the texts that they carry', () =>
    withReadings(
      kind,
      [
        norland({ published: BEFORE, words: 'old' }),
        norland({ published: AFTER, words: 'new', outlet: 'Wire' }),
        norland({ published: AFTER, words: 'newer', outlet: 'Wire' }),
        norland({ published: AFTER, words: 'other', outlet: 'Post' }),
      ],
      async (ledger) => {
        expect((await digest(ledger, SINCE)).reports).toEqual({
          count: 3,
          stories: 3,
          outlets: [
            { outlet: 'Wire', count: 2 },
            { outlet: 'Post', count: 1 },
          ],
        })
        expect((await digest(ledger, { ...SINCE, until: '2026-03-10' })).reports.count).toBe(0)
      },
    ))

  it.each<[string, Partial<Said>, Partial<Said>, string[]]>([
    ['another class of acts', { act: 'demand' }, { act: 'agree' }, ['Norland, truce: demand to agree']],
    ['no other word for the same', { act: 'commit' }, { act: 'agree' }, []],
    [
      'the opposite stance',
      { act: 'demand', stance: 'for' },
      { act: 'demand', stance: 'against' },
      ['Norland, truce: demand to demand'],
    ],
    ['no stance that is unclear', { act: 'demand', stance: 'for' }, { act: 'demand', stance: 'unclear' }, []],
    ['no report of facts', { act: 'agree' }, { act: 'report', stance: 'unclear' }, []],
    ['no denial', { act: 'agree' }, { act: 'deny', stance: 'unclear' }, []],
    [
      'the first act after mere reports',
      { act: 'report', stance: 'unclear' },
      { act: 'agree' },
      ['Norland, truce: report to agree'],
    ],
  ])('tells as a move: %s', (_, before, after, expected) =>
    withReadings(
      kind,
      [
        norland({ published: BEFORE, words: 'before', ...before }),
        norland({ published: AFTER, words: 'after', ...after }),
      ],
      async (ledger) => expect(await show(ledger)).toMatchObject({ moved: expected, first: [] }),
    ),
  )

  it('tells no move that others tell of', () =>
    withReadings(
      kind,
      [
        norland({ published: BEFORE, act: 'demand' }),
        said({ by: 'vask', of: 'norland', issue: 'truce', act: 'agree', published: AFTER }),
      ],
      async (ledger) => expect((await show(ledger)).moved).toEqual([]),
    ))

  it('tells what a party says on an issue for the first time', async () => {
    const readings = [
      norland({ published: AFTER, words: 'first' }),
      norland({ published: '2026-03-12', words: 'second' }),
      said({ by: 'vask', of: 'norland', issue: 'truce', published: BEFORE, words: 'told before' }),
    ]
    for (const order of [readings, readings.toReversed()])
      await withReadings(kind, order, async (ledger) =>
        expect(await show(ledger)).toMatchObject({ moved: [], first: ['Norland, truce: first'] }),
      )
    await withReadings(
      kind,
      [...readings, norland({ published: BEFORE, act: 'report', stance: 'unclear', words: 'earlier' })],
      async (ledger) => expect((await show(ledger)).first).toEqual([]),
    )
  })

  it.each<[string, Partial<Said>, Partial<Said>, string[]]>([
    [
      'opposite stances',
      { act: 'agree', stance: 'for' },
      { act: 'reject', stance: 'against' },
      ['Norland, truce: reject; told: agree'],
    ],
    ['no stances alike', { act: 'agree', stance: 'for' }, { act: 'commit', stance: 'for' }, []],
    [
      'a denial of the same',
      { act: 'commit', words: 'six observers enter the valley' },
      { act: 'deny', stance: 'unclear', words: 'that observers were offered to enter' },
      ['Norland, truce: deny; told: commit'],
    ],
    [
      'no denial of something else',
      { act: 'commit', words: 'six observers enter the valley' },
      { act: 'deny', stance: 'unclear', words: 'that its planes had crossed' },
      [],
    ],
    ['no report of facts', { act: 'agree' }, { act: 'report', stance: 'unclear' }, []],
  ])('sets against what others tell: %s', (_, told, own, expected) =>
    withReadings(
      kind,
      [
        said({ by: 'vask', of: 'norland', issue: 'truce', published: BEFORE, ...told }),
        norland({ published: AFTER, ...own }),
      ],
      async (ledger) => {
        expect((await show(ledger)).contradicted).toEqual(expected)
        expect((await show(ledger, { since: '2026-03-12' })).contradicted).toEqual([])
      },
    ),
  )

  it('asks for a day', () =>
    withReadings(kind, [], (ledger) => expect(digest(ledger, {})).rejects.toMatchObject({ code: 'misuse' })))

  it('holds as many rows of each kind as one asks for, the latest first, and counts the others', () =>
    withReadings(
      kind,
      [
        norland({ published: AFTER, words: 'a' }),
        norland({ published: '2026-03-12', issue: 'bridge', words: 'b' }),
        said({ by: 'vask', of: 'sudmark', issue: 'truce', published: AFTER, words: 'c' }),
      ],
      async (ledger) => {
        const { first } = await digest(ledger, SINCE, { limit: 2 })
        expect(first.rows.map(({ said }) => said.quote)).toEqual(['b', 'a'])
        expect(first.more).toBe(1)
      },
    ))

  it('is narrowed by a filter', () =>
    withReadings(
      kind,
      [
        norland({ published: AFTER, words: 'a', outlet: 'Wire' }),
        said({ by: 'vask', of: 'sudmark', issue: 'bridge', published: AFTER, words: 'b', outlet: 'Post' }),
      ],
      async (ledger) => {
        const first = async (filter: Filter) => (await show(ledger, { ...SINCE, ...filter })).first
        expect(await first({ party: 'Norland' })).toEqual(['Norland, truce: a'])
        expect(await first({ issue: 'bridge' })).toEqual(['Sudmark, bridge: b'])
        expect(await first({ outlet: 'Post' })).toEqual(['Sudmark, bridge: b'])
        expect(await first({ actor: 'Ada Holm' })).toEqual(['Norland, truce: a'])
        expect(await first({ search: 'b' })).toEqual(['Sudmark, bridge: b'])
        expect(await first({ act: 'agree' })).toEqual([])
      },
    ))
})
