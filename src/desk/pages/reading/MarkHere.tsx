/** A button beside words that the mouse selected. */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Span } from '../../../types.ts'
import { rangeOfSpan } from '../../highlight/dom.ts'
import { strings } from '../../strings.ts'

interface Props {
  readonly root: RefObject<HTMLElement | null>
  readonly off: boolean
  find(): Span | null
  onMark(): void
}

export function MarkHere({ root, off, find, onMark }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const [span, setSpan] = useState<Span | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setSpan(find()), 150)
    }
    document.addEventListener('selectionchange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', look)
    }
  }, [find])
  useLayoutEffect(() => {
    const range = span && root.current && rangeOfSpan(root.current, span)
    const last = range && [...range.getClientRects()].at(-1)
    const around = root.current?.getBoundingClientRect()
    if (!button.current || !last || !around) return
    const left = Math.min(last.right - around.left, around.width - button.current.offsetWidth)
    button.current.style.translate = `${Math.max(0, left)}px ${last.bottom - around.top + 4}px`
  }, [root, span])
  if (!span || off) return null
  return (
    <button
      ref={button}
      type="button"
      className="mark-here main"
      // The selection stays while the button is pressed.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onMark}
    >
      {strings.actions.mark}{' '}
      <span className="cap" aria-hidden="true">
        m
      </span>
    </button>
  )
}
