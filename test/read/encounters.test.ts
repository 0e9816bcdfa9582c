import { describe, expect, it } from 'vitest'
import { readReport } from '../../src/index.ts'

/** Each case is a text, published on Friday, 13 March 2026, and its encounters: kind, date, place, duration, people. */
const TOLD: readonly (readonly [text: string, ...lines: string[]])[] = [
  [
    'President Ana Sol of Bolivia and President Luis Vera of Peru met for three hours in La Paz on Thursday.',
    'meeting 2026-03-12 La Paz PT3H: Ana Sol, Luis Vera',
  ],
  ['Another round of talks is due in Arica on April 9.', 'talks 2026-04-09 Arica -: '],
  ['Talks between Chile and Peru resume on March 20 in Arica.', 'talks 2026-03-20 Arica -: Chile, Peru'],
  [
    'The ministers of Chile and Peru agreed on Friday after three days of talks in Arica to free all prisoners.',
    'talks 2026-03-11/2026-03-13 Arica P3D: ',
  ],
  [
    'The ten-day climate summit in Arica, which opened on March 4, ends without a text. The summit’s president said on Friday that nobody liked the draft.',
    'summit 2026-03-04/2026-03-13 Arica P10D: ',
  ],
  [
    'Delegations of Chile, headed by Tove Hall, and of Peru, headed by Isak Hall, met in Arica from 2 to 4 March.',
    'talks 2026-03-02/2026-03-04 Arica -: Tove Hall, Isak Hall',
  ],
  [
    'On 9 March the Foreign Minister of Chile, Rosa Ibarra, received the Ambassador of Peru, Juan Rey, in Santiago.',
    'meeting 2026-03-09 Santiago -: Rosa Ibarra, Juan Rey',
  ],
  [
    'The ninth round of talks between Chile and Peru opened in Arica on Monday and broke up on Wednesday.',
    'talks 2026-03-09/2026-03-11 Arica -: Chile, Peru',
  ],
  [
    'Rosa Ibarra of Chile saw her Peruvian counterpart, Juan Rey, on Monday in Santiago.',
    'meeting 2026-03-09 Santiago -: Rosa Ibarra, Juan Rey',
  ],
  [
    'On 9 March, at the initiative of Peru, the Foreign Minister of Chile, Rosa Ibarra, held a telephone conversation with Juan Rey, the Foreign Minister of Peru.',
    'call 2026-03-09 - -: Rosa Ibarra, Juan Rey',
  ],
  [
    'The two ministers will gather in Lima on 4 and 5 April.',
    'talks 2026-04-04/2026-04-05 Lima -: two ministers',
  ],
  [
    'Rosa Ibarra of Chile spoke by telephone with Juan Rey of Peru late on Wednesday in a call placed by Rey.',
    'call 2026-03-11 - -: Rosa Ibarra, Juan Rey',
  ],
  [
    'Ana Sol of Bolivia rang Luis Vera of Peru late on Monday to complain about the raid.',
    'call 2026-03-09 - -: Ana Sol, Luis Vera',
  ],
  [
    'Ana Sol of Bolivia conferred by video link with Luis Vera of Peru on Monday.',
    'call 2026-03-09 - -: Ana Sol, Luis Vera',
  ],
  [
    'Ana Sol of Bolivia hosted Luis Vera of Peru for dinner on Saturday night.',
    'meeting 2026-03-07 - -: Ana Sol, Luis Vera',
  ],
  [
    'The memorandum was signed by Ana Sol of Bolivia and Luis Vera of Peru in Arica on Monday.',
    'signing 2026-03-09 Arica -: Ana Sol, Luis Vera',
  ],
  [
    'Luis Vera of Peru arrived in La Paz on Wednesday for a two-day state visit, the first by a Peruvian president since 1998.',
    'visit 2026-03-11 La Paz P2D: Luis Vera',
  ],
  [
    'Negotiators from Chile and Peru held talks in Arica from Monday to Wednesday.',
    'talks 2026-03-09/2026-03-11 Arica -: Chile, Peru',
  ],
  [
    'Luis Vera of Peru left the talks in Arica on Wednesday night. The talks, which had opened on Monday, were to have run until Friday.',
    'talks 2026-03-09 Arica -: ',
  ],
  [
    'At a briefing on Tuesday, Ana Sol of Bolivia said that the road would open.',
    'press-conference 2026-03-10 - -: Ana Sol',
  ],
  [
    'Luis Vera of Peru praised Ana Sol of Bolivia at a press conference in Arica on Monday.',
    'press-conference 2026-03-09 Arica -: Luis Vera',
  ],
  [
    'The second round between Chile and Peru had taken place in Arica on 11 February.',
    'talks 2026-02-11 Arica -: Chile, Peru',
  ],
  [
    'A third round, the envoy said, will open in Arica on April 1, with the crews first on the agenda.',
    'talks 2026-04-01 Arica -: ',
  ],
  [
    'Peru and Chile have quarrelled since May. The two sides came face to face in Arica on 3 March for the first time since 2019.',
    'meeting 2026-03-03 Arica -: Peru, Chile',
  ],
  [
    'Meeting in Arica on Tuesday, the ministers of Chile and Peru agreed to send monitors.',
    'meeting 2026-03-10 Arica -: Chile, Peru',
  ],
]

/** What may be, was offered, or is asked for is no encounter. */
const NOT_TOLD = [
  'Peru may host a meeting of the two presidents in November.',
  'Peru is ready to host a new round in April.',
  'Chile proposed talks in Arica.',
  'The committee meets every Friday in Arica.',
  'If the ministers meet in Lima, Peru will sign.',
  'Ana Sol of Bolivia was met with silence in Arica on Monday.',
  'The state-by-state roll call began in Arica on Tuesday.',
  'Ana Sol of Bolivia lost the first round of the election in Arica on Monday.',
  'The bonds are publicly traded in Lima since Monday.',
  'Chile and Peru welcomed the reopening of the crossing at Arica on Monday.',
]

const encountersIn = async (text: string) => {
  const { encounters, actors } = await readReport({ text, published: '2026-03-13' })
  const nameOf = (id: string) => actors.find((actor) => actor.id === id)?.name
  return encounters.map(
    ({ kind, date, place, duration, participants }) =>
      `${kind} ${date?.value ?? '-'} ${place?.name ?? '-'} ${duration?.value ?? '-'}: ${participants.map(nameOf).join(', ')}`,
  )
}

describe('an encounter has its day, place, duration and people', () => {
  for (const [text, ...lines] of TOLD) it(text, async () => expect(await encountersIn(text)).toEqual(lines))
})

describe('no encounter is made of', () => {
  for (const text of NOT_TOLD) it(text, async () => expect(await encountersIn(text)).toEqual([]))
})
