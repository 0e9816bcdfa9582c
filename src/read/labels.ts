/** Labels of turns that are written in capitals, in the letters of other words: who speaks is named there. */
import type { Report } from '../types.ts'

const SMALL: ReadonlySet<string> = new Set(['of', 'the', 'for', 'and', 'to', 'de', 'van', 'von', 'al', 'bin'])

/**
 * The text of a report, of the same length, in which the label "MINISTER MARR OF NORLAND" reads "Minister Marr of
 * Norland". A word that stands in capitals outside of labels, too, is an abbreviation and stays.
 */
export function withReadableLabels({ text, blocks }: Report): string {
  const labels = blocks.flatMap(({ speaker }) => (speaker ? [speaker] : []))
  const shouted = labels.filter(({ start, end }) => isShouted(text.slice(start, end)))
  if (shouted.length === 0) return text
  const spans = [...shouted].sort((a, b) => a.start - b.start)
  const between = spans.map(({ start }, at) => text.slice(spans[at - 1]?.end ?? 0, start))
  const rest = [...between, text.slice(spans.at(-1)?.end)]
  const abbreviations = new Set(rest.join('\n').match(/\p{Lu}{2,}/gu) ?? [])
  return rest
    .map((words, at) => {
      const label = spans[at]
      return label ? words + readable(text.slice(label.start, label.end), abbreviations) : words
    })
    .join('')
}

function isShouted(label: string): boolean {
  return /\p{Lu}{2}/u.test(label) && !/\p{Ll}/u.test(label)
}

function readable(label: string, abbreviations: ReadonlySet<string>): string {
  return label.replace(/\p{Lu}{2,}/gu, (word, at: number) => {
    if (abbreviations.has(word)) return word
    const lower = word.toLowerCase()
    if (lower.length !== word.length) return word
    return at > 0 && SMALL.has(lower) ? lower : word.slice(0, 1) + lower.slice(1)
  })
}
