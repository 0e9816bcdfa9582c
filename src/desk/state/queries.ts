/** What is asked of the server, and under which key its answer is kept. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { getCodebook, getLedger, getReading, getReports, getSession } from '../api.ts'

export const readingKey = (id: string) => ['reading', id] as const

export const readingQuery = (id: string) =>
  queryOptions({ queryKey: readingKey(id), queryFn: () => getReading(id) })

export const codebookQuery = queryOptions({ queryKey: ['codebook'], queryFn: getCodebook, staleTime: 60_000 })

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: getSession, staleTime: 60_000 })

export const ledgerQuery = queryOptions({ queryKey: ['ledger'], queryFn: getLedger, staleTime: 60_000 })

export const reportsQuery = infiniteQueryOptions({
  queryKey: ['reports'],
  queryFn: ({ pageParam }) => getReports(pageParam),
  initialPageParam: '/api/reports',
  getNextPageParam: ({ next }) => next,
})
