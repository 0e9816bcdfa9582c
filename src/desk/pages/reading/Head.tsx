/** The head of a report: what it is called, who published it and when, and how far its review is. */
import type { ReactNode } from 'react'
import { formatDate } from '../../../exports/date.ts'
import type { ReadReport } from '../../api.ts'
import { strings } from '../../strings.ts'

const words = strings.report

interface Props {
  readonly reading: ReadReport
  /** The title where it stands in the text itself. */
  readonly headline: ReactNode
  readonly rejectedShown: boolean
  /** Null for those who may change nothing. */
  readonly onDone: (() => void) | null
  onRejected(): void
}

export function Head({ reading, headline, rejectedShown, onDone, onRejected }: Props) {
  const { report, review, statements, state, supersedes } = reading
  const { title, outlet, issuer, published, modified, byline, url, translated } = report
  const undecided = statements.filter((statement) => statement.review === null).length
  const rejected = statements.filter((statement) => statement.review === 'rejected').length
  const day = published === undefined ? null : (formatDate(published) ?? published)
  const facts = [
    issuer && issuer !== outlet ? words.issuedBy(issuer) : null,
    byline ? words.by(byline) : null,
    modified && modified !== published ? words.changed(formatDate(modified) ?? modified) : null,
    translated ? words.translated : null,
    supersedes ? words.supersedes : null,
  ].filter((fact) => fact !== null)
  return (
    <header className="head">
      <p className="kicker" dir="auto">
        {[outlet ?? issuer, day].filter(Boolean).map((piece) => (
          <span key={piece}>{piece}</span>
        ))}
      </p>
      {headline ?? <h1 dir="auto">{title || words.untitled}</h1>}
      <p className="facts" dir="auto">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        {url && (
          <a href={url} rel="noreferrer">
            {words.address}
          </a>
        )}
      </p>
      <p className="progress">
        <span className={`review-state ${review}`}>{strings.reviews[review]}</span>
        <span>{state === 'read' ? words.undecided(undecided, statements.length) : words.unread}</span>
        {onDone && (
          <button type="button" onClick={onDone}>
            {review === 'done' ? words.setInReview : words.setDone}{' '}
            <span className="cap" aria-hidden="true">
              d
            </span>
          </button>
        )}
        {rejected > 0 && (
          <label>
            <input type="checkbox" checked={rejectedShown} onChange={onRejected} />
            {words.showRejected(rejected)}
          </label>
        )}
      </p>
      {onDone && undecided > 0 && undecided === statements.length && <p className="begin">{words.begin}</p>}
      {statements.length > 0 && <Legend />}
    </header>
  )
}

/** The lines under the words, each with its name. */
function Legend() {
  return (
    <div className="legend">
      <ul aria-label={words.legend}>
        {(Object.entries(strings.statement.authority) as [string, string][]).map(([authority, name]) => (
          <li key={authority}>
            <span className={`mark ${authority} lane0`} data-review="accepted">
              {name}
            </span>
          </li>
        ))}
      </ul>
      <p>
        {words.legendNested} {words.legendDecided}
      </p>
    </div>
  )
}
