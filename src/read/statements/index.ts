/**
 * The stage of statements: one for each attribution that is no absence and no question, and one for each act of a party
 * that a content or the report itself tells; with whose voice it is, the act, how firmly, and whether it is denied.
 */
import { createHash } from 'node:crypto'
import { covers } from '../../span.ts'
import type {
  Actor,
  Attribution,
  Block,
  Certainty,
  Codebook,
  Encounter,
  Name,
  Report,
  Sentence,
  Span,
  Statement,
  TimeExpression,
} from '../../types.ts'
import { ABSENCE } from '../lexicon/en/firmness.ts'
import type { Mention, Stage } from '../stage.ts'
import { actOf } from './act.ts'
import { addresseesOf, beneficiariesOf, placesOf } from './around.ts'
import { authorityOf, type Cast, holdersOf, voicesOf, weakestOf } from './authority.ts'
import { certaintyOf } from './certainty.ts'
import { type ActClause, findActClauses } from './clauses.ts'
import { conditionsIn } from './conditions.ts'
import { readCue } from './cue.ts'
import type { Draft } from './draft.ts'
import { issuesIn } from './issues.ts'
import { findParticiples } from './participles.ts'
import { encounterOf, inferSaid, saidIn, timesIn } from './said.ts'
import { splitTurn } from './turns.ts'

type Needs = 'sentences' | 'attributions' | 'names' | 'actors' | 'mentions' | 'times' | 'encounters'

/** The stage with the codebook, whose issues the statements are about. */
export function statements(codebook: Codebook): Stage<Needs, 'statements'> {
  return {
    name: 'statements',
    needs: ['sentences', 'attributions', 'names', 'actors', 'mentions', 'times', 'encounters'],
    gives: ['statements'],
    run: (given) => ({ statements: makeStatements(given, codebook) }),
  }
}

interface Given {
  readonly report: Report
  readonly sentences: readonly Sentence[]
  readonly attributions: readonly Attribution[]
  readonly names: readonly Name[]
  readonly actors: readonly Actor[]
  readonly mentions: readonly Mention[]
  readonly times: readonly TimeExpression[]
  readonly encounters: readonly Encounter[]
}

/** All statements of a report in the order of the text, each after the one that it stands in. */
function makeStatements(given: Given, codebook: Codebook): Statement[] {
  const { report, actors } = given
  const cast: Cast = new Map(actors.map((actor) => [actor.id, actor]))
  const issuer = report.issuer === undefined ? null : (actors[0] ?? null)
  const attributed = splitTurns(draftAttributions(given, cast), given)
  const spoken = [...attributed, ...draftParticiples(given, attributed)]
  const clauses = findActClauses(
    report.text,
    given.sentences,
    given.mentions,
    spoken.flatMap(({ content }) => content),
  )
  const own = new Map<string, ActClause[]>()
  const fold = (clause: ActClause, outer: Draft) => own.set(outer.id, [...(own.get(outer.id) ?? []), clause])
  // What the reader found as nested is understood by its clause, where it tells an act and gives no voice.
  const told = spoken.flatMap((draft) => {
    const clause =
      draft.reading.isSaying && !draft.reading.negated
        ? undefined
        : clauses.find(({ cue }) => draft.cue.some((span) => overlaps(span, cue)))
    const understood = clause ? withClause(draft, clause, cast) : draft
    const outer = understood.within
    if (!outer || (understood.reading.isSaying && !clause) || !isOwn(understood.speaker, outer, cast))
      return [understood]
    if (clause) fold(clause, outer)
    return []
  })
  const acts = clauses.flatMap((clause) => {
    if (spoken.some(({ cue, source }) => [...cue, ...source].some((span) => overlaps(span, clause.cue))))
      return []
    const outer = innermost(told, clause)
    if (outer && isOwnAct(clause, outer, cast)) {
      fold(clause, outer)
      return []
    }
    const draft = draftClause(clause, outer, given, cast)
    return draft ? [draft] : []
  })
  const drafts = nestActs([...told, ...acts])
  return finish(drafts, own, { ...given, codebook, cast, issuer })
}

// ---- What stands on attributions

function draftAttributions({ report, sentences, attributions, mentions }: Given, cast: Cast): Draft[] {
  const { text } = report
  const made = new Map<string, Draft>()
  for (const attribution of attributions) {
    const { id, source, cue, content, form, within, confidence } = amend(attribution, mentions)
    const outer = within === undefined ? undefined : made.get(within)
    if (within !== undefined && !outer) continue // it stands in what is no statement
    if (isAbsence(text, attribution) || isQuestion(text, attribution, report.blocks)) continue
    const reading = readCue(text, { cue, content, form })
    if (!reading.isKnown && form === 'indirect' && !reading.isClause) continue // "discussed the plan", "placed a call"
    if (reading.negated && !reading.isWilled && reading.isSaying && form !== 'direct') continue // "did not say": an absence
    if (source.length === 0 && outer) continue // nobody is told to say it
    if (source.some(({ start, end }) => /^(?:neither|none|nobody|no)\b/i.test(text.slice(start, end))))
      continue
    if (isNoSaying(text, reading.lemma, cue, content)) continue
    const speaker = speakerOf(text, source, mentions, outer ?? null, cast)
    const isTurn = report.blocks.some(
      (block) => block.kind === 'turn' && content[0] && covers(block.span, content[0]),
    )
    const draft: Draft = {
      id: idOf(report, [source, cue, content].flat(), id),
      attribution: id,
      source,
      cue,
      content,
      form,
      confidence,
      speaker,
      reading,
      isTurn,
      ...(outer && { within: outer }),
    }
    made.set(id, draft)
  }
  return [...made.values()].flatMap((draft) => quotedBy(draft, { report, sentences, mentions }, cast))
}

/** Turns of several statements, and what is told inside them. */
function splitTurns(drafts: readonly Draft[], { report, sentences }: Given): Draft[] {
  const parts = new Map<string, Draft[]>()
  for (const draft of drafts)
    if (draft.isTurn && !draft.within) {
      const contents = splitTurn(report.text, draft.content, sentences)
      const [only] = contents
      const ids = (content: readonly Span[]) =>
        contents.length === 1 ? draft.id : idOf(report, content, draft.id)
      parts.set(draft.id, only ? contents.map((content) => ({ ...draft, id: ids(content), content })) : [])
    }
  const made = new Map<string, Draft>()
  return drafts.flatMap((draft) => {
    const own = parts.get(draft.id)
    if (own) return own
    const [cue] = draft.cue.length > 0 ? draft.cue : draft.content
    const turn = draft.within && parts.get(draft.within.id)
    const outer = turn
      ? turn.find(({ content }) => content.some((span) => cue && covers(span, cue)))
      : draft.within && (made.get(draft.within.id) ?? draft.within)
    if (draft.within && !outer) return []
    const moved = outer ? { ...draft, within: outer } : draft
    made.set(draft.id, moved)
    return [moved]
  })
}

/** A surname that is another word, too, and that the reader took for a part of the cue: "May denied". */
function amend(attribution: Attribution, mentions: readonly Mention[]): Attribution {
  const { source, cue } = attribution
  const [first] = cue
  const name =
    first &&
    mentions.find(
      ({ head, pronoun }) =>
        !pronoun && head.end > first.start && head.end < first.end && head.start <= first.start,
    )
  if (!first || !name) return attribution
  const own = [...source.filter((span) => !overlaps(span, name.span)), name.span]
  return { ...attribution, source: own, cue: [{ start: name.head.end + 1, end: first.end }, ...cue.slice(1)] }
}

/** ", stressing that …" behind what somebody said: he says that too. */
function draftParticiples({ report, sentences }: Given, drafts: readonly Draft[]): Draft[] {
  const outer = drafts.filter(({ within, reading }) => within === undefined && reading.isSaying)
  const taken = drafts.flatMap(({ cue, content }) => [...cue, ...content])
  return findParticiples(report.text, sentences, taken).flatMap(({ cue, content, sentence }) => {
    const before = outer
      .filter((draft) => draft.cue.some((span) => covers(sentence.span, span) && span.end <= cue.start))
      .at(-1)
    if (!before) return []
    const form = 'indirect' as const
    const reading = readCue(report.text, { cue: [cue], content: [content], form })
    const { source, speaker, confidence, isTurn } = before
    const id = idOf(report, [source, cue, content].flat(), 'participle')
    return [{ id, source, cue: [cue], content: [content], form, confidence, speaker, reading, isTurn }]
  })
}

/** "The Gazette quoted Marr as saying that …": what Marr says stands in what the paper tells. */
function quotedBy(
  draft: Draft,
  { report, sentences, mentions }: Pick<Given, 'report' | 'sentences' | 'mentions'>,
  cast: Cast,
): Draft[] {
  const last = draft.content.at(-1)
  const first = draft.content[0]
  if (draft.reading.lemma !== 'quote' || !first || !last) return [draft]
  const sentence = sentences.find(({ span }) => covers(span, last))
  const as = /^,? as (saying|telling|writing|warning) /.exec(report.text.slice(last.end, sentence?.span.end))
  if (!sentence || !as) return [draft]
  const end = last.end + report.text.slice(last.end, sentence.span.end).trimEnd().replace(/[.]$/, '').length
  const cueStart = last.end + as[0].indexOf(as[1] ?? '')
  const cue = { start: cueStart, end: cueStart + (as[1] ?? '').length }
  const content = { start: cue.end + 1, end }
  const outer = { ...draft, content: [{ start: first.start, end }] }
  const speaker = speakerOf(report.text, draft.content, mentions, draft, cast)
  const reading = readCue(report.text, { cue: [cue], content: [content], form: 'indirect' })
  const { confidence, isTurn } = draft
  const id = idOf(report, [...draft.content, cue, content], 'quoted')
  return [
    outer,
    {
      id,
      source: draft.content,
      cue: [cue],
      content: [content],
      form: 'indirect',
      confidence,
      speaker,
      reading,
      isTurn,
      within: outer,
    },
  ]
}

/** Who the source names: the mention that begins first in it and is the largest; "we" is who speaks around it. */
function speakerOf(
  text: string,
  source: readonly Span[],
  mentions: readonly Mention[],
  outer: Draft | null,
  cast: Cast,
): Actor | null {
  // A label that the reader took along ("Q: Norland's minister said") names who asks, and not who speaks here.
  const from = Math.max(0, ...source.map(({ start, end }) => start + text.slice(start, end).indexOf(':') + 1))
  const inside = mentions
    .filter(({ head }) => source.some((span) => overlaps(span, head)) && (from === 0 || head.start >= from))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  const [first] = inside
  if (!first) return null
  return first.actor === null ? (outer?.speaker ?? null) : (cast.get(first.actor) ?? null)
}

/** "Has not commented": who says nothing makes no statement. */
function isAbsence(text: string, { cue, content }: Attribution): boolean {
  const [first] = cue
  if (!first) return false
  const words = text.slice(
    first.start,
    Math.min(text.length, Math.max(first.end, content[0]?.start ?? 0) + 12),
  )
  return ABSENCE.test(words)
}

/** "He called her at night", "the ministers are expected in Lima". */
function isNoSaying(text: string, lemma: string, cue: readonly Span[], content: readonly Span[]): boolean {
  const words = (spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end)).join(' ')
  if (lemma === 'call') return /^(?:him|her|them|me|us)\b(?! (?:an?|the|[“"']))/i.test(words(content))
  return /^(?:is|are|was|were)\b.*\b(?:expected|believed|thought|understood|known)\b/i.test(words(cue))
}

/** A question, which states nothing. */
function isQuestion(text: string, { content, cue }: Attribution, blocks: readonly Block[]): boolean {
  const words = content.map(({ start, end }) => text.slice(start, end)).join(' ')
  const asks = /\?[”"’']?\s*$/.test(words) && !/[.!][”"’']?\s+\S/.test(words)
  const wonders =
    cue.some(({ start, end }) => /^asked$/i.test(text.slice(start, end))) &&
    /^(?:whether|if|why|how|what|when|who)\b/i.test(words)
  return (asks && blocks.length > 0) || wonders
}

// ---- What stands on acts

/** The attribution in whose content a clause stands, the innermost. */
function innermost(drafts: readonly Draft[], { cue }: ActClause): Draft | undefined {
  return drafts
    .filter(({ content }) => content.some((span) => covers(span, cue)))
    .sort((a, b) => lengthOf(a.content) - lengthOf(b.content))[0]
}

/** Whether the subject is the speaker, "we", or his party as a whole: the statement around it takes the act. */
function isOwnAct({ subject }: ActClause, outer: Draft, cast: Cast): boolean {
  return subject.actor === null || isOwn(cast.get(subject.actor) ?? null, outer, cast)
}

/** Whether somebody is the speaker of a statement, or his party as a whole. */
function isOwn(actor: Actor | null, { speaker }: Draft, cast: Cast): boolean {
  if (!speaker || !actor) return false
  return (
    actor === speaker ||
    (actor.kind === 'party' &&
      holdersOf(speaker, cast).some((holder) => holder === actor) &&
      speaker.kind !== 'unnamed') ||
    (actor.kind === 'party' && speaker.party === actor.id)
  )
}

/** The draft with the subject, cue and object of its clause. */
function withClause(draft: Draft, clause: ActClause, cast: Cast): Draft {
  const { subject, source, content } = clause
  const speaker = subject.actor === null ? draft.speaker : (cast.get(subject.actor) ?? draft.speaker)
  const sameSource = draft.source[0]?.start === source.start
  const reading = draft.reading.negated ? { ...draft.reading, isVoice: false } : draft.reading
  return {
    ...draft,
    clause,
    speaker,
    reading,
    source: sameSource ? draft.source : [source],
    content: [content],
  }
}

function draftClause(clause: ActClause, outer: Draft | undefined, given: Given, cast: Cast): Draft | null {
  const { report, sentences } = given
  const speaker = clause.subject.actor === null ? null : cast.get(clause.subject.actor)
  if (!speaker) return null
  const sentence = sentences[clause.sentence]
  const block = sentence && report.blocks[sentence.block]
  if (
    !outer &&
    (!block || block.kind === 'title' || block.kind === 'boilerplate' || block.kind === 'caption')
  )
    return null
  if (!outer && (clause.isDeed || !canAct(speaker))) return null
  if (clause.isDeed && speaker.kind === 'unnamed') return null
  if (sentence && report.text.slice(sentence.span.start, sentence.span.end).trimEnd().endsWith('?'))
    return null
  if (inCondition(report.text, clause, outer, sentence)) return null
  const { source, cue, content } = clause
  return {
    id: idOf(report, [source, cue, content], 'act'),
    source: [source],
    cue: [cue],
    content: [content],
    form: 'indirect',
    confidence: outer ? outer.confidence : 0.7,
    speaker,
    reading: {
      isVoice: clause.isVoice,
      isSaying: clause.isVoice,
      denies: false,
      negated: false,
      lemma: '',
      isKnown: true,
      isClause: false,
      isWilled: false,
    },
    clause,
    ...(outer && { within: outer }),
    isTurn: outer?.isTurn ?? false,
  }
}

/** Whose acts the report itself may tell: a party's, or those of somebody who has one. */
function canAct({ kind, party, members }: Actor): boolean {
  return kind === 'party' || party !== undefined || members.length > 0
}

function inCondition(
  text: string,
  { cue }: ActClause,
  outer: Draft | undefined,
  sentence: Sentence | undefined,
): boolean {
  const around = outer ? outer.content : sentence ? [sentence.span] : []
  return conditionsIn(text, around).some((span) => covers(span, cue))
}

/** Acts inside the contents of other acts stand within them. */
function nestActs(drafts: readonly Draft[]): Draft[] {
  const made = new Map<string, Draft>()
  const sorted = [...drafts].sort((a, b) => lengthOf(b.content) - lengthOf(a.content))
  for (const draft of sorted) {
    const cue = draft.cue[0]
    const outer =
      draft.clause && cue
        ? [...made.values()]
            .filter(({ content, id }) => id !== draft.id && content.some((span) => covers(span, cue)))
            .sort((a, b) => lengthOf(a.content) - lengthOf(b.content))[0]
        : draft.within && made.get(draft.within.id)
    made.set(draft.id, outer ? { ...draft, within: outer } : draft)
  }
  return [...made.values()].sort(
    (a, b) => startOf(a) - startOf(b) || lengthOf(b.content) - lengthOf(a.content),
  )
}

// ---- What they mean

function finish(
  drafts: readonly Draft[],
  own: ReadonlyMap<string, readonly ActClause[]>,
  {
    report,
    sentences,
    mentions,
    names,
    times,
    encounters,
    codebook,
    cast,
    issuer,
  }: Omit<Given, 'attributions' | 'actors'> & { codebook: Codebook; cast: Cast; issuer: Actor | null },
): Statement[] {
  const certainties = new Map<string, Certainty>()
  const denied = new Map<string, boolean>()
  const { text } = report
  const contents = drafts.flatMap(({ content }) => content)
  const byDepth = [...drafts].sort((a, b) => depthOf(a) - depthOf(b))
  const made = new Map<string, Statement>()
  for (const draft of byDepth) {
    const speaker = draft.speaker ?? (draft.source.length === 0 ? issuer : null)
    const voices = voicesOf(draft, issuer)
    const owners = holdersOf(speaker, cast)
    const holders = owners.map((holder) => ({
      actor: holder.id,
      authority: authorityOf(holder, voices, cast),
    }))
    const inner = drafts.filter(({ within }) => within?.id === draft.id)
    const theirs = inner.map((one) => holdersOf(one.speaker, cast))
    const act = actOf(text, draft, {
      own: own.get(draft.id) ?? [],
      others: inner.length > 0,
      told: inner.flatMap(({ cue, content }) => [...cue, ...content]),
      wronged: mentions.some(
        (mention) =>
          mention.actor !== null &&
          draft.content.some((span) => covers(span, mention.head)) &&
          isOtherSide(cast.get(mention.actor), owners, cast),
      ),
      joint: theirs.some((list) => list.length > 1 && list.some((one) => owners.includes(one))),
    })
    const condition = conditionsIn(text, draft.content)
    const said =
      draft.clause && draft.attribution === undefined
        ? null
        : saidIn(draft, sentences, times, [...contents, ...draft.source], report.published)
    const certainty = certaintyOf(
      text,
      draft,
      act,
      draft.within ? (certainties.get(draft.within.id) ?? null) : null,
      condition,
    )
    const at = draft.within || draft.clause ? null : encounterOf(text, draft, sentences, encounters)
    certainties.set(draft.id, certainty)
    const isDenied =
      (draft.within !== undefined && denied.get(draft.within.id) === true) ||
      act === 'deny' ||
      draft.reading.denies
    denied.set(draft.id, isDenied)
    made.set(draft.id, {
      id: draft.id,
      ...(draft.attribution !== undefined && { attribution: draft.attribution }),
      source: draft.source,
      cue: draft.cue,
      content: draft.content,
      form: draft.form,
      ...(draft.within && { within: draft.within.id }),
      speaker: speaker?.id ?? null,
      voices: voices.map(({ id }) => id),
      holders,
      authority: weakestOf(
        holders.length > 0
          ? holders.map(({ authority }) => authority)
          : [voices.length > 0 ? 'relayed' : 'narrator'],
      ),
      act,
      certainty,
      polarity: isDenied ? 'denied' : 'affirmed',
      condition,
      issues: issuesIn(
        text,
        draft.clause?.isDeed ? [...draft.cue, ...draft.content] : draft.content,
        act,
        codebook,
      ),
      addressees: addresseesOf(text, draft, mentions, cast).map(({ id }) => id),
      beneficiaries: beneficiariesOf(text, draft, mentions, cast).map(({ id }) => id),
      places: placesOf(text, draft, names, mentions),
      times: timesIn(draft.content, times),
      ...(said ? { said } : at?.date && { said: { value: at.date.value, basis: 'inferred' as const } }),
      ...(at && { at: at.id }),
      confidence: draft.confidence,
    })
  }
  const blockOf = ({ cue, content }: Statement) => {
    const at = (cue[0] ?? content[0])?.start ?? 0
    return report.blocks.findIndex(({ span }) => span.start <= at && at < span.end)
  }
  return inferSaid(
    drafts.flatMap(({ id }) => made.get(id) ?? []),
    report,
    blockOf,
  )
}

function isOtherSide(actor: Actor | undefined, owners: readonly Actor[], cast: Cast): boolean {
  const parties = holdersOf(actor ?? null, cast).filter(({ kind }) => kind === 'party')
  return parties.length > 0 && !parties.some((party) => owners.includes(party))
}

function depthOf({ within }: Draft): number {
  return within ? 1 + depthOf(within) : 0
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0)
}

function startOf({ source, cue, content }: Draft): number {
  return Math.min(...[...source, ...cue, ...content].map(({ start }) => start))
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}

function idOf({ id }: Report, spans: readonly Span[], base: string): string {
  const key = `${id} ${base} ${spans.map(({ start, end }) => `${start}-${end}`).join(' ')}`
  return `s${createHash('sha256').update(key).digest('hex').slice(0, 16)}`
}
