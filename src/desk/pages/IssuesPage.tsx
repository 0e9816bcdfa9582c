/** What is on the table on each issue, by whom and since when: own voices apart from what is told. */
import { memo } from 'react'
import type { Filter, ListedIssue, OwnStand, ToldStand } from '../api.ts'
import { FilterBar } from '../components/FilterBar.tsx'
import { Listed } from '../components/Listed.tsx'
import { ReceiptView } from '../components/Receipt.tsx'
import { Way } from '../components/Way.tsx'
import { pickFilter, useAddress } from '../state/address.ts'
import { useList } from '../state/list.ts'
import { type Steps, useSteps } from '../state/steps.ts'
import { useTitle } from '../state/title.ts'
import { dayOf } from '../state/words.ts'
import { strings } from '../strings.ts'
import { formatCell } from './positions/CellView.tsx'

const words = strings.issues
/** An issue has the receipts of all parties. */
const STEPS = { first: 1, step: 1 }
const FIRST = 3
/** What is drawn of each side at once, and more after each frame. */
const STANDS: Steps = { first: 6, step: 12 }
/** Receipts that make an issue a long one. */
const MANY = 20
const STANCES = ['for', 'against', 'unclear'] as const

export function IssuesPage() {
  useTitle(words.title)
  const [address] = useAddress<Filter>()
  const filter = pickFilter(address)
  const list = useList('GET /api/issues', filter, { first: FIRST })
  return (
    <div className="view">
      <h1>{words.title}</h1>
      <p className="intro">{words.intro}</p>
      <FilterBar ready={list.rows !== undefined} />
      <Listed list={list} empty={words.empty} steps={STEPS}>
        {(rows) => rows.map((issue) => <IssueView key={issue.id} issue={issue} search={filter.search} />)}
      </Listed>
    </div>
  )
}

const IssueView = memo(function IssueView({
  issue,
  search,
}: {
  issue: ListedIssue
  search: string | undefined
}) {
  const { id, label, definition, count, own, told } = issue
  return (
    <section className="entry" data-id={id} data-long={own.length + told.length > MANY || undefined}>
      <header>
        <h2 dir="auto">{label ?? id}</h2>
        <p className="kind">{words.count(count)}</p>
      </header>
      {(definition !== undefined || label === undefined) && (
        <p className="aside definition" dir="auto">
          {definition ?? words.notInCodebook}
        </p>
      )}
      {own.length + told.length === 0 ? (
        <p className="nothing">{words.nothing}</p>
      ) : (
        <div className="pair">
          <Side title={words.own} none={words.noOwn} stands={own} issue={id} search={search} />
          <Side title={words.told} none={words.noTold} stands={told} issue={id} search={search} />
        </div>
      )}
    </section>
  )
})

interface SideProps {
  readonly title: string
  readonly none: string
  readonly stands: readonly (OwnStand | ToldStand)[]
  readonly issue: string
  readonly search: string | undefined
}

function Side({ title, none, stands, issue, search }: SideProps) {
  const ordered = STANCES.flatMap((stance) => stands.filter((stand) => stand.stance === stance))
  const drawn = useSteps(ordered.length, issue, STANDS)
  return (
    <div className="side">
      <h3>{title}</h3>
      {stands.length === 0 && <p className="nothing">{none}</p>}
      {ordered.slice(0, drawn).map((stand) => (
        <ReceiptView
          key={stand.party + stand.latest.entry}
          receipt={stand.latest}
          search={search}
          {...('since' in stand && { line: 'firsthand' as const })}
        >
          <p className="stands" dir="auto">
            <Way
              to={`/positions?cell=${encodeURIComponent(formatCell({ party: stand.party, issue }))}`}
              title={words.history}
            >
              {stand.name}
            </Way>{' '}
            <b>{strings.statement.stances[stand.stance]}</b>
            {'since' in stand && `, ${words.since(dayOf(stand.since))}`}
          </p>
        </ReceiptView>
      ))}
    </div>
  )
}
