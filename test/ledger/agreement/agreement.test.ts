import { describe, expect, it } from 'vitest'
import { type Agreement, agreement, type Field, findReviewers } from '../../../src/ledger/agreement/index.ts'
import type { Change } from '../../../src/ledger/decisions/apply.ts'
import { addReports, decide, type Ledger, replaceReading, storeReadings } from '../../../src/ledger/index.ts'
import type { Actor, Reading } from '../../../src/types.ts'
import { KINDS, newLedger } from '../ledgers.ts'
import { type About, CODEBOOK, newReading } from '../readings.ts'

let minute = 0
const by = (name: string) => ({ by: name, at: new Date(Date.UTC(2026, 2, 20, 9, minute++)).toISOString() })

const actor = (id: string, name: string, kind: Actor['kind']): Actor => ({
  id,
  name,
  kind,
  members: [],
  roles: [],
  mentions: [],
})
const ACTORS = [
  actor('n', 'Norland', 'party'),
  actor('s', 'Sudmark', 'party'),
  { ...actor('e', 'Ilse Marr', 'person'), party: 'n' },
]

const MEANING = {
  speaker: 'e',
  voices: ['e'],
  holders: [{ actor: 'n', authority: 'firsthand' }],
  authority: 'firsthand',
  act: 'agree',
  certainty: 'certain',
  polarity: 'affirmed',
  issues: [{ id: 'truce', stance: 'for' }],
} as const

const TEXT =
  '[1 source The envoy] [1 cue said] [1 content that Norland accepts the truce for now]. [2 source She] [2 cue added] ' +
  '[2 content that the gates on the river would open]. [3 source She] [3 cue warned] [3 content of a long winter]. ' +
  'Sudmark, for its part, refuses to sign the annex before the spring.'

const news = (about: About = {}, text = TEXT) =>
  newReading(
    text,
    { published: '2026-03-14', outlet: 'Wire', ...about },
    {
      actors: ACTORS,
      statements: { 1: MEANING, 2: { ...MEANING, act: 'commit' }, 3: { ...MEANING, act: 'warn' } },
    },
  )

const storing = async (kind: Ledger['kind'], ...readings: readonly Reading[]) => {
  const ledger = await newLedger(kind)
  await storeReadings(ledger, readings, CODEBOOK)
  const [first = '', second = '', third = ''] = readings[0]?.statements.map(({ id }) => id) ?? []
  const accept = (name: string, ...ids: readonly string[]) =>
    each(ids, (entry) => decide(ledger, { kind: 'accept', entry }, by(name)))
  const reject = (name: string, entry: string) => decide(ledger, { kind: 'reject', entry }, by(name))
  const correct = (name: string, entry: string, change: Change) =>
    decide(ledger, { kind: 'correct', entry, change }, by(name))
  const marking = (name: string, quote: string, change: Change = {}) =>
    decide(ledger, { kind: 'mark', report: readings[0]?.report.id ?? '', quote, change }, by(name))
  return { ledger, first, second, third, accept, reject, correct, marking }
}

async function each<T>(list: readonly T[], run: (one: T) => Promise<unknown>): Promise<void> {
  for (const one of list) await run(one)
}

const rowOf = (found: Agreement | null, field: Field) => found?.rows.find((row) => row.field === field)
const countsOf = (found: Agreement | null, ...fields: readonly Field[]) =>
  Object.fromEntries(
    fields.map((field) => {
      const row = rowOf(found, field)
      return [field, [row?.agreed, row?.units]]
    }),
  )
const said = (found: Agreement | null) =>
  found?.differences.map(({ entry, field, says }) => [entry, field, ...says])

const idOf = async ({ db }: Ledger, name: string) =>
  (await db.selectFrom('profile').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id

describe.each(KINDS)('agreement(ledger, reviewers) on %s', (kind) => {
  it('compares what each made of the reading, the fields that he left alone among it', async () => {
    const { ledger, first, second, third, accept, correct } = await storing(kind, news())
    await accept('Ada', first, second, third)
    await accept('Ben', second)
    await correct('Ben', first, { act: 'acknowledge', issues: [{ id: 'truce', stance: 'against' }] })
    await correct('Ben', third, { certainty: 'possible' })
    const found = await agreement(ledger, ['Ada', 'Ben'])
    expect(found).toMatchObject({ reviewers: ['Ada', 'Ben'], statements: 3 })
    expect(said(found)).toEqual([
      [first, 'act', 'agree', 'acknowledge'],
      [first, 'stance', 'for', 'against'],
      [third, 'certainty', 'certain', 'possible'],
    ])
    expect(
      countsOf(found, 'act', 'certainty', 'polarity', 'issues', 'stance', 'said', 'kept', 'spans'),
    ).toEqual({
      act: [2, 3],
      certainty: [2, 3],
      polarity: [3, 3],
      issues: [3, 3],
      stance: [2, 3],
      said: [3, 3],
      kept: [3, 3],
      spans: [0, 0],
    })
    // By hand: 2 of 3 agree, 2 of 9 would by chance; of the 15 pairs of values 13 differ, within units 1.
    expect(rowOf(found, 'act')?.kappa).toBeCloseTo((2 / 3 - 2 / 9) / (1 - 2 / 9), 10)
    expect(rowOf(found, 'act')?.alpha).toBeCloseTo(1 - (5 * 1) / 13, 10)
    expect(rowOf(found, 'polarity')).toMatchObject({ share: 1, kappa: null, alpha: null })
    expect(rowOf(found, 'spans')).toMatchObject({ share: null, kappa: null, alpha: null })
  })

  it('says the same the other way round', async () => {
    const { ledger, first, second, third, accept, correct, reject, marking } = await storing(kind, news())
    await accept('Ada', first, second)
    await reject('Ada', third)
    await correct('Ben', first, { act: 'reject' })
    await accept('Ben', second, third)
    await marking('Ada', 'to sign the annex')
    await marking('Ben', 'refuses to sign')
    const [one, other] = [await agreement(ledger, ['Ada', 'Ben']), await agreement(ledger, ['Ben', 'Ada'])]
    const figures = (found: Agreement | null) => found?.rows.map(({ reviewers, ...row }) => row)
    expect(figures(other)).toEqual(figures(one))
    expect(other?.reviewers).toEqual(['Ben', 'Ada'])
  })

  it('compares keeping with rejecting, and no fields of what one of the two rejects', async () => {
    const { ledger, first, second, accept, correct, reject } = await storing(kind, news())
    await accept('Ada', first)
    await correct('Ada', second, { act: 'propose' })
    await reject('Ben', first)
    await reject('Ben', second)
    const found = await agreement(ledger, ['Ada', 'Ben'])
    expect(said(found)).toEqual([
      [first, 'kept', 'kept', 'rejected'],
      [second, 'kept', 'kept', 'rejected'],
    ])
    expect(countsOf(found, 'act', 'kept')).toEqual({ act: [0, 0], kept: [0, 2] })
  })

  it('counts decisions that stand alone', async () => {
    const { ledger, first, second, accept, correct, reject } = await storing(kind, news())
    await accept('Ada', first, second)
    const { id } = await correct('Ben', first, { act: 'reject' })
    await accept('Ben', second)
    await decide(ledger, { kind: 'undo', decision: id }, by('Cleo'))
    expect(await agreement(ledger, ['Ada', 'Ben'])).toMatchObject({ statements: 1, differences: [] })
    await reject('Ben', second)
    await accept('Ben', second) // he has changed his mind
    expect(said(await agreement(ledger, ['Ada', 'Ben']))).toEqual([])
  })

  it('takes an actor for the same by whichever of his names he is called, and sets for more or less alike', async () => {
    const other = newReading(
      '[1 source Sudmark] [1 cue said] [1 content so].',
      { outlet: 'Courier' },
      {
        actors: [actor('l', 'The Lady of Steinhaven', 'person'), ...ACTORS],
        statements: { 1: { ...MEANING, speaker: 'l' } },
      },
    )
    const { ledger, first, second, third, accept, correct } = await storing(kind, news(), other)
    const [lady, marr, norland, sudmark] = await Promise.all(
      ['The Lady of Steinhaven', 'Ilse Marr', 'Norland', 'Sudmark'].map((name) => idOf(ledger, name)),
    )
    const held = (...actors: readonly (string | undefined)[]) => ({
      holders: actors.map((id = '') => ({ actor: id, authority: 'firsthand' as const })),
    })
    await accept('Ada', first, second, third)
    await correct('Ben', first, { speaker: lady ?? '' })
    await correct('Ben', second, held(sudmark, norland))
    await correct('Ben', third, held(sudmark))
    const before = await agreement(ledger, ['Ada', 'Ben'])
    expect(before?.differences.map(({ field }) => field)).toEqual(['speaker', 'holders', 'holders'])
    expect(Object.values(before?.differences[0]?.names ?? {}).sort()).toEqual([
      'Ilse Marr',
      'The Lady of Steinhaven',
    ])
    // By hand: Norland four times, both once, Sudmark once; one of a set of two is at a distance of ⅔ from it.
    expect(rowOf(before, 'holders')).toMatchObject({ agreed: 1, units: 3, kappa: 0 })
    expect(rowOf(before, 'holders')?.alpha).toBeCloseTo(1 - (5 * (2 / 3 + 1)) / (4 * (2 / 3) + 4 + 2 / 3), 10)
    await decide(ledger, { kind: 'merge', entry: lady ?? '', with: marr ?? '' }, by('Ada'))
    expect((await agreement(ledger, ['Ada', 'Ben']))?.differences.map(({ field }) => field)).toEqual([
      'holders',
      'holders',
    ])
  })

  it('matches what both marked by the words that they have in common', async () => {
    const { ledger, first, accept, marking } = await storing(kind, news())
    await accept('Ada', first)
    await accept('Ben', first)
    const own = await marking('Ada', 'to sign the annex before the spring')
    await marking('Ben', 'to sign the annex')
    await marking('Ada', 'Sudmark, for its part', { act: 'reject' })
    await marking('Ben', 'Sudmark, for its part', { act: 'agree' })
    const lone = await marking('Ben', 'She added')
    const found = await agreement(ledger, ['Ada', 'Ben'])
    expect(rowOf(found, 'spans')).toMatchObject({ units: 5, agreed: 4, share: 0.8, kappa: null, alpha: null })
    expect(rowOf(found, 'exact-spans')).toMatchObject({ units: 5, agreed: 2, share: 0.4 })
    expect(countsOf(found, 'kept', 'act')).toEqual({ kept: [1, 1], act: [1, 2] })
    expect(said(found)).toEqual([
      [expect.stringMatching(/^m/), 'act', 'reject', 'agree'],
      [lone.target.entry, 'spans', null, 'She added'],
      [own.target.entry, 'exact-spans', 'to sign the annex before the spring', 'to sign the annex'],
    ])
  })

  it('does not take for a mark of his own what a reviewer made of a mark that he saw', async () => {
    const { ledger, first, accept, reject, correct, marking } = await storing(kind, news())
    await accept('Ada', first)
    await accept('Ben', first)
    const [one, two] = [
      await marking('Ada', 'to sign the annex', { act: 'reject' }),
      await marking('Ada', 'before the spring'),
    ]
    await correct('Ben', one.target.entry ?? '', { act: 'red-line' })
    await reject('Ben', two.target.entry ?? '')
    const found = await agreement(ledger, ['Ada', 'Ben'])
    expect(countsOf(found, 'spans', 'kept', 'act')).toEqual({ spans: [0, 0], kept: [2, 3], act: [1, 2] })
    expect(said(found)).toEqual([
      [one.target.entry, 'act', 'reject', 'red-line'],
      [two.target.entry, 'kept', 'kept', 'rejected'],
    ])
  })

  it('counts a decision once where the report was corrected later, and by the new reading where it was read again', async () => {
    const about = { url: 'https://courier.example/1' }
    const { ledger, first, second, accept, correct } = await storing(kind, news(about))
    await accept('Ada', first, second)
    await accept('Ben', second)
    await correct('Ben', first, { act: 'acknowledge' })
    const later = news({ ...about, modified: '2026-03-15' }, `${TEXT} Nobody else spoke on Saturday.`)
    await addReports(ledger, [{ report: later.report }])
    await storeReadings(ledger, [later], CODEBOOK)
    const [entry = ''] = later.statements.map(({ id }) => id)
    const found = await agreement(ledger, ['Ada', 'Ben'])
    expect(found).toMatchObject({ statements: 2 })
    expect(said(found)).toEqual([[entry, 'act', 'agree', 'acknowledge']])
    const [statement, ...others] = later.statements
    const reread = {
      ...later,
      statements: statement ? [{ ...statement, act: 'concede' as const }, ...others] : [],
    }
    await replaceReading(ledger, reread, CODEBOOK)
    expect(said(await agreement(ledger, ['Ada', 'Ben']))).toEqual([[entry, 'act', 'concede', 'acknowledge']])
  })

  it('compares those who have most in common where nobody is named, and says who has decided at all', async () => {
    const { ledger, first, second, third, accept } = await storing(kind, news())
    expect(await agreement(ledger)).toBeNull()
    expect(await findReviewers(ledger)).toEqual([])
    await accept('Zoe', first)
    expect(await agreement(ledger)).toBeNull()
    await accept('Ben', second, third)
    expect(await agreement(ledger)).toBeNull()
    expect(await agreement(ledger, ['Zoe', 'Ben'])).toMatchObject({ statements: 0, differences: [] })
    await accept('Ada', first, second, third)
    expect(await agreement(ledger)).toMatchObject({ reviewers: ['Ada', 'Ben'], statements: 2 })
    expect(await agreement(ledger, ['Zoe'])).toMatchObject({ reviewers: ['Zoe', 'Ada'], statements: 1 })
    expect(await findReviewers(ledger)).toEqual(['Ada', 'Ben', 'Zoe'])
    await expect(agreement(ledger, ['Eve'])).rejects.toThrow(
      'Eve: has decided on no statement; Ada, Ben, Zoe have',
    )
    await expect(agreement(ledger, ['Ada', 'Ada'])).rejects.toThrow('name two')
  })

  it('counts only what a filter lets through', async () => {
    const { ledger, first, second, third, accept } = await storing(kind, news())
    await accept('Ada', first, second, third)
    await accept('Ben', first, second, third)
    expect(await agreement(ledger, [], { act: 'commit' })).toMatchObject({ statements: 1 })
    expect(await agreement(ledger, [], { search: 'gates' })).toMatchObject({ statements: 1 })
    expect(await agreement(ledger, [], { outlet: 'Nobody' })).toMatchObject({ statements: 0 })
  })
})
