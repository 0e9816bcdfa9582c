/** Lists that come page by page, as long as their `Link` header leads on. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { type Asked, askPage, type Route } from '../api.ts'

/** A list as a view shows it. */
export interface List<Row> {
  /** What the rows are the answer to: another question has another one. */
  readonly of: string
  /** Undefined until the first page has come. */
  readonly rows: readonly Row[] | undefined
  readonly error: unknown
  /** Null on the last page. */
  readonly showMore: (() => void) | null
  readonly busy: boolean
  readonly retry: () => void
}

type ListRoute = Extract<
  Route,
  `GET /api/${'statements' | 'actors' | 'positions' | 'issues' | 'commitments' | 'discrepancies'}`
>
type RowOf<K extends ListRoute> = Awaited<ReturnType<typeof askPage<K>>>['rows'][number]

export function useList<K extends ListRoute>(
  route: K,
  query: object,
  { enabled = true }: { enabled?: boolean } = {},
): List<RowOf<K>> {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData, refetch } =
    useInfiniteQuery({
      queryKey: [route, query],
      queryFn: ({ pageParam }) =>
        askPage(route, { query: { ...query, ...(pageParam !== null && { after: pageParam }) } } as Asked<K>),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
      enabled,
    })
  const of = useRef('')
  if (!isPlaceholderData) of.current = JSON.stringify(query)
  return {
    of: of.current,
    rows: error ? undefined : data?.pages.flatMap(({ rows }) => rows as readonly RowOf<K>[]),
    error,
    showMore: hasNextPage ? () => void fetchNextPage() : null,
    busy: isFetchingNextPage,
    retry: () => void refetch(),
  }
}

/** Which row it is, counted from 1; 0 where it is none of them. */
export function placeOf(
  rows: readonly { readonly id: string }[] | undefined,
  id: string | undefined,
): number {
  return 1 + (rows?.findIndex((row) => row.id === id) ?? -1)
}
