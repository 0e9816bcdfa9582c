import { describe, expect, it } from 'vitest'
import { decide, type Ledger } from '../../../src/ledger/index.ts'
import { discrepancies } from '../../../src/ledger/views/discrepancies.ts'
import type { Filter } from '../../../src/ledger/views/filter.ts'
import type { Discrepancy, Encounter, Reading, Receipt, Statement } from '../../../src/types.ts'
import { KINDS } from '../ledgers.ts'
import { newReading } from '../readings.ts'
import { type Said, withReadings } from './talks.ts'
import { telling } from './tellings.ts'

const brief = ({ kind, party, issue, names, receipts }: Discrepancy) =>
  `${kind} ${names[party ?? ''] ?? '–'} ${issue ?? '–'}: ${receipts.map(voice).join(' | ')}`
const voice = ({ voices, names, authority }: Receipt) =>
  `${names[voices.at(-1) ?? ''] ?? 'report'} ${authority}`

const DENIED: Partial<Statement> = { polarity: 'denied' }
const about = (one: Partial<Said>, meaning?: Partial<Statement>) =>
  telling({ of: 'norland', issue: 'bridge', ...one }, meaning)
/** Norland itself, in words of its own. */
const own = (one: Partial<Said>, meaning?: Partial<Statement>) => about({ by: 'holm', ...one }, meaning)
/** What another says of Norland. */
const told = (one: Partial<Said>, meaning?: Partial<Statement>) =>
  about({ by: 'brandt', outlet: 'Courier', ...one }, meaning)

describe.each(KINDS)('discrepancies(ledger, filter, paging) on %s', (kind) => {
  const listed = (readings: readonly Reading[], filter: Filter = {}) =>
    withReadings(kind, readings, async (ledger) => (await discrepancies(ledger, filter)).rows)
  const briefly = async (readings: readonly Reading[], filter: Filter = {}) =>
    (await listed(readings, filter)).map(brief)

  describe('a position that only others tell', () => {
    it('stands there with the latest of each voice; not where the party has ever spoken of the issue', async () => {
      const first = told({ act: 'agree', words: 'to open the bridge', published: '2026-03-01' })
      const again = told({ act: 'agree', words: 'that the bridge would open', published: '2026-03-09' })
      const vask = told({ by: 'vask', act: 'agree', words: 'to have the bridge opened' })
      expect(await briefly([first, again, vask])).toEqual([
        'own-voice-absent Norland bridge: Joren Vask relayed | Teodor Brandt relayed',
      ])
      const spoken = own({ act: 'assess', words: 'the bridge is old', published: '2024-01-01' })
      expect(await briefly([first, again, vask, spoken])).toEqual([])
      expect(await briefly([first, spoken], { since: '2026-01-01' })).toEqual([])
    })

    it('is none where nobody but the report tells it, or one of its own without a name', async () => {
      expect(await briefly([about({ act: 'agree' })])).toEqual([])
      expect(await briefly([about({ by: 'officials', act: 'agree' })])).toEqual([])
      expect(await briefly([told({ act: 'praise' })])).toEqual([])
    })
  })

  describe('a contradiction', () => {
    const pro = { act: 'agree', words: 'to open the bridge to lorries' } as const
    const contra = { act: 'reject', stance: 'against', words: 'opening the bridge to lorries' } as const

    it('is a party for an issue in its own voice and against it as told', async () => {
      expect(await briefly([own(pro), told(contra)])).toEqual([
        'contradiction Norland bridge: Teodor Brandt relayed | Ada Holm firsthand',
      ])
      expect(await briefly([own(pro), told(pro)])).toEqual([])
      expect(await briefly([own(pro), told({ ...contra, stance: 'unclear' })])).toEqual([])
    })

    it('is no move: what the party says itself later, or what others tell of where it stood then', async () => {
      const before = own({ ...pro, published: '2026-03-01' })
      const after = own({ ...contra, published: '2026-03-10' })
      expect(await briefly([before, after])).toEqual([])
      expect(await briefly([before, told({ ...pro, published: '2026-03-05' }), after])).toEqual([])
      expect(await briefly([before, after, told({ ...pro, published: '2026-03-14' })])).toHaveLength(1)
    })

    it('needs days that are near and words that are about the same', async () => {
      expect(await briefly([own(pro), told({ ...contra, published: '2026-04-20' })])).toEqual([])
      expect(
        await briefly([own(pro), told({ ...contra, words: 'a toll for the guards of the bridge' })]),
      ).toEqual([])
    })

    it('is one who denies what another tells of him; alike words alone tell that it is that', async () => {
      const claim = told({ act: 'agree', words: 'to let lorries with food over the bridge' })
      const denial = (words: string) =>
        own({ act: 'deny', stance: 'unclear', words, published: '2026-03-16' }, DENIED)
      expect(
        await briefly([claim, denial('that Norland would let lorries with food over the bridge')]),
      ).toEqual(['contradiction Norland bridge: Teodor Brandt relayed | Ada Holm firsthand'])
      expect(await briefly([claim, denial('that guards at the bridge had been beaten')])).toEqual([])
      expect(await briefly([claim, denial('that the bridge was shut')])).toEqual([])
    })

    it('is one who denies what he is accused of, also where no issue is named', async () => {
      const accusation = telling(
        { by: 'vask', of: 'sudmark', act: 'accuse', words: 'Norland of leaving names off its list' },
        { addressees: ['norland'] },
      )
      const denial = telling(
        {
          by: 'holm',
          of: 'norland',
          act: 'deny',
          words: 'that any name was left off the list',
          published: '2026-03-15',
        },
        DENIED,
      )
      expect(await briefly([accusation, denial])).toEqual([
        'contradiction Norland –: Joren Vask firsthand | Ada Holm firsthand',
      ])
      const another = telling(
        { by: 'vask', of: 'sudmark', act: 'accuse', words: 'Ostmark of leaving names off its list' },
        { addressees: ['ostmark'] },
      )
      expect(await briefly([another, denial])).toEqual([])
    })
  })

  describe('one claim told more and less firmly', () => {
    const firm = own({ act: 'commit', words: 'Norland will open two gates of the bridge' })
    const may = (words: string) =>
      about(
        { by: 'officials', act: 'commit', words, outlet: 'Post', published: '2026-03-17' },
        { certainty: 'possible' },
      )

    it('stands there in both voices', async () => {
      expect(await briefly([firm, may('Norland may open two of the four gates of the bridge')])).toEqual([
        'certainty Norland bridge: Ada Holm firsthand | two officials unnamed',
      ])
    })

    it('is none where the words are others, figures differ, or the voice is one', async () => {
      expect(await briefly([firm, may('Norland may sell the bridge')])).toEqual([])
      expect(await briefly([firm, may('Norland may open three gates of the bridge')])).toEqual([])
      const later = own(
        { act: 'commit', words: 'Norland may open two gates of the bridge', published: '2026-03-17' },
        { certainty: 'possible' },
      )
      expect(await briefly([firm, later])).toEqual([])
    })
  })

  describe('facts that differ', () => {
    const count = (words: string, one: Partial<Said> = {}) => own({ act: 'report', words, ...one })

    it('are figures for one thing', async () => {
      const many = told({ act: 'agree', words: 'to exchange 240 guards of the bridge' })
      expect(
        await briefly([many, count('under the exchange 180 guards go home', { published: '2026-03-15' })]),
      ).toEqual(['fact – bridge: Teodor Brandt relayed | Ada Holm firsthand'])
      expect(await briefly([many, count('under the exchange the first 60 guards go home')])).toEqual([])
      expect(await briefly([many, count('under the exchange 180 lorries go home')])).toEqual([])
      expect(await briefly([many, count('180 guards are ill')])).toEqual([])
    })

    it('are those of one encounter', async () => {
      const call = (length: string, value: string, outlet: string): Reading => {
        const text = `[1 source Ada Holm] [1 cue said] [1 content that she called Joren Vask on March 14 for ${length}].`
        const reading = newReading(text, { outlet, published: '2026-03-16' }, { actors: own({}).actors })
        const place = (words: string) => {
          const start = reading.report.text.indexOf(words)
          return { start, end: start + words.length }
        }
        const encounter: Encounter = {
          id: `e${value}`,
          kind: 'call',
          span: place('called'),
          mentions: [],
          date: { value: '2026-03-14', basis: 'stated', span: place('March 14') },
          duration: { value, span: place(length) },
          participants: ['holm', 'vask'],
          delegations: [],
        }
        return { ...reading, statements: [], encounters: [encounter] }
      }
      const half = call('thirty minutes', 'PT30M', 'Wire')
      const rows = await listed([half, call('two hours', 'PT2H', 'Post')])
      expect(
        rows.map(({ kind, receipts }) => [kind, receipts.map(({ outlet }) => outlet).toSorted()]),
      ).toEqual([['fact', ['Post', 'Wire']]])
      expect(await listed([half, call('half an hour', 'PT30M', 'Post')])).toEqual([])
      expect(rows[0]).toMatchObject({ encounter: expect.any(String) })
    })
  })

  const PAIR = [
    own({ act: 'agree', words: 'to open the bridge to lorries' }),
    told({ act: 'reject', stance: 'against', words: 'opening the bridge to lorries' }),
  ]
  const ABSENT = told({ by: 'vask', issue: 'truce', act: 'agree', words: 'to keep the truce' })

  it('says the same in whatever order reports come in', async () => {
    const readings = [
      ...PAIR,
      ABSENT,
      told({ act: 'reject', stance: 'against', words: 'the bridge for lorries' }),
    ]
    expect(await listed(readings.toReversed())).toEqual(await listed(readings))
  })

  it('puts the own voice against what is told first, then what is firmer, more recent and named', async () => {
    const rank = async (...readings: Reading[]) => (await listed(readings))[0]?.rank ?? 0
    const [one, other] = PAIR
    if (!one || !other) throw new Error('two')
    const latest = own({ issue: 'truce', act: 'assess', words: 'all is well', published: '2026-05-13' })
    const hedged = told(
      { act: 'reject', stance: 'against', words: 'opening the bridge to lorries' },
      { certainty: 'possible' },
    )
    const unnamed = about({
      by: 'officials',
      act: 'reject',
      stance: 'against',
      words: 'opening the bridge to lorries',
    })
    const by = (name: 'vask' | 'brandt', more: Partial<Said>) => told({ by: name, ...more })
    const others = [
      by('vask', { act: 'agree', words: 'to open the bridge to lorries' }),
      by('brandt', { act: 'reject', stance: 'against', words: 'opening the bridge to lorries' }),
    ]
    expect(await rank(one, other)).toBe(1)
    expect(await rank(one, unnamed)).toBe(0.933)
    expect(await rank(one, other, latest)).toBe(0.9)
    expect(await rank(one, hedged)).toBe(0.733)
    expect(await rank(...others)).toBe(0.733)
    expect(await rank(ABSENT)).toBe(0.467)
  })

  it('goes page by page, and says what is settled', async () => {
    await withReadings(kind, [...PAIR, ABSENT], async (ledger: Ledger) => {
      const first = await discrepancies(ledger, {}, { limit: 1 })
      expect(first.rows.map(brief)).toHaveLength(1)
      const { rows, next } = await discrepancies(ledger, {}, { limit: 1, after: first.next ?? '' })
      expect([rows.map(({ kind }) => kind), next]).toEqual([['own-voice-absent'], undefined])
      const by = { by: 'ana', at: '2026-06-01T09:00:00Z' }
      const { id } = await decide(ledger, { kind: 'resolve', entry: first.rows[0]?.id ?? '' }, by)
      const again = await discrepancies(ledger)
      expect(again.rows.map(({ resolved }) => resolved)).toEqual([id, undefined])
    })
  })

  it.each<[Filter, readonly string[]]>([
    [{ party: 'Norland' }, ['contradiction', 'own-voice-absent']],
    [{ party: 'Sudmark' }, []],
    [{ issue: 'bridge' }, ['contradiction']],
    [{ issue: 'truce' }, ['own-voice-absent']],
    [{ actor: 'Ada Holm' }, ['contradiction']],
    [{ actor: 'Joren Vask' }, ['own-voice-absent']],
    [{ outlet: 'Wire' }, ['contradiction']],
    [{ act: 'reject' }, ['contradiction']],
    [{ act: 'deny' }, []],
    [{ authority: 'relayed' }, ['contradiction', 'own-voice-absent']],
    [{ authority: 'firsthand' }, ['contradiction']],
    [{ since: '2026-03-14' }, ['contradiction', 'own-voice-absent']],
    [{ since: '2026-03-15' }, []],
    [{ until: '2026-03-13' }, []],
    [{ search: 'lorries' }, ['contradiction']],
    [{ search: 'keep' }, ['own-voice-absent']],
  ])('asks with %o for those with a receipt that it lets through', async (filter, kinds) => {
    expect((await listed([...PAIR, ABSENT], filter)).map(({ kind }) => kind)).toEqual(kinds)
  })
})
