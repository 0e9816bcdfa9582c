/** A reviewer says that two actors are one. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OneActor } from '../../api.ts'
import { SettleForm } from '../../components/SettleForm.tsx'
import { actorsQuery } from '../../state/queries.ts'
import { useSettle } from '../../state/settle.ts'
import { strings } from '../../strings.ts'

const words = strings.actor

export function MergeForm({ actor }: { actor: OneActor }) {
  const settle = useSettle()
  const [other, setOther] = useState('')
  const save = async () =>
    other !== '' && settle({ kind: 'merge', entry: actor.id, with: other }, words.wasMerged(actor.name))
  return (
    <SettleForm label={words.merge} onSave={save}>
      <Other actor={actor} value={other} onChange={setOther} />
    </SettleForm>
  )
}

/** Whom it is one with: actors of the same kind come first. */
function Other({
  actor: { id, kind },
  value,
  onChange,
}: {
  actor: OneActor
  value: string
  onChange(id: string): void
}) {
  const { data: actors = [] } = useQuery(actorsQuery)
  const choices = actors
    .filter((one) => one.id !== id)
    .toSorted((a, b) => Number(b.kind === kind) - Number(a.kind === kind) || a.name.localeCompare(b.name))
  return (
    <label>
      <span>{words.mergeWith}</span>
      <select required value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{words.choose}</option>
        {choices.map((one) => (
          <option key={one.id} value={one.id}>
            {one.partyName ? `${one.name} (${one.partyName})` : one.name}
          </option>
        ))}
      </select>
    </label>
  )
}
