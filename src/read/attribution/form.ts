/** Whether a content is told in the speaker's words, in the reporter's, or in both. */
import type { Form, Span } from '../../types.ts'

const WORD = /[\p{L}\p{N}]/u

/** A stretch of a content, with the quotations of the block that it stands in. */
export interface Told {
  readonly span: Span
  readonly quotations: readonly Span[]
}

/** Direct where all words stand in quotations, mixed where some do. */
export function formOf(text: string, content: readonly Told[]): Form {
  let inside = false
  let outside = false
  for (const { span, quotations } of content) {
    let at = span.start
    for (const { start, end } of quotations) {
      if (end <= span.start || start >= span.end) continue
      outside ||= WORD.test(text.slice(at, Math.max(at, start)))
      inside ||= WORD.test(text.slice(Math.max(start, span.start), Math.min(end, span.end)))
      at = Math.min(end, span.end)
    }
    outside ||= WORD.test(text.slice(at, span.end))
  }
  if (!inside) return 'indirect'
  return outside ? 'mixed' : 'direct'
}
