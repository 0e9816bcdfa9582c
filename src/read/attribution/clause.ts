/** Reads one clause: each cue with its source and its content, as ranges of tokens. */

import { findContentAfter, findContentBefore, findContentResumed } from './contents.ts'
import { type Cue, findCues } from './cues.ts'
import { findPhraseAfter, findSubjectBefore, type Range } from './sources.ts'
import type { Clause } from './tokens.ts'

/** How an attribution was found: what its confidence rests on. */
export type Pattern = 'quoted' | 'clause' | 'object' | 'before' | 'according-to'

/** An attribution in one clause. */
export interface Found {
  readonly source: Range
  readonly cue: Range
  readonly content: readonly Range[]
  readonly pattern: Pattern
}

/** The attributions of a clause, in the order of their cues. */
export function findInClause(clause: Clause): Found[] {
  const found: Found[] = []
  let from = 0 // where a content that stands before its cue may begin
  for (const cue of findCues(clause)) {
    const one =
      cue.verb === null ? findAccordingTo(clause, cue, from) : findAtVerb(clause, cue, { from, found })
    if (!one || one.content.length === 0) continue
    found.push(one)
    if (one.pattern === 'before' || one.pattern === 'quoted')
      from = (one.content.at(-1)?.last ?? cue.last) + 1
  }
  return found.map((one) => clip(one, found))
}

/** Ends a content where the content does that it stands in: "“[X agreed to [meet]], a spokesman said". */
function clip(one: Found, all: readonly Found[]): Found {
  const cue = one.cue.first
  const outer = all
    .filter((other) => other.pattern === 'before' || other.pattern === 'according-to')
    .flatMap((other) => other.content)
    .find(({ first, last }) => first <= cue && cue <= last)
  if (!outer) return one
  const content = one.content
    .filter(({ first }) => first <= outer.last)
    .map(({ first, last }) => ({ first, last: Math.min(last, outer.last) }))
  return content.length > 0 ? { ...one, content } : one
}

/** "According to [source], [content]" and "[content], according to [source]". */
function findAccordingTo(clause: Clause, cue: Cue, from: number): Found | null {
  const source = findPhraseAfter(clause, cue.last, { apposed: false })
  if (!source) return null
  const after = findContentAfter(clause, { ...cue, last: source.last })
  const before = cue.first > from ? { first: from, last: lastWord(clause, cue.first - 1) } : null
  const content = before && before.last >= before.first ? before : after
  return content && { source, cue, content: [content], pattern: 'according-to' }
}

function findAtVerb(
  clause: Clause,
  cue: Cue,
  { from, found }: { from: number; found: readonly Found[] },
): Found | null {
  const inverted = findInverted(clause, cue, from)
  if (inverted) return inverted

  const subject = findSubjectBefore(clause, cue.first)
  const before = subject && cue.verb?.clause ? findContentBefore(clause, from, subject.first) : null
  const after = findContentAfter(clause, cue)
  if (subject && before && (!after || isQuoted(clause, before))) {
    const resumed = findContentResumed(clause, cue) ?? (after && isQuoted(clause, after) ? after : null)
    const pattern = isQuoted(clause, before) ? 'quoted' : 'before'
    return { source: subject, cue, content: resumed ? [before, resumed] : [before], pattern }
  }
  if (!after) return null
  const source = subject ?? (sharesSubject(clause, cue) ? findSharedSource(cue, found) : null)
  if (!source) return null
  const clausal = ['that', 'how', 'what', 'whether'].includes(clause[after.first]?.word ?? '')
  const pattern = isQuoted(clause, after) ? 'quoted' : clausal || !cue.verb?.object ? 'clause' : 'object'
  return { source, cue, content: [after], pattern }
}

/** "“We accept,” said [source]": the content before, the source behind the verb. */
function findInverted(clause: Clause, cue: Cue, from: number): Found | null {
  if (cue.first !== cue.last || !cue.verb?.clause || cue.verb.addressee) return null
  const content = findContentBefore(clause, from, cue.first)
  const source = content && findPhraseAfter(clause, cue.last, { apposed: true })
  if (!content || !source || !(isQuoted(clause, content) || clause[source.first]?.capital)) return null
  if (clause[source.first]?.word === 'that') return null
  const resumed = findContentResumed(clause, source)
  const pattern = isQuoted(clause, content) ? 'quoted' : 'before'
  return { source, cue, content: resumed ? [content, resumed] : [content], pattern }
}

/** Whether the cue goes on with the speaker before: "…, insisting that", "… and accused". */
function sharesSubject(clause: Clause, cue: Cue): boolean {
  const before = clause[cue.first - 1]?.word
  return before === ',' || before === 'and' || before === 'but'
}

/** Whose cue goes on: the outermost speaker whose content ends here, "[Marr] denied that Norland had agreed, and accused". */
function findSharedSource(cue: Cue, found: readonly Found[]): Range | null {
  const ended = found.find(({ content }) => cue.first - (content.at(-1)?.last ?? -1) <= 3)
  return (ended ?? found.at(-1))?.source ?? null
}

function isQuoted(clause: Clause, range: Range): boolean {
  return clause[range.first]?.kind === 'quotation'
}

function lastWord(clause: Clause, from: number): number {
  let at = from
  while (at >= 0 && clause[at]?.kind === 'mark') at--
  return at
}
