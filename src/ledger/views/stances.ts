/** The latest that is said of a party on an issue: in its own voice, and by each other. */
import { type RawBuilder, sql } from 'kysely'
import type { Authority, Receipt } from '../../types.ts'
import { type Tx, tableOf } from '../ledger.ts'
import { findReceipts } from './receipts.ts'
import {
  authoritiesOf,
  conditionsOn,
  holdingBy,
  type Place,
  type Sight,
  TOLD,
  type Told,
  UNDATED,
} from './sight.ts'

const OWN: readonly Authority[] = ['firsthand']
const OTHERS: readonly Authority[] = ['relayed', 'unnamed', 'narrator']
const STANCES = ['for', 'against', 'unclear'] as const

/**
 * The latest of each cell, in the order of the cells: in the party's own voice, or with `told` in those of others. Where
 * several are as late (of one sentence), all of them.
 */
export async function findLatest(
  sight: Sight,
  cells: readonly Place[],
  { told = false }: { told?: boolean } = {},
): Promise<readonly Told[]> {
  return latestOf(await findLatestOf(sight, cells, { told, each: 'cell' }), cellOf)
}

/** The latest of each stance of each cell in the party's own voice, in the order of the cells; where several are as late, all. */
export function findLatestStances(sight: Sight, cells: readonly Place[]): Promise<readonly Told[]> {
  return findLatestOf(sight, cells, { told: false, each: 'stance' })
}

async function findLatestOf(
  sight: Sight,
  cells: readonly Place[],
  { told, each }: { told: boolean; each: 'cell' | 'stance' },
): Promise<readonly Told[]> {
  const authorities = authoritiesOf(sight, told ? OTHERS : OWN)
  if (authorities.length === 0) return []
  const latest = sight.picked
    ? pickedOf(sight.picked, cells, authorities)
    : await stepToLatest(sight, cells, { authorities, each })
  const placeOf = new Map(cells.map((cell, place) => [cellOf(cell), place]))
  return latest.toSorted((a, b) => (placeOf.get(cellOf(a)) ?? 0) - (placeOf.get(cellOf(b)) ?? 0))
}

async function stepToLatest(
  sight: Sight,
  cells: readonly Place[],
  { authorities, each }: { authorities: readonly Authority[]; each: 'cell' | 'stance' },
): Promise<readonly Told[]> {
  const sides = authorities.flatMap((authority) =>
    STANCES.map((stance) => sql`(${sql.lit(authority)}, ${sql.lit(stance)})`),
  )
  const { rows } = await sql<Told>`
    with cell as materialized (${tableOf(sight.kind, PLACE, places(cells))}), side(authority, stance) as (values ${sql.join(sides)}),
    latest(party, issue, authority, stance, at) as materialized (
      select cell.party, cell.issue, side.authority, side.stance,
        ${latestKey(sight, 'stance', sql`l.authority = side.authority and l.stance = side.stance`)}
      from cell cross join side
    ), ranked as materialized (
      select latest.*, rank() over (partition by party, issue
        order by case when at < ${UNDATED} then at else '' end desc) as place
      from latest where at is not null
    )
    select ${TOLD} from ranked cross join ${holdingBy(sight, 'stance', 'h')}
    where h.party = ranked.party and h.issue = ranked.issue and h.authority = ranked.authority
      and h.stance = ranked.stance and h.when_key = ranked.at and ${conditionsOn(sight, 'h')}
      and ${each === 'cell' ? sql`ranked.place = 1` : sql`true`}
  `.execute(sight.tx)
  return rows
}

/**
 * The latest that each other voice says of the parties: each party or actor by itself, the outlets' own narration as one
 * voice, unnamed sources as two: those of the party itself, and all others, whom nobody can tell apart.
 */
export async function findVoices(sight: Sight, cells: readonly Place[]): Promise<readonly Told[]> {
  const authorities = authoritiesOf(sight, OTHERS)
  if (authorities.length === 0) return []
  if (sight.picked) return pickedOf(sight.picked, cells, authorities)
  return [
    ...(await findTellers(sight, cells, authorities)),
    ...(authorities.includes('unnamed') ? await findUnnamed(sight, cells) : []),
  ]
}

/**
 * Steps from one teller of a cell to the next by index: a long list of statements costs no more than a short one. Of
 * unnamed sources, those of the party itself.
 */
async function findTellers(
  sight: Sight,
  cells: readonly Place[],
  authorities: readonly Authority[],
): Promise<readonly Told[]> {
  const next = (from: RawBuilder<unknown>) =>
    sql`(select min(h.teller) from ${holdingBy(sight, 'teller', 'h')} where ${from})`
  const { rows } = await sql<Told>`
    with recursive place as materialized (${tableOf(sight.kind, PLACE, places(cells))}),
    side(authority) as (values ${sql.join(authorities.map((one) => sql`(${sql.lit(one)})`))}),
    cell(party, issue, authority, teller) as (
      select place.party, place.issue, side.authority, case when side.authority = 'unnamed' then place.party else
        ${next(sql`h.party = place.party and h.issue = place.issue and h.authority = side.authority`)} end
      from place cross join side
      union all
      select cell.party, cell.issue, cell.authority, ${next(sql`h.party = cell.party and h.issue = cell.issue
        and h.authority = cell.authority and h.teller > cell.teller`)}
      from cell where cell.teller is not null and cell.authority <> 'unnamed'
    ), latest(party, issue, authority, teller, at) as materialized (
      select cell.party, cell.issue, cell.authority, cell.teller,
        ${latestKey(sight, 'teller', sql`l.authority = cell.authority and l.teller = cell.teller`)}
      from cell where cell.teller is not null
    )
    select ${TOLD} from latest cross join ${holdingBy(sight, 'teller', 'h')}
    where h.party = latest.party and h.issue = latest.issue and h.authority = latest.authority
      and h.teller = latest.teller and h.when_key = latest.at and ${conditionsOn(sight, 'h')}
  `.execute(sight.tx)
  return rows
}

/** What unnamed sources say who are not the party's own. */
async function findUnnamed(sight: Sight, cells: readonly Place[]): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    with cell as materialized (${tableOf(sight.kind, PLACE, places(cells))}), side(stance) as (values ('for'), ('against'), ('unclear')),
    latest(party, issue, stance, at) as materialized (
      select cell.party, cell.issue, side.stance, ${latestKey(
        sight,
        'stance',
        sql`l.authority = 'unnamed' and l.stance = side.stance and l.teller <> cell.party`,
      )}
      from cell cross join side
    )
    select ${TOLD} from latest cross join ${holdingBy(sight, 'stance', 'h')}
    where h.party = latest.party and h.issue = latest.issue and h.authority = 'unnamed'
      and h.stance = latest.stance and h.when_key = latest.at and h.teller <> h.party and ${conditionsOn(sight, 'h')}
  `.execute(sight.tx)
  return rows
}

/** Where a stance begins: `after` is the key of the statement before which it does not go back, '' for none. */
export interface Run extends Place {
  readonly stance: Told['stance']
  readonly after: string
}

/** The first of each run in the party's own voice; those without a day are left out. */
export async function findFirst(sight: Sight, runs: readonly Run[]): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    with run as materialized (${tableOf(
      sight.kind,
      RUN,
      runs.map(({ party, issue, stance, after }) => ({ party, issue, stance, after })),
    )}),
    earliest(party, issue, stance, at) as materialized (
      select run.party, run.issue, run.stance, (select min(l.when_key) from ${holdingBy(sight, 'stance', 'l')}
        where l.party = run.party and l.issue = run.issue and l.authority = 'firsthand' and l.stance = run.stance
          and l.when_key > run.after and l.when_key < ${UNDATED} and ${conditionsOn(sight, 'l')})
      from run
    )
    select ${TOLD} from earliest cross join ${holdingBy(sight, 'stance', 'h')}
    where h.party = earliest.party and h.issue = earliest.issue and h.authority = 'firsthand'
      and h.stance = earliest.stance and h.when_key = earliest.at and ${conditionsOn(sight, 'h')}
  `.execute(sight.tx)
  return rows
}

/**
 * The statements of one cell, the latest first, `most` at most; those without a day last. Where the list is cut, it is cut
 * between two moments.
 */
export async function findHistory(
  sight: Sight,
  { party, issue }: Place,
  { most }: { most: number },
): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    select ${TOLD} from ${holdingBy(sight, 'stance', 'h')}
    where h.party = ${party} and h.issue = ${issue} and ${conditionsOn(sight, 'h')}
    order by case when h.when_key < ${UNDATED} then 0 else 1 end, h.when_key desc limit ${most + 1}
  `.execute(sight.tx)
  const last = rows.length > most ? rows.at(-1)?.when_key : undefined
  return rows.filter(({ when_key }) => when_key !== last)
}

/** Of some cells those in which the party's own voice says something of which nobody knows the day. */
export async function findUndated(sight: Sight, cells: readonly Place[]): Promise<readonly Place[]> {
  if (!sight.undated) return []
  const { rows } = await sql<Place>`
    with cell as materialized (${tableOf(sight.kind, PLACE, places(cells))})
    select cell.party, cell.issue from cell where exists (
      select 1 from ${holdingBy(sight, 'stance', 'h')}
      where h.party = cell.party and h.issue = cell.issue and h.authority = 'firsthand'
        and h.stance in ('for', 'against', 'unclear') and h.when_key >= ${UNDATED} and ${conditionsOn(sight, 'h')})
  `.execute(sight.tx)
  return rows
}

/** The key of the latest; of those without a day only where no other is there: nobody knows when they were said. */
function latestKey(
  sight: Sight,
  by: 'teller' | 'stance',
  which: RawBuilder<unknown>,
): RawBuilder<string | null> {
  const key = (more: RawBuilder<unknown>) => sql<
    string | null
  >`(select max(l.when_key) from ${holdingBy(sight, by, 'l')}
    where l.party = cell.party and l.issue = cell.issue and ${which} and ${more} and ${conditionsOn(sight, 'l')})`
  return sight.undated
    ? sql<string | null>`coalesce(${key(sql`l.when_key < ${UNDATED}`)}, ${key(sql`true`)})`
    : key(sql`true`)
}

const PLACE = { party: 'integer', issue: 'text' } as const
const RUN = { ...PLACE, stance: 'text', after: 'text' } as const

function places(cells: readonly Place[]): readonly Place[] {
  return cells.map(({ party, issue }) => ({ party, issue }))
}

function pickedOf(
  picked: readonly Told[],
  cells: readonly Place[],
  authorities: readonly Authority[],
): readonly Told[] {
  const wanted = new Set(cells.map(cellOf))
  return picked.filter((told) => authorities.includes(told.authority) && wanted.has(cellOf(told)))
}

/** Names a cell: equal for all of it. */
export function cellOf({ party, issue }: Place): string {
  return `${party} ${issue}`
}

/** Names a voice in a cell, as `findVoices` tells them apart. */
export function voiceOf(told: Told): string {
  const { authority, teller, party } = told
  const who = authority === 'unnamed' ? (teller === party ? 'own' : 'others') : teller
  return `${cellOf(told)} ${authority} ${who}`
}

/** When it was said, to be compared: what has no day comes before all that has. */
export function dayOf({ when_key }: Pick<Told, 'when_key'>): string {
  return when_key < UNDATED ? when_key : ''
}

/** Of what has the same key the latest; several where they are as late. */
export function latestOf(told: readonly Told[], keyOf: (told: Told) => string): readonly Told[] {
  const latest = new Map<string, string>()
  for (const one of told) {
    const [key, day] = [keyOf(one), dayOf(one)]
    if (day >= (latest.get(key) ?? '')) latest.set(key, day)
  }
  return told.filter((one) => latest.get(keyOf(one)) === dayOf(one))
}

/** Of each that has a key in common the first: of a list with the latest first, the latest. */
export function firstOfEach<T>(list: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return [...Map.groupBy(list, keyOf).values()].flatMap(([first]) => first ?? [])
}

/** With its receipt. */
export interface Seen extends Told {
  readonly receipt: Receipt
}

/** Statements with their receipts, the latest first: those of one moment as they stand in their report, from its end. */
export async function withReceipts(tx: Tx, told: readonly Told[]): Promise<readonly Seen[]> {
  const receipts = await findReceipts(
    tx,
    told.map(({ statement }) => statement),
  )
  return told
    .flatMap((one, index) => {
      const receipt = receipts[index]
      return receipt ? [{ ...one, receipt }] : []
    })
    .toSorted(compareSeen)
}

function compareSeen(a: Seen, b: Seen): number {
  const [one, other] = [dayOf(a), dayOf(b)]
  if (one !== other) return one < other ? 1 : -1
  const [from, to] = [a.receipt.spans[0]?.start ?? 0, b.receipt.spans[0]?.start ?? 0]
  if (from !== to) return to - from
  return a.receipt.entry < b.receipt.entry ? -1 : a.receipt.entry > b.receipt.entry ? 1 : 0
}
