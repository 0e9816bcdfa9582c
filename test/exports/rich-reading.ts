/** A reading made by hand with all that a reading can hold: every authority, three levels, groups, encounters, actors. */
import type { Actor, Authority, Encounter, Meaning, Reading, Span, TimeValue } from '../../src/types.ts'
import { makeReading } from './readings.ts'

const WRITTEN = makeReading(
  [
    ['title', '[1 source Norland and Sudmark] [1 cue agree] [1 content to reopen the Veld bridge]'],
    [
      'paragraph',
      'HARROWGATE — [2 source Ada Holm, Norland’s foreign minister], [2 cue said] on Friday [2 content that Norland would withdraw its customs officers from the eastern bank by the end of June, once the two presidents have signed]. [3 content “We owe the bakers of Veld that much,”] [3 source she] [3 cue told] reporters after a meeting of two hours and 45 minutes with her counterpart, Joren Vask, at the lakeside hotel.',
    ],
    [
      'paragraph',
      '[4 cue According to] [4 source the Sudmark Courier], [4 content [5 source Tomas Marr, an envoy of Ostmark], [5 cue told] aides [5 content that [6 source Norland] [6 cue may accept] [6 content a joint inspection post]]].',
    ],
    [
      'paragraph',
      '[7 source Two officials close to the talks] [7 cue said] [7 content that [8 source Sudmark] had [8 cue demanded] [8 content the pensions of the bridge guards]]. [9 source Ms Holm] [9 cue denied] [9 content that [10 source Sudmark] had [10 cue offered] [10 content a ceasefire at the crossing]].',
    ],
    [
      'paragraph',
      '[12 content [11 source Both sides] [11 cue agreed] [11 content to talk again in April]], [12 source a spokesman for Norland] [12 cue said] by telephone. [13 source Sudmark] [13 cue wants] [13 content the flag on the pier] taken down. [14 source The two governments] [14 cue warned] [14 content Ostmark against closing its port] in a joint statement.',
    ],
  ],
  {
    report: {
      title: 'Norland and Sudmark agree to reopen the Veld bridge',
      outlet: 'The Lakeside Gazette',
      byline: 'Mira Castellan',
      published: '2026-03-13T18:40:00+01:00',
    },
  },
)

const { text } = WRITTEN.report

/** Where some words stand: the first time, or as often as they do. */
function all(words: string): Span[] {
  const spans: Span[] = []
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1))
    spans.push({ start, end: start + words.length })
  return spans
}
function first(words: string): Span {
  const [span] = all(words)
  if (!span) throw new Error(`not in the text: ${words}`)
  return span
}

const told = (value: string, words: string): TimeValue => ({ value, basis: 'stated', span: first(words) })
const FRIDAY: TimeValue = { value: '2026-03-13', basis: 'inferred' }

type Holders = Readonly<Record<string, Authority>>

/** All fields of a meaning; the authority is that of the last holder, which is the weakest. */
function mean(voices: string[], holders: Holders, act: Meaning['act'], more: Partial<Meaning> = {}): Meaning {
  const list = Object.entries(holders).map(([actor, authority]) => ({ actor, authority }))
  return {
    speaker: voices.at(-1) ?? null,
    voices,
    holders: list,
    authority: list.at(-1)?.authority ?? 'narrator',
    act,
    certainty: 'certain',
    polarity: 'affirmed',
    condition: [],
    issues: [],
    addressees: [],
    beneficiaries: [],
    places: [],
    times: [],
    ...more,
  }
}

const MEANINGS: Readonly<Record<string, Meaning & { within?: string }>> = {
  '1': mean([], { norland: 'narrator', sudmark: 'narrator' }, 'agree', { speaker: 'both' }),
  '2': mean(['holm'], { norland: 'firsthand' }, 'commit', {
    condition: [first('once the two presidents have signed')],
    issues: [
      { id: 'customs-posts', stance: 'for' },
      { id: 'eastern-bank', stance: 'unclear' },
    ],
    addressees: ['sudmark'],
    beneficiaries: ['sudmark'],
    places: [{ name: 'the eastern bank', span: first('the eastern bank') }],
    times: [told('2026-06-30', 'the end of June')],
    said: { ...FRIDAY, span: first('Friday') },
  }),
  '3': mean(['holm'], { norland: 'firsthand' }, 'acknowledge', {
    addressees: ['reporters'],
    said: FRIDAY,
    at: 'meeting',
  }),
  '4': mean(['courier'], { courier: 'firsthand' }, 'report'),
  '5': {
    ...mean(['courier', 'marr'], { ostmark: 'relayed' }, 'report', { addressees: ['aides'] }),
    within: '4',
  },
  '6': {
    ...mean(['courier', 'marr'], { norland: 'relayed' }, 'agree', {
      speaker: 'norland',
      certainty: 'possible',
      issues: [{ id: 'customs-posts', stance: 'for' }],
    }),
    within: '5',
  },
  '7': mean(['officials'], { officials: 'unnamed' }, 'report'),
  '8': {
    ...mean(['officials'], { sudmark: 'unnamed' }, 'demand', {
      speaker: 'sudmark',
      certainty: 'probable',
      issues: [{ id: 'pensions', stance: 'for' }],
      addressees: ['norland'],
    }),
    within: '7',
  },
  '9': mean(['holm'], { norland: 'firsthand' }, 'deny', { polarity: 'denied' }),
  '10': {
    ...mean(['holm'], { sudmark: 'relayed' }, 'propose', { speaker: 'sudmark', polarity: 'denied' }),
    within: '9',
  },
  '11': {
    ...mean(['spokesman'], { norland: 'firsthand', sudmark: 'relayed' }, 'agree', {
      speaker: 'both',
      times: [told('2026-04', 'April')],
    }),
    within: '12',
  },
  '12': mean(['spokesman'], { norland: 'firsthand' }, 'announce'),
  '13': mean([], { sudmark: 'narrator' }, 'demand', {
    speaker: 'sudmark',
    issues: [{ id: 'flags', stance: 'against' }],
  }),
  '14': mean(['both'], { norland: 'firsthand', sudmark: 'firsthand' }, 'warn', { addressees: ['ostmark'] }),
}

function actor(id: string, name: string, kind: Actor['kind'], more: Partial<Actor> = {}): Actor {
  return { id, name, kind, members: [], roles: [], mentions: all(name), ...more }
}

const ACTORS: readonly Actor[] = [
  actor('norland', 'Norland', 'party'),
  actor('sudmark', 'Sudmark', 'party', {
    mentions: all('Sudmark').filter(({ start }) => !text.startsWith('Sudmark C', start)),
  }),
  actor('ostmark', 'Ostmark', 'party'),
  actor('holm', 'Ada Holm', 'person', {
    party: 'norland',
    roles: [{ title: 'foreign minister', span: first('foreign minister') }],
    mentions: [first('Ada Holm'), first('she'), first('Ms Holm')],
  }),
  actor('vask', 'Joren Vask', 'person', {
    party: 'sudmark',
    roles: [{ title: 'foreign minister', from: '2024-05' }],
  }),
  actor('marr', 'Tomas Marr', 'person', {
    party: 'ostmark',
    roles: [{ title: 'envoy', span: first('envoy') }],
  }),
  actor('spokesman', 'a spokesman for Norland', 'person', { party: 'norland' }),
  actor('courier', 'the Sudmark Courier', 'organization'),
  actor('both', 'Norland and Sudmark', 'group', {
    members: ['norland', 'sudmark'],
    mentions: [first('Norland and Sudmark'), first('Both sides'), first('The two governments')],
  }),
  actor('aides', 'aides', 'group'),
  actor('reporters', 'reporters', 'group'),
  actor('officials', 'Two officials close to the talks', 'unnamed'),
]

const ENCOUNTERS: readonly Encounter[] = [
  {
    id: 'meeting',
    kind: 'meeting',
    span: first('a meeting of two hours and 45 minutes'),
    mentions: [],
    date: { ...FRIDAY, span: first('Friday') },
    place: { name: 'the lakeside hotel', span: first('the lakeside hotel') },
    duration: { value: 'PT2H45M', span: first('two hours and 45 minutes') },
    format: { text: 'one-on-one', span: first('with her counterpart') },
    participants: ['holm', 'vask', 'marr'],
    initiator: 'marr',
    delegations: [
      { party: 'norland', people: ['holm'] },
      { party: 'sudmark', people: ['vask'] },
    ],
  },
  {
    id: 'april',
    kind: 'talks',
    span: first('to talk again in April'),
    mentions: [],
    within: 'attribution-12',
    date: told('2026-04', 'April'),
    participants: ['norland', 'sudmark'],
    delegations: [],
    after: 'meeting',
  },
]

/** The reading: 14 statements, 12 actors, 2 encounters. */
export const RICH: Reading = {
  ...WRITTEN,
  statements: WRITTEN.statements.map((statement) => ({
    ...statement,
    ...(Number(statement.id) !== 13 && { attribution: `attribution-${statement.id}` }),
    ...MEANINGS[statement.id],
  })),
  actors: ACTORS,
  encounters: ENCOUNTERS,
}
