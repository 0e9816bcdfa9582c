import { describe, expect, it } from 'vitest'
import { readout } from './readout.ts'
import { newTalks, SAYINGS } from './views-talks.ts'

describe('readout actors', () => {
  it('prints a table, JSON and CSV', async () => {
    const cwd = await newTalks(SAYINGS)
    const table = await readout(['actors', '--party', 'Norland'], { cwd })
    expect(table.out).toMatch(/^Name +Kind +Of +Office +Statements +Id\nAda Holm +person +Norland +foreign/)
    const json = await readout(['actors', '--kind', 'party', '--json'], { cwd })
    expect(JSON.parse(json.out)).toMatchObject([
      { name: 'Norland', kind: 'party', statements: 1 },
      { name: 'Sudmark', kind: 'party', statements: 1 },
      { name: 'Ostmark', kind: 'party', statements: 0 },
    ])
    const csv = await readout(['actors', '--actor', 'Joren Vask', '--csv'], { cwd })
    expect(csv.out).toMatch(
      /^id,name,names,kind,party,roles,ids,statements\np\w+,Joren Vask,Joren Vask,person,Sudmark,/,
    )
    expect(await readout(['actors', '--kind', 'king'], { cwd })).toMatchObject({ code: 2 })
  })
})
