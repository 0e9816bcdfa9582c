/** What could not be read, each with its reason, and one way to try it all again. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ask } from '../../api.ts'
import { explain } from '../../state/explain.ts'
import { failedQuery, ledgerQuery } from '../../state/queries.ts'
import { tell } from '../../state/status.ts'
import { strings } from '../../strings.ts'

const words = strings.reports

export function Tray({ mayChange }: { readonly mayChange: boolean }) {
  const client = useQueryClient()
  const { data: ledger } = useQuery(ledgerQuery)
  const { data } = useQuery({ ...failedQuery, enabled: (ledger?.failed ?? 0) > 0 })
  if (!ledger || ledger.failed === 0 || !data) return null
  const retry = () =>
    ask('POST /api/retry', {})
      .then(() => {
        tell(words.retried)
        return client.invalidateQueries({ queryKey: ['ledger'] })
      })
      .catch((error: unknown) => tell(explain(error), 'failure'))
  return (
    <details className="tray">
      <summary>{words.tray(ledger.failed)}</summary>
      <ul>
        {data.rows.map((row) => (
          <li key={'report' in row ? row.report.id : row.ref}>
            <b dir="auto">
              {'report' in row ? row.report.title || words.untitledRef(row.report.ref) : row.ref}
            </b>{' '}
            <span>{row.reason}</span>
          </li>
        ))}
      </ul>
      {data.next !== null && <p className="aside">{words.traySome(data.rows.length)}</p>}
      {mayChange && (
        <button type="button" onClick={() => void retry()}>
          {words.retry}
        </button>
      )}
    </details>
  )
}
