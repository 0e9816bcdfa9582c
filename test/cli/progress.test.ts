import { describe, expect, it } from 'vitest'
import { formatProgress } from '../../src/cli/progress.ts'

const reading = (done: number, failed: number, seconds: number, total = 400) =>
  formatProgress({ step: 'reading', done, failed, total }, seconds)

describe('the line of progress', () => {
  it('tells how many are done and failed, how fast it goes, and how long it will take', () => {
    expect(reading(100, 2, 50)).toBe(
      '[######                  ] 100 of 400 read, 2 failed, 2.0 a second, 150 s left'.replace(
        '150 s',
        '3 min',
      ),
    )
    expect(reading(400, 0, 20)).toBe('[########################] 400 of 400 read, 20 a second, 0 s left')
    expect(reading(10, 0, 10, 40_000)).toMatch(/1\.0 a second, 11\.1 h left$/)
  })

  it('says no more than it knows', () => {
    expect(reading(0, 0, 0)).toBe('[                        ] 0 of 400 read')
    expect(formatProgress({ step: 'looking', done: 12, failed: 0, total: 0 }, 3)).toBe('found 12')
    expect(formatProgress({ step: 'fetching', done: 3, failed: 1, total: 0 }, 3)).toBe('fetched 3, 1 failed')
  })
})
