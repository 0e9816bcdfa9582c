/** Endings and letters by which a romanised name tells where it comes from; regular expressions, one a line. */

/** Endings that Eastern European, Caucasian, Greek and Hebrew names have and few others do. */
export const EASTERN_ENDINGS: readonly string[] = [
  '[oe](?:v|w|ff)', // -ov, -ew, -off
  '[oe][vw]a',
  'sk(?:y|i|ij|iy|yi|yy|yj|ii|oy|oi|oj|aya|aia|aja)',
  'enk[oa]',
  'sc?hk[oa]', // -shko, -schka
  '(?:t?ch|cz|tsch)uk',
  '[yij]uk',
  's?[hc]vili|schwili', // -shvili, -chvili
  'd[zs]e', // -dze, -dse
  '[oe]vi(?:c|t?ch|tsch|cz)|[oe]wi(?:tsch|cz)|ovy?t?s?ch',
  '[yij]an', // -yan, -ian
  'poul(?:os|ou)|akis|[ia]dis|oglou',
  '[yij]ah[uo]u?', // -yahu
  '[^aeiou]o[yij]', // -oy
  'ii',
]

/** Letters that they have wherever they stand: "ye" at the head. */
export const EASTERN_LETTERS: readonly string[] = ['^ye', 'lts', 'shch', 'schtsch', 'tsch', 'zh', 'kh']

/** Letters and endings of Arabic, Persian and Turkish names. */
export const ARABIC_LETTERS: readonly string[] = [
  '^ab[du](?=[^aeiou])', // "Abd al-", "Abu"
  '(?<!c)q(?!u)',
  'dh',
  'kh',
  '^gh[aou]|[aiu]gh[aiu]',
  'aa(?!r)',
  '[aou]llah',
  '[iy]ya?h$|iy[ae]h?$',
  'inejad|zad(?:eh|a)$',
  '[^aeiou]awi$',
  '[ue]ddine?$',
  'oglu$',
]
