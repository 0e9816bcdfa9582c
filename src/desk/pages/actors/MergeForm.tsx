/** A reviewer says that two actors are one. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ShownActor } from '../../api.ts'
import { actorsQuery } from '../../state/queries.ts'
import { useSettle } from '../../state/settle.ts'
import { strings } from '../../strings.ts'

const words = strings.actor

export function MergeForm({ actor: { id, name, kind } }: { actor: ShownActor }) {
  const settle = useSettle()
  const [open, setOpen] = useState(false)
  const [other, setOther] = useState('')
  const { data: actors = [] } = useQuery({ ...actorsQuery, enabled: open })
  if (!open)
    return (
      <button type="button" className="settle" onClick={() => setOpen(true)}>
        {words.merge}
      </button>
    )
  const choices = actors
    .filter((one) => one.id !== id)
    .toSorted((a, b) => Number(b.kind === kind) - Number(a.kind === kind) || a.name.localeCompare(b.name))
  const save = async () => {
    if (await settle({ kind: 'merge', entry: id, with: other }, words.wasMerged(name))) setOpen(false)
  }
  return (
    <form
      className="settle-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (other !== '') void save()
      }}
    >
      <label>
        <span>{words.mergeWith}</span>
        <select required value={other} onChange={({ target }) => setOther(target.value)}>
          <option value="">{words.choose}</option>
          {choices.map((one) => (
            <option key={one.id} value={one.id}>
              {one.partyName ? `${one.name} (${one.partyName})` : one.name}
            </option>
          ))}
        </select>
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
