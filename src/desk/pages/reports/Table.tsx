/** The reports as a table: each with the way to its text, and the number of its copies. */
import { memo } from 'react'
import { formatDate } from '../../../exports/date.ts'
import type { ListedReport } from '../../api.ts'
import { Way } from '../../components/Way.tsx'
import { strings } from '../../strings.ts'
import { idsOf, type Row } from './rows.ts'

const words = strings.reports
const { columns } = words

interface Acts {
  /** By the id of a report; with `toHere` all from the last one that was selected. */
  onSelect(id: string, on: boolean, options: { toHere: boolean }): void
  onOpen(story: string): void
  onPlace(id: string): void
}

interface Props extends Acts {
  readonly rows: readonly Row[]
  /** How many of them are drawn by now. */
  readonly drawn: number
  readonly open: ReadonlySet<string>
  readonly fresh: ReadonlySet<string>
  /** What is selected; null for those who may change nothing. */
  readonly selected: ReadonlySet<string> | null
  onSelectAll(on: boolean): void
}

export const Table = memo(function Table({
  rows,
  drawn,
  open,
  fresh,
  selected,
  onSelectAll,
  ...acts
}: Props) {
  const isAll = selected !== null && rows.every((row) => idsOf(row, open).every((id) => selected.has(id)))
  return (
    <table>
      <thead>
        <tr>
          {selected && (
            <th scope="col" className="pick">
              <input
                type="checkbox"
                aria-label={words.selectAll}
                checked={isAll}
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
        {rows.slice(0, drawn).map((row) => {
          const { listed, copies, isCopy } = row
          const ids = idsOf(row, open)
          return (
            <Line
              key={listed.report.id}
              listed={listed}
              copies={copies.length}
              isCopy={isCopy}
              isOpen={open.has(listed.story)}
              isFresh={ids.some((id) => fresh.has(id))}
              isSelected={selected && ids.every((id) => selected.has(id))}
              {...acts}
            />
          )
        })}
      </tbody>
    </table>
  )
})

interface LineProps extends Acts {
  readonly listed: ListedReport
  /** How many copies of it are listed. */
  readonly copies: number
  readonly isCopy: boolean
  readonly isOpen: boolean
  readonly isFresh: boolean
  /** Null where nothing can be selected. */
  readonly isSelected: boolean | null
}

const Line = memo(function Line({
  listed,
  copies,
  isCopy,
  isOpen,
  isFresh,
  isSelected,
  onSelect,
  onOpen,
  onPlace,
}: LineProps) {
  const { report, story, state, review, reason, statements, counting, superseded } = listed
  const { id, outlet, issuer, published, language } = report
  const title = report.title || words.untitledRef(report.ref)
  return (
    <tr data-row={id} className={isCopy ? 'copy' : undefined} onFocus={() => onPlace(id)}>
      {isSelected !== null && (
        <td className="pick">
          <input
            type="checkbox"
            aria-label={words.select(title)}
            checked={isSelected}
            onChange={({ target, nativeEvent }) =>
              onSelect(id, target.checked, { toHere: (nativeEvent as MouseEvent).shiftKey === true })
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
        {copies > 0 && (
          <button
            type="button"
            className="copies"
            aria-expanded={isOpen}
            title={words.copiesOf(copies, title)}
            onClick={() => onOpen(story)}
          >
            {words.copies(copies)}
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
})
