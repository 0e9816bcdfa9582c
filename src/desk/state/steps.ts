/** Long lists are drawn a part at a time, so that what comes first is on the screen at once. */
import { useEffect, useState } from 'react'

/** How many are drawn at once, and how many more after each frame. */
export interface Steps {
  readonly first: number
  readonly step: number
}

/** How many of so many are drawn by now; it begins anew when `of` names another list. */
export function useSteps(total: number, of: string, { first, step }: Steps): number {
  const [reached, setReached] = useState({ of, drawn: first, total })
  // A list that is come back to begins anew, too, even where the one between was drawn at once.
  if (reached.of !== of) setReached({ of, drawn: first, total })
  else if (reached.total !== total) {
    // Where a few rows come to a list that is drawn, none of those on the screen goes for a frame.
    const isWhole = reached.total > 0 && reached.drawn >= reached.total
    const drawn = isWhole && total - reached.total <= step ? Math.max(reached.drawn, total) : reached.drawn
    setReached({ of, drawn, total })
  }
  const drawn = reached.of === of ? Math.max(reached.drawn, first) : first
  useEffect(() => {
    if (drawn >= total) return
    return afterFrame(() => setReached({ of, drawn: drawn + step, total }))
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
