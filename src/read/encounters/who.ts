/** Who took part in an encounter, and who called it. */
import { covers } from '../../span.ts'
import type { Encounter, Span } from '../../types.ts'
import { BETWEEN_PEOPLE } from '../lexicon/en/encounters.ts'
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
  const around = {
    text: report.text,
    trigger,
    clause,
    kind,
    before: outer.filter(({ span }) => span.end <= trigger.start),
    behind: outer.filter(({ span }) => span.start >= trigger.end),
  }
  const chosen = isVerb ? partiesToVerb(around) : partiesToNoun(around)
  const told = chosen.flatMap(({ actor }) => (actor === null ? [] : spread(actor)))
  const self = isVerb ? selfBefore(clause, trigger, given) : undefined
  return {
    ids: [...new Set(self === undefined ? told : [...told, self])],
    spans: chosen.map(({ span }) => span),
  }
}

/** "I will travel to Lima", in a turn of a transcript: whose turn it is. */
function selfBefore(
  clause: Span,
  trigger: Span,
  { report: { text }, attributions, mentions }: Given,
): string | undefined {
  if (!/\bI (?:\p{Ll}+ )?$/u.test(text.slice(clause.start, trigger.start))) return undefined
  const turn = attributions.find(
    ({ cue, content }) =>
      cue.length === 1 &&
      text.slice(cue[0]?.start, cue[0]?.end) === ':' &&
      content.some((span) => covers(span, trigger)),
  )
  return (
    mentions.find(({ span, actor }) => actor !== null && turn?.source.some((own) => covers(own, span)))
      ?.actor ?? undefined
  )
}

/** A noun or verb of an encounter with the mentions of actors on either side, in its clause. */
interface Around {
  readonly text: string
  readonly trigger: Span
  readonly clause: Span
  readonly kind: Encounter['kind']
  readonly before: readonly Mention[]
  readonly behind: readonly Mention[]
}

/** "Marr met Tarn", "Marr spoke by telephone with Tarn", "Marr was received by Tarn". */
function partiesToVerb({ text, trigger, clause, kind, before, behind }: Around): Mention[] {
  const isPassive = /\bby$/.test(text.slice(trigger.start, trigger.end))
  const subject = isLed(text.slice(clause.start, trigger.start))
    ? before.filter(({ after }) => after !== 'in' && after !== 'at')
    : before.filter(isSubject).slice(-1)
  if (kind === 'public-statement' || kind === 'visit') return subject
  const objects = behind.filter(
    ({ span, after }) =>
      after === 'with' ||
      after === 'between' ||
      after === 'to' ||
      ((isPassive || kind === 'signing') && after === 'by') ||
      (after === undefined &&
        /^(?: (?:with|by telephone with))? ?(?:the )?$/.test(text.slice(trigger.end, span.start))),
  )
  if (objects.length === 0 && BETWEEN_PEOPLE.test(text.slice(trigger.start, trigger.end))) return []
  return [...joined(text, subject, before), ...joined(text, objects.slice(0, 2), behind)]
}

/** "Marr's meeting with Tarn", "Marr and Tarn held talks", "talks between Marr and Tarn", "a visit by Marr". */
function partiesToNoun(around: Around): Mention[] {
  const { text, trigger, clause, kind, before, behind } = around
  const owner = before.filter(({ span }) => POSSESSIVE.test(text.slice(span.end, trigger.start)))
  const subjects = before.filter(
    (one) =>
      (isSubject(one) || /\b(?:headed|led) by (?:the )?$/.test(text.slice(clause.start, one.span.start))) &&
      acts(text, one.span, trigger, kind),
  )
  // "Marr praised Tarn at a press conference": Marr's
  const acting = kind === 'press-conference' ? joined(text, subjects.slice(0, 1), before) : subjects
  const objects = behind.filter(
    ({ span, after }) =>
      after === 'with' ||
      after === 'between' ||
      ((after === 'to' || after === 'from') && kind === 'call') ||
      (after === 'by' && text.slice(trigger.end, span.start).trim().split(' ').length <= 2),
  )
  const gathered = behind.filter(({ span }) =>
    GATHERING.test(text.slice(Math.max(trigger.end, span.start - 30), span.start)),
  )
  return [
    ...openedBy(around),
    ...owner,
    ...acting,
    ...joined(text, [...objects.slice(0, 2), ...gathered], behind),
  ]
}

function isSubject({ after }: Mention): boolean {
  return after === undefined || after === 'between' || after === 'of'
}

/** Between a name and an encounter's noun: the name is its owner. */
const POSSESSIVE = /^['’]s? (?:[\p{Ll}\d-]+ ){0,3}$/u
/** Before those whom an encounter brought together. */
const GATHERING =
  /\b(?:brought together|bringing together|attended by|attended also by|involving|joined by|chaired by) (?:the )?$/i

/** Some mentions, with those that "and" joins to them. */
function joined(text: string, some: readonly Mention[], all: readonly Mention[]): Mention[] {
  const found = [...some]
  for (const mention of all)
    if (
      !found.includes(mention) &&
      found.some(({ span }) => JOINING.test(text.slice(span.end, Math.max(span.end, mention.span.start))))
    )
      found.push(mention)
  return found
}

const JOINING = /^,? (?:and|as well as) (?:(?:with|from) )?(?:the )?$/

/** "Delegations of Norland, headed by Marr, and of Sudmark, headed by Tarn, met": all of them meet. */
function isLed(before: string): boolean {
  return /\bdelegations? of\b.*\b(?:headed|led) by\b/i.test(before)
}

/**
 * "At a press conference after the talks, Marr said", "In a telephone call on Monday, Marr told Tarn": who speaks
 * stands behind the comma, and whom he told behind that.
 */
function openedBy({ text, behind, trigger, clause, kind }: Around): Mention[] {
  const speaker = behind.find(
    ({ span, after }) => after === undefined && text.slice(span.start - 2, span.start) === ', ',
  )
  const opening = text.slice(clause.start, trigger.start)
  const isOpened =
    OPENED.test(opening) || (opening === '' && /^[A-Z]\w+ing$/.test(text.slice(trigger.start, trigger.end)))
  if (!speaker || (kind !== 'press-conference' && !isOpened)) return []
  if (kind === 'press-conference') return [speaker]
  const told = behind.find(
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
  if (between.length >= FAR_SUBJECT || APART.test(between)) return false
  if (kind === 'call')
    return /\b(?:placed|made|had|held|received|took)\b|\b(?:said|told|agreed|discussed|exchanged|repeated|assured|informed|promised|urged|asked|offered|warned|thanked)\b.*\b(?:in|during|by|over|on) (?:an?|the|their)\b/.test(
      between,
    )
  return /\b(?:at|during|told an?|gave|held|attended|hosted|opened|joined|began|resumed?|reopen(?:ed)?)\b|\b(?:in|had) (?:(?:an?|the|their|his|her|several|two|three) )?(?:\p{L}+ )?$|\b(?:arrived|came|flew|travell?ed|went|left)\b.*\bfor (?:[\p{L}\d-]+ ){1,4}$/u.test(
    between,
  )
}

const FAR_SUBJECT = 140 // UTF-16 code units from who takes part to an encounter's noun behind him
/** What parts them: the encounter is told of in something else's words, or as what came before or after. */
const APART = /\b(?:after|before|following|since|that|whether)\b|[“”"]/i

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
