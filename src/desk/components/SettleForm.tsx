/** A button behind which a reviewer settles something: the fields that it needs, saved or left. */
import { type ReactNode, useState } from 'react'
import { strings } from '../strings.ts'

interface Props {
  /** On the button that opens it. */
  readonly label: string
  /** Saves; the form closes where it gives true. */
  onSave(): Promise<boolean>
  /** The fields. */
  readonly children: ReactNode
}

export function SettleForm({ label, onSave, children }: Props) {
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <button type="button" className="settle" onClick={() => setOpen(true)}>
        {label}
      </button>
    )
  const save = async () => {
    if (await onSave()) setOpen(false)
  }
  return (
    <form
      className="settle-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {children}
      <button type="submit" className="main">
        {strings.actions.save}
      </button>
      <button type="button" onClick={() => setOpen(false)}>
        {strings.actions.cancel}
      </button>
    </form>
  )
}
