import { describe, expect, it } from 'vitest'
import { decideAll, storeReadings } from '../../../src/ledger/index.ts'
import { readReport } from '../../../src/ledger/views/read-report.ts'
import { KINDS, newLedger } from '../ledgers.ts'
import { CODEBOOK, newReading } from '../readings.ts'

const READING = newReading(
  '[1 source The envoy] [1 cue said] [1 content that [2 source Norland] [2 cue accepts] [2 content the truce]]. Nobody else spoke.',
  { published: '2026-03-14', outlet: 'Wire' },
  {
    actors: [
      { id: 'n', name: 'Norland', kind: 'party', members: [], roles: [], mentions: [] },
      { id: 'e', name: 'Ilse Marr', kind: 'person', party: 'n', members: [], roles: [], mentions: [] },
    ],
    statements: {
      '1': { speaker: 'e', voices: ['e'], holders: [{ actor: 'n', authority: 'firsthand' }], act: 'report' },
      '2': { speaker: 'n', holders: [{ actor: 'n', authority: 'relayed' }], act: 'agree' },
    },
  },
)

describe.each(KINDS)('readReport(ledger, id) on %s', (kind) => {
  it('gives the statements in the order of the text, decisions applied, each with the places of its words', async () => {
    const ledger = await newLedger(kind)
    await storeReadings(ledger, [READING], CODEBOOK)
    const { id, text } = READING.report
    const [outer, inner] = READING.statements
    const at = '2026-03-20T09:00:00.000Z'
    const made = await decideAll(
      ledger,
      [
        { kind: 'reject', entry: outer?.id ?? '' },
        { kind: 'correct', entry: inner?.id ?? '', change: { act: 'reject' } },
        { kind: 'mark', report: id, quote: 'Nobody else spoke' },
      ],
      { by: 'Ada', at },
    )
    const read = await readReport(ledger, id)
    expect(read).toMatchObject({ report: READING.report, state: 'read', review: 'new', decisions: made })
    expect(read.statements).toMatchObject([
      { id: outer?.id, act: 'report', review: 'rejected', counts: false, voices: [expect.any(String)] },
      { id: inner?.id, act: 'reject', review: 'corrected', counts: true },
      { id: made[2]?.target.entry, review: 'marked', counts: true, confidence: 1 },
    ])
    expect(
      read.statements.map(({ content }) => content.map(({ start, end }) => text.slice(start, end))),
    ).toEqual([['that Norland accepts the truce'], ['the truce'], ['Nobody else spoke']])
    const speaker = read.statements[0]?.speaker ?? ''
    expect(read.names[speaker]).toBe('Ilse Marr')
  })

  it('refuses an id that no report has', async () => {
    await expect(readReport(await newLedger(kind), 'r0')).rejects.toThrow(
      'r0: there is no such report; readout reports lists them',
    )
  })
})
