/** Sound readings of invented reports on an invented negotiation, as many as are asked for: one seed, the same readings. */
import { identify } from '../../src/identity.ts'
import type { Actor, Encounter, Reading, Report, Span, Statement } from '../../src/types.ts'

const PARTIES = ['Norland', 'Sudmark', 'Ostmark', 'the Veld Assembly']
// Some share a family name, and one is told of in several ways: who is who depends on the other reports.
const PEOPLE: readonly (readonly [name: string, party: number, role: string])[] = [
  ['Ada Holm', 0, 'foreign minister'],
  ['A. Holm', 0, 'foreign minister'],
  ['Holm', 0, 'minister'],
  ['Bertil Holm', 1, 'envoy'],
  ['Joren Vask', 1, 'foreign minister'],
  ['Vask', 1, 'minister'],
  ['Jören Vask', 1, 'foreign minister'],
  ['Teodor Brandt', 2, 'special envoy'],
  ['Teo Brandt', 2, 'envoy'],
  ['Runa Ostrow', 3, 'chair'],
]
const OUTLETS = ['Lakeside Gazette', 'Northern Wire', 'Sudmark Courier', 'Post']
const CUES = ['said', 'told reporters', 'announced', 'insisted', 'warned']
const ACTS = ['agree', 'demand', 'propose', 'commit', 'reject'] as const
const WHAT = [
  'withdraw its customs officers from the eastern bank',
  'open the bridge at Veld to lorries with food and medicine',
  'pay the pensions of the former bridge guards',
  'let six observers into the valley before the winter',
  'hand over the prisoners of the autumn',
  'share the water of the upper lake in dry years',
]
const WHEN = ['by the end of June', 'within three weeks', 'before the first convoy crosses', 'in the spring']
const IF = ['once the two presidents have signed', 'if the guns stay silent', 'unless the dam is opened']
const ISSUES = ['crossing', 'pensions', 'observers', 'prisoners', 'water']

/** A number from 0 to below 1, another one at each call (Mulberry32). */
export type Random = () => number

/** Numbers that one seed gives, the same on every machine. */
export function newRandom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Some of a list in another order. */
export function shuffle<T>(list: readonly T[], random: Random): readonly T[] {
  return list
    .map((one) => ({ one, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ one }) => one)
}

/** Readings of reports: news, copies of it by other outlets, corrected versions, one that was kept unread. */
export function inventReadings(count: number, seed = 1): readonly Reading[] {
  const random = newRandom(seed)
  const readings: Reading[] = []
  while (readings.length < count) {
    const earlier = readings.length > 0 ? choose(readings, random) : null
    const chance = random()
    const reading =
      earlier && chance < 0.2
        ? retell(earlier, { outlet: choose(OUTLETS, random), published: dayOf(random) })
        : earlier?.report.url && chance < 0.3
          ? invent(random, {
              url: earlier.report.url,
              outlet: earlier.report.outlet ?? 'Post',
              published: earlier.report.published ?? '2026-03-01',
              modified: dayOf(random),
            })
          : chance < 0.33
            ? unread(random)
            : invent(random, {
                outlet: choose(OUTLETS, random),
                ...(random() < 0.9 && { published: dayOf(random) }),
                ...(random() < 0.5 && { url: `https://gazette.example/${Math.floor(random() * 1e9)}` }),
              })
    if (readings.every(({ report }) => report.id !== reading.report.id)) readings.push(reading)
  }
  return readings
}

type About = Partial<Pick<Report, 'outlet' | 'published' | 'url' | 'modified'>>

const choose = <T>(list: readonly T[], random: Random) => list[Math.floor(random() * list.length)] as T
const dayOf = (random: Random) => `2026-03-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`

function makeReport(text: string, about: About, language = 'en'): Report {
  const { id, textId } = identify({ text, ...about })
  const blocks = [...text.matchAll(/.+/g)].map(({ 0: words, index }) => ({
    kind: 'paragraph' as const,
    span: { start: index, end: index + words.length },
  }))
  return { id, textId, text, ...about, language, blocks }
}

const READER = { name: 'readout', version: '0.1.0', model: null, codebook: 'c0de'.repeat(16) }

function unread(random: Random): Reading {
  const report = makeReport(
    `Der Gesandte sprach ${Math.floor(random() * 1e6)} Worte.`,
    { outlet: 'Bote' },
    'de',
  )
  const nothing = { attributions: [], statements: [], actors: [], encounters: [] }
  return { report, reader: READER, ...nothing, unread: 'language' }
}

/** The same words in another outlet: what points into the text stays, what is named by the report gets other names. */
function retell(reading: Reading, about: About): Reading {
  const report = { ...makeReport(reading.report.text, about, reading.report.language) }
  const idOf = (id: string) => id.replace(/^s[0-9a-f]{12}/, `s${report.id.slice(0, 12)}`)
  const statements = reading.statements.map((one) => ({
    ...one,
    id: idOf(one.id),
    ...(one.within !== undefined && { within: idOf(one.within) }),
  }))
  return { ...reading, report, statements }
}

/** News of a few paragraphs, each with somebody who tells what a party has done. */
function invent(random: Random, about: About): Reading {
  const actors = new Map<string, Actor>()
  const found: (Omit<Statement, 'id' | 'within'> & { outer?: number })[] = []
  let text = ''
  const write = (words: string): Span => {
    const start = text.length
    text += words
    return { start, end: text.length }
  }
  const mention = (actor: Omit<Actor, 'mentions' | 'members'>, span: Span) => {
    const known = actors.get(actor.id)
    actors.set(actor.id, { members: [], ...actor, mentions: [...(known?.mentions ?? []), span] })
    return actor.id
  }
  const party = (index: number, span: Span) =>
    mention({ id: `p${index}`, name: PARTIES[index] ?? '', kind: 'party', roles: [] }, span)

  party(0, write('Norland'))
  write(' and ')
  party(1, write('Sudmark'))
  write(' met for ')
  const talks = write(choose(['talks', 'a summit'], random))
  write(' at ')
  const name = choose(['Harrowgate', 'Veld', 'Lestine'], random)
  const place = { name, span: write(name) }
  write(`, round ${Math.floor(random() * 1000)}.`)

  for (let paragraph = 0; paragraph < 2 + random() * 3; paragraph++) {
    write('\n\n')
    const index = Math.floor(random() * PEOPLE.length)
    const [name, of, role] = PEOPLE[index] ?? ['Holm', 0, 'minister']
    const unnamed = random() < 0.15
    const source = write(unnamed ? 'Two officials' : name)
    const speaker = unnamed ? `u${paragraph}` : `h${index}`
    if (unnamed) mention({ id: speaker, name: 'Two officials', kind: 'unnamed', roles: [] }, source)
    else {
      write(', ')
      const title = write(role)
      write(' of ')
      const home = party(of, write(PARTIES[of] ?? ''))
      mention(
        { id: speaker, name, kind: 'person', party: home, roles: [{ title: role, span: title }] },
        source,
      )
      write(',')
    }
    write(' ')
    const cue = write(choose(CUES, random))
    write(' that ')
    const other = Math.floor(random() * PARTIES.length)
    const inner = write(PARTIES[other] ?? '')
    const holder = party(other, inner)
    write(' had ')
    const innerCue = write('agreed')
    write(' to ')
    const what = write(`${choose(WHAT, random)} ${choose(WHEN, random)}`)
    write(' ')
    const condition = write(choose(IF, random))
    const outer = found.length
    const teller = unnamed ? speaker : `p${of}`
    const told = { start: inner.start, end: condition.end }
    const voices = [speaker]
    const said = { value: about.published ?? '2026-03', basis: 'inferred' as const }
    found.push({
      source: [source],
      cue: [cue],
      content: [told],
      form: 'indirect',
      confidence: 0.912,
      speaker,
      voices,
      holders: [{ actor: teller, authority: unnamed ? 'unnamed' : 'firsthand' }],
      authority: unnamed ? 'unnamed' : 'firsthand',
      act: 'announce',
      certainty: 'certain',
      polarity: 'affirmed',
      condition: [],
      issues: [],
      addressees: [],
      beneficiaries: [],
      places: [],
      times: [],
      said,
      at: 'e1',
    })
    const authority = holder === teller ? 'firsthand' : 'relayed'
    found.push({
      outer,
      source: [inner],
      cue: [innerCue],
      content: [what, condition],
      form: 'indirect',
      confidence: 0.843,
      speaker: holder,
      voices,
      holders: [{ actor: holder, authority }],
      authority,
      act: choose(ACTS, random),
      certainty: choose(['certain', 'probable', 'possible'], random),
      polarity: choose(['affirmed', 'denied'], random),
      condition: [condition],
      issues: shuffle(ISSUES, random)
        .slice(0, 1 + random() * 2)
        .map((id) => ({ id, stance: choose(['for', 'against', 'unclear'], random) })),
      addressees: [`p${(other + 1) % 2}`],
      beneficiaries: [],
      places: [],
      times: [{ value: '2026-06', basis: 'stated', span: what }],
      said,
    })
    write('.')
  }
  const report = makeReport(text, about)
  const idOf = (index: number) => `s${report.id.slice(0, 12)}-${index}`
  const statements = found.map(({ outer, ...one }, index) => ({
    id: idOf(index),
    ...one,
    ...(outer !== undefined && { within: idOf(outer) }),
  }))
  const people = [...actors.keys()].filter((id) => id.startsWith('h')).slice(0, 2)
  const encounter: Encounter = {
    id: 'e1',
    kind: text.includes('a summit') ? 'summit' : 'talks',
    span: talks,
    mentions: [talks],
    ...(random() < 0.7 && { date: { value: about.published ?? '2026-03', basis: 'inferred' } }),
    ...(random() < 0.7 && { place }),
    participants: ['p0', 'p1', ...people],
    delegations: [{ party: 'p0', people }, { people: [] }],
  }
  return {
    report,
    reader: READER,
    attributions: [],
    statements,
    actors: [...actors.values()],
    encounters: [encounter],
  }
}
