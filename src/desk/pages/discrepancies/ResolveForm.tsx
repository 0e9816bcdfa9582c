/** A reviewer says that a discrepancy is settled, and why. */
import { useState } from 'react'
import { SettleForm } from '../../components/SettleForm.tsx'
import { useSettle } from '../../state/settle.ts'
import { strings } from '../../strings.ts'

const words = strings.discrepancies

export function ResolveForm({ entry, onResolved }: { entry: string; onResolved(): void }) {
  const settle = useSettle()
  const [why, setWhy] = useState('')
  const save = async () => {
    if (why.trim() === '') return false
    onResolved()
    return settle({ kind: 'resolve', entry, why: why.trim() }, words.done)
  }
  return (
    <SettleForm label={words.resolve} onSave={save}>
      <label>
        <span>{words.why}</span>
        <input
          // biome-ignore lint/a11y/noAutofocus: the reviewer has just asked for this field
          autoFocus
          type="text"
          required
          value={why}
          onChange={({ target }) => setWhy(target.value)}
        />
      </label>
    </SettleForm>
  )
}
