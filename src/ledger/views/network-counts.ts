/** Counts who takes which side of what, and who speaks about whom, in the holdings that a filter lets through. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { among, type Ledger, type Tx } from '../ledger.ts'
import { searchRows } from '../search.ts'
import { firstDay, lastDay, type Narrowed } from './filter.ts'
import type { Stance, Telling } from './network-ties.ts'

/** Whose words count: each actor's own, what others tell of it, or both. */
export type Voice = 'own' | 'told' | 'all'

/** What is counted. */
export interface Counting {
  readonly kind: Ledger['kind']
  readonly filter: Narrowed
  readonly voice: Voice
  /** Whether people are counted, not parties. */
  readonly people: boolean
  /** Rows of the parties. */
  readonly parties: readonly number[]
  /** Whether each day is counted by itself. */
  readonly daily: boolean
}

/** A count of one day, where days are counted; else of all. */
export type Dated<T> = T & { readonly day: string }

/**
 * The stances that parties, or people, take. A person's are those of the statements in which he speaks and whose holder he
 * or his party is. Parties are counted one by one, each from the index `holding_party_issue_authority_stance_…` alone and in
 * its order.
 */
export async function countStances(tx: Tx, counting: Counting): Promise<readonly Dated<Stance>[]> {
  const counts = await countBy<StanceRow>(tx, counting, {
    columns: (actor) => sql`${actor} as actor, holding.issue, holding.authority, holding.stance`,
    group: (actor) => sql`${actor}, holding.issue, holding.authority, holding.stance`,
    number: sql`count(*)`,
    where: [sql`holding.stance in ('against', 'for')`],
  })
  return fold(
    counts.map(({ actor, issue, stance, ...count }) => ({ actor, issue, side: stance, ...count })),
    ({ actor, issue, side }) => `${issue} ${side} ${actor}`,
  )
}

/**
 * Who relays what others hold. An unnamed source of a party is not the party: what it tells is left out, as is what the
 * outlet itself tells.
 */
export async function countTellings(tx: Tx, counting: Counting): Promise<readonly Dated<Telling>[]> {
  const { kind, people, parties } = counting
  const rows = await countBy<TellingRow>(
    tx,
    { ...counting, voice: 'told' },
    {
      columns: (actor) =>
        sql`${people ? actor : sql.ref('holding.teller')} as teller, holding.party as about`,
      group: (actor) => sql`${people ? actor : sql.ref('holding.teller')}, holding.party`,
      number: sql`count(distinct holding.statement)`,
      where: [
        sql`holding.authority = 'relayed' and holding.teller <> holding.party`,
        ...(people ? [] : [among(kind, sql.ref('holding.teller'), parties)]),
      ],
      part: 'voice',
    },
  )
  return fold(
    rows.filter(({ about }) => parties.includes(about)),
    ({ teller, about }) => `${teller} ${about}`,
  )
}

interface CountRow {
  readonly day: string
  readonly statements: number | string
  /** The greatest key with a day, and the greatest of all: those without a day come last in its order. */
  readonly dated: string | null
  readonly latest: string
}
type StanceRow = CountRow & {
  readonly actor: number
  readonly issue: string
  readonly stance: Stance['side']
}
type TellingRow = CountRow & { readonly teller: number; readonly about: number }

/** What is counted by what. */
interface Count {
  /** Of the actor's column. */
  readonly columns: (actor: RawBuilder<unknown>) => RawBuilder<unknown>
  readonly group: (actor: RawBuilder<unknown>) => RawBuilder<unknown>
  readonly number: RawBuilder<unknown>
  readonly where: readonly RawBuilder<SqlBool>[]
  /** Of people: the part that they have in the statement. */
  readonly part?: 'speaker' | 'voice'
}

async function countBy<T extends CountRow>(tx: Tx, counting: Counting, count: Count): Promise<readonly T[]> {
  const { people, daily, parties, filter } = counting
  const actor = people ? sql.ref('actor.no') : sql.ref('holding.party')
  const day = daily ? sql`, substr(holding.when_key, 1, 10)` : sql``
  const ask = async (from: RawBuilder<unknown>, where: readonly RawBuilder<SqlBool>[]) => {
    const { rows } = await sql<T>`
      select ${count.columns(actor)}, ${daily ? sql`substr(holding.when_key, 1, 10)` : sql`''`} as day,
        ${count.number} as statements, max(holding.when_key) as latest,
        max(case when holding.when_key < ':' then holding.when_key end) as dated
      from ${from}
      where ${sql.join([...where, ...count.where, ...conditionsOf(counting)], sql` and `)}
      group by ${count.group(actor)}${day}`.execute(tx)
    return rows
  }
  if (people) return ask(PEOPLE, hisOf(count.part ?? 'speaker'))
  const isOfParties = among(counting.kind, sql.ref('holding.party'), parties)
  // Statements that are picked out one by one are not looked up for each party anew.
  if (filter.search !== undefined || filter.actor !== undefined) return ask(sql`holding`, [isOfParties])
  const rows: T[] = []
  for (const party of parties) rows.push(...(await ask(sql`holding`, [sql`holding.party = ${party}`])))
  return rows
}

// SQLite joins in this order: both tables are read as they lie on the disk.
const PEOPLE = sql`holding cross join statement_actor as part cross join actor`

/** What a person says for himself or his party: as the speaker; or as the last voice, of others. */
function hisOf(part: 'speaker' | 'voice'): readonly RawBuilder<SqlBool>[] {
  const own = sql<SqlBool>`holding.party = coalesce(actor.party, actor.no)`
  const last = sql<SqlBool>`holding.teller = coalesce(actor.party, actor.no) and not exists (
    select 1 from statement_actor as later where later.statement = part.statement and later.part = 'voice'
      and later.ordinal > part.ordinal)`
  return [
    sql`actor.kind = 'person' and part.actor = actor.no and part.part = ${part}`,
    sql`holding.statement = part.statement`,
    part === 'speaker' ? own : last,
  ]
}

/** One count for all authorities. A latest statement without a day counts as the earliest: the space puts it there. */
function fold<T extends CountRow>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): readonly (Omit<T, 'statements' | 'latest'> & { statements: number; latest: string })[] {
  const sums = new Map<string, Omit<T, 'statements' | 'latest'> & { statements: number; latest: string }>()
  for (const row of rows) {
    const key = `${keyOf(row)} ${row.day}`
    const latest = row.dated ?? ` ${row.latest}`
    const sum = sums.get(key)
    sums.set(key, {
      ...row,
      statements: (sum?.statements ?? 0) + Number(row.statements),
      latest: sum && sum.latest > latest ? sum.latest : latest,
    })
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}

/** Holdings that a filter lets through: one condition for each of its parts. */
function conditionsOf({ kind, filter, voice, people }: Counting): readonly RawBuilder<SqlBool>[] {
  const { issue, outlet, act, authority, since, until, search, actor } = filter
  const key = sql.ref('holding.when_key')
  // A party's holdings are few enough to be looked at in no time: the clock is asked once for each.
  const isWhole = people || search !== undefined || actor !== undefined
  const time = isWhole ? sql`in_time(holding.statement)` : sql`(select in_time(0))`
  const conditions: (RawBuilder<SqlBool> | false)[] = [
    kind === 'sqlite' && sql<SqlBool>`${time}`,
    authority === undefined && voice === 'own' && sql`holding.authority = 'firsthand'`,
    authority === undefined && voice === 'told' && sql`holding.authority <> 'firsthand'`,
    authority !== undefined && sql`holding.authority = ${authority}`,
    issue !== undefined && sql`holding.issue = ${issue}`,
    outlet !== undefined && sql`holding.outlet = ${outlet}`,
    act !== undefined && sql`holding.act = ${act}`,
    // A key begins with its day, and one without a day with "|", which comes after all days and before "}".
    since !== undefined && sql`${key} >= ${firstDay(since)} and ${key} < ':'`,
    until !== undefined && sql`${key} < ${`${lastDay(until)}}`}`,
    search !== undefined &&
      sql`holding.statement in (select no from (${searchRows(kind, 'statement', search)}) as found)`,
    actor !== undefined &&
      !people &&
      sql`holding.statement in (select statement from statement_actor
        where actor = ${actor} and part in ('speaker', 'voice', 'holder'))`,
  ]
  return conditions.filter((condition) => condition !== false)
}

/** The statement that a count has as its latest: by the actor and the key; of several the first by id. */
export async function findLatest(
  tx: Tx,
  { people }: Pick<Counting, 'people'>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (let from = 0; from < keys.length; from += MANY) {
    const some = new Set(keys.slice(from, from + MANY).map((key) => key.trimStart()))
    const query = tx
      .selectFrom('statement')
      .innerJoin('holding', 'holding.statement', 'statement.no')
      .select([
        'statement.no',
        'holding.when_key',
        'holding.party',
        'holding.teller',
        'holding.issue',
        'holding.stance',
      ])
      .where(
        'statement.sort_key',
        'in',
        [...some].map((key) => key.slice(key.indexOf('|') + 1)),
      )
      .where('statement.counts', '=', 1)
      .orderBy('statement.id', 'desc')
    const rows = people
      ? await query
          .innerJoin('statement_actor', 'statement_actor.statement', 'statement.no')
          .select('statement_actor.actor')
          .where('statement_actor.part', 'in', ['speaker', 'voice'])
          .execute()
      : (await query.execute()).flatMap((row) => [
          { ...row, actor: row.party },
          { ...row, actor: row.teller },
        ])
    for (const { no, when_key, actor, party, issue, stance } of rows) {
      found.set(`${when_key} ${actor} ${issue} ${stance}`, no)
      found.set(`${when_key} ${actor} of ${party}`, no)
    }
  }
  return found
}

const MANY = 500 // keys that are looked up at once

/** The key of a stance's or a telling's latest statement, as `findLatest` has it. */
export function keyOf(rest: Stance | Telling): string {
  const key = rest.latest.trimStart()
  return 'side' in rest
    ? `${key} ${rest.actor} ${rest.issue} ${rest.side}`
    : `${key} ${rest.teller} of ${rest.about}`
}
