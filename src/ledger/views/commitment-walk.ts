/** Finds commitments newest first, looking only at what has to do with those that are asked for. */
import { sql } from 'kysely'
import { among, type Ledger, type Tx } from '../ledger.ts'
import { type Claim, dayAfter, findIn, keyOf, loadClaims, type Place, UNDERTAKING } from './claims.ts'
import {
  areNear,
  byTime,
  groupClaims,
  isSameUndertaking,
  NEAR,
  NEAR_WITHOUT_ISSUE,
} from './commitment-groups.ts'
import { findFew } from './few.ts'
import { conditionsOf, type Narrowed } from './filter.ts'
import { formatPlace, parsePlace } from './page.ts'

/** An undertaking: its claims, the earliest first, and the latest of them that the filter lets through. */
export interface Undertaking {
  readonly claims: readonly Claim[]
  readonly head: Claim
}

const BATCH = 60 // claims that are walked at once
const BATCHES = 5 // … and how often for one page: behind them a page ends, full or not
const ROUNDS = 8 // how far a chain of claims is followed, in steps of NEAR days
const ROUNDS_WITHOUT_ISSUE = 2 // where there is no index of parties to follow it by
const PUBLISHED_LATER = 1 // days: what names no issue is looked up by publication

/** One page of undertakings, those claimed last coming first. */
export async function walkUndertakings(
  { kind }: Pick<Ledger, 'kind'>,
  tx: Tx,
  { filter, limit, after }: { filter: Narrowed; limit: number; after?: string },
): Promise<{ readonly found: readonly Undertaking[]; readonly next?: string }> {
  const found: Undertaking[] = []
  let cursor = after === undefined ? null : parseCursor(after)
  const few = await findFew({ kind }, tx, filter)
  for (let batch = 0; batch < BATCHES && found.length < limit; batch++) {
    const rows = await walk(kind, tx, { filter, few, cursor })
    const start = cursor
    const claims = (await loadClaims(kind, tx, rows))
      .filter(({ party }) => filter.party === undefined || party === filter.party)
      .filter((claim) => start === null || isBehind(claim, start))
      .toSorted(newestFirst)
    for (const one of await findHeads(kind, tx, { claims, filter })) {
      if (found.length === limit) break
      found.push(one)
    }
    const last = found.length === limit ? found.at(-1)?.head : claims.at(-1)
    const isAll = rows.length < BATCH && last === claims.at(-1)
    if (isAll) return { found }
    if (last) cursor = toCursor(last)
    else return { found }
  }
  return { found, ...(cursor && { next: formatCursor(cursor) }) }
}

/** Where a page ended: the statement, and which of its holders. */
interface Cursor {
  readonly day: string | null
  readonly sortKey: string
  readonly entry: string
  readonly party: number
}

function toCursor({ day, sortKey, entry, party }: Claim): Cursor {
  return { day, sortKey, entry, party }
}

function formatCursor({ day, sortKey, entry, party }: Cursor): string {
  return formatPlace([day, sortKey, entry, party])
}

function parseCursor(text: string): Cursor {
  const [day, sortKey, entry, party] = parsePlace(text, ['null', 'string', 'string', 'number'])
  return { day, sortKey, entry, party }
}

function newestFirst(a: Claim, b: Claim): number {
  return byTime(b, a) || a.party - b.party
}

function isBehind(claim: Claim, { day, sortKey, entry, party }: Cursor): boolean {
  const at = { ...claim, day, sortKey, entry, party }
  return newestFirst(at, claim) < 0
}

/** The next statements with a claim that the filter lets through, the newest first, those without a day last. */
async function walk(
  kind: Ledger['kind'],
  tx: Tx,
  { filter, few, cursor }: { filter: Narrowed; few: readonly number[] | null; cursor: Cursor | null },
): Promise<readonly number[]> {
  const { act, authority, outlet, ...rest } = filter
  const acts = UNDERTAKING.filter((one) => act === undefined || act === one)
  const next = (dated: boolean, from: Cursor | null, limit: number) => {
    let query = tx
      .selectFrom('statement')
      .select('statement.no')
      .where('statement.counts', '=', 1)
      .where(unindexed('act'), 'in', acts)
      .where('statement.polarity', '=', 'affirmed')
      .where('statement.day', dated ? 'is not' : 'is', null)
      .limit(limit)
    for (const column of dated ? (['day', 'sort_key', 'id'] as const) : (['sort_key', 'id'] as const))
      query = query.orderBy(`statement.${column}`, 'desc')
    if (from && dated)
      query = query.where(sql<boolean>`(statement.day, statement.sort_key) <= (${from.day}, ${from.sortKey})`)
    else if (from) query = query.where('statement.sort_key', '<=', from.sortKey)
    if (kind === 'sqlite') query = query.where(sql<boolean>`in_time(statement.no)`)
    if (few) query = query.where(among(kind, sql.ref('statement.no'), few))
    if (authority !== undefined) query = query.where(unindexed('authority'), '=', authority)
    if (outlet !== undefined) query = query.where(unindexed('outlet'), '=', outlet)
    for (const condition of conditionsOf(kind, rest)) query = query.where(condition)
    return query.execute()
  }
  if (few?.length === 0 || acts.length === 0) return []
  const dated = cursor !== null && cursor.day === null ? [] : await next(true, cursor, BATCH)
  const undated =
    dated.length === BATCH
      ? []
      : await next(false, cursor?.day === null ? cursor : null, BATCH - dated.length)
  return [...dated, ...undated].map(({ no }) => no)
}

/** A column by whose index the list would not be in the order of days: the rows would all be fetched and sorted. */
function unindexed(column: 'act' | 'authority' | 'outlet') {
  return sql<string>`(${sql.ref(`statement.${column}`)} || '')`
}

/** Of some claims those that are the latest of their undertaking which the filter lets through, with the undertaking. */
async function findHeads(
  kind: Ledger['kind'],
  tx: Tx,
  { claims, filter }: { claims: readonly Claim[]; filter: Narrowed },
): Promise<readonly Undertaking[]> {
  const groups = groupClaims(await findRelated(kind, tx, claims))
  const passing = await findPassing(kind, tx, {
    statements: groups.flatMap((group) => group.map(({ no }) => no)),
    filter,
  })
  const wanted = new Map(claims.map((claim) => [keyOf(claim), claim]))
  return groups
    .flatMap((group) => {
      const ordered = group.toSorted(byTime)
      const head = ordered.findLast(({ no }) => passing.has(no))
      return head && wanted.has(keyOf(head)) ? [{ claims: ordered, head }] : []
    })
    .toSorted((a, b) => newestFirst(a.head, b.head))
}

/** Some claims and all that are reached from them over claims of the same undertaking. */
async function findRelated(
  kind: Ledger['kind'],
  tx: Tx,
  claims: readonly Claim[],
): Promise<readonly Claim[]> {
  const known = new Map<string, Claim>()
  const standing = new Map<string, Map<number | null, Claim[]>>()
  const add = (claim: Claim) => {
    if (known.has(keyOf(claim))) return
    known.set(keyOf(claim), claim)
    for (const spot of spotsOf(claim)) {
      const periods = standing.get(spot) ?? new Map<number | null, Claim[]>()
      standing.set(spot, periods)
      const others = periods.get(periodOf(claim))
      if (others) others.push(claim)
      else periods.set(periodOf(claim), [claim])
    }
  }
  for (const claim of claims) add(claim)
  const related = new Set(claims)
  let fresh = claims
  for (let round = 0; round < ROUNDS && fresh.length > 0; round++) {
    const places = fresh
      .filter(({ issues }) => issues.length > 0 || round < ROUNDS_WITHOUT_ISSUE)
      .flatMap(around)
    const missing = new Set(await findIn(kind, tx, { acts: UNDERTAKING, places }))
    for (const { no } of known.values()) missing.delete(no)
    for (const claim of await loadClaims(kind, tx, [...missing]))
      if (claim.polarity === 'affirmed') add(claim)
    const reached: Claim[] = []
    for (const one of fresh)
      for (const spot of spotsOf(one))
        for (const other of nearTo(one, standing.get(spot) ?? new Map()))
          if (areNear(one, other) && !related.has(other) && isSameUndertaking(one, other)) {
            related.add(other)
            reached.push(other)
          }
    fresh = reached
  }
  return [...related]
}

/** The party with each issue, "7 truce", or with none: what is the same undertaking has one of them in common. */
function spotsOf({ party, issues }: Claim): readonly string[] {
  return issues.length > 0 ? issues.map((issue) => `${party} ${issue}`) : [`${party} `]
}

/** Stretches of NEAR days, by their numbers: what is near stands in the same one or in the next. */
function periodOf({ date }: Claim): number | null {
  return date === null ? null : Math.floor(date / NEAR)
}

/** Of claims by their periods those that may be near to one. */
function nearTo(one: Claim, periods: ReadonlyMap<number | null, readonly Claim[]>): readonly Claim[] {
  const period = periodOf(one)
  if (period === null) return [...periods.values()].flat()
  return [period - 1, period, period + 1, null].flatMap((near) => periods.get(near) ?? [])
}

/** Where claims of the same undertaking may stand. */
function around({ party, issues, day }: Claim): readonly Place[] {
  const within = (before: number, behind: number) => ({
    party,
    since: day && dayAfter(day, -before),
    until: day && dayAfter(day, behind),
  })
  return issues.length > 0
    ? issues.map((issue) => ({ issue, ...within(NEAR, NEAR) }))
    : [{ issue: null, ...within(NEAR_WITHOUT_ISSUE, NEAR_WITHOUT_ISSUE + PUBLISHED_LATER) }]
}

/** Of some statements those that a filter lets through. */
async function findPassing(
  kind: Ledger['kind'],
  tx: Tx,
  { statements, filter }: { statements: readonly number[]; filter: Narrowed },
): Promise<ReadonlySet<number>> {
  const { party: _, ...rest } = filter // the claims are the party's
  const conditions = conditionsOf(kind, rest)
  if (conditions.length === 0) return new Set(statements)
  let query = tx
    .selectFrom('statement')
    .select('statement.no')
    .where(among(kind, sql.ref('statement.no'), statements))
  for (const condition of conditions) query = query.where(condition)
  return new Set((await query.execute()).map(({ no }) => no))
}
