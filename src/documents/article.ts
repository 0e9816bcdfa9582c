/** Reads the words of an element, block by block, as a browser would show them. */
import type { BlockKind } from '../types.ts'
import { collapse, findPieces, type Piece } from './blocks.ts'
import { childrenOf, isElement, isText, type PageElement, type PageNode } from './dom.ts'

/** A piece of a page. */
export interface PagePiece extends Piece {
  /** How much of it is links, from 0 to 1. */
  readonly linked: number
}

const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
)

const KINDS: Readonly<Record<string, BlockKind>> = {
  blockquote: 'quote',
  caption: 'caption',
  figcaption: 'caption',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'list-item',
}

// Invisible, and apt to stand inside a word: soft hyphen, zero-width space, word joiner, byte order mark.
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g

/** The pieces of an element in their order, without those that are nothing but white space. */
export function readElement(root: PageElement): PagePiece[] {
  const pieces: PagePiece[] = []
  let words = ''
  let linked = 0

  const finish = (kind: BlockKind): void => {
    const lines = words.replace(INVISIBLE, '')
    const share = linked / Math.max(1, collapse(lines).length)
    for (const piece of findPieces(lines, kind)) pieces.push({ ...piece, linked: Math.min(1, share) })
    words = ''
    linked = 0
  }

  const visit = (node: PageNode, { kind, pre, link }: Context): void => {
    if (isText(node)) {
      const text = pre ? (node.nodeValue ?? '') : (node.nodeValue ?? '').replace(/\s+/g, ' ')
      if (link) linked += text.length
      words += text
    } else if (isElement(node)) {
      const { localName: name } = node
      if (name === 'br') words += '\n'
      if (name === 'td' || name === 'th') words += ' '
      const inside = { kind: KINDS[name] ?? kind, pre: pre || name === 'pre', link: link || name === 'a' }
      const isBlock = BLOCK_ELEMENTS.has(name)
      if (isBlock) finish(kind)
      for (const child of childrenOf(node)) visit(child, inside)
      if (isBlock) finish(inside.kind)
    }
  }

  visit(root, { kind: 'paragraph', pre: false, link: false })
  finish('paragraph')
  return pieces
}

interface Context {
  readonly kind: BlockKind
  /** Inside an element whose line breaks are kept. */
  readonly pre: boolean
  readonly link: boolean
}
