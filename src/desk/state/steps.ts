/** Long lists are drawn a part at a time, so that what comes first is on the screen at once. */
import { useEffect, useState } from 'react'

/** How many are drawn at once, and how many more after each frame. */
export interface Steps {
  readonly first: number
  readonly step: number
}

/** How many of so many are drawn by now; it begins anew when `of` names another list. */
export function useSteps(total: number, of: string, { first, step }: Steps): number {
  const [reached, setReached] = useState({ of, drawn: first })
  // A list that is come back to begins anew, too, even where the one between was drawn at once.
  if (reached.of !== of) setReached({ of, drawn: first })
  const drawn = reached.of === of ? Math.max(reached.drawn, first) : first
  useEffect(() => {
    if (drawn >= total) return
    return afterFrame(() => setReached({ of, drawn: drawn + step }))
  }, [drawn, total, of, step])
  return Math.min(drawn, total)
}

/** Does something once the next frame is on the screen, unless it is let go before. */
function afterFrame(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
