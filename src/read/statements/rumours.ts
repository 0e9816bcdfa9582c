/** "Reports that the army is moving have multiplied": nobody says it by name, and the noun is source and cue at once. */
import type { Sentence, Span } from '../../types.ts'

/** A noun for unnamed sources, with what they tell. */
export interface Rumour {
  readonly noun: Span
  /** "The Courier | reports | that …": whose verb the noun is. */
  readonly source?: Span
  readonly content: Span
  readonly sentence: Sentence
}

const NOUN =
  /\b((?:(?:[Uu]nconfirmed|[Mm]edia|[Pp]ress|[Nn]ews|[Ii]nitial|[Ee]arlier) )?(?:[Rr]eports|[Rr]umou?rs)) that /g

const LONGEST = 1500 // UTF-16 code units that a rumour tells

const MEDIUM = /(?:[Tt]he )?(?:\p{Lu}[\p{L}’'-]+ ){1,4}$/u

/** The verb of the noun itself, behind what is told: "could not be confirmed", "have multiplied". */
const OWN_VERB =
  / (?:(?:could|can) not be|cannot be|were|was|are|is|have been|has been|have|has|had|remain(?:ed)?|reached|arrived|came|circulated?|emerged?|spread|surfaced?|drew|prompted|caused) (?=[^,;]*$)/g

/** All such nouns of some sentences; `taken`: sources and cues of attributions, where none is looked for. */
export function findRumours(text: string, sentences: readonly Sentence[], taken: readonly Span[]): Rumour[] {
  return sentences.flatMap((sentence) => {
    const { start, end } = sentence.span
    const words = text.slice(start, end).replace(/[.!?”"’']+\s*$/, '')
    return [...words.matchAll(NOUN)].flatMap((match): Rumour[] => {
      const noun = { start: start + match.index, end: start + match.index + (match[1]?.length ?? 0) }
      if (taken.some((span) => span.start < noun.end && noun.start < span.end)) return []
      const name = MEDIUM.exec(words.slice(0, match.index))?.[0]
      const source = name && { start: noun.start - name.length, end: noun.start - 1 }
      const from = noun.end + 1
      const told = text.slice(from, Math.min(start + words.length, from + LONGEST))
      const isSubject = match.index === 0 || /[,;] $/.test(words.slice(0, match.index))
      const verb = isSubject ? [...told.matchAll(OWN_VERB)].at(-1) : undefined
      const content = told.slice(0, verb?.index).replace(/[,;]? (?:and|but) .*$/, '')
      return /\s\S+\s\S+/.test(content)
        ? [
            {
              noun,
              ...(source && { source }),
              content: { start: from, end: from + content.length },
              sentence,
            },
          ]
        : []
    })
  })
}
