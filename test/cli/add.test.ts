import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  addAddresses,
  closeLedger,
  findReading,
  type Ledger,
  look,
  openLedger,
  write,
} from '../../src/ledger/index.ts'
import { newFolder, newPlace } from '../ledger/ledgers.ts'
import { newReading } from '../ledger/readings.ts'
import { ended, readout, SAMPLES, start } from './readout.ts'

const CODEBOOK = join(SAMPLES, '../codebooks/samples.yaml')
const CALL = '2026-03-15-ushmere-ministry-call-with-tesk.md'

/** A folder with a ledger in it. */
async function newProcess(): Promise<string> {
  const cwd = newFolder()
  expect((await readout(['init', '--codebook', CODEBOOK], { cwd })).code).toBe(0)
  return cwd
}

async function asking<T>(where: string, ask: (ledger: Ledger) => Promise<T>): Promise<T> {
  const ledger = await openLedger(where)
  try {
    return await ask(ledger)
  } finally {
    await closeLedger(ledger)
  }
}

const statesIn = (where: string) =>
  asking(where, async ({ db }) => {
    const rows = await db.selectFrom('report').select(['ref', 'state']).orderBy('ref').execute()
    return Object.fromEntries(rows.map(({ ref, state }) => [ref, state]))
  })

const lines = (readings: readonly unknown[]) => readings.map((one) => `${JSON.stringify(one)}\n`).join('')

const reading = (number: number) =>
  newReading(`[1 source The envoy] [1 cue said] [1 content that round ${number} would go on].`, {
    outlet: 'Wire',
  })

describe('readout init', () => {
  it('makes a ledger and a codebook, says so, and the second time leaves both as they are', async () => {
    const cwd = newFolder()
    expect(await readout(['init'], { cwd })).toEqual({
      code: 0,
      out: '',
      err: 'readout.db: ready\ncodebook.yaml: written; put your parties and issues into it\n',
    })
    expect(readdirSync(cwd).toSorted()).toEqual(['codebook.yaml', 'readout.db'])
    writeFileSync(join(cwd, 'codebook.yaml'), 'name: Mine\n')
    const ledger = readFileSync(join(cwd, 'readout.db'))
    expect(await readout(['init'], { cwd })).toEqual({
      code: 0,
      out: '',
      err: 'readout.db: is there already, and stays as it is\ncodebook.yaml: is there already, and is used\n',
    })
    expect(readFileSync(join(cwd, 'readout.db')).equals(ledger)).toBe(true)
    expect(readFileSync(join(cwd, 'codebook.yaml'), 'utf8')).toBe('name: Mine\n')
  })

  it('makes nothing with a codebook that has problems', async () => {
    const cwd = newFolder()
    writeFileSync(join(cwd, 'wrong.yaml'), 'issues: 3\n')
    const { code, err } = await readout(['init', '--codebook', 'wrong.yaml'], { cwd })
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^readout: wrong\.yaml:1:/) })
    expect(readdirSync(cwd)).toEqual(['wrong.yaml'])
  })
})

describe('readout add', () => {
  it('reads a folder into the ledger, names what it does not read, and changes nothing the second time', async () => {
    const cwd = await newProcess()
    mkdirSync(join(cwd, 'press/march'), { recursive: true })
    cpSync(join(SAMPLES, CALL), join(cwd, 'press/march/call.md'))
    writeFileSync(join(cwd, 'press/short.txt'), 'The envoy said that talks would go on.')
    writeFileSync(join(cwd, 'press/map.pdf'), '%PDF-1.7')
    const first = await readout(['add', 'press'], { cwd })
    expect(first).toEqual({
      code: 0,
      out: '',
      err: '2 reports new; 2 read, 0 failed\nnot of a type that Readout reads: press/map.pdf\n',
    })
    const states = { 'press/march/call.md': 'read', 'press/short.txt': 'read' }
    expect(await statesIn(join(cwd, 'readout.db'))).toEqual(states)
    const again = await readout(['add', 'press', '--json'], { cwd })
    expect(again.code).toBe(0)
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, known: 2, read: 0, failed: 0, waiting: 0 })
  })

  it('finds the ledger and its codebook from a folder below', async () => {
    const cwd = await newProcess()
    mkdirSync(join(cwd, 'a/b'), { recursive: true })
    cpSync(join(SAMPLES, CALL), join(cwd, 'a/b/call.md'))
    expect((await readout(['add', 'call.md'], { cwd: join(cwd, 'a/b') })).err).toBe(
      '1 report new; 1 read, 0 failed\n',
    )
    const names = await asking(join(cwd, 'readout.db'), async (ledger) => {
      const { id } = await ledger.db.selectFrom('report').select('id').executeTakeFirstOrThrow()
      const found = await look(ledger, (tx) => findReading(tx, id))
      return found?.statements.flatMap(({ issues = [] }) => issues.map(({ id }) => id))
    })
    expect(names).toContain('tolvar-gates') // an issue of that codebook alone
  })

  it('says where it looked for a ledger when there is none', async () => {
    expect(await readout(['add', 'a.txt'], { cwd: newFolder() })).toEqual({
      code: 1,
      out: '',
      err: 'readout: there is no readout.db in this folder or one above it; readout init makes one, --ledger names another\n',
    })
  })

  it('keeps what fails with its reason, goes on with the rest, and tries again when asked to', async () => {
    const cwd = await newProcess()
    writeFileSync(join(cwd, 'good.txt'), 'The envoy said that talks would go on.')
    writeFileSync(join(cwd, 'bad.txt'), Buffer.from([0, 1, 2, 3, 255, 254, 0, 0]))
    const first = await readout(['add', 'bad.txt', 'good.txt', 'none.txt'], { cwd })
    expect(first.code).toBe(1)
    expect(first.err.split('\n')).toEqual([
      expect.stringMatching(/^readout: bad\.txt: /),
      'readout: none.txt: there is no such file',
      '1 report new; 1 read, 2 failed',
      'to see why: readout reports --state failed; to try again: readout add --retry',
      '',
    ])
    const failed = () =>
      asking(join(cwd, 'readout.db'), ({ db }) =>
        db.selectFrom('input').select(['ref', 'state', 'code']).execute(),
      )
    expect(await failed()).toEqual([{ ref: 'bad.txt', state: 'failed', code: 'binary' }])
    writeFileSync(join(cwd, 'bad.txt'), 'The minister said no.')
    expect((await readout(['add', '--retry'], { cwd })).err).toBe('1 report new; 1 read, 0 failed\n')
    expect(await failed()).toEqual([{ ref: 'bad.txt', state: 'done', code: null }])
  })

  it('takes readings that were made elsewhere, and refuses those that do not hold, each by its line', async () => {
    const cwd = await newProcess()
    const [one, two, three, four] = [1, 2, 3, 4].map(reading)
    const outside = {
      ...two,
      statements: two?.statements.map((s) => ({ ...s, content: [{ start: 3, end: 9999 }] })),
    }
    const forged = { ...three, report: { ...three?.report, text: 'Other words.' } }
    const unknown = { ...four, extra: 1 }
    writeFileSync(join(cwd, 'readings.jsonl'), `${lines([one, outside, forged, unknown])}no JSON\n`)
    const { code, err } = await readout(['add', 'readings.jsonl'], { cwd })
    expect(code).toBe(1)
    const [second, third, fourth, fifth, summary] = err.split('\n')
    expect(second).toMatch(
      /^readout: readings\.jsonl:2: does not hold: statement "s[\w-]+": the span 3–9999 is no part of the text, which has 40 characters; read the report again$/,
    )
    expect(third).toMatch(
      /^readout: readings\.jsonl:3: does not hold: report: textId is not the SHA-256 of its text/,
    )
    expect(fourth).toMatch(
      /^readout: readings\.jsonl:4: is no reading: extra is no field of a reading; give a line of readout read --jsonl$/,
    )
    expect(fifth).toMatch(/^readout: readings\.jsonl:5: not a line of JSON: /)
    expect(summary).toBe('1 report new; 1 read, 4 failed')
    expect(
      await asking(join(cwd, 'readout.db'), (ledger) =>
        look(ledger, (tx) => findReading(tx, one?.report.id ?? '')),
      ),
    ).toEqual(one)
  })

  it('takes a document, JSON Lines or a list of addresses from standard input', async () => {
    const cwd = await newProcess()
    const given = ['--outlet', 'The Wire', '--published', '2026-03-14']
    const document = await readout(['add', '-', ...given], {
      cwd,
      input: 'The envoy said that talks would go on.',
    })
    expect(document.err).toBe('1 report new; 1 read, 0 failed\n')
    const records = await readout(['add', '-'], {
      cwd,
      input: lines([{ id: 'r-1', text: 'Marr said no.' }, reading(1)]),
    })
    expect(records.err).toBe('2 reports new; 2 read, 0 failed\n')
    const row = await asking(join(cwd, 'readout.db'), ({ db }) =>
      db.selectFrom('report').select(['outlet', 'published']).where('outlet', '=', 'The Wire').execute(),
    )
    expect(row).toEqual([{ outlet: 'The Wire', published: '2026-03-14' }])
  })

  it('fetches addresses, keeps the pages as they came, and lets a changed page supersede the old one', async () => {
    const cwd = await newProcess()
    let words = 'four'
    let hits = 0
    const server = createServer((request, response) => {
      hits++
      if (request.url !== '/bridge') response.statusCode = 404
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(
        `<html><title>Bridge</title><article><p>The envoy said that ${words} gates would open.</p></article></html>`,
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const refused = await readout(['add', `${origin}/bridge`], { cwd })
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/127\.0\.0\.1, a loopback address/) })
    expect(hits).toBe(0)

    writeFileSync(join(cwd, 'readout.yaml'), 'allow: ["127.0.0.0/8"]\n')
    const first = await readout(['add', '-'], { cwd, input: `# two\n${origin}/bridge\n\n${origin}/none\n` })
    expect(first).toMatchObject({
      code: 1,
      err: expect.stringMatching(/\/none: .*404.*\n1 report new; 1 read, 1 failed\n/),
    })
    expect(hits).toBe(2)
    const again = await readout(['add', `${origin}/bridge`], { cwd })
    expect(again.err).toBe(
      '0 reports new; 0 read, 0 failed\n1 address fetched before; --refresh fetches them again\n',
    )
    words = 'five'
    await readout(['add', `${origin}/bridge`, '--refresh'], { cwd })
    const rows = await asking(join(cwd, 'readout.db'), ({ db }) =>
      db
        .selectFrom('report')
        .innerJoin('page', 'page.digest', 'report.fetched_digest')
        .select(['report.url', 'report.fetched_at', 'report.current', 'page.bytes', 'page.type'])
        .orderBy('report.no')
        .execute(),
    )
    expect(rows).toMatchObject([
      { url: `${origin}/bridge`, current: 0, type: 'text/html; charset=utf-8' },
      { url: `${origin}/bridge`, current: 1 },
    ])
    expect(rows.map(({ bytes }) => /that (\w+) gates/.exec(Buffer.from(bytes).toString())?.[1])).toEqual([
      'four',
      'five',
    ])
    expect(rows.every(({ fetched_at }) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(fetched_at ?? ''))).toBe(true)

    const read = await readout(['read', `${origin}/bridge`, '--allow', '127.0.0.1', '--json'], { cwd })
    expect(JSON.parse(read.out)).toMatchObject({ report: { url: `${origin}/bridge` } })
    server.close()
  })

  it('parks an entry of the queue that somebody has edited, and goes on with the others', async () => {
    const cwd = await newProcess()
    const address = 'https://wire.example/1'
    await asking(join(cwd, 'readout.db'), async (ledger) => {
      await addAddresses(ledger, [address])
      await write(ledger, (tx) =>
        tx.updateTable('input').set({ given: '{"published":{"$where":"1"}}' }).execute(),
      )
    })
    const { code, err } = await readout(['add', join(SAMPLES, CALL)], { cwd })
    expect(code).toBe(1)
    expect(err).toContain(
      `${address}: what was given for it was changed in the ledger by other means than Readout: published: `,
    )
    expect(err).toMatch(/1 read, 1 failed/)
  })

  it('goes on where it was stopped', async () => {
    const cwd = await newProcess()
    for (let number = 0; number < 40; number++)
      writeFileSync(
        join(cwd, `${number}.txt`),
        `The envoy said that round ${number} would go on. `.repeat(30),
      )
    const child = start(['add', '.', '--threads', '1'], { cwd })
    const where = join(cwd, 'readout.db')
    await waitFor(async () => Object.values(await statesIn(where)).includes('read'))
    child.kill('SIGINT')
    expect(await ended(child)).toBe(1)
    const states = Object.values(await statesIn(where))
    expect(states).toHaveLength(40)
    expect(states).not.toContain('reading')
    expect(states).toContain('pending')
    expect((await readout(['add'], { cwd })).code).toBe(0)
    expect(new Set(Object.values(await statesIn(where)))).toEqual(new Set(['read']))
  })

  it('goes on where it was killed, without waiting for the lease of the dead', async () => {
    const cwd = await newProcess()
    for (let number = 0; number < 20; number++)
      writeFileSync(
        join(cwd, `${number}.txt`),
        `The envoy said that round ${number} would go on. `.repeat(30),
      )
    const child = start(['add', '.', '--threads', '1'], { cwd })
    const where = join(cwd, 'readout.db')
    await waitFor(async () => Object.values(await statesIn(where)).includes('read'))
    child.kill('SIGKILL')
    await ended(child)
    expect((await readout(['add', '.'], { cwd })).code).toBe(0)
    expect(new Set(Object.values(await statesIn(where)))).toEqual(new Set(['read']))
  })

  it('shares the work with another one on the same ledger', async () => {
    const where = await newPlace('postgres')
    const cwd = newFolder()
    const env = { ...process.env, NO_COLOR: '1', READOUT_LEDGER: where }
    expect(await readout(['init'], { cwd, env })).toMatchObject({
      code: 0,
      err: expect.stringMatching(/:…@.*: ready\n/),
    })
    for (let number = 0; number < 12; number++)
      writeFileSync(join(cwd, `${number}.txt`), `The envoy said that round ${number} would go on.`)
    const both = await Promise.all(
      [0, 1].map(() => readout(['add', '.', '--threads', '1', '--json'], { cwd, env })),
    )
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    const counts = both.map(({ out }) => JSON.parse(out))
    expect(counts[0].added + counts[1].added).toBe(12)
    expect(counts[0].read + counts[1].read).toBe(12)
    expect(Object.values(await statesIn(where))).toEqual(Array(12).fill('read'))
  })
})

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50))
}
