import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { closeLedger, look, openLedger, write } from '../../src/ledger/index.ts'
import { writeSoon } from '../../src/ledger/ledger.ts'
import { KINDS, newFolder, newLedger, newPlace } from './ledgers.ts'

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'fine',
    (error) => error.code,
  )

describe.each(KINDS)('a ledger on %s', (kind) => {
  it('is made once, and opened as it is ever after', async () => {
    const where = await newPlace(kind)
    await closeLedger(await openLedger(where, { create: true }))
    const first = await openLedger(where, { create: true })
    await write(first, (tx) => tx.insertInto('text').values({ id: 'a', text: 'Words.' }).execute())
    await closeLedger(first)
    const again = await openLedger(where)
    expect(await again.db.selectFrom('text').selectAll().execute()).toEqual([{ id: 'a', text: 'Words.' }])
    await closeLedger(again)
  })

  it('is not made where nobody asked for it', async () => {
    expect(await codeOf(openLedger(await newPlace(kind)))).toBe(
      kind === 'sqlite' ? 'not-found' : 'not-a-ledger',
    )
  })

  it('of a newer Readout is refused, and left as it is', async () => {
    const where = await newPlace(kind)
    const ledger = await openLedger(where, { create: true })
    await write(ledger, (tx) => tx.insertInto('migration').values({ number: 999, name: 'later' }).execute())
    await closeLedger(ledger)
    await expect(openLedger(where)).rejects.toMatchObject({
      code: 'newer',
      message: expect.stringMatching(
        /was made by a newer Readout \(schema 999; this one knows \d+\); update Readout/,
      ),
    })
  })

  it('keeps all of a change, or nothing of it', async () => {
    const ledger = await newLedger(kind)
    const change = write(ledger, async (tx) => {
      await tx.insertInto('text').values({ id: 'a', text: 'Words.' }).execute()
      throw new Error('midway')
    })
    await expect(change).rejects.toThrow('midway')
    expect(await ledger.db.selectFrom('text').selectAll().execute()).toEqual([])
    await closeLedger(ledger)
  })

  it('stops a question that takes too long, and says so', async () => {
    const ledger = await newLedger(kind)
    const endless = look(
      ledger,
      (tx) =>
        (kind === 'sqlite'
          ? sql`with recursive n(i) as (select 1 union all select i + 1 from n where in_time()) select count(*) from n`
          : sql`select pg_sleep(60)`
        ).execute(tx),
      { longest: 50 },
    )
    await expect(endless).rejects.toMatchObject({
      code: 'slow',
      message: expect.stringMatching(/takes too long on this ledger and was stopped; narrow it by a filter$/),
    })
    expect(await ledger.db.selectFrom('text').selectAll().execute()).toEqual([])
    await closeLedger(ledger)
  })

  it('orders texts by code point, whatever the language of the machine', async () => {
    const ledger = await newLedger(kind)
    const ids = ['Z', 'a', 'É', 'é', 'zz', 'ı', '_']
    await write(ledger, (tx) =>
      tx
        .insertInto('text')
        .values(ids.map((id) => ({ id, text: '' })))
        .execute(),
    )
    const rows = await ledger.db.selectFrom('text').select('id').orderBy('id').execute()
    expect(rows.map(({ id }) => id)).toEqual(ids.toSorted())
    await closeLedger(ledger)
  })

  it('has nothing written outside a transaction that takes the write lock as it begins', () => {
    const room = fileURLToPath(new URL('../../src/ledger', import.meta.url))
    for (const file of readdirSync(room, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || file === 'ledger.ts') continue
      const source = readFileSync(join(room, file), 'utf8')
      expect(source, file).not.toMatch(
        /\.transaction\(|startTransaction|\bdb\s*\.(?:insertInto|updateTable|deleteFrom)/,
      )
    }
  })
})

describe('a SQLite ledger', () => {
  it('takes the write lock as a write begins, so that no other process can come between', async () => {
    const where = await newPlace('sqlite')
    const ledger = await openLedger(where, { create: true })
    const other = new Database(where, { timeout: 0 })
    for (const change of [write, writeSoon])
      await change(ledger, async () => {
        expect(() => other.exec('begin immediate')).toThrow('database is locked')
      })
    other.exec('begin immediate; rollback')
    await look(ledger, async () => other.exec('begin immediate; rollback'))
    other.close()
    await closeLedger(ledger)
  })

  it('waits for the disk but where what is written can be written again, also after that failed', async () => {
    const ledger = await openLedger(await newPlace('sqlite'), { create: true })
    const waits = async () => (await sql`pragma synchronous`.execute(ledger.db)).rows[0]
    await writeSoon(ledger, (tx) => tx.insertInto('text').values({ id: 'a', text: '' }).execute())
    expect(await waits()).toEqual({ synchronous: 2 })
    const failing = writeSoon(ledger, async (tx) => {
      expect((await sql`pragma synchronous`.execute(tx)).rows[0]).toEqual({ synchronous: 1 })
      await tx.insertInto('text').values({ id: 'a', text: '' }).execute()
    })
    await expect(failing).rejects.toThrow()
    expect(await waits()).toEqual({ synchronous: 2 })
    await closeLedger(ledger)
  })

  it('keeps a log beside the file, so that readers go on while one writes, and waits 30 s for the others', async () => {
    const where = await newPlace('sqlite')
    const ledger = await openLedger(where, { create: true })
    const pragma = async (name: string) =>
      Object.values((await sql<object>`pragma ${sql.raw(name)}`.execute(ledger.db)).rows[0] ?? {})[0]
    expect(await pragma('journal_mode')).toBe('wal')
    expect(await pragma('busy_timeout')).toBe(30_000)
    expect(await pragma('synchronous')).toBe(2)
    expect(await pragma('foreign_keys')).toBe(1)
    await closeLedger(ledger)
  })

  it('is refused on a network file system, with the reason and a way out', async () => {
    const where = await newPlace('sqlite')
    await expect(openLedger(where, { create: true, findNetwork: () => 'NFS' })).rejects.toMatchObject({
      code: 'network',
      message: expect.stringMatching(
        /readout\.db: lies on a network file system \(NFS\), where several processes can damage .*postgres:\/\/…$/,
      ),
    })
  })

  it.each([
    ['a folder', (path: string) => void mkdirSync(path), 'is-folder'],
    [
      'a text',
      (path: string) => writeFileSync(path, 'The envoy said that talks would go on. '.repeat(100)),
      'not-a-ledger',
    ],
    ['random bytes', (path: string) => writeFileSync(path, Buffer.alloc(9000, 0xa7)), 'not-a-ledger'],
    ['an empty file', (path: string) => writeFileSync(path, ''), 'not-a-ledger'],
    [
      "another program's database",
      (path: string) => {
        const db = new Database(path)
        db.exec('create table bookmark (url text)')
        db.close()
      },
      'not-a-ledger',
    ],
  ])('is not taken for what is %s, which stays as it is', async (_, make, code) => {
    const path = join(newFolder(), 'other.db')
    make(path)
    const before = code === 'is-folder' ? '' : readFileSync(path)
    expect(await codeOf(openLedger(path))).toBe(code)
    if (code !== 'is-folder') expect(readFileSync(path).equals(before as Buffer)).toBe(true)
  })

  it('that was cut off is told to be damaged', async () => {
    const where = await newPlace('sqlite')
    await closeLedger(await openLedger(where, { create: true }))
    truncateSync(where, 20_000)
    expect(await codeOf(openLedger(where))).toBe('damaged')
  })

  it('is made and written by processes at the same time, and nothing is lost', async () => {
    const where = await newPlace('sqlite')
    const writer = fileURLToPath(new URL('./writer.ts', import.meta.url))
    const writers = Array.from({ length: 4 }, (_, index) =>
      spawn(process.execPath, [writer, where, String(index)], { stdio: ['ignore', 'pipe', 'inherit'] }),
    )
    const codes = await Promise.all(writers.map(async (child) => (await once(child, 'close'))[0]))
    expect(codes).toEqual([0, 0, 0, 0])
    const ledger = await openLedger(where)
    const { count } = await ledger.db
      .selectFrom('text')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe(400)
    await closeLedger(ledger)
  })

  it('opens with the sqlite3 of other programs', async () => {
    const where = await newPlace('sqlite')
    await closeLedger(await openLedger(where, { create: true }))
    const python =
      'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("select count(*) from report").fetchone())'
    try {
      expect(execFileSync('python3', ['-c', python, where], { encoding: 'utf8' })).toBe('(0,)\n')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error // no Python on this machine
    }
  })
})

describe('a PostgreSQL ledger', () => {
  it('is made once by ten who make it at the same moment', async () => {
    const where = await newPlace('postgres')
    const ledgers = await Promise.all(Array.from({ length: 10 }, () => openLedger(where, { create: true })))
    const [first] = ledgers
    const versions = await first?.db.selectFrom('migration').select('number').execute()
    expect(versions).toEqual(versions?.map((_, index) => ({ number: index + 1 })))
    await Promise.all(ledgers.map(closeLedger))
  })

  it('lets one write after the other', async () => {
    const where = await newPlace('postgres')
    const ledgers = await Promise.all([1, 2].map(() => openLedger(where, { create: true })))
    const [first] = ledgers
    if (!first) throw new Error('there are two')
    await write(first, (tx) => tx.insertInto('text').values({ id: 'count', text: '0' }).execute())
    const increment = (ledger: (typeof ledgers)[number]) =>
      write(ledger, async (tx) => {
        const { text } = await tx.selectFrom('text').select('text').executeTakeFirstOrThrow()
        await new Promise((resolve) => setTimeout(resolve, 1))
        await tx
          .updateTable('text')
          .set({ text: String(Number(text) + 1) })
          .execute()
      })
    await Promise.all(ledgers.flatMap((ledger) => Array.from({ length: 20 }, () => increment(ledger))))
    expect(await first.db.selectFrom('text').select('text').executeTakeFirst()).toEqual({ text: '40' })
    await Promise.all(ledgers.map(closeLedger))
  })

  it('that cannot be reached is told so, without the password', async () => {
    await expect(openLedger('postgres://me:secret@127.0.0.1:1/none')).rejects.toMatchObject({
      code: 'unreachable',
      message:
        'postgres://me:…@127.0.0.1:1/none: the server cannot be reached (ECONNREFUSED); is it running, and is the address right?',
    })
  })

  it('whose database is not there is told so', async () => {
    const where = await newPlace('postgres')
    expect(await codeOf(openLedger(`${where}x`, { create: true }))).toBe('not-found')
    expect(await codeOf(openLedger(where.replace('secret', 'wrong'), { create: true }))).toBe('unreachable')
  })
})
