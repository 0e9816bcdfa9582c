import { Command } from 'commander'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { addAgreement } from '../../src/cli/views/agreement.ts'
import { closeLedger, decide, openLedger, storeReadings } from '../../src/ledger/index.ts'
import { newPlace } from '../ledger/ledgers.ts'
import { CODEBOOK, newReading } from '../ledger/readings.ts'

afterEach(() => vi.restoreAllMocks())

/** Runs the command in this process; gives what it printed. */
async function run(...args: readonly string[]): Promise<{ readonly out: string; readonly err: string }> {
  const printed = { out: '', err: '' }
  const keep = (where: keyof typeof printed) => (text: string | Uint8Array) => {
    printed[where] += text
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(keep('out'))
  vi.spyOn(process.stderr, 'write').mockImplementation(keep('err'))
  const readout = new Command('readout').option('--json').option('--ledger <WHERE>').exitOverride()
  addAgreement(readout)
  try {
    await readout.parseAsync(['agreement', ...args], { from: 'user' })
  } finally {
    vi.restoreAllMocks()
  }
  return printed
}

async function reviewed(...reviewers: readonly string[]): Promise<string> {
  const where = await newPlace('sqlite')
  const ledger = await openLedger(where, { create: true })
  const reading = newReading(
    '[1 source She] [1 cue said] [1 content so]. [2 source He] [2 cue denied] [2 content it].',
    {},
    {
      statements: { 1: { act: 'announce', polarity: 'affirmed' }, 2: { act: 'deny', polarity: 'affirmed' } },
    },
  )
  await storeReadings(ledger, [reading], CODEBOOK)
  for (const [index, by] of reviewers.entries())
    for (const { id: entry } of reading.statements) {
      const at = `2026-03-20T09:0${index}:00.000Z`
      const change = { polarity: 'denied' } as const
      if (index === 1 && entry.endsWith('2'))
        await decide(ledger, { kind: 'correct', entry, change }, { by, at })
      else await decide(ledger, { kind: 'accept', entry }, { by, at })
    }
  await closeLedger(ledger)
  return where
}

describe('readout agreement', () => {
  it('prints a table of fields, and of what the two differ on', async () => {
    const where = await reviewed('Ada', '=Ben')
    const { out } = await run('--ledger', where)
    expect(out).toMatch(/^=Ben and Ada: 2 statements that both decided on\n/)
    expect(out).toMatch(/^act +2 +2 +1\.000 +1\.000 +1\.000$/m)
    expect(out).toMatch(/^polarity +2 +1 +0\.500 +0\.000 +0\.000$/m)
    expect(out).toMatch(/^keep or reject +2 +2 +1\.000 +– +–$/m)
    const differences = await run('Ada', '=Ben', '--differences', '--ledger', where)
    expect(differences.out).toMatch(/^it +polarity +affirmed +denied$/m)
  })

  it('gives rows as JSON and as CSV, where a name that begins like a formula is escaped', async () => {
    const where = await reviewed('Ada', '=Ben')
    const rows = JSON.parse((await run('Ada', '=Ben', '--json', '--ledger', where)).out)
    expect(rows[0]).toEqual({
      reviewers: ['Ada', '=Ben'],
      field: 'act',
      units: 2,
      agreed: 2,
      share: 1,
      kappa: 1,
      alpha: 1,
    })
    const { out } = await run('Ada', '=Ben', '--csv', '--ledger', where)
    expect(out.split('\n')[0]).toBe('reviewer,other,field,units,agreed,share,kappa,alpha')
    expect(out).toContain("Ada,'=Ben,polarity,2,1,0.5,0,0\n")
    const listed = await run('Ada', '=Ben', '--csv', '--differences', '--ledger', where)
    expect(listed.out).toMatch(/^s\S+-2,\w+,polarity,,Ada,affirmed,'=Ben,denied,it$/m)
  })

  it('says what is missing where there is nothing to compare', async () => {
    expect(await run('--ledger', await reviewed())).toMatchObject({
      out: '',
      err: expect.stringMatching(/^nobody has decided on a statement yet; /),
    })
    expect(await run('--json', '--ledger', await reviewed('Ada'))).toMatchObject({
      out: '[]\n',
      err: expect.stringMatching(/^only Ada has decided on statements; it takes two to compare; /),
    })
    await expect(run('Eve', '--ledger', await reviewed('Ada'))).rejects.toThrow(
      'Eve: has decided on no statement',
    )
  })
})
