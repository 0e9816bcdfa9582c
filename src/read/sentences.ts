/** Finds sentences, block by block: the segmenter of Unicode (UAX 29), refined where news prose misleads it. */
import { trimSpan } from '../span.ts'
import type { Report, Sentence, Span } from '../types.ts'
import { ABBREVIATIONS, SENTENCE_OPENERS } from './lexicon/en/abbreviations.ts'
import type { Stage } from './stage.ts'

export const sentences: Stage<never, 'sentences'> = {
  name: 'sentences',
  needs: [],
  gives: ['sentences'],
  run: ({ report }) => ({ sentences: findSentences(report) }),
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' })

// Inside a block a line ends where the page did, and no sentence with it.
const LINE_BREAK = /[\n\r\u0085\u2028\u2029]/g

/** The sentences of all blocks but boilerplate, in text order. */
export function findSentences({ text, blocks }: Pick<Report, 'text' | 'blocks'>): Sentence[] {
  return blocks.flatMap((block, index) => {
    if (block.kind === 'boilerplate') return []
    return split(text, block.span).map((span) => ({ span, block: index }))
  })
}

function split(text: string, block: Span): Span[] {
  const spans: Span[] = []
  let open: Span | null = null
  const words = text.slice(block.start, block.end).replace(LINE_BREAK, ' ')
  for (const { segment, index } of SEGMENTER.segment(words)) {
    const piece = trimSpan(text, { start: block.start + index, end: block.start + index + segment.length })
    if (!piece) continue
    if (open && continues(text, open, piece)) open = { start: open.start, end: piece.end }
    else {
      if (open) spans.push(open)
      open = piece
    }
  }
  if (open) spans.push(open)
  return spans
}

/** Whether the second piece goes on with the sentence of the first: "Gen. | Marr left", "“No!” | she said". */
function continues(text: string, first: Span, second: Span): boolean {
  const next = text.slice(second.start, second.start + 40)
  if (/^[\p{Ll},;:)]/u.test(next)) return true
  const last = text.slice(Math.max(first.start, first.end - 20), first.end).match(/([\p{L}.]+)\.$/u)?.[1]
  if (last === undefined) return false
  if (!ABBREVIATIONS.has(last.toLowerCase()) && !/^\p{Lu}(\.\p{Lu})*$/u.test(last)) return false
  const word = next.match(/^[\p{L}]+/u)?.[0] ?? ''
  return !SENTENCE_OPENERS.has(word)
}
