/** What parties and issues are called, for views that have their ids alone. */
import { useQuery } from '@tanstack/react-query'
import { codebookQuery, partiesQuery } from './queries.ts'

/** The issues' labels by their ids; without one, the id. */
export function useIssues(): (id: string) => string {
  const { data: codebook, isPending } = useQuery(codebookQuery)
  if (isPending) return () => '…'
  return (id) => codebook?.issues.find((issue) => issue.id === id)?.label ?? id
}

/** The parties of the ledger. */
export function useParties(): readonly { readonly id: string; readonly name: string }[] {
  return useQuery(partiesQuery).data?.rows ?? []
}
