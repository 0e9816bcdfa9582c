/** The digest: what is new since a day, what moved, and what is told of a party that its own voice does not bear out. */
import { sql } from 'kysely'
import { ReadoutError } from '../../errors.ts'
import type { LedgerEncounter, Receipt } from '../../types.ts'
import { findEncounters } from '../encounters/index.ts'
import { type Ledger, look, type Tx } from '../ledger.ts'
import { isContradicted, isMove, POSITION_ACTS, shareWords, TABLE_ACTS } from './acts.ts'
import { type Cell, compareCells, findCells } from './cells.ts'
import { findDenied } from './denied.ts'
import { type Filter, firstDay, lastDay, type Narrowed, narrow } from './filter.ts'
import { DIGEST_ROWS } from './known.ts'
import { type Line, withLines } from './lines.ts'
import { findReceipts } from './receipts.ts'
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
      const sights = await openSights(ledger, tx, now)
      const first = await findFirstSaid(sights)
      const contradicted = await findContradicted(sights, firstDay(since))
      return {
        since,
        ...(until !== undefined && { until }),
        reports: await countReports(tx, now),
        encounters: await findMet(tx, now, limit),
        moved: await show(tx, { found: await findMoved(sights), limit, toRow: toMoved }),
        first: await show(tx, { found: first, limit, toRow: toFirst }),
        contradicted: await show(tx, {
          found: contradicted,
          limit,
          toRow: await toContradicted(tx, contradicted),
        }),
      }
    },
    { longest: LONGEST },
  )
}

/** What the filter lets one see: on its days, before its first day, up to its last one, and on whatever day. */
interface Sights {
  readonly now: Sight
  readonly before: Sight
  readonly upTo: Sight
  readonly ever: Sight
}

async function openSights(ledger: Ledger, tx: Tx, filter: Narrowed): Promise<Sights> {
  const { since = '', until, ...rest } = filter
  const now = await openSight(ledger, tx, filter)
  const before = await openSight(ledger, tx, { ...rest, until: dayBefore(firstDay(since)) })
  // Only what has no day is looked for in it.
  const ever = { ...(await openSight(ledger, tx, {})), filter: rest }
  const all = { ...rest, ...(until !== undefined && { until }) }
  const isSum = !ever.undated && (until === undefined || lastDay(until) >= firstDay(since))
  const upTo = isSum && now.picked && before.picked ? null : await openSight(ledger, tx, all)
  return { now, before, ever, upTo: upTo ?? { ...now, filter: all, picked: joinPicked(before, now) } }
}

/** What was picked out before a day and from it on, as if it had been at once. */
function joinPicked(before: Sight, now: Sight): Sight['picked'] {
  const keyOf = ({ party, issue, authority, stance, teller, act }: Told) =>
    [party, issue, authority, stance, teller, act].join(' ')
  const earlier = new Map((before.picked ?? []).map((one) => [keyOf(one), one.count]))
  const later = (now.picked ?? []).map((one) => ({
    ...one,
    count: one.count + (earlier.get(keyOf(one)) ?? 0),
  }))
  const known = new Set(later.map(keyOf))
  return [...later, ...(before.picked ?? []).filter((one) => !known.has(keyOf(one)))]
}

/** A row of a section before its receipts are looked up. */
interface Found {
  readonly cell: Cell
  /** By which the row stands in its place. */
  readonly latest: Told
  /** Whose receipts it shows. */
  readonly said: readonly Told[]
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

async function countReports(tx: Tx, { since = '', until, outlet }: Narrowed): Promise<Digest['reports']> {
  const { rows } = await sql<{ outlet: string | null; story: string }>`
    select outlet, story from report
    where published >= ${firstDay(since)}
      and ${until === undefined ? sql`true` : sql`published < ${`${lastDay(until)}~`}`}
      and ${outlet === undefined ? sql`true` : sql`outlet = ${outlet}`}
  `.execute(tx)
  const counts = new Map<string, number>()
  for (const { outlet: of } of rows) if (of !== null) counts.set(of, (counts.get(of) ?? 0) + 1)
  return {
    count: rows.length,
    stories: new Set(rows.map(({ story }) => story)).size,
    outlets: [...counts]
      .map(([of, count]) => ({ outlet: of, count }))
      .toSorted((a, b) => b.count - a.count || (a.outlet < b.outlet ? -1 : 1)),
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
async function findOwn(sight: Sight, cells: readonly Cell[]): Promise<ReadonlyMap<string, Line>> {
  const latest = await findLatest(sight, cells)
  return new Map(firstOfEach(await withLines(sight, latest), cellOf).map((one) => [cellOf(one), one]))
}

async function findMoved({ now, before }: Sights): Promise<readonly Found[]> {
  const sight = onlyActs(now, TABLE_ACTS)
  const cells = await findCells(sight)
  const current = await findOwn(sight, cells)
  const earlier = await findOwn(onlyActs(before, TABLE_ACTS), cells)
  const silent = cells.filter((cell) => current.has(cellOf(cell)) && !earlier.has(cellOf(cell)))
  const anything = await findOwn(before, silent)
  return cells.flatMap((cell) => {
    const key = cellOf(cell)
    const [seen, old] = [current.get(key), earlier.get(key) ?? anything.get(key)]
    return seen && old && isMove(old, seen) ? [{ cell, latest: seen, said: [old, seen] }] : []
  })
}

async function findFirstSaid({ now, before, ever }: Sights): Promise<readonly Found[]> {
  const cells = await findCells(now)
  const spoken = new Set((await findLatest(before, cells)).map(cellOf))
  const unspoken = cells.filter((cell) => !spoken.has(cellOf(cell)))
  const undated = new Set((await findUndated(ever, unspoken)).map(cellOf))
  const fresh = unspoken.filter((cell) => !undated.has(cellOf(cell)))
  const runs = fresh.flatMap(({ party, issue }) =>
    (['for', 'against', 'unclear'] as const).map((stance) => ({ party, issue, stance, after: '' })),
  )
  const firsts = await withLines(now, await findFirst(now, runs))
  const byCell = new Map(firsts.map((one) => [cellOf(one), one])) // the last of the list is the earliest
  return fresh.flatMap((cell) => {
    const seen = byCell.get(cellOf(cell))
    return seen ? [{ cell, latest: seen, said: [seen] }] : []
  })
}

async function findContradicted({ upTo }: Sights, since: string): Promise<readonly Found[]> {
  const sight = onlyActs(upTo, POSITION_ACTS)
  const cells = await findCells(sight)
  const own = await findOwn(sight, cells)
  const spoken = cells.filter((cell) => own.has(cellOf(cell)))
  const isNew = (one: Told) => dayOf(one) >= since
  const voices = latestOf(await findVoices(onlyActs(upTo, TABLE_ACTS), spoken), voiceOf)
  const opposed = voices.filter((told) => {
    const mine = own.get(cellOf(told))
    return mine && (isNew(told) || isNew(mine)) && isContradicted(told, mine)
  })
  const denied = await findDenied(sight, sight.tx, opposed)
  const told = Map.groupBy(
    opposed.filter(({ statement }) => !denied.has(statement)),
    cellOf,
  )
  const kept = [...told.values()].flatMap((list) => list.toSorted(byDay).slice(0, MANY_VOICES))
  const lines = Map.groupBy(firstOfEach(await withLines(sight, kept), voiceOf), cellOf)
  return spoken.flatMap((cell) => {
    const mine = own.get(cellOf(cell))
    const theirs: Line[] = []
    for (const line of lines.get(cellOf(cell)) ?? [])
      if (theirs.length < DIGEST_VOICES && mine && isAboutSame(line, mine, cell)) theirs.push(line)
    const [latest] = theirs
    if (!mine || !latest) return []
    return [{ cell, latest: dayOf(latest) > dayOf(mine) ? latest : mine, said: [mine, ...theirs] }]
  })
}

/** Opposite stances are on the issue itself; what is denied or refused must be told of by like words. */
function isAboutSame(told: Line, own: Line, { name }: Cell): boolean {
  const stances = new Set([told.stance, own.stance])
  const areOpposite = stances.has('for') && stances.has('against')
  return areOpposite || shareWords(told.content, own.content, [name])
}

const MANY_VOICES = 50 // of a cell whose receipts are looked up

function byDay(a: Told, b: Told): number {
  return dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0
}

/** The latest rows of a section, with their receipts. */
async function show<T>(
  tx: Tx,
  {
    found,
    limit,
    toRow,
  }: {
    found: readonly Found[]
    limit: number
    toRow: (about: About, said: readonly Seen[]) => T | null
  },
): Promise<Section<T>> {
  const shown = found.toSorted(latestFirst).slice(0, limit)
  const receipts = await findReceipts(
    tx,
    shown.flatMap(({ said }) => said.map(({ statement }) => statement)),
  )
  let from = 0
  const rows = shown.flatMap(({ cell: { id, name, issue }, said }) => {
    const seen = said.flatMap((one, index) => {
      const receipt = receipts[from + index]
      return receipt ? [{ ...one, receipt }] : []
    })
    from += said.length
    return toRow({ party: id, name, issue }, seen) ?? []
  })
  return { rows, more: Math.max(0, found.length - limit) }
}

function toMoved(about: About, [before, now]: readonly Seen[]): Moved | null {
  return before && now ? { ...about, before: before.receipt, now: now.receipt } : null
}

function toFirst(about: About, [said]: readonly Seen[]): FirstSaid | null {
  return said ? { ...about, said: said.receipt } : null
}

async function toContradicted(tx: Tx, found: readonly Found[]) {
  const tellers = await findTellers(
    tx,
    found.flatMap(({ said }) => said.map(({ teller }) => teller)),
  )
  return (about: About, [own, ...told]: readonly Seen[]): Contradicted | null =>
    own
      ? {
          ...about,
          own: own.receipt,
          told: told.map(({ receipt, teller }) => withTeller(receipt, tellers.get(teller))),
        }
      : null
}

function latestFirst(a: Found, b: Found): number {
  const [one, other] = [dayOf(a.latest).slice(0, 10), dayOf(b.latest).slice(0, 10)]
  return one === other ? compareCells(a.cell, b.cell) : one < other ? 1 : -1
}
