/** What the desk tells its reader in passing: it is shown for a while, and read out by a screen reader. */
import { useSyncExternalStore } from 'react'

interface Message {
  readonly text: string
  readonly kind: 'note' | 'failure'
  /** Tells two messages of the same words apart. */
  readonly number: number
}

const LASTS = 6_000 // milliseconds; what failed stays until something else is told

const listeners = new Set<() => void>()
let message: Message | null = null
let number = 0
let timer: ReturnType<typeof setTimeout> | undefined

export function tell(text: string, kind: Message['kind'] = 'note'): void {
  message = { text, kind, number: ++number }
  clearTimeout(timer)
  if (kind === 'note') timer = setTimeout(clear, LASTS)
  for (const listener of listeners) listener()
}

export function useMessage(): Message | null {
  return useSyncExternalStore(subscribe, () => message)
}

function clear(): void {
  message = null
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
