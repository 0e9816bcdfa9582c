/**
 * Whether reports that carry the same words are found, and no others: our own reports with what outlets do to them, at
 * several strengths; forty carriers of each of some stories; all pairs of different reports and of PolNeAR's dev
 * articles; fillings of one template. The thresholds were set on one half of the reports, by a hash of the folder's name.
 *
 *     npm run bench:stories                  the half that nothing was set on
 *     npm run bench:stories -- --half tune   the other one
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseDocument } from '../src/documents/index.ts'
import { areCopies, likenessOf } from '../src/ledger/likeness.ts'
import { keepResult, median, readDevArticles, SHARED } from './record.ts'

type Random = () => number
type Edit = (text: string, random: Random) => string
interface Named {
  readonly name: string
  readonly text: string
}

// A template: {one of|these}, {3-40} is a number between them; braces nest.
const PERSON =
  '{Ada|Bran|Corin|Delia|Esko|Farah|Goran|Hilde|Ivo|Jorun|Kamil|Lene|Mirek|Noor|Osric|Petra|Runa|Sami|Tove} {Harn|Dery|Voss|Kessel|Marr|Tollen|Brask|Ostrow|Lind|Farrow|Quane|Sorrel|Teig|Ulm|Varga|Wend}'
const TOWN =
  '{Harrowsund|Belkesh|Ilmandra|Vosterin|Tarquay|Lestine|Orlen|Teshka|Grell|Kessit|Port Callis|Dunmere|Astrow|Velle|Morrick|Sarn|Ottery|Pellam|Quern|Rask}'
const STATE =
  '{Caldrany|Nessory|Sorvania|Velmora|Aldrany|Lisvane|Corvale|Merrin|Tessaly|Ostmark|Belmora|Drovna|Halland|Kestria|Noravia}'
const DAY = '{1-28} {January|February|March|April|May|June|September|October|November}'
const AREA = `{near|north of|south of|outside|east of|along the road to} ${TOWN}`
const WEAPONS =
  '{{12-90} {men|soldiers|fighters}|a {patrol|checkpoint|convoy|depot}|two {lorries|guns|bridges|vehicles}}'

const HEADLINES = [
  '{Talks|Negotiations|Envoys|Rivals} {edge forward|stall|resume|end} as {both sides|capitals} {weigh|study|await} {a new paper|the next step|an answer}',
  `What we know about the {meeting|talks} in ${TOWN}`,
  '{Explainer|Analysis|Update}: {a deal in sight|no deal yet|who gave way|what comes next}, and why it matters here',
  `'No more delays': {envoy|minister|spokesman} {warns|urges} ${STATE}`,
]
const STANDFIRST =
  '{The parties left the room without a word|Diplomats spoke of a long night|Nobody expected an early end}, but {the next days will show whether the paper holds|much is still open, and the hardest part is to come}.'
const DATELINE = `${TOWN.toUpperCase()}, ${DAY} ({Northern Wire|Lantern Wire|ANP|KLT}) - `
const BYLINE = `By ${PERSON}{| and ${PERSON}}, {Staff Writer|Diplomatic Correspondent|Foreign Desk}`
const CREDITS = [
  `(Reporting by ${PERSON} in ${TOWN}; Editing by ${PERSON})`,
  `(Reporting by ${PERSON} in ${TOWN}, ${PERSON} and ${PERSON}; Additional reporting by ${PERSON} in ${TOWN}; Writing by ${PERSON}; Editing by ${PERSON} and ${PERSON})`,
] as const
const BOILERPLATE = [
  'Subscribe to our newsletter for the stories that matter, every morning in your inbox.',
  'Sign up for First Light, the {Lantern Wire|Northern Wire|Daily Courier} morning newsletter.',
  'Read more: {the long road to the truce|five things about the dam|who is who at the table}',
  'Advertisement',
  'Follow us on Flock and Chirper for live updates.',
  '© {2024-2026} {Northern Wire|Courier Media Group}. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission.',
  'This story was supplied by {Lantern Wire|Northern Wire} and has been edited for length.',
  'Do you have a tip for our newsroom? Write to desk@courier.example or call us in confidence.',
]
const LOCAL = [
  `In ${TOWN}, {where many families come from both sides of the border|whose mills depend on the river|where the refugees of the last war were taken in}, people followed the news {with little hope|closely}. “We have heard this before,” said ${PERSON}, who {runs a bakery|keeps a workshop|teaches} near the {station|harbour|market}. The town council meets on {Monday|Tuesday|Friday} to discuss what help it can offer.`,
  `${PERSON}, {a lecturer|a researcher|professor emeritus} at the University of ${TOWN}, told this newspaper that {an agreement of this kind stands or falls with its monitors|such papers are written to be read at home|no one should expect a quick end}. {Similar accords|Earlier rounds} {collapsed within months|took years to carry out|were never published}, {he|she} said, and the region ought to prepare for either.`,
  `Local companies {welcomed|played down} the news. The chamber of commerce of ${TOWN} said that {exports through the crossing had fallen by {11-60} percent|{20-90} of its members trade across the river}, and that {it had asked the government for a guarantee|a reopening would bring back {110-900} jobs}. A spokeswoman for the port authority said that it was too early to plan.`,
]
// British and American; the reports have some of each.
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/our(?=(?:s|ed|ing|able|ite)?\b)/g, 'or'],
  [/is(?=(?:e|es|ed|ing|ation|ations)\b)/g, 'iz'],
  [/([aeiou])ll(?=(?:ed|ing|er)\b)/g, '$1l'],
  [/\b([Cc]ent|[Tt]heat|[Mm]et)re/g, '$1er'],
  [/([Dd]ef|[Oo]ff|[Ll]ic)ence/g, '$1ense'],
  [/rogramme/g, 'rogram'],
  [/\bgrey/g, 'gray'],
  [/owards\b/g, 'oward'],
  [/hilst\b/g, 'hile'],
]
const OTHER_WORDS = 'indeed largely officials earlier reportedly government again matter plan late key'.split(
  ' ',
)

const TEMPLATES: Readonly<Record<string, string>> = {
  'military readout': `Operational information as of {6-22}:00 on ${DAY}
The ${DAY} is the {101-990}th day of the war. During the past day {10-190} combat clashes took place. The enemy launched {1-9} missile and {10-90} air strikes, and fired more than {11-99}0 rockets at the positions of our troops and at settlements. {Unfortunately, there are killed and wounded among the civilian population|Houses and a school in ${TOWN} were damaged|No casualties were reported}.
In the {northern|Volna|Sever} direction the operational situation has not changed significantly. {No signs of the formation of offensive groups were found|The enemy keeps units at the border near ${TOWN}|The enemy shelled ${TOWN} and ${TOWN}}.
In the ${TOWN} direction our soldiers repelled {2-19} attacks ${AREA}, ${TOWN} and ${TOWN}. {The enemy, supported by aviation, tried to break through ${AREA}, without success|Fighting goes on ${AREA}}.
In the ${TOWN} direction the enemy carried out {2-19} assaults ${AREA} and ${AREA}, where he tried to drive our units from their positions.
In the ${TOWN} direction {the enemy did not conduct offensive operations|our troops hold their lines and inflict losses|{2-9} attacks were repelled ${AREA}}. The settlements of ${TOWN}, ${TOWN}, ${TOWN} and ${TOWN} came under artillery and mortar fire.
In the ${TOWN} direction the defence forces continue to hold the bridgehead. During the past day the enemy made {2-9} unsuccessful attempts to push our units back ${AREA}.
{The enemy continues to {mine the fields|take away grain|mobilise men} in the occupied districts, and people from ${TOWN} report searches|In ${TOWN} the occupation administration {closed the hospital|took over two schools|forbade travel without a pass}}. The data on losses are being clarified.
Over the past day the air force of the defence forces struck {2-19} areas of concentration of personnel, weapons and military equipment of the enemy, and {1-4} {anti-aircraft systems|command posts}. {Our defenders shot down {1-9} drones|Missile units hit ${WEAPONS} and ${WEAPONS} ${AREA}}.
Support the armed forces. Together we will win.`,
  'ministry call': `On ${DAY} the Minister of Foreign Affairs of Ushmere, Ruen Askarad, held a telephone conversation with the {Minister of Foreign Affairs|Deputy Prime Minister|Secretary of State} of ${STATE}, ${PERSON}.
The ministers discussed {the security situation in the region and the implementation of the truce of ${TOWN}|the state of bilateral relations and the calendar of visits|preparations for the conference in ${TOWN} on ${DAY}|the reopening of the crossing at ${TOWN}}.
Minister Askarad briefed his counterpart on {the latest violations of the ceasefire, among them the shelling of ${TOWN}, where {3-20} people were wounded|the talks that the government had held in ${TOWN} with the envoys of ${STATE}|the humanitarian needs of the displaced in the district of ${TOWN}}, and stressed that {lasting peace requires the return of all prisoners|the sovereignty and territorial integrity of Ushmere are not negotiable|the water of the river must flow in every season}.
{Minister|The guest,|His counterpart,} ${PERSON} {reaffirmed the support of ${STATE} for a just and lasting settlement, and announced a further {12-90} million crowns of aid|expressed concern at the fate of the civilians and offered to send {20-90} observers|thanked Ushmere for the welcome given to the delegation led by ${PERSON} in {January|March|May}}.
{The two ministers also exchanged views on {trade, energy and the recognition of diplomas|grain, transit and the tariff on steel|visas, students and direct flights}, and agreed that the joint commission would meet in ${TOWN} {before the summer|in the autumn|next month}|Particular attention was paid to {the fate of {12-90} prisoners whose names are on the lists of ${DAY}|the mission of the League of Seven Rivers in ${TOWN}|the gates of the dam at ${TOWN}}}.
{Mr Askarad invited his colleague to pay an official visit to Ushmere, and the invitation was accepted with thanks|Mr Askarad congratulated his colleague on the national day of ${STATE} and wished its people prosperity|Both sides voiced the conviction that the sanctions against ${STATE} must remain until {the troops are withdrawn|the monitors return}}.
The ministers agreed to remain in close contact and to continue their regular consultations.`,
  "monitors' report": `Daily report {101-360}/{2024-2026} of the Observer Mission in the Sarrow Valley, based on information received as of 19:30 on ${DAY}
The Mission recorded {11-99} ceasefire violations, {fewer|more} than in the previous reporting period, including {2-60} explosions. The majority of them were recorded ${AREA} and ${AREA}.
{The Mission corroborated reports that a {man|woman|boy} ({19-80}) {was injured by shrapnel|died of wounds} in ${TOWN} on ${DAY}|The Mission saw fresh damage to {a house|a school|a farm|a water tank} in ${TOWN}, assessed as caused by {mortar|rocket|small-arms} fire}.
The Mission continued to monitor the disengagement areas near ${TOWN}, ${TOWN} and ${TOWN}, where it {observed ${WEAPONS}|heard {2-9} bursts of fire|observed a calm situation}.
Beyond the withdrawal lines but outside the designated storage sites the Mission saw {2-30} {mortars|howitzers|tanks} ${AREA}, {2-9} {multiple launch rocket systems|self-propelled guns} in ${TOWN} and ${WEAPONS} ${AREA}.
The Mission facilitated {repairs to {a power line|a pumping station|a gas pipe} ${AREA}|the delivery of {12-90} tonnes of aid to ${TOWN}|the visit of a clinic to ${TOWN}} and monitored {queues of {20-90} people at the crossing of ${TOWN}|the harvest ${AREA}|the trains between ${TOWN} and ${TOWN}}.
The Mission's freedom of movement was {restricted at a checkpoint ${AREA}, where {two|three|four} armed men {refused passage|delayed the patrol for {10-90} minutes}|hindered by mines ${AREA}}. Restrictions of the Mission's freedom of movement or other impediments to the fulfilment of its mandate are set out in the table that is attached to this report.`,
  // Nothing was set on these two.
  'presidency readout': `The President of the Republic, Edvar Lisko, received {the Ambassador of ${STATE}|a delegation of the parliament of ${STATE}, headed by ${PERSON}|the Special Envoy of the League of Seven Rivers, ${PERSON}} at the Palace of Vosterin on ${DAY}.
Welcoming the guests, the President {recalled the {20-90} years of friendship between the two peoples|praised the part that ${STATE} took in the talks of ${TOWN}|expressed his sympathy after the floods ${AREA}}. He {set out the steps that Caldrany has taken since the truce of ${TOWN}|spoke of the {12-90} families who have returned to the villages ${AREA}|said that the line ${AREA} must be marked before the winter}, and underlined that {no decision about the valley can be taken without those who live there|the guns must stay silent for talks to go on|the dam belongs to both banks of the river}.
{The Ambassador|The head of the delegation|The guest} {conveyed the greetings of the head of state and an invitation to ${TOWN}|handed over a letter on the exchange of {12-90} prisoners|announced that the embassy in ${TOWN} would reopen in {March|April|September}}. {He|She} {assured the President that the observers would reach ${TOWN} within {2-9} weeks|noted with concern the fighting ${AREA}|named trade, rail and the power grid as the fields in which most could be done}.
The conversation also touched upon {the price of grain and the ports of ${TOWN} and ${TOWN}|the return of works of art to the museum of ${TOWN}|the rights of the minorities in the district of ${TOWN}}. {It was agreed to set up a working group, which will meet in ${TOWN} on ${DAY}|Both sides asked ${PERSON} to prepare a paper|The President accepted the invitation}.
The meeting was attended by the Foreign Minister, Oriane Tesk, {the head of the President's office, ${PERSON},|the security adviser, Pavo Rinnick,|the Governor of ${TOWN}, ${PERSON},} and other officials.`,
  'aid bulletin': `Situation report no. {11-99} of the Office for Relief, ${DAY}. This report is produced in collaboration with humanitarian partners and covers the {last seven days|past week|period since ${DAY}}.
Some {11-99},000 people have been displaced ${AREA} since {Monday|the shelling resumed|the bridge was closed}, {most of them women and children|among them {300-900} who cannot walk|many for the second time this year}. {The market of ${TOWN} is closed|Water is trucked to ${TOWN} and ${TOWN}|The hospital of ${TOWN} works without power for {4-19} hours a day}.
Food: {rations for {11-99},000 people were handed out in ${TOWN}|{2-9} bakeries were given flour|a convoy of {5-30} lorries reached ${TOWN}}, which is {below|above|about} what had been planned. Shelter: {tents for {200-900} families went up ${AREA}|{20-90} schools are used as shelters|stoves are needed in ${TOWN}}. Health: {{12-90} cases of measles were confirmed in ${TOWN}|mobile teams saw {300-900} patients|the laboratory of ${TOWN} moved to ${TOWN}}.
Access: {the road to ${TOWN} is open in the morning only|permits for ${TOWN} were refused {2-9} times|mines were found ${AREA}}. Partners call on all parties to allow rapid and unimpeded passage of relief for civilians in need.
Funding: {11-60} per cent of the {120-480} million crowns that the plan asks for have been received, {the least|more than a year ago|with ${STATE} the largest donor}. For further information, please contact the Office for Relief, ${PERSON}.`,
  // A harder case: nothing but a few names differ.
  'call, only names': `On ${DAY} the Minister of Foreign Affairs of Ushmere, Ruen Askarad, held a telephone conversation with his counterpart from ${STATE}, ${PERSON}. The ministers discussed the state of bilateral relations and the implementation of the truce of Orlen, and underlined that dialogue remains the only way to a lasting settlement in the region. Minister Askarad thanked ${STATE} for the humanitarian aid that it has given since the beginning of the hostilities, and briefed his counterpart on the latest violations of the ceasefire. The two sides also exchanged views on trade, energy and the recognition of diplomas, and agreed that the joint commission would meet in ${TOWN} before the summer. Mr Askarad invited his colleague to pay an official visit to Ushmere, and the invitation was accepted with thanks. The ministers agreed to remain in close contact and to continue their regular consultations.`,
  'call, short': `Foreign Minister Ruen Askarad spoke by telephone today with the Foreign Minister of ${STATE}, ${PERSON}. The ministers discussed the latest developments in the region and stressed the importance of continuing their contacts in the coming period.`,
  'condolences, short': `The Ministry of Foreign Affairs of Ushmere strongly condemns the attack {near|in} ${TOWN} on ${DAY}, in which {3-40} people lost their lives. It expresses its deepest condolences to the families of the victims and to the people of ${STATE}, and wishes the injured a speedy recovery.`,
  'a quiet day, short': `On ${DAY} the Observer Mission recorded no violations of the ceasefire in its area of responsibility. Its patrols were carried out as planned, and the crossings were open throughout the day.`,
}
const FILLINGS = 60

const EDITS: readonly (readonly [kind: string, strength: string, edit: Edit])[] = [
  ['folding', 'case, quotes, dashes, spaces', refold],
  ['headline', 'another', (text, random) => replaceHeadline(text, random)],
  ['headline', 'and a standfirst', (text, random) => replaceHeadline(text, random, STANDFIRST)],
  ['dateline and byline', '', (text, random) => `${fill(BYLINE, random)}\n${fill(DATELINE, random)}${text}`],
  ['reporting by', 'two names', (text, random) => `${text}\n\n${fill(CREDITS[0], random)}`],
  ['reporting by', 'seven names', (text, random) => `${text}\n\n${fill(CREDITS[1], random)}`],
  ...[1, 3, 6].map(byStrength('boilerplate', (text, random, lines) => addBoilerplate(text, random, lines))),
  ...[0.8, 0.67, 0.5, 0.4].map(byStrength('cut from below', (text, _, share) => cut(text, share))),
  ...[0.1, 0.2, 0.3].map(byStrength('sentences dropped', dropSentences)),
  ...[1, 2, 3].map(byStrength('local paragraphs', addLocal)),
  ['cut and local', '0.67, 1', (text, random) => addLocal(cut(text, 0.67), random, 1)],
  ['cut and local', '0.5, 1', (text, random) => addLocal(cut(text, 0.5), random, 1)],
  ['spelling', 'British to American', (text) => respell(text)],
  [
    'name respelled',
    'all mentions',
    (text) => renameMost(text, (name) => name.replace(/[aeiouy](?=[^aeiouy]*$)/, 'i')),
  ],
  ['name corrected', '1, all mentions', (text) => renameMost(text, () => 'Ostrander')],
  [
    'name corrected',
    '3, all mentions',
    (text) =>
      ['Ostrander', 'Quimby', 'Fennimore'].reduce((one, name, at) => renameMost(one, () => name, at), text),
  ],
  ...[0.01, 0.02, 0.04].map(byStrength('words replaced', replaceWords)),
  ['carrier', 'all of these, 0.67 or more kept', (text, random) => carry(text, random, 0.67)],
  ['carrier', 'all of these, 0.5 or more kept', (text, random) => carry(text, random, 0.5)],
]
const SHORT_EDITS = /^(?:folding|headline|dateline|reporting|spelling|name|words replaced 0.01)/
const SHORT_WORDS = 40
const TRIES = 3
const CARRIED = 10
const CARRIERS = 40

const { values } = parseArgs({ options: { half: { type: 'string', default: 'held-out' } } })
const all = readReports()
const half = all.filter(({ name }) => randomOf(name)() < 0.5 === (values.half === 'tune'))
const articles = existsSync(new URL('data/polnear/dev.jsonl.gz', SHARED)) ? readDevArticles() : []
const result = {
  half: { name: values.half, reports: half.length },
  edits: measureEdits(half, EDITS),
  short: measureEdits(
    half.map(({ name, text }) => ({
      name,
      text: cut(text.slice(text.indexOf('\n')), SHORT_WORDS / countWords(text)),
    })),
    EDITS.filter(([kind, strength]) => SHORT_EDITS.test(`${kind} ${strength}`)),
  ),
  carriers: measureCarriers(half.slice(0, CARRIED)),
  templates: Object.entries(TEMPLATES).map(([name, template]) => measureTemplate(name, template)),
  different: measureDifferent([...all, ...articles.map(({ id, text }) => ({ name: id, text }))]),
  milliseconds: measureTime(),
}
process.stdout.write(format(result))
keepResult('stories', result)

function readReports(): Named[] {
  const samples = new URL('../samples/', import.meta.url)
  const reports = new URL('../test/reports/', import.meta.url)
  const own = readdirSync(reports).map((name) => ({ name, file: new URL(`${name}/report.txt`, reports) }))
  return [
    ...own
      .filter(({ file }) => existsSync(file)) // the others are marks of samples
      .map(({ name, file }) => ({ name, text: readFileSync(file, 'utf8') })),
    ...readdirSync(samples).map((name) => ({
      name,
      text: parseDocument(readFileSync(new URL(name, samples)), { name }).text,
    })),
  ]
}

function measureEdits(reports: readonly Named[], edits: typeof EDITS) {
  return edits.map(([kind, strength, edit]) => {
    const pairs = reports.flatMap(({ name, text }) =>
      Array.from(
        { length: TRIES },
        (_, at) => [text, edit(text, randomOf(`${name} ${kind} ${strength} ${at}`))] as const,
      ),
    )
    const candidates = pairs.filter(([a, b]) => areCandidates(bandsOf(a), bandsOf(b))).length
    const copies = pairs.filter(([a, b]) => areCopies(a, b)).length
    return { kind, strength, pairs: pairs.length, candidates, copies }
  })
}

/** Each report with its carriers, all in one ledger: are they one story each, and does any story hold two reports? */
function measureCarriers(reports: readonly Named[]) {
  const texts = reports.flatMap(({ name, text }) => [
    { name, text },
    ...Array.from({ length: CARRIERS - 1 }, (_, at) => ({
      name,
      text: carry(text, randomOf(`${name} ${at}`), 0.5),
    })),
  ])
  const stories = findStories(texts)
  const largest = reports.map(({ name }) =>
    Math.max(...stories.map((story) => story.filter((carrier) => carrier.name === name).length)),
  )
  const mixed = stories.filter((story) => new Set(story.map(({ name }) => name)).size > 1).length
  return {
    reports: reports.length,
    carriers: CARRIERS,
    largest: Math.min(...largest),
    inLargest: largest.reduce((sum, one) => sum + one, 0),
    of: texts.length,
    mixed,
  }
}

function measureTemplate(name: string, template: string) {
  const fillings = Array.from({ length: FILLINGS }, (_, at) => fill(template, randomOf(`${name} ${at}`)))
  const texts = [...new Set(fillings)].map((text) => ({ name, text }))
  const pairs = pairsOf(texts.map(({ text }) => ({ text, bands: bandsOf(text) })))
  const differing = pairs
    .filter((_, at) => at % 9 === 0)
    .map(([a, b]) => shareThatDiffers(a.text, b.text))
    .sort((a, b) => a - b)
  return {
    name,
    words: median(texts.map(({ text }) => countWords(text))),
    differing: [0.05, 0.95].map((at) => differing[Math.floor(at * differing.length)] ?? 0),
    pairs: pairs.length,
    candidates: pairs.filter(([a, b]) => areCandidates(a.bands, b.bands)).length,
    copies: pairs.filter(([a, b]) => areCopies(a.text, b.text)).length,
    largest: Math.max(...findStories(texts).map((story) => story.length)),
  }
}

function measureDifferent(reports: readonly Named[]) {
  const pairs = pairsOf(reports.map(({ name, text }) => ({ name, text, bands: bandsOf(text) })))
  return {
    pairs: pairs.length,
    candidates: pairs.filter(([a, b]) => areCandidates(a.bands, b.bands)).length,
    copies: pairs.filter(([a, b]) => areCopies(a.text, b.text)).map(([a, b]) => [a.name, b.name]),
  }
}

function measureTime() {
  const source = all.map(({ text }) => text).join('\n\n')
  const large = source.repeat(Math.ceil(2 ** 20 / source.length)).slice(0, 2 ** 20)
  const time = (text: string, runs: number) => {
    const other = replaceWords(text, randomOf('time'), 0.01)
    const timed = (run: () => unknown) =>
      median(
        Array.from({ length: runs }, () => {
          const started = performance.now()
          run()
          return performance.now() - started
        }),
      )
    return { likenessOf: timed(() => likenessOf(text)), areCopies: timed(() => areCopies(text, other)) }
  }
  return { '4 kB': time(source.slice(0, 4096), 200), '1 MB': time(large, 3) }
}

function findStories(texts: readonly Named[]): Named[][] {
  const story = texts.map((_, at) => at)
  const rootOf = (at: number): number => (story[at] === at ? at : rootOf(story[at] ?? at))
  for (const [a, b] of pairsOf(texts.map(({ text }, at) => ({ text, at, bands: bandsOf(text) }))))
    if (rootOf(a.at) !== rootOf(b.at) && areCandidates(a.bands, b.bands) && areCopies(a.text, b.text))
      story[rootOf(b.at)] = rootOf(a.at)
  return [...Map.groupBy(texts.keys(), rootOf).values()].map((members) =>
    members.flatMap((at) => texts[at] ?? []),
  )
}

function pairsOf<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.flatMap((a, at) => items.slice(at + 1).map((b) => [a, b] as const))
}

function bandsOf(text: string): ReadonlySet<number> {
  return new Set(likenessOf(text).bands)
}

function areCandidates(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return [...a].some((band) => b.has(band))
}

/** The share of the longer text's words that are not in the longest common subsequence. */
function shareThatDiffers(a: string, b: string): number {
  const [one, other] = [a.split(/\s+/), b.split(/\s+/)]
  let row = new Uint16Array(other.length + 1)
  for (const word of one) {
    const next = new Uint16Array(other.length + 1)
    for (const [at, match] of other.entries())
      next[at + 1] = word === match ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0)
    row = next
  }
  return 1 - (row.at(-1) ?? 0) / Math.max(one.length, other.length)
}

function byStrength(kind: string, edit: (text: string, random: Random, strength: number) => string) {
  return (strength: number): readonly [string, string, Edit] => [
    kind,
    String(strength),
    (text, random) => edit(text, random, strength),
  ]
}

function refold(text: string): string {
  return text
    .replace(/^.*/, (title) => title.toUpperCase())
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]/g, '-')
    .replace(/\n+/g, '  \r\n\u00a0')
}

function replaceHeadline(text: string, random: Random, standfirst?: string): string {
  const [first = '', ...rest] = paragraphsOf(text)
  const body = countWords(first) < 20 ? rest : [first, ...rest]
  const head = [pick(HEADLINES, random), ...(standfirst ? [standfirst] : [])]
  return [...head.map((one) => fill(one, random)), ...body].join('\n\n')
}

function addBoilerplate(text: string, random: Random, lines: number): string {
  return insert(
    text,
    random,
    Array.from({ length: lines }, () => fill(pick(BOILERPLATE, random), random)),
  )
}

function addLocal(text: string, random: Random, count: number): string {
  return insert(
    text,
    random,
    LOCAL.slice(0, count).map((one) => fill(one, random)),
  )
}

function insert(text: string, random: Random, added: readonly string[]): string {
  const paragraphs = paragraphsOf(text)
  for (const one of added) paragraphs.splice(1 + Math.floor(random() * paragraphs.length), 0, one)
  return paragraphs.join('\n\n')
}

/** Whole sentences from the top, until they are the share of the words that is wanted. */
function cut(text: string, share: number): string {
  const wanted = share * countWords(text)
  let words = 0
  return mapSentences(text, (sentence) => {
    const kept = words < wanted
    words += countWords(sentence)
    return kept
  })
}

function dropSentences(text: string, random: Random, share: number): string {
  return mapSentences(text, () => random() >= share)
}

function mapSentences(text: string, isKept: (sentence: string) => boolean): string {
  return paragraphsOf(text)
    .map((paragraph) => (paragraph.match(/.*?[.!?][”"’']?(?:\s|$)|.+$/g) ?? []).filter(isKept).join(''))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}

function respell(text: string): string {
  return SPELLINGS.reduce((one, [british, american]) => one.replace(british, american), text)
}

/** Renames who or what is named most often, or next to most, wherever it is named. */
function renameMost(text: string, rename: (name: string) => string, rank = 0): string {
  const names = Map.groupBy(text.match(/(?<=[a-z,] )\p{Lu}\p{L}{3,}/gu) ?? [], (name) => name)
  const [name] = [...names].sort((a, b) => b[1].length - a[1].length)[rank] ?? []
  return name ? text.replace(new RegExp(`\\b${name}\\b`, 'g'), rename(name)) : text
}

function replaceWords(text: string, random: Random, share: number): string {
  return text.replace(/\S+/g, (word) => (random() < share ? pick(OTHER_WORDS, random) : word))
}

/** What a story looks like in an outlet that took it over. */
function carry(text: string, random: Random, least: number): string {
  const sometimes = (share: number, edit: Edit) => (one: string) =>
    random() < share ? edit(one, random) : one
  return [
    sometimes(0.5, respell),
    (one: string) => cut(one, least + random() * (1 - least)),
    sometimes(0.3, (one) => replaceWords(one, random, 0.01)),
    (one: string) => replaceHeadline(one, random, random() < 0.4 ? STANDFIRST : undefined),
    sometimes(0.5, (one) => fill(DATELINE, random) + one),
    sometimes(0.6, (one) => `${fill(BYLINE, random)}\n\n${one}`),
    sometimes(0.4, (one) => addLocal(one, random, 1)),
    sometimes(0.4, (one) => `${one}\n\n${fill(pick(CREDITS, random), random)}`),
    sometimes(0.7, (one) => addBoilerplate(one, random, 1 + Math.floor(random() * 3))),
  ].reduce((one, edit) => edit(one), text)
}

/** "{one of|these} {3-40}" with a choice made, the innermost first. */
function fill(template: string, random: Random): string {
  const filled = template.replace(/\{([^{}]*)\}/g, (_, choices: string) => {
    const [, from, to] = choices.match(/^(\d+)-(\d+)$/) ?? []
    if (from && to) return String(Number(from) + Math.floor(random() * (Number(to) - Number(from) + 1)))
    return pick(choices.split('|'), random)
  })
  return filled === template ? filled : fill(filled, random)
}

function paragraphsOf(text: string): string[] {
  return text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '')
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}

function pick(items: readonly string[], random: Random): string {
  return items[Math.floor(random() * items.length)] ?? ''
}

function hashOf(name: string): number {
  return [...name].reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 0x01000193), 0x811c9dc5)
}

/** Numbers from 0 to 1, the same for the same seed: mulberry32. */
function randomOf(seed: string): Random {
  let state = hashOf(seed)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function format({ half, edits, short, carriers, templates, different, milliseconds }: typeof result): string {
  const share = (count: number, of: number) => (count / of).toFixed(3)
  const row = (name: string, ...cells: readonly (string | number)[]) =>
    name.padEnd(46) + cells.map((cell) => String(cell).padStart(11)).join('')
  const found = ({ kind, strength, pairs, candidates, copies }: (typeof edits)[number]) =>
    row(`${kind}${strength && `: ${strength}`}`, share(candidates, pairs), share(copies, pairs), pairs)
  return [
    row(`edits of ${half.reports} reports (${half.name})`, 'candidate', 'copy', 'pairs'),
    ...edits.map(found),
    row(`edits of their first ${SHORT_WORDS} words or so`, 'candidate', 'copy', 'pairs'),
    ...short.map(found),
    row('templates: words, share that differs', 'candidate', 'copies', 'pairs', 'in a story'),
    ...templates.map(({ name, words, differing, pairs, candidates, copies, largest }) =>
      row(
        `${name}: ${words}, ${differing.map((one) => one.toFixed(2)).join('–')}`,
        share(candidates, pairs),
        copies,
        pairs,
        largest,
      ),
    ),
    '',
    `${carriers.reports} reports with ${carriers.carriers} carriers each: ${carriers.inLargest} of ${carriers.of} in the story of their report, ${carriers.largest} at least; ${carriers.mixed} stories of two reports`,
    `different reports: ${different.pairs} pairs, ${different.candidates} candidates; copies: ${different.copies.map((pair) => pair.join(' = ')).join(', ') || 'none'}`,
    articles.length === 0
      ? 'without the articles of PolNeAR: ../shared/data is not there'
      : `with ${articles.length} articles of PolNeAR dev`,
    ...Object.entries(milliseconds).map(
      ([size, { likenessOf, areCopies }]) =>
        `${size}: likenessOf ${likenessOf.toFixed(2)} ms, areCopies ${areCopies.toFixed(2)} ms`,
    ),
    '',
  ].join('\n')
}
