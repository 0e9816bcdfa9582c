/** Files, text and addresses that are dropped on the page, or pasted where nobody types. */
import { useEffect, useRef, useState } from 'react'

interface Taking {
  files(files: readonly File[]): void
  text(text: string): void
}

/** Whether something is held over the page that could be dropped. */
export function useDropping(taking: Taking, active: boolean): boolean {
  const latest = useRef(taking)
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    latest.current = taking
  })
  useEffect(() => {
    if (!active) return
    const take = (data: DataTransfer | null) => {
      const files = [...(data?.files ?? [])]
      const text = data?.getData('text/plain').trim() ?? ''
      if (files.length > 0) latest.current.files(files)
      else if (text !== '') latest.current.text(text)
      return files.length > 0 || text !== ''
    }
    const over = (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    }
    const leave = ({ relatedTarget }: DragEvent) => relatedTarget === null && setOver(false)
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      take(event.dataTransfer)
    }
    const paste = (event: ClipboardEvent) => {
      const { target } = event
      if (target instanceof HTMLElement && target.matches('input, textarea')) return
      if (take(event.clipboardData)) event.preventDefault()
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    addEventListener('paste', paste)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
      removeEventListener('paste', paste)
    }
  }, [active])
  return isOver
}
