/** The statements that discrepancies are looked for in: of each party on each issue the latest with each act. */
import { type RawBuilder, sql } from 'kysely'
import type { Act, Authority, Certainty, Codebook, Span } from '../../types.ts'
import { hullOf } from '../../span.ts'
import { among, type Ledger, type Tx } from '../ledger.ts'
import { findFew } from './few.ts'
import { conditionsOf, firstDay, lastDay, type Narrowed } from './filter.ts'
import { nameStems, readWording, termStems, type Wording } from './wording.ts'

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
  /** Sorts by day, then as statements are ordered. */
  readonly order: string
  /** Whether a number stands in its words. */
  readonly hasFigure: boolean
  readonly wording: Wording
  /** Where the content stands in the report. */
  readonly hull: Span
  /** Parties that the act accuses, where they are known. */
  readonly accused: readonly number[]
  /** Whether the filter lets it through. */
  readonly passes: boolean
}

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

/** Days that may lie between what stands against each other; who says another thing later has moved. */
export const WINDOW = 30

// Statements of a party on an issue with one act; fewer where very many parties and issues are looked at.
const LATEST = 6
const LATEST_OF_MANY = 2
const MANY_BLOCKS = 150
const SEEDS = 500 // statements that a filter lets through, the latest
const LATEST_BARE = 150 // statements with one act that name no issue …
const WALKED_BARE = 3_000 // … among so many of the latest with that act

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
/** Acts that are looked at where no issue is named: the words alone must do. */
const BARE: readonly Act[] = ['deny', 'accuse', 'agree', 'commit', 'concede']

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
  const isSeed = seeds && new Set(seeds)
  const names = new Set([...holders.values()].flatMap(({ stems }) => stems))
  const accusedBy = await findAccused(
    kind,
    tx,
    rows.flatMap(({ act, no }) => (act === 'accuse' ? [no] : [])),
  )
  const sightings = new Map<string, Sighting>()
  for (const row of rows) {
    if (!holders.has(row.party)) continue
    const accused = accusedBy.get(row.no) ?? []
    const passes = isSeed === null || isSeed.has(row.no)
    sightings.set(`${row.no} ${row.party} ${row.issue}`, toSighting(row, { accused, passes, names }))
  }
  const found = [...sightings.values()]
  return {
    holders,
    sightings: found,
    spoken: await findSpoken(tx, found),
    terms: await findTerms(tx),
    newest: await findNewest(tx),
  }
}

/** The latest day of the ledger. */
export async function findNewest(tx: Tx): Promise<string | null> {
  const row = await tx
    .selectFrom('statement')
    .select((is) => is.fn.max('day').as('day'))
    .executeTakeFirst()
  return row?.day ?? null
}

/** A row of a statement as a party holds it. */
interface Row extends Pick<
  Sighting,
  'no' | 'report' | 'party' | 'entry' | 'issue' | 'stance' | 'act' | 'authority' | 'teller' | 'outlet' | 'day' | 'certainty'
> {
  readonly sort_key: string
  readonly polarity: string | null
  readonly content: string
  readonly spans: string
  readonly times: string
}

const FIGURE = /\d|\b(?:t(?:wo|hree|en|hirty|welve|wenty)|f(?:our|ive|orty|ifty)|s(?:ix|even)|e(?:ight|leven)|nine)/i

function toSighting(
  { sort_key, polarity, content, spans, times, ...row }: Row,
  { names, ...known }: Pick<Sighting, 'accused' | 'passes'> & { readonly names: ReadonlySet<string> },
): Sighting {
  let wording: Wording | null = null
  return {
    ...row,
    ...known,
    outlet: row.outlet ?? '',
    certainty: row.certainty ?? 'certain',
    denied: polarity === 'denied' || row.act === 'deny',
    date: row.day === null ? null : Date.parse(row.day) / 86_400_000,
    order: `${row.day ?? ''} ${sort_key} ${row.entry}`,
    hasFigure: FIGURE.test(content),
    // Most are never compared.
    get wording() {
      wording ??= readWording({ content, spans, times }, names)
      return wording
    },
    get hull() {
      return hullOf((JSON.parse(spans) as { content: Span[] }).content)
    },
  }
}

const STATEMENT = sql`statement.no, statement.id as entry, statement.report, statement.certainty, statement.polarity,
  statement.sort_key, statement.content, statement.spans, statement.times`
const HOLDING = sql`holding.party, holding.issue, holding.stance, holding.authority, holding.teller, holding.act,
  holding.outlet, holding.day`

/** A party on an issue, in a range of `when_key`. */
interface SceneBlock {
  readonly party: number
  readonly issue: string
  readonly low: string
  readonly high: string
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
  const { issues } = row ? (JSON.parse(row.content) as Codebook) : { issues: [] }
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
  for (const condition of conditionsOf(kind, filter)) query = query.where(condition)
  return (await query.execute()).map(({ no }) => no)
}

function findHoldings(kind: Ledger['kind'], tx: Tx, statements: readonly number[]): Promise<readonly Row[]> {
  return sql<Row>`select ${STATEMENT}, ${HOLDING} from holding join statement on statement.no = holding.statement
    where ${among(kind, sql.ref('holding.statement'), statements)}`
    .execute(tx)
    .then(({ rows }) => rows)
}

/** Where the seeds stand: what stands against them is not farther than the window. */
async function findBlocks(
  kind: Ledger['kind'],
  tx: Tx,
  { seeds, holders, filter }: { seeds: readonly number[]; holders: ReadonlyMap<number, Holder>; filter: Narrowed },
): Promise<readonly SceneBlock[]> {
  const { rows } = await sql<{ party: number; issue: string; last: string | null }>`
    select party, issue, max(day) as last from holding
    where ${among(kind, sql.ref('holding.statement'), seeds)} group by party, issue`.execute(tx)
  return rows
    .filter(({ party, issue }) => holders.has(party) && (filter.issue === undefined || filter.issue === issue))
    .map(({ party, issue, last }) => ({
      party,
      issue,
      low: rangeOf(filter).low,
      high: last === null ? '~' : `${addDays(last, WINDOW)}~`,
    }))
}

/** The same issues, other parties. */
function besides(blocks: readonly SceneBlock[], parties: readonly number[]): readonly SceneBlock[] {
  const own = new Set(blocks.map(({ party, issue }) => `${party} ${issue}`))
  return [...Map.groupBy(blocks, ({ issue }) => issue)].flatMap(([issue, some]) => {
    const low = some.reduce((least, one) => (one.low < least ? one.low : least), '~')
    const high = some.reduce((most, one) => (one.high > most ? one.high : most), '')
    return parties.filter((party) => !own.has(`${party} ${issue}`)).map((party) => ({ party, issue, low, high }))
  })
}

const MANY = 1_000 // blocks that are asked for at once

/** Of each block the latest statements with each act, asked of the index of holdings by act, party, issue and day. */
async function findLatest(
  kind: Ledger['kind'],
  tx: Tx,
  { blocks, acts }: { blocks: readonly SceneBlock[]; acts: readonly Act[] },
): Promise<readonly Row[]> {
  const found: Row[] = []
  const latest = blocks.length > MANY_BLOCKS ? LATEST_OF_MANY : LATEST
  for (let from = 0; from < blocks.length; from += MANY) {
    const values = blocks
      .slice(from, from + MANY)
      .map(({ party, issue, low, high }) => sql`(cast(${party} as integer), ${issue}, ${low}, ${high})`)
    const { rows } = await sql<Row>`
      with block (party, issue, low, high) as (values ${sql.join(values)}),
      doing (act) as (values ${sql.join(acts.map((act) => sql`(${act})`))}),
      edge as materialized (
        select block.party, block.issue, block.high, doing.act, coalesce((
          select near.when_key from holding as near
          where near.act = doing.act and near.party = block.party and near.issue = block.issue
            and near.when_key >= block.low and near.when_key < block.high
          order by near.when_key desc limit 1 offset ${latest - 1}
        ), block.low) as low from block cross join doing
      )
      select ${STATEMENT}, ${HOLDING} from edge cross join holding cross join statement
      where holding.act = edge.act and holding.party = edge.party and holding.issue = edge.issue
        and holding.when_key >= edge.low and holding.when_key < edge.high and statement.no = holding.statement
        ${kind === 'sqlite' ? sql`and in_time(holding.statement)` : sql``}`.execute(tx)
    found.push(...rows)
  }
  return found
}

/** The latest statements that name no issue, under a filter those that it lets through and what came with them. */
async function findBare(
  kind: Ledger['kind'],
  tx: Tx,
  { filter: { party, since, until }, seeds }: { filter: Narrowed; seeds: readonly number[] | null },
): Promise<readonly Row[]> {
  const found: Row[] = []
  const isBare = sql`not exists (select 1 from statement_issue where statement_issue.statement = statement.no)`
  const pick = (which: RawBuilder<unknown>) => sql<Row>`
    select ${STATEMENT}, coalesce(actor.party, actor.no) as party, '' as issue, 'unclear' as stance, part.authority,
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
    const latest = sql`select no, day from statement where act = ${act} and counts = 1
      ${since === undefined ? sql`` : sql`and sort_key >= ${firstDay(since)}`}
      ${until === undefined ? sql`` : sql`and sort_key <= ${`${addDays(lastDayOf(until), WINDOW)}~`}`}
      order by sort_key desc, id desc limit ${WALKED_BARE}`
    const which = sql`select statement.no from (${latest}) as statement where ${isBare}
      ${since === undefined ? sql`` : sql`and day >= ${firstDay(since)}`}
      ${until === undefined ? sql`` : sql`and day <= ${lastDay(until)}`}
      ${party === undefined || act === 'accuse' ? sql`` : sql`and exists (
        select 1 from statement_actor as part join actor on actor.no = part.actor
        where part.statement = statement.no and part.part = 'holder' and (actor.party = ${party} or actor.no = ${party})
      )`}
      ${kind === 'sqlite' ? sql`and in_time(statement.no)` : sql``}
      limit ${LATEST_BARE}`
    found.push(...(await pick(which).execute(tx)).rows)
  }
  if (seeds) {
    const which = sql`select no from statement where ${among(kind, sql.ref('no'), seeds)} and act is not null and ${isBare}`
    found.push(...(await pick(which).execute(tx)).rows)
  }
  return found
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
async function findSpoken(tx: Tx, sightings: readonly Sighting[]): Promise<ReadonlySet<string>> {
  const blocks = new Map(
    sightings
      .filter(({ issue, authority }) => issue !== '' && authority !== 'firsthand')
      .map(({ party, issue }) => [`${party} ${issue}`, { party, issue }]),
  )
  const spoken = new Set(
    sightings.filter(({ authority }) => authority === 'firsthand').map(({ party, issue }) => `${party} ${issue}`),
  )
  const open = [...blocks].filter(([key]) => !spoken.has(key)).map(([, block]) => block)
  if (open.length === 0) return spoken
  const values = open.map(({ party, issue }) => sql`(cast(${party} as integer), ${issue})`)
  const { rows } = await sql<{ party: number; issue: string }>`
    with block (party, issue) as (values ${sql.join(values)})
    select block.party, block.issue from block where exists (
      select 1 from holding where holding.party = block.party and holding.issue = block.issue
        and holding.authority = 'firsthand'
    )`.execute(tx)
  return new Set([...spoken, ...rows.map(({ party, issue }) => `${party} ${issue}`)])
}

/** The last day of a day, month or year, as a day that there is. */
function lastDayOf(date: string): string {
  const [year = 0, month = 12, day = 0] = date.split('-').map(Number)
  return date.length === 10 ? date : new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
