import { describe, expect, it } from 'vitest'
import type { Ledger } from '../../../src/ledger/index.ts'
import type { Filter } from '../../../src/ledger/views/filter.ts'
import { type ListedPosition, type PositionsOptions, positions } from '../../../src/ledger/views/positions.ts'
import type { Reading, Receipt, Statement } from '../../../src/types.ts'
import { KINDS } from '../ledgers.ts'
import { newReading } from '../readings.ts'
import { type Said, said, withReadings } from './talks.ts'

/** "agree for 2026-03-14: words", and who tells it. */
const line = (receipt: Receipt & { readonly teller?: string | null }) => {
  const { act, issues, published, quote, teller, authority, names } = receipt
  const by = teller === undefined ? '' : `${teller === null ? 'the report' : names[teller]}, ${authority}: `
  return `${by}${act} ${issues[0]?.stance} ${published}: ${quote}`
}

const lines = ({ name, issue, own, told, more }: ListedPosition) => ({
  at: `${name}, ${issue}`,
  own: own && line(own),
  told: told.map(line),
  ...(more && { more }),
})

const show = async (ledger: Ledger, filter: Filter = {}, options: PositionsOptions = {}) =>
  (await positions(ledger, filter, options)).rows.map(lines)

/** What one says, with what else it means. */
const but = (one: Said, meaning: Partial<Statement>): Reading => {
  const reading = said(one)
  return { ...reading, statements: reading.statements.map((statement) => ({ ...statement, ...meaning })) }
}

describe.each(KINDS)('positions on %s', (kind) => {
  it('put the latest in its own voice beside the latest that each other says of it', async () => {
    const readings = [
      said({
        by: 'holm',
        of: 'norland',
        issue: 'truce',
        act: 'demand',
        published: '2026-03-01',
        words: 'one',
      }),
      said({
        by: 'holm',
        of: 'norland',
        issue: 'truce',
        act: 'agree',
        published: '2026-03-05',
        words: 'two',
      }),
      said({
        by: 'vask',
        of: 'norland',
        issue: 'truce',
        act: 'reject',
        stance: 'against',
        published: '2026-03-04',
      }),
      said({
        by: 'vask',
        of: 'norland',
        issue: 'truce',
        act: 'agree',
        published: '2026-03-06',
        words: 'three',
      }),
      said({ by: 'officials', of: 'norland', issue: 'truce', published: '2026-03-03', words: 'four' }),
      said({ of: 'norland', issue: 'truce', published: '2026-03-02', words: 'five' }),
    ]
    const expected = [
      {
        at: 'Norland, truce',
        own: 'agree for 2026-03-05: two',
        told: [
          'Sudmark, relayed: agree for 2026-03-06: three',
          'Norland, unnamed: demand for 2026-03-03: four',
          'the report, narrator: demand for 2026-03-02: five',
        ],
      },
    ]
    for (const order of [readings, readings.toReversed()])
      await withReadings(kind, order, async (ledger) => expect(await show(ledger)).toEqual(expected))
  })

  it('stand by party and issue; what is only told of a party leaves its own voice empty', () =>
    withReadings(
      kind,
      [
        said({ by: 'vask', of: 'sudmark', issue: 'truce', words: 'a' }),
        said({ by: 'vask', of: 'norland', issue: 'truce', words: 'b' }),
        said({ by: 'holm', of: 'norland', issue: 'bridge', words: 'c' }),
        said({ by: 'holm', of: 'norland', words: 'on no issue' }),
      ],
      async (ledger) =>
        expect((await show(ledger)).map(({ at, own }) => [at, own !== null])).toEqual([
          ['Norland, bridge', true],
          ['Norland, truce', false],
          ['Sudmark, truce', true],
        ]),
    ))

  it('are as they were on a day, or since one', () =>
    withReadings(
      kind,
      [
        said({ by: 'holm', of: 'norland', issue: 'truce', published: '2026-03-01', words: 'first' }),
        said({ by: 'holm', of: 'norland', issue: 'truce', published: '2026-03-09', words: 'last' }),
      ],
      async (ledger) => {
        const own = async (filter: Filter) => (await positions(ledger, filter)).rows[0]?.own?.quote
        expect(await own({ until: '2026-03-08' })).toBe('first')
        expect(await own({ until: '2026-03-09' })).toBe('last')
        expect(await own({ since: '2026-03-02' })).toBe('last')
        expect(await own({ since: '2026-03-10' })).toBeUndefined()
        expect(await own({ until: '2026-02' })).toBeUndefined()
      },
    ))

  it('go by the day on which something was said, not by that of the report', () =>
    withReadings(
      kind,
      [
        said({ by: 'holm', of: 'norland', issue: 'truce', published: '2026-03-05', words: 'said later' }),
        but(
          { by: 'holm', of: 'norland', issue: 'truce', published: '2026-03-09', words: 'told of later' },
          { said: { value: '2026-03-02', basis: 'stated' } },
        ),
      ],
      async (ledger) => expect((await positions(ledger)).rows[0]?.own?.quote).toBe('said later'),
    ))

  it('take what has no day for the earliest, and show it where nothing else is there', async () => {
    const undated = ({ words, ...one }: Said) => {
      const { statements, actors } = said({ words: words ?? '', ...one })
      return newReading(
        `[1 source Ada Holm] [1 cue said] [1 content ${words}].`,
        { outlet: 'Courier' },
        { actors, statements: { 1: { ...statements[0], ...meaningOnly } } },
      )
    }
    const meaningOnly = {
      id: '1',
      source: [{ start: 0, end: 8 }],
      cue: [{ start: 9, end: 13 }],
      content: [{ start: 14, end: 23 }],
    }
    const holm = { by: 'holm', of: 'norland', issue: 'truce' } as const
    await withReadings(kind, [undated({ ...holm, words: 'some time' })], async (ledger) => {
      expect((await positions(ledger)).rows[0]?.own?.quote).toBe('some time')
      expect((await positions(ledger, { since: '1900' })).rows).toEqual([])
      expect((await positions(ledger, { until: '2100' })).rows).toEqual([])
    })
    await withReadings(
      kind,
      [
        undated({ ...holm, words: 'some time' }),
        said({ ...holm, published: '1999-01-01', words: 'long ago' }),
      ],
      async (ledger) => expect((await positions(ledger)).rows[0]?.own?.quote).toBe('long ago'),
    )
  })

  it('show the latest three voices, and all where a party and an issue are named', () =>
    withReadings(
      kind,
      [
        said({ by: 'vask', of: 'norland', issue: 'truce', published: '2026-03-01' }),
        said({ by: 'brandt', of: 'norland', issue: 'truce', published: '2026-03-02' }),
        said({ by: 'officials', of: 'norland', issue: 'truce', published: '2026-03-03' }),
        said({ of: 'norland', issue: 'truce', published: '2026-03-04' }),
      ],
      async (ledger) => {
        const voices = (rows: Awaited<ReturnType<typeof show>>) =>
          rows.map(({ told, more }) => [told.length, more])
        expect(voices(await show(ledger))).toEqual([[3, true]])
        expect(voices(await show(ledger, { issue: 'truce' }))).toEqual([[3, true]])
        expect(voices(await show(ledger, { party: 'Norland', issue: 'truce' }))).toEqual([[4, undefined]])
        expect(voices(await show(ledger, {}, { history: true }))).toEqual([[4, undefined]])
      },
    ))

  it('tell with a history how each moved, the latest first', () =>
    withReadings(
      kind,
      [
        said({ by: 'holm', of: 'norland', issue: 'truce', published: '2026-03-01', words: 'first' }),
        said({ by: 'vask', of: 'norland', issue: 'truce', published: '2026-03-02', words: 'second' }),
        said({ by: 'holm', of: 'norland', issue: 'truce', published: '2026-03-03', words: 'third' }),
      ],
      async (ledger) => {
        const [row] = (await positions(ledger, {}, { history: true })).rows
        expect(row?.history?.map(({ quote, own }) => [quote, own])).toEqual([
          ['third', true],
          ['second', false],
          ['first', true],
        ])
      },
    ))

  it('are narrowed by every part of a filter', () =>
    withReadings(
      kind,
      [
        said({
          by: 'holm',
          of: 'norland',
          issue: 'truce',
          act: 'agree',
          outlet: 'Wire',
          words: 'open the gates',
        }),
        said({
          by: 'vask',
          of: 'sudmark',
          issue: 'bridge',
          act: 'reject',
          outlet: 'Post',
          words: 'shut them',
        }),
        said({ by: 'vask', of: 'norland', issue: 'bridge', act: 'demand', outlet: 'Post', words: 'a toll' }),
      ],
      async (ledger) => {
        const at = async (filter: Filter) => (await show(ledger, filter)).map(({ at }) => at)
        expect(await at({ party: 'Sudmark' })).toEqual(['Sudmark, bridge'])
        expect(await at({ issue: 'bridge' })).toEqual(['Norland, bridge', 'Sudmark, bridge'])
        expect(await at({ actor: 'Ada Holm' })).toEqual(['Norland, truce'])
        expect(await at({ actor: 'Joren Vask' })).toEqual(['Norland, bridge', 'Sudmark, bridge'])
        expect(await at({ outlet: 'Post' })).toEqual(['Norland, bridge', 'Sudmark, bridge'])
        expect(await at({ act: 'agree' })).toEqual(['Norland, truce'])
        expect(await at({ authority: 'relayed' })).toEqual(['Norland, bridge'])
        expect(await at({ authority: 'unnamed' })).toEqual([])
        expect(await at({ search: 'gate' })).toEqual(['Norland, truce'])
        expect(await at({ search: 'toll', actor: 'Ada Holm' })).toEqual([])
        expect(await at({ outlet: 'Post', act: 'reject', since: '2026-03-14', until: '2026-03' })).toEqual([
          'Sudmark, bridge',
        ])
      },
    ))

  it('leave out those who are no party, unless they are asked for', () => {
    const charity = {
      id: 'charity',
      name: 'River Aid',
      kind: 'organization' as const,
      members: [],
      roles: [],
      mentions: [{ start: 0, end: 3 }],
    }
    const aid = but(
      { of: 'norland', issue: 'truce', words: 'a pause' },
      { speaker: 'charity', voices: ['charity'], holders: [{ actor: 'charity', authority: 'firsthand' }] },
    )
    return withReadings(
      kind,
      [
        said({ by: 'vask', of: 'sudmark', issue: 'truce', words: 'no' }),
        { ...aid, actors: [...aid.actors, charity] },
      ],
      async (ledger) => {
        const at = async (filter: Filter, options = {}) =>
          (await show(ledger, filter, options)).map(({ at }) => at)
        expect(await at({})).toEqual(['Sudmark, truce'])
        expect(await at({}, { everyone: true })).toEqual(['Sudmark, truce', 'River Aid, truce'])
        expect(await at({ party: 'River Aid' })).toEqual(['River Aid, truce'])
        expect(await at({ actor: 'River Aid' })).toEqual(['River Aid, truce'])
      },
    )
  })

  it('come page by page', () =>
    withReadings(
      kind,
      (['norland', 'sudmark', 'ostmark'] as const).flatMap((of) =>
        (['truce', 'bridge'] as const).map((issue) => said({ by: 'vask', of, issue })),
      ),
      async (ledger) => {
        const all = (await show(ledger)).map(({ at }) => at)
        const seen: string[] = []
        for (let after: string | undefined; ; ) {
          const page = await positions(ledger, {}, { limit: 4, ...(after !== undefined && { after }) })
          seen.push(...page.rows.map((row) => lines(row).at))
          after = page.next
          if (after === undefined) break
        }
        expect(seen).toEqual(all)
        expect(all).toHaveLength(6)
      },
    ))
})
