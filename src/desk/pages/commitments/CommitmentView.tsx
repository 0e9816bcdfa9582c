/** One commitment: who, toward whom, what, on which condition, until when; its receipts, and what became of it. */
import type { ReactNode } from 'react'
import { formatTime } from '../../../exports/time.ts'
import type { Commitment } from '../../../types.ts'
import { Decided } from '../../components/Decided.tsx'
import { Highlighted } from '../../components/Highlighted.tsx'
import { ReceiptView } from '../../components/Receipt.tsx'
import { useIssues } from '../../state/names.ts'
import { useMayChange } from '../../state/role.ts'
import { dayOf } from '../../state/words.ts'
import { strings } from '../../strings.ts'
import { joinNames } from '../reading/voice.ts'
import { ScoreForm } from './ScoreForm.tsx'

const words = strings.commitments

interface Props {
  readonly commitment: Commitment
  readonly search: string | undefined
  /** Whether its receipts are shown. */
  readonly open: boolean
  onOpen(open: boolean): void
}

export function CommitmentView({ commitment, search, open, onOpen }: Props) {
  const {
    id,
    holder,
    toward,
    what,
    condition,
    due,
    issues,
    claims,
    claimedBy,
    later,
    outcome,
    clause,
    names,
  } = commitment
  const nameIssue = useIssues()
  const may = useMayChange()
  const name = (actor: string) => names[actor] ?? actor
  const [first] = claims
  const receipts = claims.length + later.length + (clause ? 1 : 0)
  return (
    <section className="entry" data-id={id}>
      <header>
        <h2 dir="auto">
          {name(holder)}
          {toward.length > 0 && <span className="toward"> {words.toward(joinNames(toward.map(name)))}</span>}
        </h2>
        <p className="kind">{words.claimed[claimedBy]}</p>
      </header>
      <blockquote dir="auto">
        <Highlighted text={what} search={search} />
      </blockquote>
      <dl className="facts-list">
        {condition !== undefined && !what.includes(condition) && (
          <Fact name={words.condition}>{condition}</Fact>
        )}
        {due !== undefined && <Fact name={words.due}>{formatTime(due)}</Fact>}
        {issues.length > 0 && <Fact name={words.issues}>{issues.map(nameIssue).join(', ')}</Fact>}
        {first && <Fact name={words.first}>{dayOf(first)}</Fact>}
        {later.length > 0 && (
          <Fact name={words.later}>
            {later.map(({ kind, receipt }) => `${words.kinds[kind]}, ${dayOf(receipt)}`).join('; ')}
          </Fact>
        )}
        {clause && <Fact name={words.clause}>{dayOf(clause)}</Fact>}
      </dl>
      <button type="button" className="open" aria-expanded={open} onClick={() => onOpen(!open)}>
        {open ? words.hide : words.show(receipts)}
      </button>
      {open && (
        <div className="receipts">
          {claims.map((receipt) => (
            <ReceiptView key={receipt.entry} receipt={receipt} search={search} chain />
          ))}
          {later.map(({ kind, receipt }) => (
            <ReceiptView key={kind + receipt.entry} receipt={receipt} search={search} chain>
              <p className="stands">
                <b>{words.kinds[kind]}</b>
              </p>
            </ReceiptView>
          ))}
          {clause && (
            <ReceiptView receipt={clause} search={search} chain>
              <p className="stands">
                <b>{words.clause}</b>
              </p>
            </ReceiptView>
          )}
        </div>
      )}
      {outcome ? (
        <Decided what={words.outcomes[outcome.value]} decision={outcome.decision} about={id} />
      ) : (
        may && <ScoreForm entry={id} />
      )}
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  )
}
