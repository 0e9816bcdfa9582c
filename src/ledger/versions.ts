/** Versions of one address: a report that was corrected supersedes the one before it, which is kept. */
import type { Report } from '../types.ts'
import type { Tx } from './ledger.ts'

/**
 * Puts the reports of an address and outlet into the order in which they came out: by the day that they tell of their
 * last change, else of their publication, then when they were fetched, then by id. An outlet that names another's
 * address as the origin of its copy is not taken for a new version of it. Gives the rows of all of them.
 */
export async function orderVersions(
  tx: Tx,
  { url, outlet }: Pick<Report, 'url' | 'outlet'>,
): Promise<readonly number[]> {
  if (url === undefined) return []
  const versions = await tx
    .selectFrom('report')
    .select(['no', 'id', 'published', 'modified', 'fetched_at', 'supersedes', 'current'])
    .where('url', '=', url)
    .where('outlet', outlet === undefined ? 'is' : '=', outlet ?? null)
    .execute()
  if (versions.length < 2) return []
  const keyOf = ({ id, published, modified, fetched_at }: (typeof versions)[number]) => [
    modified ?? published ?? '',
    fetched_at ?? '',
    id,
  ]
  const ordered = versions.toSorted((a, b) => compare(keyOf(a), keyOf(b)))
  for (const [index, { no, supersedes, current }] of ordered.entries()) {
    const should = {
      supersedes: ordered[index - 1]?.id ?? null,
      current: index === ordered.length - 1 ? 1 : 0,
    }
    if (should.supersedes !== supersedes || should.current !== current)
      await tx.updateTable('report').set(should).where('no', '=', no).execute()
  }
  return versions.map(({ no }) => no)
}

/** Orders lists of texts by code unit, the first that differ deciding. */
function compare(a: readonly string[], b: readonly string[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? ''
    if (one !== other) return one < other ? -1 : 1
  }
  return 0
}

/** The rows of all versions of a report, its own among them. */
export async function findVersions(tx: Tx, no: number): Promise<readonly number[]> {
  const { url, outlet } = await tx
    .selectFrom('report')
    .select(['url', 'outlet'])
    .where('no', '=', no)
    .executeTakeFirstOrThrow()
  if (url === null) return [no]
  const versions = await tx
    .selectFrom('report')
    .select('no')
    .where('url', '=', url)
    .where('outlet', outlet === null ? 'is' : '=', outlet)
    .execute()
  return versions.map(({ no }) => no)
}
