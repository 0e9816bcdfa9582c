/** What was written into samples/ and codebooks/samples.yaml, proved from the files themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseDocument } from '../src/documents/index.ts'
import type { Block, Report } from '../src/types.ts'

const SAMPLES = new URL('../samples/', import.meta.url)
const CODEBOOK = new URL('../codebooks/samples.yaml', import.meta.url)

const FILES = {
  wire: '2026-03-13-lantern-wire-harrowsund-summit.txt',
  copy: '2026-03-13-ilmandra-mercury-lirrane-strip.html',
  courier: '2026-03-14-vosterin-courier-no-date.html',
  readout: '2026-03-15-ushmere-ministry-call-with-tesk.md',
  beacon: '2026-03-17-upland-beacon-valley-outside.txt',
  corrected: '2026-03-18-upland-beacon-valley-outside-corrected.txt',
} as const

type Name = keyof typeof FILES

/** Exact words of a sample. */
type Quote = readonly [Name, string]

const NAMES = Object.keys(FILES) as Name[]
const REPORTS = Object.fromEntries(NAMES.map((name) => [name, parseSample(FILES[name])])) as Record<
  Name,
  Report
>

function parseSample(file: string): Report {
  return parseDocument(readFileSync(new URL(file, SAMPLES)), { name: file })
}

function blocks(name: Name, ...kinds: Block['kind'][]): string[] {
  const { text, blocks } = REPORTS[name]
  return blocks
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map(({ span }) => text.slice(span.start, span.end))
}

/** What the article says, without headings, captions and boilerplate. */
function prose(name: Name): string[] {
  return blocks(name, 'paragraph', 'list-item', 'quote')
}

function sentences(name: Name): string[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  return prose(name).flatMap((text) => [...segmenter.segment(text)].map(({ segment }) => segment.trim()))
}

function expectWords([name, words]: Quote): void {
  expect(REPORTS[name].text.includes(words), `${FILES[name]} holds: ${words}`).toBe(true)
}

/** The samples that carry a word, in the order of publication. */
function carriers(word: string): Name[] {
  return NAMES.filter((name) => REPORTS[name].text.includes(word))
}

describe('the six files', () => {
  test('samples/ holds them and nothing else', () => {
    expect(readdirSync(SAMPLES).sort()).toEqual(Object.values(FILES).sort())
  })

  const DOCUMENTS = [
    {
      name: 'wire',
      outlet: 'Lantern Wire',
      title: 'Caldrany and Ushmere agree to longer truce and prisoner exchange, envoy says',
      byline: 'Petra Hallund, Joss Tembrick',
      published: '2026-03-13T07:40:00Z',
      url: 'https://www.lanternwire.example/2026/03/13/caldrany-ushmere-harrowsund-summit',
    },
    {
      name: 'copy',
      outlet: 'Ilmandra Mercury',
      title: 'Caldrany to leave Lirrane strip by May, Quint says',
      byline: 'Lantern Wire',
      published: '2026-03-13T13:05:00+02:00',
      url: 'https://www.ilmandramercury.example/world/caldrany-to-leave-lirrane-strip-by-may',
    },
    {
      name: 'courier',
      outlet: 'The Vosterin Courier',
      title: '"We gave no date," Tesk says',
      byline: 'Ludo Carrask',
      published: '2026-03-14T06:30:00+01:00',
      url: 'https://www.vosterincourier.example/politics/2026/03/14/we-gave-no-date-tesk-says.html',
    },
    {
      name: 'readout',
      issuer: 'Ministry of Foreign Affairs of Ushmere',
      title: "Readout of the Minister's telephone call with the Foreign Minister of Caldrany",
      published: '2026-03-15',
      url: 'https://www.mfa-ushmere.example/press/2026/03/15/call-with-foreign-minister-of-caldrany',
    },
    {
      name: 'beacon',
      outlet: 'The Upland Beacon',
      title: 'Left outside, the valley hears two governments speak for each other',
      byline: 'Imre Hollveth',
      published: '2026-03-17',
      url: 'https://www.uplandbeacon.example/reports/left-outside-the-valley',
    },
    {
      name: 'corrected',
      outlet: 'The Upland Beacon',
      title: 'Left outside, the valley hears two governments speak for each other',
      byline: 'Imre Hollveth',
      published: '2026-03-17',
      url: 'https://www.uplandbeacon.example/reports/left-outside-the-valley',
    },
  ] as const satisfies readonly ({ name: Name } & Partial<Report>)[]

  test.each(DOCUMENTS)('$name says who published it, when and where', ({ name, ...known }) => {
    const report = REPORTS[name]
    expect(report).toMatchObject(known)
    expect(report.outlet === undefined).toBe(name === 'readout')
    expect(report.issuer === undefined).toBe(name !== 'readout')
    expect(report.language).toMatch(/^en/)
  })

  test.each(NAMES)('%s is a report of 350 to 800 words', (name) => {
    const words = prose(name).join(' ').split(/\s+/).length
    expect(words).toBeGreaterThanOrEqual(350)
    expect(words).toBeLessThanOrEqual(800)
  })

  test('each begins with the date of its version', () => {
    for (const name of NAMES) {
      const { published, modified } = REPORTS[name]
      const date = name === 'corrected' ? modified : published
      expect(FILES[name]).toMatch(new RegExp(`^${date?.slice(0, 10)}-[a-z-]+\\.(txt|html|md)$`))
    }
  })

  test('no page loads or runs anything', () => {
    for (const name of ['copy', 'courier'] as const) {
      const page = readFileSync(new URL(FILES[name], SAMPLES), 'utf8')
      const scripts = [...page.matchAll(/<script(?<attributes>[^>]*)>(?<code>[^<]*)<\/script>/g)]
      expect(scripts).toHaveLength(2)
      for (const { groups } of scripts) {
        if (groups?.['attributes']?.includes('application/ld+json')) {
          expect(JSON.stringify(JSON.parse(groups['code'] ?? ''))).toContain('NewsArticle')
        } else {
          expect(groups?.['attributes']).toBe('')
          expect(groups?.['code']).toMatch(/^\s*document\.(documentElement|body)\.class\S+( = 'js')?\s*$/)
        }
      }
      expect(page).not.toMatch(/<(iframe|link rel="stylesheet")|<[^>]+ on[a-z]+=/)
    }
  })
})

describe('the copy', () => {
  test('carries the wire report under another headline', () => {
    expect(REPORTS.copy.title).not.toBe(REPORTS.wire.title)
    expectWords(['copy', 'This story was supplied by Lantern Wire and has been edited for length.'])
  })

  test('shares at least 80 % of its sentences, and the wire report as many with it', () => {
    const wire = new Set(sentences('wire'))
    const copy = new Set(sentences('copy'))
    const shared = [...wire].filter((sentence) => copy.has(sentence)).length
    expect(shared / wire.size).toBeGreaterThanOrEqual(0.8)
    expect(shared / copy.size).toBeGreaterThanOrEqual(0.8)
  })

  test('leaves out what does not suit its headline', () => {
    for (const words of [
      'Lisko, standing beside her, did not mention a date.',
      'She acknowledged that fields downstream had suffered.',
    ]) {
      expect(carriers(words)).toEqual(['wire'])
    }
  })
})

describe('the correction', () => {
  const BEFORE = 'On observers, whom the League of Seven Rivers has offered to send, Fenn was just as firm. '
  const NOTE =
    'Correction, March 18: An earlier version of this report gave only part of what Jory Fenn said about ' +
    'observers. His full sentence now stands above.'

  test('is a later version at the same address', () => {
    const { beacon, corrected } = REPORTS
    expect(corrected.url).toBe(beacon.url)
    expect(corrected.published).toBe(beacon.published)
    expect(beacon.modified).toBeUndefined()
    expect(corrected.modified).toBe('2026-03-18')
    expect(corrected.textId).not.toBe(beacon.textId)
  })

  test('makes of a refusal a refusal with a condition, says so, and changes nothing else', () => {
    const before = blocks('beacon')
    const after = blocks('corrected')
    expect(before.filter((block) => !after.includes(block))).toEqual([
      `${BEFORE}“We will not accept them,” he said.`,
    ])
    expect(after.filter((block) => !before.includes(block))).toEqual([
      `${BEFORE}“We will not accept them without a seat at the table,” he said.`,
      NOTE,
    ])
  })
})

describe('discrepancies', () => {
  interface Planted {
    readonly kind: 'fact' | 'contradiction' | 'certainty'
    readonly party?: string
    readonly issue?: string
    readonly encounter?: string
    readonly in: Quote
    readonly against: Quote
  }

  // Each kind stands there for both states alike.
  const PLANTED: readonly Planted[] = [
    {
      kind: 'fact',
      issue: 'prisoner-exchange',
      in: ['wire', 'to exchange 240 prisoners'],
      against: ['courier', 'Under the exchange 180 prisoners are to go home, 90 from each side'],
    },
    {
      kind: 'fact',
      issue: 'prisoner-exchange',
      in: ['readout', 'We have 120 of theirs, they have 120 of ours'],
      against: ['courier', 'Under the exchange 180 prisoners are to go home, 90 from each side'],
    },
    {
      kind: 'fact', // on which day
      encounter: 'the call of the foreign ministers',
      in: [
        'readout',
        'On 14 March the Minister of Foreign Affairs of Ushmere, Ruen Askarad, spoke by telephone',
      ],
      against: ['beacon', 'telephoned his Caldran counterpart, Oriane Tesk, on Sunday'],
    },
    {
      kind: 'fact', // who called whom
      encounter: 'the call of the foreign ministers',
      in: ['readout', 'The call was placed by Minister Tesk'],
      against: ['beacon', 'Ushmere’s foreign minister, Ruen Askarad, telephoned his Caldran counterpart'],
    },
    {
      kind: 'contradiction',
      party: 'caldrany',
      issue: 'lirrane-withdrawal',
      in: [
        'wire',
        'Quint announced that Caldrany had agreed to pull its troops out of the Lirrane strip by May 1',
      ],
      against: [
        'courier',
        'Oriane Tesk denied on Friday that Caldrany had agreed to leave the Lirrane strip by May 1',
      ],
    },
    {
      kind: 'contradiction',
      party: 'ushmere',
      issue: 'dam-control',
      in: [
        'wire',
        'Askarad had also promised him, Rinnick said, that Caldran engineers would be let into the control room',
      ],
      against: [
        'readout',
        'The Ministry denies that Ushmere has offered Caldran engineers access to the control room',
      ],
    },
    {
      kind: 'contradiction',
      party: 'caldrany',
      issue: 'lirrane-withdrawal',
      in: ['wire', 'accused Caldrany of moving two battalions into the strip during the truce'],
      against: ['courier', '"Not one battalion has moved, not one tent," Rinnick told the Courier.'],
    },
    {
      kind: 'contradiction',
      party: 'ushmere',
      issue: 'prisoner-exchange',
      in: ['courier', 'accuse Ushmere of leaving the names of 14 Caldran soldiers'],
      against: ['readout', 'denies that any prisoner has been left off the Ushmeri list'],
    },
    {
      kind: 'certainty',
      party: 'ushmere',
      issue: 'tolvar-gates',
      in: ['wire', 'Askarad said that Ushmere will open two of the four gates of the Tolvar dam by April 1'],
      against: [
        'corrected',
        'said afterwards that Ushmere may open two of the four gates of the Tolvar dam by',
      ],
    },
    {
      kind: 'certainty',
      party: 'caldrany',
      issue: 'prisoner-exchange',
      in: ['wire', 'promised that Caldrany would free the 60 by March 24'],
      against: ['corrected', 'said the first 60 prisoners could be freed before the end of the month'],
    },
  ]

  test.each(PLANTED)('$kind: $in.1 | $against.1', ({ in: words, against }) => {
    expectWords(words)
    expectWords(against)
    expect(words[0]).not.toBe(against[0])
  })

  test('outlets tell both states alike', () => {
    for (const kind of ['contradiction', 'certainty']) {
      const parties = PLANTED.filter((planted) => planted.kind === kind).map(({ party }) => party)
      expect(parties.filter((party) => party === 'caldrany')).toHaveLength(parties.length / 2)
      expect(parties.filter((party) => party === 'ushmere')).toHaveLength(parties.length / 2)
    }
  })

  // Own voice absent: nobody but the other side tells it, and the issue is named nowhere else.
  test.each([
    {
      party: 'ushmere',
      issue: 'fuel-embargo',
      told: ['courier', 'According to Tesk, Ushmere has accepted that its fuel embargo must end by June 1.'],
      word: 'embargo',
    },
    {
      party: 'caldrany',
      issue: 'belkesh-railway',
      told: [
        'readout',
        'Minister Tesk informed the Minister that Caldrany was prepared to reopen the Belkesh railway to freight',
      ],
      word: 'railway',
    },
  ] as const)('the position of $party on $issue is told by the other side only', ({ told, word }) => {
    expectWords(told)
    expect(carriers(word)).toEqual([told[0]])
  })
})

describe('what real reporting has', () => {
  test.each<{ what: string; words: readonly Quote[] }>([
    {
      what: 'a summit with its duration, format and delegations',
      words: [
        ['wire', 'met for three hours and ten minutes in Harrowsund’s old Customs House'],
        ['wire', 'in what aides called a “two-on-two” format'],
        ['wire', 'Lisko was accompanied by Foreign Minister Oriane Tesk'],
        ['wire', 'while Quint was joined by Foreign Minister Ruen Askarad'],
      ],
    },
    {
      what: 'press conferences',
      words: [
        ['wire', 'At a joint press conference after the meeting'],
        ['courier', 'a press briefing in Vosterin, a day after the summit in Harrowsund'],
      ],
    },
    {
      what: 'calls',
      words: [
        ['wire', 'After the summit Kirrow placed a call to Teodra Blaine'],
        ['readout', 'and lasted thirty-five minutes'],
      ],
    },
    {
      what: 'planned encounters',
      words: [
        ['wire', 'A second round is planned for April 9 in Belkesh'],
        ['wire', 'Quint was to brief parliament in Ilmandra the following day'],
      ],
    },
    {
      what: 'dates in relative words',
      words: [
        ['wire', 'agreed on Thursday'],
        ['wire', 'the following day'],
        ['wire', 'in the border town of Belkesh two weeks earlier'],
        ['courier', 'denied on Friday'],
        ['courier', 'a day after the summit'],
        ['courier', 'are to speak by telephone on Saturday'],
        ['readout', 'two days earlier'],
        ['beacon', 'Five days after two governments met'],
        ['beacon', 'The following day Pavo Rinnick'],
        ['beacon', 'on Monday it withdrew an offer, made two weeks earlier'],
      ],
    },
    {
      what: 'an envoy of each side who tells the other side’s position',
      words: [
        [
          'beacon',
          'Tamberly, Ushmere’s defence minister, who told elders in the Belkesh schoolhouse that Caldrany',
        ],
        [
          'beacon',
          'Rinnick, security adviser to Caldrany’s president, sat on the same bench and assured the elders',
        ],
      ],
    },
    {
      what: 'unnamed sources of each side and of none',
      words: [
        ['wire', 'An Ushmeri official and a Caldran official, both of whom asked not to be named'],
        ['wire', 'two diplomats briefed on it said'],
        ['courier', 'A senior Caldran official, speaking on condition of anonymity, said'],
        ['beacon', 'A senior Ushmeri official, who was not authorized to speak publicly, said'],
        ['beacon', 'According to people close to the Assembly’s military wing'],
      ],
    },
    {
      what: 'hedges',
      words: [
        ['wire', 'later hinted that Ushmere could accept observers'],
        ['wire', 'might let the valley vote on its own future'],
        ['courier', 'would probably sink the round planned for April'],
        ['beacon', 'it may fight on if the line is real'],
      ],
    },
    {
      what: 'absences, which are no statements',
      words: [
        ['wire', 'Caldrany has not commented on his remarks.'],
        ['courier', "Ushmere's foreign ministry did not reply to questions"],
      ],
    },
    {
      what: 'denials of each state',
      words: [
        ['courier', 'Oriane Tesk denied on Friday that Caldrany had agreed'],
        ['readout', 'The Ministry denies that Ushmere has offered'],
        ['beacon', 'Marrack denied that his government was using water as a weapon.'],
        ['beacon', 'Sollick, for her part, denied that Caldran guns had fired on the repair crews'],
      ],
    },
    {
      what: 'red lines of both states and of the movement',
      words: [
        ['wire', 'That is our red line, and it was our red line before I took office.'],
        ['wire', 'Control of the dam, Quint replied, was “not negotiable,”'],
        ['readout', 'that this was a red line for Ushmere'],
        ['beacon', 'We will not lay down one rifle before the valley has voted'],
      ],
    },
    {
      what: 'a commitment of each state with condition and deadline',
      words: [
        ['wire', 'by April 1, provided that the first 60 prisoners have been handed over'],
        ['wire', 'by March 24, once the two sides had exchanged lists of names'],
      ],
    },
    {
      what: 'threats and admissions of each state',
      words: [
        ['wire', 'we will take back every concession that we made in this house'],
        ['wire', 'Ushmere would shut the gates again if one more shell fell'],
        ['courier', 'He did acknowledge that a field kitchen had been set up'],
        ['readout', 'He acknowledged that families in the valley had received too little help'],
      ],
    },
    {
      what: 'a cue before, inside and after the quotation',
      words: [
        ['courier', 'who described the list as "final, signed and counted twice"'],
        ['courier', '"Until the gates open," Tesk said, "no soldier of ours will move a metre."'],
        ['readout', 'and every name is known to the envoy," Minister Askarad said.'],
      ],
    },
    {
      what: 'indirect and mixed quotation, participial and nominal cues',
      words: [
        ['wire', 'Askarad said that Ushmere will open'],
        ['wire', '“will not be bound by a paper that it has not seen,” Blaine said'],
        ['courier', 'she added, insisting that this was "an offer, not a retreat"'],
        ['courier', "Ushmere's insistence on a date and Caldrany's refusal to give one"],
        ['beacon', 'calling the Assembly “a militia with a letterhead.”'],
      ],
    },
    {
      what: 'a voice inside a voice',
      words: [
        ['courier', 'quoted Tamberly as saying that the battalions "did not lose their way"'],
        ['beacon', '“He told me, ‘Wait for April,’” she said.'],
        ['wire', 'According to Tamberly, Caldran officers whom he met'],
      ],
    },
  ])('$what', ({ words }) => {
    for (const quote of words) expectWords(quote)
  })

  test('a quotation runs over two paragraphs, its opening mark repeated and its closing mark once', () => {
    for (const name of ['wire', 'copy'] as const) {
      const paragraphs = prose(name)
      const first = paragraphs.findIndex((text) =>
        text.endsWith('“My people have carried buckets since November.'),
      )
      expect(first).toBeGreaterThan(0)
      expect(paragraphs[first + 1]).toMatch(/^“But a promise is not water\..*”$/)
    }
  })

  test('curly quotation marks in some, straight ones in others', () => {
    for (const name of NAMES) {
      const curly = !['courier', 'readout'].includes(name)
      expect(REPORTS[name].text.includes('“'), name).toBe(curly)
      expect(REPORTS[name].text.includes('"'), name).toBe(!curly)
    }
  })
})

describe('boilerplate', () => {
  test.each<Quote>([
    ['wire', '(Reporting by Petra Hallund in Harrowsund and Joss Tembrick in Vosterin)'],
    ['wire', 'Sign up for First Light, the Lantern Wire morning newsletter.'],
    [
      'copy',
      'This story was supplied by Lantern Wire and has been edited for length. Follow the Mercury on social media ' +
        'for live updates.',
    ],
    ['courier', 'With reporting from Lantern Wire.'],
    [
      'readout',
      'Department of Information, Ministry of Foreign Affairs of Ushmere. This text may be quoted with mention of ' +
        'its source. To receive our readouts by e-mail, subscribe to the press list.',
    ],
    ['beacon', 'The Upland Beacon is free to read. Please support our reporters with a donation.'],
    ['corrected', 'The Upland Beacon is free to read. Please support our reporters with a donation.'],
  ])('%s: %s', (name, words) => {
    expect(blocks(name, 'boilerplate')).toContain(words)
  })

  test('what stands around an article or interrupts it on its page is no part of what it says', () => {
    const clutter = {
      copy: [
        'our free newsletter',
        'cookies',
        'Advertisement',
        'Harbour dues',
        'oldferryman',
        'Most read',
        'All rights reserved',
      ],
      courier: [
        'never miss a story',
        'cookies',
        'Advertisement',
        'standpipes',
        'Millwright',
        '3 comments',
        'Imprint',
      ],
    } as const
    for (const name of ['copy', 'courier'] as const) {
      const page = readFileSync(new URL(FILES[name], SAMPLES), 'utf8')
      for (const words of clutter[name]) {
        expect(page).toContain(words)
        expect(prose(name).join('\n'), words).not.toContain(words)
      }
    }
  })
})

describe('codebooks/samples.yaml', () => {
  interface Codebook {
    readonly name: string
    readonly description: string
    readonly parties: readonly {
      readonly id: string
      readonly name: string
      readonly aliases: readonly string[]
      readonly kind: string
      readonly roster: readonly {
        readonly name: string
        readonly office: string
        readonly from?: string
        readonly to?: string
      }[]
    }[]
    readonly issues: readonly {
      readonly id: string
      readonly label: string
      readonly definition: string
      readonly terms: readonly string[]
      readonly examples: readonly string[]
    }[]
  }

  const { parties, issues }: Codebook = parse(readFileSync(CODEBOOK, 'utf8'))

  test.each(parties)('$name: the party, its aliases and its people stand in the samples', (party) => {
    for (const name of [party.name, ...party.aliases]) expect(carriers(name), name).not.toEqual([])
    for (const person of party.roster) expect(carriers(person.name), person.name).not.toEqual([])
  })

  test('the same surname never stands for two people', () => {
    const surnames = parties.flatMap(({ roster }) => roster.map(({ name }) => name.split(' ').at(-1)))
    expect(new Set(surnames).size).toBe(surnames.length)
  })

  test('an office that changed hands is held by one person at a time', () => {
    const ministers = parties
      .flatMap(({ roster }) => roster)
      .filter(({ from, to }) => from !== undefined || to !== undefined)
    expect(ministers).toEqual([
      { name: 'Maude Ilvane', office: 'Foreign Minister', to: '2026-02-19' },
      { name: 'Ruen Askarad', office: 'Foreign Minister', from: '2026-02-20' },
    ])
  })

  test.each(issues)('$label: its terms and examples stand in the samples', ({ id, terms, examples }) => {
    const text = NAMES.map((name) => REPORTS[name].text).join('\n')
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(terms.filter((term) => !text.toLowerCase().includes(term.toLowerCase()))).toEqual([])
    expect(examples).not.toEqual([])
    expect(examples.filter((example) => !text.includes(example))).toEqual([])
  })
})
