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
 * The latest statement of a group: that with the greatest key. One without a day counts as the earliest: the space before
 * its key puts it there.
 */
const LATEST = sql`case when holding.when_key < ':' then holding.when_key else ' ' || holding.when_key end`

/**
 * The stances that parties, or people, take. A person's are those of the statements in which he speaks and whose holder he
 * or his party is. Read from the index `holding_party_issue_…` alone, in its order.
 */
export async function countStances(tx: Tx, counting: Counting): Promise<readonly Dated<Stance>[]> {
  const { people, daily } = counting
  const actor = people ? sql.ref('speaker.actor') : sql.ref('holding.party')
  const day = sql`, substr(holding.when_key, 1, 10)`
  const side = (stance: Stance['side']) => sql`
    sum(case when holding.stance = ${sql.lit(stance)} then 1 else 0 end) as ${sql.ref(stance)},
    max(case when holding.stance = ${sql.lit(stance)} then ${LATEST} end) as ${sql.ref(`${stance}_latest`)}`
  const { rows } = await sql<{
    actor: number
    issue: string
    day: string
    for: number | string
    against: number | string
    for_latest: string | null
    against_latest: string | null
  }>`
    select ${actor} as actor, holding.issue${daily ? sql`${day} as day` : sql`, '' as day`},
      ${side('for')}, ${side('against')}
    from ${people ? sql`${SPEAKERS} join holding on holding.statement = speaker.statement` : sql`holding`}
    where ${sql.join([...conditionsOf(counting), ...(people ? [IS_HIS] : [ofParties(counting)])], sql` and `)}
      and holding.stance <> 'unclear'
    group by ${actor}, holding.issue${daily ? day : sql``}`.execute(tx)
  const ordered = rows.toSorted((a, b) => (a.issue < b.issue ? -1 : Number(a.issue > b.issue)))
  return ordered.flatMap(({ actor, issue, day, ...counts }) =>
    (['for', 'against'] as const).flatMap((side) => {
      const latest = counts[`${side}_latest`]
      return latest === null ? [] : [{ actor, issue, side, statements: Number(counts[side]), latest, day }]
    }),
  )
}

/** People who speak, and the statements in which they do. */
const SPEAKERS = sql`statement_actor as speaker join actor on actor.no = speaker.actor and actor.kind = 'person'
  and speaker.part = 'speaker'`
const IS_HIS = sql<SqlBool>`holding.party = coalesce(actor.party, actor.no)`

/**
 * Who relays what others hold. An unnamed source of a party is not the party: what it tells is left out, as is what the
 * outlet itself tells.
 */
export async function countTellings(tx: Tx, counting: Counting): Promise<readonly Dated<Telling>[]> {
  const { people, daily, kind, parties } = counting
  const teller = people ? sql.ref('voice.actor') : sql.ref('holding.teller')
  const day = sql`, substr(holding.when_key, 1, 10)`
  const from = people
    ? sql`statement_actor as voice join actor on actor.no = voice.actor and actor.kind = 'person'
        and voice.part = 'voice' join holding on holding.statement = voice.statement
        and holding.teller = coalesce(actor.party, actor.no)`
    : sql`holding`
  const last = sql<SqlBool>`not exists (select 1 from statement_actor as later
    where later.statement = voice.statement and later.part = 'voice' and later.ordinal > voice.ordinal)`
  const { rows } = await sql<{
    teller: number
    about: number
    day: string
    statements: number | string
    latest: string
  }>`
    select ${teller} as teller, holding.party as about${daily ? sql`${day} as day` : sql`, '' as day`},
      count(distinct holding.statement) as statements, max(${LATEST}) as latest
    from ${from}
    where ${sql.join([...conditionsOf({ ...counting, voice: 'told' }), ofParties(counting)], sql` and `)}
      and holding.authority = 'relayed' and holding.teller <> holding.party
      and ${people ? last : among(kind, sql.ref('holding.teller'), parties)}
    group by ${teller}, holding.party${daily ? day : sql``}`.execute(tx)
  return rows.map(({ statements, ...row }) => ({ ...row, statements: Number(statements) }))
}

function ofParties({ kind, parties }: Counting): RawBuilder<SqlBool> {
  return among(kind, sql.ref('holding.party'), parties)
}

/** Holdings that a filter lets through: one condition for each of its parts, at least one. */
function conditionsOf({ kind, filter, voice, people }: Counting): readonly RawBuilder<SqlBool>[] {
  const { issue, outlet, act, authority, since, until, search, actor } = filter
  const key = sql.ref('holding.when_key')
  const conditions: (RawBuilder<SqlBool> | false)[] = [
    kind === 'sqlite' ? sql`in_time(holding.statement)` : sql`true`,
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
