/** A reviewer says what became of a commitment, and of which day this is true. */
import { useState } from 'react'
import type { Outcome } from '../../../types.ts'
import { Many } from '../../components/fields.tsx'
import { useSettle } from '../../state/settle.ts'
import { strings } from '../../strings.ts'

const words = strings.commitments

export function ScoreForm({ entry }: { entry: string }) {
  const settle = useSettle()
  const [open, setOpen] = useState(false)
  const [value, setValue] = useState<Outcome>('not-begun')
  const [on, setOn] = useState(today)
  const [why, setWhy] = useState('')
  if (!open)
    return (
      <button type="button" className="settle" onClick={() => setOpen(true)}>
        {words.score}
      </button>
    )
  return (
    <form
      className="settle-form"
      onSubmit={(event) => {
        event.preventDefault()
        const reason = why.trim()
        void settle({ kind: 'score', entry, value, on, ...(reason !== '' && { why: reason }) }, words.scored)
      }}
    >
      <Many<Outcome> label={words.outcome} value={value} choices={words.outcomes} onChange={setValue} />
      <label>
        <span>{words.on}</span>
        <input type="date" required value={on} onChange={({ target }) => setOn(target.value)} />
      </label>
      <label>
        <span>{words.why}</span>
        <input type="text" value={why} onChange={({ target }) => setWhy(target.value)} />
      </label>
      <button type="submit" className="main">
        {strings.actions.save}
      </button>
      <button type="button" onClick={() => setOpen(false)}>
        {strings.actions.cancel}
      </button>
    </form>
  )
}

/** The day where the reviewer is. */
function today(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
