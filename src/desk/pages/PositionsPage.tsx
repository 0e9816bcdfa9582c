/** Where each party stands on each issue: in its own voice, and beside it as others tell it. */
import { useQuery } from '@tanstack/react-query'
import { memo, useCallback, useState } from 'react'
import type { Filter, ListedPosition } from '../api.ts'
import { FilterBar } from '../components/FilterBar.tsx'
import { Listed } from '../components/Listed.tsx'
import { pickFilter, useAddress } from '../state/address.ts'
import { useComeTo } from '../state/come-to.ts'
import { useList } from '../state/list.ts'
import { useIssues } from '../state/names.ts'
import { codebookQuery } from '../state/queries.ts'
import { type Steps, useSteps } from '../state/steps.ts'
import { useTitle } from '../state/title.ts'
import { useRoom } from '../state/wide.ts'
import { strings } from '../strings.ts'
import { CellView, formatCell } from './positions/CellView.tsx'
import { History } from './positions/History.tsx'

const words = strings.positions

/** Enough for a matrix of most processes at once. */
const CELLS = 500
const FIRST = 100
/** Rows of the table, or parties, that are drawn at a time. */
const STEPS: Steps = { first: 3, step: 3 }
const ALL: Steps = { first: Number.POSITIVE_INFINITY, step: 1 }

/** What the view is narrowed to, which cell of it is open, and whether not only parties are there. */
export interface PositionsSearch extends Filter {
  /** Id of the party, a dot, id of the issue. */
  readonly cell?: string
  readonly everyone?: true
}

export function PositionsPage() {
  useTitle(words.title)
  const [address, change] = useAddress<PositionsSearch>()
  const { cell, everyone } = address
  const [opened] = useState(cell)
  const filter = pickFilter(address)
  const list = useList(
    'GET /api/positions',
    { ...filter, ...(everyone && { everyone }), limit: CELLS },
    { first: FIRST },
  )
  // Without the issues' names their order would change under the reader's eyes.
  const { isPending } = useQuery(codebookQuery)
  const rows = isPending ? undefined : list.rows
  const onOpen = useCallback((id: string) => change({ cell: id }), [change])
  return (
    <div className="view wide">
      <h1>{words.title}</h1>
      <p className="intro">{words.intro}</p>
      <FilterBar ready={list.rows !== undefined}>
        <label className="check">
          <input
            type="checkbox"
            checked={everyone ?? false}
            onChange={({ target }) => change({ everyone: target.checked || undefined })}
          />
          {strings.filter.everyone}
        </label>
      </FilterBar>
      <Listed list={{ ...list, rows }} empty={words.empty} steps={ALL}>
        {() => rows && <Positions rows={rows} of={list.of} opened={opened} onOpen={onOpen} />}
      </Listed>
      {cell !== undefined && (
        <History key={cell} cell={cell} filter={filter} onClose={() => change({ cell: undefined })} />
      )}
    </div>
  )
}

/** A table of issues by parties where there is room, else one party after the other. */
const Positions = memo(function Positions({
  rows,
  of,
  opened,
  onOpen,
}: {
  rows: readonly ListedPosition[]
  /** What they are the answer to. */
  of: string
  /** The cell that was open when the view was. */
  opened: string | undefined
  onOpen(cell: string): void
}) {
  const room = useRoom()
  const nameIssue = useIssues()
  const all = [...new Map(rows.map(({ party, name }) => [party, name]))]
  const named = [...new Set(rows.map(({ issue }) => issue))]
    .map((id) => [id, nameIssue(id)] as const)
    .toSorted(([, a], [, b]) => a.localeCompare(b))
  const total = room ? named.length : all.length
  const drawn = useSteps(total, of, STEPS)
  useComeTo(opened, { ready: drawn === total })
  const parties = room ? all : all.slice(0, drawn)
  const issues = room ? named.slice(0, drawn) : named
  const cells = new Map(rows.map((row) => [formatCell(row), row]))
  const find = (party: string, issue: string) => cells.get(formatCell({ party, issue }))
  if (!room)
    return parties.map(([party, name]) => (
      <section key={party} className="by-party">
        <h2 dir="auto">{name}</h2>
        {issues.map(([issue, label]) => {
          const position = find(party, issue)
          return (
            position && (
              <div key={issue}>
                <h3 dir="auto">{label}</h3>
                <CellView position={position} onOpen={onOpen} />
              </div>
            )
          )
        })}
      </section>
    ))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by keys
    <section className="matrix" tabIndex={0} aria-label={words.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.issue}</th>
            {parties.map(([party, name]) => (
              <th key={party} scope="col" dir="auto">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {issues.map(([issue, label]) => (
            <tr key={issue}>
              <th scope="row" dir="auto">
                {label}
              </th>
              {parties.map(([party]) => {
                const position = find(party, issue)
                return (
                  <td key={party}>
                    {position ? (
                      <CellView position={position} onOpen={onOpen} />
                    ) : (
                      <span className="nothing">
                        <span aria-hidden="true">–</span>
                        <span className="unseen">{words.nothing}</span>
                      </span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
})
