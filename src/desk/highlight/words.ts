/** Moving through a text by words and sentences, for those who select without a mouse. */
import type { Span } from '../../types.ts'

/** The places that a selection can begin and end at, in the order of the text. */
export interface Steps {
  readonly words: readonly Span[]
  readonly sentences: readonly Span[]
}

/** Words and sentences of the parts of a text that are shown; no step reaches over the border of a part. */
export function findSteps(text: string, parts: readonly Span[], language: string): Steps {
  return { words: segment('word'), sentences: segment('sentence') }

  function segment(granularity: 'word' | 'sentence'): Span[] {
    const segmenter = new Intl.Segmenter(isLanguage(language) ? language : 'en', { granularity })
    return parts.flatMap(({ start, end }) =>
      [...segmenter.segment(text.slice(start, end))]
        .filter(({ isWordLike }) => granularity === 'sentence' || isWordLike)
        .map(({ index, segment: words }) => ({
          start: start + index,
          end: start + index + words.trimEnd().length,
        }))
        .filter((span) => span.start < span.end),
    )
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.Segmenter.supportedLocalesOf(tag).length > 0
  } catch {
    return false
  }
}

/** Words selected by keys: it grows and shrinks at its end, and holds one step at least. */
export interface Caret {
  readonly start: number
  readonly end: number
}

/** The step at a place of the text, else the next one, else the last. */
export function caretAt(place: number, steps: readonly Span[]): Caret | null {
  return steps.find(({ end }) => end > place) ?? steps.at(-1) ?? null
}

/** The step after the caret's beginning, or before it; the caret itself where there is none. */
export function moveCaret(caret: Caret, by: 1 | -1, steps: readonly Span[]): Caret {
  const found =
    by === 1
      ? steps.find(({ start }) => start > caret.start)
      : steps.findLast(({ start }) => start < caret.start)
  return found ?? caret
}

/** The caret with its end one step further, or one step back. */
export function extendCaret(caret: Caret, by: 1 | -1, steps: readonly Span[]): Caret {
  const found =
    by === 1
      ? steps.find(({ end }) => end > caret.end)
      : steps.findLast(({ start, end }) => end < caret.end && start >= caret.start)
  return found ? { start: caret.start, end: found.end } : caret
}
