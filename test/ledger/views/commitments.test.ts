import { describe, expect, it } from 'vitest'
import { decide, type Ledger } from '../../../src/ledger/index.ts'
import { isSignedText } from '../../../src/ledger/views/clauses.ts'
import { commitments } from '../../../src/ledger/views/commitments.ts'
import type { Filter } from '../../../src/ledger/views/filter.ts'
import type { Commitment, Outcome, Reading } from '../../../src/types.ts'
import { KINDS } from '../ledgers.ts'
import { newReading } from '../readings.ts'
import { said, withReadings } from './talks.ts'
import { onCondition, telling, timeIn } from './tellings.ts'

const OPEN = 'Norland will open two gates of the Veld bridge'

const own = telling({ by: 'holm', of: 'norland', issue: 'bridge', act: 'commit', words: OPEN })
const told = telling({
  by: 'brandt',
  of: 'norland',
  issue: 'bridge',
  act: 'agree',
  words: 'to open two of the four gates of the Veld bridge',
  published: '2026-03-18',
  outlet: 'Courier',
})

const brief = ({ names, holder, toward, claims, claimedBy }: Commitment) =>
  `${names[holder]}${toward.map((id) => ` to ${names[id]}`).join('')}: ${claims.length} by ${claimedBy}`

describe.each(KINDS)('commitments(ledger, filter, paging) on %s', (kind) => {
  const listed = (readings: readonly Reading[], filter: Filter = {}) =>
    withReadings(kind, readings, async (ledger) => (await commitments(ledger, filter)).rows)
  const briefly = async (readings: readonly Reading[], filter: Filter = {}) =>
    (await listed(readings, filter)).map(brief)

  it('makes one of an undertaking that several statements tell, in whatever order they come in', async () => {
    expect(await briefly([own, told])).toEqual(['Norland: 2 by both'])
    expect(await listed([told, own])).toEqual(await listed([own, told]))
    const [one] = await listed([own, told])
    expect(one).toMatchObject({ what: OPEN, issues: ['bridge'] })
    expect(one?.id).toBe(own.statements[0]?.id)
    expect(one?.claims.map(({ entry }) => entry)).toEqual([own.statements[0]?.id, told.statements[0]?.id])
  })

  it('keeps apart other figures, other dates, other names, other holders and what is far in time', async () => {
    const also = (words: string, published = '2026-03-15', of: 'norland' | 'sudmark' = 'norland') =>
      telling({ by: 'brandt', of, issue: 'bridge', act: 'commit', words, published })
    const count = async (...readings: Reading[]) => (await listed(readings)).length
    expect(await count(own, also('to open three gates of the Veld bridge'))).toBe(2)
    expect(await count(own, also('to open two gates of the Orm bridge'))).toBe(2)
    expect(await count(own, also('to open two gates of the Veld bridge', '2026-06-01'))).toBe(2)
    expect(await count(own, also('to open two gates of the Veld bridge', '2026-03-15', 'sudmark'))).toBe(2)
    expect(await count(own, also('to open two gates of the Veld bridge'))).toBe(1)
    const by = (date: string, value: string) =>
      timeIn(also(`to open two gates of the Veld bridge by ${date}`), date, value)
    expect(await count(own, by('April 1', '2026-04-01'))).toBe(1)
    expect(await count(by('April 1', '2026-04-01'), by('May 1', '2026-05-01'))).toBe(2)
    expect(await count(by('April 1', '2026-04-01'), by('April', '2026-04'))).toBe(1)
  })

  it('without an issue asks for strongly alike words on nearly the same day', async () => {
    const bare = (words: string, published?: string) =>
      telling({ by: 'holm', of: 'norland', act: 'commit', words, ...(published && { published }) })
    const first = bare('the pensions of the bridge guards will be paid')
    expect(await briefly([first, bare('to pay the pensions of all bridge guards', '2026-03-15')])).toEqual([
      'Norland: 2 by itself',
    ])
    expect((await listed([first, bare('the pensions of miners will rise', '2026-03-15')])).length).toBe(2)
    expect(
      (await listed([first, bare('to pay the pensions of all bridge guards', '2026-03-25')])).length,
    ).toBe(2)
  })

  it('tells the condition and the deadline, of the words before a date alone those that make it one', async () => {
    const words = `${OPEN} by April 1, once the guards have left`
    const read = telling({ by: 'holm', of: 'norland', issue: 'bridge', act: 'commit', words })
    const [one] = await listed([
      onCondition(timeIn(read, 'April 1', '2026-04-01'), 'once the guards have left'),
    ])
    expect(one).toMatchObject({ due: '2026-04-01', condition: 'once the guards have left' })
    const on = telling({
      by: 'holm',
      of: 'norland',
      issue: 'bridge',
      act: 'commit',
      words: `${OPEN} on April 1`,
    })
    expect((await listed([timeIn(on, 'April 1', '2026-04-01')]))[0]).not.toHaveProperty('due')
    const within = telling({
      by: 'holm',
      of: 'norland',
      issue: 'bridge',
      act: 'commit',
      words: `${OPEN} within a week`,
    })
    expect((await listed([timeIn(within, 'a week', 'P1W')]))[0]?.due).toBe('2026-03-21')
  })

  it('says toward whom: those who are addressed, and those who undertake it as well', async () => {
    const promised = telling(
      { by: 'holm', of: 'norland', issue: 'bridge', act: 'commit', words: OPEN },
      { addressees: ['vask'] },
    )
    expect(await briefly([promised])).toEqual(['Norland to Sudmark: 1 by itself'])
    const joint = telling(
      { by: 'holm', of: 'norland', issue: 'truce', act: 'agree', words: 'to keep the truce' },
      {
        holders: [
          { actor: 'norland', authority: 'firsthand' },
          { actor: 'sudmark', authority: 'relayed' },
        ],
      },
    )
    expect((await briefly([joint])).toSorted()).toEqual([
      'Norland to Sudmark: 1 by itself',
      'Sudmark to Norland: 1 by others',
    ])
    expect(new Set((await listed([joint])).map(({ id }) => id)).size).toBe(2)
    expect(await briefly([joint], { party: 'Sudmark' })).toEqual(['Sudmark to Norland: 1 by others'])
  })

  it('tells what was said of it later: confirmed, denied, withdrawn; a denial of something else is none', async () => {
    const later = (act: 'deny' | 'withdraw' | 'commit', words: string, published: string) =>
      telling(
        { by: 'holm', of: 'norland', issue: 'bridge', act, words, published },
        act === 'deny' ? { polarity: 'denied' } : {},
      )
    const [one] = await listed([
      own,
      told,
      later('commit', `${OPEN}, as it has said`, '2026-03-20'),
      later('deny', 'that Norland would open any gate of the Veld bridge', '2026-03-21'),
      later('deny', 'that guards at the bridge had been beaten', '2026-03-21'),
      later('withdraw', 'its offer to open the gates of the Veld bridge', '2026-03-22'),
    ])
    expect(one?.later.map(({ kind, receipt }) => `${kind} ${receipt.published}`)).toEqual([
      'confirmed 2026-03-20',
      'denied 2026-03-21',
      'withdrawn 2026-03-22',
    ])
  })

  it('lists acts that bind, and neither demands nor what is denied', async () => {
    const act = (act: 'agree' | 'concede' | 'demand' | 'propose') =>
      said({ by: 'holm', of: 'norland', issue: 'bridge', act, words: `${act}: the toll of the bridge` })
    expect((await listed([act('agree'), act('demand'), act('propose')])).length).toBe(1)
    expect((await listed([act('concede')])).length).toBe(1)
    expect(
      await listed([
        telling({ by: 'holm', of: 'norland', issue: 'bridge', act: 'agree' }, { polarity: 'denied' }),
      ]),
    ).toEqual([])
  })

  it('gives those claimed last first, page by page, each once', async () => {
    const readings = ['2026-01-10', '2026-03-10', '2026-02-10', '2026-03-05'].map((published, index) =>
      telling({
        by: 'holm',
        of: 'norland',
        issue: 'bridge',
        act: 'commit',
        words: `thing${index} stays with place${index}`,
        published,
      }),
    )
    await withReadings(kind, readings, async (ledger) => {
      const found: (string | undefined)[] = []
      for (let after: string | undefined; ; ) {
        const page = await commitments(ledger, {}, { limit: 1, ...(after !== undefined && { after }) })
        found.push(...page.rows.map(({ claims: [first] }) => first?.published))
        after = page.next
        if (after === undefined) break
      }
      expect(found).toEqual(['2026-03-10', '2026-03-05', '2026-02-10', '2026-01-10'])
    })
  })

  it.each<[Filter, number]>([
    [{ party: 'Norland' }, 1],
    [{ party: 'Sudmark' }, 0],
    [{ issue: 'bridge' }, 1],
    [{ issue: 'truce' }, 0],
    [{ actor: 'Teodor Brandt' }, 1],
    [{ outlet: 'Courier' }, 1],
    [{ outlet: 'Post' }, 0],
    [{ act: 'agree' }, 1],
    [{ act: 'concede' }, 0],
    [{ act: 'deny' }, 0],
    [{ authority: 'relayed' }, 1],
    [{ authority: 'unnamed' }, 0],
    [{ since: '2026-03-18' }, 1],
    [{ since: '2026-03-19' }, 0],
    [{ until: '2026-03-14' }, 1],
    [{ search: 'four gates' }, 1],
    [{ search: 'railway' }, 0],
  ])(
    'asks with %o for commitments with a claim that it lets through, and shows all their claims',
    async (filter, count) => {
      expect(await briefly([own, told], filter)).toEqual(count === 0 ? [] : ['Norland: 2 by both'])
    },
  )

  it('tells how people scored it the last time', async () => {
    const score = (ledger: Ledger, value: Outcome) =>
      decide(
        ledger,
        { kind: 'score', entry: own.statements[0]?.id ?? '', value },
        { by: 'ana', at: '2026-06-01T09:00:00Z' },
      )
    await withReadings(kind, [own, told], async (ledger) => {
      await score(ledger, 'partly')
      const { id } = await score(ledger, 'done')
      expect((await commitments(ledger)).rows[0]?.outcome).toEqual({ value: 'done', decision: id })
    })
  })

  it('points to the clause of a signed text that several hold in their own voice, and to no readout', async () => {
    const signed = (title: string) => {
      const { statements, ...reading } = newReading(
        `[1 source The parties] [1 cue agreed] [1 content that two gates of the Veld bridge will be opened].`,
        { title, issuer: 'Norland and Sudmark', published: '2026-05-30' },
        { actors: own.actors },
      )
      const holders = ['norland', 'sudmark'].map((actor) => ({ actor, authority: 'firsthand' as const }))
      return {
        ...reading,
        statements: statements.map((statement) => ({
          ...statement,
          holders,
          authority: 'firsthand' as const,
          act: 'agree' as const,
          certainty: 'certain' as const,
          polarity: 'affirmed' as const,
          issues: [{ id: 'bridge', stance: 'for' as const }],
        })),
      }
    }
    const clauses = async (title: string) =>
      (await listed([own, signed(title)], { until: '2026-04' })).map(({ clause }) => clause?.published)
    expect(await clauses('Agreement on the Veld bridge')).toEqual(['2026-05-30'])
    expect(await clauses('Readout of the meeting on the agreement')).toEqual([undefined])
  })
})

it.each<[string, boolean]>([
  ['Agreement on Bringing Back Lorries', true],
  ['Joint Statement of the Two Governments', true],
  ['Memorandum of Understanding', true],
  ['Joint communiqué', true],
  ['Minister welcomes agreement, readout says', false],
  ['Remarks at the signing of the treaty', false],
  ['Readout of the call of the ministers', false],
])('isSignedText(%s) is %s', (title, expected) => {
  expect(isSignedText(title)).toBe(expected)
})
