/** Which decisions stand: those that nobody has taken back. */

/** What of a decision tells whether it stands. */
interface Undoable {
  readonly id: string
  readonly undoes: string | null
}

/**
 * The decisions that stand, in their order. Taking one back is itself a decision that can be taken back; of what takes
 * something back nothing is left in the list.
 */
export function findStanding<T extends Undoable>(decisions: readonly T[]): readonly T[] {
  const undone = new Set<string>()
  for (const { id, undoes } of decisions.toReversed())
    if (undoes !== null && !undone.has(id)) undone.add(undoes)
  return decisions.filter(({ id, undoes }) => undoes === null && !undone.has(id))
}
