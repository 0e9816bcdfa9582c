/** One discrepancy: its receipts side by side, and how it is settled. */
import type { Discrepancy, Receipt } from '../../../types.ts'
import { Decided } from '../../components/Decided.tsx'
import { ReceiptView } from '../../components/Receipt.tsx'
import { useIssues } from '../../state/names.ts'
import { useMayChange } from '../../state/role.ts'
import { nameDay } from '../../state/words.ts'
import { strings } from '../../strings.ts'
import { ResolveForm } from './ResolveForm.tsx'

const words = strings.discrepancies

interface Props {
  readonly discrepancy: Discrepancy
  readonly search: string | undefined
  /** Whether all its pairs are shown, not only the first. */
  readonly open: boolean
  onOpen(open: boolean): void
  onResolved(): void
}

export function DiscrepancyView({ discrepancy, search, open, onOpen, onResolved }: Props) {
  const { id, kind, party, issue, encounter, names, resolved } = discrepancy
  const nameIssue = useIssues()
  const may = useMayChange()
  const what = [
    party !== undefined && (names[party] ?? party),
    encounter !== undefined && withDays(names[encounter] ?? words.encounter),
    issue !== undefined && nameIssue(issue),
  ].filter((part) => part !== false)
  const pairs = pairsOf(discrepancy)
  return (
    <section className="entry" data-id={id} data-resolved={resolved !== undefined || undefined}>
      <header>
        <h2 dir="auto">{what.length > 0 ? what.join(': ') : words.encounter}</h2>
        <p className="kind">{words.kinds[kind]}</p>
      </header>
      {(open ? pairs : pairs.slice(0, 1)).map(([one, other]) => (
        <div key={one.entry + (other?.entry ?? '')} className="pair">
          <ReceiptView receipt={one} search={search} chain />
          {other ? (
            <ReceiptView receipt={other} search={search} chain />
          ) : (
            kind === 'own-voice-absent' && <p className="nothing">{words.noOwn}</p>
          )}
        </div>
      ))}
      {pairs.length > 1 && (
        <button type="button" className="open" aria-expanded={open} onClick={() => onOpen(!open)}>
          {open ? words.fewer : words.more(pairs.length - 1)}
        </button>
      )}
      {resolved !== undefined ? (
        <Decided what={words.resolved} decision={resolved} about={id} />
      ) : (
        may && <ResolveForm entry={id} onResolved={onResolved} />
      )}
    </section>
  )
}

/** "call (2026-03-14)" with its day as people say it. */
function withDays(name: string): string {
  return name.replace(/\d{4}-\d\d-\d\d/g, nameDay)
}

/** Two by two; of a voice that is absent, those who speak of it one by one. */
function pairsOf({ kind, receipts }: Discrepancy): readonly (readonly [Receipt, Receipt?])[] {
  if (kind === 'own-voice-absent') return receipts.map((one) => [one] as const)
  return receipts.flatMap((one, index) => {
    if (index % 2 === 1) return []
    const other = receipts[index + 1]
    return [other ? ([one, other] as const) : ([one] as const)]
  })
}
