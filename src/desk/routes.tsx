/** The views and their addresses. A view's state is in its address, so that a link shows a colleague the same. */
import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { Shell } from './components/Shell.tsx'
import { Trouble } from './components/Trouble.tsx'
import { ActorPage } from './pages/ActorPage.tsx'
import { ActorsPage, type ActorsSearch } from './pages/ActorsPage.tsx'
import { CommitmentsPage, type CommitmentsSearch } from './pages/CommitmentsPage.tsx'
import { DiscrepanciesPage, type DiscrepanciesSearch } from './pages/DiscrepanciesPage.tsx'
import { IssuesPage } from './pages/IssuesPage.tsx'
import { LostPage, type LostSearch } from './pages/LostPage.tsx'
import { PositionsPage, type PositionsSearch } from './pages/PositionsPage.tsx'
import { ReadingPage } from './pages/ReadingPage.tsx'
import { ReportsPage } from './pages/ReportsPage.tsx'
import { SearchPage } from './pages/SearchPage.tsx'
import { SignInPage } from './pages/SignInPage.tsx'
import { UndecidedPage, type UndecidedSearch } from './pages/UndecidedPage.tsx'
import { readFilter } from './state/address.ts'
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

const undecided = createRoute({
  getParentRoute: () => root,
  path: '/undecided',
  component: UndecidedPage,
  validateSearch: ({ from, below, ...search }: Record<string, unknown>): UndecidedSearch => ({
    ...readFilter(search),
    ...(isShare(from) && { from }),
    ...(isShare(below) && { below }),
  }),
})

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1
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

const issues = createRoute({
  getParentRoute: () => root,
  path: '/issues',
  component: IssuesPage,
  validateSearch: readFilter,
})

const commitments = createRoute({
  getParentRoute: () => root,
  path: '/commitments',
  component: CommitmentsPage,
  validateSearch: (search: Record<string, unknown>): CommitmentsSearch => ({
    ...readFilter(search),
    ...(typeof search['open'] === 'string' && { open: search['open'] }),
  }),
})

const discrepancies = createRoute({
  getParentRoute: () => root,
  path: '/discrepancies',
  component: DiscrepanciesPage,
  validateSearch: (search: Record<string, unknown>): DiscrepanciesSearch => ({
    ...readFilter(search),
    ...(typeof search['open'] === 'string' && { open: search['open'] }),
    ...(search['resolved'] === true && { resolved: true }),
  }),
})

const lost = createRoute({
  getParentRoute: () => root,
  path: '/lost',
  component: LostPage,
  validateSearch: ({ open }: Record<string, unknown>): LostSearch =>
    typeof open === 'string' ? { open } : {},
})

const actors = createRoute({
  getParentRoute: () => root,
  path: '/actors',
  component: ActorsPage,
  validateSearch: ({ name, kind, ...search }: Record<string, unknown>): ActorsSearch => ({
    ...readFilter(search),
    ...((typeof name === 'string' || typeof name === 'number') && { name: String(name) }),
    ...(typeof kind === 'string' && kind in strings.actors.kinds && { kind: kind as 'party' }),
  }),
})

const actor = createRoute({ getParentRoute: () => root, path: '/actors/$id', component: ActorPage })

const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  component: SearchPage,
  validateSearch: readFilter,
})

/** Where one was is gone on to; it may have been written by somebody else. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInPage,
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } =>
    typeof next === 'string' ? { next } : {},
})

const routeTree = root.addChildren([
  signIn,
  start,
  reports,
  reading,
  undecided,
  positions,
  issues,
  commitments,
  discrepancies,
  actors,
  actor,
  search,
  lost,
])

export function makeRouter() {
  // The reading view scrolls to the statement of its address by itself.
  return createRouter({ routeTree, defaultPreload: false, scrollRestoration: false })
}
