import { describe, expect, it } from 'vitest'
import { formatReading } from '../../src/cli/view.ts'
import { makeReading } from '../exports/readings.ts'

describe('formatReading(reading, options)', () => {
  it('moves what is told inside another statement to the right, level by level', () => {
    const reading = makeReading(
      [
        [
          'paragraph',
          '[1 source Marr] [1 cue said] [1 content that [2 source Tarn] [2 cue denied] [2 content that [3 source Norland] [3 cue claimed] [3 content the port]]].',
        ],
      ],
      { statements: { 2: { within: '1' }, 3: { within: '2' } } },
    )
    const lines = formatReading(reading, { width: 80 }).split('\n')
    const columnOf = (word: string) => lines.find((line) => line.includes(`${word} [`))?.indexOf(word) ?? -1
    expect(columnOf('Tarn')).toBe(columnOf('Marr') + 4)
    expect(columnOf('Norland')).toBe(columnOf('Tarn') + 4)
  })
})
