import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Ranges } from '../../src/read/ranges.ts'

const spans = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 6 })), { maxLength: 30 })
  .map((pairs) => pairs.map(([start, length]) => ({ start, end: start + length })))
const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => ({ start, end: start + length }))

describe('ranges', () => {
  it('find all that lie inside a span', () =>
    fc.assert(
      fc.property(spans, span, (all, outer) => {
        const found = new Ranges(all, (one) => [one]).inside(outer)
        expect(found.length).toBe(
          all.filter(({ start, end }) => outer.start <= start && end <= outer.end).length,
        )
      }),
    ))
  it('find what shares a place with a span, of the few that began before it', () =>
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), span, (all, wanted) => {
        const found = new Ranges(all, (one) => [one]).touching(wanted)
        expect(found.length).toBe(
          all.filter(({ start, end }) => start < wanted.end && wanted.start < end).length,
        )
      }),
    ))
})
