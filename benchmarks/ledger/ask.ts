/**
 * A process that asks a ledger one kind of question, many times, and tells how long each took and its peak memory:
 * `node benchmarks/ledger/ask.ts WHERE QUESTION`. What is asked for is drawn from what the ledger holds.
 */
import { sql } from 'kysely'
import { among, closeLedger, type Ledger, look, openLedger, type Tx } from '../../src/ledger/ledger.ts'
import type { Filter } from '../../src/ledger/views/filter.ts'
import { newChance, pick } from './random.ts'

/** How long one kind of question took, with one kind of filter. */
export interface Asked {
  readonly filter: string
  readonly times: number
  /** Milliseconds: in the middle, and at the 95th percentile. */
  readonly p50: number
  readonly p95: number
  /** Rows of an answer, in the middle. */
  readonly rows: number
  /** How many gave no answer, and the first reason. */
  readonly failed?: { readonly times: number; readonly why: string }
}

/** What a process that asks has found out. */
export interface Answers {
  readonly question: string
  readonly megabytes: number
  readonly asked: readonly Asked[]
}

/** A question: gives how many rows the answer has. */
type Question = (ledger: Ledger, filter: Filter) => Promise<number>

const rowsOf = async (page: Promise<{ readonly rows: readonly unknown[] }>) => (await page).rows.length

/**
 * The views, each with the first page of its answer: a new one is put in here. They are loaded when they are asked, so
 * that a process holds no more than it needs.
 */
export const QUESTIONS: Readonly<Record<string, () => Promise<Question>>> = {
  // What is asked for by words alone, of the view that lists what was said.
  search: async () => {
    const { statements } = await import('../../src/ledger/views/statements.ts')
    return (ledger, filter) => rowsOf(statements(ledger, filter))
  },
  statements: async () => {
    const { statements } = await import('../../src/ledger/views/statements.ts')
    return (ledger, filter) => rowsOf(statements(ledger, filter))
  },
  facets: async () => {
    const { facets } = await import('../../src/ledger/views/facets.ts')
    return async (ledger, filter) => (await facets(ledger, filter)).statements
  },
  undecided: async () => {
    const { undecided } = await import('../../src/ledger/views/undecided.ts')
    return (ledger, filter) => rowsOf(undecided(ledger, filter))
  },
  reports: async () => {
    const { reports } = await import('../../src/ledger/views/reports.ts')
    return (ledger, filter) => rowsOf(reports(ledger, filter))
  },
  actors: async () => {
    const { actors } = await import('../../src/ledger/views/actors.ts')
    return (ledger, filter) => rowsOf(actors(ledger, filter))
  },
  issues: async () => {
    const { issues } = await import('../../src/ledger/views/issues.ts')
    return (ledger, filter) => rowsOf(issues(ledger, filter))
  },
  timeline: async () => {
    const { timeline } = await import('../../src/ledger/views/timeline.ts')
    return (ledger, filter) => rowsOf(timeline(ledger, filter))
  },
  positions: async () => {
    const { positions } = await import('../../src/ledger/views/positions.ts')
    return (ledger, filter) => rowsOf(positions(ledger, filter))
  },
  commitments: async () => {
    const { commitments } = await import('../../src/ledger/views/commitments.ts')
    return (ledger, filter) => rowsOf(commitments(ledger, filter))
  },
  discrepancies: async () => {
    const { discrepancies } = await import('../../src/ledger/views/discrepancies.ts')
    // As after a write: what was found is kept with the connection.
    return (ledger, filter) => rowsOf(discrepancies({ ...ledger, db: ledger.db.withoutPlugins() }, filter))
  },
  digest: async () => {
    const { digest } = await import('../../src/ledger/views/digest.ts')
    // What is new in the last seventh of the time, where the filter names none.
    return async (ledger, filter) =>
      (await digest(ledger, { since: await findLate(ledger), ...filter })).reports.count
  },
  network: async () => {
    const { network } = await import('../../src/ledger/views/network.ts')
    return (ledger, filter) => rowsOf(network(ledger, filter))
  },
}

/** The day at which six sevenths of the time are over that a ledger tells of. */
async function findLate({ db }: Ledger): Promise<string> {
  const row = await db
    .selectFrom('report')
    .select(({ fn }) => [fn.min('published').as('first'), fn.max('published').as('last')])
    .executeTakeFirst()
  const [first = 0, last = 0] = [row?.first, row?.last].map((day) => Date.parse(day?.slice(0, 10) ?? ''))
  return new Date(last - (last - first) / 7).toISOString().slice(0, 10)
}

const TIMES = 20
const LONGEST = 10_000 // milliseconds that one kind of filter may take, once it was tried a few times
const FEWEST = 5

async function measure(
  ask: Question,
  ledger: Ledger,
  { filter, values }: { filter: string; values: readonly Filter[] },
): Promise<Asked> {
  const times: number[] = []
  const rows: number[] = []
  const failures: string[] = []
  const begun = performance.now()
  for (const value of values) {
    if (times.length >= FEWEST && performance.now() - begun > LONGEST) break
    const started = performance.now()
    try {
      rows.push(await ask(ledger, value))
    } catch (error) {
      failures.push(`${JSON.stringify(value)}: ${(error as Error).message}`)
    }
    times.push(performance.now() - started)
  }
  const [why] = failures
  return {
    filter,
    times: times.length,
    p50: Number(quantile(times, 0.5).toFixed(1)),
    p95: Number(quantile(times, 0.95).toFixed(1)),
    rows: quantile(rows, 0.5),
    ...(why !== undefined && { failed: { times: failures.length, why } }),
  }
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** For each kind of filter values that stand in the ledger, those that stand there often also being drawn often. */
async function drawFilters(
  ledger: Ledger,
  question: string,
): Promise<ReadonlyMap<string, readonly Filter[]>> {
  const drawn = await look(ledger, (tx) => drawSample(ledger, tx))
  const words = sortWords(drawn.contents)
  const searches = (of: readonly string[]) => cycle(of).map((search) => ({ search }))
  if (question === 'search')
    return new Map([
      ['rare word', searches(words.rare)],
      ['middling word', searches(words.middling)],
      ['common word', searches(words.common)],
      ['two words', searches(words.common.map((word, index) => `${word} ${words.middling[index] ?? ''}`))],
    ])
  const { rows } = drawn
  const of = (field: 'actor' | 'outlet' | 'act' | 'authority' | 'day') =>
    cycle(rows.flatMap((row) => row[field] ?? []))
  return new Map<string, readonly Filter[]>([
    ['none', cycle([{}]).slice(0, TIMES / 4)],
    ['party', cycle(drawn.parties).map((party) => ({ party }))],
    ['issue', cycle(drawn.issues).map((issue) => ({ issue }))],
    ['actor', of('actor').map((actor) => ({ actor }))],
    ['outlet', of('outlet').map((outlet) => ({ outlet }))],
    ['act', of('act').map((act) => ({ act: act as NonNullable<Filter['act']> }))],
    ['authority', of('authority').map((one) => ({ authority: one as NonNullable<Filter['authority']> }))],
    ['since', of('day').map((since) => ({ since }))],
    ['until', of('day').map((until) => ({ until }))],
    [
      'search',
      searches([...words.rare.slice(0, 14), ...words.middling.slice(0, 14), ...words.common.slice(0, 14)]),
    ],
  ])
}

function cycle<T>(values: readonly T[]): readonly T[] {
  if (values.length === 0) return []
  return Array.from({ length: TIMES }, (_, index) => values[index % values.length] as T)
}

interface Sample {
  readonly rows: readonly {
    readonly actor: string
    readonly outlet: string | null
    readonly act: string | null
    readonly authority: string | null
    readonly day: string | null
  }[]
  readonly contents: readonly string[]
  readonly parties: readonly string[]
  readonly issues: readonly string[]
}

const SAMPLE = 3000 // statements that words are counted in

async function drawSample({ kind }: Ledger, tx: Tx): Promise<Sample> {
  const chance = newChance(2)
  const { last } = await tx
    .selectFrom('statement')
    .select(({ fn }) => fn.max('no').as('last'))
    .executeTakeFirstOrThrow()
  const numbers = (count: number) => Array.from({ length: count }, () => 1 + Math.floor(chance() * last))
  const rows = await tx
    .selectFrom('statement')
    .innerJoin('statement_actor', 'statement_actor.statement', 'statement.no')
    .innerJoin('actor', 'actor.no', 'statement_actor.actor')
    .select([
      'actor.id as actor',
      'statement.outlet',
      'statement.act',
      'statement.authority',
      'statement.day',
    ])
    .where('statement_actor.part', '=', 'speaker')
    .where(among(kind, sql.ref('statement.no'), numbers(TIMES * 3)))
    .orderBy('statement.id')
    .execute()
  const contents = await tx
    .selectFrom('statement')
    .select('content')
    .where(among(kind, sql.ref('no'), numbers(SAMPLE)))
    .orderBy('id')
    .execute()
  const parties = await tx
    .selectFrom('actor')
    .select('id')
    .where('kind', '=', 'party')
    .orderBy('id')
    .execute()
  const issues = await tx
    .selectFrom('codebook')
    .select('content')
    .where('current', '=', 1)
    .executeTakeFirstOrThrow()
  return {
    rows,
    contents: contents.map(({ content }) => content),
    parties: Array.from({ length: TIMES }, () => pick(chance, parties).id),
    issues: (JSON.parse(issues.content) as { issues: { id: string }[] }).issues.map(({ id }) => id),
  }
}

const COMMON = 0.05 // of the statements hold a common word at least, …
const MIDDLING = 0.005 // … and a middling one this many

/** Words of some texts, by how many of them they stand in. */
function sortWords(texts: readonly string[]): Record<'rare' | 'middling' | 'common', readonly string[]> {
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const word of new Set(text.toLowerCase().match(/\p{L}{3,}/gu)))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  const between = (least: number, most: number) =>
    [...counts]
      .filter(([, count]) => count >= least && count < most)
      .map(([word]) => word)
      .toSorted()
      .filter((_, index, all) => index % Math.max(1, Math.floor(all.length / TIMES)) === 0)
      .slice(0, TIMES)
  const many = texts.length
  return {
    rare: between(1, 2),
    middling: between(MIDDLING * many, COMMON * many),
    common: between(COMMON * many, Number.POSITIVE_INFINITY),
  }
}

if (import.meta.main) {
  const [where = '', question = ''] = process.argv.slice(2)
  const ledger = await openLedger(where)
  const ask = await QUESTIONS[question]?.()
  if (!ask) throw new Error(`${question}: is no question; there are ${Object.keys(QUESTIONS).join(', ')}`)
  const asked: Asked[] = []
  for (const [filter, values] of await drawFilters(ledger, question))
    asked.push(await measure(ask, ledger, { filter, values }))
  await closeLedger(ledger)
  const answers: Answers = { question, megabytes: Math.round(process.resourceUsage().maxRSS / 1024), asked }
  process.stdout.write(JSON.stringify(answers))
}
