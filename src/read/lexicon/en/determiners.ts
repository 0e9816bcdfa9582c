/** Whether a word may stand between the words of a term: "lay down (their) arms", "release of (240) prisoners". */
export function isDeterminer(word: string): boolean {
  return DETERMINERS.has(word) || /^\p{N}+$/u.test(word)
}

/** Sorted. */
const DETERMINERS: ReadonlySet<string> = new Set(
  'a all an any both each every her his its more my no one our some such that the their these this those your'.split(
    ' ',
  ),
)
