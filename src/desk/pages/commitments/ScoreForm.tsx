/** A reviewer says what became of a commitment, and of which day this is true. */
import { useState } from 'react'
import type { Outcome } from '../../../types.ts'
import { Many } from '../../components/fields.tsx'
import { SettleForm } from '../../components/SettleForm.tsx'
import { useSettle } from '../../state/settle.ts'
import { strings } from '../../strings.ts'

const words = strings.commitments

export function ScoreForm({ entry }: { entry: string }) {
  const settle = useSettle()
  const [value, setValue] = useState<Outcome>('not-begun')
  const [on, setOn] = useState(today)
  const [why, setWhy] = useState('')
  const save = () => {
    const reason = why.trim()
    return settle({ kind: 'score', entry, value, on, ...(reason !== '' && { why: reason }) }, words.scored)
  }
  return (
    <SettleForm label={words.score} onSave={save}>
      <Many<Outcome> label={words.outcome} value={value} choices={words.outcomes} onChange={setValue} />
      <label>
        <span>{words.on}</span>
        <input type="date" required value={on} onChange={({ target }) => setOn(target.value)} />
      </label>
      <label>
        <span>{words.why}</span>
        <input type="text" value={why} onChange={({ target }) => setWhy(target.value)} />
      </label>
    </SettleForm>
  )
}

/** The day where the reviewer is. */
function today(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
