/** Shows reports as lines that a test can compare: "turn [Q]: Q: When?". */
import { parseDocument } from '../../src/documents/index.ts'
import type { Report } from '../../src/types.ts'

/** Each block as its kind and its words; the label of a turn in brackets. */
export function showBlocks({ text, blocks }: Pick<Report, 'text' | 'blocks'>): string[] {
  return blocks.map(({ kind, span, speaker }) => {
    const label = speaker ? ` [${text.slice(speaker.start, speaker.end)}]` : ''
    return `${kind}${label}: ${text.slice(span.start, span.end)}`
  })
}

/** The report of a file with these words. */
export function parseFile(name: string, words: string | Uint8Array): Report {
  return parseDocument(typeof words === 'string' ? new TextEncoder().encode(words) : words, { name })
}

/** The blocks of a file with these words, shown. */
export function blocksOf(name: string, words: string | Uint8Array): string[] {
  return showBlocks(parseFile(name, words))
}

/** What a call throws: "head: talks.txt: line 2 of the head: …". */
export function failureOf(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    return `${code}: ${message}`
  }
  return 'nothing was thrown'
}
