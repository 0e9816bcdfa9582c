/** Versions of one address: a report that was corrected supersedes the one before it, which is kept. */
import { type Selectable, sql } from 'kysely'
import type { Report } from '../types.ts'
import { among, kindOf, type Tx } from './ledger.ts'
import type { ReportTable } from './tables.ts'

type Address = Pick<Report, 'url' | 'outlet'>

/**
 * Puts the reports of some addresses and outlets into the order in which they came out: by the day that they tell of their
 * last change, else of their publication, then when they were fetched, then by id. An outlet that names another's
 * address as the origin of its copy is not taken for a new version of it. Gives the rows of all that have versions.
 */
export async function orderVersions(tx: Tx, addresses: readonly Address[]): Promise<readonly number[]> {
  const urls = [...new Set(addresses.flatMap(({ url }) => url ?? []))]
  if (urls.length === 0) return []
  const rows = await tx
    .selectFrom('report')
    .select(['no', 'id', 'url', 'outlet', 'published', 'modified', 'fetched_at', 'supersedes', 'current'])
    .where(among(kindOf(tx), sql.ref('url'), urls))
    .execute()
  const asked = new Set(addresses.map(keyOf))
  const found = Map.groupBy(rows, keyOf)
  const touched: number[] = []
  for (const [key, versions] of found) {
    if (!asked.has(key) || versions.length < 2) continue
    await order(tx, versions)
    touched.push(...versions.map(({ no }) => no))
  }
  return touched
}

function keyOf({ url, outlet }: { readonly [K in keyof Address]?: string | null | undefined }): string {
  return JSON.stringify([url ?? null, outlet ?? null])
}

type Version = Pick<
  Selectable<ReportTable>,
  'no' | 'id' | 'published' | 'modified' | 'fetched_at' | 'supersedes' | 'current'
>

async function order(tx: Tx, versions: readonly Version[]): Promise<void> {
  const rankOf = ({ id, published, modified, fetched_at }: Version) => [
    modified ?? published ?? '',
    fetched_at ?? '',
    id,
  ]
  const ordered = versions.toSorted((a, b) => compare(rankOf(a), rankOf(b)))
  for (const [index, { no, supersedes, current }] of ordered.entries()) {
    const should = {
      supersedes: ordered[index - 1]?.id ?? null,
      current: index === ordered.length - 1 ? 1 : 0,
    }
    if (should.supersedes !== supersedes || should.current !== current)
      await tx.updateTable('report').set(should).where('no', '=', no).execute()
  }
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
  // Few reports have one address, and many one outlet: a database without figures on them might go by the outlet.
  const versions = await tx.selectFrom('report').select(['no', 'outlet']).where('url', '=', url).execute()
  return versions.filter((version) => version.outlet === outlet).map(({ no }) => no)
}

/** The rows of all versions of some reports, their own among them. */
export async function findAllVersions(tx: Tx, reports: readonly number[]): Promise<readonly number[]> {
  const kind = kindOf(tx)
  const own = await tx
    .selectFrom('report')
    .select(['url', 'outlet'])
    .where(among(kind, sql.ref('no'), reports))
    .where('url', 'is not', null)
    .execute()
  const asked = new Set(own.map(keyOf))
  const others = await tx
    .selectFrom('report')
    .select(['no', 'url', 'outlet'])
    .where(
      among(
        kind,
        sql.ref('url'),
        own.flatMap(({ url }) => url ?? []),
      ),
    )
    .execute()
  const versions = others.filter((other) => asked.has(keyOf(other)))
  return [...new Set([...reports, ...versions.map(({ no }) => no)])]
}
