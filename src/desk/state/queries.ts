/** What is asked of the server, and under which key its answer is kept. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { StoredReport } from '../../types.ts'
import { ask, askPage, type Filter } from '../api.ts'

export const readingKey = (id: string) => ['reading', id] as const

export const readingQuery = (id: string) =>
  queryOptions({
    queryKey: readingKey(id),
    queryFn: () => ask('GET /api/reports/:id/reading', { params: { id } }),
  })

export const codebookQuery = queryOptions({
  queryKey: ['codebook'],
  queryFn: () => ask('GET /api/codebook', {}),
  staleTime: 60_000,
})

/** The parties of the ledger, those with most statements first. */
export const partiesQuery = queryOptions({
  queryKey: ['parties'],
  queryFn: () => askPage('GET /api/actors', { query: { kind: 'party', limit: 500 } }),
  staleTime: 60_000,
})

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => ask('GET /api/session', {}),
  staleTime: 60_000,
})

export const ledgerQuery = queryOptions({
  queryKey: ['ledger'],
  queryFn: () => ask('GET /api/ledger', {}),
  staleTime: 60_000,
})

/** Which reports are listed, as it stands in the address. */
export interface ReportsFilter {
  readonly review?: StoredReport['review']
  readonly state?: StoredReport['state']
  readonly outlet?: string
  readonly since?: string
  readonly until?: string
  readonly search?: string
}

/** The latest first; what gave no report at all is asked for by `failedQuery`. */
export const reportsQuery = (filter: ReportsFilter) =>
  infiniteQueryOptions({
    queryKey: ['reports', filter],
    queryFn: ({ pageParam }) =>
      askPage('GET /api/reports', {
        query: { ...filter, latest: true, limit: 100, ...(pageParam !== null && { after: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

export const failedQuery = queryOptions({
  queryKey: ['reports', 'failed'],
  queryFn: () => askPage('GET /api/reports', { query: { state: 'failed', limit: 100 } }),
})

/** Who can be chosen by name: those with most statements. */
export const actorsQuery = queryOptions({
  queryKey: ['actors'],
  queryFn: async () => (await askPage('GET /api/actors', { query: { limit: 500 } })).rows,
  staleTime: 60_000,
})

/** Who published: of the first 500 reports. */
export const outletsQuery = queryOptions({
  queryKey: ['outlets'],
  queryFn: async () => {
    const { rows } = await askPage('GET /api/reports', { query: { limit: 500 } })
    const outlets = rows.flatMap((row) =>
      'report' in row ? (row.report.outlet ?? row.report.issuer ?? []) : [],
    )
    return [...new Set(outlets)].toSorted((a, b) => a.localeCompare(b))
  },
  staleTime: 60_000,
})

/** What was decided on something, the oldest first. */
export const decisionsQuery = (about: string) =>
  queryOptions({
    queryKey: ['decisions', about],
    queryFn: () => ask('GET /api/decisions', { query: { about } }),
  })

/** What was accepted or rejected together of late. */
export const togetherQuery = queryOptions({
  queryKey: ['decisions', 'together'],
  queryFn: () => ask('GET /api/decisions/together', {}),
})

export const actorQuery = (id: string) =>
  queryOptions({ queryKey: ['actor', id], queryFn: () => ask('GET /api/actors/:id', { params: { id } }) })

export const speakersQuery = (id: string) =>
  queryOptions({
    queryKey: ['actor', id, 'speakers'],
    queryFn: () => ask('GET /api/actors/:id/speakers', { params: { id } }),
  })

/** What the statements of a filter may be narrowed to. */
export const facetsQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['facets', filter],
    queryFn: () => ask('GET /api/facets', { query: filter }),
    placeholderData: keepPreviousData,
  })

/** The latest few reports of a filter. */
export const latestReportsQuery = (filter: ReportsFilter, limit: number) =>
  queryOptions({
    queryKey: ['reports', 'latest', filter, limit],
    queryFn: () => askPage('GET /api/reports', { query: { ...filter, latest: true, limit } }),
    placeholderData: keepPreviousData,
  })
