/** Progress of long work: one line on standard error that is written over, and only where a person watches. */
import type { Progress } from '../add/index.ts'

const WIDTH = 24 // characters of the bar
const PAUSE = 100 // milliseconds between two changes of the line

/** Shows progress on a terminal, as `[####    ] 12 of 40 read, 1 failed, 0.8 a second, 35 s left`. */
export function showProgress(stream: NodeJS.WriteStream = process.stderr): {
  readonly update: (progress: Progress) => void
  readonly clear: () => void
} {
  let step: Progress['step'] | null = null
  let began = 0
  let shown = 0
  const update = (progress: Progress) => {
    const now = performance.now()
    if (progress.step !== step) {
      step = progress.step
      began = now
    } else if (now - shown < PAUSE && progress.done < progress.total) return
    shown = now
    if (stream.isTTY) {
      const line = formatProgress(progress, (now - began) / 1000)
      stream.write(`\r\x1b[K${line.slice(0, (stream.columns ?? 80) - 1)}`)
    }
  }
  const clear = () => {
    if (stream.isTTY && step !== null) stream.write('\r\x1b[K')
  }
  return { update, clear }
}

/** The line for a step that has taken some seconds. */
export function formatProgress({ step, done, failed, total }: Progress, seconds: number): string {
  const failures = failed > 0 ? `, ${failed} failed` : ''
  if (step !== 'reading') return `${step === 'fetching' ? 'fetched' : 'found'} ${done}${failures}`
  const filled = total > 0 ? Math.floor((WIDTH * done) / total) : 0
  const rate = seconds > 0 ? done / seconds : 0
  const left = rate > 0 ? `, ${formatSeconds((total - done) / rate)} left` : ''
  const speed = rate > 0 ? `, ${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second` : ''
  return `[${'#'.repeat(filled).padEnd(WIDTH)}] ${done} of ${total} read${failures}${speed}${left}`
}

function formatSeconds(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return `${(seconds / 3600).toFixed(1)} h`
}
