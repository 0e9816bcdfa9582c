/** Stories: reports that carry the same words are one voice with many carriers. */
import type { Report } from '../types.ts'
import type { Tx } from './ledger.ts'
import { areCopies, likenessOf } from './likeness.ts'

/** Keys that two texts share at least before they are compared: reports of one war share a sentence now and then. */
const SHARED = 3

/**
 * Finds the reports whose words a new one carries, and makes them one story. Whether two are copies depends on their
 * texts alone, and a story is all that hangs together so: the same reports give the same stories in whatever order
 * they come in. Gives whether there are such reports.
 */
export async function joinStory(tx: Tx, no: number, report: Report): Promise<boolean> {
  const { bands } = likenessOf(report.text)
  if (bands.length === 0) return false
  const stories = new Set<string>([report.id])
  for (const candidate of await findCandidates(tx, bands)) {
    if (stories.has(candidate.story)) continue
    const same = candidate.text_id === report.textId
    if (!same && isNextOfItsKind(candidate, report)) continue
    if (same || areCopies(await getText(tx, candidate.text_id), report.text)) stories.add(candidate.story)
  }
  await tx
    .insertInto('likeness')
    .values(bands.map((band) => ({ band, report: no })))
    .execute()
  if (stories.size > 1) await mergeStories(tx, [...stories])
  return stories.size > 1
}

interface Candidate {
  readonly story: string
  readonly text_id: string
  readonly outlet: string | null
  readonly issuer: string | null
  readonly url: string | null
  readonly published: string | null
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

/** Reports that share some keys with a text, those that share most first. */
async function findCandidates(
  tx: Tx,
  bands: readonly number[],
): Promise<readonly Candidate[]> {
  const shared = tx
    .selectFrom('likeness')
    .select(({ fn }) => ['likeness.report', fn.countAll<number>().as('shared')])
    .where('likeness.band', 'in', bands)
    .groupBy('likeness.report')
    .having(({ fn }) => fn.countAll(), '>=', Math.min(SHARED, bands.length))
  return tx
    .selectFrom(shared.as('candidate'))
    .innerJoin('report', 'report.no', 'candidate.report')
    .select(['report.story', 'report.text_id', 'report.outlet', 'report.issuer', 'report.url', 'report.published'])
    .orderBy('candidate.shared', 'desc')
    .orderBy('report.no')
    .execute()
}

async function getText(tx: Tx, id: string): Promise<string> {
  const { text } = await tx.selectFrom('text').select('text').where('id', '=', id).executeTakeFirstOrThrow()
  return text
}

/** A story has the id of its first report: the earliest published one, then by id. */
async function mergeStories(tx: Tx, stories: readonly string[]): Promise<void> {
  const carriers = await tx
    .selectFrom('report')
    .select(['id', 'published'])
    .where('story', 'in', stories)
    .execute()
  const [first] = carriers.toSorted(
    (a, b) => compare(a.published ?? '9999', b.published ?? '9999') || compare(a.id, b.id),
  )
  if (first) await tx.updateTable('report').set({ story: first.id }).where('story', 'in', stories).execute()
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
