/** How a term of a codebook is written with alternatives: "troop|gun leave|quit". */

/** The most ways in which one term may be read: "troop|soldier leave|quit" is read in four. */
export const MOST_WAYS = 1000

/** What a term says with one of its alternatives at each place; no more than `MOST_WAYS`. */
export function waysOf(term: string): string[] {
  return term
    .split(/\s+/)
    .reduce<string[]>(
      (ways, place) =>
        ways.flatMap((way) => place.split('|').map((word) => `${way} ${word}`)).slice(0, MOST_WAYS + 1),
      [''],
    )
    .map((way) => way.trim())
}
