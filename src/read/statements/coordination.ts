/** Where one clause ends and the next begins: "accepted the date | and would free the prisoners". */
import type { Attribution, Span } from '../../types.ts'

const CONJUNCTION =
  /(?:\s*[,;])?\s+(?:and|but|or|yet|while|whereas)(?:\s+(?:then|also|again|instead|that|meanwhile|in turn|later|it|he|she|they|has|have|had|was|were|is|are|\p{Ll}+ly))*\s+$/iu

const FAR = 120 // UTF-16 code units from a conjunction to the clause behind it

/**
 * Offset at which the coordination begins that leads to a clause; null where none stands directly before it. `from`:
 * how far back is looked, `at`: where the clause begins.
 */
export function conjunctionBefore(text: string, from: number, at: number): number | null {
  const start = Math.max(from, at - FAR)
  const match = CONJUNCTION.exec(text.slice(start, at))
  return match && start + match.index > from ? start + match.index : null
}

/** Spans without what stands at or behind an offset. */
export function upTo(spans: readonly Span[], end: number): Span[] {
  return spans.flatMap((span) =>
    span.start >= end ? [] : [{ start: span.start, end: Math.min(span.end, end) }],
  )
}

/**
 * Attributions of which each ends where the next of the same source begins: "acknowledged that … | and promised that …".
 * In quoted words all stays as it is.
 */
export function apart(text: string, attributions: readonly Attribution[]): Attribution[] {
  const cut = new Map<string, number>()
  for (const one of attributions) {
    if (one.form === 'direct') continue
    for (const next of attributions) {
      const at = one === next ? null : secondCue(text, one, next)
      if (at !== null) cut.set(one.id, Math.min(at, cut.get(one.id) ?? Number.POSITIVE_INFINITY))
    }
  }
  if (cut.size === 0) return [...attributions]
  const byId = new Map(attributions.map((one) => [one.id, one]))
  const shortened = (one: Attribution) => {
    const end = cut.get(one.id)
    return end === undefined ? one.content : upTo(one.content, end)
  }
  return attributions.map((one) => {
    let outer = one.within === undefined ? undefined : byId.get(one.within)
    const first = one.cue[0] ?? one.content[0]
    // It stands no longer in what was cut off before it.
    while (
      outer &&
      first &&
      !shortened(outer).some(({ start, end }) => start <= first.start && first.end <= end)
    )
      outer = outer.within === undefined ? undefined : byId.get(outer.within)
    const { within: _, ...bare } = one
    return { ...bare, content: shortened(one), ...(outer && { within: outer.id }) }
  })
}

/** Where a content ends because its source goes on with another cue; null where that does not stand in it. */
function secondCue(text: string, one: Attribution, next: Attribution): number | null {
  const [source] = one.source
  const [theirs] = next.source
  const [cue] = next.cue
  const [own] = one.cue
  const part = cue && one.content.find(({ start, end }) => start <= cue.start && cue.end <= end)
  if (!source || !theirs || !cue || !own || !part || own.start > part.start) return null
  const isSame = source.start === theirs.start || theirs.start === cue.start
  return isSame ? conjunctionBefore(text, part.start, cue.start) : null
}
