import { describe, expect, it } from 'vitest'
import { readout } from './readout.ts'
import { newTalks, SAYINGS } from './views-talks.ts'

describe('readout network', () => {
  it('prints ties as a table, as JSON, as a list and as a matrix of CSV', async () => {
    const cwd = await newTalks(SAYINGS)
    const table = await readout(['network'], { cwd })
    expect(table).toMatchObject({ code: 0, err: '' })
    expect(table.out).toMatch(/^Who +Tie +Whom or what +Weight +Rests on\nNorland +opposite of +Sudmark +1 /)
    const json = await readout(['network', '--json'], { cwd })
    expect(JSON.parse(json.out)).toMatchObject([{ kind: 'disagree', weight: 1, issues: ['truce'] }])
    const list = await readout(['network', '--ties', 'stances', '--csv'], { cwd })
    expect(list.out.split('\n')[1]).toMatch(/^Norland,truce,for,1,truce,1,,,p/)
    const matrix = await readout(['network', '--ties', 'stances', '--csv', '--matrix'], { cwd })
    expect(matrix.out).toBe(',truce\nNorland,1\nSudmark,-1\n')
  })

  it('says what to do where there is no tie, and refuses sorts that it does not know', async () => {
    const cwd = await newTalks([])
    expect(await readout(['network'], { cwd })).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringMatching(/^no tie is known; /),
    })
    expect(await readout(['network', '--ties', 'love'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^readout: --ties love: there are agreement, /),
    })
    expect(await readout(['network', '--matrix'], { cwd })).toMatchObject({ code: 2 })
  })
})
