/** Stories: reports that carry the same words are one voice with many carriers. */
import { sql } from 'kysely'
import type { Report } from '../types.ts'
import { insertMany } from './insert.ts'
import { among, kindOf, type Tx } from './ledger.ts'
import { areCopies, likenessOf } from './likeness.ts'

/** Keys that two texts share at least before they are compared: reports of one war share a sentence now and then. */
const SHARED = 3

/** A new report and its row. */
interface Fresh {
  readonly no: number
  readonly report: Report
}

/**
 * Finds the reports whose words new ones carry, and makes them one story. Whether two are copies depends on the two
 * alone, and a story is all that hangs together so: the same reports give the same stories in whatever order they come in.
 * Gives the rows of the new ones that there are copies of, and of all reports of stories that were several before.
 */
export async function joinStories(
  tx: Tx,
  reports: readonly Fresh[],
): Promise<{ readonly copies: readonly number[]; readonly merged: readonly number[] }> {
  const keys = new Map(reports.map(({ no, report }) => [no, likenessOf(report.text).bands]))
  const rows = [...keys].flatMap(([report, bands]) => bands.map((band) => ({ band, report })))
  await insertMany(tx, 'likeness', rows)
  const candidates = Map.groupBy(await findCandidates(tx, keys), ({ of }) => of)
  const joined = new Joined()
  const copies: number[] = []
  for (const fresh of reports) {
    const { no, report } = fresh
    for (const candidate of candidates.get(no) ?? []) {
      if (joined.find(candidate.story) === joined.find(report.id)) continue
      if (await isCopy(tx, candidate, fresh, reports)) {
        joined.join(candidate.story, report.id)
        copies.push(no)
      }
    }
  }
  const own = new Set(reports.map(({ report }) => report.id))
  const merged: number[] = []
  for (const stories of joined.groups()) {
    const carriers = await mergeStories(tx, stories)
    if (stories.filter((story) => !own.has(story)).length > 1) merged.push(...carriers)
  }
  return { copies, merged }
}

/** Stories that turn out to be one. */
class Joined {
  readonly #next = new Map<string, string>()

  find(story: string): string {
    let at = story
    for (let next = this.#next.get(at); next !== undefined; next = this.#next.get(at)) at = next
    return at
  }

  join(one: string, other: string): void {
    const [a, b] = [this.find(one), this.find(other)]
    if (a !== b) this.#next.set(a, b)
  }

  groups(): readonly (readonly string[])[] {
    const all = new Set([...this.#next].flat())
    return [...Map.groupBy(all, (story) => this.find(story)).values()]
  }
}

interface Candidate {
  /** The row of the new report that it may be a copy of. */
  readonly of: number
  readonly story: string
  readonly text_id: string
  readonly outlet: string | null
  readonly issuer: string | null
  readonly url: string | null
  readonly published: string | null
}

async function isCopy(
  tx: Tx,
  candidate: Candidate,
  { report }: Fresh,
  others: readonly Fresh[],
): Promise<boolean> {
  if (candidate.text_id === report.textId) return true
  if (isNextOfItsKind(candidate, report) || areFarApart(candidate, report)) return false
  const known = others.find((other) => other.report.textId === candidate.text_id)?.report.text
  return areCopies(known ?? (await getText(tx, candidate.text_id)), report.text)
}

/**
 * Whether one publisher has put out two reports on two days at two addresses: a ministry's daily readouts may differ by
 * a few names and figures alone, and are no copies.
 */
function isNextOfItsKind(candidate: Candidate, report: Report): boolean {
  const { outlet, issuer, url, published } = report
  const publisher = issuer ?? outlet
  return (
    publisher !== undefined &&
    publisher === (candidate.issuer ?? candidate.outlet) &&
    published !== undefined &&
    candidate.published !== null &&
    published.slice(0, 10) !== candidate.published.slice(0, 10) &&
    (url === undefined || url !== candidate.url)
  )
}

const FAR = 100 // days
const DAY = 86_400_000

/**
 * Whether two reports came out so long after each other that the later one is no copy of the earlier: what says the same
 * in slightly other words a season later is said anew. The very same text is a copy whenever it comes.
 */
function areFarApart(candidate: Candidate, { published }: Report): boolean {
  if (published === undefined || candidate.published === null) return false
  return (
    Math.abs(Date.parse(published.slice(0, 10)) - Date.parse(candidate.published.slice(0, 10))) > FAR * DAY
  )
}

/** Reports that came before new ones and share some keys with them, those that share most first. */
async function findCandidates(
  tx: Tx,
  keys: ReadonlyMap<number, readonly number[]>,
): Promise<readonly Candidate[]> {
  const rows = [...keys].flatMap(([no, bands]) =>
    bands.map((band) => ({ no, band, least: Math.min(SHARED, bands.length) })),
  )
  const asked =
    kindOf(tx) === 'sqlite'
      ? sql`select value ->> 'no' as no, value ->> 'band' as band, value ->> 'least' as least
          from json_each(${JSON.stringify(rows)})`
      : sql`select no, band, least
          from json_to_recordset(${JSON.stringify(rows)}) as asked (no integer, band bigint, least integer)`
  // The keys that are asked for come first: `cross join` keeps SQLite from walking through all others instead.
  const found = await sql<Candidate>`
    select shared.no as "of", report.story, report.text_id, report.outlet, report.issuer, report.url, report.published
    from (
      select asked.no, likeness.report, count(*) as keys
      from (${asked}) as asked cross join likeness
      where likeness.band = asked.band and likeness.report < asked.no
      group by asked.no, likeness.report, asked.least
      having count(*) >= asked.least
    ) as shared
    join report on report.no = shared.report
    order by shared.no, shared.keys desc, report.no`.execute(tx)
  return found.rows
}

async function getText(tx: Tx, id: string): Promise<string> {
  const { text } = await tx.selectFrom('text').select('text').where('id', '=', id).executeTakeFirstOrThrow()
  return text
}

/** A story has the id of its first report: the earliest published one, then by id. Gives the rows of its reports. */
async function mergeStories(tx: Tx, stories: readonly string[]): Promise<readonly number[]> {
  const kind = kindOf(tx)
  const carriers = await tx
    .selectFrom('report')
    .select(['no', 'id', 'published', 'story'])
    .where(among(kind, sql.ref('story'), stories))
    .execute()
  const [first] = carriers.toSorted(
    (a, b) => compare(a.published ?? '9999', b.published ?? '9999') || compare(a.id, b.id),
  )
  if (!first) return []
  const others = stories.filter((story) => story !== first.id)
  await tx
    .updateTable('report')
    .set({ story: first.id })
    .where(among(kind, sql.ref('story'), others))
    .execute()
  return carriers.map(({ no }) => no)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
