import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newFolder } from '../ledger/ledgers.ts'
import { readout } from './readout.ts'

const TEXT = `HARROWGATE - Norland accepts the truce, its foreign minister, Ilse Marr, said on Saturday. Sudmark rejected any talks about the bridge, its spokesman said.`

const CODEBOOK = `name: Talks
parties:
  - { id: norland, name: Norland, aliases: [], kind: state, roster: [{ name: Ilse Marr, office: Foreign Minister }] }
  - { id: sudmark, name: Sudmark, aliases: [], kind: state, roster: [] }
issues:
  - { id: truce, label: Truce, definition: A truce., terms: [truce] }
  - { id: bridge, label: Bridge, definition: The bridge., terms: [bridge] }
`

/** A folder with a ledger that holds one report, and what runs in it. */
async function newDesk() {
  const cwd = newFolder()
  writeFileSync(join(cwd, 'talks.yaml'), CODEBOOK)
  writeFileSync(join(cwd, 'report.txt'), TEXT)
  await readout(['init', '--codebook', 'talks.yaml'], { cwd })
  await readout(['add', 'report.txt', '--published', '2026-03-14'], { cwd })
  const run = (...args: string[]) =>
    readout(args, { cwd, env: { ...process.env, READOUT_BY: 'Ada', NO_COLOR: '1' } })
  const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).out)
  const rewrite = (change: (codebook: string) => string) =>
    writeFileSync(join(cwd, 'codebook.yaml'), change(readFileSync(join(cwd, 'codebook.yaml'), 'utf8')))
  return { run, json, rewrite }
}

describe('decisions on the command line', () => {
  it('correct a statement, say who and why, are listed, and are taken back', async () => {
    const { run, json } = await newDesk()
    const [statement] = await json('statements', '--issue', 'truce')
    const id = statement.entry
    const decision = await json(
      'correct',
      id,
      'act=acknowledge',
      'issues=truce:against',
      'speaker=Marr',
      '--why',
      'irony',
    )
    expect(decision).toMatchObject({
      by: 'Ada',
      why: 'irony',
      kind: 'correct',
      target: { entry: id },
      change: { act: 'acknowledge', issues: [{ id: 'truce', stance: 'against' }] },
    })
    expect(await json('statements', '--issue', 'truce')).toMatchObject([
      { entry: id, act: 'acknowledge', issues: [{ id: 'truce', stance: 'against' }] },
    ])
    expect(await json('decisions')).toEqual([decision])
    const entries = async (...flags: string[]) =>
      (await json('statements', ...flags)).map(({ entry }: { entry: string }) => entry)
    expect(await entries('--undecided')).not.toContain(id)
    expect(await entries()).toContain(id)
    expect(await entries('--undecided', '--below', '0')).toEqual([])
    expect((await run('statements', '--undecided', '--below', 'half')).err).toContain(
      '--below half: give a confidence from 0 to 1',
    )
    expect((await run('statements', '--below', '0.5')).err).toContain('--below goes with --undecided')
    const { code, err } = await run('undo', decision.id)
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^d[0-9a-f]{16}: undo s/) })
    expect(await json('statements', '--issue', 'truce')).toEqual([statement])
  })

  it('name what is wrong with a field, and change nothing', async () => {
    const { run, json } = await newDesk()
    const [{ entry }] = await json('statements')
    for (const [field, why] of [
      ['act=nod', /^readout: act=nod: give one of announce, /],
      ['stance=for', /^readout: stance=for: give FIELD=VALUE with one of act, /],
      ['speaker=Nobody', /^readout: Nobody: nobody of that name; readout actors lists them/],
      ['issues=truce:maybe', /give one of for, against, unclear/],
    ] as const)
      expect(await run('correct', entry, field)).toMatchObject({ code: 2, err: expect.stringMatching(why) })
    expect(await run('accept', 's0', 's1')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/s0: there is no such statement.*\nreadout: s1: there is/),
    })
    expect(await json('decisions')).toEqual([])
  })

  it('survive a re-reading with a changed codebook, which first shows those that name an issue it no longer has', async () => {
    const { run, json, rewrite } = await newDesk()
    const [{ entry }] = await json('statements', '--issue', 'truce')
    await run('correct', entry, 'issues=truce:against', 'act=reject')
    rewrite((codebook) =>
      codebook.replaceAll('truce', 'ceasefire-line').replace('[ceasefire-line]', '[truce]'),
    )
    const shown = await run('reread', '--changed')
    expect(shown.code).toBe(1)
    expect(shown.err).toMatch(
      /^the codebook has no issue "truce", which a decision names: d[0-9a-f]{16}\nnothing was changed; --rename OLD=NEW/,
    )
    expect(await json('statements', '--issue', 'truce')).toMatchObject([{ entry, act: 'reject' }])

    const renamed = await run('reread', '--changed', '--rename', 'truce=ceasefire-line')
    expect(renamed).toMatchObject({
      code: 0,
      err: '1 decision made again under the new names\n1 read again, 1 of them read otherwise now, 0 failed\n',
    })
    expect(await json('statements', '--issue', 'ceasefire-line')).toMatchObject([
      { act: 'reject', issues: [{ id: 'ceasefire-line', stance: 'against' }] },
    ])
    expect(await json('decisions', '--lost')).toEqual([])
    expect((await run('reread')).err).toBe('0 read again, 0 of them read otherwise now, 0 failed\n')
  })

  it('leave alone what a changed codebook does not touch', async () => {
    const { run, rewrite } = await newDesk()
    rewrite(
      (codebook) =>
        `${codebook}  - { id: dam, label: Dam, definition: The dam., terms: [dam, sluice gate] }\n`,
    )
    expect((await run('reread', '--changed')).err).toBe(
      '0 read again, 0 of them read otherwise now, 0 failed\n',
    )
    expect((await run('reread')).err).toBe('1 read again, 0 of them read otherwise now, 0 failed\n')
  })
})
