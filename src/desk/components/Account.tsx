/** Who is signed in, and the way out; nothing where the ledger has no accounts. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ask } from '../api.ts'
import { explain } from '../state/explain.ts'
import { sessionQuery } from '../state/queries.ts'
import { tell } from '../state/status.ts'
import { strings } from '../strings.ts'

/** Whether one may see the ledger; null as long as that is not known. Leads to the way in where one may not. */
export function useSignedIn(): boolean | null {
  const { data: session, isError } = useQuery(sessionQuery)
  const navigate = useNavigate()
  const { href, pathname } = useLocation()
  const isOut = session !== undefined && session.user === null
  const isEntrance = pathname === '/sign-in'
  useEffect(() => {
    if (isOut && !isEntrance) void navigate({ to: '/sign-in', search: { next: href }, replace: true })
  }, [isOut, isEntrance, href, navigate])
  // Where not even that can be asked, each view tells of its trouble itself.
  if (isError && session === undefined) return true
  if (session === undefined) return null
  if (isOut) return isEntrance ? false : null
  return true
}

export function Account() {
  const { data: session } = useQuery(sessionQuery)
  const client = useQueryClient()
  if (!session?.accounts || !session.user) return null
  const leave = () =>
    ask('DELETE /api/session', {})
      .then((ended) => {
        client.clear() // what was read is not to be seen by whoever sits here next
        client.setQueryData(sessionQuery.queryKey, ended)
        location.assign('/sign-in')
      })
      .catch((error: unknown) => tell(explain(error), 'failure'))
  return (
    <span className="account">
      <span className="ledger">{session.user.name}</span>
      <button type="button" className="plain" onClick={() => void leave()}>
        {strings.signIn.leave}
      </button>
    </span>
  )
}
