import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusterEncounters } from '../../src/ledger/encounters/cluster.ts'
import { daysOf } from '../../src/ledger/encounters/days.ts'
import { familyOf, type Person, type Telling } from '../../src/ledger/encounters/telling.ts'
import type { Encounter } from '../../src/types.ts'

const [NORLAND, SUDMARK, WESTEN, OSTREN] = [1, 2, 3, 4]
const person = (name: string, party: number | null = null): Person => ({ name, party, actor: null })
const HOLM = person('Ada Holm', NORLAND)
const VASK = person('Joren Vask', SUDMARK)
const KERN = person('Ilse Kern', NORLAND)
const DAAL = person('Piet Daal', SUDMARK)

/** A telling in a report of its own, by its id; the words of a day are as in a reading. */
function tell(
  id: string,
  { date, ...told }: Partial<Omit<Telling, 'days' | 'exact'>> & { date?: string } = {},
): Telling {
  const published = told.published ?? '2026-03-15'
  const when = daysOf(date)
  return {
    id,
    report: `report of ${id}`,
    story: `report of ${id}`,
    words: id,
    kind: 'talks',
    place: null,
    named: [],
    parties: [...new Set((told.people ?? []).flatMap(({ party }) => party ?? []))],
    people: [],
    level: null,
    duration: null,
    toCome: false,
    ...told,
    published,
    days: when ? { start: when.start, end: when.end } : { start: '2026-02-22', end: published },
    exact: when?.exact ?? false,
  }
}

/** Which tellings are one encounter: "ab c" where those of a and b are one, and that of c another. */
function grouped(tellings: readonly Telling[]): string {
  return clusterEncounters(tellings)
    .map((all) => all.map(({ id }) => id).join(''))
    .toSorted()
    .join(' ')
}

const BOTH = [NORLAND, SUDMARK]
const DAY = '2026-03-12'

describe('tellings', () => {
  it('of talks, a meeting and a summit between two parties on one day are of one encounter; those of a call are not', () => {
    const told = { date: DAY, parties: BOTH }
    expect(
      grouped([
        tell('a', told),
        tell('b', { ...told, kind: 'summit' }),
        tell('c', { ...told, kind: 'meeting' }),
      ]),
    ).toBe('abc')
    expect(grouped([tell('a', told), tell('b', { ...told, kind: 'call' })])).toBe('a b')
    expect(grouped([tell('a', told), tell('b', { ...told, kind: 'signing' })])).toBe('a b')
  })

  it('of another day are of another encounter', () => {
    expect(
      grouped([tell('a', { date: DAY, parties: BOTH }), tell('b', { date: '2026-03-13', parties: BOTH })]),
    ).toBe('a b')
  })

  it('with one party in common need the place too', () => {
    const a = tell('a', { date: DAY, parties: BOTH, place: 'lima' })
    expect(grouped([a, tell('b', { date: DAY, parties: [SUDMARK], place: 'lima' })])).toBe('ab')
    expect(grouped([a, tell('b', { date: DAY, parties: [SUDMARK] })])).toBe('a b')
  })

  it('of other parties at one place on one day are of another encounter', () => {
    const a = tell('a', { date: DAY, parties: BOTH, place: 'lima' })
    expect(grouped([a, tell('b', { date: DAY, parties: [SUDMARK, WESTEN], place: 'lima' })])).toBe('a b')
    expect(grouped([a, tell('b', { date: DAY, parties: [NORLAND, SUDMARK, WESTEN], place: 'lima' })])).toBe(
      'ab',
    )
  })

  it('of two places are of two encounters, unless one place is in the other or in the words', () => {
    const a = tell('a', { date: DAY, parties: BOTH, place: 'geneva' })
    expect(grouped([a, tell('b', { date: DAY, parties: BOTH, place: 'vienna' })])).toBe('a b')
    expect(grouped([a, tell('b', { date: DAY, parties: BOTH, place: 'geneva, switzerland' })])).toBe('ab')
    expect(
      grouped([a, tell('b', { date: DAY, parties: BOTH, place: 'palace of nations', named: ['geneva'] })]),
    ).toBe('ab')
    const lima = tell('c', { date: DAY, parties: BOTH, place: 'lima, peru' })
    expect(grouped([lima, tell('d', { date: DAY, parties: BOTH, place: 'cusco, peru' })])).toBe('c d')
  })

  it('that name the same two people are of one encounter, whatever is told of their parties', () => {
    const [ada, joren] = [person('Ada Holm'), person('Joren Vask')]
    const a = tell('a', { date: DAY, people: [HOLM, VASK] })
    expect(grouped([a, tell('b', { date: DAY, people: [ada, joren] })])).toBe('ab')
    expect(grouped([a, tell('b', { date: DAY, people: [ada, person('Rolf Amsel')] })])).toBe('a b')
  })

  it('that name others at the head of a party are of two encounters: the ministers met, and the presidents', () => {
    const a = tell('a', { date: DAY, place: 'lima', people: [HOLM, VASK] })
    expect(grouped([a, tell('b', { date: DAY, place: 'lima', people: [KERN, DAAL] })])).toBe('a b')
    expect(grouped([a, tell('b', { date: DAY, place: 'lima', people: [HOLM, VASK, KERN] })])).toBe('ab')
    // Of a summit a report may tell of the ministers who were there.
    const summit = tell('s', { kind: 'summit', date: DAY, place: 'lima', people: [KERN, HOLM, DAAL, VASK] })
    expect(grouped([summit, tell('b', { kind: 'summit', date: DAY, people: [HOLM, VASK] })])).toBe('bs')
    const meeting = { ...summit, kind: 'meeting' as const }
    expect(grouped([meeting, tell('b', { kind: 'meeting', date: DAY, people: [HOLM, VASK] })])).toBe('b s')
  })

  it('that tell only offices are of two encounters where these are of two levels', () => {
    const a = tell('a', { date: DAY, parties: BOTH, level: 'leaders' })
    expect(grouped([a, tell('b', { date: DAY, parties: BOTH, level: 'ministers' })])).toBe('a b')
    expect(grouped([a, tell('b', { date: DAY, parties: BOTH })])).toBe('ab')
  })

  it('without anybody join the only encounter of their day and place, and none of two', () => {
    const a = tell('a', { date: DAY, parties: BOTH, place: 'lima' })
    const b = tell('b', { date: DAY, parties: [WESTEN, OSTREN], place: 'lima' })
    const c = tell('c', { date: DAY, place: 'lima' })
    expect(grouped([a, c])).toBe('ac')
    expect(grouped([a, b, c])).toBe('a b c')
    expect(grouped([a, tell('d', { date: DAY })])).toBe('a d')
  })

  it('of one report are of two encounters: it tells them apart', () => {
    const told = { date: DAY, parties: BOTH, report: 'one' }
    expect(grouped([tell('a', told), tell('b', told)])).toBe('a b')
  })

  it('of days of talks are of the talks that one report tells as a whole', () => {
    const told = { parties: BOTH, place: 'lima' }
    const a = tell('a', { ...told, date: '2026-03-12' })
    const b = tell('b', { ...told, date: '2026-03-13' })
    const whole = tell('w', { ...told, date: '2026-03-12/2026-03-13' })
    expect(grouped([a, b])).toBe('a b')
    expect(grouped([a, b, whole])).toBe('abw')
    // Where one report tells two rounds there are two: the whole is neither.
    const rounds = [
      tell('c', { ...told, date: '2026-03-12', report: 'x' }),
      tell('d', { ...told, date: '2026-03-13', report: 'x' }),
    ]
    expect(grouped([...rounds, a, b, whole])).toBe('ac bd w')
    // A visit of days is no meeting held on one of them.
    expect(grouped([a, tell('v', { ...told, kind: 'visit', date: '2026-03-12/2026-03-13' })])).toBe('a v')
  })

  it('of calls on neighbouring days are of one call at night where people and durations agree', () => {
    const call = { kind: 'call' as const, people: [HOLM, VASK] }
    const a = tell('a', { ...call, date: '2026-03-14', duration: 35 })
    const b = tell('b', { ...call, date: '2026-03-15', duration: 30 })
    expect(grouped([a, b])).toBe('ab')
    expect(grouped([a, tell('c', { ...call, date: '2026-03-15' })])).toBe('a c')
    expect(grouped([a, tell('c', { ...call, date: '2026-03-15', duration: 90 })])).toBe('a c')
    expect(grouped([a, tell('c', { ...call, date: '2026-03-16', duration: 35 })])).toBe('a c')
    expect(grouped([a, b, tell('c', { ...call, date: '2026-03-16', duration: 35 })])).toBe('a b c')
    const rounds = [
      tell('c', { ...call, date: '2026-03-14', report: 'x' }),
      tell('d', { ...call, date: '2026-03-15', report: 'x' }),
    ]
    expect(grouped([a, b, ...rounds])).toBe('ac bd')
    expect(
      grouped([
        { ...a, kind: 'meeting' },
        { ...b, kind: 'meeting' },
      ]),
    ).toBe('a b')
  })

  it('without a day join the only encounter that they can be of, shortly before their report', () => {
    const a = tell('a', { date: DAY, parties: BOTH, place: 'lima' })
    const b = tell('b', { date: '2026-03-02', parties: BOTH, place: 'lima' })
    const c = tell('c', { parties: BOTH, place: 'lima' })
    expect(grouped([a, c])).toBe('ac')
    expect(grouped([a, b, c])).toBe('a b c')
    expect(grouped([tell('d', { date: '2026-02-12', parties: BOTH, place: 'lima' }), c])).toBe('c d')
    expect(grouped([tell('d', { date: '2026-03-20', parties: BOTH, place: 'lima' }), c])).toBe('c d')
    expect(grouped([a, { ...c, toCome: true }])).toBe('a c')
    expect(grouped([a, tell('e', { parties: BOTH, kind: 'meeting' })])).toBe('a e')
    expect(grouped([a, tell('e', { place: 'lima' })])).toBe('ae')
    expect(grouped([a, tell('e', { place: 'lima', parties: [WESTEN] })])).toBe('a e')
  })

  it('without a day do not join each other, and bring nothing by which others would join', () => {
    const told = { parties: BOTH, place: 'lima' }
    expect(grouped([tell('a', told), tell('b', told)])).toBe('a b')
    expect(
      grouped([
        tell('a', { date: DAY, parties: BOTH }),
        tell('b', { parties: BOTH, place: 'lima' }),
        tell('c', { place: 'lima' }),
      ]),
    ).toBe('ab c')
  })

  it('of a month join the only encounter of that month', () => {
    const a = tell('a', { date: '2026-04-09', parties: BOTH, place: 'lima' })
    expect(grouped([a, tell('b', { date: '2026-04', parties: BOTH })])).toBe('ab')
    expect(grouped([a, tell('b', { date: '2026-05', parties: BOTH })])).toBe('a b')
    expect(grouped([a, tell('b', { date: '2026', parties: BOTH })])).toBe('a b')
  })

  it('of copies are one, with the day that the first tells', () => {
    const copy = { story: 'one', words: 'one' }
    const a = tell('a', { ...copy, date: DAY, parties: BOTH })
    const b = tell('b', { ...copy, published: '2026-03-25', date: '2026-03-19', parties: BOTH })
    const c = tell('c', { date: DAY, parties: BOTH })
    expect(grouped([a, b, c])).toBe('abc')
  })

  it('make the same encounters in whatever order they come', () => {
    const some = fc.array(
      fc.record({
        kind: fc.constantFrom<Encounter['kind'][]>('talks', 'meeting', 'summit', 'visit', 'call'),
        date: fc.constantFrom(
          '2026-03-12',
          '2026-03-13',
          '2026-03-14',
          '2026-03-12/2026-03-14',
          '2026-03',
          undefined,
        ),
        place: fc.constantFrom('lima', 'lima, peru', 'cusco', null),
        named: fc.constantFrom([], ['lima'], ['old customs house']),
        parties: fc.subarray([NORLAND, SUDMARK, WESTEN]),
        people: fc.subarray([HOLM, VASK, KERN, DAAL, person('Holm', NORLAND)]),
        duration: fc.constantFrom(30, 35, 180, null),
        report: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5', 'r6'),
        words: fc.constantFrom('w1', 'w2', 'w3', 'w4'),
      }),
      { maxLength: 14 },
    )
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (list, chances) => {
        const tellings = list.map(({ date, people, parties, ...told }, index) => {
          const sides = [...new Set([...parties, ...people.flatMap(({ party }) => party ?? [])])]
          return tell(`${index}.`, {
            ...told,
            people,
            parties: sides,
            story: told.report < 'r3' ? 'story' : told.report,
            ...(date && { date }),
          })
        })
        const order = new Map(tellings.map((one) => [one, chances.next().value]))
        const shuffled = tellings.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
        expect(grouped(shuffled)).toBe(grouped(tellings))
        expect(clusterEncounters(tellings).flat()).toHaveLength(tellings.length)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the family of a kind', () => {
  it('is what it may be told of as', () => {
    expect(
      ['summit', 'meeting', 'talks', 'visit'].map((kind) => familyOf(kind as Encounter['kind'])),
    ).toEqual(Array(4).fill('table'))
    expect(familyOf('call')).toBe('call')
  })
})
