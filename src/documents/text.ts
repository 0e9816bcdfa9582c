/** Plain text: kept as it was read, with its paragraphs as blocks. */
import type { Block } from '../types.ts'
import { markBlocks } from './blocks.ts'
import { findHead } from './head.ts'
import { findParagraphs } from './paragraphs.ts'
import type { Parsed } from './report.ts'

/** A text file, its head apart. Throws a ReadoutError where the head is wrong; `title` is one given from outside. */
export function parseText(
  file: string,
  { name, title }: { name: string; title?: string | undefined },
): Parsed {
  const { metadata, end } = findHead(file, name)
  const text = file.slice(end)
  return { text, blocks: findBlocks(text, { name, title: metadata.title ?? title }), metadata }
}

/** The blocks of a text without a head. */
export function findBlocks(
  text: string,
  { name, title }: { name: string; title?: string | undefined },
): Parsed['blocks'] {
  const blocks = findParagraphs(text, name).map(({ kind, start, end }) => ({ kind, span: { start, end } }))
  return markBlocks(text, title === undefined ? markHeadline(text, blocks) : blocks, title)
}

const LONGEST_HEADLINE = 160 // UTF-16 code units

/** What stands first is a headline if other blocks follow and it does not end as a sentence, a label or a quotation does. */
function markHeadline(text: string, blocks: readonly Block[]): readonly Block[] {
  const [first, ...rest] = blocks
  if (!first || rest.length === 0 || first.kind !== 'paragraph') return blocks
  const words = text.slice(first.span.start, first.span.end)
  const isHeadline = words.length <= LONGEST_HEADLINE && /^[\p{Lu}\p{N}“"'‘].*[\p{L}\p{N})]$/u.test(words)
  return isHeadline ? [{ ...first, kind: 'heading' }, ...rest] : blocks
}
