/** The state of a view is its address: what it is narrowed to, and what is open in it. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Filter } from '../api.ts'
import { strings } from '../strings.ts'

/** The parts of a filter, in the order in which they are shown. */
export const FILTERS = [
  'search',
  'party',
  'issue',
  'authority',
  'actor',
  'act',
  'outlet',
  'since',
  'until',
] as const satisfies readonly (keyof Filter)[]

/** Reads a filter out of an address; what is none is left out. */
export function readFilter(search: Readonly<Record<string, unknown>>): Filter {
  return Object.fromEntries(
    FILTERS.flatMap((name) => {
      // "since=2026" comes as a number.
      const value = ['string', 'number'].includes(typeof search[name]) ? String(search[name]) : ''
      const known =
        name === 'act'
          ? value in strings.statement.acts
          : name === 'authority'
            ? value in strings.statement.authority
            : value.trim() !== ''
      return known ? [[name, value] as const] : []
    }),
  ) as Filter
}

/** A filter without what else stands in an address. */
export function pickFilter(search: Filter): Filter {
  return readFilter({ ...search })
}

type Changes<Search> = { readonly [Name in keyof Search]?: Search[Name] | undefined }

/** What the address of the view says, and how it is changed: each change is a step that the browser can go back over. */
export function useAddress<Search extends object>(): readonly [
  Search,
  (change: Changes<Search>, how?: { readonly replace?: boolean }) => void,
] {
  // Which view it is, its page knows: the router's types would have it said here.
  const search = (useSearch as (options: { strict: false }) => unknown)({ strict: false }) as Search
  const navigate = useNavigate()
  const change = useCallback(
    (changes: Changes<Search>, { replace = false } = {}) =>
      void navigate({
        to: '.',
        search: (now: object) => ({ ...now, ...changes }),
        replace,
        resetScroll: false,
      }),
    [navigate],
  )
  return [search, change]
}
