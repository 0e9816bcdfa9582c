/** What the edges of a span lose: datelines and marks that belong to the sentence, not to what is said in it. */
import { trimSpan } from '../../span.ts'
import type { Span } from '../../types.ts'

// "STEINHAVEN, Norland (Wire) — " before a sentence; "NATO – the alliance – must act" has none
const DATELINE =
  /^\p{Lu}[\p{Lu}.'’ -]{2,30}(?:, [\p{Lu}\d][\p{L}\d.]*(?: [\p{Lu}\d][\p{L}\d.]*){0,3})?(?:\s?\([^()]{1,40}\))?\s?(?:[–—]|--)\s+(?=[\p{Lu}\d“‘"«])/u
const LONGEST_DATELINE = 80 // UTF-16 code units
const FEW = 40 // UTF-16 code units at the end in which marks are looked for, so that time stays linear
const LEADING = /^(?:[\s,;:]|[–—-]\s)+/
const TRAILING = /(?:[\s,;]|\s[–—-])+$/

/**
 * A content without the dateline that its block begins with, and without the commas around it; null where nothing is
 * left.
 */
export function trimContent(text: string, span: Span, block: Span): Span | null {
  const start = span.start + datelineOf(text, span, block)
  const words = text.slice(start, span.end)
  const from = words.match(LEADING)?.[0].length ?? 0
  const to = words.slice(Math.max(from, words.length - FEW)).match(TRAILING)?.[0].length ?? 0
  return trimSpan(text, { start: start + from, end: Math.max(start + from, span.end - to) })
}

/**
 * A source without a dateline, and without the "that" of its clause: "[that] the minister had warned"; "that" alone
 * stays.
 */
export function trimSource(text: string, span: Span, block: Span): Span {
  const start = span.start + datelineOf(text, span, block)
  const opener = text.slice(start, span.end).match(/^that\s+/)?.[0].length ?? 0
  return { start: start + opener, end: span.end }
}

/** How long the dateline is that a span begins with, where it begins its block. */
function datelineOf(text: string, span: Span, block: Span): number {
  if (span.start !== block.start) return 0
  const head = text.slice(span.start, Math.min(span.end, span.start + LONGEST_DATELINE))
  return head.match(DATELINE)?.[0].length ?? 0
}
