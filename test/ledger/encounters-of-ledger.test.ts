import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseCodebook } from '../../src/codebook.ts'
import { checkLedger } from '../../src/ledger/check.ts'
import { clusterEncounters } from '../../src/ledger/encounters/cluster.ts'
import {
  deleteEncounters,
  findEncounter,
  findEncounters,
  insertEncounters,
} from '../../src/ledger/encounters/index.ts'
import { loadTellings } from '../../src/ledger/encounters/load.ts'
import type { Telling } from '../../src/ledger/encounters/telling.ts'
import {
  addReports,
  closeLedger,
  type Ledger,
  look,
  openLedger,
  storeReadings,
  write,
} from '../../src/ledger/index.ts'
import { readDocument } from '../../src/readout.ts'
import type { Actor, Encounter, LedgerEncounter, Reading, Span } from '../../src/types.ts'
import { KINDS, newLedger, newPlace } from './ledgers.ts'
import { type About, CODEBOOK, newReport } from './readings.ts'

/** A reading whose encounters are told by brackets: "[talks Norland and Sudmark met in Lima]". */
function newTelling(
  written: string,
  about: About,
  tellOf: (find: (words: string) => Span) => Partial<Encounter> & { readonly actors?: readonly Actor[] },
  more: (find: (words: string) => Span) => Partial<Reading> = () => ({}),
): Reading {
  const [, before = '', kind = 'talks', words = '', after = ''] =
    /^(.*?)\[([\w-]+) (.*?)\](.*)$/s.exec(written) ?? []
  const report = newReport(before + words + after, about)
  const find = (some: string) => {
    const start = report.text.indexOf(some)
    return { start, end: start + some.length }
  }
  const { actors = [NORTH, SOUTH], ...rest } = tellOf(find)
  const span = { start: before.length, end: before.length + words.length }
  const encounter: Encounter = {
    id: `e${report.id.slice(0, 12)}`,
    kind: kind as Encounter['kind'],
    span,
    mentions: [span],
    participants: ['north', 'south'],
    delegations: [],
    ...rest,
  }
  return {
    report,
    reader: { name: 'readout', version: '0.1.0', model: null, codebook: 'c0de'.repeat(16) },
    attributions: [],
    statements: [],
    actors,
    encounters: [encounter],
    ...more(find),
  }
}

const NORTH: Actor = { id: 'north', name: 'Norland', kind: 'party', members: [], roles: [], mentions: [] }
const SOUTH: Actor = { id: 'south', name: 'Sudmark', kind: 'party', members: [], roles: [], mentions: [] }
const HOLM_OF_NORLAND: Actor = {
  id: 'holm',
  name: 'Ada Holm',
  kind: 'person',
  party: 'north',
  members: [],
  roles: [],
  mentions: [],
}

const ON_THE_DAY: Pick<Encounter, 'date'> = { date: { value: '2026-03-12', basis: 'stated' } }

const FIRST = newTelling(
  'LIMA - [talks Norland and Sudmark met in Lima on Thursday for 2 hours and 45 minutes].',
  { outlet: 'Wire', published: '2026-03-13', url: 'https://wire.example/1' },
  (find) => ({
    date: { value: '2026-03-12', basis: 'stated', span: find('Thursday') },
    place: { name: 'Lima', span: find('Lima') },
    duration: { value: 'PT2H45M', span: find('2 hours and 45 minutes') },
  }),
)
const SECOND = newTelling(
  '[summit The summit of Norland and Sudmark] on March 12 took nearly three hours, Ms Holm said, and was useful to both.',
  { outlet: 'Post', published: '2026-03-20' },
  (find) => ({
    date: { value: '2026-03-12', basis: 'stated', span: find('March 12') },
    duration: { value: 'PT3H', span: find('three hours') },
    within: 'a1',
    actors: [NORTH, SOUTH, HOLM_OF_NORLAND],
  }),
  (find) => {
    const told = {
      source: [find('Ms Holm')],
      cue: [find('said')],
      content: [find('The summit of Norland and Sudmark on March 12 took nearly three hours')],
      form: 'indirect' as const,
      confidence: 0.9,
    }
    return {
      attributions: [{ id: 'a1', ...told }],
      statements: [
        {
          id: 's-post-1',
          attribution: 'a1',
          ...told,
          speaker: 'holm',
          voices: ['holm'],
          holders: [{ actor: 'north', authority: 'firsthand' }],
          authority: 'firsthand',
          act: 'report',
          certainty: 'certain',
        },
      ],
    }
  },
)
const CALL = newTelling(
  '[call Norland and Sudmark spoke by telephone] on 12 March.',
  { outlet: 'Post', published: '2026-03-14' },
  () => ON_THE_DAY,
)
const UNDATED = newTelling(
  'Nothing came of [talks the talks of Norland and Sudmark in Lima].',
  { outlet: 'Herald', published: '2026-03-16' },
  (find) => ({ place: { name: 'Lima', span: find('Lima') } }),
)
const NEXT = newTelling(
  '[talks The next round between Norland and Sudmark in Lima] has no day yet.',
  { outlet: 'Echo', published: '2026-03-17' },
  (find) => ({ place: { name: 'Lima', span: find('Lima') } }),
)

/** Long enough to have copies. */
const LONG = `LIMA - [talks Norland and Sudmark met in Lima on Thursday for three hours], the foreign ministries of both countries said in a
joint statement after the first round at the lakeside hotel where the last one had broken down in spring. They will look at
the arrangement again in autumn, when the commission of six has heard the complaints of the people on both banks of the river.`

const stored = async (kind: Ledger['kind'], readings: readonly Reading[]) => {
  const ledger = await newLedger(kind)
  for (const reading of readings) await storeReadings(ledger, [reading], CODEBOOK)
  return ledger
}

const all = (ledger: Ledger) => look(ledger, async (tx) => (await findEncounters(tx)).rows)

const valuesOf = ({ facts }: LedgerEncounter, field: string) =>
  facts
    .filter((fact) => fact.field === field)
    .map(({ value, words, differs }) => [value, words, differs ?? false])

describe.each(KINDS)('encounters of a ledger on %s', (kind) => {
  it('are one with all who tell of it; where they differ both stand, with who says so', async () => {
    const ledger = await stored(kind, [FIRST, SECOND, CALL, UNDATED, NEXT])
    const found = await all(ledger)
    const outlets = found.map(({ kind, facts }) => [
      kind,
      ...new Set(facts.flatMap(({ receipts }) => receipts.map(({ outlet }) => outlet))),
    ])
    expect(outlets.toSorted()).toEqual([
      ['call', 'Post'],
      ['talks', 'Echo'],
      ['talks', 'Wire', 'Herald', 'Post'],
    ])
    const talks = found.find(({ facts }) =>
      facts.some(({ field }) => field === 'duration'),
    ) as LedgerEncounter
    expect(valuesOf(talks, 'duration')).toEqual([
      ['PT2H45M', ['2 hours and 45 minutes'], true],
      ['PT3H', ['nearly three hours'], true],
    ])
    expect(valuesOf(talks, 'date')).toEqual([['2026-03-12', ['March 12', 'Thursday'], false]])
    expect(valuesOf(talks, 'place')).toEqual([['Lima', ['Lima'], false]])
    const [wire, post] = talks.facts
      .filter(({ field }) => field === 'duration')
      .map(({ receipts }) => receipts[0])
    expect(wire).toMatchObject({
      outlet: 'Wire',
      url: 'https://wire.example/1',
      voices: [],
      authority: 'narrator',
    })
    expect(post).toMatchObject({ outlet: 'Post', authority: 'firsthand', act: 'report', confidence: 0.9 })
    expect(post?.voices.map((id) => post.names[id])).toEqual(['Ada Holm'])
    expect(post?.holders.map(({ actor }) => post.names[actor])).toEqual(['Norland'])
    await closeLedger(ledger)
  })

  it('have receipts whose spans slice to their quotes', async () => {
    const readings = [FIRST, SECOND, CALL, UNDATED]
    const ledger = await stored(kind, readings)
    const texts = new Map(readings.map(({ report }) => [report.id, report.text]))
    for (const { facts } of await all(ledger))
      for (const { receipts } of facts)
        for (const { report, quote, spans } of receipts)
          expect(spans.map(({ start, end }) => texts.get(report)?.slice(start, end)).join(' … ')).toBe(quote)
    await closeLedger(ledger)
  })

  it('that an older Readout has stored, without a sum, are told as they were', async () => {
    const where = await newPlace(kind)
    const ledger = await openLedger(where, { create: true })
    await storeReadings(ledger, [FIRST, SECOND, CALL, UNDATED], CODEBOOK)
    const before = await all(ledger)
    await write(ledger, async (tx) => {
      await tx.deleteFrom('migration').where('name', '=', 'sums').execute()
      for (const { no, told } of await tx.selectFrom('telling').select(['no', 'told']).execute()) {
        const { sum: _, ...old } = JSON.parse(told)
        await tx
          .updateTable('telling')
          .set({ told: JSON.stringify(old) })
          .where('no', '=', no)
          .execute()
      }
    })
    await expect(all(ledger)).rejects.toMatchObject({ code: 'damaged' })
    await closeLedger(ledger)
    const again = await openLedger(where)
    expect(await all(again)).toEqual(before)
    expect((await checkLedger(again)).faults).toEqual([])
    await closeLedger(again)
  })

  it('are found by their id, and by that of any telling', async () => {
    const ledger = await stored(kind, [FIRST, SECOND])
    const ids = [FIRST, SECOND].flatMap(({ encounters }) => encounters.map(({ id }) => id)).toSorted()
    const found = await look(ledger, (tx) => Promise.all(ids.map((id) => findEncounter(tx, id))))
    expect(found.map((one) => one?.id)).toEqual([ids[0], ids[0]])
    expect(await look(ledger, (tx) => findEncounter(tx, 'e0'))).toBe(null)
    await closeLedger(ledger)
  })

  it('are narrowed by day, party, place and kind, and come in pages', async () => {
    const ledger = await stored(kind, [FIRST, CALL, NEXT])
    const { no } = await ledger.db
      .selectFrom('actor')
      .select('no')
      .where('name', '=', 'Sudmark')
      .executeTakeFirstOrThrow()
    const kinds = (filter: Parameters<typeof findEncounters>[1]) =>
      look(ledger, async (tx) => (await findEncounters(tx, filter)).rows.map((one) => one.kind).toSorted())
    expect(await kinds({ party: no })).toEqual(['call', 'talks', 'talks'])
    expect(await kinds({ party: no + 999 })).toEqual([])
    expect(await kinds({ place: 'LIMA' })).toEqual(['talks', 'talks'])
    expect(await kinds({ place: 'Lima', until: '2026-03-12' })).toEqual(['talks'])
    expect(await kinds({ since: '2026-03-13' })).toEqual(['talks'])
    expect(await kinds({ kind: 'call' })).toEqual(['call'])
    const first = await look(ledger, (tx) => findEncounters(tx, {}, { limit: 2 }))
    const rest = await look(ledger, (tx) => findEncounters(tx, {}, { limit: 2, after: first.next ?? '' }))
    expect([first.rows.length, rest.rows.length, rest.next]).toEqual([2, 1, undefined])
    await closeLedger(ledger)
  })

  it('count a copy as a carrier, and leave out what a later version has corrected', async () => {
    const told = () => ON_THE_DAY
    const wire = newTelling(LONG, { outlet: 'Wire', published: '2026-03-13' }, told)
    // The copy's Thursday is another Thursday.
    const copy = newTelling(LONG, { outlet: 'Courier', published: '2026-03-23' }, () => ({
      date: { value: '2026-03-19', basis: 'stated' },
    }))
    const url = 'https://echo.example/talks'
    const wrong = newTelling(
      '[talks Norland and Sudmark met on 11 March].',
      { outlet: 'Echo', url, published: '2026-03-13' },
      () => ({ date: { value: '2026-03-11', basis: 'stated' } }),
    )
    const right = newTelling(
      '[talks Norland and Sudmark met on 12 March].',
      { outlet: 'Echo', url, published: '2026-03-14' },
      told,
    )
    for (const order of [
      [wire, copy, wrong, right],
      [right, copy, wrong, wire],
    ]) {
      const ledger = await stored(kind, order)
      const [talks, ...others] = await all(ledger)
      expect(others).toEqual([])
      expect(talks?.facts[0]?.receipts.map(({ outlet, carriers }) => [outlet, carriers])).toEqual([
        ['Wire', 2],
        ['Echo', 1],
      ])
      expect(await look(ledger, (tx) => findEncounter(tx, wrong.encounters[0]?.id ?? ''))).toMatchObject({
        facts: expect.arrayContaining([expect.objectContaining({ field: 'date', value: '2026-03-11' })]),
      })
      await closeLedger(ledger)
    }
  })

  it('are told by one voice once a report that waits to be read makes one story of two', async () => {
    const told = () => ON_THE_DAY
    const ministry = { outlet: 'Ministry', published: '2026-03-13' }
    const first = newTelling(LONG, ministry, told)
    const second = newTelling(`${LONG} All of them spoke.`, { ...ministry, published: '2026-03-14' }, told)
    const copy = newReport(`From our desk: ${second.report.text}`, {
      outlet: 'Wire',
      published: '2026-03-14',
    })
    const ledger = await stored(kind, [first, second])
    const voices = async () =>
      (await ledger.db.selectFrom('encounter').select('tellings').execute())[0]?.tellings
    expect(await voices()).toBe(2)
    await addReports(ledger, [{ report: copy }])
    expect(await voices()).toBe(1)
    expect((await checkLedger(ledger)).faults).toEqual([])
    await closeLedger(ledger)
  })

  it('of readings made elsewhere may have the id of another one, and people several roles', async () => {
    const of = (outlet: string, title: string) =>
      newTelling(
        `[talks Ada Holm of Norland saw Sudmark] on 12 March, says the ${outlet}.`,
        { outlet, published: '2026-03-13' },
        () => ({
          ...ON_THE_DAY,
          id: 'e0123456789ab',
          participants: ['holm', 'south'],
          delegations: [{ party: 'north', people: ['holm'] }],
          actors: [NORTH, SOUTH, { ...HOLM_OF_NORLAND, roles: title === '' ? [] : [{ title }] }],
        }),
      )
    const readings = [of('Post', 'foreign minister'), of('Wire', ''), of('Echo', 'minister')]
    for (const order of [readings, readings.toReversed()]) {
      const ledger = await stored(kind, order)
      expect(await all(ledger)).toHaveLength(1)
      expect((await checkLedger(ledger)).faults).toEqual([])
      await closeLedger(ledger)
    }
  })

  it('are told apart once a later report shows that somebody is not who he was taken for', async () => {
    const minister = (name: string, more: Partial<Actor>): Actor => ({
      ...HOLM_OF_NORLAND,
      id: name.toLowerCase().replace(' ', '-'),
      name,
      roles: [{ title: 'foreign minister' }],
      ...more,
    })
    const named = newTelling(
      '[talks Ada Holm of Norland saw Joren Vask of Sudmark] on 12 March.',
      { outlet: 'Wire', published: '2026-03-13' },
      () => ({
        ...ON_THE_DAY,
        participants: ['ada-holm', 'joren-vask'],
        actors: [NORTH, SOUTH, minister('Ada Holm', {}), minister('Joren Vask', { party: 'south' })],
      }),
    )
    const nobodys = (name: string) => {
      const { party: _, ...rest } = minister(name, {})
      return rest
    }
    const short = newTelling(
      '[talks The foreign ministers, Holm and Vask, talked] on 12 March.',
      { outlet: 'Post', published: '2026-03-14' },
      () => ({ ...ON_THE_DAY, participants: ['holm', 'vask'], actors: [nobodys('Holm'), nobodys('Vask')] }),
    )
    const other = newTelling(
      '[call Bertil Holm, the foreign minister, called Norland].',
      { outlet: 'Echo', published: '2026-03-20' },
      () => ({ participants: ['bertil-holm', 'north'], actors: [NORTH, nobodys('Bertil Holm')] }),
    )
    const before = await stored(kind, [named, short])
    expect((await all(before)).length).toBe(1)
    await closeLedger(before)
    for (const order of [
      [other, named, short],
      [named, short, other],
    ]) {
      const ledger = await stored(kind, order)
      expect((await all(ledger)).map((one) => one.kind).toSorted()).toEqual(['call', 'talks', 'talks'])
      await closeLedger(ledger)
    }
  })

  it('are joined by who could be of two until an earlier copy shows that one of these was on another day', async () => {
    const held = (day: string, city: string) => (find: (words: string) => Span) => ({
      date: { value: day, basis: 'stated' as const },
      place: { name: city, span: find(city) },
    })
    const wire = newTelling(LONG, { outlet: 'Wire', published: '2026-03-13' }, held('2026-03-12', 'Lima'))
    const earlier = newTelling(
      LONG,
      { outlet: 'Courier', published: '2026-03-06' },
      held('2026-03-05', 'Lima'),
    )
    const elsewhere = newTelling(
      '[talks Norland and Sudmark met in Quito] on 12 March.',
      { outlet: 'Post', published: '2026-03-13' },
      held('2026-03-12', 'Quito'),
    )
    const nowhere = newTelling(
      '[talks Norland and Sudmark met] on 12 March.',
      { outlet: 'Echo', published: '2026-03-14' },
      () => ON_THE_DAY,
    )
    const outlets = async (ledger: Ledger) =>
      (await all(ledger))
        .map(({ facts }) => [
          ...new Set(facts.flatMap(({ receipts }) => receipts.map(({ outlet }) => outlet))),
        ])
        .map((some) => some.toSorted().join(' '))
        .toSorted()
    const before = await stored(kind, [wire, elsewhere, nowhere])
    expect(await outlets(before)).toEqual(['Echo', 'Post', 'Wire'])
    await closeLedger(before)
    for (const order of [
      [earlier, wire, elsewhere, nowhere],
      [wire, elsewhere, nowhere, earlier],
    ]) {
      const ledger = await stored(kind, order)
      expect(await outlets(ledger)).toEqual(['Courier Wire', 'Echo Post'])
      await closeLedger(ledger)
    }
  })

  it('are the same in whatever order and in how large parts reports come, and after one was taken away and put back', async () => {
    const readings = manyReadings()
    const shape = async (ledger: Ledger) => {
      const rows = await ledger.db
        .selectFrom('telling')
        .innerJoin('encounter', 'encounter.no', 'telling.encounter')
        .select([
          'telling.id',
          'encounter.id as of',
          'encounter.kind',
          'encounter.day',
          'encounter.last',
          'encounter.place',
          'sort_key',
          'tellings',
          'counts',
          'carriers',
        ])
        .orderBy('telling.id')
        .execute()
      return rows
    }
    const expected = await stored(kind, readings)
    const wanted = await shape(expected)
    const clusters = clusterEncounters(await pureTellings(expected))
    expect(groups(wanted.map(({ id, of }) => [of, id]))).toEqual(
      groups(clusters.flatMap((all) => all.map(({ id }) => [all[0]?.id ?? '', id]))),
    )
    expect(clusters.length).toBeLessThan(40)
    await closeLedger(expected)
    for (const step of [7, 11]) {
      const ledger = await newLedger(kind)
      const order = readings.map((_, index) => readings[(index * step) % readings.length] as Reading)
      for (let from = 0; from < order.length; from += step)
        await storeReadings(ledger, order.slice(from, from + step), CODEBOOK)
      expect(await shape(ledger)).toEqual(wanted)
      for (const reading of order.slice(step, step + 8)) await takeAndPutBack(ledger, reading)
      expect(await shape(ledger)).toEqual(wanted)
      expect((await checkLedger(ledger)).faults).toEqual([])
      await closeLedger(ledger)
    }
  })
})

/** Reports of three weeks about meetings of four parties, days told and not told. */
function manyReadings(): readonly Reading[] {
  const names = ['Norland', 'Sudmark', 'Westen', 'Ostren']
  const parties = names.map((name): Actor => ({ ...NORTH, id: name.toLowerCase(), name }))
  return Array.from({ length: 60 }, (_, n) => {
    const day = `2026-03-${String(10 + ((n * 5) % 9)).padStart(2, '0')}`
    const [one, other] = [names[n % 3] ?? '', names[(n + 1 + (n % 2)) % 4] ?? '']
    const place = ['Lima', 'Geneva', undefined][n % 3]
    const told = `[${['talks', 'meeting', 'call', 'summit'][n % 4]} ${one} and ${other} met${place ? ` in ${place}` : ''}], as report ${n} says.`
    const dates = [day, `${day}/${day.slice(0, 8)}${Number(day.slice(8)) + 1}`, undefined, day]
    const date = dates[(n * 7) % 4]
    return newTelling(told, { outlet: `Paper ${n}`, published: `2026-03-${20 + (n % 4)}` }, (find) => ({
      actors: parties,
      participants: n % 5 === 0 ? [] : [one.toLowerCase(), other.toLowerCase()],
      ...(place && { place: { name: place, span: find(place) } }),
      ...(date && { date: { value: date, basis: 'stated' } }),
    }))
  })
}

function groups(pairs: readonly (readonly [string, string])[]): readonly string[] {
  const found = Map.groupBy(pairs, ([of]) => of)
  return [...found.values()]
    .map((all) =>
      all
        .map(([, id]) => id)
        .toSorted()
        .join(' '),
    )
    .toSorted()
}

/** The tellings of a ledger, as the pure function takes them. */
async function pureTellings(ledger: Ledger): Promise<readonly Telling[]> {
  const rows = await ledger.db.selectFrom('telling').select('no').execute()
  return look(ledger, (tx) =>
    loadTellings(
      tx,
      rows.map(({ no }) => no),
    ),
  )
}

async function takeAndPutBack(ledger: Ledger, reading: Reading): Promise<void> {
  await write(ledger, async (tx) => {
    const { no } = await tx
      .selectFrom('report')
      .select('no')
      .where('id', '=', reading.report.id)
      .executeTakeFirstOrThrow()
    await deleteEncounters(tx, no)
    const rows = await tx
      .selectFrom('appearance')
      .select(['local', 'actor', 'profile'])
      .where('report', '=', no)
      .execute()
    const cast = new Map(rows.map(({ local, actor, profile }) => [local, { actor, profile }]))
    await insertEncounters(tx, [{ no, reading, cast }])
  })
}

describe('the samples', () => {
  it('tell of one summit and one call, and of their next round', async () => {
    const folder = new URL('../../samples/', import.meta.url)
    const codebook = parseCodebook(
      readFileSync(new URL('../../codebooks/samples.yaml', import.meta.url), 'utf8'),
      'samples.yaml',
    )
    const readings: Reading[] = []
    for (const file of readdirSync(folder))
      readings.push(await readDocument(readFileSync(new URL(file, folder)), { codebook }))
    const ledger = await newLedger('sqlite')
    await storeReadings(ledger, readings, codebook)
    const found = await all(ledger)
    const tellersOf = (one: LedgerEncounter | undefined) =>
      one?.facts[0] &&
      one.facts
        .filter(({ field }) => field === 'kind')
        .flatMap(({ receipts }) =>
          receipts.map(({ outlet, carriers }) => [
            outlet ?? 'Ministry of Foreign Affairs of Ushmere',
            carriers,
          ]),
        )
    const by = (kind: string, value: string) =>
      found.find(
        (one) => one.kind === kind && one.facts.some((fact) => fact.field === 'date' && fact.value === value),
      )
    const summit = by('summit', '2026-03-12')
    expect(tellersOf(summit)).toEqual([
      ['Lantern Wire', 2],
      ['The Vosterin Courier', 1],
      ['Ministry of Foreign Affairs of Ushmere', 1],
    ])
    expect(valuesOf(summit as LedgerEncounter, 'duration')).toEqual([
      ['PT3H10M', ['three hours and ten minutes'], false],
    ])
    const call = by('call', '2026-03-14') as LedgerEncounter
    expect(tellersOf(call)).toEqual([
      ['The Vosterin Courier', 1],
      ['Ministry of Foreign Affairs of Ushmere', 1],
      ['The Upland Beacon', 1],
    ])
    expect(valuesOf(call, 'duration')).toEqual([
      ['PT30M', ['more than half an hour'], false],
      ['PT35M', ['thirty-five minutes'], false],
    ])
    // The ministry has Tesk call on Saturday, the Beacon has Askarad call on Sunday.
    expect(valuesOf(call, 'date').map(([value, , differs]) => [value, differs])).toEqual([
      ['2026-03-14', true],
      ['2026-03-15', true],
    ])
    expect(valuesOf(call, 'initiator').map(([, , differs]) => differs)).toEqual([true, true])
    expect(tellersOf(by('talks', '2026-04-09'))).toHaveLength(3)
    await closeLedger(ledger)
  })
})
