/** Receipts in words: when, whose, what it does; times as readers say them. */
import { formatDate } from '../../exports/date.ts'
import { formatTime } from '../../exports/time.ts'
import type { Receipt } from '../../types.ts'
import { findVoiceLines } from '../pages/reading/voice.ts'
import { strings } from '../strings.ts'

/** "14 March 2026" of a day or a time of it; other times as they are told. */
export function nameDay(value: string): string {
  return (value.includes('/') ? null : formatDate(value.slice(0, 10))) ?? formatTime(value)
}

/** "14 March 2026, 09:30" of a moment in UTC, as the clock here has it. */
export function nameMoment(at: string): string {
  const date = new Date(at)
  const two = (number: number) => String(number).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${nameDay(day)}, ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** Words as they are compared: whatever their case and accents. */
export function fold(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The day on which it was said, else published; empty where neither is known. */
export function dayOf({ said, published }: Pick<Receipt, 'said' | 'published'>): string {
  const value = said ?? published
  return value === undefined ? '' : nameDay(value)
}

/** "agree, only possible": what it does, and how firmly where that is less than certain. */
export function nameAct({ act, certainty = 'certain', polarity }: Receipt): string {
  if (act === undefined) return ''
  const { acts, certainties, polarities } = strings.statement
  return [
    acts[act],
    polarity === 'denied' && act !== 'deny' ? polarities.denied : '',
    certainty === 'certain' ? '' : certainties[certainty],
  ]
    .filter((word) => word !== '')
    .join(', ')
}

/** In doubt, and where it is denied, unclear. */
export function stanceOn({ issues, polarity }: Receipt, issue: string): 'for' | 'against' | 'unclear' {
  const stance = issues.find(({ id }) => id === issue)?.stance ?? 'unclear'
  return polarity === 'denied' ? 'unclear' : stance
}

/** A receipt to be pasted elsewhere. */
export function copyOf(receipt: Receipt, address: string): string {
  const { outlet, quote, names } = receipt
  const whose = findVoiceLines(receipt, names).map(({ holders, told }) => `${holders} (${told})`)
  const words = `“${quote.replace(/^["“”]|["“”]$/g, '')}”`
  const where = [outlet, dayOf(receipt)].filter(Boolean).join(', ')
  return [`${whose.join('; ')}: ${words}`, where, address].filter((line) => line !== '').join('\n')
}
