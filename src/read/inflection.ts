/** The forms of English words, made by rule from the base form. */
import { IRREGULAR_FORMS } from './lexicon/en/irregular-forms.ts'

/**
 * The forms in which a word stands in a text, itself first: "ban" → ban, bans, banned, banning; "demobilize" also with
 * -ise. What kind of word it is is not known, so forms come along that nobody uses ("prisonered", "choosed").
 */
export function formsOf(word: string): string[] {
  const forms = [word, ...spellings(word)].flatMap((base) => [base, ...inflect(base)])
  return [...new Set(forms)]
}

/** The other spelling of -ise and -ize, -isation and -ization. */
function spellings(word: string): string[] {
  const [, stem, letter, end] = word.match(/^(.*[iy])([sz])(e|ation|er)$/) ?? []
  return stem && letter && end ? [stem + (letter === 's' ? 'z' : 's') + end] : []
}

function inflect(word: string): string[] {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return []
  return [...(IRREGULAR_FORMS.get(word) ?? []), ...pluralsOf(word), ...pastsOf(word), ...presentsOf(word)]
}

/** Plural, and the verb with he: -s, -es, -ies. */
function pluralsOf(word: string): string[] {
  if (/([sxz]|[cs]h)$/.test(word)) return [`${word}es`]
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`]
  return /[^aeiou]o$/.test(word) ? [`${word}es`, `${word}s`] : [`${word}s`]
}

/** -ed, -d, -ied; of a word that may double its last letter both: "visited", "banned". */
function pastsOf(word: string): string[] {
  if (word.endsWith('e')) return [`${word}d`]
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ied`]
  return doubled(word).map((stem) => `${stem}ed`)
}

function presentsOf(word: string): string[] {
  if (word.endsWith('ie')) return [`${word.slice(0, -2)}ying`]
  if (/[^eoy]e$/.test(word)) return [`${word.slice(0, -1)}ing`]
  return doubled(word).map((stem) => `${stem}ing`)
}

/** The stem before -ed and -ing: "ban" is "bann-"; of longer words the stress decides: "visit-", "permitt-". */
function doubled(word: string): string[] {
  if (!/[^aeiou][aeiou][^aeiouwxy]$/.test(word)) return [word]
  const twice = word + word.slice(-1)
  return /^[^aeiou]*[aeiou][^aeiou]$/.test(word) ? [twice] : [word, twice]
}

/** The plural of a noun: "spokesmen", "deputies". */
export function pluralOf(noun: string): string {
  return /(?:^|[a-z])man$/.test(noun) ? noun.replace(/man$/, 'men') : (pluralsOf(noun)[0] ?? noun)
}

/** Each form of some verbs with the verb that it is a form of. */
export function verbIndex(verbs: Iterable<string>): Map<string, string> {
  return new Map([...verbs].flatMap((verb) => formsOf(verb).map((form) => [form, verb] as const)))
}
