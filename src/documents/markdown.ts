/** Markdown: its words without the markup, a block for each paragraph, heading and item. */
import MarkdownIt, { type Token } from 'markdown-it'
import { ReadoutError } from '../errors.ts'
import type { BlockKind } from '../types.ts'
import { collapse, findPieces, layOut, type Piece } from './blocks.ts'
import { findHead } from './head.ts'
import type { Parsed } from './report.ts'
import { dropTags } from './tags.ts'
import { findLabel } from './turns.ts'

/** The largest Markdown that is read, in characters: beyond it the parser takes seconds and gigabytes. */
const MAX_MARKDOWN = 2 ** 20

/**
 * How deep blocks stand in each other: the parser passes over what lies deeper, so that it is refused. A quotation is one
 * step, a list two (it and its item), and the words in them two more.
 */
const BLOCKS_DEEP = 100

/**
 * How deep marks within a line stand in each other; deeper ones are words as they stand. Each opening bracket costs
 * the parser as many looks ahead as this, so that a megabyte of them took it seven seconds at the depth of blocks.
 */
const MARKS_DEEP = 20

// Indented words are prose that somebody pasted, not code.
const MARKDOWN = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('code')
MARKDOWN.core.ruler.before('block', 'blocks-deep', ({ md }) => void md.set({ maxNesting: BLOCKS_DEEP }))
MARKDOWN.core.ruler.before('inline', 'marks-deep', ({ md }) => void md.set({ maxNesting: MARKS_DEEP }))

/**
 * A Markdown file, its head apart; without a title in the head the first heading of the first rank is the title.
 * Throws a ReadoutError where the head is wrong, the file too large or its blocks too deep inside each other.
 */
export function parseMarkdown(
  file: string,
  { name, title: given }: { name: string; title?: string | undefined },
): Parsed {
  const { metadata, end } = findHead(file, name)
  if (file.length - end > MAX_MARKDOWN)
    throw new ReadoutError(
      'too-large',
      `${name}: more than ${MAX_MARKDOWN / 2 ** 20} million characters of Markdown; save it as plain text (.txt)`,
    )
  const tokens = MARKDOWN.parse(dropTags(file.slice(end)), {})
  if (tokens.some(({ nesting, level }) => nesting > 0 && level >= BLOCKS_DEEP - 1))
    throw new ReadoutError(
      'too-deep',
      `${name}: has more than ${BLOCKS_DEEP - 2} quotations, or half as many lists, inside each other; save its words as text (.txt)`,
    )
  const pieces = readTokens(tokens)
  const heading = pieces.find(({ kind }) => kind === 'title')?.words
  const title = metadata.title ?? heading
  const known = title === undefined ? metadata : { ...metadata, title }
  return { ...layOut(pieces, title ?? given), metadata: known }
}

const CONTAINERS: Readonly<Record<string, BlockKind>> = { blockquote: 'quote', list_item: 'list-item' }

/** The pieces of a flat row of tokens; the first heading of the first rank is the title. */
function readTokens(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = []
  const kinds: BlockKind[] = ['paragraph']
  let cells: string[] | null = null
  let titled = false
  for (const [index, token] of tokens.entries()) {
    const container = CONTAINERS[token.type.replace(/_(?:open|close)$/, '')]
    if (container) token.nesting > 0 ? kinds.push(container) : kinds.pop()
    const kind = kinds.at(-1) ?? 'paragraph'
    if (token.type === 'tr_open') cells = []
    else if (token.type === 'tr_close') {
      pieces.push(...findPieces((cells ?? []).join(' '), kind))
      cells = null
    } else if (token.type === 'fence') pieces.push(...findPieces(token.content, kind))
    else if (token.type === 'inline') {
      const lines = readLines(token.children ?? [])
      const opened = tokens[index - 1]
      if (cells) cells.push(collapse(lines.join(' ')))
      else if (opened?.type !== 'heading_open') pieces.push(...findPieces(joinLines(lines), kind))
      else {
        const words = collapse(lines.join(' '))
        const rank = rankOf(opened, words)
        if (words !== '') pieces.push({ kind: rank === 'title' && titled ? 'heading' : rank, words })
        titled ||= rank === 'title'
      }
    }
  }
  return pieces
}

/** What a heading is: prose above a line of "---" was meant as a paragraph with a rule under it. */
function rankOf({ tag, markup }: Token, words: string): 'title' | 'heading' | 'paragraph' {
  if (/^[-=]/.test(markup) && (words.length > 200 || /[.!?]["”’)]?$/.test(words))) return 'paragraph'
  return tag === 'h1' ? 'title' : 'heading'
}

/** The words of inline tokens, line by line; a line whose break is meant, not only wrapped, begins with "\n". */
function readLines(tokens: readonly Token[]): string[] {
  const lines = ['']
  for (const { type, content } of tokens) {
    if (type === 'softbreak') lines.push('')
    else if (type === 'hardbreak') lines.push('\n')
    else if (type !== 'image') lines[lines.length - 1] += content
  }
  return lines
}

/** The lines as one, each turn of a conversation on its own: "Q: When?" "A: In May." */
function joinLines(lines: readonly string[]): string {
  const labelled = lines.map((line) => {
    const start = line.length - line.trimStart().length
    return findLabel(line, { start, end: line.length }) !== null
  })
  const turns = labelled[0] && labelled.filter(Boolean).length > 1
  return lines.map((line, index) => (turns && labelled[index] ? `\n${line}` : line)).join(' ')
}
