/** A report as the model sees it: the pieces of all blocks but boilerplate, each with what its letters do not tell. */
import { hullOf } from '../../span.ts'
import type { Report, Span } from '../../types.ts'
import type { Model } from './model.ts'
import { findNames } from './names.ts'
import { findWords, type Piece } from './word-pieces.ts'

/** A piece with its block (index in `Report.blocks`). */
export interface ReportPiece extends Piece {
  readonly block: number
  /** Whether it is the first of its block. */
  readonly first: boolean
  /** What the model is told beside the id: capitals (4) x in a quotation, its marks included (2) x first (2). */
  readonly feature: number
}

const NAME = 1 // the id of every name
const MOST_WORDS = 1_000_000 // words and marks of a report; a long book has fewer

/**
 * The pieces of a report, in text order; a name is one piece that does not tell which name it is. Throws a ReadoutError
 * where the report has more words and marks than any that people write.
 */
export function piecesOf(
  { text, blocks }: Pick<Report, 'text' | 'blocks'>,
  { vocabulary, commonWords }: Pick<Model, 'vocabulary' | 'commonWords'>,
): ReportPiece[] {
  let count = 0
  const words = blocks.flatMap(({ kind, span }, block) => {
    if (kind === 'boilerplate') return []
    const quotation = quotationState(text, span)
    const found = findWords(text, span, vocabulary, MOST_WORDS - count)
    count += found.length
    return found.map((pieces, index) => {
      const { start, end } = hullOf(pieces)
      return {
        pieces,
        block,
        first: index === 0,
        text: text.slice(start, end),
        quotation,
        offset: span.start,
      }
    })
  })
  const names = findNames(
    words.map((word) => word.text),
    commonWords,
  )
  return words.flatMap(({ pieces, block, first, quotation, offset }, at) => {
    const seen = names[at] ? [{ id: NAME, ...hullOf(pieces) }] : pieces
    return seen.map((piece, index): ReportPiece => {
      const quoted = quotation[piece.start - offset] === 1
      const begins = first && index === 0
      const feature = capitals(text.slice(piece.start, piece.end)) + 4 * Number(quoted) + 8 * Number(begins)
      return { ...piece, block, first: begins, feature }
    })
  })
}

/** 0 lower case, 1 an initial capital, 2 capitals only (two letters or more), 3 no letter first. */
function capitals(word: string): number {
  if (!/^\p{L}/u.test(word)) return 3
  if (!/\p{Lu}/u.test(word)) return 0
  const letters = word.match(/\p{L}/gu) ?? []
  if (letters.length > 1 && letters.every((letter) => /\p{Lu}/u.test(letter))) return 2
  return /^\p{Lu}/u.test(word) ? 1 : 0
}

/** For each character of a block whether it stands in a quotation (1) or not (0); a block ends all quotations. */
function quotationState(text: string, { start, end }: Span): Uint8Array {
  const state = new Uint8Array(end - start)
  let inside = false
  for (let at = start; at < end; at++) {
    const char = text.charAt(at)
    const straight = char === '"' || (char === "'" && text.charAt(at + 1) === "'")
    const closes = char === '”' || char === '»' || (inside && straight)
    if (!closes && (straight || char === '“' || char === '„' || char === '«')) inside = true
    if (inside || closes) state[at - start] = 1
    if (closes) inside = false
  }
  return state
}
