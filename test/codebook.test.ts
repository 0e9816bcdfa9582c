import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Codebook, CodebookError, loadCodebook, parseCodebook, ReadoutError } from '../src/index.ts'

const FOLDER = fileURLToPath(new URL('../codebooks/', import.meta.url))

const ISSUE = '{ id: truce, label: Truce, definition: A truce., terms: [truce] }'

/** The problems of a text, each as "line:column: what is wrong". */
function problemsOf(text: string): string[] {
  try {
    parseCodebook(text, 'talks.yaml')
    return []
  } catch (error) {
    if (!(error instanceof CodebookError)) throw error
    expect(error.code).toBe('codebook')
    const lines = error.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`)
    expect(error.message).toBe(lines.map((line) => `talks.yaml:${line}`).join('\n'))
    return lines
  }
}

/** The problems of a party, given as YAML in braces. */
function partyProblems(party: string): string[] {
  return problemsOf(`name: Talks\nparties:\n  - ${party}\n`)
}

describe('parseCodebook(text, name)', () => {
  it('gives parties, issues and acts as they stand, and leaves out what is left out', () => {
    const text = [
      'name: Talks',
      'parties:',
      '  - id: norland',
      '    name: Norland',
      '    kind: state',
      '    roster:',
      '      - { name: Ilse Marr, office: President }',
      '      - { name: Tomas Quill, office: Envoy, from: 2026-01-01, to: 2026-02-19, aliases: [T. Quill] }',
      'issues:',
      `  - ${ISSUE}`,
      'acts:',
      '  red-line: [an oath]',
    ].join('\n')
    expect(parseCodebook(text, 'talks.yaml')).toEqual({
      digest: createHash('sha256').update(text).digest('hex'),
      name: 'Talks',
      parties: [
        {
          id: 'norland',
          name: 'Norland',
          aliases: [],
          kind: 'state',
          roster: [
            { name: 'Ilse Marr', office: 'President' },
            {
              name: 'Tomas Quill',
              office: 'Envoy',
              from: '2026-01-01',
              to: '2026-02-19',
              aliases: ['T. Quill'],
            },
          ],
        },
      ],
      issues: [{ id: 'truce', label: 'Truce', definition: 'A truce.', terms: ['truce'], examples: [] }],
      acts: { 'red-line': ['an oath'] },
    } satisfies Codebook)
  })

  it('takes a codebook of a name alone, and empty lists', () => {
    expect(problemsOf('name: Talks')).toEqual([])
    expect(problemsOf('name: Talks\nparties: []\nissues:\nacts:\n')).toEqual([])
  })

  it('lets two issues share a term', () => {
    expect(problemsOf(`name: Talks\nissues:\n  - ${ISSUE}\n  - ${ISSUE.replace('truce', 'pause')}`)).toEqual(
      [],
    )
  })

  it('lists every problem with its place', () => {
    const text = [
      'name: Talks',
      'colour: blue',
      'issues:',
      '  - id: truce',
      '    definition: A truce.',
      '    terms: [truce]',
      '  - { id: truce, label: Truce, definition: A truce., terms: [truce, 12] }',
    ].join('\n')
    expect(problemsOf(text)).toEqual([
      '2:1: the codebook has "colour", which is not known; known are name, description, parties, issues, acts',
      '4:5: issue "truce" has no label; add "label: …"',
      '7:11: issue "truce" stands twice; give one of them another id',
      '7:69: an entry of terms of issue "truce" is 12; put it in quotes',
    ])
  })

  it.each([
    [
      'a kind that is not known',
      '{ id: a, name: A, kind: city }',
      /^3:29: kind "city" of party "a" is not known/,
    ],
    [
      'an id that is not in kebab-case',
      '{ id: The A, name: A, kind: state }',
      /^3:11: id "The A" of party 1 /,
    ],
    ['no id', '{ name: A, kind: state }', /^3:5: party 1 has no id; add/],
    [
      'a person without a name',
      '{ id: a, name: A, kind: state, roster: [{ office: Envoy }] }',
      /has no name/,
    ],
    ['a party that is a word', 'Norland', /^3:5: party 1 is "Norland"; write id, name, /],
    ['a list that is a word', '{ id: a, name: A, kind: state, aliases: B }', /is "B"; write a list/],
    ['a name that is a list', '{ id: a, name: [A], kind: state }', /name of party "a" is a list/],
    ['a name of signs', '{ id: a, name: "—", kind: state }', /name of party "a" is "—"/],
    ['a field twice', '{ id: a, name: A, name: B, kind: state }', /party 1 has name twice/],
  ])('refuses %s', (_, party, message) => {
    expect(partyProblems(party)).toEqual([expect.stringMatching(message)])
  })

  it.each([
    ['no day of the calendar', 'from: 2026-02-30', /from "2026-02-30" .* is no day/],
    ['in other words', 'to: March 2026', /to "March 2026" .* is no day/],
    ['with a time', 'to: 2026-03-14T10:00', /is no day/],
    [
      'the wrong way round',
      'from: 2026-03-02, to: 2026-03-01',
      /from 2026-03-02 .* comes after to 2026-03-01/,
    ],
  ])('refuses dates that are %s', (_, dates, message) => {
    const person = `{ name: Ilse Marr, office: Envoy, ${dates} }`
    expect(partyProblems(`{ id: a, name: A, kind: state, roster: [${person}] }`)).toEqual([
      expect.stringMatching(message),
    ])
  })

  it.each([
    ['a| b', 'has nothing on one side of "|"'],
    ['a ||b', 'has nothing on one side of "|"'],
    ['a|b|c|d|e|f '.repeat(4), 'has more than 1000 readings'],
  ])('refuses the alternatives of the term %j', (term, problem) => {
    const issue = ISSUE.replace('[truce]', `["${term.trim()}"]`)
    expect(problemsOf(`name: Talks\nissues:\n  - ${issue}`)).toEqual([expect.stringContaining(problem)])
  })

  it('refuses an issue without terms, and a term of too many words', () => {
    const issue = (terms: string) =>
      problemsOf(`name: Talks\nissues:\n  - ${ISSUE.replace('[truce]', terms)}`)
    expect(issue('[]')).toEqual([expect.stringContaining('issue "truce" has no terms')])
    expect(issue(`[${'one '.repeat(13)}]`)).toEqual([expect.stringContaining('more than 12 words')])
  })

  it('refuses an act that is none', () => {
    expect(problemsOf('name: Talks\nacts: { shout: [cry] }')).toEqual([
      expect.stringMatching(/^2:9: acts has "shout", which is not known; known are announce, /),
    ])
  })

  it('refuses YAML that is none, and aliases, which can swell', () => {
    expect(problemsOf('name: a: b')).toEqual([expect.stringMatching(/^1:7: no YAML: /)])
    expect(problemsOf('name: &a Talks\ndescription: *a')).toEqual([
      expect.stringMatching(/^2:14: \*a stands/),
    ])
    expect(problemsOf('')).toEqual([expect.stringMatching(/^1:1: the codebook is empty/)])
  })

  it('answers hostile texts with a bounded list', () => {
    for (const text of [
      '[',
      '{a: ',
      '- ',
      '? ',
      '&a ',
      '- !x y\n',
      'a: b: c\n',
      '%\n\t}: ]',
      ':',
      '\0',
      'a: *b\n',
    ])
      expect(problemsOf(text.repeat(20_000)).length).toBeLessThanOrEqual(101)
    expect(problemsOf(`name: ${'x'.repeat(2 ** 20)}`)).toEqual([expect.stringContaining('more than 1 MB')])
  })

  it('gives a codebook or a CodebookError, for any text', () => {
    const pieces = [
      'name: A\n',
      'issues:\n',
      '  - ',
      'id: a',
      ISSUE,
      '\n',
      'parties: [',
      ']',
      '{',
      '}',
      'roster: ',
      '"',
      '|',
      '~',
    ]
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(anyText, (text) => void problemsOf(text)),
      { numRuns: 2000 },
    )
  })
})

describe('loadCodebook(path)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'readout-codebook-'))
  const file = (name: string, bytes: string | Uint8Array) => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }

  it('gives the digest of the bytes, a byte order mark and line ends included', async () => {
    const bytes = Buffer.from('\ufeffname: Talks\r\n')
    const { name, digest } = await loadCodebook(file('mark.yaml', bytes))
    expect({ name, digest }).toEqual({
      name: 'Talks',
      digest: createHash('sha256').update(bytes).digest('hex'),
    })
  })

  it('gives the shipped codebook for peace processes where none is named, the same one each time', async () => {
    const { digest } = await loadCodebook(join(FOLDER, 'peace-process.yaml'))
    expect((await loadCodebook()).digest).toBe(digest)
    expect(await loadCodebook()).toBe(await loadCodebook())
  })

  it.each([
    ['not-found', join(folder, 'none.yaml'), 'there is no such file'],
    ['is-folder', folder, 'is a folder'],
    ['too-large', file('large.yaml', '#'.repeat(2 ** 20 + 1)), 'more than 1 MB'],
    ['codebook', file('latin.yaml', Buffer.from('name: Caf\xe9', 'latin1')), 'not in UTF-8'],
    ['codebook', file('wrong.yaml', 'nam: Talks'), ':1:1: the codebook has "nam"'],
  ])('throws %s and names the file', async (code, path, message) => {
    const error = await loadCodebook(path).catch((error) => error)
    expect(error).toBeInstanceOf(ReadoutError)
    expect(error.code).toBe(code)
    expect(error.message).toContain(path)
    expect(error.message).toContain(message)
  })
})

describe('codebooks/', () => {
  it.each(['samples', 'starter'])('%s.yaml is a codebook with parties', async (name) => {
    const { parties, issues } = await loadCodebook(join(FOLDER, `${name}.yaml`))
    expect(parties.length).toBeGreaterThan(2)
    expect(issues.length).toBeGreaterThan(1)
  })

  it('shows every field of its form in the starter', () => {
    const text = readFileSync(join(FOLDER, 'starter.yaml'), 'utf8')
    for (const field of [
      'description',
      'aliases',
      'kind',
      'from',
      'to',
      'label',
      'definition',
      'terms',
      'examples',
    ])
      expect(text).toContain(`${field}:`)
    expect(problemsOf(text.replace('# acts:', 'acts:').replace('#   commit', '  commit'))).toEqual([])
  })
})
