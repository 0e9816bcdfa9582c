import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/documents/index.ts'
import { areCopies, likenessOf } from '../../src/ledger/likeness.ts'

const PARAGRAPHS = [
  'Orlenna and Tesmark agree on the mill race of Quist',
  'Orlenna and Tesmark agreed on Tuesday to share the water of the mill race at Quist for a year, the mediator Halvor Brenn said, ending a quarrel that had closed forty workshops on both banks since the drought began.',
  'Under the paper, the sluice opens from dawn to noon for the upper town and from noon to dusk for the lower one. “Nobody gets all that he asked for,” Brenn told reporters in the guildhall. “Everybody gets enough to turn a wheel.”',
  'Ysolde Karr, Minister of Works of Orlenna, praised the colour-coded timetable and said that her government would pay for two new gauges. She denied that the sluice had ever been shut on purpose.',
  'Her Tesmarkian counterpart, Pell Omdahl, was more guarded. Tesmark would honour the timetable, he said, provided that the gauges were read by people from neither side, and he warned that a second dry spring would bring the matter back to the table.',
  'The dyers’ guild, which had occupied the bridge for nine days, went home in the evening. Its speaker, Runa Tholl, conceded that the guild had hoped for more but would organise no further marches before the harvest.',
  'The agreement runs until the end of next April. A commission of six, three from each bank, is to meet every month in the schoolhouse of Quist, and its first report is due in October.',
]
const STORY = PARAGRAPHS.join('\n\n')
const [, ...BODY] = PARAGRAPHS

const ANOTHER_STORY = [
  'Mill race deal leaves dyers of Quist in the dry',
  'After nine days on the bridge the dyers of Quist folded their tents on Tuesday evening, and few of them believed what they had been told: that a timetable for the sluice, brokered by Halvor Brenn between Orlenna and Tesmark, would bring back their trade.',
  '“Everybody gets enough to turn a wheel,” Brenn had said in the guildhall. But a dye works needs more than a wheel, said Runa Tholl, who speaks for the guild, and the hours after noon are the ones in which the water runs brown.',
  'Pell Omdahl of Tesmark wants strangers to read the gauges. Ysolde Karr of Orlenna offers to pay for them. Neither has said who is to answer if the spring stays dry, and the commission that might say so does not meet before the end of the month.',
].join('\n\n')

const LOCAL =
  'In Vessby, whose tannery draws on the same stream, the news was read out in the market. “We were not asked,” said Ibb Corran, who has run the tannery for thirty years. The town council meets on Friday.'

const STATEMENT =
  'The Council of Tesmark regards the opening of the sluice at Quist as a first step. It expects the commission to publish its readings every week, and it will judge the timetable by them alone.'

/** The story with some words for others, wherever they stand. */
const changed = (...changes: [RegExp, string][]) =>
  changes.reduce((text, [words, other]) => text.replaceAll(new RegExp(words, 'g'), other), STORY)

function shareBand(a: string, b: string): boolean {
  const bands = new Set(likenessOf(a).bands)
  return likenessOf(b).bands.some((band) => bands.has(band))
}

describe('a story stays one story', () => {
  const carriers: [what: string, text: string][] = [
    ['under another headline', ['Water pact ends long quarrel over mill stream', ...BODY].join('\n\n')],
    [
      'under a headline and a standfirst',
      [
        'Water at last',
        'Two towns, one stream, and a paper that gives each bank half of the day. What it means for the workshops.',
        ...BODY,
      ].join('\n\n'),
    ],
    ['without a headline', BODY.join('\n\n')],
    [
      'behind a byline and a dateline',
      `By Enna Skoll and Tor Wick\nQUIST, Aug. 14 (Stillwater Press) — ${BODY.join('\n')}`,
    ],
    [
      'with its reporters named',
      `${STORY}\n\n(Reporting by Enna Skoll in Quist and Tor Wick in Vessby; Editing by Maro Lund)`,
    ],
    [
      'among calls to subscribe',
      [
        PARAGRAPHS[0],
        'Subscribe to The Vessby Lantern for news that matters.',
        ...BODY,
        'Sign up for our evening letter. © Vessby Lantern. All rights reserved.',
      ].join('\n\n'),
    ],
    ['without its last third', PARAGRAPHS.slice(0, 5).join('\n\n')],
    ['cut to its first half', PARAGRAPHS.slice(0, 4).join('\n\n')],
    ['with a local paragraph', [...PARAGRAPHS.slice(0, 3), LOCAL, ...PARAGRAPHS.slice(3)].join('\n\n')],
    ['cut, and with a local paragraph instead', [...PARAGRAPHS.slice(0, 5), LOCAL].join('\n\n')],
    ['without a paragraph in its middle', [...PARAGRAPHS.slice(0, 3), ...PARAGRAPHS.slice(4)].join('\n\n')],
    ['in American spelling', changed([/colour/, 'color'], [/honour/, 'honor'], [/organise/, 'organize'])],
    ['with a name in another spelling', changed([/Brenn/, 'Brynne'], [/Tesmark/, 'Tesmarck'])],
    ['with a name corrected', changed([/Brenn/, 'Sandvik'])],
    ['with a number corrected', changed([/forty/, 'fourteen'])],
    ['printed twice on one page', `${STORY}\n\n${STORY}`],
    [
      'with its paragraphs in another order',
      [...PARAGRAPHS.slice(0, 2), PARAGRAPHS[4], PARAGRAPHS[3], ...PARAGRAPHS.slice(5), PARAGRAPHS[2]].join(
        '\n\n',
      ),
    ],
  ]
  it.each(carriers)('%s', (_, text) => {
    expect(shareBand(STORY, text)).toBe(true)
    expect(areCopies(STORY, text)).toBe(true)
  })
  it('where none of its carriers has the whole', () => {
    const [first = '', ...others] = carriers.map(([, text]) => text)
    const found = new Set([first])
    for (const one of found)
      for (const other of others) if (shareBand(one, other) && areCopies(one, other)) found.add(other)
    expect(found.size).toBe(carriers.length)
  })
  it('in the corrected sample', () => {
    const [first, corrected] = [
      '2026-03-17-upland-beacon-valley-outside.txt',
      '2026-03-18-upland-beacon-valley-outside-corrected.txt',
    ].map(
      (name) => parseDocument(readFileSync(new URL(`../../samples/${name}`, import.meta.url)), { name }).text,
    )
    expect(shareBand(first ?? '', corrected ?? '')).toBe(true)
    expect(areCopies(first ?? '', corrected ?? '')).toBe(true)
  })
})

describe('two reports stay two', () => {
  it('on the same event, with the same quotation', () => expect(areCopies(STORY, ANOTHER_STORY)).toBe(false))
  it('where one is a brief made from the first lines of the other', () =>
    expect(areCopies(STORY, PARAGRAPHS.slice(0, 2).join('\n\n'))).toBe(false))
  it('where one quotes the whole of a statement', () =>
    expect(areCopies(STATEMENT, `${STORY}\n\n“${STATEMENT}”`)).toBe(false))
  it('where a third holds both', () => {
    const both = `${STORY}\n\n${ANOTHER_STORY}`
    expect([STORY, ANOTHER_STORY].filter((one) => areCopies(one, both)).length).toBeLessThan(2)
  })

  const day = (date: string, place: string, number: string, other: string) =>
    `Morning bulletin of the Tesmark river guard, ${date}. In the past night the guard counted ${number} boats between the lock of ${place} and the weir. In the reach of ${other} the situation is unchanged, and traffic flows without hindrance. Near ${place} the guard turned back ${number} rafts that carried no light. The gauge at ${other} stood at ${number} hands at sunrise, and the wardens expect it to fall by noon. Boatmen are asked to keep to the right of the buoys, to carry a bell, and to follow the orders of the wardens of ${place} at all times.`
  it('where a template is filled in anew every day', () =>
    expect(
      areCopies(day('3 May', 'Quist', 'eleven', 'Vessby'), day('4 May', 'Orm', 'thirty', 'Old Sluice')),
    ).toBe(false))

  const call = (state: string, name: string, town: string) =>
    `Minister Ysolde Karr spoke by telephone on Monday with her counterpart from ${state}, ${name}. The ministers discussed the state of relations between the two countries and the carrying out of the timetable of Quist, and underlined that only patience leads to a settlement that lasts. Minister Karr thanked ${state} for the gauges that it has lent, and told her counterpart of the latest readings. The two also spoke of trade, timber and the recognition of apprenticeships, and agreed that the commission would meet in ${town} before the summer. They agreed to remain in touch.`
  it('where nothing but the names in a template differ', () =>
    expect(areCopies(call('Norrheim', 'Ada Vint', 'Lund'), call('Belgard', 'Iro Sammel', 'Skarn'))).toBe(
      false,
    ))

  const footer =
    'The Ministry of Works of Orlenna builds and keeps the roads, bridges, locks and mills of the country. It was founded by the Assembly in the year of the great flood, has its seat in the Old Mint, and employs engineers, masons and wardens in all eleven districts. Journalists may write to the press office at the Old Mint or call during the hours of the market. Pictures may be printed freely where the Ministry is named as their source, and are not to be altered in any way.'
  it('where two notices stand above the same long footer', () =>
    expect(
      areCopies(
        `Minister Karr opens the new lock of Vessby on Thursday at ten in the presence of the guilds and of the children of the school. Places for photographers are in front of the lower gate. ${footer}`,
        `The weir at Old Sluice remains closed to boats until the masons have replaced the beam that broke in last week's storm. Carters may use the ford, and will be guided by two wardens. ${footer}`,
      ),
    ).toBe(false))
})

describe('short texts', () => {
  it.each([
    ['in other quotes', `"${STATEMENT.toUpperCase()}"`],
    ['with a dateline', `TESMARK (Stillwater Press) – ${STATEMENT}`],
    [
      'under a headline',
      `Tesmark calls the opening of the sluice a first step and asks for figures\n\n${STATEMENT}`,
    ],
    ['with its reporter', `${STATEMENT} (Reporting by Enna Skoll in Quist)`],
    ['with a name in another spelling', STATEMENT.replace('Tesmark', 'Tesmarck')],
  ])('are copies %s', (_, text) => {
    expect(shareBand(STATEMENT, text)).toBe(true)
    expect(areCopies(STATEMENT, text)).toBe(true)
  })
  it.each([
    ['of somebody else', STATEMENT.replace('Council of Tesmark', 'Guild of Dyers')],
    ['on another place', STATEMENT.replace('Quist', 'Old Lock')],
    ['that end on another word', STATEMENT.replace('by them alone', 'by nothing else')],
    ['that say the opposite', STATEMENT.replace('it will judge', 'it will never judge the commission or')],
  ])('are two %s', (_, text) => expect(areCopies(STATEMENT, text)).toBe(false))
  it('of another day are two', () => {
    const quiet = (date: string) =>
      `On ${date} the wardens saw no boat without a light. Their rounds were made as planned, and the locks were open from dawn to dusk.`
    expect(areCopies(quiet('3 May'), quiet('4 May'))).toBe(false)
  })
  it('of a few words are copies where the words are the same', () => {
    expect(areCopies('We will not yield.', '“We will NOT yield!”')).toBe(true)
    expect(areCopies('We will not yield.', 'We will not yield, he said.')).toBe(false)
  })
})

describe('what makes no difference', () => {
  it.each([
    ['accents', 'Él respondió: «mañana»', 'El respondio: "manana"'],
    ['joined letters', 'The ﬁrst oﬀer', 'the first offer'],
    ['hyphens that are not seen', 'the nego\u00adti\u00adators', 'The negotiators'],
    ['ß and ss', 'GROSSE STRASSE', 'Große Straße'],
    ['lines broken between ideographs', '双方同意\n停火三十天', '双方同意停火三十天'],
    ['points of Hebrew', 'שָׁלוֹם', 'שלום'],
    ['marks of direction', '\u200fقال الوزير\u200e', 'قال الوزير'],
    ['vowel signs of Arabic', 'قَالَ الوَزِيرُ', 'قال الوزير'],
  ])('%s', (_, a, b) => {
    expect(likenessOf(a)).toEqual(likenessOf(b))
    expect(areCopies(a, b)).toBe(true)
  })
  it('white space, case and the style of quotes and dashes', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'abcdeéßž“”‘’"\'–—-., \n\t7١א中'), { maxLength: 200 }),
        (chars) => {
          const text = chars.join('')
          const other = text
            .toUpperCase()
            .replace(/[“”]/g, '"')
            .replace(/[‘’]/g, "'")
            .replace(/[–—]/g, '-')
            .replace(/\s/g, ' \n\u00a0')
          expect(likenessOf(other).bands).toEqual(likenessOf(text).bands)
          expect(areCopies(text, other)).toBe(true)
        },
      ),
    ))
})

describe('any two texts', () => {
  const text = fc
    .array(fc.oneof(fc.constantFrom(...PARAGRAPHS, LOCAL, STATEMENT), fc.string({ unit: 'grapheme' })), {
      maxLength: 12,
    })
    .map((parts) => parts.join('\n'))
  it('are copies of each other or neither is', () =>
    fc.assert(fc.property(text, text, (a, b) => areCopies(a, b) === areCopies(b, a))))
  it('have the likeness that they have, whatever came before', () =>
    fc.assert(
      fc.property(text, text, (a, b) => {
        const before = likenessOf(a)
        likenessOf(b)
        expect(likenessOf(a)).toEqual(before)
        expect(areCopies(a, a)).toBe(true)
      }),
    ))
  it('without a word in common are never both copies of a third', () => {
    const sentences = (words: string) =>
      Array.from({ length: 12 }, (_, at) =>
        Array.from(
          { length: 9 },
          (_, word) => `${words}${'bdfgklmnpr'[at % 10]}${'bdfgklmnpr'[word]}${at}`,
        ).join(' '),
      )
    const [some, others] = [sentences('t'), sentences('v')]
    const made = (from: readonly string[]) => fc.subarray([...from]).map((parts) => parts.join('. '))
    const either = fc.shuffledSubarray([...some, ...others]).map((parts) => parts.join('. '))
    fc.assert(
      fc.property(
        made(some),
        made(others),
        fc.oneof(
          either,
          fc.tuple(made(some), made(others)).map((both) => both.join('. ')),
        ),
        (a, b, third) => {
          fc.pre(a !== '' && b !== '')
          expect(areCopies(a, third) && areCopies(b, third)).toBe(false)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('the likeness of a text', () => {
  it('has a few keys of 32 bits, no two the same', () => {
    const { folded, bands } = likenessOf(STORY)
    expect(folded).toMatch(/^[0-9a-f]{64}$/)
    expect(bands.length).toBeLessThanOrEqual(24)
    expect(new Set(bands).size).toBe(bands.length)
    expect(bands.every((band) => band === (band | 0))).toBe(true)
  })
  it('has other keys for another text', () => expect(shareBand(STORY, ANOTHER_STORY)).toBe(false))
})

describe('odd texts', () => {
  it.each([
    ['nothing', '', ' \n '],
    ['emoji', '😀👩‍🚒', '😀👩‍🚒\n'],
  ])('of %s have no keys, and are copies where they are the same', (_, a, b) => {
    expect(likenessOf(a)).toMatchObject({ bands: [], shingles: 0 })
    expect(likenessOf(a).folded).toBe(likenessOf(b).folded)
    expect(areCopies(a, b)).toBe(true)
    expect(areCopies(a, '🎈')).toBe(false)
    expect(areCopies(a, STORY)).toBe(false)
  })
  it('of one word have keys, and are copies where it is the same', () => {
    expect(likenessOf('Yes.')).toMatchObject({ shingles: 1 })
    expect(shareBand('Yes.', 'YES')).toBe(true)
    expect(areCopies('Yes.', 'YES')).toBe(true)
    expect(areCopies('Yes.', 'No.')).toBe(false)
  })
  it('from right to left are read as any other', () => {
    const report =
      'أعلن وزير الأشغال في أورلينا يوم الثلاثاء أن المدينتين اتفقتا على تقاسم مياه الطاحونة لمدة عام، وقال الوسيط هالفور برين إن كل طرف سيحصل على ما يكفيه من الماء حتى موسم الحصاد القادم، وإن لجنة من ستة أعضاء ستجتمع كل شهر في مدرسة القرية.'
    expect(areCopies(report, `أورلينا (وكالة) – ${report}`)).toBe(true)
    expect(shareBand(report, `أورلينا (وكالة) – ${report}`)).toBe(true)
    expect(areCopies(report, report.replace('أورلينا', 'تسمارك').replace('هالفور برين', 'بيل أومدال'))).toBe(
      false,
    )
  })
  it('without spaces between words are read letter by letter', () => {
    const report =
      '奥伦纳和泰斯马克周二同意在一年内共享奎斯特水渠的水，调解人布伦说，这结束了自干旱开始以来使两岸四十家作坊关闭的争端。根据协议，水闸从黎明到中午为上城开放，从中午到黄昏为下城开放。'
    expect(areCopies(report, `（奎斯特电）${report}（记者斯科尔报道）`)).toBe(true)
    expect(shareBand(report, `（奎斯特电）${report}（记者斯科尔报道）`)).toBe(true)
    expect(areCopies(report, report.replace('奎斯特', '韦斯比').replace('四十', '九'))).toBe(false)
  })
  it('of a megabyte of one word end', () => {
    const words = 'truce '.repeat(175_000)
    expect(likenessOf(words).bands.length).toBeLessThanOrEqual(24)
    expect(areCopies(words, `${words}truce`)).toBe(true)
    expect(areCopies(words, 'truce '.repeat(100))).toBe(false)
  })
  it.each([
    ['letter', 'a', true],
    ['letter beyond 16 bits', '𐐀', true],
    ['ideograph', '停', true],
    ['mark, which leaves no more than the letter before it', '\u0301\u0316', false],
  ])('of a megabyte of one %s end', (_, sign, copies) => {
    const text = `a${sign.repeat(2 ** 20 / sign.length)}`
    expect(areCopies(text, `${text} b`)).toBe(copies)
  })
})
