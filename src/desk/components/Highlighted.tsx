/** Words with those in them that were searched for. */
import { fold } from '../state/words.ts'

/** The text with every word marked that the search has, in any of its forms. */
export function Highlighted({ text, search = '' }: { text: string; search?: string | undefined }) {
  if (search === '') return text
  const wanted = new Set(wordsOf(search).map(stem))
  if (wanted.size === 0) return text
  const begun = [...search.matchAll(/([\p{L}\p{N}]+)\*/gu)].map(([, word = '']) => fold(word))
  return text.split(/([\p{L}\p{N}\p{M}]+)/u).map((piece, index) => {
    const word = fold(piece)
    const isWanted = index % 2 === 1 && (wanted.has(stem(word)) || begun.some((one) => word.startsWith(one)))
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which never move
    return isWanted ? <mark key={index}>{piece}</mark> : piece
  })
}

function wordsOf(search: string): readonly string[] {
  return [...search.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(([word]) => fold(word))
}

/** Roughly what the index takes for the same word: "gates", "gate"; "opened", "opening". */
function stem(word: string): string {
  const bare = word.replace(/(?<=\p{L}{3})(?:ies|ied|ing|ed|es|s|e|y)$/u, '')
  return /(\p{L})\1$/u.test(bare) && bare !== word ? bare.slice(0, -1) : bare
}
