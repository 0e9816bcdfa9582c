/** One party on one issue, in short; it opens the receipts. */
import { memo } from 'react'
import type { Receipt } from '../../../types.ts'
import type { ListedPosition, ToldReceipt } from '../../api.ts'
import { dayOf, nameAct, stanceOn } from '../../state/words.ts'
import { strings } from '../../strings.ts'

const words = strings.positions

/** How a cell stands in an address. */
export function formatCell({ party, issue }: Pick<ListedPosition, 'party' | 'issue'>): string {
  return `${party}.${issue}`
}

export const CellView = memo(function CellView({
  position,
  onOpen,
}: {
  position: ListedPosition
  onOpen(cell: string): void
}) {
  const { name, issue, own, told, more } = position
  return (
    <button
      type="button"
      className="cell"
      aria-haspopup="dialog"
      data-id={formatCell(position)}
      onClick={() => onOpen(formatCell(position))}
    >
      <span className="unseen">{name}: </span>
      {own ? (
        <Stand receipt={own} issue={issue} who={words.own} own />
      ) : (
        <span className="nothing">{words.noOwn}</span>
      )}
      {told.map((one) => (
        <Stand key={one.entry} receipt={one} issue={issue} who={nameTeller(one)} />
      ))}
      {more && <span className="nothing">{words.more}</span>}
    </button>
  )
})

interface StandProps {
  readonly receipt: Receipt
  readonly issue: string
  readonly who: string
  readonly own?: boolean
}

function Stand({ receipt, issue, who, own = false }: StandProps) {
  const stance = stanceOn(receipt, issue)
  return (
    <span className={`stand ${own ? 'firsthand' : toldIn(receipt)}`}>
      <bdi className="who">{who}</bdi>
      <span className="what">
        <b>{strings.statement.stances[stance]}</b> · {nameAct(receipt)} · {dayOf(receipt)}
      </span>
      <bdi className="quote">{receipt.quote}</bdi>
    </span>
  )
}

/** The line beside it: what is told is never shown as an own voice. */
function toldIn({ authority }: Receipt): string {
  return authority === 'firsthand' ? 'relayed' : authority
}

function nameTeller({ teller, voices, names, authority }: ToldReceipt): string {
  const id = teller ?? voices.at(-1)
  if (id === undefined) return words.narrated
  const name = names[voices.at(-1) ?? id] ?? names[id] ?? id
  return authority === 'unnamed' ? words.unnamed(name) : words.toldBy(name)
}
