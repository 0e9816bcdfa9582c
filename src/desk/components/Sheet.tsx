/** A sheet at the side of the window, over the view that it belongs to. Its being open stands in the address. */
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { strings } from '../strings.ts'

interface Props {
  readonly title: string
  /** Whether the rest of the view stays in use: the sheet then closes when the reader goes on there. */
  readonly beside?: boolean
  readonly children: ReactNode
  onClose(): void
}

export function Sheet({ title, beside = false, children, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  // What has the focus must not stand below the sheet. Before it is closed: the focus that returns then is none of a reader's.
  useLayoutEffect(() => {
    if (!beside) return
    const left = ({ target }: FocusEvent) => {
      if (target instanceof Node && !dialog.current?.contains(target)) onClose()
    }
    document.addEventListener('focusin', left)
    return () => document.removeEventListener('focusin', left)
  }, [beside, onClose])
  useLayoutEffect(() => {
    const { current } = dialog
    if (beside) current?.showPopover()
    else current?.showModal()
    // Closed before it goes, so that the focus returns to where it came from.
    return () => (beside ? current?.hidePopover() : current?.close())
  }, [beside])
  const isShown = (sheet: HTMLDialogElement) => sheet.matches(beside ? ':popover-open' : '[open]')
  const closed = ({ currentTarget }: { currentTarget: HTMLDialogElement }) => {
    if (currentTarget.isConnected && !isShown(currentTarget)) onClose()
  }
  return (
    <dialog
      ref={dialog}
      className="sheet"
      {...(beside && { popover: 'auto' })}
      aria-labelledby={id}
      onClose={closed}
      onToggle={closed}
    >
      <header>
        <h2 id={id} dir="auto">
          {title}
        </h2>
        <button type="button" onClick={onClose}>
          {strings.keys.close}
        </button>
      </header>
      {children}
    </dialog>
  )
}
