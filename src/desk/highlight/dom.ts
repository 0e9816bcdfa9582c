/**
 * From a selection in the browser to a span of the report's text, and back. An element with `data-start` holds the text
 * from there on, every character of it and nothing else, so that places are counted and nothing is searched for.
 */
import type { Span } from '../../types.ts'

const PART = '[data-start]'

/** The span that a range selects, without the white space at its ends; null where no word of the text is in it. */
export function spanOfRange(root: Element, range: Range, text: string): Span | null {
  const parts = partsOf(root).filter((part) => range.intersectsNode(part))
  const first = parts[0]
  const last = parts.at(-1)
  if (!first || !last) return null
  const start = placeOf(first, range.startContainer, range.startOffset) ?? startOf(first)
  const end = placeOf(last, range.endContainer, range.endOffset) ?? startOf(last) + lengthOf(last)
  const words = text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  const to = end - words.length + words.trimEnd().length
  return from < to ? { start: from, end: to } : null
}

/** The range that shows a span; null where the text of it is not there. */
export function rangeOfSpan(root: Element, { start, end }: Span): Range | null {
  const from = findPoint(root, start, 'start')
  const to = findPoint(root, end, 'end')
  if (!from || !to) return null
  const range = root.ownerDocument.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}

/** A place in the DOM as a place in the text; null where it is not in the part. */
function placeOf(part: Element, node: Node, offset: number): number | null {
  if (!part.contains(node)) return null
  const before = part.ownerDocument.createRange()
  before.setStart(part, 0)
  before.setEnd(node, offset)
  return startOf(part) + before.toString().length
}

/** A span's end belongs to the text before it, its start to the text after it. */
function findPoint(
  root: Element,
  place: number,
  side: 'start' | 'end',
): { node: Text; offset: number } | null {
  for (const part of partsOf(root)) {
    const from = startOf(part)
    const to = from + lengthOf(part)
    if (side === 'start' ? place < from || place >= to : place <= from || place > to) continue
    const walker = part.ownerDocument.createTreeWalker(part, 4 /* text */)
    let at = from
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const end = at + node.data.length
      if (side === 'start' ? place < end : place <= end) return { node, offset: place - at }
      at = end
    }
  }
  return null
}

function partsOf(root: Element): Element[] {
  return [...root.querySelectorAll(PART)]
}

function startOf(part: Element): number {
  return Number(part.getAttribute('data-start'))
}

function lengthOf(part: Element): number {
  return part.textContent?.length ?? 0
}
