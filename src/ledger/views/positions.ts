/** The view of positions: where each party stands on each issue, in its own voice, and beside it as others tell it. */
import type { Position } from '../../types.ts'
import { type Ledger, look } from '../ledger.ts'
import { type Cell, compareCells, findCells, type Who } from './cells.ts'
import { type Filter, narrow } from './filter.ts'
import { LONGEST_HISTORY, VOICES_OF_CELL } from './known.ts'
import { formatPlace, LIMIT, type Page, type Paging, parsePlace } from './page.ts'
import { openSight, type Sight, type Told } from './sight.ts'
import {
  cellOf,
  dayOf,
  findHistory,
  findLatest,
  findVoices,
  firstOfEach,
  latestOf,
  voiceOf,
  withReceipts,
} from './stances.ts'
import { findTellers, type ToldReceipt, withTeller } from './tellers.ts'

const HISTORIES = 10 // positions of a page at most that are asked for with their histories

/** What one asks for beside a page of positions. */
export interface PositionsOptions extends Who {
  /** How each moved: all its statements, own and told, the latest first, `LONGEST_HISTORY` at most. */
  readonly history?: boolean
}

/** A statement of a history. */
export interface HistoryReceipt extends ToldReceipt {
  /** Whether it is the party's own voice. */
  readonly own: boolean
}

/** A position as it is listed. */
export interface ListedPosition extends Position {
  /** What the party is called. */
  readonly name: string
  readonly told: readonly ToldReceipt[]
  readonly history?: readonly HistoryReceipt[]
  /** True where more voices tell of it than are shown. */
  readonly more?: true
}

/**
 * The positions, by the party's name, then by issue. The latest is that of the last day (when it was said, else published),
 * then of the last publication. In its own voice is what is firsthand; what others relay, what unnamed sources say and what
 * outlets narrate is told (`findVoices` says which are one voice), the latest first. The filter narrows the statements that are
 * looked at: with `until`, where did they stand then. Parties alone are listed, with `everyone` others behind them. Takes no
 * side and weighs nothing: a later report about an issue goes before an earlier promise.
 */
export function positions(
  ledger: Ledger,
  filter: Filter = {},
  { limit = LIMIT, after, history = false, ...who }: Paging & PositionsOptions = {},
): Promise<Page<ListedPosition>> {
  return look(ledger, async (tx) => {
    const sight = await openSight(ledger, tx, await narrow(tx, filter))
    const cells = await findCells(sight, who)
    const last = after === undefined ? null : parseCell(after)
    const left = last ? cells.filter((cell) => compareCells(cell, last) > 0) : cells
    const shown = left.slice(0, history ? Math.min(limit, HISTORIES) : limit)
    const all = history || (filter.party !== undefined && filter.issue !== undefined)
    const rows = await fill(sight, shown, { most: all ? null : VOICES_OF_CELL, history })
    const end = left.length > shown.length ? shown.at(-1) : undefined
    return { rows, ...(end && { next: formatCell(end) }) }
  })
}

async function fill(
  sight: Sight,
  cells: readonly Cell[],
  { most, history }: { most: number | null; history: boolean },
): Promise<readonly ListedPosition[]> {
  const { tx } = sight
  const own = await withReceipts(tx, await findLatest(sight, cells))
  const ownOf = Map.groupBy(own, cellOf)
  const voices = latestOf(await findVoices(sight, cells), voiceOf)
  const wanted = [...Map.groupBy(voices, cellOf).values()].flatMap((told) => lateVoices(told, most))
  const toldOf = Map.groupBy(await withReceipts(tx, wanted), cellOf)
  const tellers = await findTellers(
    tx,
    wanted.map(({ teller }) => teller),
  )
  const listed: ListedPosition[] = []
  for (const cell of cells) {
    const told = firstOfEach(toldOf.get(cellOf(cell)) ?? [], voiceOf)
    const shown = told.slice(0, most ?? told.length)
    listed.push({
      party: cell.id,
      name: cell.name,
      issue: cell.issue,
      own: ownOf.get(cellOf(cell))?.[0]?.receipt ?? null,
      told: shown.map(({ receipt, teller }) => withTeller(receipt, tellers.get(teller))),
      ...(told.length > shown.length && { more: true as const }),
      ...(history && { history: await findCellHistory(sight, cell) }),
    })
  }
  return listed
}

/** The voices of one cell that may be among the latest `most`, and one more, which tells that there are others. */
function lateVoices(told: readonly Told[], most: number | null): readonly Told[] {
  if (most === null) return told
  const days = [...Map.groupBy(told, voiceOf).values()]
    .map(([one]) => (one ? dayOf(one) : ''))
    .toSorted()
    .toReversed()
  const earliest = days[most] ?? ''
  return told.filter((one) => dayOf(one) >= earliest)
}

async function findCellHistory(sight: Sight, cell: Cell): Promise<readonly HistoryReceipt[]> {
  const rows = await withReceipts(sight.tx, await findHistory(sight, cell, { most: LONGEST_HISTORY }))
  const tellers = await findTellers(
    sight.tx,
    rows.map(({ teller }) => teller),
  )
  return rows.map(({ receipt, teller, authority }) => ({
    ...withTeller(receipt, tellers.get(teller)),
    own: authority === 'firsthand',
  }))
}

/** Where a page ended: its last cell. */
function formatCell({ kind, name, id, issue }: Cell): string {
  return formatPlace([kind, name, id, issue])
}

function parseCell(after: string): Omit<Cell, 'party'> {
  const [kind, name, id, issue] = parsePlace(after, ['string', 'string', 'string', 'string'])
  return { kind: kind as Cell['kind'], name, id, issue }
}
