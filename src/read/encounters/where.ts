/** Where an encounter took place. */
import { covers } from '../../span.ts'
import type { Name, Place, Span } from '../../types.ts'
import type { Given } from './given.ts'
import { gap, tellsMore, withoutAside } from './when.ts'

const FAR_RELATIVE = 120 // UTF-16 code units from a place to the verb of its "where"

/** "in Lima, Peru", "in the border town of Arica", "a visit to Lima". */
export function placeNear(clause: Span, trigger: Span, { report, names, mentions }: Given): Place | null {
  const { text } = report
  const isPlace = ({ span, kind }: Name) => {
    if (!covers(clause, span) || kind === 'person' || covers(span, trigger)) return false
    if (/^['’]s? /.test(text.slice(span.end, span.end + 3))) return false // "in Norland's capital, Lima"
    const between = withoutAside(
      text.slice(Math.min(span.end, trigger.end), Math.max(span.start, trigger.start)),
    )
    if (
      /[;:“”"]|\bthat\b(?! (?:is|are|was|were) (?:due|planned|scheduled|set|expected))/.test(between) ||
      tellsMore(between)
    )
      return false
    const before = text.slice(Math.max(0, span.start - 48), span.start)
    if (/\bat the (?:invitation|request|initiative|behest|urging) of (?:the )?$/i.test(before)) return false
    return (
      /\b(?:in|at|near)\s(?:the (?:[\p{L}-]+ ){0,3}of )?(?:the )?$/iu.test(before) ||
      /\b(?:in|at|near) [^,;]{2,30} (?:capital|city|town|resort|port), $/i.test(before) ||
      /\b(?:visit|travel|travelled|traveled|fly|flew|trip|return|come back) to $|\b(?:visited|visit) $/i.test(
        before,
      )
    )
  }
  const visited = relativePlace(text, clause, trigger, names)
  if (visited) return { name: text.slice(visited.span.start, visited.span.end), span: visited.span }
  const [near] = names.filter(isPlace).sort((a, b) => gap(a.span, trigger) - gap(b.span, trigger))
  if (near) {
    const more = names.find(
      ({ span }) => text.slice(near.span.end, span.start) === ', ' && span.start > near.span.end,
    )
    const end =
      more &&
      /^(?:[,.]|\s(?:and|on|for|with)|$)/.test(text.slice(more.span.end, more.span.end + 5)) &&
      !mentions.some(({ head, after }) => after === undefined && covers(head, more.span))
        ? more.span.end
        : near.span.end
    const span = { start: near.span.start, end }
    return { name: text.slice(span.start, span.end), span }
  }
  // "the Lima summit"
  const named = names.find(
    ({ span, kind }) =>
      kind !== 'person' &&
      span.end + 1 === trigger.start &&
      !/^\p{Lu}{2,}$/u.test(text.slice(span.start, span.end)) &&
      !mentions.some(({ head }) => covers(head, span)),
  )
  return named ? { name: text.slice(named.span.start, named.span.end), span: named.span } : null
}

/** "Travelled to Lima, where she was received by the president": in Lima. */
function relativePlace(text: string, clause: Span, trigger: Span, names: readonly Name[]): Name | undefined {
  return names.findLast(({ span, kind }) => {
    if (kind === 'person' || span.end > trigger.start || trigger.start - span.end > FAR_RELATIVE) return false
    const between = text.slice(span.end, trigger.start)
    return /^(?:,? [^,.;]{0,24})?, where\b[^.;]*$/.test(between) && span.end <= clause.end
  })
}
