/** Standard output that goes away: `readout … | head`, a full disk. */
import { DONE, FAILED } from './exit-codes.ts'

const gone = new AbortController()

/** Aborted once nobody takes what is printed: there is nothing left to do then. */
export const outputGone: AbortSignal = gone.signal

/** Watches standard output; a reader that went away is no failure, anything else is told. */
export function watchOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (outputGone.aborted) return
    gone.abort()
    process.exitCode = error.code === 'EPIPE' ? DONE : FAILED
    if (error.code !== 'EPIPE')
      process.stderr.write(`readout: standard output cannot be written: ${error.message}\n`)
  })
}
