/** What can be done with a statement, each with its key. */
import { strings } from '../../strings.ts'

const { actions: words, statement } = strings

const KEYS = {
  accept: 'a',
  correct: 'c',
  reject: 'x',
  skip: 's',
  note: 'n',
  previous: 'k',
  next: 'j',
} as const

export function CardActions({
  actions,
  onClose,
}: {
  /** Only those that one may do. */
  actions: Readonly<Partial<Record<keyof typeof KEYS, () => void>>>
  onClose(): void
}) {
  return (
    <p className="buttons">
      {(Object.keys(KEYS) as (keyof typeof KEYS)[])
        .filter((name) => actions[name])
        .map((name) => (
          <button key={name} type="button" className={`do-${name}`} onClick={actions[name]}>
            {words[name]}{' '}
            <span className="cap" aria-hidden="true">
              {KEYS[name]}
            </span>
          </button>
        ))}
      <button type="button" className="do-close" onClick={onClose}>
        {statement.close}
      </button>
    </p>
  )
}
