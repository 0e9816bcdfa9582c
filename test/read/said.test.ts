import { describe, expect, it } from 'vitest'
import { readReport } from '../../src/index.ts'

/** Each case is a text, published on Friday, 13 March 2026, and when each of its statements was said. */
const SAID: readonly (readonly [text: string, ...days: (string | undefined)[]])[] = [
  [
    'Eva Roe of Peru said on Monday that the port was lost. The road was open, she added.',
    '2026-03-09',
    '2026-03-09',
  ],
  ['Eva Roe of Peru said late on Wednesday that the talks would resume on Friday.', '2026-03-11'],
  ['Eva Roe of Peru said the road would open by Friday.', undefined],
  ['Eva Roe of Peru wrote in a letter dated 4 March that the port was lost.', '2026-03-04'],
  ['In a letter to him two weeks ago, Eva Roe of Peru warned that the port was lost.', '2026-02-27'],
  [
    'At a meeting in Lima on Monday, Eva Roe of Peru and Juan Rey of Chile had agreed to free the crews.',
    '2026-03-09',
  ],
  [
    'Eva Roe of Peru and Juan Rey of Chile last met in Lima on March 2, where Rey promised to free the crews.',
    '2026-03-02',
  ],
  ['Eva Roe of Peru said Chile had promised in February to open the road.', undefined, '2026-02'],
  ['Eva Roe of Peru said Chile had offered joint control last year.', undefined, '2025'],
  ['Eva Roe of Peru welcomed the return of the crews in February.', undefined],
  ['Last autumn Eva Roe of Peru had ruled out a truce. She said the port was lost.', '2025-23', undefined],
]

describe('when a statement was said', () => {
  for (const [text, ...days] of SAID)
    it(text, async () => {
      const { statements } = await readReport({ text, published: '2026-03-13' })
      expect(statements.map(({ said }) => said?.value)).toEqual(days)
    })

  it('in a transcript, on the day of its heading', async () => {
    const { statements, encounters } = await readReport({
      text: 'Remarks to the press by the President of Peru, Lima, 12 March 2026\n\nPRESIDENT OLA FERN: We accept the truce.\n\nQUESTION: Will you go to Arica?\n\nPRESIDENT OLA FERN: Yes, I will travel to Arica on 2 April.',
      issuer: 'Office of the President of Peru',
      published: '2026-03-13',
    })
    expect(statements.map(({ said }) => said)).toEqual([
      { value: '2026-03-12', basis: 'inferred' },
      { value: '2026-03-12', basis: 'inferred' },
    ])
    expect(encounters.map(({ kind, date }) => `${kind} ${date?.value}`)).toEqual([
      'press-conference 2026-03-12',
      'visit 2026-04-02',
    ])
  })
})
