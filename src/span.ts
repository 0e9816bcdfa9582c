/** Arithmetic on spans: offsets are UTF-16 code units, `start` inclusive, `end` exclusive. */
import type { Span } from './types.ts'

/** The words of spans that belong together, pieces joined by " … ". */
export function wordsOf(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(' … ')
}

/** Whether `outer` holds all of `inner`. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** The span from where the first of some spans begins to where the last ends; there must be one. */
export function hullOf(spans: readonly Span[]): Span {
  const [first, ...rest] = spans
  if (!first) throw new Error('no span, so nothing that holds them all')
  return rest.reduce(
    (hull, { start, end }) => ({ start: Math.min(hull.start, start), end: Math.max(hull.end, end) }),
    { start: first.start, end: first.end },
  )
}

/** The span without the white space at its ends, or null where nothing else is in it. */
export function trimSpan(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end)
  const from = start + (words.length - words.trimStart().length)
  const to = end - (words.length - words.trimEnd().length)
  return from < to ? { start: from, end: to } : null
}
