/** The line at the foot of the window that tells what was done, or was not. */
import { useMessage } from '../state/status.ts'

export function StatusLine() {
  const message = useMessage()
  return (
    <div className="status" role="status" aria-live="polite">
      {message && (
        <p key={message.number} className={message.kind}>
          {message.text}
        </p>
      )}
    </div>
  )
}
