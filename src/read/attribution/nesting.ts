/** Puts attributions in order and says which stands in the content of which. */
import { createHash } from 'node:crypto'
import { covers, hullOf, wordsOf } from '../../span.ts'
import type { Attribution, Span } from '../../types.ts'

/** An attribution before it has an id and knows what it stands in. */
export interface Draft extends Omit<Attribution, 'id' | 'within'> {
  /** Whether it was found as one that stands inside the content of another. */
  readonly nested: boolean
}

const DEEPEST = 3 // levels, the outermost included

/**
 * Gives drafts their ids and `within`, in text order. One that was found as nested stands in the innermost content that
 * holds its source and cue, and reaches no further than that attribution's content; without one it is left out, since
 * it would seem to be the outlet's own. What a speaker says of himself inside his own content says nothing new there
 * and is left out, as is what stands deeper than three levels.
 */
export function nest(text: string, drafts: readonly Draft[]): Attribution[] {
  const pieces = sortPieces(drafts)
  const longest = pieces.reduce((most, { span }) => Math.max(most, span.end - span.start), 0)
  const places = new Map<Draft, Place | null>() // null: left out, or not yet known
  const place = (draft: Draft): Place | null => {
    const known = places.get(draft)
    if (known !== undefined) return known
    places.set(draft, null)
    const anchor = hullOf(draft.nested ? [...draft.source, ...draft.cue] : spansOf(draft))
    let found: Place | null = draft.nested ? null : { ...draft, id: idOf(draft), depth: 1 }
    for (const { owner } of holdersOf(anchor, pieces, longest)) {
      const outer = owner === draft ? null : place(owner)
      if (outer) {
        found = placeInside(text, draft, outer)
        break
      }
    }
    places.set(draft, found)
    return found
  }
  const found = new Map<string, Place>() // by id: the same spans are one attribution
  for (const draft of drafts) {
    const one = place(draft)
    if (one) found.set(one.id, one)
  }
  return [...found.values()].sort(byText).map(({ depth, nested, ...attribution }) => attribution)
}

interface Place extends Draft {
  readonly id: string
  readonly within?: string
  readonly depth: number
}

interface ContentPiece {
  readonly owner: Draft
  readonly span: Span
}

function sortPieces(drafts: readonly Draft[]): ContentPiece[] {
  const pieces = drafts.flatMap((owner) => owner.content.map((span) => ({ owner, span })))
  return pieces.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
}

/** The content pieces that hold a span, innermost first. */
function holdersOf(span: Span, pieces: readonly ContentPiece[], longest: number): ContentPiece[] {
  let low = 0
  for (let high = pieces.length; low < high; ) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.span.start ?? 0) <= span.start) low = middle + 1
    else high = middle
  }
  const holders: ContentPiece[] = []
  for (let at = low - 1; at >= 0; at--) {
    const piece = pieces[at]
    if (!piece || piece.span.start < span.end - longest) break
    if (covers(piece.span, span)) holders.push(piece)
  }
  return holders
}

/** A draft inside the content of another, without what reaches beyond it; null where it is left out. */
function placeInside(text: string, draft: Draft, outer: Place): Place | null {
  if (outer.depth === DEEPEST || isFirstPerson(text, draft.source)) return null
  const content = draft.content.flatMap(({ start, end }) =>
    outer.content
      .map((piece) => ({ start: Math.max(start, piece.start), end: Math.min(end, piece.end) }))
      .filter((piece) => piece.start < piece.end),
  )
  const inner = { ...draft, content }
  return content.length === 0 ? null : { ...inner, id: idOf(inner), within: outer.id, depth: outer.depth + 1 }
}

/** By where they begin; at the same place the outer one first, then by their cues. */
function byText(a: Place, b: Place): number {
  const cue = (one: Place) => one.cue[0]?.start ?? 0
  return hullOf(spansOf(a)).start - hullOf(spansOf(b)).start || a.depth - b.depth || cue(a) - cue(b)
}

function spansOf({ source, cue, content }: Draft): Span[] {
  return [...source, ...cue, ...content]
}

function isFirstPerson(text: string, source: readonly Span[]): boolean {
  return /^(I|we)$/i.test(wordsOf(text, source))
}

function idOf({ source, cue, content }: Draft): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([source, cue, content]))
    .digest('hex')
  return `a${digest.slice(0, 12)}`
}
