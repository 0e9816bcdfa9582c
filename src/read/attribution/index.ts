/**
 * The attribution stage: who says what, in the words of the text. It is the smallest honest reader, made of rules:
 * quotation marks, cue verbs and "according to", and the nearest fitting noun phrase as the source.
 */
import { createHash } from 'node:crypto'
import { covers, trimSpan, wordsOf } from '../../span.ts'
import type { Attribution, Block, Form, Report, Sentence, Span } from '../../types.ts'
import type { Stage } from '../stage.ts'
import { type Found, findInClause, type Pattern } from './clause.ts'
import { findQuotations } from './quotations.ts'
import type { Range } from './sources.ts'
import { type Clause, findClauses } from './tokens.ts'

export const attributions: Stage<'sentences', 'attributions'> = {
  name: 'attributions',
  needs: ['sentences'],
  gives: ['attributions'],
  run: ({ report, sentences }) => ({ attributions: findAttributions(report, sentences) }),
}

/**
 * How often an attribution of each pattern is right end to end, counted on PolNeAR's train articles; it has no
 * transcripts, so that a turn counts as a quotation.
 */
const CONFIDENCE: Readonly<Record<Draft['pattern'], number>> = {
  quoted: 0.837,
  turn: 0.837,
  'according-to': 0.651,
  clause: 0.618,
  before: 0.446,
  object: 0.414,
  'bare-quotation': 0.009,
}

/** An attribution before it has an id and knows what it stands in; `block` is the block that it ends in. */
interface Draft extends Pick<Attribution, 'source' | 'cue' | 'form'> {
  readonly content: Span[] // grows while a quotation goes on
  readonly pattern: Pattern | 'turn' | 'bare-quotation'
  block: number
}

const DATELINE = /^\p{Lu}[\p{Lu}.'’ -]{2,30}(?:[,(/][^–—-]{1,40})?\s?(?:[–—]|--?)\s/u
const LEAST_SPEECH = 40 // UTF-16 code units of a quotation that nobody is named for, among other words

/** All attributions of a report, in text order. */
function findAttributions(report: Report, sentences: readonly Sentence[]): Attribution[] {
  const { text, blocks } = report
  const byBlock = Map.groupBy(sentences, (sentence) => sentence.block)
  const drafts: Draft[] = []
  let open = false // a quotation of the block before goes on in this one
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'boilerplate') continue
    const quotations = findQuotations(text, block.span)
    const spans = (byBlock.get(index) ?? []).map(({ span }) => skipDateline(text, span))
    const turn = draftTurn(text, block, index)
    if (turn) drafts.push(turn)
    for (const clause of findClauses(text, spans, quotations)) {
      const found = findInClause(clause).map((one) => toDraft(clause, one))
      const alone = found.length === 0 && !turn ? findBareQuotation(clause) : null
      const last = drafts.at(-1)
      const follows = last?.block === index || open
      if (alone && last && follows && last.form !== 'indirect') {
        last.content.push(alone)
        last.block = index
      } else if (alone)
        drafts.push({
          source: [],
          cue: [],
          content: [alone],
          form: 'direct',
          pattern: 'bare-quotation',
          block: index,
        })
      else drafts.push(...found.map((draft) => ({ ...draft, block: index })))
    }
    open = quotations.at(-1)?.open ?? false
  }
  return finish(text, drafts)
}

/** The sentence without a dateline: "STEINHAVEN, Norland — [Both sides …]". */
function skipDateline(text: string, { start, end }: Span): Span {
  const dateline = text.slice(start, Math.min(end, start + 80)).match(DATELINE)?.[0].length ?? 0
  return { start: start + dateline, end }
}

function toDraft(clause: Clause, { source, cue, content, pattern }: Found): Omit<Draft, 'block'> {
  const spanOf = ({ first, last }: Range): Span[] => {
    const [opener, closer] = [clause[first], clause[last]]
    return opener && closer ? [{ start: opener.start, end: closer.end }] : []
  }
  return {
    source: spanOf(source),
    cue: spanOf(cue),
    content: content.flatMap(spanOf),
    form: formOf(content.flatMap(({ first, last }) => clause.slice(first, last + 1))),
    pattern,
  }
}

/** Direct where all words stand in quotations, mixed where some do. */
function formOf(tokens: Clause): Form {
  if (!tokens.some((token) => token.kind === 'quotation')) return 'indirect'
  return tokens.some((token) => token.kind === 'word') ? 'mixed' : 'direct'
}

/** The quotation of a clause that has no words of its own, or is long enough to be speech: scare quotes are none. */
function findBareQuotation(clause: Clause): Span | null {
  const quotations = clause.filter((token) => token.kind === 'quotation')
  const [first] = quotations
  const last = quotations.at(-1)
  if (!first || !last) return null
  if (!clause.some((token) => token.kind === 'word')) return { start: first.start, end: last.end }
  return quotations.length === 1 && last.end - first.start >= LEAST_SPEECH ? first : null
}

/** The turn of a transcript: its label is the source, the colon the cue, the rest the content. */
function draftTurn(text: string, { kind, span, speaker }: Block, block: number): Draft | null {
  if (kind !== 'turn' || !speaker) return null
  const colon = text.indexOf(':', speaker.end)
  const content = trimSpan(text, { start: colon + 1, end: span.end })
  if (colon < 0 || colon >= span.end || !content) return null
  const cue = { start: colon, end: colon + 1 }
  return { source: [speaker], cue: [cue], content: [content], form: 'direct', pattern: 'turn', block }
}

/** Gives drafts their ids and what they stand in; a first person inside a content says nothing new there. */
function finish(text: string, drafts: readonly Draft[]): Attribution[] {
  const ordered = drafts
    .map((draft) => ({ ...draft, id: idOf(draft), hull: hullOf(draft) }))
    .sort((a, b) => a.hull.start - b.hull.start || b.hull.end - a.hull.end)
  const pieces = ordered
    .flatMap(({ id, content }) => content.map((span) => ({ id, span })))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  const open: typeof pieces = [] // contents that the sweep stands in, innermost last
  const found = new Map<string, { attribution: Attribution; hull: Span }>()
  let next = 0
  for (const { id, source, cue, content, form, pattern, hull } of ordered) {
    for (let piece = pieces[next]; piece && piece.span.start <= hull.start; piece = pieces[++next]) {
      closeBefore(open, piece.span.start)
      open.push(piece)
    }
    closeBefore(open, hull.start)
    const within = open.findLast((piece) => found.has(piece.id) && covers(piece.span, hull))?.id
    if (found.has(id) || (within !== undefined && isFirstPerson(text, source))) continue
    const confidence = CONFIDENCE[pattern]
    found.set(id, {
      attribution: { id, source, cue, content, form, ...(within && { within }), confidence },
      hull,
    })
  }
  return [...found.values()].sort(byText).map(({ attribution }) => attribution)
}

/** By where they begin; at the same place the outer one first, then by their cues. */
function byText(
  a: { attribution: Attribution; hull: Span },
  b: { attribution: Attribution; hull: Span },
): number {
  const depth = (one: Attribution) => Number(one.within !== undefined)
  const cue = (one: Attribution) => one.cue[0]?.start ?? 0
  return (
    a.hull.start - b.hull.start ||
    depth(a.attribution) - depth(b.attribution) ||
    cue(a.attribution) - cue(b.attribution)
  )
}

function closeBefore(open: { span: Span }[], at: number): void {
  while (open.length > 0 && (open.at(-1)?.span.end ?? at) <= at) open.pop()
}

function isFirstPerson(text: string, source: readonly Span[]): boolean {
  return /^(I|we)$/i.test(wordsOf(text, source))
}

function idOf({ source, cue, content }: Pick<Attribution, 'source' | 'cue' | 'content'>): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([source, cue, content]))
    .digest('hex')
  return `a${digest.slice(0, 12)}`
}

function hullOf({ source, cue, content }: Pick<Attribution, 'source' | 'cue' | 'content'>): Span {
  return [source, cue, content]
    .flat()
    .reduce((hull, span) => ({ start: Math.min(hull.start, span.start), end: Math.max(hull.end, span.end) }))
}
