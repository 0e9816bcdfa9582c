/** Ends work that takes too long or that nobody waits for any more. */
import { unfetched } from './faults.ts'

/** When work ends at the latest: after `ms` milliseconds, or with `signal`; `name` begins the messages. */
export interface UntilOptions {
  readonly name: string
  readonly ms: number
  readonly signal: AbortSignal | undefined
}

/**
 * What the work gives. Its signal tells it to stop, and is aborted in any case when this returns, so that nothing
 * stays open. Throws a ReadoutError ("fetch") at once when the time is over, even where the work cannot be stopped.
 */
export async function runUntil<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { name, ms, signal }: UntilOptions,
): Promise<T> {
  const ended = new AbortController()
  const { promise, reject } = Promise.withResolvers<never>()
  const givenUp = () => unfetched(name, 'was given up', { cause: signal?.reason })
  if (signal?.aborted) throw givenUp()
  const giveUp = () => reject(givenUp())
  signal?.addEventListener('abort', giveUp)
  const late = () => reject(unfetched(name, `took longer than ${ms / 1000} seconds; try again later`))
  const timer = setTimeout(late, ms)
  try {
    return await Promise.race([work(ended.signal), promise])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
    ended.abort()
  }
}
