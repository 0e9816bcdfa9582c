/** The network: who agrees and disagrees with whom on what, who stands where, who speaks about whom. */
import { ReadoutError } from '../../errors.ts'
import type { Tie, TieKind } from '../../types.ts'
import { type Ledger, look, type Tx } from '../ledger.ts'
import { type Filter, firstDay, lastDay, type Narrowed, narrow } from './filter.ts'
import {
  type Counting,
  countStances,
  countTellings,
  findLatest,
  keyOf,
  type Voice,
} from './network-counts.ts'
import {
  type BareTie,
  findAgreementTies,
  findStanceTies,
  findTellingTies,
  type Normalization,
} from './network-ties.ts'
import { gatherWindows, type Window } from './network-windows.ts'
import { LIMIT, type Page, type Paging } from './page.ts'
import { findReceipts } from './receipts.ts'

/** What the network is made of. */
export interface NetworkOptions {
  /** Which ties; `agree` and `disagree` where nothing is said. */
  readonly ties?: readonly TieKind[]
  /** Whose words count for a stance: `own` where nothing is said. A filter's authority goes before it. */
  readonly voice?: Voice
  /** People in place of parties: as many of those who take most stances and tell most, 500 at most. */
  readonly people?: number
  /** `none` where nothing is said. */
  readonly normalization?: Normalization
  /** Days of a window: ties are counted in each by itself, the first of which begins with the first day that counts. */
  readonly window?: number
}

/** People at most: all pairs of them are compared. */
const MOST_PEOPLE = 500

/** Receipts that a tie carries at most: the latest of each stance that it rests on. */
const TIE_RECEIPTS = 6

const ORDER: readonly TieKind[] = ['agree', 'disagree', 'tells-of', 'for', 'against']
const AGREEMENT: readonly TieKind[] = ['agree', 'disagree']

/**
 * The ties, the heaviest first, window by window. Parties are tied, or people; a stance that is unclear ties nobody. A
 * filter's party, and of people its actor, is at one end of each tie; all else narrows the statements that are counted.
 * Each tie carries up to `TIE_RECEIPTS` receipts. `tells-of` counts what one relays of another, whatever `voice` says.
 * Throws a ReadoutError `misuse` where an option is out of bounds.
 */
export function network(
  ledger: Ledger,
  filter: Filter = {},
  { limit = LIMIT, after, ...options }: Paging & NetworkOptions = {},
): Promise<Page<Tie>> {
  return look(ledger, async (tx) => {
    const { ties, actors, counting } = await findTies(ledger, tx, filter, options)
    const from = after === undefined ? 0 : 1 + ties.findIndex((tie) => idOf(tie, actors) === after)
    const shown = ties.slice(from, from + limit)
    const last = from + limit < ties.length ? shown.at(-1) : undefined
    return {
      rows: await withReceipts(tx, shown, { actors, counting }),
      ...(last && { next: idOf(last, actors) }),
    }
  })
}

/** A network as a table of numbers. */
export interface Matrix {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Row by row. */
  readonly cells: readonly (readonly number[])[]
}

/**
 * The ties of one sort as a matrix, by names: actors by issues for stances, `for` less `against`; actors by actors for
 * agreement, congruence less conflict ("subtract" in dna), or who speaks (rows) about whom (columns).
 */
export function networkMatrix(
  ledger: Ledger,
  filter: Filter = {},
  options: NetworkOptions = {},
): Promise<Matrix> {
  return look(ledger, async (tx) => {
    const { ties, actors } = await findTies(ledger, tx, filter, {
      ...options,
      ties: options.ties ?? AGREEMENT,
    })
    const kinds = new Set((options.ties ?? AGREEMENT).map((kind) => SORTS[kind]))
    if (kinds.size > 1 || options.window !== undefined)
      throw new ReadoutError('misuse', 'a matrix holds one sort of ties in one window; choose which')
    const labels = labelsOf(actors)
    const inOrder = [...actors.keys()].map((no) => labels.get(no) ?? '')
    const touched = new Set<string>()
    const cells = new Map<string, number>()
    const isMutual = kinds.has('agreement')
    for (const { kind, from, to, weight } of ties) {
      const [row, column] = [labels.get(from) ?? '', typeof to === 'number' ? (labels.get(to) ?? '') : to]
      touched.add(row).add(column)
      const signed = kind === 'against' || (kind === 'disagree' && isBoth(options)) ? -weight : weight
      for (const [one, other] of isMutual
        ? [
            [row, column],
            [column, row],
          ]
        : [[row, column]]) {
        const cell = JSON.stringify([one, other])
        cells.set(cell, (cells.get(cell) ?? 0) + signed)
      }
    }
    const rows = inOrder.filter((label) => touched.has(label))
    const columns = kinds.has('stances')
      ? [...new Set(ties.flatMap(({ issues }) => issues))].toSorted()
      : rows
    return {
      rows,
      columns,
      cells: rows.map((row) => columns.map((column) => cells.get(JSON.stringify([row, column])) ?? 0)),
    }
  })
}

const SORTS: Readonly<Record<TieKind, 'stances' | 'agreement' | 'telling'>> = {
  for: 'stances',
  against: 'stances',
  agree: 'agreement',
  disagree: 'agreement',
  'tells-of': 'telling',
}

function isBoth({ ties = AGREEMENT }: NetworkOptions): boolean {
  return ties.includes('agree') && ties.includes('disagree')
}

interface Node {
  readonly id: string
  readonly name: string
  readonly party: number | null
}

type WindowTie = BareTie & { readonly window?: Window }

/** The ties in their order, and the actors, in that of their names. */
async function findTies(ledger: Ledger, tx: Tx, filter: Filter, options: NetworkOptions) {
  const { ties: wanted = AGREEMENT, voice = 'own', people, normalization = 'none', window } = options
  checkOptions(options)
  const narrowed = await narrow(tx, filter)
  const counting: Counting = {
    kind: ledger.kind,
    filter: narrowed,
    voice,
    people: people !== undefined,
    parties: await findParties(tx),
    daily: window !== undefined,
  }
  const sorts = new Set(wanted.map((kind) => SORTS[kind]))
  const stances = sorts.has('stances') || sorts.has('agreement') ? await countStances(tx, counting) : []
  const tellings = sorts.has('telling') ? await countTellings(tx, counting) : []
  const counts = new Map<number, number>()
  const count = (actor: number, statements: number) =>
    counts.set(actor, (counts.get(actor) ?? 0) + statements)
  for (const { actor, statements } of stances) count(actor, statements)
  for (const { teller, about, statements } of tellings) {
    count(teller, statements)
    count(about, 0)
  }
  const actors = await findNodes(tx, counts, { most: people })
  const windows =
    window === undefined
      ? [{ stances, tellings }]
      : gatherWindows(stances, tellings, {
          days: window,
          ...(filter.since !== undefined && { since: firstDay(filter.since) }),
          ...(filter.until !== undefined && { until: lastDay(filter.until) }),
        })
  const touches = touching(narrowed, { people: counting.people, actors })
  const ties = windows.flatMap(({ stances, tellings, ...rest }) =>
    [
      ...findAgreementTies(
        [...actors.keys()],
        sorts.has('agreement') ? stances.filter(({ actor }) => actors.has(actor)) : [],
        { normalization },
      ),
      ...findTellingTies(tellings.filter(({ teller, about }) => actors.has(teller) && actors.has(about))),
      ...findStanceTies(stances.filter(({ actor }) => actors.has(actor))),
    ]
      .filter((tie) => wanted.includes(tie.kind) && touches(tie))
      .map((tie): WindowTie => ({ ...tie, ...rest }))
      .toSorted((a, b) => compareTies(a, b, actors)),
  )
  return { ties, actors, counting }
}

function checkOptions({ people, window }: NetworkOptions): void {
  if (people !== undefined && !(Number.isInteger(people) && people >= 1 && people <= MOST_PEOPLE))
    throw new ReadoutError('misuse', `--people ${people}: give a number from 1 to ${MOST_PEOPLE}`)
  if (window !== undefined && !(Number.isInteger(window) && window >= 1))
    throw new ReadoutError('misuse', `--window ${window}: give a whole number of days, from 1 on`)
}

async function findParties(tx: Tx): Promise<readonly number[]> {
  const rows = await tx.selectFrom('actor').select('no').where('kind', '=', 'party').execute()
  return rows.map(({ no }) => no)
}

/** Those whose counts are greatest, where not all are wanted, in the order of their names. */
async function findNodes(
  tx: Tx,
  counts: ReadonlyMap<number, number>,
  { most }: { most: number | undefined },
): Promise<ReadonlyMap<number, Node>> {
  const numbers = [...counts.keys()]
  const nodes: (Node & { readonly no: number })[] = []
  for (let from = 0; from < numbers.length; from += 500)
    nodes.push(
      ...(await tx
        .selectFrom('actor')
        .select(['no', 'id', 'name', 'party'])
        .where('no', 'in', numbers.slice(from, from + 500))
        .execute()),
    )
  const byName = nodes.toSorted((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
  const chosen =
    most === undefined || byName.length <= most
      ? byName
      : new Set(byName.toSorted((a, b) => (counts.get(b.no) ?? 0) - (counts.get(a.no) ?? 0)).slice(0, most))
  const isChosen = new Set(chosen)
  return new Map(byName.filter((node) => isChosen.has(node)).map(({ no, ...node }) => [no, node]))
}

/** Whether a tie has at one of its ends whom the filter names. */
function touching(
  { party, actor }: Narrowed,
  { people, actors }: { people: boolean; actors: ReadonlyMap<number, Node> },
): (tie: BareTie) => boolean {
  const isEnd = (end: number | string, wanted: (no: number) => boolean) =>
    typeof end === 'number' && wanted(end)
  const isOf = (no: number) => no === party || actors.get(no)?.party === party
  return ({ from, to }) =>
    (party === undefined || isEnd(from, isOf) || isEnd(to, isOf)) &&
    (!people || actor === undefined || from === actor || to === actor)
}

function compareTies(a: WindowTie, b: WindowTie, actors: ReadonlyMap<number, Node>): number {
  const nameOf = (end: number | string) => (typeof end === 'number' ? (actors.get(end)?.name ?? '') : end)
  return (
    b.weight - a.weight ||
    b.statements - a.statements ||
    ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
    compare(nameOf(a.from), nameOf(b.from)) ||
    compare(nameOf(a.to), nameOf(b.to)) ||
    compare(idOf(a, actors), idOf(b, actors))
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** What tells a tie from all others: where the next page begins. */
function idOf({ window, kind, from, to }: WindowTie, actors: ReadonlyMap<number, Node>): string {
  const end = (one: number | string) => (typeof one === 'number' ? (actors.get(one)?.id ?? '') : one)
  return [window?.since ?? '', kind, end(from), end(to)].join(' ')
}

async function withReceipts(
  tx: Tx,
  ties: readonly WindowTie[],
  { actors, counting }: { actors: ReadonlyMap<number, Node>; counting: Counting },
): Promise<readonly Tie[]> {
  // The latest of each stance first, so that a few receipts show both sides of each issue that a tie rests on.
  const restsOf = ({ rests }: BareTie) => rests.slice(0, TIE_RECEIPTS)
  const latest = await findLatest(tx, counting, [
    ...new Set(ties.flatMap((tie) => restsOf(tie).map((rest) => rest.latest))),
  ])
  const numbersOf = (tie: BareTie) => [
    ...new Set(restsOf(tie).flatMap((rest) => latest.get(keyOf(rest)) ?? [])),
  ]
  const numbers = [...new Set(ties.flatMap(numbersOf))]
  const receipts = new Map(
    (await findReceipts(tx, numbers)).map((receipt, index) => [numbers[index], receipt]),
  )
  const idOf = (end: number | string) => (typeof end === 'number' ? (actors.get(end)?.id ?? '') : end)
  return ties.map((tie) => ({
    kind: tie.kind,
    from: idOf(tie.from),
    to: idOf(tie.to),
    ...(typeof tie.to === 'string' && { issue: tie.to }),
    ...(AGREEMENT.includes(tie.kind) && { issues: tie.issues }),
    weight: Math.round(tie.weight * 1000) / 1000,
    statements: tie.statements,
    receipts: numbersOf(tie).flatMap((no) => receipts.get(no) ?? []),
    ...(tie.window && { window: tie.window }),
    names: Object.fromEntries(
      [tie.from, tie.to].flatMap((end) => {
        const node = typeof end === 'number' ? actors.get(end) : undefined
        return node ? [[node.id, node.name]] : []
      }),
    ),
  }))
}

/** What rows and columns are called: by name, and by the id where two have one name. */
function labelsOf(actors: ReadonlyMap<number, Node>): ReadonlyMap<number, string> {
  const times = new Map<string, number>()
  for (const { name } of actors.values()) times.set(name, (times.get(name) ?? 0) + 1)
  return new Map(
    [...actors].map(([no, { id, name }]) => [no, (times.get(name) ?? 0) > 1 ? `${name} (${id})` : name]),
  )
}

export type { Normalization, Voice }
