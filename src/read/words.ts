/** The words of a text, for the stages that look at grammar: nothing is looked up here, only cut. */
import type { Span } from '../types.ts'

/** A word, a number or a mark of punctuation. `lower` is its text in lower case, apostrophes straight. */
export interface Word extends Span {
  readonly text: string
  readonly lower: string
  /** Letters or digits; false for punctuation. */
  readonly isWord: boolean
}

// An abbreviation keeps its dots ("U.S.", "Lt."), a compound its hyphens, and a possessive ending is a word of its own.
const WORD =
  /(?:\p{Lu}\.){2,}|(?:Mr|Mrs|Ms|Dr|Lt|Gen|Col|Maj|Capt|Adm|Sgt|Sen|Rep|Gov|Prof|Rev|Hon|St|Jr|Sr)\.(?=\s)|(?<=\p{L})['’]s\b|(?<=s)['’](?=\s)|\p{L}[\p{L}\p{M}\p{N}]*(?:['’](?!s\b)\p{L}+)?(?:[-‑]\p{L}[\p{L}\p{M}\p{N}]*|[-‑]\d+)*|\d[\d.,:]*\d|\d|[^\s\p{L}\p{N}]/gu

/** The words of a stretch of text, in order. */
export function wordsIn(text: string, { start, end }: Span): Word[] {
  return [...text.slice(start, end).matchAll(WORD)].map(({ 0: word, index }) => ({
    start: start + index,
    end: start + index + word.length,
    text: word,
    lower: word.toLowerCase().replaceAll('’', "'").replaceAll('‑', '-'),
    isWord: /[\p{L}\p{N}]/u.test(word),
  }))
}
