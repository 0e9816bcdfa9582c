/** How messages name a document and show a value: on one line, short, without control characters. */

/** What a document is called: the file's name, or the id that came with it. */
export interface Named {
  readonly name?: string
  readonly ref?: string
}

const LONGEST_VALUE = 60
const LONGEST_NAME = 200

/** What a message begins with: "talks.txt", else "the document". */
export function nameOf({ name, ref }: Named, otherwise = 'the document'): string {
  return shorten(name ?? ref ?? '', LONGEST_NAME) || otherwise
}

/** A value as a message shows it: "\"March 3\"", "42", "a list". */
export function showValue(value: unknown): string {
  if (typeof value === 'string') return `"${shorten(value, LONGEST_VALUE)}"`
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return shorten(String(value), LONGEST_VALUE)
}

/** The words on one line; of longer ones the beginning and "…". */
export function shorten(words: string, most: number): string {
  // Twice as many characters as may be shown, so that a long value is not walked through to show its beginning.
  const line = words
    .slice(0, 2 * most)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
  const characters = [...line]
  if (characters.length <= most && words.length <= 2 * most) return line
  return `${characters.slice(0, most - 1).join('')}…`
}
