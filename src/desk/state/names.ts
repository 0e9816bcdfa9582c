/** What parties and issues are called, for views that have their ids alone. */
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { partiesQuery } from './queries.ts'

/** The issues' labels by their ids; without one, the id. */
export const IssueNames = createContext<(id: string) => string>((id) => id)

export function useIssues(): (id: string) => string {
  return useContext(IssueNames)
}

/** The parties of the ledger, once they are asked for. */
export function useParties({
  enabled = true,
}: {
  enabled?: boolean
} = {}): readonly { readonly id: string; readonly name: string }[] {
  return useQuery({ ...partiesQuery, enabled }).data?.rows ?? []
}
