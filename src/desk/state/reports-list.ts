/** The list that one came from: at a report, the next one is that of this list. */
import type { QueryClient } from '@tanstack/react-query'
import { type ReportsFilter, reportsQuery } from './queries.ts'

let latest: ReportsFilter = {}

export function keepList(filter: ReportsFilter): void {
  latest = filter
}

/** The id of the report after or before one in the list; null at its end, and where it is not in the list. */
export async function findNeighbour(client: QueryClient, id: string, by: 1 | -1): Promise<string | null> {
  const { pages } = await client.ensureInfiniteQueryData(reportsQuery(latest))
  const ids = pages.flatMap(({ rows }) => rows).flatMap((row) => ('report' in row ? [row.report.id] : []))
  const at = ids.indexOf(id)
  return at < 0 ? null : (ids[at + by] ?? null)
}
