/** The folded form of a name that is no person's. */

import { APOSTROPHES, bare, DASHES, LONGEST } from './letters.ts'
import { SPELLINGS } from './lexicon/spellings.ts'

/**
 * The form under which names of an organization, party or group are one: without case, articles, accents and
 * punctuation, "&" as "and", British and American spelling as one, "Workers' Party" as "Workers Party". A name of
 * more than 200 code units is left as it is.
 */
export function foldName(name: string): string {
  if (name.length > LONGEST) return name
  const text = bare(name.normalize('NFKC').toLowerCase())
    .replace(DASHES, '-')
    .replace(new RegExp(`(?:${APOSTROPHES.source}s)?[^\\p{L}\\p{N}]*$`, 'u'), '')
    .replace(APOSTROPHES, '')
    .replace(/(?<![\p{L}\p{N}])((?:\p{L}\.)+\p{L})(?![\p{L}\p{N}])/gu, (letters) =>
      letters.replaceAll('.', ''),
    )
    .replace(/[&+]/g, ' and ')
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
  const named = words.filter((word) => word !== 'the')
  const first = named.findIndex((word) => word !== 'a' && word !== 'an')
  const kept = first < 0 ? words : named.slice(first)
  const folded = kept.map((word) => SPELLINGS.get(word) ?? spelled(word))
  return folded.length > 0 ? folded.join(' ') : name
}

/** "organisation" → "organization". */
function spelled(word: string): string {
  return word.replace(/(?<=.{3})is(?=ations?$)/, 'iz')
}
