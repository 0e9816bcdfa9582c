/** What somebody does by a statement: by its cue, by the act of his own side inside it, by the mood of its words. */

import { isAct } from '../../known.ts'
import { covers, wordsOf } from '../../span.ts'
import type { Act, Codebook } from '../../types.ts'
import { findIssues } from '../issues.ts'
import { UNLIKELY } from '../lexicon/en/firmness.ts'
import { IRREGULAR_PASTS } from '../lexicon/en/irregular-forms.ts'
import {
  BAD,
  CANNOT_EXCLUDE,
  CHARGES,
  DENIAL,
  DUTY,
  GOOD,
  HARMED,
  HARMS,
  NEGATED_PAST,
  NEVER_DONE,
  NO_OBJECTION,
  NOT_BE_DONE,
  NOTHING_DONE,
  OUT_OF_QUESTION,
  OWN_DOING,
  PERFORMATIVES,
  PERFORMED,
  PUT_FORWARD,
  RED_LINE,
  WILL_BE_DONE,
  WRONGS,
} from '../lexicon/en/judging.ts'
import { type Word, wordsIn } from '../words.ts'
import { isGivingUp } from './act-verbs.ts'
import type { ActClause } from './clauses.ts'
import { conditionsIn } from './conditions.ts'
import type { Draft } from './draft.ts'
import type { Inside } from './inside.ts'

/** Cues that name an act so plainly that the content does not change it. */
const FIRM: ReadonlySet<Act> = new Set([
  'deny',
  'accuse',
  'warn',
  'threaten',
  'demand',
  'request',
  'praise',
  'criticize',
  'reject',
  'agree',
  'propose',
  'acknowledge',
  'withdraw',
  'concede',
])

/** The act of a statement; where its words name none that Readout knows, what the codebook's words for acts say. */
export function actOf(text: string, draft: Draft, inside: Inside, codebook: Codebook): Act {
  const act = plainActOf(text, draft, inside)
  return UNDECIDED.has(act) ? (codebookAct(text, draft, inside, codebook) ?? act) : act
}

const UNDECIDED: ReadonlySet<Act> = new Set(['report', 'assess', 'expect'])

/** The act whose word of the codebook stands in the cue, or in what a statement says itself. */
function codebookAct(
  text: string,
  { cue, content }: Draft,
  { told }: Inside,
  codebook: Codebook,
): Act | undefined {
  const acts = actsAsTerms(codebook)
  if (acts.issues.length === 0) return undefined
  const spans = [...cue, ...content]
  const found = spans.flatMap(({ start, end }) =>
    findIssues(text.slice(start, end), acts)
      .filter((one) => !told.some((span) => covers(span, { start: start + one.start, end: start + one.end })))
      .map(({ id }) => id),
  )
  return found.find(isAct)
}

const termed = new WeakMap<Codebook, Codebook>()

/** The words for acts of a codebook in the shape of issues, by which they are found in every form. */
function actsAsTerms(codebook: Codebook): Codebook {
  const known = termed.get(codebook)
  if (known) return known
  const issues = Object.entries(codebook.acts).map(([id, terms]) => ({
    id,
    label: id,
    definition: '',
    terms,
    examples: [],
  }))
  const made = { ...codebook, issues }
  termed.set(codebook, made)
  return made
}

function plainActOf(
  text: string,
  { reading, cue, content, clause, form, speaker, isTurn, within }: Draft,
  { own, others, joint, wronged, told, opensWithOwn }: Inside,
): Act {
  if (clause?.act === 'reject' && isCharge(text, content)) return 'deny'
  if (clause) return clause.act === 'commit' && isThreat(text, [...cue, ...content]) ? 'threaten' : clause.act
  const words = content
    .flatMap((span) => wordsIn(text, span))
    .filter((word) => !told.some((span) => covers(span, word)))
  const lower = words.map(({ lower }) => lower)
  const said = lower.filter((word) => !/[“”"]/.test(word)).join(' ')
  if (RED_LINE.test(said)) return 'red-line'
  // “She makes good coffee,” he offered: a word of saying
  const named =
    reading.lemma === 'offer' && form === 'direct'
      ? undefined
      : (expressed(reading.lemma, `${wordsOf(text, cue)} ${said}`) ?? reading.act)
  if (NO_OBJECTION.test(said)) return 'agree'
  if (CANNOT_EXCLUDE.test(said)) return 'acknowledge'
  const isCharging = (wronged || lower.includes('your')) && lower.some((word) => WRONGS.has(word))
  if (isTurn && wronged && isCharging && named === undefined) return 'accuse'
  const isOwnDenial =
    NOTHING_DONE.test(said) ||
    (form === 'direct' && NEVER_DONE.test(said)) ||
    (isTurn && !within && NEGATED_PAST.test(said))
  if (OUT_OF_QUESTION.test(said) && (reading.isSaying || form !== 'indirect')) return 'reject'
  if (reading.lemma === 'call' && CALLED_UNTRUE.test(said)) return 'deny'
  if (reading.isSaying && (DENIAL.test(said) || (isOwnDenial && (named === undefined || named === 'report'))))
    return 'deny'
  if (NOT_EXPECTED.test(said) && reading.isSaying) return 'expect'
  if (NOR_WILL.test(said) && (isTurn || form === 'direct')) return 'reject'
  if (NOT_ONE.test(said) && reading.isSaying && named === undefined) return 'reject'
  if (OFFER_STANDS.test(said) && reading.isSaying && (named === undefined || named === 'report'))
    return 'propose'
  if (PUT_FORWARD.test(said) && named === undefined && reading.isSaying) return 'propose'
  const isSubjunctive = SUBJUNCTIVE.test(said) && !FINITE.test(said)
  if (reading.lemma === 'suggest' && isSubjunctive) return 'propose'
  if (reading.lemma === 'insist' && isSubjunctive) return 'demand'
  const performed = PERFORMED.exec(said)?.[1]
  if (performed !== undefined && reading.isVoice && named === undefined)
    return PERFORMATIVES.get(performed) ?? 'report'
  if (named === 'deny' || (reading.negated && named === undefined)) return 'deny'
  if (named === 'reject' && isCharge(text, content)) return 'deny'
  if (named !== undefined && FIRM.has(named)) return named
  if (
    /^(?:that )?(?:he|she|they|it|we|i) (?:would|will) not$|^(?:that )?(?:he|she|they|it|we|i) (?:wouldn't|won't)$/.test(
      said,
    )
  )
    return 'reject'
  if (named === 'commit') return others && own.length === 0 ? 'report' : (givesUp(own) ?? 'commit')
  const conditions = conditionsIn(text, content)
  const bound = conditions.map(({ start, end }) => text.slice(start, end))
  if (
    own.some(
      ({ isDeed, act, modal }) => (isDeed && act !== 'reject') || (act === 'withdraw' && modal !== null),
    ) &&
    bound.some(
      (words) =>
        /^unless\b/i.test(words) || (/^if\b/i.test(words) && (HARMS.test(said) || HARMED.test(words))),
    )
  )
    return 'threaten'
  const bad = bound.find((words) => /^if\b/i.test(words) && HARMED.test(words))
  const isOfficial = speaker?.party !== undefined && reading.isSaying
  const promised =
    form === 'direct' || isTurn ? ownDoing(lower) : isOfficial && WILL_BE_DONE.test(said) ? 'commit' : null
  if (isOfficial && named === undefined && NOT_BE_DONE.test(said)) return 'reject'
  if (promised !== null && named === undefined && !others && own.length === 0)
    return bad !== undefined || (HARMS.test(said) && bound.some((words) => /^(?:if|unless)\b/i.test(words)))
      ? 'threaten'
      : promised
  const taken = own.find(({ act }) => act !== 'assess')?.act
  if (taken !== undefined && !joint) return taken
  if (isCharging && (named === undefined || named === 'report')) return 'accuse'
  if (named === 'announce') return 'announce'
  if (joint) return /^(?:recall|remind|note)$/.test(reading.lemma) ? 'report' : 'announce'
  if (others && form !== 'indirect' && lower.some((word) => DUTY.has(word))) return 'demand'
  if (others) return named === 'assess' || named === 'expect' ? named : 'report'
  if (named === 'assess') return judged(lower) ?? 'assess'
  if (named !== undefined) return named
  // What is a condition is no demand: "if he had to".
  const free = words.filter((word) => !conditions.some((span) => covers(span, word)))
  const mood = moodOf(
    free,
    free.map(({ lower }) => lower),
    form === 'direct',
    reading.lemma,
  )
  if (
    (mood === 'report' || mood === 'assess') &&
    reading.isSaying &&
    DECIDED.test(said) &&
    (opensWithOwn || /^[“"]? ?(?:we|i)\b/.test(said))
  )
    return 'announce'
  // "The minister will fly to Lima on Monday", her spokesman said: what his own side will do
  if (mood === 'expect' && opensWithOwn && isOfficial && /^(?:that )?(?:\S+ ){1,8}will (?!be\b)/.test(said))
    return 'announce'
  if (UNLIKELY.test(said) && (mood === 'report' || mood === 'assess')) return 'expect'
  if (mood === 'expect' && HARMS.test(said) && bound.some((words) => /^(?:if|unless)\b/i.test(words)))
    return 'threaten'
  if (reading.certainty === 'possible' && (mood === 'assess' || mood === 'report'))
    return others ? 'report' : 'expect'
  return speaker?.kind === 'unnamed' && (mood === 'assess' || mood === 'praise') ? 'report' : mood
}

/** "Expressed | his gratitude to Norland": the act of the noun; undefined where none stands there. */
function expressed(lemma: string, said: string): Act | undefined {
  if (!/^(?:express|voice|convey|extend)$/.test(lemma)) return undefined
  const noun = EXPRESSED.exec(said)?.[1] ?? ''
  return EXPRESSIONS.find(([nouns]) => nouns.test(noun))?.[1]
}

const EXPRESSED =
  /^(?:(?:his|her|its|their|the|a|deep|deepest|great|full|grave|serious|sincere|strong|warm|profound|also) )*(\p{Ll}+)/u
const EXPRESSIONS: readonly (readonly [nouns: RegExp, act: Act])[] = [
  [/^(?:gratitude|thanks|appreciation|support|satisfaction|congratulations|admiration)$/, 'praise'],
  [/^(?:concern|concerns|regret|dismay|alarm|disappointment|outrage|anger)$/, 'criticize'],
  [/^(?:hope|hopes|confidence)$/, 'expect'],
  [/^(?:readiness|willingness)$/, 'agree'],
  [/^(?:opposition|objection|objections)$/, 'reject'],
]

/** "She did not expect forms to disappear". */
const NOT_EXPECTED =
  /^[“"]? ?(?:that )?(?:s?he|they|it|we|i) (?:does not|doesn't|do not|don't|did not|didn't) expect\b/

/** "Not one soldier would leave". */
const NOT_ONE = /^[“"]? ?(?:that )?not (?:one|a single) \w+ (?:will|would|shall)\b/

/** "That experts meet in June": what is suggested to be done. */
const SUBJUNCTIVE =
  /^that (?:\S+ ){1,4}(?:be|meet|hold|open|end|start|begin|resume|return|leave|stop|pay|sign|send|withdraw|take|make|give|keep|agree|share|move|set|let|disarm|release|free|accept|recogni[sz]e|drop|halt|cease|stay|remain|apologi[sz]e|cut|include|attend|come|go|respect|honou?r|comply|publish|surrender|allow|commit|provide|join|stand|resign|negotiate|talk|reopen|restore|step|abandon|scrap|ratify|implement|deliver|dismantle|disband|quit|vacate|answer|compensate|oversee|count|have|accompany|escort|travel|report|pull)\b/

/** A verb that tells, and does not ask for: "that the front has to agree". */
const FINITE = /\b(?:is|are|was|were|has|had|did|does|will|would|may|might|could|can|must|should)\b/

/** "Our guns will leave the ridge", "the three of us will meet": what his own side will do; null where nothing is said of it. */
function ownDoing(lower: readonly string[]): Act | null {
  const said = lower.join(' ')
  const match = OWN_DOING.exec(said)
  if (match) {
    const [, negation, verb = ''] = match
    if (negation) return 'reject'
    if (/^(?:meet|reconvene)$/.test(verb)) return 'announce'
    return isGivingUp(verb, '', 'will') ? 'concede' : 'commit'
  }
  if (/\bno (?:\w+ ){1,2}of (?:ours|mine) (?:will|shall)\b/.test(said)) return 'reject'
  return WILL_BE_DONE.test(said) ? 'commit' : null
}

/** Cues with which "should" demands. */
const INSISTENT: ReadonlySet<string> = new Set([
  'argue',
  'emphasise',
  'emphasize',
  'insist',
  'reiterate',
  'stress',
  'underline',
  'underscore',
  'say',
  'tell',
  'add',
])

/** "Arbitration would be premature": judged, and not foretold. */
const WOULD_BE =
  /\bwould (?:also |still |only |not )?be (?:an? |too |very |so |far )?(?:absurd|acceptable|bad|better|big|cheap|costly|dangerous|difficult|disaster|enough|expensive|fair|fine|folly|foolish|good|betrayal|catastrophe|great|hard|harmful|helpful|hollow|huge|impossible|lunacy|madness|mistake|nightmare|relief|naive|pointless|possible|premature|reckless|right|risky|sensible|small|step|suicide|tragedy|unacceptable|unfair|unwise|useful|useless|welcome|wise|worse|worthless|wrong)\b/

/** "Our offer to cut the duty stands": it is made again. */
const OFFER_STANDS =
  /^[“"]? ?(?:our|my) (?:\p{Ll}+ ){0,2}(?:offer|proposal)\b.*\b(?:stands|remains|is (?:still )?(?:open|there|valid))\b/u

/** "We have set the next round for June": his own side's decision. */
const DECIDED =
  /^[“"]? ?(?:that )?(?:we|i|the \p{Ll}+|\p{Lu}?\p{Ll}+)(?: that [^,;]{3,60})? (?:have|has|had) (?:also |now |today )?(?:fixed|set|scheduled|decided|named|appointed|ordered|launched|summoned|convened)\b(?! (?:up|out|aside|back|off)\b)/u

/** "Nor will we open the gates", "there will be no third offer from us", "we do not buy people back". */
const NOR_WILL =
  /^[“"]? ?(?:nor (?:will|would|shall|can|do) (?:we|i)\b|there (?:will|would|can) be no (?:\p{Ll}+ ){0,2}(?:offer|concession|deal|talks|negotiation|retreat|withdrawal|amnesty|compromise)\b|(?:we|i) (?:do not|don't) (?:\p{Ll}+ )?(?:buy|bargain|beg|deal|give|hand|negotiate|pay|sell|sign|surrender|talk|trade|yield)\b)/u

/** "Called the account an invention". */
const CALLED_UNTRUE =
  /^(?:this|that|the|his|her|their|its|such) (?:\p{Ll}+ ){0,2}(?:account|accusations?|allegations?|charges?|claims?|reports?|rumou?rs?|story|version|it) (?:an? )?(?:\p{Ll}+ )?(?:baseless|fabrication|fabricated|fairy tale|false|fantasy|fiction|groundless|invention|lies?|nonsense|propaganda|unfounded|untrue)\b|^(?:it|that|this|them) (?:an? )?(?:\p{Ll}+ )?(?:fabrication|fairy tale|fantasy|fiction|invention|lies?|nonsense)\b/u

/** Whether what is promised is harm for the case that another acts or fails to act. */
function isThreat(text: string, content: Draft['content']): boolean {
  const said = content.map(({ start, end }) => text.slice(start, end)).join(' ')
  const bound = conditionsIn(text, content).map(({ start, end }) => text.slice(start, end))
  return bound.some((words) => /^(?:if|unless)\b/i.test(words)) && HARMS.test(said)
}

/** Whether a content is a charge, which one denies by rejecting it. */
function isCharge(text: string, [first]: Draft['content']): boolean {
  return first !== undefined && CHARGES.test(text.slice(first.start, first.end))
}

function givesUp(own: readonly ActClause[]): Act | undefined {
  return own.some(({ act }) => act === 'concede') ? 'concede' : undefined
}

function judged(lower: readonly string[]): Act | undefined {
  if (lower.some((word) => BAD.has(word))) return 'criticize'
  return lower.some(
    (word, at) => GOOD.has(word) && !/^(?:deal|many|number|part|power|\d.*)$/.test(lower[at + 1] ?? ''),
  )
    ? 'praise'
    : undefined
}

/** "They need a deal": no duty of anybody. */
function isNeeding(lower: readonly string[]): boolean {
  const at = lower.findIndex((word) => word === 'need' || word === 'needs')
  return (
    at > 0 && lower[at + 1] !== 'to' && !/^(?:we|i)$/.test(lower[at - 1] ?? '') && !lower.includes('must')
  )
}

/** "We have just told": what is over, and no state of things. */
function isDone(lower: readonly string[], from: number): boolean {
  const at = /^(?:just|already|also|since|now|again|always|often|never|not)$/.test(lower[from] ?? '')
    ? from + 1
    : from
  const word = lower[at] ?? ''
  return word !== 'been' && (/(?:ed|wn)$/.test(word) || IRREGULAR_PASTS.has(word))
}

function moodOf(words: readonly Word[], all: readonly string[], direct: boolean, cue: string): Act {
  // "Who should count the water" asks, and demands nothing.
  const lower = all.filter(
    (word, at) => !(DUTY.has(word) && /^(?:who|what|when|where|whether|how|which)$/.test(all[at - 1] ?? '')),
  )
  if (/^[“"‘']? ?(?:no|nobody|no one|none)\b.*\b(?:may|can|shall)\b/.test(lower.join(' '))) return 'demand'
  const at = lower.findIndex((word) => word === 'we' || word === 'i')
  const verb = at >= 0 ? lower.slice(at + 1, at + 4) : []
  if (verb[0] === 'ask' || verb[0] === 'appeal' || verb[0] === 'urge') return 'request'
  if (
    lower.includes('please') ||
    (direct &&
      /^(?:let|stop|give|open|release|come|tell|send|wait)$/.test(
        lower.find((word) => /\w/.test(word)) ?? '',
      ))
  )
    return 'demand'
  if (
    lower.some(
      (word, at) =>
        DUTY.has(word) &&
        (word !== 'should' || direct || INSISTENT.has(cue)) &&
        // "a third of the nurses required" asks for nobody
        (word !== 'required' || /^(?:is|are|be)$/.test(lower[at - 1] ?? '')) &&
        !isNeeding(lower),
    ) ||
    /\bha(?:s|ve|d) to\b/.test(lower.join(' '))
  )
    return 'demand'
  if (
    INSISTENT.has(cue) &&
    /(?<!(?:will|would|to|must|can|could|may|might|should|not|'ll|never|n't) )\bbe \w+/.test(lower.join(' '))
  )
    return 'demand'
  if (WOULD_BE.test(lower.join(' '))) return judged(lower) ?? 'assess'
  if (lower.some((word) => word === 'will' || word === 'would' || word === "'ll" || word === 'going'))
    return 'expect'
  if (lower.includes('should')) return 'expect'
  const judgement = judged(lower)
  if (judgement) return judgement
  if (/\b(?:is|are) (?:to|planned|scheduled|due|set|under way|being)\b/.test(lower.join(' '))) return 'report'
  const present = lower.some(
    (word, at) =>
      /^(?:is|are|am|isn't|aren't|has|have|can|cannot|could|remain|remains|holds|it's|that's|means|looks|seems)$/.test(
        word,
      ) && !(word === 'have' && /^(?:we|i)$/.test(lower[at - 1] ?? '') && isDone(lower, at + 1)),
  )
  return present && words.length > 0 ? 'assess' : 'report'
}
