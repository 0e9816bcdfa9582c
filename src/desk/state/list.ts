/** Lists that come page by page, as long as their `Link` header leads on. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { type Asked, askPage, type Route } from '../api.ts'

/** A list as a view shows it. */
export interface List<Row> {
  /** What the rows are the answer to: another question has another one. */
  readonly of: string
  /** Whether the rows are still those of the question before. */
  readonly stale: boolean
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
  `GET /api/${'statements' | 'undecided' | 'actors' | 'positions' | 'issues' | 'commitments' | 'discrepancies' | 'decisions/lost'}`
>
type RowOf<K extends ListRoute> = Awaited<ReturnType<typeof askPage<K>>>['rows'][number]

/** How a list is asked for. */
interface Asking {
  readonly enabled?: boolean
  /** Rows of a first page that is smaller, so that it comes sooner; the next page follows by itself. */
  readonly first?: number
}

export function useList<K extends ListRoute>(
  route: K,
  query: object,
  { enabled = true, first }: Asking = {},
): List<RowOf<K>> {
  const { data, error, hasNextPage, fetchNextPage, isFetching, isFetchingNextPage, ...more } =
    useInfiniteQuery({
      queryKey: [route, query],
      queryFn: ({ pageParam }) =>
        askPage(route, {
          query: {
            ...query,
            ...(pageParam !== null ? { after: pageParam } : first !== undefined && { limit: first }),
          },
        } as Asked<K>),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
      enabled,
    })
  const of = useRef('')
  if (!more.isPlaceholderData) of.current = JSON.stringify(query)
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows as readonly RowOf<K>[]), [data])
  const goesOn = first !== undefined && data?.pages.length === 1 && hasNextPage
  useEffect(() => {
    if (goesOn && !isFetching && error === null) void fetchNextPage()
  }, [goesOn, isFetching, error, fetchNextPage])
  return {
    of: of.current,
    stale: more.isPlaceholderData,
    rows: error ? undefined : rows,
    error,
    showMore: hasNextPage && !goesOn ? () => void fetchNextPage() : null,
    busy: isFetchingNextPage,
    retry: () => void more.refetch(),
  }
}

/** Which row it is, counted from 1; 0 where it is none of them. */
export function placeOf(
  rows: readonly { readonly id: string }[] | undefined,
  id: string | undefined,
): number {
  return 1 + (rows?.findIndex((row) => row.id === id) ?? -1)
}
