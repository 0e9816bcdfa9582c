/** How sure the reader is of what is looked for, as a choice; the address has it as figures. */
import { strings } from '../../strings.ts'

const words = strings.undecided

interface Sureness {
  readonly from: number | undefined
  readonly below: number | undefined
}

const CHOICES: readonly Sureness[] = [
  ...[0.5, 0.75, 0.9].map((below) => ({ from: undefined, below })),
  ...[0.75, 0.9].map((from) => ({ from, below: undefined })),
]

export function Sure({ from, below, onChange }: Sureness & { onChange(sureness: Sureness): void }) {
  const isSame = (one: Sureness) => one.from === from && one.below === below
  const isAny = from === undefined && below === undefined
  // A link may have other bounds than the choices.
  const choices = isAny || CHOICES.some(isSame) ? CHOICES : [...CHOICES, { from, below }]
  return (
    <label className="check">
      <span>{words.sure}</span>
      <select
        value={choices.findIndex(isSame)}
        onChange={({ target }) =>
          onChange(choices[Number(target.value)] ?? { from: undefined, below: undefined })
        }
      >
        <option value={-1}>{strings.filter.any}</option>
        {choices.map((one, index) => (
          <option key={words.bounds(one.from, one.below)} value={index}>
            {words.bounds(one.from, one.below)}
          </option>
        ))}
      </select>
    </label>
  )
}
