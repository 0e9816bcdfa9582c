/** The fields that a decision sets, in words. */
import type { Change, LostDecision } from '../../api.ts'
import { useIssues } from '../../state/names.ts'
import { nameDay } from '../../state/words.ts'
import { strings } from '../../strings.ts'
import { joinNames } from '../reading/voice.ts'

const { lost: words, form, statement } = strings

/** A row for each field; nothing where it sets none, as one that accepts does not. */
export function Fields({ lost: { decision, names } }: { lost: LostDecision }) {
  const nameIssue = useIssues()
  const name = (id: string) => names[id] ?? id
  const { act, certainty, polarity, issues, speaker, holders, voices, addressees, said } = (decision.change ??
    {}) as Change
  const fields = [
    [form.act, act && statement.acts[act]],
    [form.certainty, certainty && statement.certainties[certainty]],
    [form.polarity, polarity && statement.polarities[polarity]],
    [form.issues, issues && listOf(issues.map(({ id, stance }) => statement.issue(stance, nameIssue(id))))],
    [words.speaker, speaker && name(speaker)],
    [
      form.holder,
      holders &&
        listOf(holders.map(({ actor, authority }) => `${name(actor)} (${statement.authority[authority]})`)),
    ],
    [statement.facts.voices, voices && listOf(voices.map(name))],
    [statement.facts.toward, addressees && listOf(addressees.map(name))],
    [statement.facts.said, said && nameDay(said)],
  ] as const
  const set = fields.filter(([, value]) => value !== undefined)
  if (set.length === 0) return null
  return (
    <dl className="facts-list" aria-label={words.sets}>
      {set.map(([field, value]) => (
        <div key={field}>
          <dt>{field}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function listOf(parts: readonly string[]): string {
  return parts.length === 0 ? words.none : joinNames(parts)
}
