/** Whether there is room for a table. */
import { useSyncExternalStore } from 'react'

const room = matchMedia('(min-width: 52rem)')

export function useRoom(): boolean {
  return useSyncExternalStore(
    (listener) => {
      room.addEventListener('change', listener)
      return () => room.removeEventListener('change', listener)
    },
    () => room.matches,
  )
}
