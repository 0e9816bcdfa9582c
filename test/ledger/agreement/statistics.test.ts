import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alpha, kappa, masi } from '../../../src/ledger/agreement/statistics.ts'

/** Pairs of values from a table that has how often the one (rows) and the other (columns) give them. */
const pairsOf = (table: readonly (readonly number[])[]) =>
  table.flatMap((row, one) =>
    row.flatMap((count, other) => Array.from({ length: count }, () => [one, other] as const)),
  )

/** Units from lines with a value for each unit, one line for each person; "." is missing. */
const unitsOf = (...lines: readonly string[]) => {
  const rows = lines.map((line) => line.split(' ').map((value) => (value === '.' ? undefined : value)))
  return (rows[0] ?? []).map((_, unit) => rows.map((row) => row[unit]))
}

describe('kappa(pairs)', () => {
  it('is that of the published examples', () => {
    // Cohen 1960: two judges, 200 cases, three diagnoses; also in Cohen 1968 and in R's psych
    expect(
      kappa(
        pairsOf([
          [88, 14, 18],
          [10, 40, 10],
          [2, 6, 12],
        ]),
      ),
    ).toBeCloseTo(0.492, 3)
    // Fleiss, Cohen and Everitt 1969, "Large Sample Standard Errors of Kappa and Weighted Kappa", Psychological Bulletin 72
    expect(
      kappa(
        pairsOf([
          [106, 10, 4],
          [22, 28, 10],
          [2, 12, 6],
        ]),
      ),
    ).toBeCloseTo(0.429, 3)
    // Sim and Wright 2005, "The Kappa Statistic in Reliability Studies", Physical Therapy 85: two therapists, 39 patients
    expect(
      kappa(
        pairsOf([
          [22, 2],
          [4, 11],
        ]),
      ),
    ).toBeCloseTo(0.67, 2)
  })

  it('is 1 where all is the same and something varies, 0 by chance, below where they contradict each other', () => {
    expect(
      kappa(
        pairsOf([
          [3, 0],
          [0, 2],
        ]),
      ),
    ).toBe(1)
    expect(
      kappa(
        pairsOf([
          [1, 1],
          [1, 1],
        ]),
      ),
    ).toBe(0)
    expect(
      kappa(
        pairsOf([
          [0, 2],
          [2, 0],
        ]),
      ),
    ).toBe(-1)
  })

  it('is null where nothing varies, and for fewer than two units', () => {
    expect(kappa(pairsOf([[5]]))).toBeNull()
    expect(kappa([])).toBeNull()
    expect(kappa([['a', 'b']])).toBeNull()
    expect(
      kappa(
        pairsOf([
          [0, 5],
          [0, 0],
        ]),
      ),
    ).toBe(0) // each gives one value only, but not the same
  })

  it('is the same whoever comes first, and whatever the values are called', () => {
    const values = fc.array(fc.tuple(fc.nat(4), fc.nat(4)))
    fc.assert(
      fc.property(values, (pairs) => {
        expect(kappa(pairs.map(([a, b]) => [b, a] as const))).toBe(kappa(pairs))
        expect(kappa(pairs.map(([a, b]) => [`v${a}`, `v${b}`] as const))).toBe(kappa(pairs))
        expect(kappa(pairs) ?? 0).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('alpha(units, distance)', () => {
  it('is that of the worked examples in Krippendorff 2011', () => {
    // A. binary, two observers, nothing missing
    expect(alpha(unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'))).toBeCloseTo(0.095, 3)
    // B. nominal, two observers, nothing missing
    expect(alpha(unitsOf('a a b b d c c c e d d a', 'b a b b b c c c e d d d'))).toBeCloseTo(0.692, 3)
    // C. nominal, four observers, values missing
    const units = unitsOf(
      '1 2 3 3 2 1 4 1 2 . . .',
      '1 2 3 3 2 2 4 1 2 5 . 3',
      '. 3 3 3 2 3 4 2 2 5 1 .',
      '1 2 3 3 2 4 4 1 2 5 1 .',
    )
    expect(alpha(units)).toBeCloseTo(0.743, 3)
    // D. the same as an interval
    expect(alpha(units, (a, b) => (Number(a) - Number(b)) ** 2)).toBeCloseTo(0.849, 3)
  })

  it('is null where nothing varies, and for fewer than two units with two values', () => {
    expect(alpha(unitsOf('a a a', 'a a a'))).toBeNull()
    expect(alpha([])).toBeNull()
    expect(alpha([['a', 'b']])).toBeNull()
    expect(alpha(unitsOf('a b a', 'b . .'))).toBeNull()
  })

  it('is the same in whatever order people and units come, and comes to kappa where both use values equally often', () => {
    const value = fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined })
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 4 })), (units) => {
        const figure = alpha(units)
        const turned = alpha(units.toReversed().map((values) => values.toReversed()))
        if (figure === null) expect(turned).toBeNull()
        else expect(turned).toBeCloseTo(figure, 10)
        expect(figure ?? 0).toBeLessThanOrEqual(1)
      }),
    )
    // A symmetric table: alpha is kappa, but for the correction of small samples by 1/n (Krippendorff 2011).
    const pairs = pairsOf([
      [30, 7, 3],
      [7, 20, 5],
      [3, 5, 40],
    ])
    const both = kappa(pairs) ?? 0
    expect(alpha(pairs)).toBeCloseTo(both + (1 - both) / (2 * pairs.length), 10)
  })
})

describe('masi(a, b)', () => {
  const set = (letters: string) => new Set(letters)

  it('weighs what two sets share by how one holds the other', () => {
    expect(masi(set('ab'), set('ab'))).toBe(0)
    expect(masi(set(''), set(''))).toBe(0)
    expect(masi(set('ab'), set('abcd'))).toBeCloseTo(1 - (1 / 2) * (2 / 3), 10)
    expect(masi(set('ab'), set('bc'))).toBeCloseTo(1 - (1 / 3) * (1 / 3), 10)
    expect(masi(set('ab'), set('cd'))).toBe(1)
    expect(masi(set(''), set('a'))).toBe(1)
  })

  it('is the same in both directions, and 0 for the same sets only', () => {
    const sets = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        const distance = masi(new Set(a), new Set(b))
        expect(masi(new Set(b), new Set(a))).toBe(distance)
        expect(distance === 0).toBe(a.toSorted().join('') === b.toSorted().join(''))
        expect(distance).toBeGreaterThanOrEqual(0)
        expect(distance).toBeLessThanOrEqual(1)
      }),
    )
  })
})
