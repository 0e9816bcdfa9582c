/** The views and their addresses. A view's state is in its address, so that a link shows a colleague the same. */
import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import type { Filter } from './api.ts'
import { Shell } from './components/Shell.tsx'
import { Trouble } from './components/Trouble.tsx'
import { PositionsPage } from './pages/PositionsPage.tsx'
import { ReadingPage } from './pages/ReadingPage.tsx'
import { ReportsPage } from './pages/ReportsPage.tsx'
import { readFilter } from './state/address.ts'
import { explain } from './state/explain.ts'
import { strings } from './strings.ts'

const root = createRootRoute({
  component: Shell,
  notFoundComponent: () => <Trouble why={strings.failure.notFound} />,
  errorComponent: ({ error }) => <Trouble why={explain(error)} />,
})

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/reports', replace: true })
  },
})

const reports = createRoute({ getParentRoute: () => root, path: '/reports', component: ReportsPage })

/** What of a report is shown: the statement in focus, and whether rejected ones are there. */
interface ReadingSearch {
  readonly statement?: string
  readonly rejected?: true
}

const reading = createRoute({
  getParentRoute: () => root,
  path: '/reports/$id',
  component: ReadingPage,
  validateSearch: ({ statement, rejected }: Record<string, unknown>): ReadingSearch => ({
    ...(typeof statement === 'string' && { statement }),
    ...(rejected === true && { rejected }),
  }),
})

/** What a view is narrowed to, which cell of it is open, and whether not only parties are there. */
export interface PositionsSearch extends Filter {
  /** Id of the party, a dot, id of the issue. */
  readonly cell?: string
  readonly everyone?: true
}

const positions = createRoute({
  getParentRoute: () => root,
  path: '/positions',
  component: PositionsPage,
  validateSearch: (search: Record<string, unknown>): PositionsSearch => ({
    ...readFilter(search),
    ...(typeof search['cell'] === 'string' && { cell: search['cell'] }),
    ...(search['everyone'] === true && { everyone: true }),
  }),
})

const routeTree = root.addChildren([start, reports, reading, positions])

export function makeRouter() {
  // The reading view scrolls to the statement of its address by itself.
  return createRouter({ routeTree, defaultPreload: false, scrollRestoration: false })
}
