/** Where reports are handed in: a text or addresses that are pasted, and files. */
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type Adding, findAddresses } from '../../state/adding.ts'
import { strings } from '../../strings.ts'

const words = strings.adding
const KNOWN = ['title', 'outlet', 'published'] as const

interface Props {
  readonly adding: Adding
  /** What was pasted on the page. */
  readonly pasted: string
  onClose(): void
}

export function Add({ adding, pasted, onClose }: Props) {
  const [text, setText] = useState(pasted)
  const field = useRef<HTMLTextAreaElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  // What was pasted is there already: one more Enter adds it.
  useEffect(() => {
    if (pasted === '') field.current?.focus()
    else button.current?.focus()
  }, [pasted])
  const isText = text.trim() !== '' && findAddresses(text) === null
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    if (text.trim() === '') return field.current?.focus()
    const given = new FormData(form)
    const known = Object.fromEntries(
      KNOWN.map((name) => [name, String(given.get(name) ?? '').trim()]).filter(([, value]) => value !== ''),
    )
    const addresses = findAddresses(text)
    const isTaken = await (addresses ? adding.addAddresses(addresses) : adding.addText(text, known))
    if (!isTaken) return
    setText('')
    form.reset()
    field.current?.focus()
  }
  return (
    <form className="add" aria-label={words.open} onSubmit={(event) => void submit(event)}>
      <label className="add-words">
        <span>{words.words}</span>
        <textarea ref={field} rows={5} value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      {isText && (
        <div className="add-known">
          {KNOWN.map((name) => (
            <label key={name} className={name}>
              <span>{words[name]}</span>
              <input
                name={name}
                type="text"
                {...(name === 'published' && {
                  pattern: '\\d{4}-\\d\\d-\\d\\d(T.*)?',
                  placeholder: '2026-03-14',
                  title: words.day,
                })}
              />
            </label>
          ))}
        </div>
      )}
      <p className="buttons">
        <button ref={button} type="submit" className="main">
          {words.add}
        </button>
        <label className="choose">
          <input
            type="file"
            multiple
            className="unseen"
            onChange={({ target }) => {
              void adding.addFiles([...(target.files ?? [])])
              target.value = ''
            }}
          />
          <span>{words.choose}</span>
        </label>
        <button type="button" onClick={onClose}>
          {words.close}
        </button>
      </p>
      <p className="aside">{words.hint}</p>
    </form>
  )
}
