import { describe, expect, it } from 'vitest'
import { checkReading } from '../../src/ledger/incoming.ts'
import { parseSearch, storeReadings } from '../../src/ledger/index.ts'
import { statements } from '../../src/ledger/views/statements.ts'
import type { Actor, Reading } from '../../src/types.ts'
import { KINDS, newLedger } from './ledgers.ts'
import { CODEBOOK, newReading } from './readings.ts'

const NASTY = [
  `"];DROP TABLE report;--`,
  `'; delete from statement; --`,
  `Robert'); DROP TABLE statement;--`,
  '%_\\%',
  '{{7*7}}#{7*7}<%= 7*7 %>',
  '=cmd|" /C calc"!A0',
  '\u202e\u2066evil',
  '🙂'.repeat(50),
  'N'.repeat(10_000),
]

/** A reading with a hostile word wherever words may stand. */
function hostile(word: string): Reading {
  const person: Actor = {
    id: word.slice(0, 150),
    name: word,
    kind: 'person',
    members: [],
    roles: [{ title: word }],
    mentions: [{ start: 0, end: 9 }],
  }
  return newReading(
    '[1 source The envoy] [1 cue said] [1 content that talks would go on].',
    { title: word, outlet: word, issuer: word, ref: word },
    {
      actors: [person, { ...person, id: 'p', name: word, kind: 'party', roles: [] }],
      statements: {
        '1': {
          speaker: person.id,
          voices: [person.id],
          holders: [{ actor: 'p', authority: 'firsthand' }],
          act: 'expect',
          issues: [{ id: word.slice(0, 150), stance: 'for' }],
        },
      },
    },
  )
}

describe.each(KINDS)('a ledger on %s', (kind) => {
  it.each(NASTY.map((word) => [word.slice(0, 40), word]))(
    'keeps %j as it is, wherever it stands',
    async (_, word) => {
      const ledger = await newLedger(kind)
      const reading = checkReading(JSON.parse(JSON.stringify(hostile(word))), 'line 1')
      await storeReadings(ledger, [reading], CODEBOOK)
      const { rows } = await statements(ledger, { outlet: word, issue: word.slice(0, 150) })
      expect(rows).toMatchObject([{ outlet: word, issues: [{ id: word.slice(0, 150) }] }])
      expect(Object.values(rows[0]?.names ?? {})).toEqual([word, word])
      const found = await statements(ledger, { party: word })
      expect(found.rows).toHaveLength(1)
    },
  )

  it('refuses NUL and halves of characters, and names longer than 10,000 characters', async () => {
    const refused = (change: (reading: Reading) => Reading) => () =>
      checkReading(JSON.parse(JSON.stringify(change(hostile('Marr')))), 'line 1')
    const named = (name: string) => (reading: Reading) => ({
      ...reading,
      actors: reading.actors.map((actor) => ({ ...actor, name })),
    })
    expect(refused(named('M\0arr'))).toThrow('line 1: does not hold: it holds a NUL character; take it out')
    expect(refused(named('M\ud800arr'))).toThrow('half of a surrogate pair')
    expect(refused(named('M'.repeat(10_001)))).toThrow(/^line 1: is no reading: actors\/0\/name /)
    expect(refused(named('M\\u0000arr'))).not.toThrow()
  })

  it('refuses a reading whose statements have the ids of another report, whole, and keeps the others', async () => {
    const ledger = await newLedger(kind)
    const [one, two] = [hostile('one'), hostile('two')]
    const thief = {
      ...two,
      statements: two.statements.map((statement) => ({ ...statement, id: one.statements[0]?.id ?? '' })),
    }
    await storeReadings(ledger, [one], CODEBOOK)
    await expect(storeReadings(ledger, [thief], CODEBOOK)).rejects.toMatchObject({
      code: 'unsound',
      message: expect.stringMatching(
        /^two: the id of its statement "s[\w-]+" is that of another report's; read it again$/,
      ),
    })
    expect(await ledger.db.selectFrom('report').select('ref').execute()).toEqual([{ ref: 'one' }])
    await storeReadings(ledger, [two], CODEBOOK)
    expect(await ledger.db.selectFrom('statement').select('id').execute()).toHaveLength(2)
  })

  const SEARCHES = [
    '-',
    '"',
    '""',
    'NEAR(',
    '*',
    'AND',
    'a AND NOT b',
    'talks*',
    '^talks',
    'words:talks',
    '{words} : talks',
    "'); drop table statement; --",
    '🙂',
    'talks & | ! ( ) <->',
    'x'.repeat(10_000),
    `${'a '.repeat(2000)}`,
    '\0',
    'talks" OR "1',
  ]
  it.each(SEARCHES.map((search) => [search.slice(0, 40), search] as const))(
    'answers the search %j, or says what is wrong with it',
    async (_, search) => {
      const ledger = await newLedger(kind)
      await storeReadings(ledger, [hostile('Marr')], CODEBOOK)
      const answer = await statements(ledger, { search }).catch((error) => error)
      if (answer instanceof Error) expect(answer).toMatchObject({ name: 'ReadoutError', code: 'misuse' })
      else expect(Array.isArray(answer.rows)).toBe(true)
    },
  )

  it('finds words by their stem, whatever their case and accents, phrases, and words that are only begun', async () => {
    const ledger = await newLedger(kind)
    const texts = [
      '[1 source Marr] [1 cue said] [1 content that the négociations were opening the gates].',
      '[1 source Marr] [1 cue said] [1 content that gates opening was no negotiation].',
    ]
    await storeReadings(
      ledger,
      texts.map((text, n) => newReading(text, { published: `2026-03-0${n + 1}` })),
      CODEBOOK,
    )
    const finding = async (search: string) =>
      (await statements(ledger, { search })).rows.map(({ published }) => published?.at(-1)).join('')
    expect(await finding('GATE opened')).toBe('12')
    expect(await finding('"opening the gates"')).toBe('1')
    expect(await finding('negociation')).toBe('1')
    expect(await finding('neg*')).toBe('12')
    expect(await finding('gates bridge')).toBe('')
  })
})

describe('a search', () => {
  it('without a word, too long, or of too many words is told so', () => {
    expect(() => parseSearch('…')).toThrow('the search has no word in it; give one at least')
    expect(() => parseSearch('x'.repeat(1001))).toThrow(
      'the search is longer than 1000 characters; use fewer words',
    )
    expect(() => parseSearch('a '.repeat(41))).toThrow('the search has 41 words; use 40 at most')
  })
})
