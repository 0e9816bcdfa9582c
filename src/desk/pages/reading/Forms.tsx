/** What a reviewer says of a statement: corrections of one, a note on one, and the meaning of one that was missed. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Authority } from '../../../types.ts'
import type { Change, Codebook, ReadStatement } from '../../api.ts'
import { Few, Many } from '../../components/fields.tsx'
import { strings } from '../../strings.ts'
import { changeOf, type Draft, draftOf } from './draft.ts'

const words = strings.form
const { acts, certainties, polarities, stances, authority: authorities } = strings.statement

interface FormProps {
  onCancel(): void
}

/** The fields that say what a statement means. */
export function MeaningFields({
  draft,
  issues,
  names,
  onChange,
}: {
  draft: Draft
  issues: Codebook['issues']
  names: Readonly<Record<string, string>>
  onChange(draft: Draft): void
}) {
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change })
  const choices = { none: words.noIssue, ...stances }
  return (
    <>
      <Many label={words.act} value={draft.act} choices={acts} onChange={(act) => set({ act })} />
      <Few
        label={words.certainty}
        value={draft.certainty}
        choices={certainties}
        onChange={(certainty) => set({ certainty })}
      />
      <Few
        label={words.polarity}
        value={draft.polarity}
        choices={polarities}
        onChange={(polarity) => set({ polarity })}
      />
      {draft.holders.map(({ actor, authority }, index) => (
        <Many<Authority>
          key={actor}
          label={words.authorityOf(names[actor] ?? actor)}
          value={authority}
          choices={authorities}
          onChange={(changed) => set({ holders: draft.holders.with(index, { actor, authority: changed }) })}
        />
      ))}
      {issues.length > 0 && (
        <fieldset className="issues">
          <legend>{words.issues}</legend>
          {issues.map(({ id, label, definition }) => (
            <label key={id} title={definition}>
              <span>{label}</span>
              <select
                value={draft.issues.find((issue) => issue.id === id)?.stance ?? 'none'}
                onChange={({ target }) => set({ issues: withStance(draft.issues, id, target.value) })}
              >
                {Object.entries(choices).map(([stance, name]) => (
                  <option key={stance} value={stance}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}

function withStance(issues: Draft['issues'], id: string, stance: string): Draft['issues'] {
  const rest = issues.filter((issue) => issue.id !== id)
  return stance === 'for' || stance === 'against' || stance === 'unclear' ? [...rest, { id, stance }] : rest
}

export function CorrectForm({
  statement,
  issues,
  names,
  onSave,
  onCancel,
}: FormProps & {
  statement: ReadStatement
  issues: Codebook['issues']
  names: Readonly<Record<string, string>>
  onSave(change: Change): void
}) {
  const [draft, setDraft] = useState(() => draftOf(statement))
  return (
    <Form title={words.correct} onCancel={onCancel} onSave={() => onSave(changeOf(statement, draft))}>
      <MeaningFields draft={draft} issues={issues} names={names} onChange={setDraft} />
    </Form>
  )
}

export function NoteForm({ onSave, onCancel }: FormProps & { onSave(text: string): void }) {
  const [text, setText] = useState('')
  return (
    <Form
      title={words.note}
      onCancel={onCancel}
      onSave={() => (text.trim() ? onSave(text.trim()) : onCancel())}
    >
      <textarea
        aria-label={words.note}
        rows={3}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </Form>
  )
}

/** A form that has the focus from its first field on, and is left by Escape. */
export function Form({
  title,
  onSave,
  onCancel,
  save = strings.actions.save,
  children,
}: FormProps & { title: string; save?: string; onSave(): void; children: ReactNode }) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('select, input, textarea')?.focus({ preventScroll: true })
    form.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }, [])
  return (
    <form
      ref={form}
      className="meaning"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onCancel()
      }}
    >
      <h2>{title}</h2>
      {children}
      <p className="buttons">
        <button type="submit" className="main">
          {save}
        </button>
        <button type="button" onClick={onCancel}>
          {strings.actions.cancel}
        </button>
      </p>
    </form>
  )
}
