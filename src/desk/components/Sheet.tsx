/** A sheet at the side of the window, over the view that it belongs to. Its being open stands in the address. */
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { strings } from '../strings.ts'

export function Sheet({ title, children, onClose }: { title: string; children: ReactNode; onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const { current } = dialog
    current?.showModal()
    // Closed before it goes, so that the focus returns to where it came from.
    return () => current?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={id}
      onClose={({ currentTarget }) => {
        if (!currentTarget.open && currentTarget.isConnected) onClose()
      }}
    >
      <header>
        <h2 id={id} dir="auto">
          {title}
        </h2>
        <form method="dialog">
          <button type="submit">{strings.keys.close}</button>
        </form>
      </header>
      {children}
    </dialog>
  )
}
