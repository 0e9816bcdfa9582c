/** A report's text by its blocks, with what stands between them: together every character of it, in order. */
import type { Block, Report, Span } from '../types.ts'

/** A list item that brings its own sign: "– lorries cross", "2. a commission meets", "(b) the rest". */
export const OWN_SIGN = /^\s*(?:[-–—*•·◦▪‣]|\(?(?:\d{1,3}|[a-z]{1,4})[.)])\s/i

/** The sign of an item at the end of what stands before its block: plain text keeps it there. */
const SIGN_BEFORE = /(?:[-–—*+•·◦▪‣●]|\(?(?:\d{1,3}|[a-z]{1,4})[.)])[ \t]+$/i

const LONGEST_SIGN = 16 // characters, the white space behind it included

/** A block of the text, or what stands between two (no block). */
export interface Stretch {
  readonly span: Span
  readonly block?: Block
}

/** The whole text: its blocks, items with their signs, and what is between them. Blocks that overlap are cut short. */
export function findStretches({ text, blocks }: Report): Stretch[] {
  const stretches: Stretch[] = []
  let place = 0
  for (const block of [...blocks].sort((a, b) => a.span.start - b.span.start)) {
    const end = Math.min(block.span.end, text.length)
    if (Math.max(block.span.start, place) >= end) continue
    const before = text.slice(Math.max(place, block.span.start - LONGEST_SIGN), block.span.start)
    const sign = block.kind === 'list-item' ? (SIGN_BEFORE.exec(before)?.[0].length ?? 0) : 0
    const span = { start: Math.max(block.span.start - sign, place), end }
    if (place < span.start) stretches.push({ span: { start: place, end: span.start } })
    stretches.push({ span, block })
    place = span.end
  }
  if (place < text.length) stretches.push({ span: { start: place, end: text.length } })
  return stretches
}
