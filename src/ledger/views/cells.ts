/** Parties and issues: which party has a position on which issue, as far as a filter lets it be seen. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../types.ts'
import { NO_MONTH } from '../holdings.ts'
import { among, tableOf } from '../ledger.ts'
import { type Days, splitDays } from './months.ts'
import { conditionsOn, holdingBy, isBounded, type Place, type Sight } from './sight.ts'

/** A party, or another who holds something, on one issue. */
export interface Cell extends Place {
  /** What the party is called, and its id and kind. */
  readonly name: string
  readonly id: string
  readonly kind: Actor['kind']
}

/** Who is listed. */
export interface Who {
  /**
   * Behind the parties also organizations, groups and people of no party. Unnamed sources are listed only where a filter
   * names one: each report has its own, who stands nowhere over time.
   */
  readonly everyone?: boolean
}

/**
 * The cells with at least one statement that the filter lets through, parties first, by the party's name and id, then
 * by issue. They are found by steps through an index, from one to the next.
 */
export async function findCells(sight: Sight, who: Who = {}): Promise<readonly Cell[]> {
  const cells = sight.picked ? await nameCells(sight, sight.picked, who) : await stepThrough(sight, who)
  return cells.toSorted(compareCells)
}

async function nameCells(
  { kind, tx, filter }: Sight,
  places: readonly Place[],
  who: Who,
): Promise<readonly Cell[]> {
  const distinct = [...new Map(places.map((place) => [`${place.party} ${place.issue}`, place])).values()]
  const parties = [...new Set(distinct.map(({ party }) => party))]
  const { rows } = await sql<Omit<Cell, 'issue'>>`
    select actor.no as party, actor.name, actor.id, actor.kind from actor
    where ${among(kind, sql.ref('actor.no'), parties)} and ${isListed(filter, who)}
  `.execute(tx)
  const named = new Map(rows.map((row) => [row.party, row]))
  return distinct.flatMap(({ party, issue }) => {
    const row = named.get(party)
    return row ? [{ ...row, issue }] : []
  })
}

async function stepThrough(sight: Sight, who: Who): Promise<readonly Cell[]> {
  const { tx, filter } = sight
  const { issue } = filter
  const first = (which: RawBuilder<unknown>) => sql`(select min(h.issue) from holding as h where ${which}
    and ${issue === undefined ? sql`true` : sql`h.issue = ${issue}`})`
  // Given every authority and stance, the index goes to the days at once.
  const days = isBounded(filter)
    ? sql`h.authority in ('firsthand', 'relayed', 'unnamed', 'narrator')
        and h.stance in ('for', 'against', 'unclear')`
    : sql`true`
  const { rows } = await sql<Cell>`
    with recursive cell(party, issue, id, name, kind) as (
      select actor.no, ${first(sql`h.party = actor.no`)}, actor.id, actor.name, actor.kind
      from actor where ${isListed(filter, who)}
      union all
      select cell.party, ${first(sql`h.party = cell.party and h.issue > cell.issue`)}, cell.id, cell.name, cell.kind
      from cell where cell.issue is not null
    )
    select * from cell where cell.issue is not null and exists (
      select 1 from ${sourceOf(sight)}
      where h.party = cell.party and h.issue = cell.issue and ${days} and ${conditionsOn(sight, 'h')}
    )
  `.execute(tx)
  return rows
}

/** How many statements tell of each issue, of these parties: what is told of two parties counts for each. */
export async function countByIssue(
  sight: Sight,
  cells: readonly Cell[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  const add = (issue: string, count: number) => counts.set(issue, (counts.get(issue) ?? 0) + count)
  if (sight.picked) {
    const listed = new Set(cells.map(({ party }) => party))
    for (const { party, issue, count } of sight.picked) if (listed.has(party)) add(issue, count)
    return counts
  }
  const { authority, act, outlet, ...filter } = sight.filter
  if (authority ?? act ?? outlet) {
    await countOneByOne(sight, cells, add)
    return counts
  }
  const { months, days } = isBounded(filter) ? splitDays(filter) : { months: ALL, days: [] }
  if (months) await countMonths(sight, cells, { months, add })
  for (const one of days) await countDays(sight, cells, { days: one, add })
  return counts
}

const ALL = { from: NO_MONTH, to: '9999~' }

type Add = (issue: string, count: number) => void

/** Out of the counts that are kept. */
async function countMonths(
  { kind, tx, filter: { issue } }: Sight,
  cells: readonly Cell[],
  { months, add }: { months: { from: string; to: string }; add: Add },
): Promise<void> {
  const parties = [...new Set(cells.map(({ party }) => party))]
  const of = sql`substr(value, ${sql.lit(NO_MONTH.length + 2)})`
  const { rows } = await sql<{ issue: string; count: number | string }>`
    select ${of} as issue, sum(statements) as count from tally
    where field = 'holding' and value >= ${months.from} and value < ${months.to}
      and ${among(kind, sql.ref('actor'), parties)} and ${issue === undefined ? sql`true` : sql`${of} = ${issue}`}
    group by ${of}
  `.execute(tx)
  for (const { issue, count } of rows) add(issue, Number(count))
}

/** Few days: what was said in them, by the index that goes by issue and day. */
async function countDays(
  { kind, tx }: Sight,
  cells: readonly Cell[],
  { days: [first, last], add }: { days: Days; add: Add },
): Promise<void> {
  const parties = [...new Set(cells.map(({ party }) => party))]
  const issues = [...new Set(cells.map(({ issue }) => issue))]
  const { rows } = await sql<{ issue: string; count: number | string }>`
    select h.issue, count(*) as count from holding as h
    where ${among(kind, sql.ref('h.issue'), issues)} and h.when_key >= ${first} and h.when_key < ${`${last}~`}
      and ${among(kind, sql`+h.party`, parties)}
    group by h.issue
  `.execute(tx)
  for (const { issue, count } of rows) add(issue, Number(count))
}

async function countOneByOne(sight: Sight, cells: readonly Cell[], add: Add): Promise<void> {
  const places = cells.map(({ party, issue }) => ({ party, issue }))
  const { rows } = await sql<{ issue: string; count: number | string }>`
    with cell as materialized (${tableOf(sight.kind, { party: 'integer', issue: 'text' }, places)})
    select cell.issue, (select count(*) from ${sourceOf(sight)} where h.party = cell.party and h.issue = cell.issue
      and ${conditionsOn(sight, 'h', { timed: false })}) as count
    from cell
  `.execute(sight.tx)
  for (const { issue, count } of rows) add(issue, Number(count))
}

/** By the index that begins with what the filter asks for. */
function sourceOf(sight: Sight): RawBuilder<unknown> {
  const { act, outlet } = sight.filter
  if (outlet !== undefined) return holdingBy(sight, 'outlet', 'h')
  return holdingBy(sight, act === undefined ? 'stance' : 'act', 'h')
}

/** The order of cells: parties before all others, then by name, id and issue. */
export function compareCells(a: Omit<Cell, 'party'>, b: Omit<Cell, 'party'>): number {
  const key = ({ kind, name, id, issue }: typeof a) => [kind === 'party' ? '0' : '1', name, id, issue]
  const [one, other] = [key(a), key(b)]
  const at = one.findIndex((part, index) => part !== other[index])
  return at < 0 ? 0 : (one[at] ?? '') < (other[at] ?? '') ? -1 : 1
}

function isListed({ party, actor }: Sight['filter'], { everyone = false }: Who): RawBuilder<SqlBool> {
  if (party !== undefined) return sql`actor.no = ${party}`
  const kinds = everyone
    ? sql`actor.kind in ('party', 'organization', 'group', 'person') and actor.party is null`
    : sql`actor.kind = 'party'`
  return actor === undefined ? sql`(${kinds})` : sql`(${kinds} or actor.no = ${actor})`
}
