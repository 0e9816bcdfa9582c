/** What stands where something could not be loaded: why, and the way on. */
import { strings } from '../strings.ts'

export function Trouble({ why, retry }: { why: string; retry?: () => void }) {
  return (
    <div className="trouble" role="alert">
      <h1>{strings.failure.title}</h1>
      <p>{why}</p>
      {retry && (
        <button type="button" onClick={retry}>
          {strings.failure.retry}
        </button>
      )}
    </div>
  )
}

export function Loading() {
  return <p className="loading">{strings.loading}</p>
}
