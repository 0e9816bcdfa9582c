/** What is asked of the server, and under which key its answer is kept. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
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

export const reportsQuery = infiniteQueryOptions({
  queryKey: ['reports'],
  queryFn: ({ pageParam }) =>
    askPage('GET /api/reports', { query: pageParam === null ? {} : { after: pageParam } }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }) => next,
})
