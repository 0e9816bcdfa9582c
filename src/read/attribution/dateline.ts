/** The dateline of a news report, "STEINHAVEN, Norland (Wire) — ": it says where the report comes from, nothing more. */
import type { Span } from '../../types.ts'

const DATELINE = /^\p{Lu}[\p{Lu}.'’ -]{2,30}(?:[,(/][^–—-]{1,40})?\s?(?:[–—]|--?)\s+/u
const LONGEST = 80 // UTF-16 code units

/** A span that begins where its block does, without the dateline; any other as it is. */
export function skipDateline(text: string, span: Span, block: Span): Span {
  if (span.start !== block.start) return span
  const head = text.slice(span.start, Math.min(span.end, span.start + LONGEST))
  const start = span.start + (head.match(DATELINE)?.[0].length ?? 0)
  return start < span.end ? { start, end: span.end } : span
}
