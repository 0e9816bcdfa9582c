/** The keys that are valid where the reader is, from the one table; here they can be switched off. */
import { type Ref, useImperativeHandle, useRef, useState } from 'react'
import type { KEYS, Where } from '../keys.ts'
import { findValidKeys } from '../state/keyboard.ts'
import { setPreferences, usePreferences } from '../state/preferences.ts'
import { strings } from '../strings.ts'

export interface KeyHelpHandle {
  open(): void
}

export function KeyHelp({ ref }: { ref: Ref<KeyHelpHandle> }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const { keys } = usePreferences()
  const [valid, setValid] = useState<(typeof KEYS)[number][]>([])
  useImperativeHandle(ref, () => ({
    open() {
      setValid(findValidKeys())
      dialog.current?.showModal()
    },
  }))
  const places = [...new Set(valid.map(({ where }) => where))].reverse()
  return (
    <dialog ref={dialog} className="key-help" aria-labelledby="key-help">
      <header>
        <h2 id="key-help">{strings.keys.title}</h2>
        <label>
          <input
            type="checkbox"
            checked={keys}
            onChange={({ target }) => setPreferences({ keys: target.checked })}
          />
          {strings.keys.use}
        </label>
      </header>
      {keys ? (
        places.map((place) => <Place key={place} place={place} valid={valid} />)
      ) : (
        <p>{strings.keys.off}</p>
      )}
      <form method="dialog">
        <button type="submit">{strings.keys.close}</button>
      </form>
    </dialog>
  )
}

function Place({ place, valid }: { place: Where; valid: readonly (typeof KEYS)[number][] }) {
  return (
    <section>
      <h3>{strings.keys.places[place]}</h3>
      <dl>
        {valid
          .filter(({ where }) => where === place)
          .map(({ id, keys }) => (
            <div key={id}>
              <dt>
                {keys.map((key, index) => (
                  <span key={key}>
                    {index > 0 && ` ${strings.keys.or} `}
                    <KeyCap name={key} />
                  </span>
                ))}
              </dt>
              <dd>{strings.keys.names[id]}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

/** "Shift+z" as two caps. */
function KeyCap({ name }: { name: string }) {
  return name.split('+').map((cap) => (
    <kbd key={cap} className="cap">
      {strings.keys.caps[cap] ?? cap}
    </kbd>
  ))
}
