import { describe, expect, it } from 'vitest'
import { formatReading } from '../../src/cli/view.ts'
import { HOSTILE, makeReading, NEWS } from '../exports/readings.ts'
import { RICH } from '../exports/rich-reading.ts'

const NESTED = makeReading(
  [
    [
      'paragraph',
      '[1 source Marr] [1 cue said] [1 content that [2 source Tarn] [2 cue denied] [2 content that [3 source Norland] [3 cue claimed] [3 content the port]]].',
    ],
  ],
  { statements: { 2: { within: '1' }, 3: { within: '2' } } },
)

describe('formatReading(reading, options)', () => {
  it('moves what is told inside another statement to the right, level by level', () => {
    const lines = formatReading(NESTED, { width: 80 }).split('\n')
    const columnOf = (word: string) => lines.find((line) => line.includes(`${word} [`))?.indexOf(word) ?? -1
    expect(columnOf('Tarn')).toBe(columnOf('Marr') + 4)
    expect(columnOf('Norland')).toBe(columnOf('Tarn') + 4)
  })

  it.each([
    ['firsthand', ' 2  ━━ Norland, in its own voice (Ada Holm): commits\n'],
    ['firsthand of a group', '14  ━━ Norland and Sudmark, in their own voice: warn\n'],
    ['relayed', ' 5  ╌╌ Ostmark, as told by the Sudmark Courier: reports\n'],
    ['unnamed', ' 7  ?? Two officials close to the talks, not named: reports\n'],
    ['narrator', '13  ·· Sudmark, as the report itself tells it, nobody quoted: demands\n'],
    ['denied, in another’s mouth', '10  ╌╌ Sudmark, as told by Ada Holm (of Norland): proposes · ✕ DENIED\n'],
    ['denying', ' 9  ━━ Norland, in its own voice (Ada Holm): ✕ DENIES\n'],
  ])('tells whose voice it is before the words: %s', (_, line) => {
    expect(formatReading(RICH, { width: 80 })).toContain(line)
  })

  it('gives each holder a line of his own where they stand on different authority', () => {
    expect(formatReading(RICH, { width: 80 })).toContain(
      `12  ━━ Norland, in its own voice (a spokesman for Norland): agrees
          ╌╌ Sudmark, as told by a spokesman for Norland: agrees
          Both sides [agreed]
          to talk again in April
          Speaker     Norland and Sudmark
          Times       April 2026 (“April”)
          indirect · told in 11 · certain · confidence 0.9
`,
    )
  })

  it('shows the chain of voices, the doubt and the issues of what came through several', () => {
    expect(formatReading(RICH, { width: 80 })).toContain(
      `           6  ╌╌ Norland, as told by Tomas Marr (of Ostmark), through the
                 Sudmark Courier: agrees · only possible
              Norland [may accept]
              a joint inspection post
              Voices      the Sudmark Courier → Tomas Marr (of Ostmark)
              Issues      for customs-posts
`,
    )
  })

  it('shows the encounters and the actors, each party with its own people', () => {
    const view = formatReading(RICH, { width: 80 })
    expect(view).toContain('Delegations Norland: Ada Holm; Sudmark: Joren Vask\n')
    expect(view).toContain('Said there  statement 3\n')
    expect(view).toContain(
      '      Norland  party · 5 mentions\n          Ada Holm  person · foreign minister · 3 mentions\n',
    )
    expect(view).toContain('14 statements: 6 in their own voice, 4 told by others, 2 from unnamed sources,')
  })

  it('says nothing of what no stage has read', () => {
    const view = formatReading(NESTED, { width: 80 })
    expect(view).toContain('   1  Marr [said]\n')
    expect(view).not.toMatch(/voice|told by|Voices|Encounters|Actors|certain/)
  })

  it.each([40, 80, 100])('keeps to %d columns', (width) => {
    for (const reading of [RICH, NEWS]) {
      const lines = formatReading(reading, { width }).split('\n')
      expect(lines.filter((line) => line.length > width)).toEqual([])
    }
  })

  it('lets nothing of a hostile report steer the terminal', () => {
    expect(formatReading(HOSTILE, { width: 80 })).not.toMatch(
      /(?!\n)\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u,
    )
  })

  it('ends where statements stand in each other in a circle', () => {
    const statements = NESTED.statements.map((one) => (one.id === '1' ? { ...one, within: '3' } : one))
    expect(formatReading({ ...NESTED, statements }, { width: 80 })).toContain('3 statements')
  })
})
