import { describe, expect, it } from 'vitest'
import { decide } from '../../../src/ledger/decisions/index.ts'
import { closeLedger, type Ledger, storeReadings, write } from '../../../src/ledger/index.ts'
import { actors } from '../../../src/ledger/views/actors.ts'
import { discrepancies } from '../../../src/ledger/views/discrepancies.ts'
import { show } from '../../../src/ledger/views/show.ts'
import { KINDS, newLedger } from '../ledgers.ts'
import { newReading } from '../readings.ts'
import { CODEBOOK, said } from './talks.ts'

const at = `e${'1'.repeat(12)}`
const HELD = said({
  by: 'holm',
  of: 'norland',
  issue: 'truce',
  words: 'the truce holds',
  at,
  encounters: [
    {
      id: at,
      kind: 'press-conference',
      span: { start: 0, end: 3 },
      mentions: [],
      participants: ['norland'],
      delegations: [],
    },
  ],
})
const RELAYED = said({
  by: 'brandt',
  of: 'norland',
  issue: 'bridge',
  words: 'Norland opens it',
  outlet: 'Courier',
})
const NESTED = newReading(
  '[1 source The envoy] [1 cue said] [1 content that [2 source the sides] [2 cue agreed] [2 content to meet]].',
  { outlet: 'Post', published: '2026-03-16' },
  { statements: { 2: { within: '1' } } },
)
const [held] = HELD.statements
const [relayed] = RELAYED.statements

describe.each(KINDS)('show(ledger, id) on %s', (kind) => {
  const showing = async <T>(ask: (ledger: Ledger) => Promise<T>): Promise<T> => {
    const ledger = await newLedger(kind)
    try {
      await storeReadings(ledger, [HELD, RELAYED, NESTED], CODEBOOK)
      return await ask(ledger)
    } finally {
      await closeLedger(ledger)
    }
  }
  const shown = (id: string) => showing((ledger) => show(ledger, id))

  it('shows a statement in its paragraph, with its voices, its holders and its report', async () => {
    const statement = await shown(relayed?.id ?? '')
    expect(statement).toMatchObject({
      type: 'statement',
      counts: true,
      paragraphs: [{ text: 'Teodor Brandt said Norland opens it.' }],
      parts: {
        voices: [{ name: 'Teodor Brandt', party: 'Ostmark' }],
        holders: [{ name: 'Norland', authority: 'relayed' }],
      },
      report: { report: { outlet: 'Courier' }, statements: 1 },
      receipt: { quote: 'Norland opens it' },
      copies: [],
      decisions: [],
    })
  })

  it('shows what a statement stands in, and what stands in it', async () => {
    const [outer, inner] = NESTED.statements
    expect(await shown(outer?.id ?? '')).toMatchObject({ nested: [{ entry: inner?.id }] })
    expect(await shown(inner?.id ?? '')).toMatchObject({ within: { entry: outer?.id }, nested: [] })
  })

  it('shows a report with its text and its statements', async () => {
    expect(await shown(HELD.report.id)).toMatchObject({
      type: 'report',
      report: HELD.report,
      state: 'read',
      counting: 1,
      statements: [{ entry: held?.id, quote: 'the truce holds' }],
    })
  })

  it('shows an actor with issues, who speaks for it, who about it, and its mentions', async () => {
    await showing(async (ledger) => {
      const { rows } = await actors(ledger, { party: 'Norland' })
      const norland = await show(ledger, rows.find(({ name }) => name === 'Norland')?.id ?? '')
      expect(norland).toMatchObject({
        type: 'actor',
        name: 'Norland',
        statements: 2,
        issues: [
          { issue: 'bridge', for: 1, against: 0, unclear: 0 },
          { issue: 'truce', for: 1, against: 0, unclear: 0 },
        ],
        spokenForBy: [{ name: 'Ada Holm', statements: 1 }],
        spokenAboutBy: [{ name: 'Teodor Brandt', statements: 1 }],
        reports: 2,
        mentions: [{ span: { start: 0, end: 3 } }, { span: { start: 0, end: 3 } }],
      })
      const form = norland.type === 'actor' ? norland.forms[0]?.id : undefined
      expect(await show(ledger, form ?? '')).toEqual(norland)
    })
  })

  it('finds the latest statements of one who has a part in very many by another way, and finds the same', async () => {
    await showing(async (ledger) => {
      const { rows } = await actors(ledger, { party: 'Norland' })
      const id = rows.find(({ name }) => name === 'Norland')?.id ?? ''
      const few = await show(ledger, id)
      // As if it had: the way is taken by this number.
      await write(ledger, (tx) =>
        tx.updateTable('actor').set({ statements: 1_000_000 }).where('id', '=', id).execute(),
      )
      expect(await show(ledger, id)).toEqual({ ...few, statements: 1_000_000 })
    })
  })

  it('shows an encounter with who tells what of it, and what was said at it', async () => {
    expect(await shown(at)).toMatchObject({
      type: 'encounter',
      encounter: { kind: 'press-conference' },
      said: [{ entry: held?.id }],
    })
  })

  it('shows decisions, and on a statement those that were made on it', async () => {
    await showing(async (ledger) => {
      const by = { by: 'ann', at: '2026-03-20T08:00:00Z', why: 'misread' }
      const decision = await decide(ledger, { kind: 'reject', entry: held?.id ?? '' }, by)
      expect(await show(ledger, held?.id ?? '')).toMatchObject({
        counts: false,
        decisions: [{ id: decision.id }],
      })
      expect(await show(ledger, decision.id)).toMatchObject({
        type: 'decision',
        decision: { why: 'misread' },
      })
    })
  })

  it('shows a discrepancy with both its sides, and the decisions on it', async () => {
    const against = said({
      by: 'vask',
      of: 'norland',
      issue: 'truce',
      act: 'reject',
      stance: 'against',
      words: 'it is not that the truce holds',
      outlet: 'Post',
    })
    const discrepancy = await showing(async (ledger) => {
      await storeReadings(ledger, [against], CODEBOOK)
      const { rows } = await discrepancies(ledger)
      const id = rows.find(({ kind }) => kind === 'contradiction')?.id ?? ''
      await decide(ledger, { kind: 'resolve', entry: id }, { by: 'Ada', at: '2026-03-20T09:00:00.000Z' })
      return show(ledger, id)
    })
    expect(discrepancy).toMatchObject({
      type: 'discrepancy',
      discrepancy: { kind: 'contradiction', issue: 'truce', receipts: [{ act: 'reject' }, {}] },
      decisions: [{ kind: 'resolve' }],
    })
    await expect(shown('d0123456789ab')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('shows a commitment of one of several holders by the statement that claims it', async () => {
    expect(await shown(`${held?.id}-0a1b`)).toMatchObject({ type: 'statement', id: held?.id })
  })

  it('takes the first 8 characters of an id that no other begins with, and says what it does not know', async () => {
    expect(await shown(HELD.report.id.slice(0, 8))).toMatchObject({ type: 'report', id: HELD.report.id })
    await expect(shown(HELD.report.id.slice(0, 7))).rejects.toMatchObject({ code: 'misuse' })
    await expect(shown('nothing-of-that-id')).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(/^nothing-of-that-id: nothing in this ledger has that id; /),
    })
  })
})
