/** What a decision makes of a reading at once, before the server has answered: the same as the server will do. */
import type { Authority } from '../../types.ts'
import type { NewDecision, ReadReport, ReadStatement } from '../api.ts'

/** Statements before and after a step, by their ids; null where there is none. */
export type Changes = ReadonlyMap<string, ReadStatement | null>

/** What decisions change; marks and notes show when the server has answered. */
export function changesOf(reading: ReadReport, decisions: readonly NewDecision[]): Changes {
  const changes = new Map<string, ReadStatement | null>()
  for (const decision of decisions) {
    if (decision.kind === 'mark' || decision.kind === 'note' || decision.kind === 'undo') continue
    const statement =
      changes.get(decision.entry) ?? reading.statements.find(({ id }) => id === decision.entry)
    if (statement) changes.set(decision.entry, decide(statement, decision))
  }
  return changes
}

/** The reading with some statements changed; those that are not in it are left out. */
export function withChanges(reading: ReadReport, changes: Changes): ReadReport {
  if (changes.size === 0) return reading
  return {
    ...reading,
    statements: reading.statements
      .map((statement) => (changes.has(statement.id) ? (changes.get(statement.id) ?? null) : statement))
      .filter((statement) => statement !== null),
  }
}

/** The statements of some ids as they are now. */
export function pickStatements(reading: ReadReport, ids: Iterable<string>): Changes {
  return new Map(
    [...ids].map((id) => [id, reading.statements.find((statement) => statement.id === id) ?? null]),
  )
}

function decide(
  statement: ReadStatement,
  decision: Exclude<NewDecision, { kind: 'mark' | 'note' | 'undo' }>,
): ReadStatement {
  const wasMarked = statement.review === 'marked'
  if (decision.kind !== 'correct') {
    const accepted = wasMarked ? 'marked' : 'accepted'
    return { ...statement, review: decision.kind === 'reject' ? 'rejected' : accepted }
  }
  const { change } = decision
  const authority = weakest(change.holders?.map((holder) => holder.authority) ?? [])
  return {
    ...statement,
    ...change,
    ...(authority && { authority }),
    review: wasMarked ? 'marked' : 'corrected',
  }
}

const WEAKNESS: readonly Authority[] = ['firsthand', 'relayed', 'unnamed', 'narrator']

/** A statement's authority is the weakest of its holders'. */
function weakest(authorities: readonly Authority[]): Authority | undefined {
  return authorities.toSorted((a, b) => WEAKNESS.indexOf(b) - WEAKNESS.indexOf(a))[0]
}
