/** Words of the text that are selected, by the mouse or by keys alone. */
import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react'
import type { Report, Span } from '../../../types.ts'
import { rangeOfSpan, spanOfRange } from '../../highlight/dom.ts'
import type { Passage } from '../../highlight/passages.ts'
import { type Caret, caretAt, extendCaret, findSteps, moveCaret } from '../../highlight/words.ts'
import { useKeys } from '../../state/keyboard.ts'
import { tell } from '../../state/status.ts'
import { strings } from '../../strings.ts'

export interface Selecting {
  /** The words under way, to be read out; null where nobody selects by keys. */
  readonly words: string | null
  /** The span that the mouse selected, else null. */
  find(): Span | null
  /** Begins to select by keys, at a place of the text. */
  begin(place: number): void
  stop(): void
}

export function useSelecting(
  root: RefObject<HTMLElement | null>,
  { report, passages, onTake }: { report: Report; passages: readonly Passage[]; onTake(span: Span): void },
): Selecting {
  const { text, language } = report
  const [caret, setCaret] = useState<Caret | null>(null)
  const isOn = caret !== null
  const steps = useMemo(
    () =>
      isOn
        ? findSteps(
            text,
            passages.map(({ span }) => span),
            language,
          )
        : { words: [], sentences: [] },
    [isOn, text, passages, language],
  )

  useEffect(() => {
    const range = caret && root.current && rangeOfSpan(root.current, caret)
    if (!range) return
    const selection = getSelection()
    selection?.removeAllRanges()
    selection?.addRange(range)
    const { top, bottom } = range.getBoundingClientRect()
    const margin = innerHeight / 5
    if (top < margin || bottom > innerHeight - margin)
      scrollBy({ top: top - innerHeight / 2, behavior: 'instant' })
  }, [root, caret])

  const find = useCallback((): Span | null => {
    const selection = getSelection()
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
    if (!range || range.collapsed || !root.current?.contains(range.commonAncestorContainer)) return null
    return spanOfRange(root.current, range, text)
  }, [root, text])

  const stop = () => {
    setCaret(null)
    getSelection()?.removeAllRanges()
  }
  const move = (by: 1 | -1, unit: 'words' | 'sentences') => () =>
    setCaret((now) => now && moveCaret(now, by, steps[unit]))
  const extend = (by: 1 | -1, unit: 'words' | 'sentences') => () =>
    setCaret((now) => now && extendCaret(now, by, steps[unit]))

  useKeys(
    'selecting',
    {
      'word-after': move(1, 'words'),
      'word-before': move(-1, 'words'),
      'sentence-after': move(1, 'sentences'),
      'sentence-before': move(-1, 'sentences'),
      'extend-after': extend(1, 'words'),
      'extend-before': extend(-1, 'words'),
      'extend-sentence-after': extend(1, 'sentences'),
      'extend-sentence-before': extend(-1, 'sentences'),
      take: () => {
        if (!caret) return
        stop()
        onTake(caret)
      },
      stop: () => {
        stop()
        tell(strings.messages.stopped)
      },
    },
    isOn,
  )

  return {
    words: caret && text.slice(caret.start, caret.end),
    find,
    begin: (place) => {
      const { words } = findSteps(
        text,
        passages.map(({ span }) => span),
        language,
      )
      setCaret(caretAt(place, words))
      tell(strings.messages.selecting)
    },
    stop,
  }
}
