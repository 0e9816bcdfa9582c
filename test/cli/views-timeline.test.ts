import { describe, expect, it } from 'vitest'
import { readout } from './readout.ts'
import { newTalks, SAYINGS } from './views-talks.ts'

describe('readout timeline', () => {
  it('prints a table, JSON and CSV, the latest day first', async () => {
    const cwd = await newTalks(SAYINGS)
    const table = await readout(['timeline'], { cwd })
    expect(table.out).toMatch(
      /^Day +Who met .*\n2026-03-15 +– Sudmark: demand, truce \(against\)\n +“no truce” s/,
    )
    const json = JSON.parse((await readout(['timeline', '--json'], { cwd })).out)
    expect(json.map(({ day }: { day: string }) => day)).toEqual(['2026-03-15', '2026-03-14'])
    const csv = await readout(['timeline', '--csv', '--limit', '1'], { cwd })
    expect(csv.out).toMatch(
      /^day,kind,id,words,.*\n2026-03-15,statement,s[^,]+,no truce,Sudmark,demand,firsthand,truce:against,Wire\n$/,
    )
    expect(await readout(['timeline', '--most', 'x'], { cwd })).toMatchObject({ code: 2 })
  })
})
