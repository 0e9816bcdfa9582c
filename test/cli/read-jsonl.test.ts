import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { readReport } from '../../src/index.ts'
import { ended, readout, SAMPLES, start } from './readout.ts'

const line = (id: string, text: string) => `${JSON.stringify({ id, text })}\n`
const parse = (out: string) =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))

describe('readout read --jsonl', () => {
  it('gives one line for each line, in order, whatever is in it', async () => {
    const input = [
      line('a', 'Marr said that it is over. '.repeat(2000)),
      line('b', 'Marr said that it is over.'),
      '{"id": "c", "text": \n',
      '\n',
      '[]\n',
      '"It is over."\n',
      '{"id": 12345678901234567890, "text": "x"}\n',
      '{"id": "d"}\n',
      '{"id": "e", "text": "x", "html": "<p>x"}\n',
      '{"id": 7, "html": "<!doctype html><p>Marr said that it is over.</p>"}\n',
      line('f', 'C’est fini.').replace('}', ',"language":"fr"}'),
      '{"id": "g", "text": "x", "published": "yesterday"}\n',
      '{"__proto__": {"polluted": true}, "id": "h", "text": "It is over."}', // the last line may lack its line break
    ].join('')
    const { code, out, err } = await readout(['read', '--jsonl', '--threads', '2'], { input })
    const answers = parse(out)
    expect(answers.map(({ ref, report }) => ref ?? report.ref)).toEqual([
      ...['a', 'b', 'line 3', 'line 4', 'line 5', 'line 6', 'line 7', 'd', 'e', '7', 'f', 'g', 'h'],
    ])
    expect(answers.map(({ error }) => error?.code)).toEqual([
      ...[
        undefined,
        undefined,
        'line',
        'line',
        'field',
        'field',
        'field',
        'field',
        'field',
        undefined,
        undefined,
        'field',
        undefined,
      ],
    ])
    expect(answers[10].unread).toBe('language')
    expect(code).toBe(0)
    expect(JSON.parse(err)).toEqual({ read: 4, unread: 1, failed: 8 })
  })

  it('gives the same bytes with one thread and with several', async () => {
    const input = Array.from({ length: 40 }, (_, i) =>
      line(String(i), 'Marr said that it is over. '.repeat(i)),
    ).join('')
    const [one, several] = await Promise.all(
      ['1', '3'].map((threads) => readout(['read', '--jsonl', '--threads', threads], { input })),
    )
    expect(one?.out).toBe(several?.out)
  })

  it('gives each report the bytes that it has alone, whatever stands beside it', async () => {
    const files = readdirSync(SAMPLES).map((name) => join(SAMPLES, name))
    const texts = files.map((file) => readFileSync(file, 'utf8'))
    const input = texts.map((text, i) => line(String(i), text)).join('')
    const { out } = await readout(['read', '--jsonl', '--threads', '2'], { input })
    const alone = await Promise.all(texts.map((text, i) => readReport({ text, id: String(i) })))
    expect(out).toBe(alone.map((reading) => `${JSON.stringify(reading)}\n`).join(''))
  })

  it('reads files, one a line, and answers for those that cannot be read', async () => {
    const sample = join(SAMPLES, '2026-03-15-ushmere-ministry-call-with-tesk.md')
    const { code, out } = await readout(['read', '--jsonl', sample, 'missing.txt'])
    const [first, second] = parse(out)
    expect(first.report).toMatchObject({ ref: sample, issuer: 'Ministry of Foreign Affairs of Ushmere' })
    expect(second).toMatchObject({ ref: 'missing.txt', error: { code: 'not-found' } })
    expect(code).toBe(0)
  })

  it('counts failures with --fail-on any', async () => {
    expect((await readout(['read', '--jsonl', '--fail-on', 'any'], { input: '{\n' })).code).toBe(1)
    expect((await readout(['read', '--jsonl', '--fail-on', 'any'], { input: line('a', 'x') })).code).toBe(0)
  })

  it('works with an empty environment and no home', async () => {
    const { code, out } = await readout(['read', '--jsonl'], {
      input: line('a', 'Marr said that it is over.'),
      env: {},
    })
    expect(code).toBe(0)
    expect(parse(out)[0].statements).toHaveLength(1)
  })

  it('answers each line before it is given the next', async () => {
    const child = start(['read', '--jsonl', '--threads', '2'])
    const answers = createInterface(child.stdout)[Symbol.asyncIterator]()
    for (const id of ['a', 'b', 'c']) {
      child.stdin.write(line(id, 'x'))
      expect(JSON.parse((await answers.next()).value ?? '').report.ref).toBe(id)
    }
    child.stdin.end()
    await ended(child)
  })

  it('takes no more input than its reader takes output', async () => {
    const child = start(['read', '--jsonl', '--threads', '2'])
    child.stdin.on('error', () => {}) // it is killed with its input open
    const report = line('a', 'Marr said that it is over. '.repeat(400))
    let taken = 0
    let ready = true
    child.stdin.on('drain', () => {
      ready = true
    })
    for (let idle = 0; idle < 20; idle++) {
      // nobody reads its output: it must stop taking input long before 100 MB
      while (ready && taken < 100e6) {
        ready = child.stdin.write(report)
        taken += report.length
        idle = 0
      }
      await wait(50)
    }
    expect(taken).toBeLessThan(20e6)
    child.kill()
    await ended(child)
  })

  it('ends quietly when its reader goes away', async () => {
    const child = start(['read', '--jsonl'])
    let err = ''
    child.stderr.on('data', (data) => {
      err += data
    })
    child.stdin.on('error', () => {})
    const report = line('a', 'Marr said that it is over. '.repeat(400))
    for (let i = 0; i < 200; i++) child.stdin.write(report)
    await once(child.stdout, 'data')
    child.stdout.destroy()
    expect(await ended(child)).toBe(0)
    expect(err).toBe('')
  })

  it('ends when its reader goes away while its writer is silent', async () => {
    const child = start(['read', '--jsonl'])
    child.stdin.on('error', () => {})
    child.stdin.write(line('a', 'Marr said that it is over.'))
    await once(child.stdout, 'data')
    child.stdout.destroy()
    child.stdin.write(line('b', 'Marr said that it is over.')) // and no end
    expect(await ended(child)).toBe(0)
  })

  it('warns of nothing, however often its reader makes it wait', async () => {
    const text = 'C’est fini. '.repeat(10_000)
    const input = Array.from({ length: 60 }, () => `${JSON.stringify({ text, language: 'fr' })}\n`).join('')
    const { err } = await readout(['read', '--jsonl'], { input })
    expect(JSON.parse(err)).toEqual({ read: 0, unread: 60, failed: 0 })
  })

  it('answers a line that is longer than any report', async () => {
    const { out } = await readout(['read', '--jsonl'], {
      input: `${JSON.stringify({ id: 'a', text: 'x'.repeat(40e6) })}\n${line('b', 'x')}`,
    })
    expect(parse(out)).toMatchObject([
      { ref: 'line 1', error: { code: 'too-large' } },
      { report: { ref: 'b' } },
    ])
  })
})
