/** What was said, by its words; the filters narrow it further. */
import { useEffect, useRef } from 'react'
import type { Filter } from '../api.ts'
import { FilterBar } from '../components/FilterBar.tsx'
import { Listed } from '../components/Listed.tsx'
import { ReceiptView } from '../components/Receipt.tsx'
import { pickFilter, useAddress } from '../state/address.ts'
import { useKeys } from '../state/keyboard.ts'
import { useList } from '../state/list.ts'
import { useTitle } from '../state/title.ts'
import { strings } from '../strings.ts'

const words = strings.search

export function SearchPage() {
  useTitle(words.title)
  const [address, change] = useAddress<Filter>()
  const filter = pickFilter(address)
  const isAsked = Object.keys(filter).length > 0
  const list = useList('GET /api/statements', filter, { enabled: isAsked })
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
          <input
            ref={field}
            key={filter.search}
            type="text"
            defaultValue={filter.search}
            aria-describedby="search-hint"
          />
        </label>
        <button type="submit" className="main">
          {words.go}
        </button>
      </form>
      <p id="search-hint" className="aside hint">
        {words.hint}
      </p>
      <FilterBar without={['search']} ready={!isAsked || list.rows !== undefined} />
      {isAsked && (
        <Listed list={list} empty={words.empty}>
          {(rows) => (
            <div className="found">
              <p className="aside" role="status">
                {words.found(list.rows?.length ?? 0, list.showMore !== null)}
              </p>
              {rows.map((receipt) => (
                <ReceiptView key={receipt.entry} receipt={receipt} search={filter.search} />
              ))}
            </div>
          )}
        </Listed>
      )}
    </div>
  )
}
