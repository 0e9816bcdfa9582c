/** The forms of English verbs and nouns, made from the forms in which a dictionary lists them. */
import { IRREGULAR_VERBS } from './lexicon/en/irregular-verbs.ts'

/** All forms of a verb, its base form among them: "deny" gives denies, denied, denying too. */
export function formsOfVerb(base: string): string[] {
  const [, past, participle, ...more] = IRREGULAR_VERBS.find(([verb]) => verb === base) ?? [base]
  const stem = base.replace(/e$/, '')
  const doubled = DOUBLING.has(base) ? base + base.slice(-1) : null
  const third = /(?:s|x|z|ch|sh|o)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : `${base}s`
  const ed = doubled ? `${doubled}ed` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`
  const ing = doubled ? `${doubled}ing` : /ee$/.test(base) ? `${base}ing` : `${stem.replace(/i$/, 'y')}ing`
  return [...new Set([base, third, past ?? ed, participle ?? past ?? ed, ing, ...more])]
}

/** The plural of a noun. */
export function pluralOf(noun: string): string {
  if (/man$/.test(noun)) return noun.replace(/man$/, 'men')
  if (/person$/.test(noun)) return `${noun}s`
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`
}

/** Each form of some verbs with the verb it is a form of. */
export function verbIndex(verbs: Iterable<string>): Map<string, string> {
  return new Map([...verbs].flatMap((verb) => formsOfVerb(verb).map((form) => [form, verb] as const)))
}

/** Verbs that double their last letter. */
const DOUBLING = new Set(
  'admit ban bar commit concur drop let permit plan quit refer set ship shut sit stop submit swap transfer transmit forget begin cut get pit rebut rid scrap step strip trim'.split(
    ' ',
  ),
)
