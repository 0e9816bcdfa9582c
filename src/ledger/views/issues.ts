/** The view of issues: what is on the table on each, by whom, since when, and who is for it and who against. */
import type { Receipt } from '../../types.ts'
import { findCodebook } from '../codebooks.ts'
import { type Ledger, look } from '../ledger.ts'
import { stanceOf, TABLE_ACTS } from './acts.ts'
import { type Cell, countByIssue, findCells, type Who } from './cells.ts'
import { type Filter, narrow } from './filter.ts'
import { LIMIT, type Page, type Paging } from './page.ts'
import { onlyActs, openSight, type Sight, type Told } from './sight.ts'
import {
  cellOf,
  dayOf,
  findFirst,
  findLatest,
  findLatestStances,
  firstOfEach,
  latestOf,
  type Run,
  type Seen,
  withReceipts,
} from './stances.ts'
import { findTellers, type ToldReceipt, withTeller } from './tellers.ts'

/** What a party has put on the table on an issue. */
export interface Stand {
  /** Id of the party, and what it is called. */
  readonly party: string
  readonly name: string
  /** Of the latest: in doubt, and where it is denied, unclear. */
  readonly stance: 'for' | 'against' | 'unclear'
  readonly latest: Receipt
}

/** What a party has put on the table in its own voice. */
export interface OwnStand extends Stand {
  /** The first of this stance that no statement of another clear stance followed; what is unclear ends none. */
  readonly since: Receipt
}

/** What others say that a party has put on the table. */
export interface ToldStand extends Stand {
  readonly latest: ToldReceipt
}

/** An issue, as it stands. */
export interface ListedIssue {
  readonly id: string
  /** As the codebook has it; left out where the codebook no longer has the issue. */
  readonly label?: string
  readonly definition?: string
  /** How often a position of those listed is told, by any act; what is told of two parties counts for each. */
  readonly count: number
  /** The latest of each party, the latest first. */
  readonly own: readonly OwnStand[]
  readonly told: readonly ToldStand[]
}

/**
 * The issues of the codebook that was used last, and those that only earlier statements name, by their ids. On each, what
 * parties put on the table by one of `TABLE_ACTS`: the latest in each party's own voice, and apart from it the latest
 * that any other voice tells of it. With a filter, as far as the statements tell that it lets through; issues on which
 * there are none are left out then, save the one that the filter names.
 */
export function issues(
  ledger: Ledger,
  filter: Filter = {},
  { limit = LIMIT, after, ...who }: Paging & Who = {},
): Promise<Page<ListedIssue>> {
  return look(ledger, async (tx) => {
    const narrowed = await narrow(tx, filter)
    const known = new Map((await findCodebook(tx))?.issues.map((issue) => [issue.id, issue]))
    const everything = await openSight(ledger, tx, narrowed)
    const counts = await countByIssue(everything, await findCells(everything, who))
    const isNarrowed = Object.values(filter).some((part) => part !== undefined)
    const ids = [...new Set([...(isNarrowed ? [] : known.keys()), ...counts.keys()])]
    if (filter.issue !== undefined && known.has(filter.issue) && !ids.includes(filter.issue))
      ids.push(filter.issue)
    const left = ids.filter((id) => after === undefined || id > after).toSorted()
    const shown = left.slice(0, limit)
    const sight = onlyActs(everything, TABLE_ACTS)
    const cells = (await findCells(sight, who)).filter(({ issue }) => shown.includes(issue))
    const own = Map.groupBy(await findOwn(sight, cells), ([issue]) => issue)
    const told = Map.groupBy(await findTold(sight, cells), ([issue]) => issue)
    const rows = shown.map((id): ListedIssue => {
      const { label, definition } = known.get(id) ?? {}
      return {
        id,
        ...(label !== undefined && { label }),
        ...(definition !== undefined && { definition }),
        count: counts.get(id) ?? 0,
        own: (own.get(id) ?? []).map(([, stand]) => stand),
        told: (told.get(id) ?? []).map(([, stand]) => stand),
      }
    })
    const last = left.length > limit ? shown.at(-1) : undefined
    return { rows, ...(last !== undefined && { next: last }) }
  })
}

type Placed<T> = readonly [issue: string, stand: T]

async function findOwn(sight: Sight, cells: readonly Cell[]): Promise<readonly Placed<OwnStand>[]> {
  const rows = await findLatestStances(sight, cells)
  const current = firstOfEach(await withReceipts(sight.tx, latestOf(rows, cellOf)), cellOf)
  const rowsOf = Map.groupBy(rows, cellOf)
  const runs = current
    .filter((one) => dayOf(one) !== '')
    .map((one) => runOf(one, rowsOf.get(cellOf(one)) ?? []))
  const firsts = await withReceipts(sight.tx, await findFirst(sight, runs))
  const firstOf = new Map(firsts.map((one) => [cellOf(one), one])) // of those of one moment the first in the report
  return stands(cells, current).map(([one, stand]) => [
    one.issue,
    { ...stand, since: firstOf.get(cellOf(one))?.receipt ?? stand.latest },
  ])
}

/** Where the stance of a statement goes back to: to the latest of another clear stance. */
function runOf({ party, issue, stance }: Seen, rows: readonly Told[]): Run {
  const others = rows.filter((one) => one.stance !== stance && one.stance !== 'unclear').map(dayOf)
  return { party, issue, stance, after: others.toSorted().at(-1) ?? '' }
}

async function findTold(sight: Sight, cells: readonly Cell[]): Promise<readonly Placed<ToldStand>[]> {
  const current = firstOfEach(
    await withReceipts(sight.tx, await findLatest(sight, cells, { told: true })),
    cellOf,
  )
  const tellers = await findTellers(
    sight.tx,
    current.map(({ teller }) => teller),
  )
  return stands(cells, current).map(([one, stand]) => [
    one.issue,
    { ...stand, latest: withTeller(one.receipt, tellers.get(one.teller)) },
  ])
}

function stands(cells: readonly Cell[], current: readonly Seen[]): readonly (readonly [Seen, Stand])[] {
  const named = new Map(cells.map((cell) => [cellOf(cell), cell]))
  return current.flatMap((one): (readonly [Seen, Stand])[] => {
    const cell = named.get(cellOf(one))
    if (!cell) return []
    const { id: party, name } = cell
    return [[one, { party, name, stance: stanceOf(one.receipt, one.issue), latest: one.receipt }]]
  })
}
