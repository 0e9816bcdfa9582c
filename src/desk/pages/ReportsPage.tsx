/** The reports of the ledger, each with the way to its text. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatDate } from '../../exports/date.ts'
import type { FailedInput, ListedReport } from '../api.ts'
import { Loading, Trouble } from '../components/Trouble.tsx'
import { explain } from '../state/explain.ts'
import { reportsQuery } from '../state/queries.ts'
import { useTitle } from '../state/title.ts'
import { strings } from '../strings.ts'

const { columns } = strings.reports

export function ReportsPage() {
  useTitle(strings.reports.title)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(reportsQuery)
  if (error && !data) return <Trouble why={explain(error)} retry={() => void refetch()} />
  if (!data) return <Loading />
  const rows = data.pages.flatMap((page) => page.rows)
  return (
    <div className="reports">
      <h1>{strings.reports.title}</h1>
      {rows.length === 0 ? (
        <p>{strings.reports.empty}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {Object.entries(columns).map(([id, label]) => (
                <th key={id} scope="col" className={id}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) =>
              'report' in row ? <Row key={row.report.id} row={row} /> : <Failed key={row.ref} row={row} />,
            )}
          </tbody>
        </table>
      )}
      {hasNextPage && (
        <button type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {strings.reports.more}
        </button>
      )}
    </div>
  )
}

function Row({ row: { report, state, review, statements, counting, superseded } }: { row: ListedReport }) {
  const { id, title, outlet, issuer, published, language } = report
  return (
    <tr>
      <th scope="row">
        <Link to="/reports/$id" params={{ id }} lang={language} dir="auto">
          {title || strings.report.untitled}
        </Link>
        {superseded && <span className="aside">{strings.reports.superseded}</span>}
      </th>
      <td className="outlet" data-label={columns.outlet} dir="auto">
        {outlet ?? issuer ?? ''}
      </td>
      <td className="date" data-label={columns.date}>
        {published === undefined ? strings.reports.noDate : (formatDate(published.slice(0, 10)) ?? published)}
      </td>
      <td className="statements" data-label={columns.statements}>
        {state === 'read' ? statements : strings.states[state]}
        {state === 'read' && counting !== statements && (
          <span className="aside">{strings.reports.notCounting(counting)}</span>
        )}
      </td>
      <td className="review" data-label={columns.review}>
        <span className={`review-state ${review}`}>{strings.reviews[review]}</span>
      </td>
    </tr>
  )
}

function Failed({ row: { ref, reason } }: { row: FailedInput }) {
  return (
    <tr className="failed">
      <th scope="row">{ref}</th>
      <td colSpan={4}>
        {strings.reports.failed}: {reason}
      </td>
    </tr>
  )
}
