/** Decisions on what views compute: a commitment, a discrepancy, who is who. */
import { useQueryClient } from '@tanstack/react-query'
import { ask, type NewDecision } from '../api.ts'
import { strings } from '../strings.ts'
import { explain } from './explain.ts'
import { tell } from './status.ts'

/** Makes a decision, or several together, and says so; true where the server took it. Every view may show something else afterwards. */
export function useSettle(): (
  decision: NewDecision | readonly NewDecision[],
  told: string,
) => Promise<boolean> {
  const client = useQueryClient()
  return async (decision, told) => {
    try {
      await ask('POST /api/decisions', { body: decision })
      tell(told)
      await client.invalidateQueries()
      return true
    } catch (error) {
      tell(strings.settle.failed(explain(error)), 'failure')
      return false
    }
  }
}
