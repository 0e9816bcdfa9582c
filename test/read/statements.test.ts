import { beforeAll, describe, expect, it } from 'vitest'
import { parseCodebook, readReport } from '../../src/index.ts'
import type { Reading } from '../../src/types.ts'

/**
 * Each case is a text and what is read of it, a line for each statement:
 *
 *     speaker: act certainty [denied] | voices | holders with their authority [| under the number of the outer one]
 */
const READS: Readonly<Record<string, readonly (readonly [text: string, ...lines: string[]])[]>> = {
  'whose voice it is': [
    [
      'Foreign Minister Tomas Marr of Peru said that Peru accepts the truce.',
      'Tomas Marr: agree certain | Tomas Marr | Peru firsthand',
    ],
    [
      'Foreign Minister Tomas Marr of Peru said that Chile had agreed to withdraw.',
      'Tomas Marr: report certain | Tomas Marr | Peru firsthand',
      'Chile: agree certain | Tomas Marr | Chile relayed | in 0',
    ],
    [
      'Peru and Chile have talked since May. Both sides agreed to meet again, a spokesman for Peru said.',
      'spokesman for Peru: announce certain | spokesman for Peru | Peru firsthand',
      'Peru and Chile: agree certain | spokesman for Peru | Peru firsthand, Chile relayed | in 0',
    ],
    ['Chile wants the port back.', 'Chile: demand certain |  | Chile narrator'],
    ['Italy accepts the plan.', 'Italy: agree certain |  | Italy narrator'],
    [
      'A senior Chilean official said that Chile may accept the plan.',
      'A senior Chilean official: agree possible | A senior Chilean official | Chile unnamed',
    ],
    [
      'Sources close to the Chilean delegation said that Chile may accept the plan.',
      'Sources close to the Chilean delegation: report possible | Sources close to the Chilean delegation | Sources close to the Chilean delegation unnamed',
      'Chile: agree possible | Sources close to the Chilean delegation | Chile unnamed | in 0',
    ],
    [
      'Foreign Minister Tomas Marr of Peru denied that Chile had offered a ceasefire.',
      'Tomas Marr: deny certain denied | Tomas Marr | Peru firsthand',
      'Chile: propose certain denied | Tomas Marr | Chile relayed | in 0',
    ],
  ],
  'whose side somebody is on': [
    [
      'Minister Eva Roe of Peru met her counterpart, Juan Rey, in Chile. Chile was calm. Rey said that Chile accepts the truce.',
      'Juan Rey: agree certain | Juan Rey | Chile firsthand',
    ],
    [
      'Syria burns. Syria waits. President Ana Sol left, and Syria was silent. The prime minister, Luis Vera, said that the truce holds.',
      'Luis Vera: assess certain | Luis Vera | Luis Vera firsthand',
    ],
    [
      'The mainland’s fisheries minister, Cora Lind, said that the talks had failed. Peru’s boats stayed out. Peru wants more.',
      'Cora Lind: report certain | Cora Lind | Cora Lind firsthand',
      'Peru: demand certain |  | Peru narrator',
    ],
    [
      'Coffee exporters in Peru want their quota back.',
      'Coffee exporters in Peru: demand certain |  | Coffee exporters in Peru narrator',
    ],
    [
      'Peru’s prime minister, Orla Veen, was quiet, and her spokesman repeated that the order of steps was final.',
      'her spokesman: report certain | her spokesman | Peru firsthand',
    ],
    [
      'American officials said that the truce holds.',
      'American officials: report certain | American officials | United States unnamed',
    ],
    [
      'Peru and Chile will stop the shelling, their ministers said.',
      'their ministers: announce certain | their ministers | Peru firsthand, Chile firsthand',
      'Peru and Chile: commit certain | their ministers | Peru firsthand, Chile firsthand | in 0',
    ],
    [
      'Veen’s coalition partner, the Farmers’ League, has threatened to leave the government.',
      'Farmers’ League: threaten certain | Farmers’ League | Farmers’ League firsthand',
    ],
    [
      'The rector of the northern college, Ina Vale, left, and Vale said that she had carried three letters.',
      'Ina Vale: report certain | Ina Vale | Ina Vale firsthand',
    ],
  ],
  'who speaks for no state': [
    [
      'Maude Ilvane, a Peruvian farmer, said that repairs could not wait.',
      'Maude Ilvane: assess certain | Maude Ilvane | Maude Ilvane firsthand',
    ],
    [
      'Peruvian writer Maude Ilvane said that repairs could not wait.',
      'Maude Ilvane: assess certain | Maude Ilvane | Maude Ilvane firsthand',
    ],
    [
      'Peru’s former foreign minister, Maude Ilvane, said that repairs could not wait.',
      'Maude Ilvane: assess certain | Maude Ilvane | Maude Ilvane firsthand',
    ],
    [
      'Peru’s president, Ana Sol, left. Sol’s predecessor, Maude Ilvane, said that repairs could not wait.',
      'Maude Ilvane: assess certain | Maude Ilvane | Maude Ilvane firsthand',
    ],
    [
      'Peru’s opposition leader, Maude Ilvane, said that repairs could not wait.',
      'Maude Ilvane: assess certain | Maude Ilvane | Maude Ilvane firsthand',
    ],
    [
      'Juan Soto, leader of Peru’s biggest opposition party, said that repairs could not wait.',
      'Juan Soto: assess certain | Juan Soto | Peru’s biggest opposition party firsthand',
    ],
    [
      'Peruvian lawmakers said that repairs could not wait.',
      'Peruvian lawmakers: report certain | Peruvian lawmakers | Peruvian lawmakers unnamed',
    ],
    [
      'Peruvian businesses want the port back.',
      'Peruvian businesses: demand certain |  | Peruvian businesses narrator',
    ],
    ['Many Peruvians want the port back.', 'Many Peruvians: demand certain |  | Many Peruvians narrator'],
    [
      'Peru’s opposition rejected the plan.',
      'Peru’s opposition: reject certain |  | Peru’s opposition narrator',
    ],
    ['Peru’s parliament rejected the plan.', 'Peru’s parliament: reject certain |  | Peru narrator'],
    ['The Peruvians rejected the plan.', 'Peru: reject certain |  | Peru narrator'],
  ],
  'whose voice it is where somebody else stands nearer': [
    [
      'Peru’s envoy, Rui Matos, was quoted by the Lima Star as saying that the port was “not for sale.”',
      'Lima Star: report certain | Lima Star | Lima Star firsthand',
      'Rui Matos: red-line certain | Lima Star, Rui Matos | Peru relayed | in 0',
    ],
    [
      'Peru’s negotiator, Said Ouali, spoke first. “We do not sign under threats,” Said Ouali added.',
      'Said Ouali: reject certain | Said Ouali | Peru firsthand',
    ],
    [
      'Peru’s minister, Eva Roe, left. Her deputy, speaking on condition of anonymity, said that a letter had been sent.',
      'Her deputy: report certain | Her deputy | Peru unnamed',
    ],
    [
      'Peru’s envoy, Eva Roe, left. A mediator who asked not to be identified stayed. The mediator said that neither had asked for time.',
      'A mediator: report certain | A mediator | A mediator unnamed',
    ],
    [
      'According to a letter seen by the Gazette, Chile had promised to withdraw.',
      'a letter seen by the Gazette: report certain | a letter seen by the Gazette | a letter seen by the Gazette unnamed',
      'Chile: commit certain | a letter seen by the Gazette, Chile | Chile unnamed | in 0',
    ],
    [
      'Peru’s team was led by Rosa Ibarra; Carla Soto headed the Chilean side. Ibarra said that it rained.',
      'Rosa Ibarra: report certain | Rosa Ibarra | Peru firsthand',
    ],
    [
      'They have been promised nothing, according to Peru’s envoy, Kari Moe.',
      'Kari Moe: assess certain | Kari Moe | Peru firsthand',
    ],
  ],
  'who speaks, where another opens the sentence': [
    [
      'The Assembly was told of it. Their exchange was tense, two diplomats briefed on it said.',
      'two diplomats briefed on it: report certain | two diplomats briefed on it | two diplomats briefed on it unnamed',
    ],
    [
      'With Chile still demanding the port, Peru’s envoy, Eva Roe, said the truce could end.',
      'Chile: demand certain | Chile | Chile firsthand',
      'Eva Roe: assess possible | Eva Roe | Peru firsthand',
    ],
    [
      'Chile, Peru says, has accepted the plan.',
      'Peru: report certain | Peru | Peru firsthand',
      'Chile: agree certain | Peru | Chile relayed | in 0',
    ],
    [
      'A surveyor, Timo Vane, stood by. He said that the lake was lower than ever.',
      'Timo Vane: report certain | Timo Vane | Timo Vane firsthand',
    ],
    [
      'Speaking for both delegations, Eva Roe of Peru said that Chile’s envoy, Juan Rey, would sign.',
      'Eva Roe: report certain | Eva Roe | Peru firsthand',
      'Juan Rey: agree certain | Eva Roe | Chile relayed | in 0',
    ],
    ['Peru’s envoy, Eva Roe, ruled out any deal with Chile.', 'Eva Roe: reject certain |  | Peru narrator'],
  ],
  'how firmly': [
    ['Chile reportedly accepted the plan.', 'Chile: agree possible |  | Chile narrator'],
    ['Chile apparently rejected the plan.', 'Chile: reject possible |  | Chile narrator'],
    [
      'Eva Roe of Peru said she hoped Chile would accept the plan.',
      'Eva Roe: report probable | Eva Roe | Peru firsthand',
      'Chile: agree probable | Eva Roe | Chile relayed | in 0',
    ],
    [
      'Reports that Chile has accepted the plan are false, Eva Roe of Peru said.',
      'Eva Roe: deny certain denied | Eva Roe | Peru firsthand',
    ],
    [
      'Eva Roe of Peru said it was too early to say that Chile had agreed.',
      'Eva Roe: report certain | Eva Roe | Peru firsthand',
    ],
    [
      'President Ana Sol of Peru hinted that Chile had agreed to withdraw.',
      'Ana Sol: report possible | Ana Sol | Peru firsthand',
      'Chile: agree possible | Ana Sol | Chile relayed | in 0',
    ],
    [
      'President Ana Sol of Peru said that Chile would not insist on the port.',
      'Ana Sol: report certain | Ana Sol | Peru firsthand',
      'Chile: concede certain | Ana Sol | Chile relayed | in 0',
    ],
  ],
  'what one does by saying it': [
    [
      'President Ana Sol of Peru said that Peru would not accept a single soldier.',
      'Ana Sol: reject certain | Ana Sol | Peru firsthand',
    ],
    [
      'President Ana Sol of Peru called on Chile to free the prisoners.',
      'Ana Sol: request certain | Ana Sol | Peru firsthand',
    ],
    [
      'President Ana Sol of Peru accused Chile of shelling two villages.',
      'Ana Sol: accuse certain | Ana Sol | Peru firsthand',
    ],
    [
      '“The port is our red line,” President Ana Sol of Peru said.',
      'Ana Sol: red-line certain | Ana Sol | Peru firsthand',
    ],
    [
      'President Ana Sol of Peru said Chile’s talk of tanks was “pure invention.” “Not one tank was moved,” she added.',
      'Ana Sol: deny certain denied | Ana Sol | Peru firsthand',
      'Ana Sol: deny certain denied | Ana Sol | Peru firsthand',
    ],
    [
      'President Ana Sol of Peru insisted that the sanctions be lifted first.',
      'Ana Sol: demand certain | Ana Sol | Peru firsthand',
    ],
    ['Peru’s army dismissed the allegation.', 'Peru’s army: deny certain denied |  | Peru narrator'],
    ['Peru turned the offer down within the hour.', 'Peru: reject certain |  | Peru narrator'],
  ],
  'several acts, each a statement of its own': [
    [
      'President Ana Sol of Peru said that Peru accepted the date and would free the prisoners in May.',
      'Ana Sol: agree certain | Ana Sol | Peru firsthand',
      'Ana Sol: commit certain | Ana Sol | Peru firsthand',
    ],
    [
      'President Ana Sol of Peru acknowledged that two shells had fallen on a school, and promised that Peru would pay.',
      'Ana Sol: acknowledge certain | Ana Sol | Peru firsthand',
      'Ana Sol: commit certain | Ana Sol | Peru firsthand',
    ],
    [
      'Peru accepts observers on the river, and no longer insists on a bridge.',
      'Peru: agree certain |  | Peru narrator',
      'Peru: concede certain |  | Peru narrator',
    ],
    [
      '“We ask for one list,” President Ana Sol of Peru said. “Families have waited long enough.”',
      'Ana Sol: request certain | Ana Sol | Peru firsthand',
    ],
    [
      '“The port is our red line,” President Ana Sol of Peru said. “We will open the road in May.”',
      'Ana Sol: red-line certain | Ana Sol | Peru firsthand',
      'Ana Sol: commit certain | Ana Sol | Peru firsthand',
    ],
  ],
  'whom words stand for': [
    [
      'A senior Chilean official said that his country may accept the plan.',
      'A senior Chilean official: agree possible | A senior Chilean official | Chile unnamed',
    ],
    [
      'Two Chilean diplomats said their delegation might drop its demand for the port.',
      'Two Chilean diplomats: concede possible | Two Chilean diplomats | Chile unnamed',
    ],
    [
      'According to the Harbour Post, a Chilean daily, President Ana Sol of Peru told aides that Chile had accepted the plan.',
      'Harbour Post: report certain | Harbour Post | Harbour Post firsthand',
      'Ana Sol: report certain | Harbour Post, Ana Sol | Peru relayed | in 0',
      'Chile: agree certain | Harbour Post, Ana Sol | Chile relayed | in 1',
    ],
    [
      'The two armies spoke by telephone, according to a readout from Santiago. The readout said that Peru had accepted the date.',
      'Chile: report certain | Chile | Chile firsthand',
      'Chile: report certain | Chile | Chile firsthand',
      'Peru: agree certain | Chile | Peru relayed | in 1',
    ],
    [
      '“We’re nearly there,” said a mediator, speaking on condition of anonymity.',
      'a mediator: report certain | a mediator | a mediator unnamed',
    ],
  ],
}

/** Absences, questions and plain narrative are no statements. */
const READS_NOTHING = [
  'Chile has not commented on the offer.',
  'Chile has not agreed to the plan.',
  'The war between Peru and Chile began in 1879.',
  'Soldiers of Peru fired on a bridge.',
  'The families of Peru were told to wait.',
  'In Peru she is expected to sign the treaty.',
  'A minister of Peru, who asked not to be named, was there.',
  'Rolf Denn of Peru, asked about the road on Monday, left.',
  'Negotiators of Peru and Chile parted without agreement on the return of the families.',
  'Eva Roe of Peru stopped short of announcing a date.',
  'The bishop would not say who had written it.',
  'Peru recalled its negotiators from Lima.',
  'They are known to the army as the Group.',
  'It is unclear whether Chile will accept the plan.',
  'Reporters asked whether Chile would accept the plan.',
  'Chile is considering whether to accept the plan.',
  'Had Chile accepted the plan, the road would have opened.',
  'Should Chile accept the plan, the road will open.',
  'Chile would have accepted the plan.',
  'Chile almost accepted the plan.',
  'There is no sign that Chile will accept the plan.',
  'Few expect Chile to accept the plan.',
  'Chile is expected to accept the plan.',
  'Chile’s possible acceptance of the plan angered Peru.',
]

describe('a statement tells', () => {
  for (const [what, cases] of Object.entries(READS))
    describe(what, () => {
      for (const [text, ...lines] of cases)
        it(text, async () =>
          expect(linesOf(await readReport({ text, published: '2026-03-13' }))).toEqual(lines),
        )
    })
})

describe('no statement is made of', () => {
  for (const text of READS_NOTHING)
    it(text, async () => expect(linesOf(await readReport({ text, published: '2026-03-13' }))).toEqual([]))
})

describe('with a codebook that has words for acts', () => {
  const codebook = parseCodebook('name: Pits\nissues: []\nacts:\n  threaten: [down tools]\n', 'pits.yaml')
  const text = 'The union’s leader, Jo Marr, said every miner would be downing tools on Monday.'
  it('the words stand for their act', async () =>
    expect((await readReport({ text }, { codebook })).statements.map(({ act }) => act)).toEqual(['threaten']))
  it('and for none without it', async () =>
    expect((await readReport({ text })).statements.map(({ act }) => act)).toEqual(['expect']))
})

describe('in the paper of an issuer', () => {
  let reading: Reading
  beforeAll(async () => {
    reading = await readReport({
      text: 'On 3 October the Foreign Minister of Peru, Tomas Marr, spoke by telephone with the Foreign Minister of Chile, Ana Sol.\n\nMinister Sol assured the Minister that Chile would free all prisoners. Peru rejects any delay.',
      issuer: 'Ministry of Foreign Affairs of Peru',
      published: '2026-10-04',
    })
  })
  it('the other side is relayed, and the own side firsthand', () =>
    expect(linesOf(reading)).toEqual([
      'Ana Sol: commit certain | Ministry of Foreign Affairs of Peru, Ana Sol | Chile relayed',
      'Peru: reject certain | Ministry of Foreign Affairs of Peru | Peru firsthand',
    ]))
  it('a call is an encounter with its day and its people', () =>
    expect(
      reading.encounters.map(({ kind, date, participants }) => ({
        kind,
        date: date?.value,
        participants: participants.map((id) => nameOf(reading, id)),
      })),
    ).toEqual([{ kind: 'call', date: '2026-10-03', participants: ['Tomas Marr', 'Ana Sol'] }]))
  it('every id leads to an actor, an encounter or a statement', () => {
    const ids = new Set([...reading.actors, ...reading.encounters, ...reading.statements].map(({ id }) => id))
    for (const {
      speaker,
      voices = [],
      holders = [],
      addressees = [],
      beneficiaries = [],
      at,
      within,
    } of reading.statements)
      for (const id of [
        speaker,
        ...voices,
        ...holders.map(({ actor }) => actor),
        ...addressees,
        ...beneficiaries,
        at,
        within,
      ])
        if (id) expect(ids).toContain(id)
  })
})

describe('in a joint document', () => {
  it('both issuers speak firsthand, and for what “the two sides” agreed', async () =>
    expect(
      linesOf(
        await readReport({
          text: 'The two sides agreed to extend the truce until 4 May. It was agreed that all prisoners would be freed. The families must be told the truth.',
          issuer: 'Governments of Peru and Chile',
          published: '2026-03-13',
        }),
      ),
    ).toEqual([
      'Governments of Peru and Chile: agree certain | Governments of Peru and Chile | Peru firsthand, Chile firsthand',
      'Governments of Peru and Chile: agree certain | Governments of Peru and Chile | Peru firsthand, Chile firsthand',
      'Governments of Peru and Chile: demand certain | Governments of Peru and Chile | Peru firsthand, Chile firsthand',
    ]))
})

describe('in an issuer’s own document', () => {
  it('harm announced behind a condition is a threat, and “should they reopen it” is no demand', async () =>
    expect(
      linesOf(
        await readReport({
          text: 'If the boats are not released by 20 March, Peru will suspend the licences. Peru will pay the crews, should Chile reopen the port.',
          issuer: 'Ministry of Foreign Affairs of Peru',
          published: '2026-03-13',
        }),
      ),
    ).toEqual([
      'Peru: threaten certain | Ministry of Foreign Affairs of Peru | Peru firsthand',
      'Peru: commit certain | Ministry of Foreign Affairs of Peru | Peru firsthand',
    ]))
})

describe('in a transcript', () => {
  it('an office is whose the heading says that it is', async () =>
    expect(
      linesOf(
        await readReport({
          text: 'Press conference by the President of Peru and the Chair of the Andes Front\n\nPRESIDENT OLA FERN: We accept the truce.\n\nCHAIR IRIS MAY: Peru has broken two truces, and we have not forgotten it.',
          issuer: 'Office of the President of Peru',
          published: '2026-03-13',
        }),
      ),
    ).toEqual([
      'Ola Fern: agree certain | Ola Fern | Peru firsthand',
      'Iris May: accuse certain | Iris May | Andes Front firsthand',
    ]))

  it('a label in capitals is who is named in other letters, and what an asker asks is no statement', async () =>
    expect(
      linesOf(
        await readReport({
          text: 'Taking part: Ilona May, Minister of Foreign Affairs of Peru.\n\nMINISTER MAY OF PERU: We accept the truce as it stands. Our guns will leave the ridge by Sunday.\n\nQUESTION: Will the refugees come home?\n\nMINISTER MAY OF PERU: I cannot comment on that. No, we moved no guns today.',
          issuer: 'Ministry of Foreign Affairs of Chile',
          published: '2026-03-13',
        }),
      ),
    ).toEqual([
      'Ilona May: agree certain | Ilona May | Peru firsthand',
      'Ilona May: commit certain | Ilona May | Peru firsthand',
      'Ilona May: deny certain denied | Ilona May | Peru firsthand',
    ]))
})

function linesOf(reading: Reading): string[] {
  const numbers = new Map(reading.statements.map(({ id }, at) => [id, at]))
  return reading.statements.map(({ speaker, act, certainty, polarity, voices = [], holders = [], within }) =>
    [
      `${nameOf(reading, speaker)}: ${act} ${certainty}${polarity === 'denied' ? ' denied' : ''}`,
      voices.map((id) => nameOf(reading, id)).join(', '),
      holders.map(({ actor, authority }) => `${nameOf(reading, actor)} ${authority}`).join(', '),
      ...(within === undefined ? [] : [`in ${numbers.get(within)}`]),
    ].join(' | '),
  )
}

function nameOf({ actors }: Reading, id: string | null | undefined): string {
  return actors.find((actor) => actor.id === id)?.name ?? 'nobody'
}
