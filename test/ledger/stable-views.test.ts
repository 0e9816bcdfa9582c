import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { decide, storeReadings } from '../../src/ledger/index.ts'
import type { Actor } from '../../src/types.ts'
import { KINDS, newLedger } from './ledgers.ts'
import { CODEBOOK, newReading } from './readings.ts'

const DOCS = readFileSync(new URL('../../docs/ledger.md', import.meta.url), 'utf8')

const [, VIEWS = ''] = DOCS.split('## Opening it with other programs')

/** The views that the documentation promises, with their columns. */
const PROMISED = [...VIEWS.matchAll(/^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$/gm)].map(
  ([, view = '', columns = '']) => ({
    view,
    columns: columns
      .replace(/\([^)]*\)/g, '')
      .split(',')
      .map((column) => column.trim()),
  }),
)

const norland: Actor = {
  id: 'n',
  name: 'Norland',
  kind: 'party',
  members: [],
  roles: [],
  mentions: [{ start: 0, end: 7 }],
}

const reading = newReading(
  '[1 source Norland] [1 cue said] [1 content that it accepts the truce].',
  { outlet: 'Wire', published: '2026-03-14' },
  {
    actors: [norland],
    statements: {
      '1': {
        speaker: 'n',
        voices: ['n'],
        holders: [{ actor: 'n', authority: 'firsthand' }],
        authority: 'firsthand',
        act: 'agree',
        issues: [{ id: 'truce', stance: 'for' }],
      },
    },
  },
)

describe.each(KINDS)('the stable views of a ledger on %s', (kind) => {
  it('have the columns that the documentation names', async () => {
    expect(PROMISED.length).toBeGreaterThan(8)
    const ledger = await newLedger(kind)
    await storeReadings(ledger, [reading], CODEBOOK)
    await decide(
      ledger,
      { kind: 'accept', entry: reading.statements[0]?.id ?? '' },
      { by: 'Ada', at: '2026-03-20T09:00:00Z' },
    )
    for (const { view, columns } of PROMISED) {
      const { rows } =
        await sql<object>`select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(view)}`.execute(
          ledger.db,
        )
      if (!view.startsWith('encounter')) expect(rows.length, view).toBeGreaterThan(0)
    }
  })

  it('answer the example of the documentation', async () => {
    const ledger = await newLedger(kind)
    await storeReadings(ledger, [reading], CODEBOOK)
    const [, example = ''] = /```sql\n([\s\S]*?)```/.exec(DOCS) ?? []
    const { rows } = await sql.raw(example.replace(/;\s*$/, '')).execute(ledger.db)
    expect(rows).toEqual([
      { day: '2026-03-14', act: 'agree', content: 'that it accepts the truce', outlet: 'Wire' },
    ])
  })
})
