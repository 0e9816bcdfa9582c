/** What a filter lets one see of who holds what: conditions on `holding`, and statements that it picks out one by one. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Act, Authority } from '../../types.ts'
import type { Ledger, Tx } from '../ledger.ts'
import { searchRows } from '../search.ts'
import { firstDay, lastDay, type Narrowed } from './filter.ts'

/** A statement as it tells of one party on one issue. */
export interface Told {
  /** Row number of the party, else of the holder who has none. */
  readonly party: number
  readonly issue: string
  /** Row number of the statement. */
  readonly statement: number
  readonly stance: 'for' | 'against' | 'unclear'
  /** Of this party's holding: in "both sides agreed", said for one, it is relayed for the other. */
  readonly authority: Authority
  /** Row number of the party, else of the actor, in whose voice it is told; 0 where the outlet tells it. */
  readonly teller: number
  readonly act: Act
  /** Orders by day; what has no day stands behind `UNDATED`. */
  readonly when_key: string
}

/** The latest of those that a filter picked out and that have party, issue, authority, stance, teller and act in common. */
export interface Picked extends Told {
  /** How many these are. */
  readonly count: number
}

/** A party on an issue. */
export type Place = Pick<Told, 'party' | 'issue'>

/** Columns of `Told`, of `holding as h`. */
export const TOLD = sql`h.party, h.issue, h.statement, h.stance, h.authority, h.teller, h.act, h.when_key`

/**
 * `holding` by an index of it, under a name: SQLite, which keeps no figures on how many rows have one value, would often
 * walk through an issue's days instead of going to the party. PostgreSQL keeps them.
 */
export function holdingBy(
  { kind }: Pick<Sight, 'kind'>,
  column: 'teller' | 'stance' | 'act' | 'outlet',
  name: string,
): RawBuilder<unknown> {
  const index = sql.raw(
    column === 'act' || column === 'outlet'
      ? `holding_${column}_party_issue_when_key`
      : `holding_party_issue_authority_${column}_when_key_act_outlet`,
  )
  return kind === 'sqlite'
    ? sql`holding as ${sql.ref(name)} indexed by ${index}`
    : sql`holding as ${sql.ref(name)}`
}

/** Keys behind it have no day. */
export const UNDATED = '9999'

/** What is looked at. */
export interface Sight {
  readonly kind: Ledger['kind']
  readonly tx: Tx
  readonly filter: Narrowed
  /** Acts that count; all where it is left out. */
  readonly acts?: readonly Act[]
  /** Where the filter has words or an actor; null where the indexes of `holding` lead to what is asked for. */
  readonly picked: readonly Picked[] | null
  /** Whether statements without a day may be seen. */
  readonly undated: boolean
}

/** Looks through a filter. */
export async function openSight({ kind }: Pick<Ledger, 'kind'>, tx: Tx, filter: Narrowed): Promise<Sight> {
  const sight = { kind, tx, filter, undated: !isBounded(filter) && (await hasUndated(tx)), picked: null }
  const { search, actor, party, issue } = filter
  if (search === undefined && actor === undefined) return sight
  const { search: _, ...rest } = filter
  const which = [
    search === undefined ? sql`true` : sql`h.statement in (${searchRows(kind, 'statement', search)})`,
    search === undefined && actor !== undefined ? sql`h.statement in (${statementsOf(actor)})` : sql`true`,
    party === undefined ? sql`true` : sql`h.party = ${party}`,
    issue === undefined ? sql`true` : sql`h.issue = ${issue}`,
    conditionsOn({ kind, filter: rest }, 'h', { picking: search === undefined }),
  ]
  const { rows } = await sql<Picked>`
    select party, issue, statement, stance, authority, teller, act, when_key, count from (
      select ${TOLD}, count(*) over same as count,
        rank() over (same order by case when h.when_key < ${UNDATED} then h.when_key else '' end desc) as place
      from holding as h where ${sql.join(which, sql` and `)}
      window same as (partition by h.party, h.issue, h.authority, h.stance, h.teller, h.act)
    ) as ranked where place = 1
  `.execute(tx)
  return { ...sight, picked: rows.map((row) => ({ ...row, count: Number(row.count) })) }
}

/** The same, of some acts alone. */
export function onlyActs(sight: Sight, acts: readonly Act[]): Sight {
  return { ...sight, acts, picked: sight.picked?.filter(({ act }) => acts.includes(act)) ?? null }
}

async function hasUndated(tx: Tx): Promise<boolean> {
  const { rows } = await sql`
    with recursive stepped(issue) as (
      select min(issue) from holding
      union all
      select (select min(h.issue) from holding as h where h.issue > stepped.issue) from stepped
      where stepped.issue is not null
    )
    select 1 from stepped join holding as h on h.issue = stepped.issue and h.when_key >= ${UNDATED} limit 1
  `.execute(tx)
  return rows.length > 0
}

function statementsOf(actor: number): RawBuilder<unknown> {
  return sql`select part.statement from statement_actor as part
    where part.actor = ${actor} and part.part in ('speaker', 'voice', 'holder')`
}

/**
 * What is asked of a row of `holding` that stands under a name; its party and issue are left out, and with `picking` the
 * statements of an actor, too; without `timed` it minds no clock: for what only counts, many rows quickly.
 */
export function conditionsOn(
  { kind, filter, acts }: Pick<Sight, 'kind' | 'filter' | 'acts'>,
  name: string,
  { picking = false, timed = true }: { picking?: boolean; timed?: boolean } = {},
): RawBuilder<SqlBool> {
  const { authority, act, outlet, actor, search, since, until } = filter
  const column = (of: string) => sql.ref(`${name}.${of}`)
  // The sign keeps databases from going through all these statements for each cell.
  const isOneOf = (rows: RawBuilder<unknown>) => sql<SqlBool>`+${column('statement')} in (${rows})`
  const conditions: (RawBuilder<SqlBool> | false | undefined)[] = [
    authority !== undefined && sql`${column('authority')} = ${authority}`,
    act !== undefined && sql`${column('act')} = ${act}`,
    acts && sql`${column('act')} in (${sql.join(acts.map((one) => sql.lit(one)))})`,
    outlet !== undefined && sql`${column('outlet')} = ${outlet}`,
    actor !== undefined && !picking && isOneOf(statementsOf(actor)),
    search !== undefined && isOneOf(searchRows(kind, 'statement', search)),
    isBounded(filter) && sql`${column('when_key')} >= ${since === undefined ? FIRST_DAY : firstDay(since)}`,
    until !== undefined && sql`${column('when_key')} < ${`${lastDay(until)}~`}`,
    since !== undefined && until === undefined && sql`${column('when_key')} < ${UNDATED}`,
    timed && kind === 'sqlite' && sql`in_time(${column('statement')})`,
  ]
  const all = conditions.filter((condition) => condition !== false && condition !== undefined)
  return all.length === 0 ? sql`true` : sql.join(all, sql` and `)
}

const FIRST_DAY = '0001'

/** Whether a filter says when: statements without a day are none of its. */
export function isBounded({ since, until }: Pick<Narrowed, 'since' | 'until'>): boolean {
  return since !== undefined || until !== undefined
}

/** Of some authorities those that the filter lets through. */
export function authoritiesOf(
  { filter: { authority } }: Pick<Sight, 'filter'>,
  all: readonly Authority[],
): readonly Authority[] {
  return authority === undefined ? all : all.filter((one) => one === authority)
}
