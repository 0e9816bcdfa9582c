import { describe, expect, it } from 'vitest'
import type { Ledger } from '../../../src/ledger/index.ts'
import type { Filter } from '../../../src/ledger/views/filter.ts'
import { type NetworkOptions, network, networkMatrix } from '../../../src/ledger/views/network.ts'
import type { Reading, Tie } from '../../../src/types.ts'
import { KINDS } from '../ledgers.ts'
import { said, withReadings } from './talks.ts'

const inWords = ({ kind, from, to, issues, weight, names, window }: Tie) =>
  [window?.since, names[from], kind, names[to] ?? to, issues?.join('+'), weight]
    .filter((part) => part !== undefined)
    .join(' ')

const tiesIn = async (ledger: Ledger, options: NetworkOptions & { filter?: Filter } = {}) => {
  const { filter = {}, ...rest } = options
  return (await network(ledger, filter, rest)).rows.map(inWords)
}

describe.each(KINDS)('network(ledger, filter, options) on %s', (kind) => {
  const tied = (readings: readonly Reading[], options: NetworkOptions & { filter?: Filter } = {}) =>
    withReadings(kind, readings, (ledger) => tiesIn(ledger, options))

  it('ties two that hold the same stance on an issue, and two that hold opposite ones', async () => {
    const readings = [
      said({ by: 'holm', of: 'norland', issue: 'truce' }),
      said({ by: 'vask', of: 'sudmark', issue: 'truce' }),
      said({ by: 'brandt', of: 'ostmark', issue: 'truce', stance: 'against' }),
    ]
    expect(await tied(readings)).toEqual([
      'Norland agree Sudmark truce 1',
      'Norland disagree Ostmark truce 1',
      'Ostmark disagree Sudmark truce 1',
    ])
  })

  it('does not tie those of whom one leaves his stance open, nor those who speak of two things', async () => {
    const readings = [
      said({ by: 'holm', of: 'norland', issue: 'truce' }),
      said({ by: 'vask', of: 'sudmark', issue: 'truce', stance: 'unclear' }),
      said({ by: 'brandt', of: 'ostmark', issue: 'bridge' }),
    ]
    expect(await tied(readings)).toEqual([])
  })

  it('counts what a party says in its own voice; what others tell of it only where that is asked for', async () => {
    const readings = [
      said({ by: 'holm', of: 'norland', issue: 'truce' }),
      said({ by: 'brandt', of: 'sudmark', issue: 'truce' }), // Ostmark tells it of Sudmark
      said({ of: 'ostmark', issue: 'truce' }), // the report tells it
    ]
    expect(await tied(readings)).toEqual([])
    expect(await tied(readings, { voice: 'told' })).toEqual(['Ostmark agree Sudmark truce 1'])
    expect(await tied(readings, { voice: 'all' })).toHaveLength(3)
    expect(await tied(readings, { filter: { authority: 'narrator' } })).toEqual([])
  })

  it('counts an issue once, however often the stance on it is repeated, and keeps a latest receipt of each', async () => {
    const readings = [
      said({ by: 'holm', of: 'norland', issue: 'truce', words: 'the truce holds', published: '2026-03-01' }),
      said({ by: 'holm', of: 'norland', issue: 'truce', words: 'the truce lives', published: '2026-03-09' }),
      said({ by: 'holm', of: 'norland', issue: 'bridge', words: 'open the bridge' }),
      said({ by: 'vask', of: 'sudmark', issue: 'truce', words: 'we keep the truce' }),
      said({ by: 'vask', of: 'sudmark', issue: 'bridge', words: 'we open the bridge' }),
    ]
    await withReadings(kind, readings, async (ledger) => {
      const [tie] = (await network(ledger)).rows
      expect(tie && inWords(tie)).toBe('Norland agree Sudmark bridge+truce 2')
      expect(tie?.statements).toBe(5)
      expect(tie?.receipts.map(({ quote }) => quote).toSorted()).toEqual([
        'open the bridge',
        'the truce lives',
        'we keep the truce',
        'we open the bridge',
      ])
    })
  })

  it('divides by the average activity of the two where that is asked for', async () => {
    const readings = [
      said({ by: 'holm', of: 'norland', issue: 'truce' }),
      said({ by: 'holm', of: 'norland', issue: 'bridge' }),
      said({ by: 'vask', of: 'sudmark', issue: 'truce' }),
    ]
    // one issue in common, of 2 and 1 that they speak of
    expect(await tied(readings, { normalization: 'average' })).toEqual(['Norland agree Sudmark truce 0.667'])
  })

  it('ties actors and issues by stance, the weight being how often it was taken', async () => {
    const readings = [
      said({ by: 'holm', of: 'norland', issue: 'truce', words: 'the truce holds' }),
      said({ by: 'holm', of: 'norland', issue: 'truce', words: 'the truce lives' }),
      said({ by: 'holm', of: 'norland', issue: 'truce', stance: 'against' }),
    ]
    expect(await tied(readings, { ties: ['for', 'against'] })).toEqual([
      'Norland for truce 2',
      'Norland against truce 1',
    ])
  })

  it('says who relays what another holds; an unnamed source of a party is not the party', async () => {
    const readings = [
      said({ by: 'brandt', of: 'sudmark', issue: 'truce', words: 'Sudmark keeps it' }),
      said({ by: 'brandt', of: 'sudmark', issue: 'bridge', words: 'Sudmark opens it' }),
      said({ by: 'officials', of: 'sudmark', issue: 'truce', words: 'Sudmark breaks it' }),
      said({ by: 'vask', of: 'sudmark', issue: 'truce' }),
    ]
    expect(await tied(readings, { ties: ['tells-of'] })).toEqual(['Ostmark tells-of Sudmark 2'])
  })

  it('compares people in place of parties, the most active of them', async () => {
    const readings = [
      said({ by: 'holm', of: 'norland', issue: 'truce', words: 'the truce holds' }),
      said({ by: 'holm', of: 'norland', issue: 'truce', words: 'the truce lives' }),
      said({ by: 'vask', of: 'sudmark', issue: 'truce', words: 'we keep the truce' }),
      said({ by: 'vask', of: 'sudmark', issue: 'bridge', words: 'we open it' }),
      said({ by: 'brandt', of: 'ostmark', issue: 'truce' }),
    ]
    expect(await tied(readings, { people: 10 })).toHaveLength(3)
    expect(await tied(readings, { people: 2 })).toEqual(['Ada Holm agree Joren Vask truce 1'])
    await expect(tied(readings, { people: 501 })).rejects.toMatchObject({ code: 'misuse' })
  })

  it('counts in windows of some days, from the first day that counts', async () => {
    const readings = [
      said({ by: 'holm', of: 'norland', issue: 'truce', published: '2026-03-01' }),
      said({ by: 'vask', of: 'sudmark', issue: 'truce', published: '2026-03-07' }),
      said({ by: 'vask', of: 'sudmark', issue: 'truce', published: '2026-03-08', words: 'we keep it' }),
    ]
    expect(await tied(readings, { window: 7 })).toEqual(['2026-03-01 Norland agree Sudmark truce 1'])
    expect(await tied(readings, { window: 6 })).toEqual([])
    expect(await tied(readings, { window: 7, ties: ['for'] })).toEqual([
      '2026-03-01 Norland for truce 1',
      '2026-03-01 Sudmark for truce 1',
      '2026-03-08 Sudmark for truce 1',
    ])
  })

  it('keeps ties that a party is an end of, and counts what the other filters let through', async () => {
    const readings = [
      said({ by: 'holm', of: 'norland', issue: 'truce', act: 'commit', published: '2026-03-01' }),
      said({ by: 'vask', of: 'sudmark', issue: 'truce', act: 'commit', outlet: 'Courier' }),
      said({ by: 'brandt', of: 'ostmark', issue: 'truce', words: 'the truce is dear to us' }),
    ]
    await withReadings(kind, readings, async (ledger) => {
      const filtered = (filter: Filter) => tiesIn(ledger, { filter })
      expect(await filtered({})).toHaveLength(3)
      expect(await filtered({ party: 'Norland' })).toHaveLength(2)
      expect(await filtered({ issue: 'bridge' })).toEqual([])
      expect(await filtered({ act: 'commit' })).toEqual(['Norland agree Sudmark truce 1'])
      expect(await filtered({ since: '2026-03-02' })).toEqual(['Ostmark agree Sudmark truce 1'])
      expect(await filtered({ until: '2026-03-01' })).toEqual([])
      expect(await filtered({ outlet: 'Wire' })).toEqual(['Norland agree Ostmark truce 1'])
      expect(await filtered({ search: 'dear' })).toEqual([])
      expect(await filtered({ actor: 'Ada Holm' })).toEqual([])
    })
  })

  it('is the same in whatever order reports come in, page by page', async () => {
    const readings = [
      said({ by: 'holm', of: 'norland', issue: 'truce' }),
      said({ by: 'vask', of: 'sudmark', issue: 'truce' }),
      said({ by: 'brandt', of: 'ostmark', issue: 'truce', stance: 'against' }),
      said({ by: 'brandt', of: 'ostmark', issue: 'bridge' }),
      said({ by: 'holm', of: 'norland', issue: 'bridge' }),
    ]
    const whole = (order: readonly Reading[]) =>
      withReadings(kind, order, async (ledger) => (await network(ledger)).rows)
    const expected = await whole(readings)
    expect(await whole(readings.toReversed())).toEqual(expected)
    await withReadings(kind, readings, async (ledger) => {
      const first = await network(ledger, {}, { limit: 2 })
      const second = await network(ledger, {}, { limit: 50, ...(first.next && { after: first.next }) })
      expect([...first.rows, ...second.rows]).toEqual(expected)
    })
  })

  it('makes a matrix: actors by issues, for less against; actors by actors, congruence less conflict', async () => {
    const readings = [
      said({ by: 'holm', of: 'norland', issue: 'truce' }),
      said({ by: 'vask', of: 'sudmark', issue: 'truce' }),
      said({ by: 'brandt', of: 'ostmark', issue: 'truce', stance: 'against' }),
      said({ by: 'brandt', of: 'norland', issue: 'bridge' }),
    ]
    await withReadings(kind, readings, async (ledger) => {
      expect(await networkMatrix(ledger, {}, { ties: ['for', 'against'] })).toEqual({
        rows: ['Norland', 'Ostmark', 'Sudmark'],
        columns: ['truce'],
        cells: [[1], [-1], [1]],
      })
      expect(await networkMatrix(ledger)).toEqual({
        rows: ['Norland', 'Ostmark', 'Sudmark'],
        columns: ['Norland', 'Ostmark', 'Sudmark'],
        cells: [
          [0, -1, 1],
          [-1, 0, -1],
          [1, -1, 0],
        ],
      })
      const telling = await networkMatrix(ledger, {}, { ties: ['tells-of'] })
      expect(telling.cells).toEqual([
        [0, 0],
        [1, 0],
      ])
      await expect(networkMatrix(ledger, {}, { ties: ['for', 'agree'] })).rejects.toMatchObject({
        code: 'misuse',
      })
    })
  })
})
