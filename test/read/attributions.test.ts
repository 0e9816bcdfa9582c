import { describe, expect, it } from 'vitest'
import { readReport } from '../../src/index.ts'
import { parseBracketed, readInWords } from './bracketed.ts'

/** Each line is a text with the attributions that the reader must find in it, and no others. */
const READS: Readonly<Record<string, readonly string[]>> = {
  'a clause with that, or without': [
    '[source The mayor] [cue said] [content that the bridge is safe].',
    '[source The mayor] [cue said] [content the bridge is safe].',
    '[source The mayor of Steinhaven] [cue has not confirmed] [content that the bridge is safe].',
    '[source Tomas Marr, the envoy,] [cue said] [content that the road was open].',
  ],
  'quotation marks of every kind': [
    '[content “The road is open,”] [source Marr] [cue said].',
    '[content "The road is open,"] [source Marr] [cue said].',
    '[content ‘The road is open,’] [source Marr] [cue said].',
    "[content 'The road is open,'] [source Marr] [cue said].",
    "[content ''The road is open,''] [source Marr] [cue said].",
    '[content «The road is open»], [source Marr] [cue said].',
    '[content „The road is open,“] [source Marr] [cue said].',
    '[source Marr] [cue said:] [content “It isn’t ours to give.”]',
  ],
  'a quotation that its cue interrupts': [
    '[content “The prisoners come first,”] [source the negotiator] [cue said], [content “and the road second.”]',
    '[content “It holds,”] [source Marr] [cue told] reporters. [content “It is thin.”]',
  ],
  'a quotation that goes on in the next paragraph': [
    '[content “The road is open,”] [source Marr] [cue said]. [content “It stays open.]\n\n[content “And so does the bridge.”]',
  ],
  'the source behind its verb': ['[content “We accept,”] [cue said] [source Ilse Marr, the envoy].'],
  'who is told stands outside the content': [
    '[source The envoy] [cue told] aides [content that Norland would wait].',
    '[source He] [cue assured] the president [content that the truce would hold].',
  ],
  'according to, before and after': [
    '[cue According to] [source two officials], [content the talks have failed].',
    '[content The talks have failed], [cue according to] [source two officials].',
  ],
  'one speaker, several cues': [
    '[source The leader] [cue stressed] [content the need for talks], [cue.2 insisting] [content.2 that they be fair].',
  ],
  'a content that stands before': [
    '[content The two sides have drawn a line], [source a spokesman for the ministry] [cue said].',
    'STEINHAVEN, Norland — [content The two sides have drawn a line], [source the spokesman] [cue said] on Monday.',
  ],
  'attributions inside contents, to the third level': [
    '[source The envoy] [cue said] [content that [source.2 the minister] [cue.2 denied] [content.2 the charge]].',
    '[source The envoy] [cue said] [content that [source.2 the minister] [cue.2 had told] the president [content.2 that [source.3 the generals] [cue.3 expected] [content.3 an attack]]].',
    '[content [source.2 Tarn] [cue.2 had also promised] [content.2 him]], [source Marr] [cue said], [content [content.2 that engineers would be let in]].',
  ],
  'an object': ['[source Norland] [cue rejects] [content any link between the two].'],
}

/** Near misses: nobody is said to say anything. */
const READS_NOTHING = [
  'The mayor crossed the bridge.',
  'The report was long.',
  'Their “summit” lasted an hour.',
  'The claims of both sides are old.',
  "They played it in the '90s and won.",
]

describe('the attribution stage reads', () => {
  for (const [what, texts] of Object.entries(READS))
    describe(what, () => {
      for (const marked of texts)
        it(marked, async () => {
          const { text, attributions } = parseBracketed(marked)
          const shared = attributions.map((one) => ({ ...attributions[0], ...one }))
          expect(await readInWords(text)).toEqual(
            shared.map(({ source, cue, content }) => strip({ source, cue, content })),
          )
        })
    })
})

describe('the attribution stage reads nothing in', () => {
  for (const text of READS_NOTHING) it(text, async () => expect(await readInWords(text)).toEqual([]))
})

describe('attributions', () => {
  it('say which one they stand in', async () => {
    const { attributions } = await readReport('The envoy said that the minister denied the charge.')
    expect(attributions.map(({ within }) => within)).toEqual([undefined, attributions[0]?.id])
  })

  it('leave out what a speaker says of himself inside his own content', async () => {
    expect(await readInWords('Marr said that we believe the charge.')).toHaveLength(1)
  })

  it('are direct, indirect or mixed', async () => {
    const texts = [
      '“We accept,” Marr said.',
      'Marr said that Norland accepts.',
      'Marr said that Norland accepts “for now”.',
    ]
    const forms = await Promise.all(texts.map(async (text) => (await readReport(text)).attributions[0]?.form))
    expect(forms).toEqual(['direct', 'indirect', 'mixed'])
  })

  it('are direct whatever marks a quotation has, and an inch sign is none', async () => {
    const form = async (text: string) => (await readReport(text)).attributions[0]?.form
    for (const quotation of ['“We accept,”', '"We accept,"', '‘We accept,’', "'We accept,'", '«We accept»,'])
      expect(await form(`${quotation} Marr said.`), quotation).toBe('direct')
    expect(await form('Marr said that the 5" gap was closed.')).toBe('indirect')
  })

  it('take the label of a turn as the source and its colon as the cue', async () => {
    const { report, attributions } = await readReport(
      'MINISTER OF NORLAND: We accept.\n\nQ: Why now?\n\nMINISTER OF NORLAND: It is time.',
    )
    const [first] = attributions
    const words = [first?.source, first?.cue, first?.content].map((spans) =>
      spans?.map((s) => report.text.slice(s.start, s.end)),
    )
    expect(words).toEqual([['MINISTER OF NORLAND'], [':'], ['We accept.']])
  })

  it('never come from boilerplate', async () => {
    const line = 'The road is open.'
    const told = 'The mayor said that the bridge is safe.'
    expect(await readInWords(`${line}\n\n${told}`)).toHaveLength(1)
    expect(await readInWords(`${line}\n\nRead more: ${told}`)).toEqual([])
  })
})

function strip(words: Record<string, string[] | undefined>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(words).filter((entry): entry is [string, string[]] => entry[1] !== undefined),
  )
}
