/** Claims of undertakings: statements by which a party binds itself, as rows and as the words that tell it. */
import { type RawBuilder, sql } from 'kysely'
import type { Act, Authority } from '../../types.ts'
import { among, type Ledger, type Tx, tableOf } from '../ledger.ts'
import { remembered } from '../remember.ts'
import { nameStems, readerOf, Said } from './wording.ts'

/** Acts by which a party binds itself. */
export const UNDERTAKING: readonly Act[] = ['agree', 'commit', 'concede']

/** One statement as one of its holders holds it. */
export interface Claim {
  /** Row numbers of the statement and of the holder's party. */
  readonly no: number
  readonly party: number
  /** Id of the statement. */
  readonly entry: string
  readonly report: number
  readonly act: Act
  readonly polarity: 'affirmed' | 'denied'
  /** The weakest among the holders of the party. */
  readonly authority: Authority
  readonly day: string | null
  /** The day as a number, to count with (`dateOf`); null where it is not known. */
  readonly date: number | null
  readonly sortKey: string
  readonly issues: readonly string[]
  readonly condition: string
  readonly said: Said
  /** Name stems of the party: they say nothing of what it undertakes. */
  readonly stems: readonly string[]
}

/** "41 7": the same for the same statement and holder. */
export function keyOf({ no, party }: Pick<Claim, 'no' | 'party'>): string {
  return `${no} ${party}`
}

const WEAKNESS: readonly Authority[] = ['firsthand', 'relayed', 'unnamed', 'narrator']

/** The claims of statements, one for each party that holds them, in no order. */
export async function loadClaims(
  kind: Ledger['kind'],
  tx: Tx,
  statements: readonly number[],
): Promise<readonly Claim[]> {
  if (statements.length === 0) return []
  const rows = await tx
    .selectFrom('statement')
    .select([
      'no',
      'id',
      'report',
      'act',
      'polarity',
      'day',
      'sort_key',
      'content',
      'condition',
      'spans',
      'times',
    ])
    .where(among(kind, sql.ref('statement.no'), statements))
    .execute()
  const holders = await tx
    .selectFrom('statement_actor as part')
    .innerJoin('actor', 'actor.no', 'part.actor')
    .select(['part.statement', sql<number>`coalesce(actor.party, actor.no)`.as('party'), 'part.authority'])
    .where(among(kind, sql.ref('part.statement'), statements))
    .where('part.part', '=', 'holder')
    .execute()
  const issues = await tx
    .selectFrom('statement_issue')
    .select(['statement', 'issue'])
    .where(among(kind, sql.ref('statement_issue.statement'), statements))
    .execute()
  const holdersOf = Map.groupBy(holders, ({ statement }) => statement)
  const issuesOf = Map.groupBy(issues, ({ statement }) => statement)
  const read = readerOf(await findPartyStems(tx))
  const stemsOf = await findStems(kind, tx, [...new Set(holders.map(({ party }) => party))])
  return rows.flatMap((row) => {
    if (row.act === null) return []
    const { act } = row
    const said = new Said(row, read)
    const date = dateOf(row.day ?? '')
    const parties = Map.groupBy(holdersOf.get(row.no) ?? [], ({ party }) => party)
    return [...parties].map(([party, held]) => ({
      no: row.no,
      party,
      entry: row.id,
      report: row.report,
      act,
      polarity: row.polarity ?? 'affirmed',
      authority:
        WEAKNESS.findLast((one) => held.some(({ authority }) => authority === one)) ?? ('narrator' as const),
      day: row.day,
      date: Number.isNaN(date) ? null : date,
      sortKey: row.sort_key,
      issues: (issuesOf.get(row.no) ?? []).map(({ issue }) => issue),
      condition: row.condition,
      said,
      stems: stemsOf.get(party) ?? [],
    }))
  })
}

/** The stems of the names of some actors. */
async function findStems(
  kind: Ledger['kind'],
  tx: Tx,
  actors: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await tx
    .selectFrom('actor')
    .select(['no', 'name'])
    .where(among(kind, sql.ref('no'), actors))
    .execute()
  return new Map(rows.map(({ no, name }) => [no, nameStems(name)]))
}

/** The stems of the parties' names. */
async function findPartyStems(tx: Tx): Promise<ReadonlySet<string>> {
  const parties = await tx.selectFrom('actor').select('name').where('kind', '=', 'party').execute()
  return new Set(parties.flatMap(({ name }) => nameStems(name)))
}

/** Where statements of a party may stand that have to do with each other: on one issue, or on none (null), in some days. */
export interface Place {
  readonly party: number
  readonly issue: string | null
  /** Days, both included; null where nothing is known of the day. */
  readonly since: string | null
  readonly until: string | null
}

/** What is looked for: acts, in which places; `issued` asks for documents without an outlet, and on issues, alone. */
export interface Sought {
  readonly acts: readonly Act[]
  readonly places: readonly Place[]
  readonly issued?: boolean
  /** Those alone whose content is denied. */
  readonly denied?: boolean
}

/** The statements with some acts that stand in some places, by their row numbers. */
export async function findIn(
  kind: Ledger['kind'],
  tx: Tx,
  { places, ...sought }: Sought,
): Promise<readonly number[]> {
  const onIssues = mergePlaces(places.filter(({ issue }) => issue !== null))
  const onNone = places.filter(({ issue }) => issue === null)
  const found = new Set<number>()
  if (onIssues.length > 0)
    for (const { no } of (await findOnIssues(kind, onIssues, sought).execute(tx)).rows) found.add(no)
  if (onNone.length > 0) {
    const isMeant = within(onNone)
    for (const row of (await findWithoutIssue(kind, onNone, sought).execute(tx)).rows)
      if (isMeant(row)) found.add(row.no)
  }
  return [...found]
}

/**
 * The order of the joins is the one that is written: by the index of holdings by act, party, issue and day; of documents
 * without an outlet there are few, and by the index of outlets.
 */
function findOnIssues(
  kind: Ledger['kind'],
  places: readonly Place[],
  { acts, issued = false, denied = false }: Omit<Sought, 'places'>,
): RawBuilder<{ no: number }> {
  const rows = places.map(({ party, issue, since, until }) => ({
    party,
    issue: issue ?? '',
    low: `${since ?? ''}|`,
    high: `${until ?? ''}~`,
  }))
  const doing = sql.join(acts.map((act) => sql`(${act})`))
  return sql`with place as materialized (${tableOf(kind, { party: 'integer', issue: 'text', low: 'text', high: 'text' }, rows)}),
    doing (act) as (values ${doing})
    select holding.statement as no from place ${issued ? sql`` : sql`cross join doing`} cross join holding
    ${denied ? sql`cross join statement` : sql``}
    where holding.party = place.party and holding.issue = place.issue
      and holding.when_key >= place.low and holding.when_key < place.high
      and ${
        issued
          ? sql`holding.outlet is null and holding.act || '' in (select act from doing)`
          : sql`holding.act = doing.act`
      }
      ${denied ? sql`and statement.no = holding.statement and statement.polarity = 'denied'` : sql``}
      ${kind === 'sqlite' ? sql`and in_time(holding.statement)` : sql``}`
}

/** Asked of the index of statements by act and publication, once for all parties: it has no column for them. */
function findWithoutIssue(
  kind: Ledger['kind'],
  places: readonly Place[],
  { acts, denied = false }: Omit<Sought, 'places'>,
): RawBuilder<Bare> {
  const rows = mergePlaces(places.map((place) => ({ ...place, party: 0 }))).map(({ since, until }) => ({
    low: since ?? '|',
    high: until === null ? '|~' : `${until}~`,
  }))
  return sql`with place as materialized (${tableOf(kind, { low: 'text', high: 'text' }, rows)}),
    doing (act) as (values ${sql.join(acts.map((act) => sql`(${act})`))})
    select statement.no, coalesce(actor.party, actor.no) as party, statement.sort_key as key
    from place cross join doing cross join statement cross join statement_actor as part cross join actor
    where statement.act = doing.act and statement.sort_key >= place.low
      and statement.sort_key < place.high and statement.counts = 1
      ${denied ? sql`and statement.polarity = 'denied'` : sql``}
      and not exists (select 1 from statement_issue where statement_issue.statement = statement.no)
      and part.statement = statement.no and part.part = 'holder' and actor.no = part.actor
      ${kind === 'sqlite' ? sql`and in_time(statement.no)` : sql``}`
}

/** A statement that names no issue, the party of one who holds it, and where it stands by its publication. */
interface Bare {
  readonly no: number
  readonly party: number
  readonly key: string
}

/** Whether a statement stands in one of some places: they were looked through for all parties at once. */
function within(places: readonly Place[]): (row: Bare) => boolean {
  const ofParty = Map.groupBy(places, ({ party }) => party)
  return ({ party, key }) =>
    (ofParty.get(party) ?? []).some(
      ({ since, until }) => key >= (since ?? '|') && key < (until === null ? '|~' : `${until}~`),
    )
}

/** Places of one party and issue whose days meet made one. */
function mergePlaces(places: readonly Place[]): readonly Place[] {
  const groups = Map.groupBy(places, ({ party, issue, since }) =>
    JSON.stringify([party, issue, since === null]),
  )
  return [...groups.values()].flatMap((group) => {
    const merged: Place[] = []
    for (const place of group.toSorted((a, b) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1))) {
      const last = merged.at(-1)
      if (last && (last.until ?? '') >= (place.since ?? ''))
        merged[merged.length - 1] = {
          ...last,
          until: (last.until ?? '') > (place.until ?? '') ? last.until : place.until,
        }
      else merged.push(place)
    }
    return merged
  })
}

/** The day so many days later; earlier where the number is negative. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return Number.isNaN(date.getTime()) ? day : date.toISOString().slice(0, 10)
}

/** Days between two days; null where one is not known. */
export function daysBetween(one: string | null, other: string | null): number | null {
  if (one === null || other === null) return null
  const days = dateOf(other) - dateOf(one)
  return Number.isNaN(days) ? null : Math.abs(days)
}

/** Days since 1970 of a day; NaN of what is none. */
export const dateOf = remembered((day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000)
