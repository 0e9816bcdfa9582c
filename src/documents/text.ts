/** Plain text: kept as it was read, with its paragraphs as blocks. */
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
  return markBlocks(text, blocks, title)
}
