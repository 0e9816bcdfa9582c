/** From statement to statement. */
import type { ReadStatement } from '../api.ts'

/** What is walked over: rejected statements only where they are shown. */
export function findVisible(
  statements: readonly ReadStatement[],
  { rejected }: { rejected: boolean },
): readonly ReadStatement[] {
  return rejected ? statements : statements.filter(({ review }) => review !== 'rejected')
}

/** The id of the next statement or the one before; without a place, the first or the last. Null at the end. */
export function step(
  statements: readonly ReadStatement[],
  focused: string | undefined,
  { by, shown }: { by: 1 | -1; shown: ReadonlySet<string> },
): string | null {
  const at = statements.findIndex(({ id }) => id === focused)
  const rest =
    at < 0
      ? by === 1
        ? statements
        : statements.toReversed()
      : by === 1
        ? statements.slice(at + 1)
        : statements.slice(0, at).reverse()
  return rest.find(({ id }) => shown.has(id))?.id ?? null
}

/** The id of the next statement that nobody has decided on, from a place on and then from the beginning; else null. */
export function findUndecided(
  statements: readonly ReadStatement[],
  focused: string | undefined,
): string | null {
  const at = statements.findIndex(({ id }) => id === focused)
  const order = [...statements.slice(at + 1), ...statements.slice(0, Math.max(at, 0))]
  return order.find(({ review }) => review === null)?.id ?? null
}
