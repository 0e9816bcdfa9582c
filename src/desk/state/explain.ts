/** An error in words for the reader. */
import { Problem } from '../api.ts'
import { strings } from '../strings.ts'

const MISSING = 404

export function explain(error: unknown): string {
  if (error instanceof Problem) {
    if (error.status === 0) return strings.failure.unreachable
    if (error.status === MISSING) return error.message || strings.failure.notFound
    return error.message
  }
  return error instanceof Error ? error.message : String(error)
}

/** Whether the server says that there is no such thing. */
export function isMissing(error: unknown): boolean {
  return error instanceof Problem && error.status === MISSING
}
