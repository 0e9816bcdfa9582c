import { describe, expect, it } from 'vitest'
import { readout } from './readout.ts'
import { newTalks, SAYINGS } from './views-talks.ts'

describe('readout commitments', () => {
  it('prints a table, JSON and CSV', async () => {
    const cwd = await newTalks(SAYINGS)
    const table = await readout(['commitments'], { cwd })
    expect(table.out).toMatch(
      /^Who +What +First claimed +Later\nNorland +“the truce holds” +2026-03-14\nin its own voice +truce +s/,
    )
    const json = JSON.parse((await readout(['commitments', '--json'], { cwd })).out)
    expect(json).toMatchObject([{ what: 'the truce holds', claimedBy: 'itself', claims: [{ act: 'agree' }] }])
    const csv = await readout(['commitments', '--csv'], { cwd })
    expect(csv.out).toMatch(/^id,holder,toward,what,.*\ns[^,]+,Norland,,the truce holds,,,truce,itself,s/)
  })

  it('says what to do where there is none', async () => {
    const cwd = await newTalks(SAYINGS)
    const { out, err, code } = await readout(['commitments', '--party', 'Sudmark'], { cwd })
    expect([out, code]).toEqual(['', 0])
    expect(err).toContain('no commitment fits')
  })
})
