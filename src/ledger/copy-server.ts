/** Copies the ledger of a server into one that is a file, table by table. */
import { sql } from 'kysely'
import { type Ledger, look, type Tx, write } from './ledger.ts'
import { readPages } from './pages.ts'
import { insertWords, type Searchable } from './search.ts'

type Row = Record<string, unknown>

const FETCHED = 500 // rows that come from the server together
const INSERTED = 50 // rows that one statement inserts
const LONGEST = 2 ** 31 - 1 // milliseconds that one query may take: the copy takes as long as it takes

/** The columns whose words can be searched, in the order in which the index has them. */
const WORDS: Readonly<Record<Searchable, readonly string[]>> = {
  report: ['report.title', 'report.outlet', 'report.byline', 'text.text'],
  statement: ['statement.source', 'statement.cue', 'statement.content'],
}

/**
 * Copies all rows of one unchanging state of a server's ledger into an empty file of the same schema, in one transaction.
 * Throws an error where the copy has not as many rows of each table.
 */
export async function copyServer(server: Ledger, copy: Ledger): Promise<void> {
  await look(
    server,
    (from) =>
      write(copy, async (to) => {
        await sql`pragma defer_foreign_keys = on`.execute(to) // a party may come after its people
        for (const table of await findTables(to)) await copyTable(from, to, table)
        for (const table of Object.keys(WORDS)) await indexWords(to, table as Searchable)
      }),
    { longest: LONGEST },
  )
}

/** The tables of the schema: all but what SQLite and the migrations keep for themselves, and the indexes of words. */
async function findTables(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_schema
    where type = 'table' and name not like 'sqlite\\_%' escape '\\' and name not like '%\\_words%' escape '\\'
      and name <> 'migration' order by rootpage`.execute(tx)
  return rows.map(({ name }) => name)
}

async function copyTable(from: Tx, to: Tx, table: string): Promise<void> {
  await sql`declare copied no scroll cursor for select * from ${sql.table(table)}`.execute(from)
  for (let fetched = FETCHED; fetched > 0; ) {
    const { rows } = await sql<Row>`fetch ${sql.raw(String(FETCHED))} from copied`.execute(from)
    for (let at = 0; at < rows.length; at += INSERTED)
      await insertRows(to, table, rows.slice(at, at + INSERTED))
    fetched = rows.length
  }
  await sql`close copied`.execute(from)
  const counts = await Promise.all([from, to].map((tx) => countRows(tx, table)))
  if (counts[0] !== counts[1]) throw new Error(`of ${counts[0]} rows of ${table}, ${counts[1]} were copied`)
}

async function countRows(tx: Tx, table: string): Promise<number | undefined> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(tx)
  return rows[0]?.count
}

async function insertRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`)
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(values)}`.execute(tx)
}

async function indexWords(tx: Tx, table: Searchable): Promise<void> {
  const text = table === 'report' ? sql`join text on text.id = report.text_id` : sql``
  const columns = WORDS[table].map((column, index) => sql`${sql.ref(column)} as ${sql.ref(`w${index}`)}`)
  const read = async (after: number) => {
    const { rows } = await sql<Row>`select ${sql.ref(`${table}.no`)} as no, ${sql.join(columns)}
      from ${sql.table(table)} ${text} where ${sql.ref(`${table}.no`)} > ${after}
      order by ${sql.ref(`${table}.no`)} limit ${INSERTED}`.execute(tx)
    return rows.map(({ no, ...parts }) => ({
      no: Number(no),
      text: Object.values(parts)
        .filter((part) => part !== null)
        .join('\n'),
    }))
  }
  for await (const rows of readPages(0, read, ({ no }) => no))
    await insertWords(tx, { kind: 'sqlite', table }, rows)
}
