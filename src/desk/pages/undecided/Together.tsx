/** What was accepted or rejected together of late, each with one way to take all of it back. */
import { useQuery } from '@tanstack/react-query'
import type { Answer } from '../../api.ts'
import { sessionQuery, togetherQuery } from '../../state/queries.ts'
import { useSettle } from '../../state/settle.ts'
import { tell } from '../../state/status.ts'
import { nameMoment } from '../../state/words.ts'
import { strings } from '../../strings.ts'

const words = strings.undecided

type Decided = Answer<'GET /api/decisions/together'>[number]

/** The latest few, and what takes back the last one of whoever is signed in. */
export function useTogether(): {
  readonly all: readonly Decided[]
  undo(decided: Decided): void
  undoLatest(): void
} {
  const { data: all = [] } = useQuery(togetherQuery)
  const { data: session } = useQuery(sessionQuery)
  const settle = useSettle()
  const undo = ({ standing }: Decided) =>
    void settle(
      standing.toReversed().map((decision) => ({ kind: 'undo' as const, decision })),
      words.undone(standing.length),
    )
  return {
    all,
    undo,
    undoLatest() {
      const own = all.find(({ by, standing }) => by === session?.user?.name && standing.length > 0)
      if (own) undo(own)
      else tell(strings.messages.nothingToUndo)
    },
  }
}

export function Together({ mayChange }: { readonly mayChange: boolean }) {
  const { all, undo } = useTogether()
  if (all.length === 0) return null
  return (
    <details className="together" open>
      <summary>{words.together}</summary>
      <ul>
        {all.map((decided) => {
          const { by, at, kind, why, count, standing } = decided
          return (
            <li key={by + at + kind} dir="auto">
              <span>
                {words.decided[kind](count)} · {strings.settle.by(by, nameMoment(at))}
                {why !== undefined && `: ${why}`}
                {standing.length < count && ` · ${words.takenBack(count - standing.length, count)}`}
              </span>
              {mayChange && standing.length > 0 && (
                <button type="button" onClick={() => undo(decided)}>
                  {words.undo(standing.length)}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
