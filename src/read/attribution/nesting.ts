/** Puts attributions in order and says which stands in the content of which. */
import { createHash } from 'node:crypto'
import { covers, hullOf, wordsOf } from '../../span.ts'
import type { Attribution, Span } from '../../types.ts'

/** An attribution before it has an id and knows what it stands in. */
export type Draft = Omit<Attribution, 'id' | 'within'>

const DEEPEST = 3 // levels, the outermost included

interface Placed {
  readonly attribution: Attribution
  readonly hull: Span
  readonly depth: number
}

/**
 * Gives drafts their ids and `within`, in text order. What a speaker says of himself inside his own content says
 * nothing new there and is left out, as is what stands deeper than three levels.
 */
export function nest(text: string, drafts: readonly Draft[]): Attribution[] {
  const ordered = drafts
    .map((draft) => ({
      draft,
      id: idOf(draft),
      hull: hullOf([...draft.source, ...draft.cue, ...draft.content]),
    }))
    .sort((a, b) => a.hull.start - b.hull.start || b.hull.end - a.hull.end)
  const pieces = ordered
    .flatMap(({ id, draft }) => draft.content.map((span) => ({ id, span })))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  const open: typeof pieces = [] // contents that the sweep stands in, innermost last
  const placed = new Map<string, Placed>()
  let next = 0
  for (const { draft, id, hull } of ordered) {
    for (let piece = pieces[next]; piece && piece.span.start <= hull.start; piece = pieces[++next]) {
      closeBefore(open, piece.span.start)
      open.push(piece)
    }
    closeBefore(open, hull.start)
    const within = open.findLast((piece) => placed.has(piece.id) && covers(piece.span, hull))?.id
    const depth = 1 + (within === undefined ? 0 : (placed.get(within)?.depth ?? 0))
    if (placed.has(id) || depth > DEEPEST || (depth > 1 && isFirstPerson(text, draft.source))) continue
    placed.set(id, { attribution: { id, ...draft, ...(within && { within }) }, hull, depth })
  }
  return [...placed.values()].sort(byText).map(({ attribution }) => attribution)
}

/** By where they begin; at the same place the outer one first, then by their cues. */
function byText(a: Placed, b: Placed): number {
  const cue = ({ attribution }: Placed) => attribution.cue[0]?.start ?? 0
  return a.hull.start - b.hull.start || a.depth - b.depth || cue(a) - cue(b)
}

function closeBefore(open: { span: Span }[], at: number): void {
  while (open.length > 0 && (open.at(-1)?.span.end ?? at) <= at) open.pop()
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
