import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/identity.ts'
import { backupLedger } from '../../src/ledger/backup.ts'
import { checkLedger } from '../../src/ledger/check.ts'
import { exportContents } from '../../src/ledger/contents.ts'
import {
  addReports,
  closeLedger,
  type Ledger,
  look,
  openLedger,
  parseSearch,
  storeReadings,
  write,
} from '../../src/ledger/index.ts'
import { type Searchable, searchRows } from '../../src/ledger/search.ts'
import { startFiller, TOGETHER } from './filling.ts'
import { inventReadings } from './invented.ts'
import { KINDS, newFolder, newLedger, newPlace } from './ledgers.ts'
import { CODEBOOK, newReport } from './readings.ts'

const READINGS = inventReadings(30)

const contentsOf = (ledger: Ledger) =>
  look(ledger, async (tx) => {
    const lines: string[] = []
    for await (const line of exportContents(ledger, tx)) lines.push(line)
    return lines
  })

/** The ids of what some words find. */
const found = (ledger: Ledger, table: Searchable, words: string) =>
  look(ledger, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
      where no in (${searchRows(ledger.kind, table, parseSearch(words))}) order by id`.execute(tx)
    return rows.map(({ id }) => id)
  })

const BYTES = Uint8Array.from([0, 255, 13, 10])

async function newFilled(kind: Ledger['kind']): Promise<Ledger> {
  const ledger = await newLedger(kind)
  await storeReadings(ledger, READINGS, CODEBOOK)
  const url = 'https://a.example/1'
  const report = newReport('The envoy said “no”.', { title: 'Naïve café', outlet: 'Wire', url })
  const fetched = { at: '2026-03-14T09:30:00.000Z', url, bytes: BYTES, digest: sha256(BYTES) }
  await addReports(ledger, [{ report, fetched }])
  return ledger
}

/** What happens to a backup that is made: "made", or the sentence that refuses it. */
const outcome = (ledger: Ledger, file: string) =>
  backupLedger(ledger, file).then(
    () => 'made',
    ({ code, message }) => `${code}: ${message}`,
  )

describe.each(KINDS)('a backup of a ledger on %s', (kind) => {
  it('is a ledger with the same content, searched and written to like any other', async () => {
    const ledger = await newFilled(kind)
    const file = join(newFolder(), 'backup.db')
    const { bytes, ...made } = await backupLedger(ledger, file)
    expect(made).toEqual({
      file,
      reports: 31,
      statements: READINGS.reduce((sum, { statements }) => sum + statements.length, 0),
    })
    expect(bytes).toBe(statSync(file).size)
    expect(readdirSync(join(file, '..'))).toEqual(['backup.db'])
    const copy = await openLedger(file)
    expect(await contentsOf(copy)).toEqual(await contentsOf(ledger))
    const mode = await sql`pragma journal_mode`.execute(copy.db)
    expect(mode.rows).toEqual([{ journal_mode: 'wal' }])
    for (const words of ['naive', '"bridge at Veld"', 'prison*', 'nothing', 'cafe wire'])
      for (const table of ['report', 'statement'] as const)
        expect(await found(copy, table, words), words).toEqual(await found(ledger, table, words))
    expect(await found(copy, 'report', 'naive')).toHaveLength(1)
    await storeReadings(copy, inventReadings(40), CODEBOOK)
    expect((await checkLedger(copy)).faults).toEqual([])
    for (const one of [copy, ledger]) await closeLedger(one)
  })

  it('is made by one who came before another process wrote', async () => {
    const where = await newPlace(kind)
    const other = await openLedger(where, { create: true })
    const [first, ...more] = READINGS.slice(0, 16).map((reading) => [reading])
    await storeReadings(other, first ?? [], CODEBOOK)
    const ledger = await openLedger(where)
    for (const readings of more) await storeReadings(other, readings, CODEBOOK)
    expect(await outcome(ledger, join(newFolder(), 'backup.db'))).toBe('made')
    for (const one of [ledger, other]) await closeLedger(one)
  })

  it('holds what was there at one moment while another process writes, who loses nothing', async () => {
    const where = await newPlace(kind)
    const ledger = await openLedger(where, { create: true })
    const file = join(newFolder(), 'backup.db')
    const filler = startFiller(where, 60)
    const counts: number[] = []
    while (filler.exitCode === null) {
      const { reports } = await backupLedger(ledger, file)
      counts.push(reports)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(filler.exitCode).toBe(0)
    expect(counts.filter((count) => count % TOGETHER !== 0)).toEqual([])
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect(await backupLedger(ledger, file)).toMatchObject({ reports: 60 })
    const whole = await newLedger(kind)
    await storeReadings(whole, inventReadings(60), CODEBOOK)
    const copy = await openLedger(file)
    expect(await contentsOf(copy)).toEqual(await contentsOf(whole))
    for (const one of [ledger, whole, copy]) await closeLedger(one)
  })

  it('of a ledger that does not hold is not made, and the last good one stays as it is', async () => {
    const ledger = await newFilled(kind)
    const file = join(newFolder(), 'backup.db')
    await backupLedger(ledger, file)
    const good = readFileSync(file)
    await write(ledger, (tx) => sql`update text set text = replace(text, 'Norland', 'Nordland')`.execute(tx))
    expect(await outcome(ledger, file)).toMatch(
      /^damaged: .*: is damaged, and no backup was made: report [0-9a-f]{64}: report: textId is not the SHA-256 of its text; .*; readout check tells all$/,
    )
    expect(readFileSync(file).equals(good)).toBe(true)
    expect(readdirSync(join(file, '..'))).toEqual(['backup.db'])
    await closeLedger(ledger)
  })

  it('does not take the place of one that holds more: of another ledger, or of one that was lost and begun anew', async () => {
    const folder = newFolder()
    const file = join(folder, 'backup.db')
    const ledger = await newFilled(kind)
    await backupLedger(ledger, file)
    const good = readFileSync(file)
    const anew = await newLedger(kind)
    expect(await outcome(anew, file)).toBe(
      `unwritable: ${file}: holds 31 reports which this ledger has not, and stays as it is; name another file`,
    )
    await addReports(
      anew,
      [...READINGS, ...inventReadings(32).slice(30)].map(({ report }) => ({ report })),
    )
    expect(await outcome(anew, file)).toMatch(/: holds a report which this ledger has not/)
    await storeReadings(ledger, inventReadings(32), CODEBOOK)
    expect(await outcome(ledger, file)).toBe('made')
    expect(readFileSync(file).equals(good)).toBe(false)
    expect(readdirSync(folder)).toEqual(['backup.db'])
    for (const one of [ledger, anew]) await closeLedger(one)
  })
})

describe('the file of a backup', () => {
  const inFolder = async () => {
    const folder = newFolder()
    const where = join(folder, 'readout.db')
    const ledger = await openLedger(where, { create: true })
    await storeReadings(ledger, READINGS.slice(0, 5), CODEBOOK)
    return { folder, where, ledger, file: join(folder, 'backup.db') }
  }

  it('is not the ledger itself, by whatever name, nor its log', async () => {
    const { folder, where, ledger } = await inFolder()
    linkSync(where, join(folder, 'twin.db'))
    const itself = /^unwritable: .*: is the ledger itself; name another file$/
    for (const file of [where, join(folder, 'x/../readout.db'), join(folder, 'twin.db'), `${where}-wal`])
      expect(await outcome(ledger, file)).toMatch(itself)
    expect((await checkLedger(ledger)).faults).toEqual([])
    await closeLedger(ledger)
  })

  it.each<[string, (file: string) => void, RegExp]>([
    [
      'a link',
      (file) => symlinkSync(join(file, '../other.db'), file),
      /is a link, and is not written through/,
    ],
    ['a folder', (file) => mkdirSync(file), /^is-folder: .* is a folder; name a file in it: .*backup\.db$/],
    [
      'another file',
      (file) => writeFileSync(file, 'Dear sir'),
      /is there, and is no backup of a ledger; it stays as it is/,
    ],
    [
      'a database of another program',
      (file) => {
        const other = new Database(file)
        other.exec('create table bookmark (url text)')
        other.close()
      },
      /is there, and is no backup of a ledger/,
    ],
    [
      'the log of another one',
      (file) => writeFileSync(`${file}-wal`, 'log'),
      /-wal is left of another database/,
    ],
  ])('is not %s, which stays as it is', async (_, make, expected) => {
    const { folder, ledger, file } = await inFolder()
    make(file)
    const before = readdirSync(folder)
    expect(await outcome(ledger, file)).toMatch(expected)
    expect(readdirSync(folder)).toEqual(before)
    await closeLedger(ledger)
  })

  it('is in a folder that is there, and is not reached through a link that leads out of its folder', async () => {
    const { folder, ledger } = await inFolder()
    const outside = newFolder()
    mkdirSync(join(folder, 'kept'))
    symlinkSync(outside, join(folder, 'out'))
    symlinkSync('kept', join(folder, 'in'))
    expect(await outcome(ledger, join(folder, 'none/b.db'))).toMatch(
      /^not-found: .*: there is no folder .*none; make it first$/,
    )
    expect(await outcome(ledger, join(folder, 'out/b.db'))).toBe(
      `unwritable: ${join(folder, 'out/b.db')}: ${join(folder, 'out')} is a link that leads to ${outside}; to write there, name it so`,
    )
    expect(readdirSync(outside)).toEqual([])
    expect(await outcome(ledger, join(folder, 'in/b.db'))).toBe('made')
    expect(readdirSync(join(folder, 'kept'))).toEqual(['b.db'])
    await closeLedger(ledger)
  })

  it('is no older backup that is open: what its reader writes would end up in the new one', async () => {
    const { ledger, file } = await inFolder()
    await backupLedger(ledger, file)
    const reader = new Database(file)
    reader.prepare('select count(*) from report').get()
    expect(await outcome(ledger, file)).toBe(
      `unwritable: ${file}: is open in another program; close it there, or name another file`,
    )
    reader.close()
    expect(await outcome(ledger, file)).toBe('made')
    await closeLedger(ledger)
  })

  it('may be one that a process has left open that died', async () => {
    const { folder, ledger, file } = await inFolder()
    await backupLedger(ledger, file)
    const script = `import { openLedger, storeReadings } from '${import.meta.dirname}/../../src/ledger/index.ts'
      import { inventReadings } from '${import.meta.dirname}/invented.ts'
      import { CODEBOOK } from '${import.meta.dirname}/readings.ts'
      await storeReadings(await openLedger(process.argv[1]), inventReadings(5), CODEBOOK)
      await storeReadings(await openLedger(process.argv[1]), inventReadings(9), CODEBOOK)
      process.kill(process.pid, 'SIGKILL')`
    spawnSync(process.execPath, ['--input-type=module', '-e', script, file])
    expect(readdirSync(folder)).toContain('backup.db-wal')
    expect(await outcome(ledger, file)).toMatch(/holds 4 reports which this ledger has not/)
    await storeReadings(ledger, READINGS.slice(0, 9), CODEBOOK)
    expect(await outcome(ledger, file)).toBe('made')
    expect(readdirSync(folder)).not.toContain('backup.db-wal')
    await closeLedger(ledger)
  })

  it('may be an empty one, or an older backup that is damaged', async () => {
    const { ledger, file } = await inFolder()
    writeFileSync(file, '')
    expect(await outcome(ledger, file)).toBe('made')
    truncateSync(file, 20_000)
    expect(await outcome(ledger, file)).toBe('made')
    await closeLedger(ledger)
  })

  it('may be read by those who may read the ledger', async () => {
    const { where, ledger, file } = await inFolder()
    chmodSync(where, 0o640)
    await backupLedger(ledger, file)
    expect(statSync(file).mode & 0o777).toBe(0o640)
    await closeLedger(ledger)
  })

  it('has no drafts of backups that were killed beside it for long', async () => {
    const { folder, ledger, file } = await inFolder()
    const [old, young, other] = ['.draft-0a1b2c3d', '.draft-4e5f6a7b', '.draft-of-a-letter'].map(
      (end) => file + end,
    )
    for (const path of [old, young, other]) writeFileSync(path ?? '', 'draft')
    const hours = new Date(Date.now() - 2 * 3_600_000)
    for (const path of [old, other]) utimesSync(path ?? '', hours, hours)
    await backupLedger(ledger, file)
    expect(readdirSync(folder).filter((name) => name.includes('draft'))).toEqual([
      'backup.db.draft-4e5f6a7b',
      'backup.db.draft-of-a-letter',
    ])
    rmSync(young ?? '')
    await closeLedger(ledger)
  })

  it('is not made of a file whose index contradicts its table, though a copy would not show it', async () => {
    const { where, ledger, file } = await inFolder()
    await closeLedger(ledger)
    const bytes = readFileSync(where)
    const at = bytes.lastIndexOf('Lakeside Gazette')
    bytes.write('Lakeside Gazettf', at)
    writeFileSync(where, bytes)
    const damaged = await openLedger(where, { evenDamaged: true })
    expect(await outcome(damaged, file)).toMatch(/^damaged: .*: is damaged, and no backup was made: /)
    await closeLedger(damaged)
  })
})
