/** What was just done with a lost decision, and how that is taken back. */
import type { Settled } from '../../state/placing.ts'
import { strings } from '../../strings.ts'

const words = strings.lost

export function SettledView({ settled: { on, state }, onUndo }: { settled: Settled; onUndo(): void }) {
  return (
    <div className="decided">
      <p dir="auto">
        <b>{on ? words.placed : words.dropped}</b>
        {on && ` “${on.quote.replace(/^["“”]|["“”]$/g, '')}”`}
      </p>
      <button type="button" disabled={state !== 'saved'} onClick={onUndo}>
        {state === 'saved' ? strings.settle.undo : words.saving}
      </button>
    </div>
  )
}
