import { describe, expect, it, onTestFinished } from 'vitest'
import { checkLedger } from '../../../src/ledger/check.ts'
import { countLedger } from '../../../src/ledger/counts.ts'
import {
  decide,
  findLost,
  type Ledger,
  look,
  replaceReading,
  storeReadings,
} from '../../../src/ledger/index.ts'
import { lost } from '../../../src/ledger/views/lost.ts'
import { statements } from '../../../src/ledger/views/statements.ts'
import type { Actor } from '../../../src/types.ts'
import { KINDS, newLedger } from '../ledgers.ts'
import { CODEBOOK, newReading } from '../readings.ts'

let minute = 0
const by = (name = 'Ada') => ({ by: name, at: new Date(Date.UTC(2026, 2, 20, 9, minute++)).toISOString() })

const ACTORS: readonly Actor[] = [
  { id: 'n', name: 'Norland', kind: 'party', members: [], roles: [], mentions: [] },
  { id: 'e', name: 'Ilse Marr', kind: 'person', party: 'n', members: [], roles: [], mentions: [] },
]
const HOLDERS = [{ actor: 'n', authority: 'firsthand' }] as const
const MEANING = { speaker: 'e', voices: ['e'], holders: HOLDERS, authority: 'firsthand' } as const

const FIRST =
  '[1 source The envoy] [1 cue said] [1 content that Norland accepts the truce for now]. [2 source She] [2 cue added] [2 content that the lake was calm].'
const AGAIN =
  '[1 source The envoy] [1 cue said] [1 content that Norland accepts the truce] for now. [2 source She] [2 cue added] [2 content that the lake was calm].'

/** One report, read once and then otherwise: the first statement has fewer words now. */
const read = (written: string, about: { published: string } = { published: '2026-03-14' }) =>
  newReading(
    written,
    { title: 'Truce', outlet: 'Courier', ...about },
    { actors: ACTORS, statements: { '1': { ...MEANING, act: 'agree' }, '2': { ...MEANING, act: 'report' } } },
  )

/** A ledger in which a correction of the first statement has lost its place; it is sound in the end. */
const losing = async (kind: Ledger['kind']) => {
  const ledger = await newLedger(kind)
  onTestFinished(async () => {
    expect((await checkLedger(ledger)).faults).toEqual([])
  })
  const [before, after] = [read(FIRST), read(AGAIN)]
  await storeReadings(ledger, [before], CODEBOOK)
  const { id: norland } = await ledger.db
    .selectFrom('actor')
    .select('id')
    .where('name', '=', 'Norland')
    .executeTakeFirstOrThrow()
  const change = { act: 'concede', holders: [{ actor: norland, authority: 'relayed' }] } as const
  const decision = await decide(
    ledger,
    { kind: 'correct', entry: before.statements[0]?.id ?? '', change },
    { ...by(), why: 'too soft' },
  )
  await replaceReading(ledger, after, CODEBOOK)
  return { ledger, before, after, decision, norland }
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)
const lostIn = async (ledger: Ledger) => idsOf((await lost(ledger)).rows.map(({ decision }) => decision))

describe.each(KINDS)('lost(ledger, paging) on %s', (kind) => {
  it('gives a decision with its words, the statement that it was about, and those that it may be about now', async () => {
    const { ledger, before, after, decision, norland } = await losing(kind)
    const { rows, next } = await lost(ledger)
    expect(next).toBeUndefined()
    expect(rows).toMatchObject([
      {
        decision,
        report: { id: before.report.id, title: 'Truce', outlet: 'Courier', published: '2026-03-14' },
        passage: [
          { words: 'The envoy said ', decided: false },
          { words: 'that Norland accepts the truce for now', decided: true },
          { words: '. She added that the lake was calm.', decided: false },
        ],
        was: {
          quote: 'that Norland accepts the truce for now',
          act: 'agree',
          holders: HOLDERS,
          names: { n: 'Norland', e: 'Ilse Marr' },
        },
        candidates: [
          { entry: after.statements[0]?.id, quote: 'that Norland accepts the truce', review: null },
          { entry: after.statements[1]?.id, quote: 'that the lake was calm', review: null },
        ],
        names: { [norland]: 'Norland' },
      },
    ])
    expect(rows[0]?.report).not.toHaveProperty('text')
    expect((await countLedger(ledger)).lost).toBe(1)
    expect(idsOf(await look(ledger, findLost))).toEqual([decision.id])
  })

  it('gives none any more once it is placed, or taken back, and again when that is taken back', async () => {
    const { ledger, after, decision } = await losing(kind)
    const entry = after.statements[0]?.id ?? ''
    const placed = await decide(ledger, { kind: 'place', decision: decision.id, entry }, by('Ben'))
    expect(placed).toMatchObject({ kind: 'correct', by: 'Ben', target: { entry }, change: decision.change })
    expect(await lostIn(ledger)).toEqual([])
    expect((await countLedger(ledger)).lost).toBe(0)
    const acts = async () => (await statements(ledger)).rows.map(({ act }) => act)
    expect(await acts()).toEqual(['concede', 'report'])
    const back = await decide(ledger, { kind: 'undo', decision: placed.id }, by())
    expect(await lostIn(ledger)).toEqual([decision.id])
    expect(await acts()).toEqual(['agree', 'report'])
    await decide(ledger, { kind: 'undo', decision: back.id }, by())
    expect(await lostIn(ledger)).toEqual([])
    expect(await acts()).toEqual(['concede', 'report'])
    await expect(decide(ledger, { kind: 'place', decision: decision.id, entry }, by())).rejects.toThrow(
      `${decision.id}: was taken back`,
    )
  })

  it('leaves out what somebody no longer holds', async () => {
    const { ledger, decision } = await losing(kind)
    await decide(ledger, { kind: 'undo', decision: decision.id }, by())
    expect(await lostIn(ledger)).toEqual([])
  })

  it('puts the same words farther off before other words in their place, and is given page by page', async () => {
    const ledger = await newLedger(kind)
    const middle = 'Nobody else spoke that evening. '.repeat(8)
    const calm = '[2 source She] [2 cue added] [2 content that the lake was calm].'
    const [said, repeated] = [1, 3].map(
      (number) =>
        `[${number} source She] [${number} cue said] [${number} content that Norland accepts the truce]`,
    )
    const plain = 'She said that Norland accepts the truce'
    const before = read(`${said} at ten. ${calm} ${middle}${plain} at noon.`)
    const after = read(`${plain} at ten. ${calm} ${middle}${repeated} at noon.`)
    await storeReadings(ledger, [before], CODEBOOK)
    const entry = before.statements[0]?.id ?? ''
    const made = []
    for (const kind of ['accept', 'reject', 'accept'] as const)
      made.push(await decide(ledger, { kind, entry }, by()))
    await replaceReading(ledger, after, CODEBOOK)
    const first = await lost(ledger, { limit: 2 })
    const second = await lost(ledger, { limit: 2, ...(first.next !== undefined && { after: first.next }) })
    expect(second.next).toBeUndefined()
    expect(idsOf([...first.rows, ...second.rows].map(({ decision }) => decision))).toEqual(idsOf(made))
    expect(first.rows[0]?.candidates.map(({ entry }) => entry)).toEqual([
      after.statements.find(({ id }) => id.endsWith('-3'))?.id,
      after.statements.find(({ id }) => id.endsWith('-2'))?.id,
    ])
    await expect(lost(ledger, { after: '["x"]' })).rejects.toThrow('is no place in the list')
  })

  it('shows a decision of which no statement is left in its report', async () => {
    const ledger = await newLedger(kind)
    const before = read(FIRST)
    await storeReadings(ledger, [before], CODEBOOK)
    await decide(ledger, { kind: 'accept', entry: before.statements[0]?.id ?? '' }, by())
    await replaceReading(ledger, { ...before, statements: [], attributions: [] }, CODEBOOK)
    expect((await lost(ledger)).rows).toMatchObject([{ candidates: [], was: { act: 'agree' } }])
  })
})
