/** The rows of the list of reports: copies stand under the report whose words they carry. */
import type { ListedReport } from '../../api.ts'

/** A line of the list. */
export interface Row {
  readonly listed: ListedReport
  /** The copies of it that are listed too. */
  readonly copies: readonly ListedReport[]
  /** Whether it is a copy that stands under its report. */
  readonly isCopy: boolean
}

/** Groups reports by their stories, each at the place of the first that is listed; copies only where they are `open`. */
export function layRows(listed: readonly ListedReport[], open: ReadonlySet<string>): readonly Row[] {
  return [...Map.groupBy(listed, ({ story }) => story)].flatMap(([story, reports]) => {
    const first = reports.find(({ report }) => report.id === story) ?? reports.at(-1)
    if (!first) return []
    const copies = reports.filter((one) => one !== first)
    const rows = open.has(story) ? copies.map((one) => ({ listed: one, copies: [], isCopy: true })) : []
    return [{ listed: first, copies, isCopy: false }, ...rows]
  })
}

/** What choosing a row chooses: its copies too, as long as they are not shown. */
export function idsOf({ listed, copies }: Row, open: ReadonlySet<string>): readonly string[] {
  const ids = [listed, ...(open.has(listed.story) ? [] : copies)]
  return ids.map(({ report }) => report.id)
}

/** The rows between two, both included, whichever comes first. */
export function findBetween(rows: readonly Row[], from: string | null, to: string): readonly Row[] {
  const placeOf = (id: string | null) => rows.findIndex(({ listed }) => listed.report.id === id)
  const [a, b] = [placeOf(from), placeOf(to)]
  return a < 0 ? rows.slice(b, b + 1) : rows.slice(Math.min(a, b), Math.max(a, b) + 1)
}
