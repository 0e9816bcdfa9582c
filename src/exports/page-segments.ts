/** Cuts a text, on which marks lie over and inside each other, into flat segments that lie side by side. */
import type { Span, Statement } from '../types.ts'

type Role = 'source' | 'cue' | 'content'

/** A statement as the page shows it: with its number in text order, and those of the statements that carry it. */
export interface Numbered {
  readonly number: number
  readonly statement: Statement
  /** Numbers of the statements in whose content it stands, the nearest first. */
  readonly outer: readonly number[]
}

/** One span of a statement, or a spot that the list leads to. `depth` counts the statements that carry it. */
export interface Part {
  readonly span: Span
  readonly role: Role | 'spot'
  readonly number: number
  readonly depth: number
}

/** A stretch of the text in which the same parts lie on every character, the innermost first. */
export interface Segment {
  readonly span: Span
  readonly parts: readonly Part[]
}

/** Numbers the statements from 1 in the order of the text; what carries another comes before it. */
export function numberStatements(statements: readonly Statement[]): Numbered[] {
  const byId = new Map(statements.map((statement) => [statement.id, statement]))
  const ordered = statements
    .map((statement) => ({ statement, carriers: findCarriers(statement, byId), start: startOf(statement) }))
    .sort((a, b) => a.start - b.start || a.carriers.length - b.carriers.length)

  const numbers = new Map(ordered.map(({ statement }, index) => [statement, index + 1]))
  return ordered.map(({ statement, carriers }, index) => ({
    number: index + 1,
    statement,
    outer: carriers.map((carrier) => numbers.get(carrier) ?? 0),
  }))
}

/** The statements around one, the nearest first. A chain that bites its tail ends there. */
function findCarriers(statement: Statement, byId: ReadonlyMap<string, Statement>): Statement[] {
  const chain = [statement]
  for (;;) {
    const carrier = byId.get(chain.at(-1)?.within ?? '')
    if (!carrier || chain.includes(carrier)) return chain.slice(1)
    chain.push(carrier)
  }
}

function startOf({ source, cue, content }: Statement): number {
  return [...source, ...cue, ...content].reduce((start, span) => Math.min(start, span.start), Infinity)
}

export function partsOf({ number, statement, outer }: Numbered): Part[] {
  const parts = (role: Role) =>
    statement[role].map((span): Part => ({ span, role, number, depth: outer.length }))
  return [...parts('source'), ...parts('cue'), ...parts('content')]
}

/**
 * The segments of a text of `length`, in order and without a gap; `cuts` are places to cut besides the borders of the
 * parts. What of a part lies outside the text is left out.
 *
 *     [content that [source Norland] had [cue agreed]] → that | Norland | had | agreed
 */
export function cutSegments(length: number, parts: readonly Part[], cuts: readonly number[] = []): Segment[] {
  const inside = (place: number) => Math.min(Math.max(place, 0), length)
  const waiting = parts
    .map((part) => ({ part, start: inside(part.span.start), end: inside(part.span.end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => b.start - a.start)
  const borders = new Set([
    0,
    length,
    ...cuts.map(inside),
    ...waiting.flatMap(({ start, end }) => [start, end]),
  ])
  const places = [...borders].sort((a, b) => a - b)

  const segments: Segment[] = []
  let open: typeof waiting = []
  for (const [index, start] of places.entries()) {
    const end = places[index + 1]
    if (end === undefined) break
    open = open.filter((one) => one.end > start)
    for (let next = waiting.at(-1); next?.start === start; next = waiting.at(-1)) {
      open.push(next)
      waiting.pop()
    }
    segments.push({ span: { start, end }, parts: open.map(({ part }) => part).sort(byNearness) })
  }
  return segments
}

/** Innermost first: by nesting, else the shorter one, else in the order of the text. */
function byNearness(a: Part, b: Part): number {
  return b.depth - a.depth || lengthOf(a) - lengthOf(b) || a.number - b.number
}

function lengthOf({ span }: Part): number {
  return span.end - span.start
}
