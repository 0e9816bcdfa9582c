/**
 * Where a decision stands after a report was read again, or after a corrected version of it came in: on the very words
 * that were decided on, or nowhere. A sentence that only looks alike is never taken for them.
 */
import { hullOf, wordsOf } from '../../span.ts'
import type { Span, Statement } from '../../types.ts'

/** The words that were decided on, as they stood. Offsets are UTF-16 code units into the text of that report. */
export interface Anchor {
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  /** Id of the speaker in the ledger; what is said by another is another thing. */
  readonly speaker?: string
}

/** A text with the statements that were found in it, and who speaks in each, as the ledger knows him. */
export interface Read {
  readonly text: string
  readonly statements: readonly Statement[]
  readonly speakerOf: (statement: Statement) => string | undefined
}

/** Words of the same paragraph that tell where a quotation stands when it is short, or stands there more than once. */
const CONTEXT = 64 // UTF-16 code units on each side
const THIN = 16 // UTF-16 code units on both sides: fewer tell nothing
const SHORT = 20 // UTF-16 code units: a shorter quotation may stand anywhere

/** The anchor of a statement. */
export function anchorOf({ source, cue, content }: Statement, speaker: string | undefined): Anchor {
  return { source, cue, content, ...(speaker !== undefined && { speaker }) }
}

/**
 * The statement of a new reading of the same text that stands on the words of an anchor; null where none does, or more
 * than one. Its source and cue may be others now, its content not, but for quotation marks and punctuation at its ends.
 */
export function findSame(anchor: Anchor, { text, statements }: Read): Statement | null {
  const content = trimmed(text, anchor.content)
  const fitting = statements.filter((statement) => sameSpans(trimmed(text, statement.content), content))
  return (
    only(
      fitting.filter(({ source, cue }) => sameSpans(source, anchor.source) && sameSpans(cue, anchor.cue)),
    ) ??
    only(fitting.filter(({ source }) => sameSpans(source, anchor.source))) ??
    only(fitting)
  )
}

/**
 * The statement of another version of a report that stands on the words of an anchor; null where none does for certain:
 * content, source, cue and speaker must be the same, and where the words are few or stand in either text more than once,
 * so must be what stands before and behind them.
 */
export function findMoved(
  anchor: Anchor,
  old: Pick<Read, 'text'>,
  { text, statements, speakerOf }: Read,
): Statement | null {
  const own = (spans: readonly Span[]) => wordsOf(old.text, spans)
  const fitting = statements.filter(
    (statement) =>
      wordsOf(text, statement.content) === own(anchor.content) &&
      wordsOf(text, statement.source) === own(anchor.source) &&
      wordsOf(text, statement.cue) === own(anchor.cue) &&
      speakerOf(statement) === anchor.speaker,
  )
  const [hull, whole] = [hullOf(anchor.content), wholeOf(anchor)]
  const words = old.text.slice(hull.start, hull.end)
  const isClear = words.length >= SHORT && isSingle(old.text, words) && isSingle(text, words)
  const candidate = isClear
    ? only(fitting)
    : only(fitting.filter((statement) => sameContext(old.text, whole, text, wholeOf(statement))))
  // Pieces of a content may have come together that were not so before.
  return candidate && wordsIn(text, hullOf(candidate.content)) === words ? candidate : null
}

/** From the first to the last word of what is decided on, its source and cue among them. */
function wholeOf({ source, cue, content }: Pick<Anchor, 'source' | 'cue' | 'content'>): Span {
  return hullOf([...source, ...cue, ...content])
}

function wordsIn(text: string, { start, end }: Span): string {
  return text.slice(start, end)
}

function only<T>(list: readonly T[]): T | null {
  const [first] = list
  return list.length === 1 && first !== undefined ? first : null
}

function isSingle(text: string, words: string): boolean {
  const first = text.indexOf(words)
  return first >= 0 && text.indexOf(words, first + 1) < 0
}

function sameContext(a: string, at: Span, b: string, bt: Span): boolean {
  const [before, behind] = contextOf(a, at)
  const [other, others] = contextOf(b, bt)
  return before === other && behind === others && before.trim().length + behind.trim().length >= THIN
}

/** What stands before and behind words in their paragraph. */
function contextOf(text: string, { start, end }: Span): readonly [before: string, behind: string] {
  const [before = ''] = text
    .slice(Math.max(0, start - CONTEXT), start)
    .split('\n')
    .slice(-1)
  const [behind = ''] = text.slice(end, end + CONTEXT).split('\n')
  return [before, behind]
}

function sameSpans(a: readonly Span[], b: readonly Span[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ start, end }, index) => start === b[index]?.start && end === b[index]?.end)
  )
}

/** Spans without the quotation marks and punctuation at their ends. */
function trimmed(text: string, spans: readonly Span[]): readonly Span[] {
  return spans.flatMap(({ start, end }) => {
    const words = text.slice(start, end)
    const from = start + (/^[\s\p{P}]*/u.exec(words)?.[0].length ?? 0)
    const to = end - (/[\s\p{P}]*$/u.exec(words)?.[0].length ?? 0)
    return from < to ? [{ start: from, end: to }] : []
  })
}
