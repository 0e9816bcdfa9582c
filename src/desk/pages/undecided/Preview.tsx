/** What would be decided on all at once, before it is: how many statements, whose, what they do, of which reports. */
import { useState } from 'react'
import type { Receipt } from '../../../types.ts'
import { Sheet } from '../../components/Sheet.tsx'
import { useSettle } from '../../state/settle.ts'
import { strings } from '../../strings.ts'
import { nameConfidence } from '../reading/voice.ts'
import { summarize, type Tally } from './summary.ts'

const words = strings.undecided

interface Props {
  readonly kind: 'accept' | 'reject'
  readonly chosen: readonly Receipt[]
  onClose(): void
}

export function Preview({ kind, chosen, onClose }: Props) {
  const [why, setWhy] = useState('')
  const [saving, setSaving] = useState(false)
  const settle = useSettle()
  const { reports, least, most, whose, acts, voices } = summarize(chosen)
  const save = async () => {
    setSaving(true)
    const reason = why.trim()
    const decisions = chosen.map(({ entry }) => ({ kind, entry, ...(reason !== '' && { why: reason }) }))
    if (await settle(decisions, words.done[kind](chosen.length))) onClose()
    setSaving(false)
  }
  return (
    <Sheet title={words.question[kind](chosen.length)} onClose={onClose}>
      <p className="aside">
        {words.of(chosen.length, reports)}{' '}
        {words.sureness(nameConfidence(least), least === most ? null : nameConfidence(most))}
      </p>
      <div className="tallies">
        <Table name={words.whose} tally={whose} nameOf={(id) => id} />
        <Table name={words.does} tally={acts} nameOf={(act) => strings.statement.acts[act]} />
        <Table name={words.voice} tally={voices} nameOf={(one) => strings.statement.authority[one]} />
      </div>
      <form
        className="settle-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <label>
          <span>{words.why}</span>
          <input type="text" value={why} maxLength={500} onChange={({ target }) => setWhy(target.value)} />
        </label>
        <button type="submit" className="main" disabled={saving}>
          {words.all[kind](chosen.length)}
        </button>
        <button type="button" disabled={saving} onClick={onClose}>
          {strings.actions.cancel}
        </button>
      </form>
      <p className="aside">{words.oneUndo}</p>
    </Sheet>
  )
}

function Table<Key extends string>({
  name,
  tally: { top, rest },
  nameOf,
}: {
  readonly name: string
  readonly tally: Tally<Key>
  nameOf(key: Key): string
}) {
  return (
    <table>
      <caption>{name}</caption>
      <tbody>
        {top.map(([key, number]) => (
          <tr key={key}>
            <th scope="row" dir="auto">
              {nameOf(key)}
            </th>
            <td>{number}</td>
          </tr>
        ))}
        {rest > 0 && (
          <tr>
            <th scope="row">{words.others}</th>
            <td>{rest}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
