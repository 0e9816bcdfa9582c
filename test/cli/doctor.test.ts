import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import {
  addAddresses,
  addReports,
  claimReports,
  closeLedger,
  failReport,
  openLedger,
  storeReadings,
  write,
} from '../../src/ledger/index.ts'
import { inventReadings } from '../ledger/invented.ts'
import { newFolder, newPlace } from '../ledger/ledgers.ts'
import { CODEBOOK, newReport } from '../ledger/readings.ts'
import { readout } from './readout.ts'

/** What is found, by what it is about: "ok …" or "!! …". */
async function findingsIn(
  cwd: string,
  { env = {}, args = [] }: { env?: NodeJS.ProcessEnv; args?: readonly string[] } = {},
) {
  const { code, out, err } = await readout(['doctor', ...args], { cwd, env: { ...process.env, ...env } })
  expect(err).toBe('')
  const lines = out.trimEnd().split('\n')
  const parts = lines.map((line) => /^(ok|!!) {2}([a-z ]+): (.*)$/.exec(line) ?? [line])
  const found = Object.fromEntries(
    parts.map(([line, mark, about, says]) => [about ?? line, `${mark} ${says}`]),
  )
  return { code, found }
}

const fill = async (where: string) => {
  const ledger = await openLedger(where, { create: true })
  await storeReadings(ledger, inventReadings(10), CODEBOOK)
  const [slow, failed] = [1, 2].map((number) => newReport(`The envoy said ${number}.`))
  await addReports(
    ledger,
    [slow, failed].flatMap((report) => (report ? [{ report }] : [])),
  )
  await failReport(ledger, failed?.id ?? '', { code: 'time', message: 'reading took too long' })
  await addAddresses(ledger, ['https://a.example/1'])
  return ledger
}

describe('readout doctor', () => {
  it('says that all is well after init', async () => {
    const cwd = newFolder()
    await readout(['init'], { cwd })
    const { code, found } = await findingsIn(cwd)
    expect(found).toEqual({
      readout: expect.stringMatching(/^ok \d+\.\d+\.\d+$/),
      node: `ok ${process.versions.node}`,
      model: expect.stringMatching(/^ok [0-9a-f]{12}, loads$/),
      permissions: 'ok file and folder can be written to',
      size: expect.stringMatching(/^ok \d+\.\d kB$/),
      disk: expect.stringMatching(/ free/),
      ledger: `ok ${join(cwd, 'readout.db')} (found from this folder)`,
      database: expect.stringMatching(/^ok SQLite 3\.\d+\.\d+$/),
      schema: expect.stringMatching(/^ok (\d+) of \1$/),
      mode: 'ok WAL: others can read while one writes, and wait up to 30 s to write',
      reports: 'ok none',
      backup: 'ok none; there is nothing in the ledger yet',
      codebook: expect.stringMatching(/^ok codebook\.yaml: parties: \d+, issues: \d+$/),
      threads: expect.stringMatching(/^ok \d+ \(default\)$/),
      allow: 'ok public addresses alone (default)',
      by: expect.stringMatching(/^ok .+ \(default\)$/),
    })
    expect(code).toBe(found['disk']?.startsWith('ok') ? 0 : 1)
  })

  it('says where there is no ledger', async () => {
    const { code, found } = await findingsIn(newFolder())
    expect(code).toBe(1)
    expect(found).toMatchObject({
      ledger:
        '!! there is no readout.db in this folder or one above it; readout init makes one, --ledger names another',
      codebook: 'ok codebook.yaml is not there; the shipped peace-process.yaml is used',
    })
  })

  it('counts what is in the queue, and tells of leases that ran out and of backups that were never made', async () => {
    const cwd = newFolder()
    const ledger = await fill(join(cwd, 'readout.db'))
    await claimReports(ledger, 'elsewhere:1:x/y', { most: 1, lease: -1 })
    await closeLedger(ledger)
    const { code, found } = await findingsIn(cwd)
    expect(code).toBe(1)
    expect(found).toMatchObject({
      reports: expect.stringMatching(/^ok 12: 1 failed, \d+ read, 1 reading/),
      inputs: 'ok 1 pending',
      leases: '!! 1 ran out: their reader is gone, or stands still; readout add goes on',
      backup: '!! there is none; readout backup FILE makes one',
    })
  })

  it('knows the last backup, and when the ledger has changed since', async () => {
    const cwd = newFolder()
    await closeLedger(await fill(join(cwd, 'readout.db')))
    await readout(['backup', 'monday.db'], { cwd })
    expect((await findingsIn(cwd)).found['backup']).toMatch(/^ok 20\d\d-.*Z, .*monday\.db$/)
    const last = { at: '2026-01-05T08:00:00.000Z', file: '/media/monday.db' }
    writeFileSync(join(cwd, '.readout-backups.json'), JSON.stringify({ 'readout.db': last }))
    expect((await findingsIn(cwd)).found['backup']).toMatch(
      /^!! 2026-01-05T08:00:00\.000Z, \/media\/monday\.db: \d+ days ago; readout backup FILE makes a new one$/,
    )
    utimesSync(join(cwd, 'readout.db'), new Date('2026-01-04'), new Date('2026-01-04'))
    expect((await findingsIn(cwd)).found['backup']).toMatch(/monday\.db; nothing has changed since$/)
  })

  it('looks at the ledger of a server', async () => {
    const where = await newPlace('postgres')
    await closeLedger(await fill(where))
    const { code, found } = await findingsIn(newFolder(), { env: { READOUT_LEDGER: where } })
    expect(code).toBe(0)
    expect(found).toMatchObject({
      ledger: expect.stringMatching(/^ok postgres:\/\/postgres:…@.* \(READOUT_LEDGER\)$/),
      database: expect.stringMatching(/^ok PostgreSQL \d+/),
      reports: expect.stringMatching(/^ok 12: /),
      backup: 'ok none by readout backup from this folder',
    })
    expect(found).not.toHaveProperty('disk')
    const away = await findingsIn(newFolder(), { args: ['--ledger', 'postgres://me:pw@127.0.0.1:1/none'] })
    expect(away.code).toBe(1)
    expect(away.found['ledger']).toMatch(
      /^!! postgres:\/\/me:…@127\.0\.0\.1:1\/none: the server cannot be reached/,
    )
  })

  it.each<[string, (cwd: string) => unknown, object]>([
    [
      'of a newer Readout',
      (cwd) => newer(cwd),
      { ledger: expect.stringMatching(/^!! .*was made by a newer Readout/) },
    ],
    [
      'damaged',
      (cwd) => writeFileSync(join(cwd, 'readout.db'), 'Dear sir'.repeat(1000)),
      { ledger: expect.stringMatching(/^!! readout\.db: is no ledger, or one that is damaged/) },
    ],
    [
      'a folder',
      (cwd) => mkdirSync(join(cwd, 'readout.db')),
      { ledger: expect.stringMatching(/^!! readout\.db: is a folder/) },
    ],
    [
      'beside a codebook that has problems',
      (cwd) => writeFileSync(join(cwd, 'codebook.yaml'), 'issues: 3\n'),
      {
        codebook: expect.stringMatching(
          /^!! codebook\.yaml:1:.*; see readout codebook check codebook\.yaml$/,
        ),
      },
    ],
    [
      'beside settings that are none',
      (cwd) => writeFileSync(join(cwd, 'readout.yaml'), 'colour: blue\n'),
      { settings: expect.stringMatching(/^!! readout\.yaml: "colour" is no setting/) },
    ],
  ])('says what is wrong with one that is %s', async (_, make, expected) => {
    const cwd = newFolder()
    await make(cwd)
    const { code, found } = await findingsIn(cwd)
    expect(code).toBe(1)
    expect(found).toMatchObject(expected)
  })

  it('says where each setting comes from, and prints JSON', async () => {
    const cwd = newFolder()
    await readout(['init'], { cwd })
    writeFileSync(join(cwd, 'readout.yaml'), 'threads: 3\nby: Ada\nallow: ["10.0.0.0/8"]\n')
    expect((await findingsIn(cwd, { env: { READOUT_BY: 'Bo' } })).found).toMatchObject({
      threads: 'ok 3 (readout.yaml)',
      allow: 'ok 10.0.0.0/8 (readout.yaml)',
      by: 'ok Bo (READOUT_BY)',
    })
    const { out } = await readout(['doctor', '--json'], {
      cwd,
      env: { ...process.env, READOUT_THREADS: 'x' },
    })
    expect(JSON.parse(out)).toContainEqual({
      about: 'threads',
      ok: false,
      says: 'x threads: give a whole number from 1 to 256',
    })
  })
})

async function newer(cwd: string): Promise<void> {
  const ledger = await openLedger(join(cwd, 'readout.db'), { create: true })
  await write(ledger, (tx) => sql`insert into migration values (999, 'later')`.execute(tx))
  await closeLedger(ledger)
}
