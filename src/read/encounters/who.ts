/** Who took part in an encounter, and who called it. */
import { covers } from '../../span.ts'
import type { Encounter, Span } from '../../types.ts'
import type { Mention } from '../stage.ts'
import type { Given } from './given.ts'

/** Who takes part, by the words around a noun or verb of an encounter. */
export function participantsOf(
  kind: Encounter['kind'],
  trigger: Span,
  isVerb: boolean,
  clause: Span,
  given: Given,
): { ids: string[]; spans: Span[] } {
  const { mentions, actors, report } = given
  const byId = new Map(actors.map((actor) => [actor.id, actor]))
  const spread = (id: string): string[] => {
    const actor = byId.get(id)
    return actor?.kind === 'group' && actor.members.length > 0
      ? actor.members.flatMap(spread)
      : actor && actor.kind !== 'unnamed'
        ? [id]
        : []
  }
  const own = mentions.filter(({ span, actor }) => actor !== null && covers(clause, span))
  const outer = own.filter(
    ({ span }) =>
      !own.some(
        (other) =>
          other.span !== span &&
          covers(other.span, span) &&
          (other.span.start < span.start || other.span.end > span.end),
      ),
  )
  const subject = outer.filter(
    ({ span, after }) =>
      span.end <= trigger.start && (after === undefined || after === 'between' || after === 'of'),
  )
  const isPassive = isVerb && /\bby$/.test(report.text.slice(trigger.start, trigger.end))
  const objects = outer.filter(
    ({ span, after }) =>
      span.start >= trigger.end &&
      (after === 'with' ||
        (isPassive && after === 'by') ||
        after === 'between' ||
        after === 'to' ||
        (isVerb &&
          after === undefined &&
          /^(?: (?:with|by telephone with))? ?$/.test(report.text.slice(trigger.end, span.start)))),
  )
  const heads = outer.filter(
    ({ span, after }) => span.end <= trigger.start && after !== 'in' && after !== 'at',
  )
  const alone = kind === 'public-statement' || kind === 'visit'
  const chosen = isVerb
    ? [
        ...(isLed(report.text.slice(clause.start, trigger.start)) ? heads : subject.slice(-1)),
        ...(alone ? [] : objects.slice(0, 2)),
      ]
    : [
        ...openedBy(report.text, outer, trigger, clause, kind),
        ...subject.filter(({ span }) => acts(report.text, span, trigger, kind)),
        ...objects.filter(({ after }) => after !== 'to' || kind === 'call').slice(0, 2),
      ]
  return {
    ids: [...new Set(chosen.flatMap(({ actor }) => (actor === null ? [] : spread(actor))))],
    spans: chosen.map(({ span }) => span),
  }
}

/** "Delegations of Norland, headed by Marr, and of Sudmark, headed by Tarn, met": all of them meet. */
function isLed(before: string): boolean {
  return /\bdelegations? of\b.*\b(?:headed|led) by\b/i.test(before)
}

/**
 * "At a press conference after the talks, Marr said", "In a telephone call on Monday, Marr told Tarn": who speaks
 * stands behind the comma, and whom he told behind that.
 */
function openedBy(
  text: string,
  mentions: readonly Mention[],
  trigger: Span,
  clause: Span,
  kind: Encounter['kind'],
): Mention[] {
  const speaker = mentions.find(
    ({ span, after }) =>
      span.start > trigger.end && after === undefined && text.slice(span.start - 2, span.start) === ', ',
  )
  if (!speaker || (kind !== 'press-conference' && !OPENED.test(text.slice(clause.start, trigger.start))))
    return []
  if (kind === 'press-conference') return [speaker]
  const told = mentions.find(
    ({ span }) => span.start > speaker.span.end && TELLING.test(text.slice(speaker.span.end, span.start)),
  )
  return told ? [speaker, told] : [speaker]
}

/** "In a telephone call": what opens a clause. */
const OPENED = /^\s*(?:in|during|at) (?:an?|the|their|his|her) (?:[\p{Ll}-]+ ){0,2}$/iu
const TELLING = /^ (?:\p{Ll}+ ){0,2}(?:told|informed|assured|thanked|urged|asked|warned|briefed) (?:the )?$/u

/** Whether a mention before a noun takes part: "Marr and Tarn discussed … at the summit", "Marr said at a press conference". */
function acts(text: string, span: Span, trigger: Span, kind: Encounter['kind']): boolean {
  const between = text.slice(span.end, trigger.start)
  if (kind === 'call') return /\b(?:placed|made|had|held|took)\b/.test(between)
  return (
    between.length < 140 &&
    !/\b(?:after|before|following|since)\b/i.test(between) &&
    /\b(?:said|told|at|during|held|attended|hosted|opened|joined|began)\b|\bhad (?:(?:an?|the|their|several|two|three) )?(?:\p{L}+ )?$/u.test(
      between,
    )
  )
}

/** Who called, invited or hosted. */
export function initiatorOf(
  kind: Encounter['kind'],
  trigger: Span,
  clause: Span,
  { mentions, report }: Given,
): string | undefined {
  const { text } = report
  const before = text.slice(clause.start, trigger.start)
  const by = mentions.find(
    ({ span, actor }) =>
      actor !== null &&
      covers(clause, span) &&
      /\b(?:placed|made|initiated|called|convened|hosted|requested) by (?:the )?$|\bat the (?:invitation|request|initiative|behest) of (?:the )?$/i.test(
        text.slice(Math.max(0, span.start - 30), span.start),
      ),
  )
  if (by?.actor) return by.actor
  if (kind !== 'call') return undefined
  const starts =
    /\b(?:placed|made) (?:a|the) $/.test(before) ||
    /^(?:telephoned|phoned)/i.test(text.slice(trigger.start, trigger.end))
  const caller = mentions
    .filter(
      ({ span, actor, after }) =>
        actor !== null &&
        after === undefined &&
        covers(clause, span) &&
        span.end <= trigger.start &&
        !mentions.some(
          (other) => other.span !== span && other.span.start <= span.start && span.end < other.span.end,
        ),
    )
    .at(-1)
  return starts ? (caller?.actor ?? undefined) : undefined
}
