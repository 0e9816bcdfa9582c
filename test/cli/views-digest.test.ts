import { describe, expect, it } from 'vitest'
import { readout } from './readout.ts'
import { newTalks, SAYINGS } from './views-talks.ts'

const SAID = [
  ...SAYINGS,
  {
    by: 'holm',
    of: 'norland',
    issue: 'truce',
    act: 'demand',
    words: 'a truce by May',
    published: '2026-03-01',
  },
] as const

describe('readout digest', () => {
  it('tells what is new, each sentence with its source', async () => {
    const { out } = await readout(['digest', '--since', '2026-03-10'], { cwd: await newTalks(SAID) })
    const words = out.replace(/\s+/g, ' ')
    expect(words).toContain('What is new from 10 March 2026 on')
    expect(words).toContain('2 reports (Wire 2).')
    expect(words).toMatch(/Moved, in their own voice: 1 - Norland on truce: agree, for on 14 March 2026/)
    expect(words).toMatch(
      /Before: demand, for on 1 March 2026: “a truce by May” \[Wire, 2026-03-01, s\w+-1\]/,
    )
    expect(words).toContain('For the first time, in their own voice: 1 - Sudmark on truce: demand, against')
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(78)
  })

  it('prints the same as JSON and as CSV', async () => {
    const cwd = await newTalks(SAID)
    const { out } = await readout(['digest', '--since', '2026-03-10', '--json'], { cwd })
    expect(JSON.parse(out)).toMatchObject({
      since: '2026-03-10',
      reports: { count: 2 },
      moved: { rows: [{ name: 'Norland', before: { act: 'demand' }, now: { act: 'agree' } }], more: 0 },
      first: { rows: [{ name: 'Sudmark' }] },
      contradicted: { rows: [] },
    })
    const csv = await readout(['digest', '--since', '2026-03-10', '--csv'], { cwd })
    expect(csv.out.match(/^\w[\w ]*,\w+,\w+,own,\w+/gm)).toEqual([
      'moved,Norland,truce,own,agree',
      'moved from,Norland,truce,own,demand',
      'first,Sudmark,truce,own,demand',
    ])
  })

  it('is misused without a day', async () => {
    const { code, err } = await readout(['digest'], { cwd: await newTalks([]) })
    expect(code).toBe(2)
    expect(err).toContain('--since 2026-03-14')
  })
})
