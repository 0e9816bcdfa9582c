/** Fields of forms: a choice of few as radio buttons, a choice of many as a list. */
import { useId } from 'react'

interface Choice<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly choices: Readonly<Record<Value, string>>
  onChange(value: Value): void
}

export function Few<Value extends string>({ label, value, choices, onChange }: Choice<Value>) {
  const name = useId()
  return (
    <fieldset className="few">
      <legend>{label}</legend>
      {(Object.entries(choices) as [Value, string][]).map(([id, words]) => (
        <label key={id}>
          <input type="radio" name={name} checked={value === id} onChange={() => onChange(id)} />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  )
}

export function Many<Value extends string>({ label, value, choices, onChange }: Choice<Value>) {
  return (
    <label className="many">
      <span>{label}</span>
      <select value={value} onChange={({ target }) => onChange(target.value as Value)}>
        {(Object.entries(choices) as [Value, string][]).map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
