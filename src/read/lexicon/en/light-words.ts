/** Determiners and auxiliaries, sorted. */
const LIGHT_WORDS: ReadonlySet<string> = new Set(
  (
    'a all an any are be been being both can could did do does each every had has have her his is its may might more ' +
    'must my no not one our shall should some such that the their these this those was were will would your'
  ).split(' '),
)

/**
 * Whether a word in small letters may stand between the words of a term: "lay down (their) arms", "release of (240)
 * prisoners", "troops (will not) leave".
 */
export function isLight(word: string): boolean {
  return LIGHT_WORDS.has(word) || /^\p{N}+$/u.test(word)
}
