/**
 * Word pieces, as the reader's encoder learned them: the uncased tokenizer of BERT (Devlin et al. 2019), with the place
 * of each piece in the text. It must agree with the one of the training piece by piece (a test compares them).
 */
import { ReadoutError } from '../../errors.ts'
import { hullOf } from '../../span.ts'
import type { Span } from '../../types.ts'

/** Id of each piece; a piece that goes on inside a word begins with "##". */
export type Vocabulary = ReadonlyMap<string, number>

/** A piece and where it stands, in UTF-16 code units. */
export interface Piece extends Span {
  readonly id: number
}

const UNKNOWN = '[UNK]'
const LONGEST_WORD = 100 // characters; a longer word is one unknown piece
const LONGEST_PIECE = 24 // characters; the vocabulary has none as long

/** One character as the vocabulary knows it, with the place that it came from. */
interface Letter extends Span {
  readonly char: string
}

/**
 * The words of a stretch of text, each as its pieces, in order; a punctuation mark is a word. Throws a ReadoutError
 * where there are more than `most`.
 */
export function findWords(text: string, stretch: Span, vocabulary: Vocabulary, most: number): Piece[][] {
  const words: Piece[][] = []
  let word: Letter[] = []
  const endWord = () => {
    if (word.length > 0) words.push(splitWord(word, vocabulary))
    if (words.length > most)
      throw new ReadoutError('too-large', 'more words than any report has; cut it in pieces')
    word = []
  }
  for (let at = stretch.start; at < stretch.end; ) {
    const code = text.codePointAt(at) ?? 0
    const end = Math.min(at + (code > 0xffff ? 2 : 1), stretch.end)
    const { kind, chars } = foldedOf(code)
    if (kind !== 'letter') endWord()
    if (kind !== 'space')
      for (const char of chars) {
        if (word.length > LONGEST_WORD) word.pop() // too long to be known: where it ends is all that matters
        word.push({ char, start: at, end })
      }
    if (kind !== 'letter') endWord()
    at = end
  }
  endWord()
  return words
}

/** A character in lower case and without accents, "É" as "e"; of some nothing is left. */
interface Folded {
  readonly chars: readonly string[]
  readonly kind: 'letter' | 'alone' | 'space' // punctuation and ideographs stand alone
}

const FOLDED = new Map<number, Folded>() // most text holds few different characters

function foldedOf(code: number): Folded {
  let folded = FOLDED.get(code)
  if (folded === undefined) {
    folded = fold(code)
    FOLDED.set(code, folded)
  }
  return folded
}

function fold(code: number): Folded {
  const char = String.fromCodePoint(code)
  if (/[\t\n\r]/.test(char)) return { chars: [], kind: 'space' }
  if (code === 0xfffd || /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(char)) return { chars: [], kind: 'letter' }
  if (/\p{White_Space}/u.test(char)) return { chars: [], kind: 'space' }
  const bare = char.normalize('NFD').replace(/\p{Mn}/gu, '')
  const chars = Array.from(bare).flatMap((one) => Array.from(one.toLowerCase()))
  const alone = isIdeograph(code) || /[\p{P}!-/:-@[-`{-~]/u.test(bare)
  return { chars, kind: alone ? 'alone' : 'letter' }
}

/** Chinese characters as BERT counts them: each is a word. */
function isIdeograph(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x20000 && code <= 0x2a6df) ||
    (code >= 0x2a700 && code <= 0x2b73f) ||
    (code >= 0x2b740 && code <= 0x2b81f) ||
    (code >= 0x2b920 && code <= 0x2ceaf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x2f800 && code <= 0x2fa1f)
  )
}

/** The longest pieces from the left, or one unknown piece where none fits. */
function splitWord(word: readonly Letter[], vocabulary: Vocabulary): Piece[] {
  const whole = (id: number): Piece[] => [{ id, ...hullOf(word) }]
  const unknown = vocabulary.get(UNKNOWN) ?? 0
  if (word.length > LONGEST_WORD) return whole(unknown)
  const chars = word.map(({ char }) => char)
  const pieces: Piece[] = []
  for (let from = 0; from < word.length; ) {
    let to = Math.min(word.length, from + LONGEST_PIECE)
    let id: number | undefined
    for (; to > from; to--) {
      id = vocabulary.get((from > 0 ? '##' : '') + chars.slice(from, to).join(''))
      if (id !== undefined) break
    }
    if (id === undefined) return whole(unknown)
    pieces.push({ id, ...hullOf(word.slice(from, to)) })
    from = to
  }
  return pieces
}
