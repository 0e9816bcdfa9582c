/** Words around a telling that keep it apart from others, or say how its figures are meant. */

/** "Will meet again", "the next round": one to come, or another than the one on hand. */
const TO_COME =
  /\b(?:will|would|shall|to (?:meet|be held|gather|resume|return|sit)|(?:is|are) (?:due|set|expected|to)|due (?:back|in|to)|planned|scheduled|set for|proposed|again|another|next|further|second|third|fourth|fifth|earlier|previous|last (?:met|round|meeting|talks)|follow-up|upcoming|invited)\b/iu

const LEVELS: readonly (readonly [Level, RegExp])[] = [
  [
    'leaders',
    /\b(?:presidents|leaders|prime ministers|premiers|chancellors|kings|heads of (?:state|government))\b/iu,
  ],
  ['ministers', /(?<!\bprime )\bministers\b/iu],
  ['experts', /\b(?:experts|negotiators|negotiating teams|technical teams|working groups|deputies)\b/iu],
]

/** Who sits at the table, where offices are told and not names. */
export type Level = 'leaders' | 'ministers' | 'experts'

/** Whether words tell of an encounter that is still to come, or of another than the one on hand. */
export function isToCome(words: string): boolean {
  return TO_COME.test(words)
}

/** Whose encounter it is by the offices in its words, where they name one level: "The foreign ministers met". */
export function levelOf(words: string): Level | null {
  const found = LEVELS.filter(([, pattern]) => pattern.test(words))
  const [only] = found
  return only && found.length === 1 ? only[0] : null
}

const QUALIFIERS: readonly (readonly [Bound | null, RegExp])[] = [
  ['over', /\b(?:(?:more|longer) than|over|at least|(?:well|just) over) $/iu],
  ['under', /\b(?:(?:less|no more) than|under|up to) $/iu],
  [null, /\b(?:nearly|almost|about|some|around|roughly|close to) $/iu],
]

/** How a figure is meant: the other side of "more than an hour" is an hour or anything beyond. */
export type Bound = 'over' | 'under'

/** The words before a figure that say how it is meant: "more than | half an hour". */
export function qualifierOf(before: string): { readonly words: string; readonly bound: Bound | null } {
  for (const [bound, pattern] of QUALIFIERS) {
    const [words] = pattern.exec(before) ?? []
    if (words !== undefined) return { words, bound }
  }
  return { words: '', bound: null }
}
