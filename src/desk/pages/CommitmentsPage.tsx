/** Who undertook what toward whom, and what became of it. */
import type { Filter } from '../api.ts'
import { FilterBar } from '../components/FilterBar.tsx'
import { Listed } from '../components/Listed.tsx'
import { pickFilter, useAddress } from '../state/address.ts'
import { useComeTo } from '../state/come-to.ts'
import { placeOf, useList } from '../state/list.ts'
import { useTitle } from '../state/title.ts'
import { strings } from '../strings.ts'
import { CommitmentView } from './commitments/CommitmentView.tsx'

const words = strings.commitments

/** What the view is narrowed to, and which commitment is open. */
export interface CommitmentsSearch extends Filter {
  readonly open?: string
}

export function CommitmentsPage() {
  useTitle(words.title)
  const [address, change] = useAddress<CommitmentsSearch>()
  const { open } = address
  const filter = pickFilter(address)
  const list = useList('GET /api/commitments', filter)
  useComeTo(open, { ready: list.rows !== undefined })
  return (
    <div className="view">
      <h1>{words.title}</h1>
      <p className="intro">{words.intro}</p>
      <FilterBar ready={list.rows !== undefined} />
      <Listed list={list} empty={words.empty} least={placeOf(list.rows, open)}>
        {(rows) =>
          rows.map((row) => (
            <CommitmentView
              key={row.id}
              commitment={row}
              search={filter.search}
              open={open === row.id}
              onOpen={(isOpen) => change({ open: isOpen ? row.id : undefined })}
            />
          ))
        }
      </Listed>
    </div>
  )
}
