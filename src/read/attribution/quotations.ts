/** Finds quotations in a block's text, whatever marks it uses, in one pass. */
import type { Span } from '../../types.ts'

/** What closes each opening mark. Marks of one kind on both ends ("…") are told apart by what stands around them. */
const CLOSERS: Readonly<Record<string, readonly string[]>> = {
  '“': ['”', '"'],
  '„': ['“', '”'],
  '‘': ['’'],
  '«': ['»'],
  '"': ['"', '”'],
  "''": ["''"],
  "'": ["'"],
}

/**
 * The outermost quotations of a block, in order. One that no mark closes runs to the end of the block where it is
 * sure to be speech: where it opens the block (quotations over several paragraphs repeat the opening mark) or goes
 * on there from the block before.
 */
export function findQuotations(text: string, block: Span): Span[] {
  const found: Span[] = []
  const unclosed = new Set<string>() // marks that nothing closes from here on: looked for once, so that time stays linear
  let at = block.start
  while (at < block.end) {
    const mark = openingMark(text, at, block)
    if (mark === null) {
      at++
      continue
    }
    const end = unclosed.has(mark) ? null : closingEnd(text, at + mark.length, block, CLOSERS[mark] ?? [])
    if (end === null) unclosed.add(mark)
    if (end !== null) found.push({ start: at, end })
    else if (isDouble(mark) && (at === block.start || endsSentence(text, at)))
      return [...found, { start: at, end: block.end }]
    at = end ?? at + mark.length
  }
  return found
}

function isDouble(mark: string): boolean {
  return mark !== "'" && mark !== '‘'
}

/** The opening mark at an offset, or null: apostrophes and inch signs are none. */
function openingMark(text: string, at: number, block: Span): string | null {
  const char = text.charAt(at)
  if (!(char in CLOSERS)) return null
  const mark = char === "'" && text.charAt(at + 1) === "'" ? "''" : char
  const before = at > block.start ? text.charAt(at - 1) : ' '
  const after = text.charAt(at + mark.length)
  if (/[\s]/.test(after) || after === '') return null
  if (!isDouble(mark) && /\d/.test(after)) return null // the '90s
  return /[\s([{—–:,\-/“"‘]/.test(before) || '“„«'.includes(mark) ? mark : null
}

/** Where the quotation ends, its closing mark included, or null where nothing closes it in this block. */
function closingEnd(text: string, from: number, block: Span, closers: readonly string[]): number | null {
  for (let at = from; at < block.end; at++) {
    const closer = closers.find((mark) => text.startsWith(mark, at))
    if (closer === undefined) continue
    const before = text.charAt(at - 1)
    const after = at + closer.length < block.end ? text.charAt(at + closer.length) : ' '
    if (/\s/.test(before)) continue // opens another one
    if (/['’]/.test(closer) && /[\p{L}\p{N}]/u.test(after)) continue // an apostrophe
    return at + closer.length
  }
  return null
}

/** Whether the text before an offset has come to the end of a sentence or introduces what follows. */
function endsSentence(text: string, at: number): boolean {
  return /[.!?:,]['"”’]?\s*$/.test(text.slice(Math.max(0, at - 6), at))
}
