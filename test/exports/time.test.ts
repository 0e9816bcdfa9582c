import { describe, expect, it } from 'vitest'
import { formatTime } from '../../src/exports/time.ts'

describe('formatTime(value)', () => {
  it.each([
    ['2026-03-13', '13 March 2026'],
    ['2026-03-13T09:30+01:00', '13 March 2026, 09:30 (UTC+01:00)'],
    ['2026-03', 'March 2026'],
    ['2026', '2026'],
    ['2026-21', 'spring 2026'],
    ['2026-W12', 'week 12 of 2026'],
    ['2026-03~', 'about March 2026'],
    ['2026-03-13?', 'perhaps 13 March 2026'],
    ['2026-03-11/2026-03-13', '11 March 2026 to 13 March 2026'],
    ['../2026-04-30', 'until 30 April 2026'],
    ['2026-03-25/..', 'from 25 March 2026 on'],
    ['PT2H45M', '2 hours 45 minutes'],
    ['P30D', '30 days'],
    ['P1Y', '1 year'],
  ])('%s → %s', (value, words) => {
    expect(formatTime(value)).toBe(words)
  })

  it.each(['', '/', '../..', 'P', 'last spring', '2026-13', '2026-03-13/2026-03-14/2026-03-15'])(
    'leaves %j as it is',
    (value) => {
      expect(formatTime(value)).toBe(value)
    },
  )
})
