import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkLedger } from '../../src/ledger/check.ts'
import { decide } from '../../src/ledger/decisions/index.ts'
import {
  addAddresses,
  addReports,
  closeLedger,
  failReport,
  type Ledger,
  openLedger,
  storeReadings,
  write,
} from '../../src/ledger/index.ts'
import { deleteWords, insertWords } from '../../src/ledger/search.ts'
import { startFiller } from './filling.ts'
import { inventReadings } from './invented.ts'
import { KINDS, newLedger, newPlace } from './ledgers.ts'
import { CODEBOOK, newReport } from './readings.ts'

const READINGS = inventReadings(30)
const PENDING = newReport('The envoy said that it was over.', { outlet: 'Wire' })

async function fill(ledger: Ledger, readings = READINGS): Promise<Ledger> {
  await storeReadings(ledger, readings, CODEBOOK)
  await addReports(ledger, [{ report: PENDING }])
  await addAddresses(ledger, ['https://a.example/1'])
  return ledger
}

const faultsOf = async (ledger: Ledger) =>
  (await checkLedger(ledger)).faults.map(({ where, what }) => `${where}: ${what}`)

describe.each(KINDS)('a check of a ledger on %s', (kind) => {
  let ledger: Ledger
  beforeAll(async () => {
    ledger = await fill(await newLedger(kind))
  })
  afterAll(() => closeLedger(ledger))

  it('finds one that is sound to be sound, and counts what is in it', async () => {
    const seen: number[] = []
    const checked = await checkLedger(ledger, { onProgress: ({ done, total }) => seen.push(done, total) })
    const statements = READINGS.reduce((sum, reading) => sum + reading.statements.length, 0)
    expect(checked).toEqual({ reports: 31, statements, faults: [], more: 0 })
    expect(seen).toEqual([20, 31, 31, 31])
  })

  it('finds one that is empty to be sound', async () => {
    const empty = await newLedger(kind)
    expect(await checkLedger(empty)).toEqual({ reports: 0, statements: 0, faults: [], more: 0 })
    await closeLedger(empty)
  })

  it('finds what reviewers have decided to be no fault of it', async () => {
    const decided = await fill(await newLedger(kind))
    const by = { by: 'Ada', at: '2026-03-20T08:00:00Z' }
    const [first, second, third] = READINGS.flatMap(({ statements }) => statements.map(({ id }) => id))
    await decide(decided, { kind: 'reject', entry: first ?? '' }, by)
    await decide(decided, { kind: 'accept', entry: second ?? '' }, by)
    const { id } = await decide(decided, { kind: 'correct', entry: third ?? '', change: { act: 'deny' } }, by)
    await decide(
      decided,
      { kind: 'mark', report: READINGS[0]?.report.id ?? '', quote: 'Sudmark met for' },
      by,
    )
    const people = await decided.db
      .selectFrom('profile')
      .select('id')
      .where('kind', '=', 'person')
      .where('name', 'in', ['Ada Holm', 'Joren Vask'])
      .orderBy('id')
      .execute()
    const [one, other] = people.map((person) => person.id)
    await decide(decided, { kind: 'merge', entry: one ?? '', with: other ?? '' }, by)
    expect(await faultsOf(decided)).toEqual([])
    await decide(decided, { kind: 'undo', decision: id }, by)
    expect(await faultsOf(decided)).toEqual([])
    await closeLedger(decided)
  })

  it('finds failed reports to be no fault of the ledger', async () => {
    const failing = await fill(await newLedger(kind))
    await failReport(failing, PENDING.id, { code: 'time', message: 'reading took too long' })
    expect(await faultsOf(failing)).toEqual([])
    await closeLedger(failing)
  })

  it.each([
    [
      'a word of a text was changed',
      "update text set text = replace(text, 'Norland', 'Nordland') where id = (select text_id from report where no = 1)",
      /^report [0-9a-f]{64}: report: textId is not the SHA-256 of its text/,
    ],
    [
      'a date was changed',
      "update report set published = '2020-01-01' where no = 2",
      /^report [0-9a-f]{64}: report: id is not the SHA-256 of its text, url, outlet, issuer and published/,
    ],
    [
      'the words of a statement were changed',
      "update statement set content = content || 's' where no = 1",
      /^statement s[0-9a-f]{12}-\d+: its content is not what stands in the text there/,
    ],
    [
      'a span was moved',
      'update statement set spans = replace(spans, \'"start":\', \'"start":9\') where no = 1',
      /^statement s[0-9a-f]{12}-\d+: its source is not what stands in the text there|is no part of the text/,
    ],
    [
      'an act was changed behind the back of the reviewers',
      "update statement set act = 'deny' where no = 3",
      /^statement s[0-9a-f]{12}-\d+: its act is not "announce", as its reading has it/,
    ],
    [
      'a statement stands in one that is not there',
      "update statement set within = 'none' where no = 2",
      /^statement s[0-9a-f]{12}-\d+: stands in statement none, which is not there/,
    ],
    [
      'a holder is another’s',
      "update statement_actor set authority = 'narrator' where statement = 1 and part = 'holder'",
      /^statement s[0-9a-f]{12}-\d+: those who have a part in it are not those of its reading/,
    ],
    [
      'a stance is another one',
      "update statement_issue set stance = case stance when 'for' then 'against' else 'for' end where statement = (select min(statement) from statement_issue)",
      /^statement s[0-9a-f]{12}-\d+: its issues are not those of its reading/,
    ],
    [
      'what is told of an encounter is not what stands there',
      'update telling set told = replace(told, \'"quote":"\', \'"quote":"x\') where report = 1',
      /^report [0-9a-f]{64}: its encounter e1: what is told of it is no JSON, or has not its sum$/,
    ],
    [
      'what is kept to find an encounter is no JSON',
      "update telling set signature = 'x' where no = (select min(no) from telling)",
      /^encounter e[0-9a-f]+: its signature is not what the reports tell of it/,
    ],
    [
      'the paragraphs of a report are no JSON',
      "update report set layout = '{' where no = 2",
      /^report [0-9a-f]{64}: its layout or its reading is no JSON, or not of its shape$/,
    ],
    [
      'an encounter has another day',
      "update encounter set at = '2020-01-01' where no = (select min(no) from encounter)",
      /^encounter e[0-9a-f]+: its at is not what the reports tell of it/,
    ],
    [
      'an encounter of a reading is lost',
      "update telling set local = 'e9' where report = 1",
      /^report [0-9a-f]{64}: its encounter e1 is none of the ledger/,
    ],
    [
      'a reading is lost',
      'delete from reading where report = 3',
      /^report [0-9a-f]{64}: is (?:un)?read, and there is no reading of it/,
    ],
    [
      'a reading is no reading',
      "update reading set entries = '{}' where report = 3",
      /^report [0-9a-f]{64}: the reading must have required properties/,
    ],
    [
      'a reading is no JSON',
      'update reading set entries = \'{"statements":\' where report = 3',
      /^report [0-9a-f]{64}: its layout or its reading is no JSON/,
    ],
    [
      'a report that was read is pending',
      "update report set state = 'pending' where no = 1",
      /^report [0-9a-f]{64}: is pending, and there is a reading of it/,
    ],
    [
      'an actor of a reading is nobody',
      "delete from appearance where report = 1 and local = 'p0'",
      /^report [0-9a-f]{64}: its actor p0 is nobody of the ledger/,
    ],
    [
      'a report is of no story',
      "update report set story = 'none' where no = 4",
      /^report [0-9a-f]{64}: belongs to a story whose first report is not there/,
    ],
    [
      'a report supersedes nothing',
      "update report set supersedes = 'none' where no = 4",
      /^report [0-9a-f]{64}: supersedes a report that is not there/,
    ],
    [
      'a report is not current and nothing supersedes it',
      'update report set current = 0 where no = (select max(no) from report)',
      /^report [0-9a-f]{64}: is superseded and counts as current, or the other way round/,
    ],
    [
      'an appearance is of another than its profile',
      'update appearance set actor = (select max(no) from actor) where report = 1 and profile is not null',
      /^appearance \w+: is not the actor of its profile/,
    ],
    [
      'an actor has a part in more statements than it has',
      'update actor set statements = statements + 1 where no = 1',
      /^actor \S+: has not the number of statements that it has a part in/,
    ],
    [
      'an actor has a part in more statements of an act than it has',
      "update tally set statements = statements + 1 where field = 'act' and actor = 1",
      /^actor \S+: has not the number of statements of an act, an authority, an outlet, an issue or a month/,
    ],
    [
      'statements of an issue are not counted',
      "delete from tally where field = 'issue'",
      /^actor \S+: has not the number of statements of an act, an authority, an outlet, an issue or a month/,
    ],
    [
      'a profile is another’s',
      "update profile set name = 'Somebody Else' where no = 1",
      /^profile p[0-9a-f]+: is not what its id says/,
    ],
    [
      'a position is told by nobody',
      'update holding set teller = 99999',
      /^holding of statement s[0-9a-f]{12}-\d+: is told by an actor that is not there/,
    ],
    [
      'an address came to a report that is not there',
      "update input set report = 'none'",
      /^input https:\/\/a\.example\/1: gave a report that is not there/,
    ],
    [
      'what was given for an address was edited by hand',
      "update input set given = 'outlet: Wire'",
      /^input https:\/\/a\.example\/1: what was given for it is no JSON/,
    ],
    [
      'a migration is another’s',
      "update migration set name = 'other' where number = 2",
      /: migration 2 is "other", and would be "record"$/,
    ],
  ])('finds that %s', async (_, change, expected) => {
    const broken = await fill(await newLedger(kind), READINGS.slice(0, 8))
    await write(broken, (tx) => sql.raw(change).execute(tx))
    expect(await faultsOf(broken)).toContainEqual(expect.stringMatching(expected))
    await closeLedger(broken)
  })

  it('finds what cannot be found by its words, and words of what is not there', async () => {
    const broken = await fill(await newLedger(kind), READINGS.slice(0, 8))
    await write(broken, async (tx) => {
      for (const table of ['report', 'statement'] as const) {
        await deleteWords(tx, { kind, table }, [1])
        await insertWords(tx, { kind, table }, [{ no: 99999, text: 'Words.' }])
      }
    })
    expect(await faultsOf(broken)).toEqual([
      expect.stringMatching(/^report [0-9a-f]{64}: cannot be found by its words/),
      'report index: has words of row 99999, which is not there',
      expect.stringMatching(/^statement s[0-9a-f]{12}-\d+: cannot be found by its words/),
      'statement index: has words of row 99999, which is not there',
    ])
    await closeLedger(broken)
  })

  it('tells a thousand faults, and how many there are beyond', async () => {
    const broken = await fill(await newLedger(kind), inventReadings(150))
    await write(broken, (tx) => sql`update statement set content = 'x', source = 'y'`.execute(tx))
    const { faults, more } = await checkLedger(broken)
    expect(faults).toHaveLength(1000)
    expect(more).toBeGreaterThan(1000)
    await closeLedger(broken)
  })
})

describe('a check of a SQLite file', () => {
  it('finds rows that point to none, tables that are not as they were made, and an index that contradicts its table', async () => {
    const where = await newPlace('sqlite')
    await closeLedger(await fill(await openLedger(where, { create: true }), READINGS.slice(0, 8)))
    const other = new Database(where)
    other.pragma('foreign_keys = off')
    other.exec("delete from actor where kind = 'unnamed'; drop index statement_day_sort_key")
    other.close()
    const ledger = await openLedger(where, { readOnly: true })
    const faults = await faultsOf(ledger)
    expect(faults).toContainEqual(
      expect.stringMatching(/^appearance: points to a row of actor that is not there/),
    )
    expect(faults).toContain(`${where}: statement_day_sort_key of its schema is not as this program makes it`)
    await closeLedger(ledger)
  })

  it('says of an older one that it is to be brought up to date, and leaves it', async () => {
    const where = await newPlace('sqlite')
    await closeLedger(await openLedger(where, { create: true }))
    const other = new Database(where)
    other.exec('delete from migration where number > 1')
    other.close()
    const before = readFileSync(where)
    const ledger = await openLedger(where, { readOnly: true })
    expect(await faultsOf(ledger)).toEqual([
      expect.stringMatching(/: has schema 1 of \d+; readout add brings it up to date, then check it again$/),
    ])
    await closeLedger(ledger)
    expect(readFileSync(where).equals(before)).toBe(true)
  })

  it('takes for no damage what another process has moved in an index since the last check', async () => {
    const where = await newPlace('sqlite')
    const ledger = await openLedger(where, { create: true })
    const other = await openLedger(where)
    for (const reading of READINGS.slice(0, 16)) {
      await storeReadings(other, [reading], CODEBOOK) // the 16th write joins the parts that the words came in
      expect(await faultsOf(ledger)).toEqual([])
    }
    for (const one of [ledger, other]) await closeLedger(one)
  })

  it('holds while others write', async () => {
    const where = await newPlace('sqlite')
    await closeLedger(await openLedger(where, { create: true }))
    const filler = startFiller(where, 60)
    let checks = 0
    for (; filler.exitCode === null; checks++) {
      const ledger = await openLedger(where, { readOnly: true })
      expect(await faultsOf(ledger)).toEqual([])
      await closeLedger(ledger)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(filler.exitCode).toBe(0)
    expect(checks).toBeGreaterThan(1)
  })
})
