/** A reviewer says that a discrepancy is settled, and why. */
import { useState } from 'react'
import { useSettle } from '../../state/settle.ts'
import { strings } from '../../strings.ts'

const words = strings.discrepancies

export function ResolveForm({ entry, onResolved }: { entry: string; onResolved(): void }) {
  const settle = useSettle()
  const [open, setOpen] = useState(false)
  const [why, setWhy] = useState('')
  if (!open)
    return (
      <button type="button" className="settle" onClick={() => setOpen(true)}>
        {words.resolve}
      </button>
    )
  const save = async () => {
    onResolved()
    await settle({ kind: 'resolve', entry, why: why.trim() }, words.done)
  }
  return (
    <form
      className="settle-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (why.trim() !== '') void save()
      }}
    >
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
      <button type="submit" className="main">
        {strings.actions.save}
      </button>
      <button type="button" onClick={() => setOpen(false)}>
        {strings.actions.cancel}
      </button>
    </form>
  )
}
