import { describe, expect, it } from 'vitest'
import { parseCodebook } from '../src/codebook.ts'
import { isTouched } from '../src/reread.ts'

const codebook = (terms: string, more = '') =>
  parseCodebook(
    `name: Talks
parties:
  - { id: norland, name: Norland, aliases: [], kind: state, roster: [{ name: Ilse Marr, office: President }] }
issues:
  - { id: truce, label: Truce, definition: A truce., terms: [${terms}] }
${more}`,
    'codebook.yaml',
  )

const BEFORE = codebook('truce')
const touched = (text: string, after: ReturnType<typeof codebook>) => isTouched({ text }, BEFORE, after)

describe('a report is touched by a changed codebook', () => {
  it('where a term that is new, or gone, stands in it in any of its forms', () => {
    expect(touched('They withdrew from the talks.', codebook('truce, withdraw'))).toBe(true)
    expect(touched('The truce holds.', codebook('ceasefire'))).toBe(true)
    expect(touched('The bridge is shut.', codebook('truce, withdraw'))).toBe(false)
  })

  it('where a party or one of its people is called otherwise, and the text names them', () => {
    const renamed = parseCodebook(
      'name: Talks\nparties:\n  - { id: norland, name: Norland, aliases: [Norse], kind: state, roster: [{ name: Ilse Marr, office: Premier }] }\nissues:\n  - { id: truce, label: Truce, definition: A truce., terms: [truce] }\n',
      'codebook.yaml',
    )
    expect(touched('Marr spoke of a truce.', renamed)).toBe(true)
    expect(touched('The envoy spoke of a truce.', renamed)).toBe(false)
  })

  it('wherever words for acts have changed, and nowhere by a label or a remark', () => {
    expect(touched('Nothing.', codebook('truce', 'acts: { commit: [swear] }\n'))).toBe(true)
    expect(touched('The truce holds.', codebook('truce', '# a remark\n'))).toBe(false)
  })
})
