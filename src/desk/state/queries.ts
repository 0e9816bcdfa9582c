/** What is asked of the server, and under which key its answer is kept. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { StoredReport } from '../../types.ts'
import { ask, askPage } from '../api.ts'

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
