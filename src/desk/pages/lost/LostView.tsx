/** One decision without a place: what was decided on which words, and the statements that it may be about now. */
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import type { Candidate, LostDecision } from '../../api.ts'
import type { Settled } from '../../state/placing.ts'
import { useMayChange } from '../../state/role.ts'
import { nameDay } from '../../state/words.ts'
import { strings } from '../../strings.ts'
import { CandidateView } from './CandidateView.tsx'
import { Fields } from './Fields.tsx'
import { Former } from './Former.tsx'
import { SettledView } from './SettledView.tsx'

const words = strings.lost
const FEW = 2 // candidates that are shown at first

interface Props {
  readonly lost: LostDecision
  /** What was done with it since the view was opened. */
  readonly settled: Settled | undefined
  /** Whether all candidates are shown. */
  readonly open: boolean
  onOpen(open: boolean): void
  /** Places it on a statement, or takes it back. */
  onSettle(on: Candidate | null): void
  onUndo(): void
}

export function LostView({ lost, settled, open, onOpen, onSettle, onUndo }: Props) {
  const { decision, report, candidates } = lost
  const { id, kind, by, at, why, target } = decision
  const may = useMayChange()
  const entry = useRef<HTMLElement>(null)
  const isDone = settled !== undefined && settled.state !== 'undoing'
  // The control that had the focus goes away.
  const keepFocus = (act: () => void) => () => {
    entry.current?.focus()
    act()
  }
  return (
    <section
      ref={entry}
      className="entry"
      data-id={id}
      tabIndex={-1}
      aria-labelledby={`lost-${id}`}
      aria-busy={settled !== undefined && settled.state !== 'saved'}
    >
      <header>
        <h2 id={`lost-${id}`} dir="auto">
          {words.decided(words.kinds[kind] ?? kind, by)}
        </h2>
        <p className="kind" dir="auto">
          {nameDay(at)}
          {' · '}
          <Link to="/reports/$id" params={{ id: report.id }}>
            {report.title || strings.reports.untitledRef(report.ref)}
          </Link>
          {[report.outlet ?? report.issuer, report.published && nameDay(report.published)]
            .filter(Boolean)
            .map((part) => ` · ${part}`)}
        </p>
      </header>
      {why !== undefined && (
        <p className="why" dir="auto">
          {words.why(why)}
        </p>
      )}
      <Fields lost={lost} />
      {isDone ? (
        <SettledView settled={settled} onUndo={keepFocus(onUndo)} />
      ) : (
        <>
          <div className="pair">
            <div className="side">
              <h3>{words.was}</h3>
              <Former lost={lost} />
            </div>
            <div className="side">
              <h3>{words.now}</h3>
              {candidates.length === 0 && <p className="nothing">{words.nothing}</p>}
              {(open ? candidates : candidates.slice(0, FEW)).map((one) => (
                <CandidateView key={one.entry} candidate={one} id={`quote-${id}-${one.entry}`} old={target}>
                  {may && (
                    <button
                      type="button"
                      className="place"
                      disabled={settled !== undefined}
                      aria-describedby={`quote-${id}-${one.entry}`}
                      onClick={keepFocus(() => onSettle(one))}
                    >
                      {words.place}
                    </button>
                  )}
                </CandidateView>
              ))}
              {candidates.length > FEW && (
                <button type="button" className="open" aria-expanded={open} onClick={() => onOpen(!open)}>
                  {open ? words.fewer : words.more(candidates.length - FEW)}
                </button>
              )}
            </div>
          </div>
          {may && (
            <button
              type="button"
              className="settle"
              disabled={settled !== undefined}
              onClick={keepFocus(() => onSettle(null))}
            >
              {words.drop}
            </button>
          )}
        </>
      )}
    </section>
  )
}
