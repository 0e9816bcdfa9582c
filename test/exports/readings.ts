/** Readings made by hand: reports on an invented negotiation, with brackets where the statements stand. */
import type { BlockKind, Reading, Report, Span, Statement } from '../../src/types.ts'

/** A block, its statements in brackets: "[1 source The envoy] [1 cue said] [1 content talks [2 cue resumed]]". */
type Written = readonly [kind: BlockKind, words: string]

interface Given {
  readonly report?: Partial<Report>
  /** By the number in the brackets, what the words do not tell. */
  readonly statements?: Readonly<Record<string, Partial<Statement>>>
  readonly reading?: Partial<Reading>
}

const OPENING = /^\[(\w+) (source|cue|content) /

export function makeReading(
  written: readonly Written[],
  { report, statements, reading }: Given = {},
): Reading {
  const found = new Map<string, Record<'source' | 'cue' | 'content', Span[]>>()
  const blocks: Report['blocks'][number][] = []
  let text = ''
  for (const [kind, words] of written) {
    if (text !== '') text += '\n\n'
    const blockStart = text.length
    const open: { id: string; role: 'source' | 'cue' | 'content'; start: number }[] = []
    for (let rest = words; rest !== ''; ) {
      const [opening, id = '', role] = OPENING.exec(rest) ?? []
      if (opening && (role === 'source' || role === 'cue' || role === 'content')) {
        open.push({ id, role, start: text.length })
      } else if (rest.startsWith(']') && open.length > 0) {
        const { id, role, start } = open.pop() ?? { id: '', role: 'cue', start: 0 }
        const spans = found.get(id) ?? { source: [], cue: [], content: [] }
        spans[role].push({ start, end: text.length })
        found.set(id, spans)
      } else text += rest.charAt(0)
      rest = rest.slice(opening?.length ?? 1)
    }
    const label = kind === 'turn' ? text.slice(blockStart).indexOf(':') : -1
    blocks.push({
      kind,
      span: { start: blockStart, end: text.length },
      ...(label > 0 && { speaker: { start: blockStart, end: blockStart + label } }),
    })
  }

  return {
    report: { id: 'report-1', textId: 'text-1', text, language: 'en', blocks, ...report },
    reader: { name: 'readout', version: '0.1.0', model: null, codebook: 'c0de'.repeat(16) },
    attributions: [],
    statements: [...found].map(([id, spans]) => ({
      id,
      ...spans,
      form: 'indirect',
      confidence: 0.9,
      ...statements?.[id],
    })),
    actors: [],
    encounters: [],
    ...reading,
  }
}

/** A news report with quotations broken by their cues, statements in statements, unnamed sources and a list. */
export const NEWS = makeReading(
  [
    ['title', '[1 content Veld crossing to reopen on Monday], [1 cue say] [1 source Norland and Sudmark]'],
    [
      'paragraph',
      'HARROWGATE — [2 content The only bridge between Norland and Sudmark will open to lorries on Monday for the first time in fourteen months], [2 source the foreign ministries of both countries] [2 cue said] in a joint statement on Friday, after three days of talks at the lakeside hotel where the last round had broken down in spring.',
    ],
    [
      'paragraph',
      '[3 content “We have found a way to let bread and medicine through without prejudice to anybody’s claims,”] [3 source Ada Holm, Norland’s foreign minister], [3 cue told] reporters. [3 content “What we have not found is a way to forget how the bridge came to be closed.”]',
    ],
    [
      'paragraph',
      '[4 source Her Sudmark counterpart, Joren Vask], [4 cue said] [4 content [5 source Norland] had [5 cue agreed] [5 content to withdraw its customs officers from the eastern bank before the first convoy crosses]]. [6 source Ms Holm] [6 cue denied] [6 content that [7 source her delegation] had [7 cue offered] [7 content anything of the kind]].',
    ],
    ['heading', 'A disputed annex'],
    [
      'paragraph',
      'The text of the understanding was not published. [8 cue According to] [8 source the Sudmark Courier], [8 content [9 source Mr Vask] [9 cue told] aides that [9 content [10 source Norland] [10 cue may accept] [10 content a joint inspection post once the two presidents have signed]]]. [11 source Two officials close to the talks] [11 cue said] [11 content the annex runs to four pages].',
    ],
    ['paragraph', 'The joint statement lists three steps:'],
    ['list-item', '[12 content lorries with food and medicine cross from Monday, between dawn and dusk;]'],
    ['list-item', '[13 content a commission of six meets every second week to hear complaints;]'],
    ['list-item', 'the question of the eastern bank is left to the presidents.'],
    [
      'quote',
      '[14 content “A bridge is not a border, and whoever treats it as one will be made to explain himself in Harrowgate.”]',
    ],
    ['caption', 'Lorries wait at the Veld bridge on Friday. Photograph: R. Amsel/Norland Press'],
    [
      'paragraph',
      '[15 source The envoy of the mediators, Teodor Brandt], [15 cue warned] [15 content that the arrangement would not outlast the winter unless both governments stopped using each convoy to reopen questions that the talks had deliberately set aside, among them the pensions of the former bridge guards, the ownership of the two customs houses, the flag on the eastern pier and the wording of the plaque that commemorates the nine people who died there].',
    ],
    ['boilerplate', 'Sign up for our weekly letter from the lake.'],
  ],
  {
    report: {
      title: 'Veld crossing to reopen on Monday, say Norland and Sudmark',
      outlet: 'The Lakeside Gazette',
      byline: 'Mira Castellan, Piet Ording',
      url: 'https://gazette.example/world/veld-crossing',
      published: '2026-03-13T18:40:00+01:00',
      modified: '2026-03-14',
    },
    statements: {
      '1': { confidence: 0.912 },
      '3': { form: 'direct', confidence: 0.987 },
      '4': { confidence: 0.941 },
      '5': {
        within: '4',
        confidence: 0.874,
        speaker: 'norland',
        voices: ['vask'],
        holders: [{ actor: 'norland', authority: 'relayed' }],
        authority: 'relayed',
        act: 'agree',
        certainty: 'certain',
        polarity: 'affirmed',
        condition: [],
        issues: [{ id: 'customs-posts', stance: 'for' }],
        addressees: ['sudmark'],
        beneficiaries: [],
        places: [],
        times: [],
        said: { value: '2026-03-13', basis: 'inferred' },
        at: 'talks-1',
      },
      '7': { within: '6' },
      '9': { within: '8', confidence: 0.805 },
      '10': { within: '9', confidence: 0.713, certainty: 'possible', act: 'agree' },
      '12': { form: 'indirect', confidence: 0.553 },
      '13': { form: 'indirect', confidence: 0.548 },
      '14': { form: 'direct', confidence: 0.462 },
    },
    reading: {
      actors: [
        { id: 'norland', name: 'Norland', kind: 'party', members: [], roles: [], mentions: [] },
        { id: 'sudmark', name: 'Sudmark', kind: 'party', members: [], roles: [], mentions: [] },
        { id: 'vask', name: 'Joren Vask', kind: 'person', members: [], roles: [], mentions: [] },
      ],
      encounters: [
        {
          id: 'talks-1',
          kind: 'talks',
          span: { start: 0, end: 1 },
          mentions: [],
          participants: [],
          delegations: [],
        },
      ],
    },
  },
)

/** A transcript without title, date and outlet: an issuer's own document. */
export const TRANSCRIPT = makeReading(
  [
    ['turn', '[1 source MS HOLM][1 cue :] [1 content We accept the inspection post.]'],
    ['turn', 'QUESTION: And the eastern bank?'],
    ['turn', '[2 source MS HOLM][2 cue :] [2 content That is for the presidents.]'],
  ],
  { report: { issuer: 'Ministry of Foreign Affairs of Norland', translated: true } },
)

const ATTACK = [
  '</script><script>globalThis.broken = 1</script>',
  '<img src="https://evil.example/p.png" onerror="globalThis.broken = 2">',
  '"><svg onload="globalThis.broken = 3">',
  "' onfocus='globalThis.broken = 4' autofocus tabindex='1",
  '</style></title></textarea><style>body { display: none }</style><!-- ]]> -->',
  '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<form action="https://evil.example/"><a href="javascript:globalThis.broken = 5">',
  'a\u2028b\u2029c\0d\ud800e\udfff\u0001\u001b\ufffe\u202eDROW\u2069\u2066 &lt;script&gt; &amp; &#x3c;',
].join(' ')

/** A report whose every word tries to become code; brackets around some of it. */
export const HOSTILE = makeReading(
  [
    ['title', `[1 content ${ATTACK}]`],
    ['turn', `[2 source ${ATTACK.replaceAll(':', '')}]: [2 content ${ATTACK}]`],
    ['list-item', `[3 cue ${ATTACK}] ${ATTACK}`],
  ],
  {
    report: {
      id: ATTACK,
      title: `${ATTACK} of the report`,
      outlet: ATTACK,
      issuer: ATTACK,
      byline: ATTACK,
      url: `https://evil.example/${ATTACK}`,
      published: ATTACK,
      modified: `2026-03-14${ATTACK}`,
      language: ATTACK,
    },
    statements: {
      '2': {
        speaker: ATTACK,
        voices: ['actor', ATTACK],
        holders: [
          { actor: 'actor', authority: 'firsthand' },
          { actor: ATTACK, authority: 'relayed' },
          { actor: ATTACK, authority: 'unnamed' },
        ],
        authority: 'unnamed',
        polarity: 'denied',
        condition: [{ start: 5, end: 9e6 }],
        issues: [{ id: ATTACK, stance: 'for' }],
        addressees: [ATTACK, 'actor'],
        beneficiaries: [ATTACK],
        places: [{ name: ATTACK, span: { start: 0, end: 5 } }],
        times: [{ value: `${ATTACK}/${ATTACK}`, basis: 'inferred', span: { start: 0, end: 90 } }],
        said: { value: ATTACK, basis: 'stated' },
        at: ATTACK,
      },
      '3': { within: '2', id: ATTACK },
    },
    reading: {
      reader: { name: ATTACK, version: ATTACK, model: ATTACK, codebook: ATTACK },
      actors: [
        {
          id: 'actor',
          name: ATTACK,
          kind: 'unnamed',
          party: ATTACK,
          members: [ATTACK, 'actor'],
          roles: [{ title: ATTACK, from: ATTACK, to: ATTACK }],
          mentions: [
            { start: 0, end: 40 },
            { start: 20, end: 90 },
            { start: 9, end: 9e6 },
          ],
        },
      ],
      encounters: [
        {
          id: ATTACK,
          kind: 'talks',
          span: { start: 3, end: 60 },
          mentions: [{ start: -4, end: 2 }],
          within: ATTACK,
          date: { value: ATTACK, basis: 'stated' },
          place: { name: ATTACK, span: { start: 0, end: 5 } },
          duration: { value: ATTACK, span: { start: 0, end: 5 } },
          format: { text: ATTACK, span: { start: 0, end: 5 } },
          participants: [ATTACK, 'actor'],
          initiator: ATTACK,
          delegations: [{ party: ATTACK, people: ['actor', ATTACK] }, { people: [ATTACK] }],
          after: ATTACK,
        },
      ],
    },
  },
)

/** As much as a long report can hold: the same news again and again. */
export function makeLong(times: number): Reading {
  const { text, blocks } = NEWS.report
  const move =
    (offset: number) =>
    ({ start, end }: Span): Span => ({ start: start + offset, end: end + offset })
  const copies = Array.from({ length: times }, (_, index) => {
    const by = move(index * (text.length + 2))
    const name = (id: string) => `${index}-${id}`
    return {
      blocks: blocks.map((block) => ({ ...block, span: by(block.span) })),
      statements: NEWS.statements.map(({ within, ...statement }) => ({
        ...statement,
        id: name(statement.id),
        ...(within !== undefined && { within: name(within) }),
        source: statement.source.map(by),
        cue: statement.cue.map(by),
        content: statement.content.map(by),
      })),
    }
  })
  return {
    ...NEWS,
    report: {
      ...NEWS.report,
      text: Array.from({ length: times }, () => text).join('\n\n'),
      blocks: copies.flatMap((copy) => copy.blocks),
    },
    statements: copies.flatMap((copy) => copy.statements),
  }
}
