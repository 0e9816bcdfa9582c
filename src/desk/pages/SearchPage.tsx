/** What was said, by its words; the filters narrow it further. Beside it, what else has the words. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Filter } from '../api.ts'
import { FilterBar } from '../components/FilterBar.tsx'
import { Listed } from '../components/Listed.tsx'
import { ReceiptView } from '../components/Receipt.tsx'
import { pickFilter, useAddress } from '../state/address.ts'
import { useKeys } from '../state/keyboard.ts'
import { useList } from '../state/list.ts'
import { facetsQuery } from '../state/queries.ts'
import { useTitle } from '../state/title.ts'
import { strings } from '../strings.ts'
import { Elsewhere } from './search/Elsewhere.tsx'
import { Facets } from './search/Facets.tsx'

const words = strings.search

export function SearchPage() {
  useTitle(words.title)
  const [address, change] = useAddress<Filter>()
  const filter = pickFilter(address)
  const isAsked = Object.keys(filter).length > 0
  const { search } = filter
  const list = useList('GET /api/statements', filter, { enabled: isAsked })
  const isListed = list.rows !== undefined
  const counted = useQuery({ ...facetsQuery(filter), enabled: isAsked && isListed && !list.stale })
  const facets = counted.data
  const field = useRef<HTMLInputElement>(null)
  useKeys('everywhere', { search: () => field.current?.select() })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only whoever comes to type is led to the field
  useEffect(() => {
    if (!isAsked) field.current?.focus()
  }, [])
  return (
    <div className="view">
      <h1>{words.title}</h1>
      <form
        className="search-words"
        onSubmit={(event) => {
          event.preventDefault()
          change({ search: field.current?.value.trim() || undefined })
        }}
      >
        <label>
          <span className="unseen">{words.label}</span>
          <input ref={field} key={search} type="text" defaultValue={search} aria-describedby="search-hint" />
        </label>
        <button type="submit" className="main">
          {words.go}
        </button>
      </form>
      <p id="search-hint" className="aside hint">
        {words.hint}
      </p>
      <FilterBar without={['search']} ready={!isAsked || isListed} />
      {isAsked && (
        <div className="search-results">
          <div className="search-side">
            {isListed && search !== undefined && <Elsewhere filter={{ ...filter, search }} />}
            {isListed && facets && (
              <Facets facets={facets} filter={filter} onNarrow={(part, value) => change({ [part]: value })} />
            )}
          </div>
          <div className="found">
            <Listed list={list} empty={words.empty}>
              {(rows) => (
                <>
                  <p className="aside" role="status">
                    {list.showMore !== null && facets && !counted.isPlaceholderData
                      ? words.foundOf(list.rows?.length ?? 0, facets.statements, facets.more === true)
                      : words.found(list.rows?.length ?? 0, list.showMore !== null)}
                  </p>
                  {rows.map((receipt) => (
                    <ReceiptView key={receipt.entry} receipt={receipt} search={search} />
                  ))}
                </>
              )}
            </Listed>
          </div>
        </div>
      )}
    </div>
  )
}
