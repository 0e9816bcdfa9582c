/** A decision that stands: who made it, when and why, and how it is taken back. */
import { useQuery } from '@tanstack/react-query'
import { decisionsQuery } from '../state/queries.ts'
import { useMayChange } from '../state/role.ts'
import { useSettle } from '../state/settle.ts'
import { nameDay } from '../state/words.ts'
import { strings } from '../strings.ts'

const words = strings.settle

interface Props {
  /** What was decided, in words. */
  readonly what: string
  readonly decision: string
  /** Id of what it is about. */
  readonly about: string
}

export function Decided({ what, decision: id, about }: Props) {
  const { data } = useQuery(decisionsQuery(about))
  const may = useMayChange()
  const settle = useSettle()
  const decision = data?.find((one) => one.id === id)
  const on = decision?.change?.['on']
  return (
    <div className="decided">
      <p dir="auto">
        <b>{what}</b>
        {typeof on === 'string' && ` ${words.asOf(nameDay(on))}`}
        {decision && ` · ${words.by(decision.by, nameDay(decision.at))}`}
        {decision?.why !== undefined && `: ${decision.why}`}
      </p>
      {may && (
        <button type="button" onClick={() => void settle({ kind: 'undo', decision: id }, words.undone)}>
          {words.undo}
        </button>
      )}
    </div>
  )
}
