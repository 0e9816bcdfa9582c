/** What whoever sits here may do. */
import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from './queries.ts'

/** Whether he may decide; a reader sees no controls that change things. */
export function useMayDecide(): boolean {
  const { data: session } = useQuery(sessionQuery)
  return session?.user != null && session.user.role !== 'reader'
}
