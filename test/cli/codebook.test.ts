import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readout } from './readout.ts'

const SAMPLES = fileURLToPath(new URL('../../codebooks/samples.yaml', import.meta.url))

const folder = () => mkdtempSync(join(tmpdir(), 'readout-codebook-'))

describe('readout codebook init', () => {
  it('writes a codebook that checks, and leaves one that is there alone', async () => {
    const cwd = folder()
    const first = await readout(['codebook', 'init'], { cwd })
    expect(first).toMatchObject({ code: 0, out: '', err: expect.stringMatching(/^codebook\.yaml: written;/) })
    expect(await readout(['codebook', 'check', 'codebook.yaml'], { cwd })).toEqual({
      code: 0,
      out: 'codebook.yaml: 3 parties, 2 issues, ok\n',
      err: '',
    })
    writeFileSync(join(cwd, 'codebook.yaml'), 'name: Mine\n')
    const second = await readout(['codebook', 'init', 'codebook.yaml'], { cwd })
    expect(second).toMatchObject({ code: 1, out: '' })
    expect(second.err).toBe(
      'readout: codebook.yaml: is there already, and stays as it is; name another file\n',
    )
    expect(readFileSync(join(cwd, 'codebook.yaml'), 'utf8')).toBe('name: Mine\n')
  })

  it('says where it cannot write', async () => {
    const { code, err } = await readout(['codebook', 'init', 'none/talks.yaml'], { cwd: folder() })
    expect({ code, err }).toEqual({
      code: 1,
      err: 'readout: none/talks.yaml: cannot be written (ENOENT); name a file in a folder that is there\n',
    })
  })
})

describe('readout codebook check', () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'wrong.yaml'), 'name: Talks\nissues:\n  - id: truce\n    definition: A truce.\n')
  const problems = [
    { line: 3, column: 5, message: 'issue "truce" has no label; add "label: …"' },
    {
      line: 3,
      column: 5,
      message: 'issue "truce" has no terms; add "terms: […]", the words by which a text names it',
    },
  ]

  it('goes on behind a file with problems, each on its line', async () => {
    const { code, out, err } = await readout(['codebook', 'check', 'wrong.yaml', 'none.yaml', SAMPLES], {
      cwd,
    })
    expect(code).toBe(1)
    expect(out).toBe(`${SAMPLES}: 5 parties, 9 issues, ok\n`)
    expect(err.split('\n').toSorted()).toEqual(
      [
        ...problems.map(({ line, column, message }) => `wrong.yaml:${line}:${column}: ${message}`),
        'readout: none.yaml: there is no such file',
        '',
      ].toSorted(),
    )
  })

  it('gives the problems as data', async () => {
    const { code, out } = await readout(['codebook', 'check', 'wrong.yaml', SAMPLES, '--json'], { cwd })
    expect(code).toBe(1)
    const [wrong, samples] = JSON.parse(out)
    expect(wrong).toMatchObject({ ref: 'wrong.yaml', error: { code: 'codebook' } })
    expect(wrong.problems).toEqual(expect.arrayContaining(problems))
    expect(samples).toMatchObject({ ref: SAMPLES, name: 'The Sarrow talks', parties: 5, issues: 9 })
    const one = await readout(['codebook', 'check', SAMPLES, '--json'])
    expect(JSON.parse(one.out)).toEqual(samples)
  })

  it('is misused without a file, and the command without a verb', async () => {
    expect((await readout(['codebook', 'check'])).code).toBe(2)
    expect((await readout(['codebook'])).code).toBe(2)
    expect((await readout(['codebook', 'mend'])).code).toBe(2)
  })
})

describe('readout read --codebook', () => {
  const input = 'Marr said that it is over.'

  it('puts down which codebook it read with, in every form', async () => {
    const check = await readout(['codebook', 'check', SAMPLES, '--json'])
    const { digest } = JSON.parse(check.out)
    const json = await readout(['read', '--json', '--codebook', SAMPLES], { input })
    expect(JSON.parse(json.out).reader.codebook).toBe(digest)
    const bulk = await readout(['read', '--jsonl', '--codebook', SAMPLES], {
      input: `${JSON.stringify({ text: input })}\n`,
    })
    expect(JSON.parse(bulk.out).reader.codebook).toBe(digest)
    const shipped = JSON.parse((await readout(['read', '--json'], { input })).out).reader.codebook
    expect(shipped).toMatch(/^[0-9a-f]{64}$/)
    expect(shipped).not.toBe(digest)
  })

  it('reads nothing with a codebook that is wrong, and tells every problem', async () => {
    const file = join(folder(), 'wrong.yaml')
    writeFileSync(file, 'nam: Talks\n')
    for (const form of [[], ['--jsonl']]) {
      const { code, out, err } = await readout(['read', '--codebook', file, ...form], { input })
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err.split('\n')).toEqual(
        [expect.stringContaining(`readout: ${file}:1:1: the codebook has`), ''].toSpliced(
          1,
          0,
          expect.stringContaining('has no name'),
        ),
      )
    }
  })
})
