/** Whoever follows a link to an open entry is led to it, once. */
import { useEffect, useRef } from 'react'

/** Scrolls to the entry that was open when the view was opened, as soon as it is there. */
export function useComeTo(open: string | undefined, { ready }: { ready: boolean }): void {
  const wanted = useRef(open)
  useEffect(() => {
    if (!ready || wanted.current === undefined) return
    document.querySelector(`[data-id="${CSS.escape(wanted.current)}"]`)?.scrollIntoView({ block: 'start' })
    wanted.current = undefined
  }, [ready])
}
