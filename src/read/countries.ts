/**
 * States with their capitals and peoples, from the package `world-countries` (Mohammed Le Doze and others, ODbL 1.0).
 */
import rows from 'world-countries/countries.json' with { type: 'json' }
import { OTHER_SPELLINGS, SEATS_OF_OTHERS } from './lexicon/en/country-spellings.ts'

/** A state of the table. */
export interface Country {
  /** Its usual English name: "Russia", "United States". */
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly code: string
}

interface Row {
  readonly name: { readonly common: string; readonly official: string }
  readonly cca2: string
  readonly capital: readonly string[]
  readonly altSpellings: readonly string[]
  readonly independent?: boolean | null
  readonly demonyms?: { readonly eng?: { readonly f: string; readonly m: string } }
}

let index: Map<string, Country> | undefined

/** The state that a name, a capital or a word for its people stands for ("Moscow", "Russians"), or null. */
export function findCountry(words: string): Country | null {
  index ??= makeIndex(rows)
  const key = keyOf(words.replace(/^the /i, ''))
  return SEATS_OF_OTHERS.has(key) ? null : (index.get(key) ?? null)
}

/** In lower case, but for what is written in capitals: "us" is no country. */
function keyOf(words: string): string {
  const plain = words.replaceAll('.', '')
  return /^\p{Lu}{2,}$/u.test(plain) ? plain : words.toLowerCase()
}

function makeIndex(rows: readonly Row[]): Map<string, Country> {
  const made = new Map<string, Country>()
  const put = (words: string, country: Country) => {
    const key = keyOf(words)
    if (words !== '' && !made.has(key)) made.set(key, country)
  }
  const countries = rows.map((row) => ({ row, country: { name: row.name.common, code: row.cca2 } }))
  for (const { row, country } of countries)
    for (const name of [row.name.common, row.name.official]) put(name, country)
  const byCode = new Map(countries.map(({ country }) => [country.code, country]))
  for (const [code, words] of OTHER_SPELLINGS) {
    const country = byCode.get(code)
    if (country) for (const word of words) put(word, country)
  }
  for (const { row, country } of countries) for (const capital of row.capital) put(capital, country)
  // "American" is of the United States before it is of a territory of theirs.
  const statesFirst = countries.toSorted(
    (a, b) => Number(b.row.independent === true) - Number(a.row.independent === true),
  )
  for (const { row, country } of statesFirst) {
    const { f = '', m = '' } = row.demonyms?.eng ?? {}
    for (const people of [f, m, ...(/(?:s|sh|ch|ese)$/.test(m) || m === '' ? [] : [`${m}s`])])
      put(people, country)
  }
  for (const { row, country } of countries)
    for (const name of row.altSpellings) if (name.length > 2) put(name, country)
  return made
}
