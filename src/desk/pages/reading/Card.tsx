/** A statement in the margin: whose position in whose voice, what it does, and what reviewers made of it. */
import { memo, type ReactNode } from 'react'
import { formatDate } from '../../../exports/date.ts'
import { wordsOf } from '../../../span.ts'
import type { Decision } from '../../../types.ts'
import type { ReadStatement } from '../../api.ts'
import { strings } from '../../strings.ts'
import { draftOf } from './draft.ts'
import { findVoiceLines, joinNames, nameConfidence, type VoiceLine } from './voice.ts'

const words = strings.statement
const SIGNS = { accepted: '✓', corrected: '✎', rejected: '✕', marked: '+', undecided: '○' } as const

/** What all cards of a report are made with; the same object as long as nothing of it changes. */
export interface Scene {
  readonly text: string
  readonly names: Readonly<Record<string, string>>
  readonly issues: Readonly<Record<string, string>>
  readonly count: number
  focus(id: string): void
}

interface Props {
  readonly statement: ReadStatement
  readonly number: number
  readonly scene: Scene
  readonly focused: boolean
  /** Of the focused card: what stands below its facts. */
  readonly children?: ReactNode
  readonly decisions?: readonly Decision[]
}

export const Card = memo(function Card({ statement, number, scene, focused, decisions, children }: Props) {
  const { id, act = 'report', certainty = 'certain', polarity, issues, review, authority, within } = statement
  const lines = findVoiceLines(statement, scene.names)
  const state = review ?? 'undecided'
  const facts = [
    words.acts[act],
    polarity === 'denied' && act !== 'deny' ? words.polarities.denied : null,
    certainty === 'certain' ? null : words.certainties[certainty],
  ].filter((fact) => fact !== null)
  return (
    <li
      className={`card ${authority}`}
      data-card={id}
      data-review={state}
      data-focused={focused || undefined}
    >
      <button
        type="button"
        className="card-head"
        aria-expanded={focused}
        onClick={() => scene.focus(id)}
        onFocus={() => scene.focus(id)}
      >
        <span className="unseen">{words.label(number, scene.count)}: </span>
        {lines.map((line) => (
          <Voice key={line.authority} line={line} />
        ))}
        <span className="does">
          {within !== undefined && (
            <span className="nested" title={words.carrier}>
              ↳{' '}
            </span>
          )}
          <b>{facts.join(', ')}</b>
          {issues.map((issue) => (
            <span key={issue.id}>
              {' · '}
              {words.issue(issue.stance, scene.issues[issue.id] ?? issue.id)}
            </span>
          ))}
        </span>
        <span className="state">
          <span aria-hidden="true">{SIGNS[state]}</span>
          <span className="unseen">{words.reviews[state]}</span>
        </span>
      </button>
      {focused && (
        <div className="card-body">
          <Facts statement={statement} scene={scene} decisions={decisions ?? []} />
          {children}
        </div>
      )}
    </li>
  )
})

function Voice({ line: { holders, authority, told } }: { line: VoiceLine }) {
  return (
    <span className="voice">
      <bdi className="holder">{holders}</bdi> <span className={`told ${authority}`}>{told}</span>
    </span>
  )
}

function Facts({
  statement,
  scene: { text, names, issues },
  decisions,
}: Pick<Props, 'statement' | 'scene'> & { decisions: readonly Decision[] }) {
  const { voices, condition, addressees, said, form, confidence, review, counts } = statement
  const { act, certainty, polarity } = draftOf(statement)
  const name = (id: string) => names[id] ?? id
  const latest = decisions.findLast(({ kind }) => kind !== 'note')
  const notes = decisions.filter(({ kind }) => kind === 'note')
  const state = words.reviews[review ?? 'undecided']
  return (
    <>
      <dl>
        {voices.length > 1 && <Fact name={words.facts.voices}>{voices.map(name).join(' → ')}</Fact>}
        <Fact name={words.facts.act}>
          {words.acts[act]}, {words.polarities[polarity]}, {words.certainties[certainty]}
        </Fact>
        {statement.issues.length > 0 && (
          <Fact name={words.facts.issues}>
            {statement.issues.map(({ id, stance }) => words.issue(stance, issues[id] ?? id)).join(', ')}
          </Fact>
        )}
        {condition.length > 0 && <Fact name={words.facts.condition}>{wordsOf(text, condition)}</Fact>}
        {addressees.length > 0 && <Fact name={words.facts.toward}>{joinNames(addressees.map(name))}</Fact>}
        {said !== undefined && <Fact name={words.facts.said}>{formatDate(said) ?? said}</Fact>}
        <Fact name={words.facts.form}>{words.forms[form]}</Fact>
        <Fact name={words.facts.sure}>
          {review === 'marked' ? words.byPerson : nameConfidence(confidence)}
        </Fact>
        <Fact name={words.facts.decision}>
          {latest && review !== null ? words.by(state, latest.by) : state}
        </Fact>
      </dl>
      {!counts && <p className="aside">{words.doesNotCount}</p>}
      {notes.map((note) => (
        <p key={note.id} className="note">
          {words.note(note.by, textOf(note))}
        </p>
      ))}
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  )
}

function textOf({ change, why }: Decision): string {
  const text = change?.['text']
  return typeof text === 'string' ? text : (why ?? '')
}
