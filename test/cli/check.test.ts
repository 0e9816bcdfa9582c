import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { closeLedger, type Ledger, openLedger, storeReadings, write } from '../../src/ledger/index.ts'
import { inventReadings } from '../ledger/invented.ts'
import { newFolder, newPlace } from '../ledger/ledgers.ts'
import { CODEBOOK } from '../ledger/readings.ts'
import { readout } from './readout.ts'

/** A folder with a filled ledger in it. */
async function newProcess(change?: (ledger: Ledger) => Promise<unknown>): Promise<string> {
  const cwd = newFolder()
  await fill(join(cwd, 'readout.db'), change)
  return cwd
}

async function fill(where: string, change?: (ledger: Ledger) => Promise<unknown>): Promise<void> {
  const ledger = await openLedger(where, { create: true })
  await storeReadings(ledger, inventReadings(300), CODEBOOK)
  await change?.(ledger)
  await closeLedger(ledger)
}

const spoil = (ledger: Ledger) =>
  write(ledger, (tx) => sql`update statement set content = content || '!' where no in (1, 2)`.execute(tx))

describe('readout check', () => {
  it('counts what is sound, and leaves nothing behind', async () => {
    const cwd = await newProcess()
    const before = readFileSync(join(cwd, 'readout.db'))
    const { code, out, err } = await readout(['check'], { cwd })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^readout\.db: 300 reports, \d,\d{3} statements, sound\n$/)
    expect(readdirSync(cwd)).toEqual(['readout.db'])
    expect(readFileSync(join(cwd, 'readout.db')).equals(before)).toBe(true)
    const { out: json } = await readout(['check', '--json'], { cwd })
    expect(JSON.parse(json)).toEqual({
      ledger: 'readout.db',
      sound: true,
      reports: 300,
      statements: expect.any(Number),
      faults: [],
      more: 0,
    })
  })

  it('tells each fault in one line, and fails', async () => {
    const cwd = await newProcess(spoil)
    const { code, out, err } = await readout(['check'], { cwd })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err.split('\n')).toEqual([
      expect.stringMatching(
        /^statement s[0-9a-f]{12}-\d+: its content is not what stands in the text there$/,
      ),
      expect.stringMatching(/^statement s[0-9a-f]{12}-\d+: its content is not "/),
      expect.stringMatching(
        /^statement s[0-9a-f]{12}-\d+: its content is not what stands in the text there$/,
      ),
      expect.stringMatching(/^statement s[0-9a-f]{12}-\d+: its content is not "/),
      expect.stringMatching(
        /^readout\.db: 300 reports, \d,\d{3} statements, 4 faults; keep this ledger as it is, /,
      ),
      '',
    ])
    const json = await readout(['--json', 'check'], { cwd })
    expect(json.code).toBe(1)
    expect(JSON.parse(json.out)).toMatchObject({ sound: false, more: 0 })
    expect(JSON.parse(json.out).faults).toHaveLength(4)
  })

  it('checks the ledger of a server', async () => {
    const where = await newPlace('postgres')
    await fill(where, spoil)
    const { code, err } = await readout(['check', '--ledger', where], { cwd: newFolder() })
    expect(code).toBe(1)
    expect(err).toMatch(/\npostgres:\/\/postgres:…@.*: 300 reports, \d,\d{3} statements, 4 faults; /)
  })

  it.each<[string, (path: string) => void, RegExp]>([
    ['damaged', (path) => truncateSync(path, 300_000), /readout\.db: .*damaged/],
    [
      'no ledger',
      (path) => writeFileSync(path, 'Dear sir, '.repeat(1000)),
      /^readout: readout\.db: is no ledger, or one that is damaged; /,
    ],
  ])('says of a file that it is %s', async (_, change, expected) => {
    const cwd = await newProcess()
    change(join(cwd, 'readout.db'))
    const before = readFileSync(join(cwd, 'readout.db'))
    const { code, err } = await readout(['check'], { cwd })
    expect(code).toBe(1)
    expect(err).toMatch(expected)
    expect(err).not.toMatch(/fault of Readout/)
    expect(readFileSync(join(cwd, 'readout.db')).equals(before)).toBe(true)
  })
})
