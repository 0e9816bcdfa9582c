import { describe, expect, it } from 'vitest'
import { said } from '../ledger/views/talks.ts'
import { readout } from './readout.ts'
import { newTalks, SAYINGS } from './views-talks.ts'

describe('readout show', () => {
  it('prints the receipt of a statement, of its report and of an actor; whole as JSON', async () => {
    const cwd = await newTalks(SAYINGS)
    const [first = SAYINGS[0]] = SAYINGS
    const { report, statements } = said(first ?? { of: 'norland' })
    const statement = await readout(['show', statements[0]?.id ?? ''], { cwd })
    expect(statement.out).toContain('  │ Ada Holm said ⟦the truce holds⟧.\n')
    expect(statement.out).toContain('whose it is: Norland, in its own voice\n')
    const whole = await readout(['show', report.id.slice(0, 8), '--json'], { cwd })
    expect(JSON.parse(whole.out)).toMatchObject({ type: 'report', report, counting: 1 })
    const list = await readout(['actors', '--actor', 'Ada Holm', '--json'], { cwd })
    const actor = await readout(['show', JSON.parse(list.out)[0].id], { cwd })
    expect(actor.out).toMatch(/^\n {2}Ada Holm\n {2}person · of Norland · p/)
  })

  it('says so where nothing has the id', async () => {
    const cwd = await newTalks([])
    expect(await readout(['show', 'nothing-at-all'], { cwd })).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^readout: nothing-at-all: nothing in this ledger has that id; /),
    })
  })
})
