/** The digest: what is new since a day, what moved, and what is told of a party that its own voice does not bear out. */
import { sql } from 'kysely'
import { ReadoutError } from '../../errors.ts'
import type { LedgerEncounter, Receipt } from '../../types.ts'
import { findEncounters } from '../encounters/index.ts'
import { type Ledger, look, type Tx } from '../ledger.ts'
import { isContradicted, isMove, POSITION_ACTS, shareWords, stanceOf, TABLE_ACTS } from './acts.ts'
import { type Cell, compareCells, findCells } from './cells.ts'
import { findDenied } from './denied.ts'
import { type Filter, firstDay, lastDay, type Narrowed, narrow } from './filter.ts'
import { onlyActs, openSight, type Sight, type Told } from './sight.ts'
import {
  cellOf,
  dayOf,
  findFirst,
  findLatest,
  findUndated,
  findVoices,
  firstOfEach,
  latestOf,
  type Seen,
  voiceOf,
  withReceipts,
} from './stances.ts'
import { findTellers, type ToldReceipt, withTeller } from './tellers.ts'

/** A party on an issue, as digests name it. */
interface About {
  /** Id of the party, and what it is called. */
  readonly party: string
  readonly name: string
  readonly issue: string
}

/** A position that moved, in the party's own voice. */
export interface Moved extends About {
  readonly before: Receipt
  readonly now: Receipt
}

/** What a party says on an issue for the first time, in its own voice. */
export interface FirstSaid extends About {
  readonly said: Receipt
}

/** What others tell of a party, beside the latest in its own voice, with which it does not go together. */
export interface Contradicted extends About {
  readonly own: Receipt
  /** The latest of each voice, `DIGEST_VOICES` voices at most. */
  readonly told: readonly ToldReceipt[]
}

/** Part of a digest: the latest first, and how many there are beyond these. */
export interface Section<T> {
  readonly rows: readonly T[]
  readonly more: number
}

/** What a digest tells. Nothing of it is a verdict: each row has its receipts. */
export interface Digest {
  /** The first day, and the last one where it is bounded. */
  readonly since: string
  readonly until?: string
  /** Published from that day on, copies counted, and how many different texts they carry. */
  readonly reports: {
    readonly count: number
    readonly stories: number
    /** Those with most reports first. */
    readonly outlets: readonly { readonly outlet: string; readonly count: number }[]
  }
  /** Those of the days that are asked for, the earliest first. */
  readonly encounters: { readonly rows: readonly LedgerEncounter[]; readonly more: boolean }
  readonly moved: Section<Moved>
  readonly first: Section<FirstSaid>
  readonly contradicted: Section<Contradicted>
}

/** Rows of a section at most, where nothing is said. */
export const DIGEST_ROWS = 50

/** Voices of a contradiction at most: the latest. */
const DIGEST_VOICES = 3

const LONGEST = 20_000 // milliseconds; 2,000 are the aim for a million statements

/**
 * What happened from a day on, `since` of the filter, to its `until`. A statement is new by the day on which it was said,
 * else published: a ledger does not keep when it came to know. Moved is a party whose latest act of the table
 * (`TABLE_ACTS`) is of another class than its latest before that day, or of the opposite stance (`isMove`).
 * Contradicted is what others tell of a party where it, or what the party itself said last, is new
 * (`isContradicted`). The filter narrows the statements; of its parts only outlet and days narrow the reports, and encounters are
 * told only where it asks for nothing but party, actor and days. Throws a
 * ReadoutError `misuse` where the filter has no `since`.
 */
export function digest(
  ledger: Ledger,
  filter: Filter,
  { limit = DIGEST_ROWS }: { readonly limit?: number } = {},
): Promise<Digest> {
  return look(
    ledger,
    async (tx) => {
      const { since, until, ...rest } = await narrow(tx, filter)
      if (since === undefined)
        throw new ReadoutError('misuse', 'a digest begins with a day: --since 2026-03-14')
      const now: Narrowed = { ...rest, since, ...(until !== undefined && { until }) }
      const before: Narrowed = { ...rest, until: dayBefore(firstDay(since)) }
      const first = await findFirstSaid(ledger, tx, { now, before, rest })
      return {
        since,
        ...(until !== undefined && { until }),
        reports: await countReports(tx, now),
        encounters: await findMet(tx, now, limit),
        moved: cut(await findMoved(ledger, tx, { now, before }), limit),
        first: cut(first, limit),
        contradicted: cut(await findContradicted(ledger, tx, now), limit),
      }
    },
    { longest: LONGEST },
  )
}

function cut<T>(rows: readonly T[], limit: number): Section<T> {
  return { rows: rows.slice(0, limit), more: Math.max(0, rows.length - limit) }
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

async function countReports(tx: Tx, { since = '', until, outlet }: Narrowed): Promise<Digest['reports']> {
  const { rows } = await sql<{ outlet: string | null; count: number | string; stories: number | string }>`
    select outlet, count(*) as count, count(distinct story) as stories from report
    where published >= ${firstDay(since)}
      and ${until === undefined ? sql`true` : sql`published < ${`${lastDay(until)}~`}`}
      and ${outlet === undefined ? sql`true` : sql`outlet = ${outlet}`}
    group by outlet
  `.execute(tx)
  const { rows: all } = await sql<{ stories: number | string }>`
    select count(distinct story) as stories from report
    where published >= ${firstDay(since)}
      and ${until === undefined ? sql`true` : sql`published < ${`${lastDay(until)}~`}`}
      and ${outlet === undefined ? sql`true` : sql`outlet = ${outlet}`}
  `.execute(tx)
  const outlets = rows
    .flatMap(({ outlet, count }) => (outlet === null ? [] : [{ outlet, count: Number(count) }]))
    .toSorted((a, b) => b.count - a.count || (a.outlet < b.outlet ? -1 : 1))
  return {
    count: rows.reduce((sum, { count }) => sum + Number(count), 0),
    stories: Number(all[0]?.stories ?? 0),
    outlets,
  }
}

/** Encounters of these days; none where the filter asks for what an encounter has not. */
async function findMet(
  tx: Tx,
  { since = '', until, party, actor, ...rest }: Narrowed,
  limit: number,
): Promise<Digest['encounters']> {
  if (Object.values(rest).some((part) => part !== undefined)) return { rows: [], more: false }
  const days = { since: firstDay(since), ...(until !== undefined && { until: lastDay(until) }) }
  const who = { ...(party !== undefined && { party }), ...(actor !== undefined && { actor }) }
  const { rows, next } = await findEncounters(tx, { ...days, ...who }, { limit })
  return { rows, more: next !== undefined }
}

/** The latest in each party's own voice. */
async function findOwn(sight: Sight, cells: readonly Cell[]): Promise<ReadonlyMap<string, Seen>> {
  const latest = latestOf(await findLatest(sight, cells), cellOf)
  return new Map(firstOfEach(await withReceipts(sight.tx, latest), cellOf).map((one) => [cellOf(one), one]))
}

async function findMoved(
  ledger: Ledger,
  tx: Tx,
  { now, before }: { now: Narrowed; before: Narrowed },
): Promise<readonly Moved[]> {
  const acts = TABLE_ACTS
  const sight = onlyActs(await openSight(ledger, tx, now), acts)
  const cells = await findCells(sight)
  const current = await findOwn(sight, cells)
  const past = await openSight(ledger, tx, before)
  const earlier = await findOwn(onlyActs(past, acts), cells)
  const silent = cells.filter((cell) => current.has(cellOf(cell)) && !earlier.has(cellOf(cell)))
  const anything = await findOwn(past, silent)
  const moved = cells.flatMap((cell) => {
    const key = cellOf(cell)
    const [seen, old] = [current.get(key), earlier.get(key) ?? anything.get(key)]
    if (!seen || !old || !isMove(deedOf(old), deedOf(seen))) return []
    return [{ cell, seen, row: { ...aboutOf(cell), before: old.receipt, now: seen.receipt } }]
  })
  return latestFirst(moved)
}

async function findFirstSaid(
  ledger: Ledger,
  tx: Tx,
  { now, before, rest }: { now: Narrowed; before: Narrowed; rest: Narrowed },
): Promise<readonly FirstSaid[]> {
  const sight = await openSight(ledger, tx, now)
  const cells = await findCells(sight)
  const spoken = new Set((await findLatest(await openSight(ledger, tx, before), cells)).map(cellOf))
  const unspoken = cells.filter((cell) => !spoken.has(cellOf(cell)))
  const undated = new Set((await findUndated(await openSight(ledger, tx, rest), unspoken)).map(cellOf))
  const fresh = unspoken.filter((cell) => !undated.has(cellOf(cell)))
  const runs = fresh.flatMap(({ party, issue }) =>
    (['for', 'against', 'unclear'] as const).map((stance) => ({ party, issue, stance, after: '' })),
  )
  const firsts = await withReceipts(tx, await findFirst(sight, runs))
  const byCell = new Map(firsts.map((one) => [cellOf(one), one])) // the last of the list is the earliest
  return latestFirst(
    fresh.flatMap((cell) => {
      const seen = byCell.get(cellOf(cell))
      return seen ? [{ cell, seen, row: { ...aboutOf(cell), said: seen.receipt } }] : []
    }),
  )
}

async function findContradicted(ledger: Ledger, tx: Tx, now: Narrowed): Promise<readonly Contradicted[]> {
  const { since = '', ...upTo } = now
  const everything = await openSight(ledger, tx, upTo)
  const sight = onlyActs(everything, POSITION_ACTS)
  const cells = await findCells(sight)
  const own = await findOwn(sight, cells)
  const spoken = cells.filter((cell) => own.has(cellOf(cell)))
  const isNew = (one: Told) => dayOf(one) >= firstDay(since)
  const voices = latestOf(await findVoices(onlyActs(everything, TABLE_ACTS), spoken), voiceOf)
  const opposed = voices.filter((told) => {
    const mine = own.get(cellOf(told))
    return mine && (isNew(told) || isNew(mine)) && isContradicted(told, deedOf(mine))
  })
  const denied = await findDenied(ledger, tx, opposed)
  const told = Map.groupBy(
    opposed.filter(({ statement }) => !denied.has(statement)),
    cellOf,
  )
  const kept = [...told.values()].flatMap((list) => list.toSorted(byDay).slice(0, MANY_VOICES))
  const seen = Map.groupBy(firstOfEach(await withReceipts(tx, kept), voiceOf), cellOf)
  const tellers = await findTellers(
    tx,
    kept.map(({ teller }) => teller),
  )
  return latestFirst(
    spoken.flatMap((cell) => {
      const mine = own.get(cellOf(cell))
      const theirs = (seen.get(cellOf(cell)) ?? []).filter((told) => mine && isAboutSame(told, mine, cell))
      const [latest] = theirs
      if (!mine || !latest) return []
      const row: Contradicted = {
        ...aboutOf(cell),
        own: mine.receipt,
        told: theirs
          .slice(0, DIGEST_VOICES)
          .map(({ receipt, teller }) => withTeller(receipt, tellers.get(teller))),
      }
      return [{ cell, seen: dayOf(latest) > dayOf(mine) ? latest : mine, row }]
    }),
  )
}

/** Opposite stances are on the issue itself; what is denied or refused must be told of by like words. */
function isAboutSame(told: Seen, own: Seen, { name, issue }: Cell): boolean {
  const stances = new Set([told, own].map(({ receipt }) => stanceOf(receipt, issue)))
  const areOpposite = stances.has('for') && stances.has('against')
  return areOpposite || shareWords(told.receipt.quote, own.receipt.quote, [name])
}

const MANY_VOICES = 50 // of a cell whose receipts are looked up

function byDay(a: Told, b: Told): number {
  return dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0
}

function aboutOf({ id, name, issue }: Cell): About {
  return { party: id, name, issue }
}

function deedOf({ act, issue, receipt }: Seen) {
  return { act, stance: stanceOf(receipt, issue) }
}

function latestFirst<T>(rows: readonly { cell: Cell; seen: Seen; row: T }[]): readonly T[] {
  return rows
    .toSorted((a, b) => {
      const [one, other] = [dayOf(a.seen).slice(0, 10), dayOf(b.seen).slice(0, 10)]
      return one === other ? compareCells(a.cell, b.cell) : one < other ? 1 : -1
    })
    .map(({ row }) => row)
}
