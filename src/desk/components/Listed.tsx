/** A list as far as it has come, and what stands there where nothing has, or nothing can. */
import type { ReactNode } from 'react'
import { explain } from '../state/explain.ts'
import type { List } from '../state/list.ts'
import { type Steps, useSteps } from '../state/steps.ts'
import { strings } from '../strings.ts'

interface Props<Row> {
  readonly list: List<Row>
  /** What to do where there is nothing. */
  readonly empty: string
  /** How many rows are drawn at once, and how many more at a time. */
  readonly steps?: Steps
  /** How many have to be there at least: one of them is to be come to. */
  readonly least?: number
  children(rows: readonly Row[]): ReactNode
}

const STEPS: Steps = { first: 10, step: 20 }

export function Listed<Row>({
  list,
  empty,
  steps: { first, step } = STEPS,
  least = 0,
  children,
}: Props<Row>) {
  const { rows, of, error, showMore, busy, retry } = list
  const drawn = useSteps(rows?.length ?? 0, of, { first: Math.max(first, least), step })
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
      {rows.length === 0 && showMore === null ? (
        <p className="empty">{empty}</p>
      ) : (
        children(rows.slice(0, drawn))
      )}
      {showMore && drawn === rows.length && (
        <button type="button" className="more" disabled={busy} onClick={showMore}>
          {strings.reports.more}
        </button>
      )}
    </>
  )
}
