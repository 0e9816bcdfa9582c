import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Judged } from '../../../src/ledger/agreement/judged.ts'
import { addMarks, compareMarks, newMarks, pairUp } from '../../../src/ledger/agreement/spans.ts'
import { makeReading } from '../../exports/readings.ts'

const reading = makeReading([['paragraph', 'Sudmark refuses to sign the annex before the spring.']])
const { text } = reading.report

/** What a reviewer marked: words by the rows of his decisions. */
const marking = (marks: Readonly<Record<number, string>>, from = 0): Judged =>
  new Map(
    Object.entries(marks).map(([no, words]) => {
      const start = text.indexOf(words) + from
      const content = [{ start, end: start + words.length }]
      const statement = {
        id: `m${from}${no}`,
        source: [],
        cue: [],
        content,
        form: 'indirect',
        confidence: 1,
      } as const
      const judgement = { kept: true, marked: Number(no), isRead: false, decisions: [Number(no)] }
      return [statement.id, { statement, ...judgement }]
    }),
  )

describe('compareMarks(marks)', () => {
  it('counts a mark once that stands in several versions of a report', () => {
    const marks = newMarks()
    const [own, theirs] = [
      { 1: 'to sign the annex', 2: 'Sudmark' },
      { 3: 'sign the annex before the spring' },
    ]
    addMarks(marks, { reading, judged: [marking(own), marking(theirs)] }, () => true)
    addMarks(marks, { reading, judged: [marking(own, 7), marking(theirs, 7)] }, () => true)
    expect(compareMarks(marks)).toMatchObject({
      units: 3,
      agreed: { spans: 2, 'exact-spans': 0 },
      differences: [
        { field: 'spans', says: ['Sudmark', null] },
        { field: 'exact-spans', says: ['to sign the annex', 'sign the annex before the spring'] },
      ],
    })
  })

  it('gives each mark one partner, that of its own words where there is one', () => {
    const marks = newMarks()
    const own = marking({ 1: 'to sign the annex before the spring' })
    const theirs = marking({ 2: 'to sign', 3: 'to sign the annex before the spring', 4: 'the spring' })
    addMarks(marks, { reading, judged: [own, theirs] }, () => true)
    expect(compareMarks(marks)).toMatchObject({
      units: 4,
      agreed: { spans: 2, 'exact-spans': 2 },
      differences: [{ says: [null, 'to sign'] }, { says: [null, 'the spring'] }],
    })
  })
})

describe('pairUp(fitting)', () => {
  it('makes as many pairs whichever side it begins with, and uses nobody twice', () => {
    const edges = fc.uniqueArray(fc.tuple(fc.nat(7), fc.nat(7)), { selector: String })
    fc.assert(
      fc.property(edges, (pairs) => {
        const graph = (list: readonly (readonly [number, number])[]) =>
          new Map(
            [...Map.groupBy(list, ([one]) => one)].map(([one, all]) => [one, all.map(([, other]) => other)]),
          )
        const found = pairUp(graph(pairs))
        expect(pairUp(graph(pairs.map(([one, other]) => [other, one] as const))).size).toBe(found.size)
        expect(new Set(found.values()).size).toBe(found.size)
        for (const pair of found) expect(pairs).toContainEqual(pair)
      }),
    )
  })

  it('gives up a pair for two', () => {
    expect(
      pairUp(
        new Map([
          [1, [8, 9]],
          [2, [8]],
        ]),
      ).size,
    ).toBe(2)
  })
})
