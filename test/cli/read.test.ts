import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Reading } from '../../src/index.ts'
import { readout, SAMPLES } from './readout.ts'

const folder = mkdtempSync(join(tmpdir(), 'readout-'))
const sample = join(SAMPLES, '2026-03-13-lantern-wire-harrowsund-summit.txt')

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('readout read', () => {
  it('shows the head, then each statement as speaker, cue and content', async () => {
    const { code, out, err } = await readout(['read', sample])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('Lantern Wire')
    expect(out).toContain('13 March 2026')
    expect(out).toMatch(/Askarad \[said\]\n\s+that Ushmere will open two of the four gates/)
    expect(out).toMatch(/\d+ statements/)
  })

  it('wraps to 80 columns and prints no colour off a terminal', async () => {
    const { out } = await readout(['read', sample], { env: {} })
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect(out).not.toContain('\u001b')
  })

  it('lets nothing in a report steer the terminal', async () => {
    const { out } = await readout(['read', '-'], {
      input: 'Marr said that \u001b]0;owned\u0007 \u202eit is over.',
    })
    expect(out).toContain('Marr [said]')
    expect(out).not.toMatch(/(?!\n)\p{Cc}|\u202e/u)
  })

  it('reads standard input where no file is named', async () => {
    const { out } = await readout(['read', '--json'], { input: 'Marr said that it is over.' })
    expect((JSON.parse(out) as Reading).statements).toHaveLength(1)
  })

  it('takes from flags what the document does not tell', async () => {
    const flags = [
      '--outlet',
      'The Beacon',
      '--published',
      '2026-03-14',
      '--title',
      'Talks',
      '--url',
      'https://beacon.example/1',
    ]
    const { out } = await readout(['read', '-', '--json', ...flags], {
      input: '---\noutlet: Lantern Wire\n---\nNothing.',
    })
    expect(JSON.parse(out).report).toMatchObject({
      outlet: 'Lantern Wire',
      published: '2026-03-14',
      title: 'Talks',
      url: 'https://beacon.example/1',
    })
  })

  describe('--json', () => {
    it('prints one object for one input, before the command or after it', async () => {
      const [before, after] = await Promise.all([
        readout(['--json', 'read', sample]),
        readout(['read', sample, '--json']),
      ])
      expect(before.out).toBe(after.out)
      expect(JSON.parse(after.out)).toMatchObject({
        reader: { name: 'readout', model: expect.stringMatching(/^[0-9a-f]{64}$/) },
        actors: expect.arrayContaining([expect.objectContaining({ name: 'Caldrany', kind: 'party' })]),
      })
    })

    it('prints an array for several, a failed one as its failure', async () => {
      const { code, out, err } = await readout(['read', '--json', sample, join(folder, 'missing.txt')])
      const [first, second] = JSON.parse(out)
      expect(first.report.ref).toBe(sample)
      expect(second).toMatchObject({ ref: join(folder, 'missing.txt'), error: { code: 'not-found' } })
      expect(code).toBe(1)
      expect(err).toMatch(/missing\.txt: there is no such file/)
    })
  })

  describe('--html', () => {
    it('writes one page, and nothing where the report cannot be read', async () => {
      const page = join(folder, 'page.html')
      expect((await readout(['read', sample, '--html', page])).code).toBe(0)
      expect(readFileSync(page, 'utf8')).toContain('Content-Security-Policy')
      const failed = await readout(['read', join(folder, 'missing.txt'), '--html', join(folder, 'none.html')])
      expect(failed.code).toBe(1)
      expect(readdirSync(folder)).not.toContain('none.html')
    })

    it('never overwrites the report itself, or what is no regular file', async () => {
      const own = file('own.txt', 'Marr said that it is over.')
      const link = join(folder, 'link.html')
      symlinkSync(own, link)
      for (const target of [own, link]) {
        const { code, err } = await readout(['read', own, '--html', target])
        expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/cannot be written/) })
      }
      expect(readFileSync(own, 'utf8')).toBe('Marr said that it is over.')
    })

    it('says which file cannot be written, and leaves no part of it', async () => {
      const { code, err } = await readout(['read', sample, '--html', join(folder, 'no-folder', 'page.html')])
      expect(code).toBe(1)
      expect(err).toMatch(/^readout: .*page\.html: cannot be written/)
    })
  })

  describe('given bad input', () => {
    mkdirSync(join(folder, 'reports'))
    const deep = `<!doctype html><p>Marr said that it is over.${'<div>'.repeat(100_000)}`
    it.each([
      ['a missing file', join(folder, 'missing.txt'), /missing\.txt: there is no such file/],
      ['a folder', join(folder, 'reports'), /reports: is a folder/],
      ['an empty file', file('empty.txt', ''), /empty\.txt: .*empty/],
      [
        'a binary file',
        file('image.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])),
        /image\.txt: /,
      ],
      [
        'invalid UTF-8',
        file('broken.txt', Buffer.from('Café said \xff\xfe caf\xc3 and “more”.', 'latin1')),
        /^readout: /,
      ],
      [
        'one line of 20 MB',
        file('long.txt', 'Marr said it. '.repeat(1_500_000)),
        /long\.txt: more than 16 MB/,
      ],
      ['HTML nested 100,000 deep', file('deep.html', deep), /deep\.html: .*inside each other/],
      ['an address', 'http://127.0.0.1/report', /127\.0\.0\.1, a loopback address/],
    ])('names the fault of %s in one line', async (what, path, message) => {
      const { code, out, err } = await readout(['read', path])
      if (what === 'invalid UTF-8' && code === 0) return expect(out).toContain('statement') // a legacy encoding fits
      expect(code).toBe(1)
      expect(out).toBe('')
      expect(err).toMatch(message)
      expect(err.trimEnd().split('\n')).toHaveLength(1)
    })

    it('shows a file name with control characters on one line', async () => {
      const { err } = await readout(['read', join(folder, 'new\nline\u001b[31m.txt')])
      expect(err).toMatch(/^readout: [^\n]*there is no such file\n$/)
      expect(err).not.toContain('\u001b')
    })

    it('reads Windows-1252 as what it is', async () => {
      const path = file('legacy.txt', Buffer.from('\x93The caf\xe9 is open,\x94 Marr said.', 'latin1'))
      const { out } = await readout(['read', path, '--json'])
      expect(JSON.parse(out).report.text).toBe('“The café is open,” Marr said.')
    })

    it('never runs or shows a script of a page', async () => {
      const page = `<!doctype html><title>Talks</title><article><p>${'Marr said that it is over, and the talks went on for a while. '.repeat(8)}</p><script>throw Error('ran')</script></article>`
      const { code, out } = await readout(['read', file('script.html', page), '--json'])
      expect(code).toBe(0)
      expect(JSON.parse(out).report.text).not.toContain('ran')
    })

    it('lets one bad file not stop the others', async () => {
      const { code, out } = await readout(['read', join(folder, 'missing.txt'), sample])
      expect(code).toBe(1)
      expect(out).toContain('Lantern Wire')
    })
  })
})

describe('readout', () => {
  it.each([[['--help']], [['help', 'read']], [['read', '--help']]])(
    '%j fits a screen and shows an example',
    async (args) => {
      const { code, out } = await readout(args)
      expect(code).toBe(0)
      expect(out.split('\n').length).toBeLessThanOrEqual(50)
      expect(out).toMatch(/Examples?:\n {2}readout read /)
    },
  )

  it.each([
    [['raed', 'x.txt'], /unknown command 'raed'[\s\S]*read/],
    [['read', '--jsn', 'x.txt'], /unknown option '--jsn'[\s\S]*--json/],
    [['read', 'x.txt', '--published', 'yesterday'], /published/],
    [['read', 'x.txt', '--json', '--jsonl'], /do not go together/],
    [['read', '--jsonl', '--threads', 'many'], /threads/],
    [['read', 'x.txt', '--threads', '2'], /--jsonl only/],
    [['read', 'x.txt', '--fail-on', 'any'], /--jsonl only/],
    [['read', '-', '-'], /twice/],
    [['read', '--html', 'page.html', 'x.txt', 'y.txt'], /one file/],
  ])('%j is misuse', async (args, message) => {
    const { code, out, err } = await readout(args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(message)
  })

  it('prints its version', async () => {
    const { out } = await readout(['--version'])
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
