/** A receipt: the words, whose position they are in whose voice, and the way to their place in the report. */
import { memo, type ReactNode } from 'react'
import type { Authority, Receipt } from '../../types.ts'
import { findVoiceLines } from '../pages/reading/voice.ts'
import { copyText } from '../state/copy.ts'
import { useIssues } from '../state/names.ts'
import { tell } from '../state/status.ts'
import { copyOf, dayOf, nameAct, nameDay } from '../state/words.ts'
import { strings } from '../strings.ts'
import { Highlighted } from './Highlighted.tsx'
import { Way } from './Way.tsx'

const words = strings.receipt

interface Props {
  readonly receipt: Receipt
  /** Words that were searched for. */
  readonly search?: string | undefined
  /** Shows through whom it came even where that is one voice. */
  readonly chain?: boolean
  /** Of the one whose side it stands on: a statement of several may be the own voice of one of them alone. */
  readonly line?: Authority
  readonly children?: ReactNode
}

export const ReceiptView = memo(function ReceiptView({
  receipt,
  search,
  chain = false,
  line,
  children,
}: Props) {
  const { authority, quote, voices, names, condition, outlet, carriers } = receipt
  const name = (id: string) => names[id] ?? id
  return (
    <article className={`receipt ${line ?? authority}`} data-entry={receipt.entry}>
      {children}
      <Whose receipt={receipt} />
      <blockquote dir="auto">
        <Highlighted text={quote} search={search} />
      </blockquote>
      {condition !== undefined && !quote.includes(condition) && (
        <p className="aside" dir="auto">
          {words.condition(condition)}
        </p>
      )}
      {(chain || voices.length > 1) && (
        <p className="aside chain" dir="auto">
          {words.chain}:{' '}
          {[outlet ?? words.noOutlet, ...voices.map(name).filter((one) => one !== outlet)].join(' → ')}
        </p>
      )}
      <footer>
        <span dir="auto">
          {[outlet, whenOf(receipt), carriers > 1 && words.carriers(carriers)].filter(Boolean).join(' · ')}
        </span>
        <span className="ways">
          <Way to={placeOf(receipt)}>{words.link}</Way>
          <button type="button" className="plain" onClick={() => copy(receipt)}>
            {words.copy}
          </button>
        </span>
      </footer>
    </article>
  )
})

/** Whose position it is in whose voice, and what it does; nothing of an encounter. */
export function Whose({ receipt }: { receipt: Receipt }) {
  const nameIssue = useIssues()
  const act = nameAct(receipt)
  return (
    <>
      {receipt.act !== undefined && (
        <p className="whose">
          {findVoiceLines(receipt, receipt.names).map(({ holders, authority: own, told }) => (
            <span key={own} className="voice">
              <bdi className="holder">{holders}</bdi> <span className={`told ${own}`}>{told}</span>
            </span>
          ))}
        </p>
      )}
      {act !== '' && (
        <p className="does">
          <b>{act}</b>
          {receipt.issues.map(({ id, stance }) => (
            <span key={id}>
              {' · '}
              {strings.statement.issue(stance, nameIssue(id))}
            </span>
          ))}
        </p>
      )}
    </>
  )
}

/** To the place of the words; an encounter's words have no place of their own in the Reading view. */
function placeOf({ report, entry, act }: Receipt): string {
  const path = `/reports/${encodeURIComponent(report)}`
  return act === undefined ? path : `${path}?statement=${encodeURIComponent(entry)}`
}

function whenOf(receipt: Receipt): string {
  const { said, published } = receipt
  const day = dayOf(receipt)
  if (said === undefined || published === undefined) return day
  const out = nameDay(published)
  return out === day ? day : words.saidThenPublished(day, out)
}

function copy(receipt: Receipt): void {
  copyText(copyOf(receipt, location.origin + placeOf(receipt))).then(
    () => tell(words.copied),
    () => tell(words.notCopied, 'failure'),
  )
}
