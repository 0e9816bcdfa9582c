/** The statements that discrepancies are looked for in: of each party on each issue the latest with each act. */
import { type RawBuilder, sql } from 'kysely'
import type { Act, Authority, Certainty } from '../../types.ts'
import { among, type Ledger, type Tx, tableOf } from '../ledger.ts'
import { dateOf, dayAfter } from './claims.ts'
import { firstDay, lastDay, type Narrowed } from './filter.ts'
import type { Said } from './wording.ts'

/** What one statement tells of a party's position on an issue. */
export interface Sighting {
  /** Row numbers of the statement, of its report, and of the party that holds it. */
  readonly no: number
  readonly report: number
  readonly party: number
  /** Id of the statement. */
  readonly entry: string
  /** Empty where the words name none. */
  readonly issue: string
  /** Party and issue: "7 truce". */
  readonly place: string
  readonly stance: 'for' | 'against' | 'unclear'
  readonly act: Act
  readonly authority: Authority
  /** In whose voice: the row of a party, else of an actor; 0 where the outlet itself tells it. */
  readonly teller: number
  readonly outlet: string
  readonly day: string | null
  readonly certainty: Certainty
  readonly denied: boolean
  /** Days since 1970, to count with. */
  readonly date: number | null
  /** Orders statements by publication. */
  readonly sortKey: string
  readonly said: Said
  /** Parties that the act accuses, where they are known. */
  readonly accused: readonly number[]
  /** Whether the filter lets it through. */
  readonly passes: boolean
}

/** Days that may lie between what stands against each other; who says another thing later has moved. */
export const WINDOW = 30

// Statements of a party on an issue with one act; fewer where very many parties and issues are looked at.
const LATEST = 6
const LATEST_OF_MANY = 2
const MANY_BLOCKS = 150
const LATEST_BARE = 150 // statements with one act that name no issue …
const WALKED_BARE = 3_000 // … among so many of the latest with that act

/** Acts that are looked at where no issue is named: the words alone must do. */
const BARE: readonly Act[] = ['deny', 'accuse', 'agree', 'commit', 'concede']

/** Puts sightings in order, the earliest first. */
export function byTime(a: Sighting, b: Sighting): number {
  return compare(a.day ?? '', b.day ?? '') || compare(a.sortKey, b.sortKey) || compare(a.entry, b.entry)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a === b ? 0 : 1
}

/** Whether a statement stands in the party's own voice. */
export function isOwn({ authority }: Sighting): boolean {
  return authority === 'firsthand'
}

/** Whether two statements of a report have words in common: one is told in the other. */
export function isNested(a: Sighting, b: Sighting): boolean {
  return a.report === b.report && a.said.hull.start < b.said.hull.end && b.said.hull.start < a.said.hull.end
}

/** Whether not more days lie between; where a day is not known, they may be near. */
export function isNear(a: Sighting, b: Sighting, days: number): boolean {
  return a.date === null || b.date === null || Math.abs(a.date - b.date) <= days
}

/** A statement as a party holds it. */
export type Held = Pick<
  Sighting,
  'no' | 'party' | 'issue' | 'stance' | 'act' | 'authority' | 'teller' | 'day'
> & { readonly outlet: string | null }

/** What is known of a statement, whoever holds it. */
type Stated = Awaited<ReturnType<typeof findStated>>[number]

/** The statements of some row numbers, in the order of these: what was read together stands together. */
export function findStated(kind: Ledger['kind'], tx: Tx, statements: readonly number[]) {
  const inOrder = statements.toSorted((a, b) => a - b)
  return tx
    .selectFrom('statement')
    .select(['no', 'id', 'report', 'certainty', 'polarity', 'sort_key', 'content', 'spans', 'times'])
    .where(among(kind, sql.ref('no'), inOrder))
    .execute()
}

/** A statement and who holds it put together. */
export function toSighting(
  { no, party, issue, stance, act, authority, teller, day, outlet }: Held,
  { id, report, certainty, polarity, sort_key }: Stated,
  { said, accused, passes }: Pick<Sighting, 'said' | 'accused' | 'passes'>,
): Sighting {
  return {
    no,
    report,
    party,
    entry: id,
    issue,
    place: `${party} ${issue}`,
    stance,
    act,
    authority,
    teller,
    outlet: outlet ?? '',
    day,
    sortKey: sort_key,
    certainty: certainty ?? 'certain',
    denied: polarity === 'denied' || act === 'deny',
    date: day === null ? null : dateOf(day),
    said,
    accused,
    passes,
  }
}

const HOLDING = sql`holding.statement as no, holding.party, holding.issue, holding.stance, holding.authority,
  holding.teller, holding.act, holding.outlet, holding.day`

/** A party on an issue, in a range of `when_key`. */
export interface SceneBlock {
  readonly party: number
  readonly issue: string
  readonly low: string
  readonly high: string
}

export function findHoldings(
  kind: Ledger['kind'],
  tx: Tx,
  statements: readonly number[],
): Promise<readonly Held[]> {
  return sql<Held>`select ${HOLDING} from holding where ${among(kind, sql.ref('holding.statement'), statements)}`
    .execute(tx)
    .then(({ rows }) => rows)
}

/** Of each block the latest statements with each act, asked of the index of holdings by act, party, issue and day. */
export async function findLatest(
  kind: Ledger['kind'],
  tx: Tx,
  { blocks, acts }: { blocks: readonly SceneBlock[]; acts: readonly Act[] },
): Promise<readonly Held[]> {
  const latest = blocks.length > MANY_BLOCKS ? LATEST_OF_MANY : LATEST
  const { rows } = await sql<Held>`
    with block as materialized (${tableOf(kind, { party: 'integer', issue: 'text', low: 'text', high: 'text' }, blocks)}),
    doing (act) as (values ${sql.join(acts.map((act) => sql`(${act})`))}),
    edge as materialized (
      select block.party, block.issue, block.high, doing.act, coalesce((
        select near.when_key from holding as near
        where near.act = doing.act and near.party = block.party and near.issue = block.issue
          and near.when_key >= block.low and near.when_key < block.high
        order by near.when_key desc limit 1 offset ${latest - 1}
      ), block.low) as low from block cross join doing
      ${kind === 'sqlite' ? sql`where in_time(block.party)` : sql``}
    )
    select ${HOLDING} from edge cross join holding
    where holding.act = edge.act and holding.party = edge.party and holding.issue = edge.issue
      and holding.when_key >= edge.low and holding.when_key < edge.high`.execute(tx)
  return rows
}

/** The latest statements that name no issue, under a filter those that it lets through and what came with them. */
export async function findBare(
  kind: Ledger['kind'],
  tx: Tx,
  { filter: { party, since, until }, seeds }: { filter: Narrowed; seeds: readonly number[] | null },
): Promise<readonly Held[]> {
  const found: Held[] = []
  const isBare = sql`not exists (select 1 from statement_issue where statement_issue.statement = statement.no)`
  const pick = (which: RawBuilder<unknown>) => sql<Held>`
    select statement.no, coalesce(actor.party, actor.no) as party, '' as issue, 'unclear' as stance, part.authority,
      coalesce((
        select coalesce(teller.party, teller.no) from statement_actor as voice
        join actor as teller on teller.no = voice.actor
        where voice.statement = statement.no and voice.part = 'voice' order by voice.ordinal desc limit 1
      ), 0) as teller, statement.act, statement.outlet, statement.day
    from (${which}) as bare join statement on statement.no = bare.no
    join statement_actor as part on part.statement = statement.no and part.part = 'holder'
    join actor on actor.no = part.actor`
  for (const act of BARE) {
    // Said by the last day is published not much later: the index is of publication.
    const latest = sql`select no, day, sort_key, id from statement where act = ${act} and counts = 1
      ${since === undefined ? sql`` : sql`and sort_key >= ${firstDay(since)}`}
      ${until === undefined ? sql`` : sql`and sort_key <= ${`${dayAfter(lastDayOf(until), WINDOW)}~`}`}
      order by sort_key desc, id desc limit ${WALKED_BARE}`
    const which = sql`select statement.no from (${latest}) as statement where ${isBare}
      ${since === undefined ? sql`` : sql`and day >= ${firstDay(since)}`}
      ${until === undefined ? sql`` : sql`and day <= ${lastDay(until)}`}
      ${
        party === undefined || act === 'accuse'
          ? sql``
          : sql`and exists (
        select 1 from statement_actor as part join actor on actor.no = part.actor
        where part.statement = statement.no and part.part = 'holder' and (actor.party = ${party} or actor.no = ${party})
      )`
      }
      ${kind === 'sqlite' ? sql`and in_time(statement.no)` : sql``}
      order by sort_key desc, id desc limit ${LATEST_BARE}`
    found.push(...(await pick(which).execute(tx)).rows)
  }
  if (seeds) {
    const which = sql`select no from statement where ${among(kind, sql.ref('no'), seeds)} and act is not null and ${isBare}`
    found.push(...(await pick(which).execute(tx)).rows)
  }
  return found
}

/** The last day of a day, month or year, as a day that there is. */
function lastDayOf(date: string): string {
  const [year = 0, month = 12, day = 0] = date.split('-').map(Number)
  return date.length === 10 ? date : new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
}
