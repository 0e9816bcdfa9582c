import { describe, expect, it } from 'vitest'
import { readout } from './readout.ts'
import { newTalks, SAYINGS } from './views-talks.ts'

describe('readout issues', () => {
  it('shows what is on the table, by whom and since when', async () => {
    const { out } = await readout(['issues'], { cwd: await newTalks(SAYINGS) })
    const words = out.replace(/\s+/g, ' ')
    expect(words).toContain('Issue On the table, own voice As others tell it')
    expect(words).toContain('Sudmark: demand, against')
    expect(words).toContain('Norland: agree, for')
  })

  it('prints the records as JSON, and who is for and who against as CSV', async () => {
    const cwd = await newTalks(SAYINGS)
    expect(JSON.parse((await readout(['issues', '--json'], { cwd })).out)).toMatchObject([
      { id: 'bridge', label: 'Bridge', count: 0, own: [], told: [] },
      {
        id: 'truce',
        count: 2,
        own: [
          { name: 'Sudmark', stance: 'against' },
          { name: 'Norland', stance: 'for' },
        ],
      },
    ])
    const { out } = await readout(['issues', '--csv', '--issue', 'truce'], { cwd })
    expect(out.split('\n')[0]).toContain('issue,label,count,for_own,against_own')
    expect(out.split('\n')[1]).toContain('truce,Truce,2,Norland,Sudmark,')
  })
})
