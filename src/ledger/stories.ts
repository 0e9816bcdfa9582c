/** Stories: reports that carry the same words are one voice with many carriers. */
import type { Report } from '../types.ts'
import type { Tx } from './ledger.ts'
import { areCopies, likenessOf } from './likeness.ts'

/** Keys that two texts share at least before they are compared: reports of one war share a sentence now and then. */
const SHARED = 3

/**
 * Finds the reports whose words a new one carries, and makes them one story. Whether two are copies depends on their
 * texts alone, and a story is all that hangs together so: the same reports give the same stories in whatever order
 * they come in.
 */
export async function joinStory(tx: Tx, no: number, report: Report): Promise<void> {
  const { bands } = likenessOf(report.text)
  if (bands.length === 0) return
  const stories = new Set<string>([report.id])
  for (const candidate of await findCandidates(tx, bands)) {
    if (stories.has(candidate.story)) continue
    const same = candidate.text_id === report.textId
    if (same || areCopies(await getText(tx, candidate.text_id), report.text)) stories.add(candidate.story)
  }
  await tx
    .insertInto('likeness')
    .values(bands.map((band) => ({ band, report: no })))
    .execute()
  if (stories.size > 1) await mergeStories(tx, [...stories])
}

/** Reports that share some keys with a text, those that share most first. */
async function findCandidates(
  tx: Tx,
  bands: readonly number[],
): Promise<readonly { readonly story: string; readonly text_id: string }[]> {
  const shared = tx
    .selectFrom('likeness')
    .select(({ fn }) => ['likeness.report', fn.countAll<number>().as('shared')])
    .where('likeness.band', 'in', bands)
    .groupBy('likeness.report')
    .having(({ fn }) => fn.countAll(), '>=', Math.min(SHARED, bands.length))
  return tx
    .selectFrom(shared.as('candidate'))
    .innerJoin('report', 'report.no', 'candidate.report')
    .select(['report.story', 'report.text_id'])
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
