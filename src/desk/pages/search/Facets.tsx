/** What the statements that were found may be narrowed to, with how many there are of each. */
import { useId } from 'react'
import type { Facets as Counts, Facet, Filter } from '../../api.ts'
import { FILTERS } from '../../state/address.ts'
import { useIssues } from '../../state/names.ts'
import { useRoom } from '../../state/wide.ts'
import { strings } from '../../strings.ts'

const words = strings.search

type Part = Exclude<keyof Counts, 'statements' | 'more'>

interface Props {
  readonly facets: Counts
  readonly filter: Filter
  onNarrow(part: Part, value: string): void
}

export function Facets({ facets, filter, onNarrow }: Props) {
  const isWide = useRoom()
  // What is set stands above as a chip, by which it is taken off.
  const parts = FILTERS.filter(
    (name): name is Part => name in facets && filter[name] === undefined && facets[name as Part].length > 0,
  )
  if (parts.length === 0) return null
  return (
    <details className="facets" open={isWide}>
      <summary>
        <h2>{words.narrow}</h2>
      </summary>
      {facets.more && <p className="aside">{words.counted(facets.statements)}</p>}
      {parts.map((part) => (
        <FacetGroup key={part} part={part} values={facets[part]} onNarrow={onNarrow} />
      ))}
    </details>
  )
}

function FacetGroup({
  part,
  values,
  onNarrow,
}: {
  part: Part
  values: readonly Facet[]
  onNarrow: Props['onNarrow']
}) {
  const label = useId()
  const nameIssue = useIssues()
  const nameOf = ({ value, name = value }: Facet) => {
    const { authority, acts } = strings.statement
    if (part === 'issue') return nameIssue(value)
    if (part === 'authority') return authority[value as keyof typeof authority] ?? value
    return part === 'act' ? (acts[value as keyof typeof acts] ?? value) : name
  }
  return (
    <section aria-labelledby={label} data-part={part}>
      <h3 id={label}>{strings.filter.names[part]}</h3>
      <ul>
        {values.map((facet) => (
          <li key={facet.value}>
            <button
              type="button"
              className="plain"
              data-facet={facet.value}
              onClick={() => onNarrow(part, facet.value)}
            >
              <bdi>{nameOf(facet)}</bdi>
              <span className="number">
                {facet.statements.toLocaleString('en')}
                <span className="unseen"> {words.unit(facet.statements)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
