/** Verifies a ledger: that the file is whole, every span slices to its stored words, and every reference resolves. */
import { sql } from 'kysely'
import { ReadoutError } from '../errors.ts'
import { checkReports } from './check-reports.ts'
import { checkEncounters, checkPages, checkProfiles, checkRest } from './check-rest.ts'
import { findDamageNow } from './integrity.ts'
import { closeLedger, type Ledger, look, openLedger, type Tx } from './ledger.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { RULES } from './rules.ts'
import { SEARCHABLE } from './search.ts'

/** One thing that is wrong with a ledger. */
export interface Fault {
  /** The entry: "report 3f2a…", "statement s12"; the ledger itself where no single one is to blame. */
  readonly where: string
  readonly what: string
}

/** What a check came to. */
export interface Checked {
  readonly reports: number
  readonly statements: number
  /** The first 1,000 faults; none where the ledger is sound. */
  readonly faults: readonly Fault[]
  /** How many there are beyond those. */
  readonly more: number
}

/** What the parts of a check are given: where they look, and whom they tell. */
export interface Checking {
  readonly ledger: Ledger
  readonly tx: Tx
  readonly tell: (where: string, what: string) => void
}

/** Called as reports are checked: how many are done, of how many. */
export type CheckProgress = (progress: { readonly done: number; readonly total: number }) => void

const MOST = 1000 // faults that are kept
const EACH = 20 // faults of one kind that are told
const LINES = 100 // things that SQLite may find wrong with the file
const LONGEST = 2 ** 31 - 1 // milliseconds that one query may take: all of them, checking is no question

/**
 * Checks a ledger as it stands at one moment; others may go on writing. Nothing is written, and memory does not grow
 * with the ledger. Throws a ReadoutError where the ledger cannot be asked at all: the disk fails, the server is away.
 */
export function checkLedger(
  ledger: Ledger,
  { onProgress }: { onProgress?: CheckProgress } = {},
): Promise<Checked> {
  return look(
    ledger,
    async (tx) => {
      const faults: Fault[] = []
      let count = 0
      const tell = (where: string, what: string) => {
        if (++count <= MOST) faults.push({ where, what })
      }
      const checking = { ledger, tx, tell }
      let reports = 0
      let statements = 0
      if (await attempt(checking, checkMigrations)) {
        if (ledger.kind === 'sqlite')
          for (const part of [checkFile, checkSchema]) await attempt(checking, part)
        await attempt(checking, async () => {
          reports = await countRows(tx, 'report')
          statements = await countRows(tx, 'statement')
        })
        await attempt(checking, (it) => checkReports(it, { total: reports, onProgress }))
        for (const part of [checkPages, checkProfiles, checkEncounters, checkRest, checkRules, checkIndexes])
          await attempt(checking, part)
      }
      return { reports, statements, faults, more: count - faults.length }
    },
    { longest: LONGEST },
  )
}

/**
 * Runs one part; what damage keeps it from looking at is one more fault, and the other parts are looked at all the same.
 * Gives false where it says that there is no point in going on.
 */
async function attempt(checking: Checking, part: (checking: Checking) => Promise<unknown>): Promise<boolean> {
  const { ledger, tell } = checking
  try {
    return (await part(checking)) !== false
  } catch (error) {
    const told = error instanceof ReadoutError
    if (ledger.kind === 'postgres' || (told && error.code !== 'damaged' && error.code !== 'not-a-ledger'))
      throw error
    const message = (error as Error).message.replace(`${ledger.where}: `, '')
    tell(ledger.where, told ? message : `cannot be looked through to the end: ${message}`)
    return true
  }
}

/** The ledger has seen this program's migrations, each once; an older one lacks tables that all else is about. */
async function checkMigrations({ ledger, tx, tell }: Checking): Promise<boolean> {
  const rows = await tx.selectFrom('migration').selectAll().orderBy('number').execute()
  for (const [index, { name }] of MIGRATIONS.entries()) {
    const row = rows[index]
    if (row?.number === index + 1 && row.name === name) continue
    const older = rows.length < MIGRATIONS.length
    tell(
      ledger.where,
      older
        ? `has schema ${rows.length} of ${MIGRATIONS.length}; readout add brings it up to date, then check it again`
        : `migration ${index + 1} is ${JSON.stringify(row?.name)}, and would be ${JSON.stringify(name)}`,
    )
    if (older) return false
  }
  return true
}

/** The tables and indexes of a file are those of a new ledger: a column of another name makes every question fail. */
async function checkSchema({ ledger, tx, tell }: Checking): Promise<void> {
  const fresh = await openLedger(':memory:', { create: true, findNetwork: () => null })
  try {
    const [should, is] = await Promise.all(
      [fresh.db, tx].map(async (db) => {
        const { rows } = await sql<{ name: string; sql: string | null }>`
          select name, sql from sqlite_schema where name not like 'sqlite\\_stat%' escape '\\'`.execute(db)
        return new Map(rows.map(({ name, sql: made }) => [name, made]))
      }),
    )
    for (const name of new Set([...(should?.keys() ?? []), ...(is?.keys() ?? [])]))
      if (should?.get(name) !== is?.get(name))
        tell(ledger.where, `${name} of its schema is not as this program makes it`)
  } finally {
    await closeLedger(fresh)
  }
}

/** What SQLite itself finds: pages, indexes, search indexes, foreign keys. */
async function checkFile({ ledger, tx, tell }: Checking): Promise<void> {
  for (const line of await findDamageNow(tx, { where: ledger.where, most: LINES }))
    tell(ledger.where, `the file is damaged: ${line}`)
  const { rows } = await sql<{ table: string; rowid: number | null; parent: string }>`
    select "table", "rowid", parent from pragma_foreign_key_check limit ${MOST}`.execute(tx)
  for (const { table, rowid, parent } of rows)
    tell(`${table}${rowid === null ? '' : ` ${rowid}`}`, `points to a row of ${parent} that is not there`)
}

async function checkRules({ tx, tell }: Checking): Promise<void> {
  for (const { what, broken } of RULES) {
    const { rows } = await sql<{ name: string }>`${broken} limit ${EACH + 1}`.execute(tx)
    for (const { name } of rows.slice(0, EACH)) tell(name, what)
    if (rows.length > EACH) tell('and more', what)
  }
}

async function checkIndexes({ ledger, tx, tell }: Checking): Promise<void> {
  const no = sql.ref(ledger.kind === 'sqlite' ? 'rowid' : 'no')
  for (const table of SEARCHABLE) {
    const [rows, index] = [sql.table(table), sql.table(`${table}_words`)]
    const missing = await sql<{ id: string }>`
      select id from ${rows} where no not in (select ${no} from ${index}) order by no limit ${EACH}`.execute(
      tx,
    )
    for (const { id } of missing.rows)
      tell(`${table} ${id}`, 'cannot be found by its words: it is not in the index')
    const extra = await sql<{ no: number }>`
      select ${no} as no from ${index} where ${no} not in (select no from ${rows}) limit ${EACH}`.execute(tx)
    for (const row of extra.rows) tell(`${table} index`, `has words of row ${row.no}, which is not there`)
  }
}

async function countRows(tx: Tx, table: 'report' | 'statement'): Promise<number> {
  const { count } = await tx
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
