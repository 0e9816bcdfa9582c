/** Given names that are known, by the rows of the lexicon. */

import { ARABIC_GIVEN, EASTERN_GIVEN, HEBREW_GIVEN } from './lexicon/given-names.ts'

/** Form → the first form of its row. */
const ROWS: ReadonlyMap<string, string> = new Map(
  [...EASTERN_GIVEN, ...ARABIC_GIVEN, ...HEBREW_GIVEN].flatMap((row) => {
    const forms = row.replaceAll('*', '').split(' ')
    return forms.map((form) => [form, forms[0] ?? form] as const)
  }),
)

/** Forms that hardly anybody but one of the East has. */
export const EASTERN_FORMS: ReadonlySet<string> = telling(EASTERN_GIVEN)
/** Forms that hardly anybody but one with an Arabic or Persian name has. */
export const ARABIC_FORMS: ReadonlySet<string> = telling(ARABIC_GIVEN)

function telling(rows: readonly string[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => row.split(' ').filter((form) => !form.endsWith('*'))))
}

/** The rows that forms of a word stand in, each by its first form: none where it is no given name that is known. */
export function rowsOf(forms: readonly string[]): readonly string[] {
  return [...new Set(forms.flatMap((form) => ROWS.get(form) ?? []))]
}
