/** The web desk: reports, what was read in them, and the decisions of people, in a browser. */
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Problem } from './api.ts'
import { makeRouter } from './routes.tsx'
import { applyTheme } from './state/preferences.ts'
import './style/base.css'
import './style/shell.css'
import './style/inbox.css'
import './style/reports.css'
import './style/sign-in.css'
import './style/reading.css'
import './style/marks.css'
import './style/cards.css'
import './style/filter.css'
import './style/receipts.css'
import './style/search.css'
import './style/views.css'
import './style/undecided.css'
import './style/lost.css'
import './style/print.css'

applyTheme()

const client = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended meanwhile: the way in is shown, and leads back.
    onError: (error, { queryKey }) => {
      if (error instanceof Problem && error.status === 401 && queryKey[0] !== 'session')
        void client.invalidateQueries({ queryKey: ['session'] })
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the server refused it will refuse again.
      retry: (times, error) => times < 2 && !(error instanceof Problem && error.status !== 0),
    },
  },
})

const router = makeRouter()

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}

const place = document.getElementById('desk')
if (place)
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
