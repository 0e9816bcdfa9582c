import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readout } from './readout.ts'
import { newTalks, SAYINGS } from './views-talks.ts'

describe('readout reports', () => {
  it('prints a table, JSON and CSV, and what gave no report', async () => {
    const cwd = await newTalks(SAYINGS)
    writeFileSync(join(cwd, 'picture.txt'), Buffer.from([0, 1, 2, 0, 255, 0]))
    expect(await readout(['add', 'picture.txt'], { cwd })).toMatchObject({ code: 1 })
    const table = await readout(['reports'], { cwd })
    expect(table.out).toMatch(/^Day +Report +Published by +State +Id\n2026-03-14 /)
    const json = JSON.parse((await readout(['reports', '--json'], { cwd })).out)
    expect(json[0]).toMatchObject({ report: { outlet: 'Wire' }, state: 'read', statements: 1, counting: 1 })
    expect(json[0].report).not.toHaveProperty('text')
    const csv = await readout(['reports', '--since', '2026-03-15', '--csv'], { cwd })
    expect(csv.out.split('\n')).toHaveLength(3)
    const { out } = await readout(['reports', '--state', 'failed'], { cwd })
    expect(out).toContain('picture.txt')
    expect(await readout(['reports', '--state', 'lost'], { cwd })).toMatchObject({ code: 2 })
  })
})
