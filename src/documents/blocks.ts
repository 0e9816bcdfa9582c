/** Makes blocks of what a parser found: places them in a text and tells what each of them is. */
import type { Block, BlockKind } from '../types.ts'
import { isBoilerplate } from './boilerplate.ts'
import { findParagraphs } from './paragraphs.ts'
import type { Parsed } from './report.ts'
import { markTurns } from './turns.ts'

/** Words of a block that a parser found, not yet placed in a text. */
export interface Piece {
  readonly kind: BlockKind
  readonly words: string
}

/** The pieces that lines of words come to, white space collapsed; a kind of their own stays. */
export function findPieces(lines: string, kind: BlockKind): Piece[] {
  return findParagraphs(lines).map(({ start, end, kind: found }) => ({
    kind: kind === 'paragraph' ? found : kind,
    words: collapse(lines.slice(start, end)),
  }))
}

/** The words with one space wherever white space stood. */
export function collapse(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}

/** The text that the pieces make, blank lines between them, and their blocks. */
export function layOut(pieces: readonly Piece[], title?: string): Pick<Parsed, 'text' | 'blocks'> {
  const blocks: Block[] = []
  let end = -2
  for (const { kind, words } of pieces) {
    const start = end + 2
    end = start + words.length
    blocks.push({ kind, span: { start, end } })
  }
  const text = pieces.map(({ words }) => words).join('\n\n')
  return { text, blocks: markBlocks(text, blocks, title) }
}

const MAY_BE_BOILERPLATE: ReadonlySet<BlockKind> = new Set(['caption', 'heading', 'list-item', 'paragraph'])

/** The blocks with what their words tell: the title, boilerplate, the turns of a transcript. */
export function markBlocks(text: string, blocks: readonly Block[], title?: string): Block[] {
  const titled = blocks.some(({ kind }) => kind === 'title')
  const marked = blocks.map((block, index): Block => {
    const words = text.slice(block.span.start, block.span.end)
    if (index === 0 && !titled && title !== undefined && isTitle(words, title))
      return { ...block, kind: 'title' }
    return MAY_BE_BOILERPLATE.has(block.kind) && isBoilerplate(words)
      ? { ...block, kind: 'boilerplate' }
      : block
  })
  return markTurns(text, marked)
}

/** Whether the words are that title; case, quotation marks and a final full stop do not count. */
export function isTitle(words: string, title: string): boolean {
  return words.length < 2 * title.length + 100 && normalize(words) === normalize(title)
}

function normalize(words: string): string {
  const plain = collapse(words).toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"')
  return plain.replace(/\.$/, '')
}
