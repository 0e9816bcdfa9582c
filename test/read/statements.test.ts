import { beforeAll, describe, expect, it } from 'vitest'
import { readReport } from '../../src/index.ts'
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
  'how firmly': [
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
  ],
}

/** Absences, questions and plain narrative are no statements. */
const READS_NOTHING = [
  'Chile has not commented on the offer.',
  'Chile has not agreed to the plan.',
  'The war between Peru and Chile began in 1879.',
  'Soldiers of Peru fired on a bridge.',
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
