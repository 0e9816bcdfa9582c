/** A statement that the reader missed: the words are chosen, here is said what they mean. */
import { useEffect, useRef, useState } from 'react'
import type { Authority, Span } from '../../../types.ts'
import type { Codebook, NewDecision, ReadReport } from '../../api.ts'
import { Many } from '../../components/fields.tsx'
import { strings } from '../../strings.ts'
import type { Draft } from './draft.ts'
import { Form, MeaningFields } from './Forms.tsx'

const words = strings.form
const EMPTY: Draft = { act: 'report', certainty: 'certain', polarity: 'affirmed', issues: [], holders: [] }

interface Props {
  readonly reading: ReadReport
  readonly issues: Codebook['issues']
  /** The parties of the ledger. */
  readonly parties: readonly { readonly id: string; readonly name: string }[]
  readonly span: Span
  onMark(decision: NewDecision): void
  onClose(): void
}

export function MarkDialog({ reading, issues, parties, span, onMark, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [draft, setDraft] = useState(EMPTY)
  const [holder, setHolder] = useState('')
  const [authority, setAuthority] = useState<Authority>('firsthand')
  const [source, setSource] = useState('')
  const [cue, setCue] = useState('')
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  const { text, id, language } = reading.report
  const quote = text.slice(span.start, span.end)
  const stands = (piece: string) => piece.trim() === '' || text.includes(piece.trim())
  const save = () => {
    if (!stands(source) || !stands(cue)) return
    onMark({
      kind: 'mark',
      report: id,
      quote,
      span,
      ...(source.trim() && { source: source.trim() }),
      ...(cue.trim() && { cue: cue.trim() }),
      change: {
        act: draft.act,
        certainty: draft.certainty,
        polarity: draft.polarity,
        issues: draft.issues,
        holders: holder === '' ? [] : [{ actor: holder, authority }],
        ...(holder !== '' && authority === 'firsthand' && { speaker: holder }),
      },
    })
  }
  return (
    <dialog ref={dialog} className="mark-dialog" onClose={onClose} aria-label={words.mark}>
      <Form title={words.mark} save={strings.actions.mark} onSave={save} onCancel={onClose}>
        <blockquote lang={language} dir="auto">
          {quote}
        </blockquote>
        <Many
          label={words.holder}
          value={holder}
          choices={findHolders(reading, parties)}
          onChange={setHolder}
        />
        <Many<Authority>
          label={words.authority}
          value={authority}
          choices={strings.statement.authority}
          onChange={setAuthority}
        />
        <Piece label={words.source} value={source} wrong={!stands(source)} onChange={setSource} />
        <Piece label={words.cue} value={cue} wrong={!stands(cue)} onChange={setCue} />
        <MeaningFields draft={draft} issues={issues} names={reading.names} onChange={setDraft} />
      </Form>
    </dialog>
  )
}

/** Whom the report names, then the parties of the ledger that it does not name. */
function findHolders(reading: ReadReport, parties: Props['parties']): Readonly<Record<string, string>> {
  const named = Object.entries(reading.names).toSorted(([, a], [, b]) => a.localeCompare(b))
  return Object.fromEntries([
    ['', words.nobody],
    ...named,
    ...parties.filter(({ id }) => !(id in reading.names)).map(({ id, name }) => [id, name] as const),
  ])
}

function Piece({
  label,
  value,
  wrong,
  onChange,
}: {
  label: string
  value: string
  wrong: boolean
  onChange(value: string): void
}) {
  return (
    <label className="many">
      <span>{label}</span>
      <input
        type="text"
        value={value}
        aria-invalid={wrong || undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      {wrong && <span className="wrong">{words.notInText}</span>}
    </label>
  )
}
