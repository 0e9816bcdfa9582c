/** Finds the paragraphs of plain text, whether a line break ends one or wraps it. */
import type { Span } from '../types.ts'
import { isBoilerplate } from './boilerplate.ts'
import { findLines, type Line } from './lines.ts'
import { findLabel } from './turns.ts'

/** A paragraph, or an item of a list without its bullet or number. */
export interface Paragraph extends Span {
  readonly kind: 'paragraph' | 'list-item'
}

/** How the lines of a text hang together. */
interface Layout {
  /** Columns that hard-wrapped lines fill; null where each line is a paragraph. */
  readonly width: number | null
  readonly transcript: boolean
  readonly numbered: boolean
}

/**
 * The paragraphs in text order. A blank line ends one. So does a line break between long lines of prose, between
 * items and turns, and before boilerplate; a line break that wraps a sentence does not.
 */
export function findParagraphs(text: string, name?: string): Paragraph[] {
  const lines = findLines(text, name)
  const layout: Layout = {
    width: findWidth(text, lines),
    transcript: lines.filter((line) => findLabel(text, line)).length > 1,
    numbered: lines.filter((line) => NUMBER.test(headOf(text, line))).length > 1,
  }
  const paragraphs: Paragraph[] = []
  let first: Line | null = null
  for (const [index, line] of lines.entries()) {
    first ??= line
    const next = lines[index + 1]
    if (next && !endsParagraph(text, line, next, layout)) continue
    paragraphs.push(toParagraph(text, { start: first.start, end: line.end }, layout))
    first = null
  }
  return paragraphs
}

const BULLET = /^[-*+•‣◦▪●·–—][ \t]+(?=\S)/
const NUMBER = /^\(?\d{1,2}[.)][ \t]+(?=\S)/

function headOf(text: string, { start, end }: Span): string {
  return text.slice(start, Math.min(end, start + 40))
}

function markerOf(text: string, line: Span, { numbered }: Layout): string {
  const head = headOf(text, line)
  return (head.match(BULLET) ?? (numbered ? head.match(NUMBER) : null))?.[0] ?? ''
}

function toParagraph(text: string, span: Span, layout: Layout): Paragraph {
  const start = span.start + markerOf(text, span, layout).length
  return { kind: start > span.start ? 'list-item' : 'paragraph', start, end: span.end }
}

function endsParagraph(text: string, line: Line, next: Line, layout: Layout): boolean {
  if (next.opens || markerOf(text, next, layout) !== '') return true
  if (layout.transcript && findLabel(text, next)) return true
  const ended = endsSentence(text, line)
  if (ended && isBoilerplate(text.slice(next.start, Math.min(next.end, next.start + LONGEST_LINE))))
    return true
  if (!ended && runsOn(text, line, next)) return false
  if (layout.width === null || lengthOf(line) > LONGEST_LINE) return true
  const indented = next.indent > line.indent + 1 && markerOf(text, line, layout) === ''
  return (indented && ended) || !isFull(text, line, next, layout.width)
}

const ENDING = /[.!?…][)\]"'”’»*_]*$/
const RUNNING_ON = /^[("'“‘«]?\p{Ll}/u
// A paragraph does not end in one of these.
const HANGING = /(?:[,–—]|(?:^|\s)(?:a|an|and|at|between|by|for|from|in|into|of|on|or|that|the|to|with))$/

function endsSentence(text: string, { start, end }: Span): boolean {
  return ENDING.test(text.slice(Math.max(start, end - 20), end))
}

/** Whether a sentence goes on in the next line: "Norland would | accept", "the terms of | Sudmark". */
function runsOn(text: string, line: Span, next: Span): boolean {
  if (RUNNING_ON.test(headOf(text, next))) return true
  return HANGING.test(text.slice(Math.max(line.start, line.end - 20), line.end))
}

const LONGEST_LINE = 120 // columns; longer lines are paragraphs of their own
const SHORTEST_WIDTH = 40
const FULL = 0.85

/** Whether the first word of the next line would not have fitted: what makes a program wrap. */
function isFull(text: string, line: Span, next: Span, width: number): boolean {
  const word = headOf(text, next).match(/^\S+/)?.[0].length ?? 0
  return line.end - line.start + 1 + word >= FULL * width
}

/**
 * The width that lines are wrapped to, null where they are not: most lines that another follows must be full, and
 * many must stop inside a sentence.
 */
function findWidth(text: string, lines: readonly Line[]): number | null {
  const wraps: [Line, Line][] = []
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]
    if (!next || next.opens || Math.max(lengthOf(line), lengthOf(next)) > LONGEST_LINE) continue
    wraps.push([line, next])
  }
  const lengths = wraps.map(([line]) => lengthOf(line)).sort((a, b) => a - b)
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0
  if (width < SHORTEST_WIDTH) return null
  const full = wraps.filter(([line, next]) => isFull(text, line, next, width)).length
  const inside = wraps.filter(([line, next]) => !endsSentence(text, line) && runsOn(text, line, next)).length
  return full >= 0.6 * wraps.length && inside >= 0.3 * wraps.length ? width : null
}

function lengthOf({ start, end }: Span): number {
  return end - start
}
