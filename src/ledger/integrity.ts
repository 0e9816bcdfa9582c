/** What SQLite itself finds wrong with its file: pages, rows, indexes, the words that can be searched. */
import { type Kysely, sql } from 'kysely'
import { explainLine } from './faults.ts'
import type { Tx } from './ledger.ts'
import { SEARCHABLE } from './search.ts'
import { isDamage } from './stored.ts'
import type { Tables } from './tables.ts'

/** Where one looks, and how many things are to be found at most. */
interface Looking {
  readonly where: string
  readonly most: number
}

/**
 * What is wrong with a file, a line each; nothing where it is sound. The connection has asked nothing before: else it is
 * `findDamageNow` that tells. Throws a ReadoutError `storage` where the disk fails.
 */
export async function findDamage(db: Kysely<Tables>, { where, most }: Looking): Promise<readonly string[]> {
  const { rows } = await sql<{ integrity_check: string }>`
    pragma integrity_check(${sql.lit(most)})`.execute(db)
  const lines = rows.flatMap((row) => row.integrity_check.split('\n'))
  const found = lines.filter((line) => line !== 'ok' && !line.startsWith('*** in database '))
  for (const line of found) {
    const failure = explainLine(line, where)
    if (failure) throw failure
  }
  return found
}

/**
 * The same on a connection that has been in use. FTS5 keeps in memory where the parts of an index lie. Before any question
 * it looks whether another process has moved them, before this check it does not (SQLite 3.54.1), and what was moved would
 * be told as damage: so each index is asked something first, in the same transaction.
 */
export async function findDamageNow(tx: Tx, looking: Looking): Promise<readonly string[]> {
  for (const table of SEARCHABLE) {
    try {
      await sql`select rowid from ${sql.table(`${table}_words`)} where rowid = 0`.execute(tx)
    } catch (error) {
      if (!isDamage(error)) throw error // what is damaged is found below
    }
  }
  return findDamage(tx, looking)
}
