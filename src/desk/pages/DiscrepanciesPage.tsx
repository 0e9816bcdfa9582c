/** What does not go together in the record, what to look at first coming first. Which side is right, nobody says here. */
import { useState } from 'react'
import type { Filter } from '../api.ts'
import { FilterBar } from '../components/FilterBar.tsx'
import { Listed } from '../components/Listed.tsx'
import { pickFilter, useAddress } from '../state/address.ts'
import { useComeTo } from '../state/come-to.ts'
import { placeOf, useList } from '../state/list.ts'
import { useTitle } from '../state/title.ts'
import { strings } from '../strings.ts'
import { DiscrepancyView } from './discrepancies/DiscrepancyView.tsx'

const words = strings.discrepancies

/** What the view is narrowed to, which discrepancy is open, and whether resolved ones are shown. */
export interface DiscrepanciesSearch extends Filter {
  readonly open?: string
  readonly resolved?: true
}

export function DiscrepanciesPage() {
  useTitle(words.title)
  const [address, change] = useAddress<DiscrepanciesSearch>()
  const { open, resolved } = address
  const filter = pickFilter(address)
  const list = useList('GET /api/discrepancies', filter)
  useComeTo(open, { ready: list.rows !== undefined })
  // What was just resolved stays until the view is left, so that it can be taken back.
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const shown = list.rows?.filter(
    (row) => resolved || row.resolved === undefined || kept.has(row.id) || row.id === open,
  )
  const hidden = (list.rows?.length ?? 0) - (shown?.length ?? 0)
  return (
    <div className="view">
      <h1>{words.title}</h1>
      <p className="intro">{words.intro}</p>
      <FilterBar ready={list.rows !== undefined}>
        <label className="check">
          <input
            type="checkbox"
            checked={resolved ?? false}
            onChange={({ target }) => change({ resolved: target.checked || undefined })}
          />
          {words.showResolved}
        </label>
      </FilterBar>
      <Listed
        list={{ ...list, rows: shown }}
        empty={hidden > 0 ? words.allResolved(hidden) : words.empty}
        least={placeOf(shown, open)}
      >
        {(rows) => (
          <ol className="entries">
            {rows.map((row) => (
              <li key={row.id}>
                <DiscrepancyView
                  discrepancy={row}
                  search={filter.search}
                  open={open === row.id}
                  onOpen={(isOpen) => change({ open: isOpen ? row.id : undefined })}
                  onResolved={() => setKept(new Set([...kept, row.id]))}
                />
              </li>
            ))}
          </ol>
        )}
      </Listed>
    </div>
  )
}
