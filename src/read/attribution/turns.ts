/** The turns of a transcript: their labels say who speaks, so that nothing has to be found. */
import { trimSpan } from '../../span.ts'
import type { Block } from '../../types.ts'
import type { Draft } from './nesting.ts'

const CONFIDENCE = 0.95 // not measured: the corpus has no transcripts

/** The attribution of a turn: label, colon and the rest are source, cue and content; null for other blocks. */
export function draftTurn(text: string, { kind, span, speaker }: Block): Draft | null {
  if (kind !== 'turn' || !speaker) return null
  const colon = text.indexOf(':', speaker.end)
  const content = trimSpan(text, { start: colon + 1, end: span.end })
  if (colon < 0 || colon >= span.end || !content) return null
  const cue = { start: colon, end: colon + 1 }
  return {
    source: [speaker],
    cue: [cue],
    content: [content],
    form: 'direct',
    nested: false,
    confidence: CONFIDENCE,
  }
}
