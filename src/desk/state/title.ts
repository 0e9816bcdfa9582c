/** What the window is called. */
import { useEffect } from 'react'
import { strings } from '../strings.ts'

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – ${strings.name}`
  }, [title])
}
