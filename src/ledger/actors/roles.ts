/** Roles as they tell people of one name apart: "Foreign Minister" and "minister of foreign affairs" are one office. */

/** Words that name no office of their own: whoever has them alone may be anybody. */
const EMPTY = new Set([
  'counterpart',
  'colleague',
  'predecessor',
  'successor',
  'led',
  'leads',
  'leading',
  'heads',
  'headed',
  'top',
  'senior',
  'chief',
  'former',
  'acting',
  'interim',
  'outgoing',
  'new',
  'then',
  'current',
  'a',
  'an',
  'and',
  'for',
  'his',
  'her',
  'its',
  'of',
  'our',
  'the',
  'their',
  'to',
])

/** Words for one office. */
const SAME: Readonly<Record<string, string>> = {
  affairs: '',
  chairman: 'chair',
  chairwoman: 'chair',
  chairperson: 'chair',
  chairs: 'chair',
  chaired: 'chair',
  defense: 'defence',
  external: 'foreign',
  minster: 'minister',
  negotiates: 'negotiator',
  premier: 'prime minister',
  presidential: 'president',
  ministerial: 'minister',
  spokesman: 'spokesperson',
  spokeswoman: 'spokesperson',
  advisor: 'adviser',
  ambassadress: 'ambassador',
  mediator: 'envoy',
}

/** Who has one of these holds another office than who lacks it. */
const APART = new Set(['deputy', 'vice', 'assistant', 'under', 'junior', 'shadow'])

/** The words of a role that tell offices apart, sorted; empty for one that tells nothing. */
export function foldRole(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => (SAME[word] ?? word).split(' '))
    .filter((word) => word !== '' && !EMPTY.has(word))
  return [...new Set(words)].toSorted().join(' ')
}

/** Whether one may hold both offices as one: all words of the one are words of the other. Both are folded. */
function areOneOffice(a: string, b: string): boolean {
  const [one, other] = [new Set(a.split(' ')), new Set(b.split(' '))]
  for (const word of APART) if (one.has(word) !== other.has(word)) return false
  const [few, many] = one.size <= other.size ? [one, other] : [other, one]
  return [...few].every((word) => many.has(word))
}

/** How the folded roles of two people go together: `same` office, `unknown` where one has none, else `different`. */
export function compareRoles(a: readonly string[], b: readonly string[]): 'same' | 'unknown' | 'different' {
  if (a.length === 0 || b.length === 0) return 'unknown'
  return a.some((one) => b.some((other) => areOneOffice(one, other))) ? 'same' : 'different'
}
