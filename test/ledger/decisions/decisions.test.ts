import { describe, expect, it, onTestFinished } from 'vitest'
import { checkLedger } from '../../../src/ledger/check.ts'
import { addReports, decide, decideAll, type Ledger, storeReadings } from '../../../src/ledger/index.ts'
import { statements } from '../../../src/ledger/views/statements.ts'
import type { Actor, Reading } from '../../../src/types.ts'
import { KINDS, newLedger } from '../ledgers.ts'
import { CODEBOOK, newReading } from '../readings.ts'

let minute = 0
const by = (name = 'Ada') => ({ by: name, at: new Date(Date.UTC(2026, 2, 20, 9, minute++)).toISOString() })

const actor = (id: string, name: string, more: Partial<Actor> = {}): Actor => ({
  id,
  name,
  kind: 'person',
  members: [],
  roles: [],
  mentions: [],
  ...more,
})

const NORLAND = actor('n', 'Norland', { kind: 'party' })
const SUDMARK = actor('s', 'Sudmark', { kind: 'party' })

/** "The envoy said that Norland accepts the truce." */
const accepting = (about: { outlet?: string; url?: string; modified?: string } = {}, text = '') =>
  newReading(
    `[1 source The envoy] [1 cue said] [1 content that Norland accepts the truce for now]. ${text}`,
    { published: '2026-03-14', ...about },
    {
      actors: [NORLAND, SUDMARK, actor('e', 'Ilse Marr', { party: 'n' })],
      statements: {
        '1': {
          speaker: 'e',
          voices: ['e'],
          holders: [{ actor: 'n', authority: 'firsthand' }],
          authority: 'firsthand',
          act: 'agree',
          certainty: 'certain',
          polarity: 'affirmed',
          issues: [{ id: 'truce', stance: 'for' }],
        },
      },
    },
  )

/** A ledger with some readings; whatever is decided in it, it has to be sound in the end. */
const storing = async (kind: Ledger['kind'], ...readings: readonly Reading[]) => {
  const ledger = await newLedger(kind)
  onTestFinished(async () => {
    expect((await checkLedger(ledger)).faults).toEqual([])
  })
  await storeReadings(ledger, readings, CODEBOOK)
  return ledger
}

const idOf = (reading: Reading) => reading.statements[0]?.id ?? ''
const shown = async (ledger: Ledger) => (await statements(ledger)).rows

describe.each(KINDS)('a decision in a ledger on %s', (kind) => {
  it('that corrects a statement wins over the reading, and what it does not name stays', async () => {
    const reading = accepting()
    const ledger = await storing(kind, reading)
    const change = { act: 'reject', issues: [{ id: 'truce', stance: 'against' }] } as const
    const decision = await decide(
      ledger,
      { kind: 'correct', entry: idOf(reading), change },
      { ...by(), why: 'misread' },
    )
    expect(decision).toMatchObject({
      by: 'Ada',
      why: 'misread',
      kind: 'correct',
      target: {
        report: reading.report.id,
        entry: idOf(reading),
        quote: 'that Norland accepts the truce for now',
      },
      change,
    })
    expect(await shown(ledger)).toMatchObject([
      {
        entry: idOf(reading),
        act: 'reject',
        certainty: 'certain',
        issues: [{ id: 'truce', stance: 'against' }],
      },
    ])
    const holding = await ledger.db.selectFrom('holding').select(['issue', 'stance', 'act']).execute()
    expect(holding).toEqual([{ issue: 'truce', stance: 'against', act: 'reject' }])
  })

  it('that rejects a statement takes it out of the views, and taking it back puts it in again', async () => {
    const reading = accepting()
    const ledger = await storing(kind, reading)
    const before = await shown(ledger)
    const { id } = await decide(ledger, { kind: 'reject', entry: idOf(reading) }, by())
    expect(await shown(ledger)).toEqual([])
    const back = await decide(ledger, { kind: 'undo', decision: id }, by('Ben'))
    expect(await shown(ledger)).toEqual(before)
    await decide(ledger, { kind: 'undo', decision: back.id }, by())
    expect(await shown(ledger)).toEqual([])
  })

  it('on one carrier of a story holds for all that carry its words', async () => {
    const long =
      'The talks were held in a hotel by the lake, and nobody who was asked there could say when they would end. '
    const [wire, copy] = [accepting({ outlet: 'Wire' }, long), accepting({ outlet: 'Courier' }, long)]
    const ledger = await storing(kind, wire, copy)
    expect(await shown(ledger)).toMatchObject([{ carriers: 2 }])
    await decide(ledger, { kind: 'reject', entry: idOf(copy) }, by())
    expect(await shown(ledger)).toEqual([])
  })

  it('that corrects the holder names an actor of the ledger', async () => {
    const reading = accepting()
    const ledger = await storing(kind, reading)
    const { id } = await ledger.db
      .selectFrom('actor')
      .select('id')
      .where('name', '=', 'Sudmark')
      .executeTakeFirstOrThrow()
    const change = { holders: [{ actor: id, authority: 'relayed' }] } as const
    await decide(ledger, { kind: 'correct', entry: idOf(reading), change }, by())
    expect(await shown(ledger)).toMatchObject([
      { authority: 'relayed', holders: [{ actor: id, authority: 'relayed' }] },
    ])
  })

  it('that names an actor whom the ledger does not know is refused', async () => {
    const reading = accepting()
    const ledger = await storing(kind, reading)
    const holders = [{ actor: 'norland', authority: 'firsthand' }] as const
    const correct = { kind: 'correct', entry: idOf(reading), change: { holders } } as const
    await expect(decide(ledger, correct, by())).rejects.toThrow('norland: there is no such actor')
    const mark = { kind: 'mark', report: reading.report.id, quote: 'the truce', change: { holders } } as const
    await expect(decide(ledger, mark, by())).rejects.toThrow('norland: there is no such actor')
  })

  it('that marks a statement adds it with its words', async () => {
    const reading = accepting({}, 'Sudmark, for its part, refuses to sign.')
    const ledger = await storing(kind, reading)
    const { id } = await ledger.db
      .selectFrom('actor')
      .select('id')
      .where('name', '=', 'Sudmark')
      .executeTakeFirstOrThrow()
    const change = { act: 'reject', speaker: id, holders: [{ actor: id, authority: 'narrator' }] } as const
    const given = { report: reading.report.id, quote: 'to sign', source: 'Sudmark', cue: 'refuses', change }
    const marked = await decide(ledger, { kind: 'mark', ...given }, by())
    expect(await shown(ledger)).toMatchObject([
      { entry: idOf(reading) },
      { entry: marked.target.entry, quote: 'to sign', act: 'reject', authority: 'narrator', confidence: 1 },
    ])
    await decide(ledger, { kind: 'undo', decision: marked.id }, by())
    expect(await shown(ledger)).toHaveLength(1)
  })

  it('that marks words which do not stand there, or stand there twice, is refused with the reason', async () => {
    const reading = accepting({}, 'A truce is a truce.')
    const ledger = await storing(kind, reading)
    const marking = (quote: string) =>
      decide(ledger, { kind: 'mark', report: reading.report.id, quote }, by())
    await expect(marking('no such words')).rejects.toThrow(
      'the quote "no such words" does not stand in the report',
    )
    await expect(marking('truce')).rejects.toThrow(
      'stands in the report more than once; give more of the words around it',
    )
    expect(await ledger.db.selectFrom('decision').selectAll().execute()).toEqual([])
  })

  it('that marks words which stand there twice says by a span which of them', async () => {
    const reading = accepting({}, 'A truce is a truce.')
    const ledger = await storing(kind, reading)
    const start = reading.report.text.lastIndexOf('truce')
    const span = { start, end: start + 'truce'.length }
    const { target } = await decide(
      ledger,
      { kind: 'mark', report: reading.report.id, quote: 'truce', span },
      by(),
    )
    expect(target.span).toEqual(span)
    await expect(
      decide(ledger, { kind: 'mark', report: reading.report.id, quote: 'a truce', span }, by()),
    ).rejects.toThrow(`the quote "a truce" does not stand at ${span.start} to ${span.end} of the report`)
  })

  it('is made together with others, or none of them is, and one may be about what another made', async () => {
    const reading = accepting({}, 'Sudmark refuses to sign.')
    const ledger = await storing(kind, reading)
    const mark = { kind: 'mark', report: reading.report.id, quote: 'to sign' } as const
    const reject = { kind: 'reject', entry: idOf(reading) } as const
    await expect(decideAll(ledger, [reject, { kind: 'accept', entry: 's0' }], by())).rejects.toThrow(
      's0: there is no such statement',
    )
    expect(await shown(ledger)).toMatchObject([{ entry: idOf(reading) }])
    const [marked] = await decideAll(ledger, [mark, reject], by())
    const entry = marked?.target.entry ?? ''
    expect(await shown(ledger)).toMatchObject([{ entry }])
    const both = await decideAll(
      ledger,
      [
        { kind: 'undo', decision: marked?.id ?? '' },
        { kind: 'mark', report: reading.report.id, quote: 'refuses to sign', why: 'the verb too' },
        { kind: 'accept', entry: idOf(reading) },
      ],
      by(),
    )
    expect(both.map(({ kind, why }) => [kind, why])).toEqual([
      ['undo', undefined],
      ['mark', 'the verb too'],
      ['accept', undefined],
    ])
    expect(await shown(ledger)).toMatchObject([{ entry: idOf(reading) }, { quote: 'refuses to sign' }])
  })

  it('that makes two actors one, or splits one off, is taken back like any other', async () => {
    const named = (name: string, text: string) =>
      newReading(
        `[1 source ${name}] [1 cue said] [1 content ${text}].`,
        {},
        {
          actors: [NORLAND, actor('p', name, { party: 'n', roles: [{ title: 'President' }] })],
          statements: {
            '1': { speaker: 'p', voices: ['p'], holders: [{ actor: 'n', authority: 'firsthand' }] },
          },
        },
      )
    const ledger = await storing(
      kind,
      named('Ilse Marr', 'one'),
      named('The Lady of Steinhaven', 'two'),
      named('Marr', 'three'),
    )
    const people = async () => {
      const rows = await ledger.db
        .selectFrom('profile')
        .innerJoin('actor', 'actor.no', 'profile.actor')
        .select(['profile.name as form', 'profile.id', 'actor.name'])
        .where('profile.kind', '=', 'person')
        .orderBy('profile.name')
        .execute()
      return {
        ids: rows.map(({ id }) => id),
        of: Object.fromEntries(rows.map(({ form, name }) => [form, name])),
      }
    }
    const before = await people()
    expect(before.of).toEqual({
      'Ilse Marr': 'Ilse Marr',
      Marr: 'Ilse Marr',
      'The Lady of Steinhaven': 'The Lady of Steinhaven',
    })
    const [ilse = '', marr = '', lady = ''] = before.ids
    const merged = await decide(ledger, { kind: 'merge', entry: ilse, with: lady }, by())
    expect(new Set(Object.values((await people()).of)).size).toBe(1)
    const apart = await decide(ledger, { kind: 'split', entry: marr }, by())
    expect((await people()).of).toMatchObject({ Marr: 'Marr' })
    await decide(ledger, { kind: 'undo', decision: merged.id }, by())
    await decide(ledger, { kind: 'undo', decision: apart.id }, by())
    expect(await people()).toEqual(before)
  })

  it('on what is not there is refused', async () => {
    const ledger = await storing(kind, accepting())
    await expect(decide(ledger, { kind: 'accept', entry: 's0' }, by())).rejects.toThrow(
      's0: there is no such statement',
    )
    await expect(decide(ledger, { kind: 'merge', entry: 'p0', with: 'p1' }, by())).rejects.toThrow(
      'p0: there is no such actor',
    )
    await expect(decide(ledger, { kind: 'undo', decision: 'd0' }, by())).rejects.toThrow(
      'd0: there is no such decision',
    )
  })

  it('is never changed, not even by hand', async () => {
    const ledger = await storing(kind, accepting())
    await decide(ledger, { kind: 'note', entry: 'anything', text: 'Look again.' }, by())
    await expect(ledger.db.updateTable('decision').set({ by: 'Eve' }).execute()).rejects.toThrow(
      'kept for ever',
    )
    await expect(ledger.db.deleteFrom('decision').execute()).rejects.toThrow('kept for ever')
  })

  it('on a report that is corrected later stands in the new version too, where its words do', async () => {
    const about = { url: 'https://courier.example/1', outlet: 'Courier' }
    const first = accepting(about, 'Nobody else spoke that evening.')
    const ledger = await storing(kind, first)
    await decide(ledger, { kind: 'correct', entry: idOf(first), change: { act: 'acknowledge' } }, by())
    const marked = await decide(
      ledger,
      { kind: 'mark', report: first.report.id, quote: 'Nobody else spoke that evening' },
      by(),
    )
    await decide(
      ledger,
      { kind: 'correct', entry: marked.target.entry ?? '', change: { act: 'report' } },
      by(),
    )
    const second = accepting(
      { ...about, modified: '2026-03-15' },
      'Nobody else spoke that evening, or on Saturday.',
    )
    await addReports(ledger, [{ report: second.report }])
    await storeReadings(ledger, [second], CODEBOOK)
    const now = await shown(ledger)
    expect(now).toMatchObject([
      { entry: idOf(second), act: 'acknowledge' },
      { quote: 'Nobody else spoke that evening', act: 'report', report: second.report.id },
    ])
    expect(now[1]?.entry).not.toBe(marked.target.entry)
  })
})
