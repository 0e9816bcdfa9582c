/** What else the words lead to: actors of that name, and reports whose text has them. */
import { useQuery } from '@tanstack/react-query'
import type { Filter } from '../../api.ts'
import { Way } from '../../components/Way.tsx'
import { actorsQuery, latestReportsQuery } from '../../state/queries.ts'
import { findReportsFilter } from '../../state/reports-filter.ts'
import { fold, nameDay } from '../../state/words.ts'
import { strings } from '../../strings.ts'

const words = strings.search
const ACTORS = 5
const REPORTS = 3 // of what may be twice as many with those that a later version corrects

export function Elsewhere({ filter }: { filter: Filter & { readonly search: string } }) {
  const asked = findReportsFilter({ ...filter })
  const { data: actors = [] } = useQuery(actorsQuery)
  const { data: reports } = useQuery(latestReportsQuery(asked, 2 * REPORTS))
  const typed = fold(filter.search).match(/[\p{L}\p{N}]+/gu) ?? []
  const named = actors
    .filter(({ names }) => names.some((name) => typed.every((word) => fold(name).includes(word))))
    .slice(0, ACTORS)
  const rows = (reports?.rows ?? [])
    .flatMap((row) => ('report' in row && !row.superseded ? [row.report] : []))
    .slice(0, REPORTS)
  return (
    <>
      {named.length > 0 && (
        <section className="elsewhere">
          <h2>{words.actors}</h2>
          <ul>
            {named.map(({ id, name }) => (
              <li key={id}>
                <Way to={`/actors/${encodeURIComponent(id)}`} dir="auto">
                  {name}
                </Way>
              </li>
            ))}
          </ul>
        </section>
      )}
      {rows.length > 0 && (
        <section className="elsewhere">
          <h2>{words.reports}</h2>
          <ul>
            {rows.map(({ id, title, ref, language, outlet, issuer, published }) => (
              <li key={id}>
                <Way to={`/reports/${encodeURIComponent(id)}`} lang={language} dir="auto">
                  {title || strings.reports.untitledRef(ref)}
                </Way>
                <span className="aside" dir="auto">
                  {[outlet ?? issuer, published && nameDay(published)].filter(Boolean).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
          {(reports?.rows.length ?? 0) > REPORTS && (
            <Way to={`/reports?${new URLSearchParams(asked as Record<string, string>)}`}>
              {words.allReports}
            </Way>
          )}
        </section>
      )}
    </>
  )
}
