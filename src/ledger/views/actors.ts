/** The view of actors: who has a part in what was said, those who have most first. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../types.ts'
import { type Ledger, look, type Tx } from '../ledger.ts'
import { conditionsOf, type Filter, type Narrowed, narrow } from './filter.ts'
import { findKnownActors, type KnownActor } from './ledger-actors.ts'
import { splitDays } from './months.ts'
import { formatPlace, LIMIT, type Page, type Paging, parsePlace } from './page.ts'

/** An actor in a list. */
export interface ListedActor extends KnownActor {
  /** Statements that count, and that the filter lets through, in which he has a part. */
  readonly statements: number
}

/** Which kinds of actors; all but unnamed ones where nothing is said, and only those who can be known in several reports. */
export interface ActorOptions {
  readonly kind?: Actor['kind'] | 'all'
}

/**
 * The actors, those who have a part in most statements first, then by name and id: who speaks, is a voice, holds it, is
 * addressed or gains by it. Without a filter those who have a part in none stand at the end. A filter's party gives the party and those who belong to it, its actor
 * that one; all else narrows the statements that are counted, and whoever has no part in one is left out. Left out are,
 * unless a kind is asked for, unnamed sources and those whom nothing makes known beyond one report ("two officials").
 */
export function actors(
  ledger: Ledger,
  filter: Filter = {},
  { limit = LIMIT, after, kind }: Paging & ActorOptions = {},
): Promise<Page<ListedActor>> {
  return look(ledger, async (tx) => {
    const narrowed = await narrow(tx, filter)
    const rows = await findRows(ledger, tx, narrowed, { limit: limit + 1, after, kind })
    const shown = rows.slice(0, limit)
    const known = await findKnownActors(
      tx,
      shown.map(({ no }) => no),
    )
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      rows: known.map((actor, index) => ({ ...actor, statements: Number(shown[index]?.statements ?? 0) })),
      ...(last && { next: formatPlace([Number(last.statements), last.name, last.id]) }),
    }
  })
}

interface Row {
  readonly no: number
  readonly id: string
  readonly name: string
  readonly statements: number | string
}

async function findRows(
  { kind: database }: Ledger,
  tx: Tx,
  { party, actor, ...filter }: Narrowed,
  {
    limit,
    after,
    kind,
  }: { limit: number; after: string | undefined; kind: Actor['kind'] | 'all' | undefined },
): Promise<readonly Row[]> {
  const whose = [
    party !== undefined && sql<SqlBool>`(actor.party = ${party} or actor.no = ${party})`,
    actor !== undefined && sql<SqlBool>`actor.no = ${actor}`,
  ].filter((condition) => condition !== false)
  const place = parseAfter(after)
  const shown = [
    ...whose,
    ...kindOf(actor === undefined ? kind : (kind ?? 'all')),
    ...(place
      ? [
          sql<SqlBool>`(statements <= ${place.statements} and (statements < ${place.statements}
            or name > ${place.name} or (name = ${place.name} and id > ${place.id})))`,
        ]
      : []),
  ]
  const { rows } = await sql<Row>`
    select no, id, name, statements
    from ${Object.keys(filter).length > 0 ? toldOf(database, tx, { whose, filter }) : sql`actor`}
    ${shown.length > 0 ? sql`where ${sql.join(shown, sql` and `)}` : sql``}
    order by statements desc, name, id limit ${limit}`.execute(tx)
  return rows
}

interface Counting {
  /** Which actors. */
  readonly whose: readonly RawBuilder<SqlBool>[]
  /** What else is asked of the statements. */
  readonly filter: Narrowed
}

/** The actors who have a part in statements that a filter lets through, each with how many these are: a table `actor`. */
function toldOf(database: Ledger['kind'], tx: Tx, counting: Counting): RawBuilder<unknown> {
  const counts = tallied(database, tx, counting) ?? countedBy(database, tx, counting)
  return sql`(
    select actor.no, actor.id, actor.kind, actor.name, actor.party, told.statements
    from (${counts}) as told join actor on actor.no = told.actor
  ) as actor`
}

/** How many statements each actor has a part in, out of what is kept of it; null where that does not tell. */
function tallied(database: Ledger['kind'], tx: Tx, { whose, filter }: Counting): RawBuilder<unknown> | null {
  const { since, until, ...rest } = filter
  const [[field = 'month', value = null] = [], other] = Object.entries(rest).filter(
    ([, given]) => given !== undefined,
  )
  const isTallied = value === null || ['act', 'authority', 'outlet', 'issue'].includes(field)
  if (other || !isTallied || (value !== null && (since ?? until) !== undefined)) return null
  const own = whose.length > 0 ? sql`actor in (${actorsThat(whose)})` : sql`true`
  const of = (which: RawBuilder<unknown>) =>
    sql`select actor, statements from tally where field = ${field} and ${which} and ${own}`
  if (value !== null) return of(sql`value = ${value}`)
  const { months, days } = splitDays(filter)
  const parts = [
    ...(months ? [of(sql`value >= ${months.from} and value < ${months.to}`)] : []),
    ...days.map(([first, last]) => countedBy(database, tx, { whose, filter: { since: first, until: last } })),
  ]
  return sql`select actor, sum(statements) as statements from (${sql.join(parts, sql` union all `)}) as part
    group by actor`
}

function countedBy(database: Ledger['kind'], tx: Tx, { whose, filter }: Counting): RawBuilder<unknown> {
  // The cross join tells SQLite to begin with the statements, and the lists with which of them.
  let statements = tx
    .selectFrom('statement')
    .crossJoin('statement_actor as part')
    .select(['part.actor', sql<number>`count(distinct statement.no)`.as('statements')])
    .whereRef('part.statement', '=', 'statement.no')
    .where('statement.counts', '=', 1)
    .groupBy('part.actor')
  if (database === 'sqlite') statements = statements.where(sql<boolean>`in_time(statement.no)`)
  if (whose.length > 0) {
    const own = actorsThat(whose)
    statements = statements
      .where(sql<SqlBool>`statement.no in (select statement from statement_actor where actor in (${own}))`)
      .where(sql<SqlBool>`part.actor in (${own})`)
  } else if (filter.issue !== undefined)
    statements = statements.where(
      sql<SqlBool>`statement.no in (select statement from statement_issue where issue = ${filter.issue})`,
    )
  for (const condition of conditionsOf(database, filter)) statements = statements.where(condition)
  return sql`select actor, statements from ${statements} as counted`
}

function actorsThat(whose: readonly RawBuilder<SqlBool>[]): RawBuilder<unknown> {
  return sql`select no from actor where ${sql.join(whose, sql` and `)}`
}

function kindOf(kind: Actor['kind'] | 'all' | undefined): readonly RawBuilder<SqlBool>[] {
  if (kind === 'all') return []
  if (kind !== undefined) return [sql`actor.kind = ${kind}`]
  return [sql`actor.kind <> 'unnamed'`, sql`exists (select 1 from profile where profile.actor = actor.no)`]
}

function parseAfter(after: string | undefined) {
  if (after === undefined) return null
  const [statements, name, id] = parsePlace(after, ['number', 'string', 'string'])
  return { statements, name, id }
}
