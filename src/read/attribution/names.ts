/**
 * Which words are names. The model sees that a name stands there and never which, so that it cannot take sides: with
 * two parties' names swapped it sees the same. Training does the same, word by word (a test compares them).
 */

/**
 * For each word of a report, as the tokenizer cuts them, whether it is a name: capitalised, with a lower-case form that
 * is no common word and stands nowhere in the report.
 */
export function findNames(words: readonly string[], common: ReadonlySet<string>): boolean[] {
  const lower = words.map((word) => word.toLowerCase())
  const plain = new Set(words.filter((word, at) => word === lower[at]))
  return words.map((word, at) => {
    const form = lower[at] ?? ''
    return isCapitalised(word) && !common.has(form) && !plain.has(form)
  })
}

/** Letters only, two at least, the first a capital. */
function isCapitalised(word: string): boolean {
  return /^\p{Lu}\p{L}+$/u.test(word)
}
