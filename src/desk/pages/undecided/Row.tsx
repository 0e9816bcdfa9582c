/** One statement that nobody has decided on: its receipt, how sure the reader is, and whether it is decided on with the others. */
import { memo } from 'react'
import type { Receipt } from '../../../types.ts'
import { ReceiptView } from '../../components/Receipt.tsx'
import { strings } from '../../strings.ts'
import { nameConfidence } from '../reading/voice.ts'

const words = strings.undecided

interface Props {
  readonly receipt: Receipt
  readonly search: string | undefined
  /** Null where whoever looks at it may not decide. */
  readonly isIn: boolean | null
  onToggle(entry: string): void
  /** It has the focus. */
  onPlace(entry: string): void
}

export const Row = memo(function Row({ receipt, search, isIn, onToggle, onPlace }: Props) {
  const { entry, confidence, quote } = receipt
  return (
    <li data-row={entry} data-out={isIn === false || undefined} onFocus={() => onPlace(entry)}>
      {isIn !== null && (
        <input
          type="checkbox"
          checked={isIn}
          aria-label={words.take(quote)}
          onChange={() => onToggle(entry)}
        />
      )}
      <ReceiptView receipt={receipt} search={search}>
        <p className="sure">{nameConfidence(confidence)}</p>
      </ReceiptView>
    </li>
  )
})
