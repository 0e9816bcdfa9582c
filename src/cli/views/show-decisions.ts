/** A decision in the terminal. */
import type { ShownDecision } from '../../ledger/views/show-decision.ts'
import { describeDecision, formatHead, formatList, formatParts, formatRows } from './show-lines.ts'

/** The decision, what it is about, and the others on the same entry. */
export function formatDecision({ decision, beside }: ShownDecision, columns: number): string {
  const { report, entry, quote } = decision.target
  return formatParts([
    formatHead(describeDecision(decision), [], columns),
    formatRows(
      [
        ['On', entry === undefined ? [] : [entry]],
        ['Words', quote === undefined ? [] : [`“${quote}”`]],
        ['Report', report === undefined ? [] : [report]],
      ],
      columns,
    ),
    formatList('Other decisions on it', beside.map(describeDecision), columns),
  ])
}
