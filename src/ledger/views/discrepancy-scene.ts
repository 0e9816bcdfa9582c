/** What discrepancies are looked for in under a filter: statements, and what is known of parties and issues. */
import { sql } from 'kysely'
import type { Act, Codebook } from '../../types.ts'
import { among, type Ledger, type Tx, tableOf } from '../ledger.ts'
import { parseStored } from '../stored.ts'
import { dayAfter } from './claims.ts'
import {
  findBare,
  findHoldings,
  findLatest,
  findStated,
  type Held,
  type SceneBlock,
  type Sighting,
  toSighting,
  WINDOW,
} from './discrepancy-rows.ts'
import { conditionsInOrder, findFew } from './few.ts'
import { firstDay, lastDay, type Narrowed } from './filter.ts'
import { nameStems, readerOf, Said, termStems } from './wording.ts'

/** A party, and the stems of its name. */
export interface Holder {
  readonly no: number
  readonly id: string
  readonly name: string
  readonly stems: readonly string[]
}

/** All that is looked at. */
export interface Scene {
  readonly holders: ReadonlyMap<number, Holder>
  readonly sightings: readonly Sighting[]
  /** "7 truce": parties that have spoken of an issue in their own voice, ever. */
  readonly spoken: ReadonlySet<string>
  /** Stems of the words by which texts name an issue, by its id. */
  readonly terms: ReadonlyMap<string, ReadonlySet<string>>
  /** The latest day of the ledger: what is recent is counted from it. */
  readonly newest: string | null
}

const SEEDS = 500 // statements that a filter lets through, the latest
/** Acts that tell a position, a claim or its denial. */
const ACTS: readonly Act[] = [
  'deny',
  'accuse',
  'report',
  'announce',
  'agree',
  'commit',
  'concede',
  'reject',
  'red-line',
  'demand',
  'propose',
  'expect',
  'withdraw',
]
/** Acts that are looked at whoever the parties are: another may tell what one denies. */
const ABOUT_OTHERS: readonly Act[] = ['deny', 'accuse', 'report']
/** What is looked at under a filter; null where it lets nothing through. */
export async function loadScene({ kind }: Ledger, tx: Tx, filter: Narrowed): Promise<Scene | null> {
  const seeds = await findSeeds(kind, tx, filter)
  if (seeds?.length === 0) return null
  const holders = await findHolders(tx)
  const issues = filter.issue === undefined ? await findIssues(tx) : [filter.issue]
  const parties = [...holders.keys()]
  const range = rangeOf(filter)
  const blocks = seeds
    ? await findBlocks(kind, tx, { seeds, holders, filter })
    : parties
        .filter((party) => filter.party === undefined || filter.party === party)
        .flatMap((party) => issues.map((issue) => ({ party, issue, ...range })))
  const isNarrow = seeds !== null || filter.party !== undefined
  const rows = [
    ...(await findLatest(kind, tx, { blocks, acts: ACTS })),
    ...(isNarrow ? await findLatest(kind, tx, { blocks: besides(blocks, parties), acts: ABOUT_OTHERS }) : []),
    ...(seeds ? await findHoldings(kind, tx, seeds) : []),
    ...(filter.issue === undefined ? await findBare(kind, tx, { filter, seeds }) : []),
  ]
  const held = byStatement(
    rows.filter(
      ({ party, issue }) => holders.has(party) && (filter.issue === undefined || filter.issue === issue),
    ),
  )
  const accusedBy = await findAccused(
    kind,
    tx,
    rows.flatMap(({ act, no }) => (act === 'accuse' ? [no] : [])),
  )
  const isSeed = seeds && new Set(seeds)
  const read = readerOf(new Set([...holders.values()].flatMap(({ stems }) => stems)))
  const found: Sighting[] = []
  for (const stated of await findStated(kind, tx, [...held.keys()])) {
    const said = new Said(stated, read)
    const accused = accusedBy.get(stated.no) ?? []
    const passes = isSeed === null || isSeed.has(stated.no)
    for (const one of held.get(stated.no) ?? [])
      found.push(toSighting(one, stated, { said, accused, passes }))
  }
  return {
    holders,
    sightings: found,
    spoken: await findSpoken(kind, tx, found),
    terms: await findTerms(tx),
    newest: await findNewest(tx),
  }
}

/** Who holds what by statements, each party on each issue once. */
function byStatement(rows: readonly Held[]): ReadonlyMap<number, readonly Held[]> {
  const statements = new Map<number, Held[]>()
  for (const row of rows) {
    const held = statements.get(row.no)
    if (!held) statements.set(row.no, [row])
    else if (held.every(({ party, issue }) => party !== row.party || issue !== row.issue)) held.push(row)
  }
  return statements
}

/** The latest day of the ledger. */
export async function findNewest(tx: Tx): Promise<string | null> {
  const row = await tx
    .selectFrom('statement')
    .select((is) => is.fn.max('day').as('day'))
    .executeTakeFirst()
  return row?.day ?? null
}

function rangeOf({ since, until }: Narrowed): Pick<SceneBlock, 'low' | 'high'> {
  return {
    low: since === undefined ? '' : firstDay(since),
    high: until === undefined ? (since === undefined ? '~' : '|') : `${lastDay(until)}~`,
  }
}

/** The parties. */
async function findHolders(tx: Tx): Promise<ReadonlyMap<number, Holder>> {
  const rows = await tx.selectFrom('actor').select(['no', 'id', 'name']).where('kind', '=', 'party').execute()
  return new Map(rows.map((row) => [row.no, { ...row, stems: nameStems(row.name) }]))
}

/** The words by which texts name the issues of the codebook. */
async function findTerms(tx: Tx): Promise<Scene['terms']> {
  const row = await tx.selectFrom('codebook').select('content').where('current', '=', 1).executeTakeFirst()
  const { issues } = row ? parseStored<Codebook>(row.content, ['issues']) : { issues: [] }
  return new Map(issues.map(({ id, terms }) => [id, new Set(terms.flatMap(termStems))]))
}

/** The issues that anybody holds something on: one look at the index for each. */
async function findIssues(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ issue: string }>`with recursive known (issue) as (
      select min(issue) from holding
      union all
      select (select min(holding.issue) from holding where holding.issue > known.issue) from known
      where known.issue is not null
    ) select issue from known where issue is not null`.execute(tx)
  return rows.map(({ issue }) => issue)
}

/** The latest statements that a filter lets through; null where it narrows to parties, issues and days alone. */
async function findSeeds(kind: Ledger['kind'], tx: Tx, filter: Narrowed): Promise<readonly number[] | null> {
  const { actor, outlet, act, authority, search } = filter
  if ([actor, outlet, act, authority, search].every((part) => part === undefined)) return null
  const few = await findFew({ kind }, tx, filter)
  let query = tx
    .selectFrom('statement')
    .select('statement.no')
    .where('statement.counts', '=', 1)
    .orderBy('statement.sort_key', 'desc')
    .orderBy('statement.id', 'desc')
    .limit(SEEDS)
  if (kind === 'sqlite') query = query.where(sql<boolean>`in_time(statement.no)`)
  if (few) query = query.where(among(kind, sql.ref('statement.no'), few))
  for (const condition of conditionsInOrder(kind, filter)) query = query.where(condition)
  return (await query.execute()).map(({ no }) => no)
}

/** Where the seeds stand: what stands against them is not farther than the window. */
async function findBlocks(
  kind: Ledger['kind'],
  tx: Tx,
  {
    seeds,
    holders,
    filter,
  }: { seeds: readonly number[]; holders: ReadonlyMap<number, Holder>; filter: Narrowed },
): Promise<readonly SceneBlock[]> {
  const { rows } = await sql<{ party: number; issue: string; last: string | null }>`
    select party, issue, max(day) as last from holding
    where ${among(kind, sql.ref('holding.statement'), seeds)} group by party, issue`.execute(tx)
  return rows
    .filter(
      ({ party, issue }) => holders.has(party) && (filter.issue === undefined || filter.issue === issue),
    )
    .map(({ party, issue, last }) => ({
      party,
      issue,
      low: rangeOf(filter).low,
      high: last === null ? '~' : `${dayAfter(last, WINDOW)}~`,
    }))
}

/** The same issues, other parties. */
function besides(blocks: readonly SceneBlock[], parties: readonly number[]): readonly SceneBlock[] {
  const own = new Set(blocks.map(({ party, issue }) => `${party} ${issue}`))
  return [...Map.groupBy(blocks, ({ issue }) => issue)].flatMap(([issue, some]) => {
    const low = some.reduce((least, one) => (one.low < least ? one.low : least), '~')
    const high = some.reduce((most, one) => (one.high > most ? one.high : most), '')
    return parties
      .filter((party) => !own.has(`${party} ${issue}`))
      .map((party) => ({ party, issue, low, high }))
  })
}

/** Parties that accusations are addressed to. */
async function findAccused(
  kind: Ledger['kind'],
  tx: Tx,
  statements: readonly number[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const { rows } = await sql<{ statement: number; party: number }>`
    select part.statement, coalesce(actor.party, actor.no) as party from statement_actor as part
    join actor on actor.no = part.actor
    where part.part = 'addressee' and ${among(kind, sql.ref('part.statement'), statements)}`.execute(tx)
  return new Map(
    [...Map.groupBy(rows, ({ statement }) => statement)].map(([statement, some]) => [
      statement,
      some.map(({ party }) => party),
    ]),
  )
}

/** Of the parties and issues that somebody tells of those that the party has spoken of itself, whenever it was. */
async function findSpoken(
  kind: Ledger['kind'],
  tx: Tx,
  sightings: readonly Sighting[],
): Promise<ReadonlySet<string>> {
  const spoken = new Set<string>()
  const told = new Map<string, Sighting>()
  for (const one of sightings)
    if (one.authority === 'firsthand') spoken.add(one.place)
    else if (one.issue !== '') told.set(one.place, one)
  const open = [...told.values()].filter(({ place }) => !spoken.has(place))
  if (open.length === 0) return spoken
  const { rows } = await sql<{ party: number; issue: string }>`
    with block as materialized (${tableOf(
      kind,
      { party: 'integer', issue: 'text' },
      open.map(({ party, issue }) => ({ party, issue })),
    )})
    select block.party, block.issue from block where exists (
      select 1 from holding where holding.party = block.party and holding.issue = block.issue
        and holding.authority = 'firsthand'
    )`.execute(tx)
  return new Set([...spoken, ...rows.map(({ party, issue }) => `${party} ${issue}`)])
}
