/** Which reports were listed in this browser before, so that what came since can be told from them. */
import { useEffect, useMemo, useRef, useState } from 'react'

const NAME = 'readout.seen'
const SHORT = 12 // characters of an id: enough to tell the reports of a ledger apart
const MOST = 20_000 // reports: a browser keeps some megabytes

/**
 * The reports among these that were not listed here when the list was last left. On the first visit of all there are none:
 * everything would be.
 */
export function useFresh(ids: readonly string[]): ReadonlySet<string> {
  const [before] = useState(load)
  const listed = useRef(new Set<string>())
  useEffect(() => {
    for (const id of ids) listed.current.add(id.slice(0, SHORT))
  }, [ids])
  useEffect(() => {
    const keep = () => save(new Set([...(load() ?? []), ...listed.current]))
    addEventListener('pagehide', keep)
    return () => {
      removeEventListener('pagehide', keep)
      keep()
    }
  }, [])
  return useMemo(
    () => new Set(before === null ? [] : ids.filter((id) => !before.has(id.slice(0, SHORT)))),
    [ids, before],
  )
}

function load(): ReadonlySet<string> | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? 'null')
    return Array.isArray(kept) ? new Set(kept.filter((id) => typeof id === 'string')) : null
  } catch {
    return null
  }
}

function save(ids: ReadonlySet<string>): void {
  try {
    if (ids.size > 0) localStorage.setItem(NAME, JSON.stringify([...ids].slice(-MOST)))
  } catch {
    // A browser that keeps nothing: nothing is told as new the next time.
  }
}
