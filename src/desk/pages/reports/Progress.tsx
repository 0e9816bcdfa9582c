/** How far handing in and reading are, and what was not taken. */
import type { Adding } from '../../state/adding.ts'
import { useProgress } from '../../state/progress.ts'
import { strings } from '../../strings.ts'

const words = strings.adding

export function Progress({ adding }: { readonly adding: Adding }) {
  const { event, waiting } = useProgress()
  const { sending, failures } = adding
  const told = event
    ? [words.steps[event.step], words.ofTotal(event.done, event.total), words.failed(event.failed)]
    : [words.waiting(waiting)]
  return (
    <>
      {(sending || waiting > 0) && (
        <div className="adding">
          {event && event.total > 0 ? (
            <progress
              aria-label={words.progress}
              max={event.total}
              value={Math.min(event.done + event.failed, event.total)}
            />
          ) : (
            <progress aria-label={words.progress} />
          )}
          <span>
            {sending ? words.sending(sending.done, sending.total) : told.filter(Boolean).join(', ')}
          </span>
        </div>
      )}
      {failures.length > 0 && (
        <section className="not-taken" role="alert">
          <h2>{words.notTaken}</h2>
          <ul>
            {failures.map(({ ref, why }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same file may fail twice
              <li key={index}>
                <b dir="auto">{ref}</b> <span>{why}</span>
              </li>
            ))}
          </ul>
          <button type="button" onClick={adding.forget}>
            {words.forget}
          </button>
        </section>
      )}
    </>
  )
}
