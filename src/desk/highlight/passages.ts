/** Lays statements over a report's text: passages of it, cut into runs on each of which the same parts lie. */
import { findHeadline } from '../../exports/page-head.ts'
import { cutSegments, type Part } from '../../exports/page-segments.ts'
import { findStretches, OWN_SIGN } from '../../exports/page-stretches.ts'
import { hullOf } from '../../span.ts'
import type { Authority, Block, Report, Span } from '../../types.ts'
import { assignLanes } from './lanes.ts'

/** What of a statement is laid over the text. */
export interface Laid {
  readonly id: string
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly within?: string
  readonly authority: Authority
}

/** One part of one statement, on a run. */
export interface Mark {
  readonly statement: string
  readonly role: 'source' | 'cue' | 'content'
  readonly authority: Authority
  /** Which of the lines below the words is drawn for it, from 0. */
  readonly lane: number
}

/** A stretch of the text on whose every character the same marks lie, the outermost first. */
export interface Run {
  readonly span: Span
  readonly marks: readonly Mark[]
}

/** A block of the text as it is shown, or what stands between two blocks. */
export interface Passage {
  readonly span: Span
  readonly kind: Block['kind'] | 'between'
  /** True for the block that is the report's title. */
  readonly headline: boolean
  /** True for a list item whose text brings its own sign. */
  readonly signed: boolean
  /** The label of a turn, and the rest; one of them where there is no label. */
  readonly runs: readonly Run[]
  readonly speaker: Span | null
  /** Ids of the statements whose words begin here, in the order of the text. */
  readonly statements: readonly string[]
}

/** The passages of a report in order; white space between blocks is no passage. */
export function layPassages(report: Report, statements: readonly Laid[]): readonly Passage[] {
  const { text } = report
  const headline = findHeadline(report)
  const stretches = findStretches(report).filter(({ span }) => text.slice(span.start, span.end).trim() !== '')
  const parts = findParts(statements)
  const lanes = assignLanes(statements)
  const byNumber = new Map(statements.map((statement, index) => [index + 1, statement]))
  const cuts = stretches.flatMap(({ span, block }) =>
    [span, block?.speaker ?? span].flatMap(({ start, end }) => [start, end]),
  )
  const segments = cutSegments(text.length, parts, cuts)
  const toMark = ({ number, role }: Part): Mark | null => {
    const statement = byNumber.get(number)
    if (!statement || role === 'spot') return null
    return {
      statement: statement.id,
      role,
      authority: statement.authority,
      lane: lanes.get(statement.id) ?? 0,
    }
  }

  const begins = findBeginnings(statements)
  let next = 0
  return stretches.map(({ span, block }, index) => {
    const runs: Run[] = []
    for (let segment = segments[next]; segment && segment.span.start < span.end; segment = segments[++next])
      if (segment.span.start >= span.start)
        runs.push({
          span: segment.span,
          marks: segment.parts
            .map(toMark)
            .filter((mark) => mark !== null)
            .reverse(),
        })
    const until = stretches[index + 1]?.span.start ?? Number.POSITIVE_INFINITY
    const from = index === 0 ? Number.NEGATIVE_INFINITY : span.start
    const { speaker } = block ?? {}
    const isLabel = speaker && span.start <= speaker.start && speaker.end <= span.end
    return {
      span,
      kind: block?.kind ?? 'between',
      headline: headline !== null && block === headline,
      signed: block?.kind === 'list-item' && OWN_SIGN.test(text.slice(span.start, span.end)),
      runs,
      speaker: isLabel ? speaker : null,
      statements: begins.filter(({ start }) => from <= start && start < until).map(({ id }) => id),
    }
  })
}

function findParts(statements: readonly Laid[]): Part[] {
  const byId = new Map(statements.map((statement) => [statement.id, statement]))
  return statements.flatMap((statement, index) => {
    const depth = countCarriers(statement, byId)
    const parts = (role: Mark['role']) =>
      statement[role].map((span): Part => ({ span, role, number: index + 1, depth }))
    return [...parts('content'), ...parts('source'), ...parts('cue')]
  })
}

/** A chain that bites its tail ends there. */
function countCarriers(statement: Laid, byId: ReadonlyMap<string, Laid>): number {
  const seen = new Set([statement.id])
  for (let one = byId.get(statement.within ?? ''); one && !seen.has(one.id); one = byId.get(one.within ?? ''))
    seen.add(one.id)
  return seen.size - 1
}

function findBeginnings(statements: readonly Laid[]): { id: string; start: number }[] {
  return statements.map(({ id, source, cue, content }) => {
    const spans = [...source, ...cue, ...content]
    return { id, start: spans.length === 0 ? 0 : hullOf(spans).start }
  })
}
