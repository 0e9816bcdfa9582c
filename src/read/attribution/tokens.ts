/** A sentence taken apart for the rules of attribution: words, punctuation, and each quotation as one token. */
import type { Span } from '../../types.ts'
import type { Quotation } from './quotations.ts'

/** A word, a punctuation mark, or a whole quotation; the full stops of abbreviations are none. */
export interface Token extends Span {
  readonly kind: 'word' | 'mark' | 'quotation'
  /** The word in lower case, the mark itself, or '' for a quotation. */
  readonly word: string
  /** Of a word: whether it begins with a capital. */
  readonly capital: boolean
}

/** One or more sentences that a quotation ties together, as tokens. */
export type Clause = readonly Token[]

const LONGEST_CLAUSE = 1000 // tokens

const TOKEN = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.’'-]*[\p{L}\p{N}\p{M}])?|\S/gu

/** The clauses of a block: its sentences, joined where a quotation runs over their ends. */
export function findClauses(
  text: string,
  sentences: readonly Span[],
  quotations: readonly Quotation[],
): Clause[] {
  const clauses: Token[][] = []
  let next = 0 // the first quotation that is not yet passed
  let joined = false // a quotation runs over the end of the sentence before
  for (const { start, end } of sentences) {
    const tokens: Token[] = []
    for (let at = start; at < end; ) {
      const quotation = quotations[next]?.span
      if (quotation && quotation.start <= at) {
        if (quotation.start >= start)
          tokens.push({ ...quotation, kind: 'quotation', word: '', capital: false })
        at = Math.min(quotation.end, end)
        if (quotation.end <= end) next++
        continue
      }
      const until = Math.min(end, quotation?.start ?? end)
      for (const match of text.slice(at, until).matchAll(TOKEN))
        if (match[0] !== '.' || at + match.index + 1 === end)
          tokens.push(wordToken(match[0], at + match.index))
      at = until
    }
    const last = clauses.at(-1)
    if (joined && last) for (const token of tokens) last.push(token)
    else if (tokens.length > 0) clauses.push(tokens)
    const open = quotations[next]?.span
    joined = open !== undefined && open.start < end && open.end > end
  }
  return clauses.flatMap(cut)
}

/** A clause in pieces that the rules can look through in little time: no sentence of people is that long. */
function cut(clause: Clause): Clause[] {
  if (clause.length <= LONGEST_CLAUSE) return [clause]
  const starts = Array.from(
    { length: Math.ceil(clause.length / LONGEST_CLAUSE) },
    (_, i) => i * LONGEST_CLAUSE,
  )
  return starts.map((start) => clause.slice(start, start + LONGEST_CLAUSE))
}

function wordToken(words: string, start: number): Token {
  const isWord = /^[\p{L}\p{N}]/u.test(words)
  return {
    start,
    end: start + words.length,
    kind: isWord ? 'word' : 'mark',
    word: words.toLowerCase().replaceAll('’', "'"),
    capital: /^\p{Lu}/u.test(words),
  }
}
