/** Reports on invented talks for the tests of views: each of one statement, by whom one names. */
import { parseCodebook } from '../../../src/codebook.ts'
import { closeLedger, type Ledger, storeReadings } from '../../../src/ledger/index.ts'
import type { Actor, Encounter, Reading, Statement } from '../../../src/types.ts'
import { newLedger } from '../ledgers.ts'
import { newReading } from '../readings.ts'

export const CODEBOOK = parseCodebook(
  `name: The talks
parties:
  - id: norland
    name: Norland
    kind: state
    ids: { wikidata: Q1 }
    roster:
      - { name: Ada Holm, office: Foreign Minister, from: 2024-02-01, ids: { wikidata: Q2 } }
  - { id: sudmark, name: Sudmark, kind: state }
  - { id: ostmark, name: Ostmark, kind: state }
issues:
  - { id: truce, label: Truce, definition: Keeping it., terms: [truce], examples: [keep the truce] }
  - { id: bridge, label: Bridge, definition: Opening it., terms: [bridge], examples: [open the bridge] }
`,
  'codebook.yaml',
)

const person = (id: string, name: string, party: string, title: string): Actor => ({
  id,
  name,
  kind: 'person',
  party,
  members: [],
  roles: [{ title, span: { start: 0, end: 3 } }],
  mentions: [{ start: 0, end: 3 }],
})
const party = (id: string, name: string): Actor => ({
  id,
  name,
  kind: 'party',
  members: [],
  roles: [],
  mentions: [{ start: 0, end: 3 }],
})

/** Everybody, by the ids that readings have for them. */
const CAST: readonly Actor[] = [
  party('norland', 'Norland'),
  party('sudmark', 'Sudmark'),
  party('ostmark', 'Ostmark'),
  person('holm', 'Ada Holm', 'norland', 'foreign minister'),
  person('vask', 'Joren Vask', 'sudmark', 'Prime Minister'),
  person('brandt', 'Teodor Brandt', 'ostmark', 'envoy'),
  {
    id: 'officials',
    name: 'two officials',
    kind: 'unnamed',
    party: 'norland',
    members: [],
    roles: [],
    mentions: [],
  },
]

/** What one says of a report of one statement. */
export interface Said {
  /** Who says it: holm, vask, brandt, officials; nobody where the report itself tells it. */
  readonly by?: 'holm' | 'vask' | 'brandt' | 'officials'
  /** Whose it is. */
  readonly of: 'norland' | 'sudmark' | 'ostmark'
  readonly issue?: 'truce' | 'bridge'
  readonly stance?: 'for' | 'against' | 'unclear'
  readonly act?: NonNullable<Statement['act']>
  readonly words?: string
  readonly published?: string
  readonly outlet?: string
  readonly url?: string
  readonly encounters?: readonly Encounter[]
  readonly at?: string
}

const PARTIES = { holm: 'norland', vask: 'sudmark', brandt: 'ostmark', officials: 'norland' } as const

/** The reading of a report in which one says one thing. */
export function said({ by, of, issue, stance = 'for', act = 'demand', words, at, ...rest }: Said): Reading {
  const { published = '2026-03-14', outlet = 'Wire', url, encounters = [] } = rest
  const name = CAST.find(({ id }) => id === by)?.name ?? 'The report'
  const authority =
    by === undefined
      ? 'narrator'
      : by === 'officials'
        ? 'unnamed'
        : PARTIES[by] === of
          ? 'firsthand'
          : 'relayed'
  const content = words ?? `${of} is ${stance} the ${issue ?? 'rest'}`
  return newReading(
    `[1 source ${name}] [1 cue said] [1 content ${content}].`,
    { outlet, published, ...(url !== undefined && { url }) },
    {
      actors: CAST,
      encounters,
      statements: {
        1: {
          speaker: by ?? of,
          voices: by === undefined ? [] : [by],
          holders: [{ actor: of, authority }],
          authority,
          act,
          certainty: 'certain',
          polarity: 'affirmed',
          issues: issue === undefined ? [] : [{ id: issue, stance }],
          addressees: [],
          beneficiaries: [],
          condition: [],
          places: [],
          times: [],
          ...(at !== undefined && { at }),
        },
      },
    },
  )
}

/** A ledger with some readings, given to `ask` and closed after it. */
export async function withReadings<T>(
  kind: Ledger['kind'],
  readings: readonly Reading[],
  ask: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  const ledger = await newLedger(kind)
  try {
    await storeReadings(ledger, readings, CODEBOOK)
    return await ask(ledger)
  } finally {
    await closeLedger(ledger)
  }
}
