/** The views and their addresses. A view's state is in its address, so that a link shows a colleague the same. */
import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { Shell } from './components/Shell.tsx'
import { Trouble } from './components/Trouble.tsx'
import { ReadingPage } from './pages/ReadingPage.tsx'
import { ReportsPage } from './pages/ReportsPage.tsx'
import { SignInPage } from './pages/SignInPage.tsx'
import { explain } from './state/explain.ts'
import { findReportsFilter } from './state/reports-filter.ts'
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

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  component: ReportsPage,
  validateSearch: findReportsFilter,
})

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

/** Where one was is gone on to; it may have been written by somebody else. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInPage,
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } =>
    typeof next === 'string' ? { next } : {},
})

const routeTree = root.addChildren([signIn, start, reports, reading])

export function makeRouter() {
  // The reading view scrolls to the statement of its address by itself.
  return createRouter({ routeTree, defaultPreload: false, scrollRestoration: false })
}
