/**
 * Search by words, the same on both databases: the words are taken apart here, so that neither the databases' own query
 * languages nor their dictionaries come into it. Words are found by their stem (Porter 1980), whatever their case and accents.
 */
import { type RawBuilder, sql } from 'kysely'
import { ReadoutError } from '../errors.ts'
import { parcels } from './insert.ts'
import { among, type Ledger, type Tx } from './ledger.ts'
import { foldWords } from './words.ts'

/** The tables whose rows can be found by words: each of their rows has a row in the index, and the index has no other. */
export const SEARCHABLE = ['report', 'statement'] as const
/** One of them. */
export type Searchable = (typeof SEARCHABLE)[number]

const LONGEST_SEARCH = 1000 // UTF-16 code units
const MOST_WORDS = 40
const LONGEST_TEXT = 400_000 // UTF-16 code units of a text that can be searched: PostgreSQL takes 1 MB of words

/** What a search asks for: phrases that must all be there, each a list of words, the last one perhaps only begun. */
export interface Search {
  readonly phrases: readonly { readonly words: readonly string[]; readonly begun: boolean }[]
}

/**
 * What a person typed: words that must all be there, in any order; words in quotation marks stand next to each other;
 * "negotiat*" finds every word that begins so. Nothing else has a meaning. Throws a ReadoutError `misuse` where there is
 * no word in it, or far too many.
 */
export function parseSearch(typed: string): Search {
  if (typed.length > LONGEST_SEARCH)
    throw new ReadoutError(
      'misuse',
      `the search is longer than ${LONGEST_SEARCH} characters; use fewer words`,
    )
  const phrases: { words: string[]; begun: boolean }[] = []
  for (const [, quoted, single] of typed.matchAll(/["“”«»]([^"“”«»]*)["“”«»]|([^\s"“”«»]+)/gu)) {
    const words = foldWords(quoted ?? single ?? '')
      .split(' ')
      .filter((word) => word !== '')
    if (words.length > 0)
      phrases.push({ words, begun: quoted === undefined && /\p{L}\*$/u.test(single ?? '') })
  }
  const count = phrases.reduce((sum, { words }) => sum + words.length, 0)
  if (count === 0) throw new ReadoutError('misuse', 'the search has no word in it; give one at least')
  if (count > MOST_WORDS)
    throw new ReadoutError('misuse', `the search has ${count} words; use ${MOST_WORDS} at most`)
  return { phrases }
}

/** Makes what the indexes need: on PostgreSQL a dictionary that stems as SQLite does and knows no stop words. */
export async function prepareWordIndexes(tx: Tx, kind: Ledger['kind']): Promise<void> {
  if (kind === 'sqlite') return
  await sql`create text search dictionary readout_stem (template = snowball, language = porter)`.execute(tx)
  await sql`create text search configuration readout (copy = simple)`.execute(tx)
  await sql`alter text search configuration readout
    alter mapping for asciiword, word, numword, int, uint, float, sfloat, version with readout_stem`.execute(
    tx,
  )
}

/** Makes the index of a table's words. */
export async function createWordIndex(tx: Tx, kind: Ledger['kind'], table: Searchable): Promise<void> {
  if (kind === 'sqlite') {
    await sql`create virtual table ${sql.table(`${table}_words`)}
      using fts5(words, content='', contentless_delete=1, tokenize='porter unicode61')`.execute(tx)
    return
  }
  await sql`create table ${sql.table(`${table}_words`)} (no integer primary key, words tsvector not null)`.execute(
    tx,
  )
  await sql`create index ${sql.raw(`${table}_words_index`)} on ${sql.table(`${table}_words`)} using gin (words)`.execute(
    tx,
  )
}

/** Puts the words of rows into the index, by the rows' numbers. */
export async function insertWords(
  tx: Tx,
  { kind, table }: { kind: Ledger['kind']; table: Searchable },
  rows: readonly { readonly no: number; readonly text: string }[],
): Promise<void> {
  const index = sql.table(`${table}_words`)
  const folded = rows.map(({ no, text }) => ({ no, words: foldWords(text.slice(0, LONGEST_TEXT)) }))
  for (const json of parcels(folded)) {
    if (kind === 'sqlite')
      await sql`insert into ${index} (rowid, words)
        select value ->> 'no', value ->> 'words' from json_each(${json})`.execute(tx)
    else
      await sql`insert into ${index} (no, words)
        select no, to_tsvector('readout', words) from json_to_recordset(${json}) as folded (no integer, words text)
        on conflict (no) do nothing`.execute(tx)
  }
}

/** The numbers of the rows that a search finds: a subquery. */
export function searchRows(
  kind: Ledger['kind'],
  table: Searchable,
  search: Search,
): RawBuilder<{ no: number }> {
  const index = sql.table(`${table}_words`)
  if (kind === 'sqlite') {
    // In quotation marks nothing but the words themselves has a meaning to FTS5.
    const query = search.phrases
      .map(({ words, begun }) => `"${words.join(' ')}"${begun ? '*' : ''}`)
      .join(' AND ')
    return sql`select rowid as no from ${index} where ${index} match ${query}`
  }
  const query = search.phrases
    .map(({ words, begun }) => `(${words.map((word) => `'${word}'`).join(' <-> ')}${begun ? ':*' : ''})`)
    .join(' & ')
  return sql`select no from ${index} where words @@ to_tsquery('readout', ${query})`
}

/** Takes the words of rows out of the index. */
export async function deleteWords(
  tx: Tx,
  { kind, table }: { kind: Ledger['kind']; table: Searchable },
  rows: readonly number[],
): Promise<void> {
  const key = sql.ref(kind === 'sqlite' ? 'rowid' : 'no')
  if (rows.length > 0)
    await sql`delete from ${sql.table(`${table}_words`)} where ${among(kind, key, rows)}`.execute(tx)
}
