/** The reports as a table: each with the way to its text, and the number of its copies. */
import { formatDate } from '../../../exports/date.ts'
import { Way } from '../../components/Way.tsx'
import { strings } from '../../strings.ts'
import { idsOf, type Row } from './rows.ts'

const words = strings.reports
const { columns } = words

interface Props {
  readonly rows: readonly Row[]
  readonly open: ReadonlySet<string>
  readonly fresh: ReadonlySet<string>
  /** What is selected; null for those who may change nothing. */
  readonly selected: ReadonlySet<string> | null
  onSelect(row: Row, on: boolean, options: { toHere: boolean }): void
  onSelectAll(on: boolean): void
  onOpen(story: string): void
  onPlace(id: string): void
}

export function Table(props: Props) {
  const { rows, selected, open, onSelectAll } = props
  const all = rows.flatMap((row) => idsOf(row, open))
  return (
    <table>
      <thead>
        <tr>
          {selected && (
            <th scope="col" className="pick">
              <input
                type="checkbox"
                aria-label={words.selectAll}
                checked={all.every((id) => selected.has(id))}
                onChange={({ target }) => onSelectAll(target.checked)}
              />
            </th>
          )}
          {Object.entries(columns).map(([id, label]) => (
            <th key={id} scope="col" className={id}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.listed.report.id} row={row} {...props} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ row, open, fresh, selected, onSelect, onOpen, onPlace }: Props & { readonly row: Row }) {
  const { listed, copies, isCopy } = row
  const { report, story, state, review, reason, statements, counting, superseded } = listed
  const { id, outlet, issuer, published, language } = report
  const title = report.title || words.untitledRef(report.ref)
  const ids = idsOf(row, open)
  const isFresh = ids.some((one) => fresh.has(one))
  return (
    <tr data-row={id} className={isCopy ? 'copy' : undefined} onFocus={() => onPlace(id)}>
      {selected && (
        <td className="pick">
          <input
            type="checkbox"
            aria-label={words.select(title)}
            checked={ids.every((one) => selected.has(one))}
            onChange={({ target, nativeEvent }) =>
              onSelect(row, target.checked, { toHere: (nativeEvent as MouseEvent).shiftKey === true })
            }
          />
        </td>
      )}
      <th scope="row">
        {isFresh && (
          <span className="fresh" title={words.freshOne}>
            <span className="unseen">{words.freshOne}: </span>
          </span>
        )}
        <Way to={`/reports/${encodeURIComponent(id)}`} lang={language} dir="auto">
          {title}
        </Way>
        {copies.length > 0 && (
          <button
            type="button"
            className="copies"
            aria-expanded={open.has(story)}
            title={words.copiesOf(copies.length, title)}
            onClick={() => onOpen(story)}
          >
            {words.copies(copies.length)}
          </button>
        )}
        {superseded && <span className="aside">{words.superseded}</span>}
        {state === 'failed' && reason && <span className="aside">{reason}</span>}
      </th>
      <td className="outlet" data-label={columns.outlet} dir="auto">
        {outlet ?? issuer ?? ''}
      </td>
      <td className="date" data-label={columns.date}>
        {published === undefined ? words.noDate : (formatDate(published.slice(0, 10)) ?? published)}
      </td>
      <td className="statements" data-label={columns.statements}>
        {state === 'read' ? statements : strings.states[state]}
        {state === 'read' && counting !== statements && !isCopy && (
          <span className="aside">{words.notCounting(counting)}</span>
        )}
      </td>
      <td className="review" data-label={columns.review}>
        <span className={`review-state ${review}`}>{strings.reviews[review]}</span>
      </td>
    </tr>
  )
}
