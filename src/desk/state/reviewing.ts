/** How far the review of reports is: said of many at once, shown at once, and taken back as easily. */
import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { ask, type FailedInput, type ListedReport, type Page } from '../api.ts'
import { strings } from '../strings.ts'
import { explain } from './explain.ts'
import { tell } from './status.ts'

/** What a reviewer may say; `changed` is said by a re-reading alone. */
export type Said = Exclude<ListedReport['review'], 'changed'>

/** What was there before the last changes: the latest is taken back first. */
const before: ReadonlyMap<Said, readonly string[]>[] = []
const MOST = 500 // reports of one request

export interface Reviewing {
  set(reports: readonly ListedReport[], review: Said): Promise<void>
  undo(): Promise<void>
}

export function useReviewing(): Reviewing {
  const client = useQueryClient()
  return {
    async set(reports, review) {
      const others = reports.filter((one) => one.review !== review)
      const ids = others.map(({ report }) => report.id)
      // What changed since its review cannot be said again: it goes back to being in review.
      const were = Map.groupBy(others, (one): Said => (one.review === 'changed' ? 'in-review' : one.review))
      const step = new Map([...were].map(([was, of]) => [was, of.map(({ report }) => report.id)]))
      if (await send(client, new Map([[review, ids]]))) {
        before.push(step)
        tell(strings.reports.set(reports.length, strings.reviews[review]))
      }
    },
    async undo() {
      const step = before.pop()
      if (!step) tell(strings.messages.nothingToUndo)
      else if (await send(client, step)) tell(strings.messages.undone)
      else before.push(step)
    },
  }
}

/** Whether it is saved. */
async function send(client: QueryClient, changes: ReadonlyMap<Said, readonly string[]>): Promise<boolean> {
  for (const [review, ids] of changes) show(client, new Set(ids), review)
  try {
    for (const [review, ids] of changes)
      for (let from = 0; from < ids.length; from += MOST)
        await ask('PATCH /api/reports', { body: { ids: ids.slice(from, from + MOST), review } })
    return true
  } catch (error) {
    tell(strings.messages.notSaved(explain(error)), 'failure')
    return false
  } finally {
    for (const queryKey of [['reports'], ['ledger'], ['reading']]) void client.invalidateQueries({ queryKey })
  }
}

type Listed = InfiniteData<Page<ListedReport | FailedInput>>

function show(client: QueryClient, ids: ReadonlySet<string>, review: Said): void {
  client.setQueriesData<Listed>({ queryKey: ['reports'] }, (data) =>
    data && 'pages' in data
      ? {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            rows: page.rows.map((row) =>
              'report' in row && ids.has(row.report.id) ? { ...row, review } : row,
            ),
          })),
        }
      : data,
  )
}
