/** Lines of the terminal views: wrapped, and without what could steer a terminal. */
import { styleText } from 'node:util'
import wrapAnsi from 'wrap-ansi'
import type { Fact } from '../exports/entries.ts'

const LONGEST = 1500 // UTF-16 code units of one text that are shown
const LABEL = 12 // columns of the name of a fact

/** On one line, without control characters and marks that turn the direction of text. */
export function printable(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}

/** Cut where it is longer than people read on a terminal. */
export function shorten(text: string): string {
  return text.length <= LONGEST
    ? text
    : `${text.slice(0, LONGEST).replace(/\S*$/, '')}… (--json has all of it)`
}

/** Wrapped to `columns`, with `margin` before each line. */
export function wrap(text: string, margin: string, columns: number): string {
  return hang(text, { first: margin, margin, columns })
}

/** Wrapped to `columns`, with `first` before the first line and `margin` before all others; both are as wide. */
export function hang(
  text: string,
  { first, margin, columns }: { first: string; margin: string; columns: number },
): string {
  return wrapAnsi(text, columns - margin.length, { hard: true })
    .split('\n')
    .map((line, index) => (index === 0 ? first : margin) + line)
    .join('\n')
}

/** A row for each fact: its name, and beside it what it tells. */
export function formatFacts(facts: readonly Fact[], margin: string, columns: number): string[] {
  return facts.map(({ name, values }) => {
    const text = shorten(printable(values.map((value) => value.text).join('; ')))
    const first = `${margin}${styleText('dim', name.padEnd(LABEL))}`
    return hang(text, { first, margin: margin + ' '.repeat(LABEL), columns })
  })
}
