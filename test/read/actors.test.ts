import { describe, expect, it } from 'vitest'
import { parseCodebook, readReport } from '../../src/index.ts'

const CODEBOOK = parseCodebook(
  `name: Talks
parties:
  - id: norland
    name: Norland
    kind: state
    roster:
      - { name: Ilse Marr, office: Foreign Minister, from: 2024-05-01, to: 2025-12-31 }
      - { name: Tove Hall, office: Foreign Minister, from: 2026-01-01 }
issues: []
`,
  'talks.yaml',
)

const read = (text: string, published: string) => readReport({ text, published }, { codebook: CODEBOOK })

describe('with a roster, an office is whose it is on the day of the report', () => {
  const text = 'Norland’s foreign minister said that the truce holds.'
  for (const [published, name] of [
    ['2025-06-01', 'Ilse Marr'],
    ['2026-03-13', 'Tove Hall'],
  ] as const)
    it(`${published}: ${name}`, async () => {
      const { actors, statements } = await read(text, published)
      expect(actors.find(({ id }) => id === statements[0]?.speaker)).toMatchObject({ name, kind: 'person' })
    })

  it('before any of them held it, it is nobody who is named', async () => {
    const { actors, statements } = await read(text, '2020-01-01')
    expect(actors.find(({ id }) => id === statements[0]?.speaker)?.name).toBe('Norland’s foreign minister')
  })

  it('who is named has the offices of the roster with their days', async () => {
    const { actors } = await read('Ilse Marr said that the truce holds.', '2026-03-13')
    expect(actors.find(({ name }) => name === 'Ilse Marr')?.roles).toEqual([
      { title: 'Foreign Minister', from: '2024-05-01', to: '2025-12-31' },
    ])
  })
})

describe('one actor for all mentions', () => {
  const namesOf = async (text: string) =>
    (await readReport({ text, published: '2026-03-13' })).actors
      .filter(({ kind }) => kind === 'person')
      .map(({ name, mentions }) => `${name} ${mentions.length}`)

  it('full name, surname, office and pronoun, but not the other pronoun', async () =>
    expect(
      await namesOf(
        'Peru’s envoy, Lin He, said the truce holds. He was hopeful, He said. The envoy left for Lima, and she added nothing.',
      ),
    ).toEqual(['Lin He 4']))

  it('two people of one surname stay two', async () =>
    expect(await namesOf('Jo Marr and Piet Marr of Peru met. Jo Marr said no. Piet Marr said yes.')).toEqual([
      'Jo Marr 2',
      'Piet Marr 2',
    ]))

  it('a name behind “known as”', async () =>
    expect(await namesOf('The movement’s leader, known only as Old Fen, said no.')).toEqual(['Old Fen 1']))
})
