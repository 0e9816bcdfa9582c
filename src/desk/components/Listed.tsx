/** A list as far as it has come, and what stands there where nothing has, or nothing can. */
import type { ReactNode } from 'react'
import { explain } from '../state/explain.ts'
import type { List } from '../state/list.ts'
import { strings } from '../strings.ts'

interface Props<Row> {
  readonly list: List<Row>
  /** What to do where there is nothing. */
  readonly empty: string
  children(rows: readonly Row[]): ReactNode
}

export function Listed<Row>({ list: { rows, error, showMore, busy, retry }, empty, children }: Props<Row>) {
  if (error !== null)
    return (
      <div className="problem" role="alert">
        <p>{explain(error)}</p>
        <button type="button" onClick={retry}>
          {strings.failure.retry}
        </button>
      </div>
    )
  if (rows === undefined) return <p className="empty">{strings.loading}</p>
  return (
    <>
      {rows.length === 0 && showMore === null ? <p className="empty">{empty}</p> : children(rows)}
      {showMore && (
        <button type="button" className="more" disabled={busy} onClick={showMore}>
          {strings.reports.more}
        </button>
      )}
    </>
  )
}
