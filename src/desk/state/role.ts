/** What whoever is signed in may do; the server refuses the rest anyway. */
import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from './queries.ts'

/** Whether he may decide and add; a reader sees no control that would be refused. */
export function useMayChange(): boolean {
  const { data } = useQuery(sessionQuery)
  return data?.user != null && data.user.role !== 'reader'
}
