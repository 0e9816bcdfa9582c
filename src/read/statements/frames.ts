/**
 * Frames that the reader has passed over: "Norland was ready to talk, she added, …". What stands before and behind one is
 * what she says. It stands on no attribution.
 */
import type { Sentence, Span } from '../../types.ts'
import type { Mention } from '../stage.ts'

/** A frame with its content. */
export interface Frame {
  readonly source: Span
  readonly cue: Span
  readonly content: readonly Span[]
}

const FRAME =
  /, ((?:[Hh]e|[Ss]he|[Tt]hey|(?:the )?(?:\p{Lu}[\p{L}’'-]+ ?){1,4}|the \p{Ll}+) )(said|added|noted|explained|argued|insisted|stressed|continued|went on|estimated|calculated|predicted|reckoned|wrote|warned|concluded)(?=,|(?: (?:at|in|on) [^,;“”"]{3,60})?\.?$)/gu

/** The frames of some sentences; `taken`: cues and contents of attributions, where none is looked for. */
export function findFrames(
  text: string,
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
  taken: readonly Span[],
): Frame[] {
  return sentences.flatMap(({ span }) => {
    const words = text.slice(span.start, span.end).trimEnd()
    return [...words.matchAll(FRAME)].flatMap((match): Frame[] => {
      const [, who = '', verb = ''] = match
      const source = { start: span.start + match.index + 2, end: span.start + match.index + 1 + who.length }
      const cue = { start: source.end + 1, end: source.end + 1 + verb.length }
      const isTaken = taken.some((one) => one.start < cue.end && span.start < one.end)
      const isNamed = mentions.some(
        ({ span: own, head }) => own.start === source.start || head.start === source.start,
      )
      if (isTaken || !isNamed) return []
      const rest = words.slice(cue.end - span.start)
      const behind = /^, (?!\p{Ll}+ing\b)(.+?)[.!]?$/su.exec(rest)?.[1]
      const content = [{ start: span.start, end: span.start + match.index }]
      if (behind !== undefined) content.push({ start: cue.end + 2, end: cue.end + 2 + behind.length })
      return [{ source, cue, content }]
    })
  })
}
