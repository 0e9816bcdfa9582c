/** All receipts of one party on one issue, the latest first. */
import type { Filter, HistoryReceipt } from '../../api.ts'
import { Listed } from '../../components/Listed.tsx'
import { ReceiptView } from '../../components/Receipt.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { useList } from '../../state/list.ts'
import { useIssues, useParties } from '../../state/names.ts'
import { type Steps, useSteps } from '../../state/steps.ts'
import { strings } from '../../strings.ts'

const words = strings.positions
const LONGEST = 200 // of the server's histories
/** Receipts that are drawn at a time. */
const STEPS: Steps = { first: 10, step: 30 }

interface Props {
  readonly cell: string
  readonly filter: Filter
  onClose(): void
}

export function History({ cell, filter, onClose }: Props) {
  const dot = cell.indexOf('.')
  const [party, issue] = [cell.slice(0, dot), cell.slice(dot + 1)]
  const query = { ...filter, party, issue, history: true, everyone: true, limit: 1 }
  const list = useList('GET /api/positions', query)
  const nameIssue = useIssues()
  const known = useParties().find(({ id }) => id === party)?.name
  const name = list.rows?.[0]?.name ?? known ?? party
  return (
    <Sheet title={words.sheet(name, nameIssue(issue))} beside onClose={onClose}>
      <Listed list={{ ...list, showMore: null }} empty={words.noHistory}>
        {([position]) => <Receipts history={position?.history ?? []} of={cell} search={filter.search} />}
      </Listed>
    </Sheet>
  )
}

function Receipts({
  history,
  of,
  search,
}: {
  history: readonly HistoryReceipt[]
  of: string
  search: string | undefined
}) {
  const own = history.filter((one) => one.own).length
  const drawn = useSteps(history.length, of, STEPS)
  return (
    <>
      <p className="aside">
        {words.history}: {words.ownCount(own, history.length - own)}
      </p>
      {history.slice(0, drawn).map((receipt) => (
        <ReceiptView
          key={receipt.entry}
          receipt={receipt}
          search={search}
          {...(receipt.own && { line: 'firsthand' as const })}
        />
      ))}
      {history.length >= LONGEST && <p className="aside">{words.longest}</p>}
    </>
  )
}
