import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeWindows } from '../../../src/read/attribution/windows.ts'

describe('placeWindows(firsts)', () => {
  it('puts each piece into one core, with context on both sides, within what the model sees', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 3000 }), (firsts) => {
        let next = 0
        for (const { start, end, core, coreEnd } of placeWindows(firsts)) {
          expect(core).toBe(next)
          expect(start <= core && core < coreEnd && coreEnd <= end && end <= firsts.length).toBe(true)
          expect(end - start).toBeLessThanOrEqual(320)
          next = coreEnd
        }
        expect(next).toBe(firsts.length)
      }),
    )
  })

  it('ends a core before the last block that begins in its second half', () => {
    const firsts = Array.from({ length: 600 }, (_, i) => i === 0 || i === 100 || i === 200)
    expect(placeWindows(firsts)[0]).toEqual({ start: 0, end: 320, core: 0, coreEnd: 200 })
  })
})
