import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { closeLedger, openLedger, storeReadings } from '../../src/ledger/index.ts'
import { inventReadings } from '../ledger/invented.ts'
import { newFolder, newPlace } from '../ledger/ledgers.ts'
import { CODEBOOK } from '../ledger/readings.ts'
import { readout } from './readout.ts'

const BIN = fileURLToPath(new URL('../../bin/readout.js', import.meta.url))

async function fill(where: string): Promise<void> {
  const ledger = await openLedger(where, { create: true })
  await storeReadings(ledger, inventReadings(40), CODEBOOK)
  await closeLedger(ledger)
}

async function newProcess(): Promise<string> {
  const cwd = newFolder()
  await fill(join(cwd, 'readout.db'))
  return cwd
}

describe('readout backup', () => {
  it('copies the ledger into a file that is one, and says how to open it', async () => {
    const cwd = await newProcess()
    const { code, out, err } = await readout(['backup', 'monday.db'], { cwd })
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(err).toMatch(
      /^monday\.db: 40 reports, \d+ statements, \d+\.\d [kM]B, checked; --ledger monday\.db opens it\n$/,
    )
    const check = await readout(['check', '--ledger', 'monday.db'], { cwd })
    expect(check.out).toMatch(/^monday\.db: 40 reports, \d+ statements, sound\n$/)
    const again = await readout(['backup', 'monday.db', '--json'], { cwd })
    expect(JSON.parse(again.out)).toMatchObject({ file: 'monday.db', from: 'readout.db', reports: 40 })
    expect(readdirSync(cwd)).toEqual(['.readout-backups.json', 'monday.db', 'readout.db'])
  })

  it('copies the ledger of a server too, and says so', async () => {
    const where = await newPlace('postgres')
    await fill(where)
    const cwd = newFolder()
    const { code, err } = await readout(['backup', 'monday.db', '--ledger', where], { cwd })
    expect(code).toBe(0)
    expect(err).toMatch(/^monday\.db: 40 reports, \d+ statements from the server, \d+\.\d [kM]B, checked; /)
    const check = await readout(['check', '--ledger', 'monday.db'], { cwd })
    expect(check.code).toBe(0)
    expect(readFileSync(join(cwd, '.readout-backups.json'), 'utf8')).not.toContain('secret')
  })

  it('refuses what it must not write to, in one line', async () => {
    const cwd = await newProcess()
    writeFileSync(join(cwd, 'letter.txt'), 'Dear sir')
    expect(await readout(['backup', 'letter.txt'], { cwd })).toEqual({
      code: 1,
      out: '',
      err: 'readout: letter.txt: is there, and is no backup of a ledger; it stays as it is; name another file\n',
    })
    expect((await readout(['backup', 'readout.db'], { cwd })).err).toBe(
      'readout: readout.db: is the ledger itself; name another file\n',
    )
    expect((await readout(['backup'], { cwd })).code).toBe(2)
  })

  it('leaves the last backup as it is, and nothing else, where there is no room for a new one', async () => {
    const cwd = await newProcess()
    await readout(['backup', 'monday.db'], { cwd })
    const good = readFileSync(join(cwd, 'monday.db'))
    // A limit on the size of files is as good as a full disk: bash counts it in blocks of 1,024 bytes.
    const child = spawn(
      'bash',
      ['-c', 'ulimit -f 600; exec "$0" "$@"', process.execPath, BIN, 'backup', 'monday.db'],
      { cwd, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/^readout: monday\.db: the disk failed \(SQLITE_IOERR_WRITE\); /),
    })
    expect(readFileSync(join(cwd, 'monday.db')).equals(good)).toBe(true)
    expect(readdirSync(cwd)).toEqual(['.readout-backups.json', 'monday.db', 'readout.db'])
  })

  it('makes a file that other programs open', async () => {
    const cwd = await newProcess()
    await readout(['backup', 'monday.db'], { cwd })
    const python =
      'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("select count(*) from report").fetchone())'
    try {
      expect(execFileSync('python3', ['-c', python, 'monday.db'], { cwd, encoding: 'utf8' })).toBe('(40,)\n')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error // no Python on this machine
    }
  })
})
