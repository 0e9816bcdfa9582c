/** Around the place that a decision has lost: the words there, and the statements that stand nearest to them. */
import { sql } from 'kysely'
import { hullOf } from '../../span.ts'
import type { Span } from '../../types.ts'
import type { Tx } from '../ledger.ts'
import { parseSpans } from '../stored.ts'
import type { StatementTable } from '../tables.ts'
import { readWords } from '../words.ts'

/** Words of a report: those that were decided on, or what stands around and between them. */
export interface Piece {
  readonly words: string
  readonly decided: boolean
}

const CONTEXT = 240 // UTF-16 code units on each side
const LONGEST = 1200 // UTF-16 code units of one piece

/** The words of some spans, in their order, with what stands around them in their paragraph; what is cut off becomes "…". */
export function cutPassage(text: string, spans: readonly Span[]): readonly Piece[] {
  if (spans.length === 0) return []
  const { start, end } = hullOf(spans)
  const pieces: Piece[] = [{ words: cutBefore(text, start), decided: false }]
  let at = start
  for (const span of spans) {
    pieces.push({ words: text.slice(at, span.start), decided: false })
    pieces.push({ words: text.slice(span.start, span.end), decided: true })
    at = Math.max(at, span.end)
  }
  pieces.push({ words: cutBehind(text, end), decided: false })
  return pieces.flatMap(({ words, decided }) =>
    words === '' ? [] : [{ words: words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words, decided }],
  )
}

function cutBefore(text: string, start: number): string {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - CONTEXT)
  const words = text.slice(from, start)
  return from === 0 || text[from - 1] === '\n' ? words : `…${words.replace(/^\S*/, '')}`
}

function cutBehind(text: string, end: number): string {
  const line = text.indexOf('\n', end)
  const last = line < 0 ? text.length : line
  const to = Math.min(last, end + CONTEXT)
  const words = text.slice(end, to)
  return to === last ? words : `${words.replace(/\S*$/, '')}…`
}

/** A statement by its row, and what reviewers have done with it. */
export interface Nearest {
  readonly no: number
  readonly id: string
  readonly review: StatementTable['review']
}

const NEAR = 200 // statements of a report that are looked through: those that begin nearest
const FAR = 300 // UTF-16 code units away: half as near as one that lies on the words

/**
 * The statements of a report that stand nearest to words of it, or share most of them: the likeliest first. Both count
 * alike, so that the same words a paragraph away come before other words in the same place.
 */
export async function findNearest(
  tx: Tx,
  { report, quote, content, most }: { report: number; quote: string; content: readonly Span[]; most: number },
): Promise<readonly Nearest[]> {
  if (content.length === 0) return []
  const place = hullOf(content)
  const rows = await tx
    .selectFrom('statement')
    .select(['no', 'id', 'review', 'start', 'content', 'spans'])
    .where('report', '=', report)
    .orderBy(sql`abs(start - ${place.start})`)
    .orderBy('no')
    .limit(NEAR)
    .execute()
  const asked = wordsIn(quote)
  return rows
    .map(({ no, id, review, content, spans }) => {
      const own = hullOf(parseSpans(spans).content)
      return { no, id, review, score: shareOf(asked, wordsIn(content)) + nearness(place, own) }
    })
    .toSorted((a, b) => b.score - a.score || a.no - b.no)
    .slice(0, most)
    .map(({ no, id, review }) => ({ no, id, review }))
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(readWords(text).folded.split(' ').filter(Boolean))
}

/** How much of both is shared, 0 to 1 (Dice 1945). */
function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length
  return (2 * shared) / Math.max(1, one.size + other.size)
}

/** 1 on the same words, less the less two places lie on each other, and less still the farther they are apart. */
function nearness(one: Span, other: Span): number {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start)
  if (shared <= 0) return FAR / (2 * (FAR - shared))
  return 0.5 + shared / (one.end - one.start + other.end - other.start)
}
