/** Where somebody stands, in words: what was done, when, who tells it, and where to look it up. */
import { formatTime } from '../../exports/time.ts'
import { stanceOf } from '../../ledger/views/acts.ts'
import type { ToldReceipt } from '../../ledger/views/tellers.ts'
import type { Receipt } from '../../types.ts'
import { describeAct } from './statements.ts'

const SHORT = 60 // UTF-16 code units of a quote in a table
const SHORT_NAME = 45 // and of a name: a source may be called by a whole clause

/** "agree (possible), for". */
export function describeStand(receipt: Receipt, issue: string): string {
  const stance = stanceOf(receipt, issue)
  return stance === 'unclear' ? describeAct(receipt) : `${describeAct(receipt)}, ${stance}`
}

/** When it was said, else published. */
export function dayOfReceipt({ said, published = '' }: Receipt): string {
  const value = said ?? published
  return /^\d{4}-\d\d-\d\d/.test(value) && !value.includes('/') ? value.slice(0, 10) : formatTime(value)
}

/** In whose voice: "Ada Holm (Norland)", "aides (unnamed)", "Joren Vask (Sudmark), told by Ada Holm", "the report". */
export function describeTeller({ voices, names, teller, authority }: ToldReceipt): string {
  const name = (id: string) => clip(names[id] ?? id, SHORT_NAME)
  const [last, ...others] = [...voices].reverse().map(name)
  if (last === undefined) return 'the report'
  if (authority === 'unnamed' && others.length === 0) return `${last} (unnamed)`
  const party = teller === null ? last : name(teller)
  const who = party === last ? last : `${last} (${party})`
  return others.length > 0 ? `${who}, told by ${others.join(' and ')}` : who
}

/** The words, cut where they are long. */
export function clip(words: string, most: number = SHORT): string {
  return words.length <= most ? words : `${words.slice(0, most).replace(/\s*\S*$/, '')} …`
}

/** When and where, and the id by which `show` finds it. */
export function describeWhere(receipt: Receipt): string {
  const { outlet, entry } = receipt
  return `${[dayOfReceipt(receipt), outlet].filter((part) => part !== undefined).join(', ')}\n${entry}`
}
