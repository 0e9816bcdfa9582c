/** An error in words for the reader. */
import { Problem } from '../api.ts'
import { strings } from '../strings.ts'

export function explain(error: unknown): string {
  if (error instanceof Problem) {
    if (error.status === 0) return strings.failure.unreachable
    if (error.status === 404) return error.message || strings.failure.notFound
    return error.message
  }
  return error instanceof Error ? error.message : String(error)
}
