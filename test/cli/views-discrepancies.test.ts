import { describe, expect, it } from 'vitest'
import { readout } from './readout.ts'
import { newTalks, SAYINGS } from './views-talks.ts'

describe('readout discrepancies', () => {
  it('prints a table, JSON and CSV: two sides in a line', async () => {
    const cwd = await newTalks([
      ...SAYINGS,
      {
        by: 'vask',
        of: 'norland',
        issue: 'truce',
        act: 'reject',
        stance: 'against',
        words: 'a truce',
        outlet: 'Post',
      },
    ])
    const table = await readout(['discrepancies'], { cwd })
    expect(table.out).toMatch(
      /^What +One says +Another says\ncontradiction +Joren Vask: reject +Ada Holm: agree\nNorland +“a truce” +“the truce holds”\n/,
    )
    const json = JSON.parse((await readout(['discrepancies', '--json'], { cwd })).out)
    expect(json).toMatchObject([
      { kind: 'contradiction', issue: 'truce', receipts: [{ act: 'reject' }, { act: 'agree' }] },
    ])
    const shown = await readout(['show', json[0].id], { cwd })
    expect(shown.out).toMatch(/^\n {2}contradiction\n {2}Norland · truce · rank [\d.]+ · d[0-9a-f]{12}\n/)
    expect(shown.out).toContain('Joren Vask: reject: “a truce” · 2026-03-14, Post · s')
    const csv = await readout(['discrepancies', '--csv'], { cwd })
    expect(csv.out).toMatch(
      /^id,kind,rank,about,issue,resolved,one_entry,.*\nd[^,]+,contradiction,[\d.]+,Norland,truce,,s/,
    )
  })

  it('says what to do where there is none', async () => {
    const cwd = await newTalks(SAYINGS)
    const { out, err, code } = await readout(['discrepancies'], { cwd })
    expect([out, code]).toEqual(['', 0])
    expect(err).toContain('no discrepancy fits')
  })
})
