/** What the stage of statements is given, and how its drafts are told apart. */
import { createHash } from 'node:crypto'
import type {
  Actor,
  Attribution,
  Encounter,
  Name,
  Report,
  Sentence,
  Span,
  TimeExpression,
} from '../../types.ts'
import type { Mention } from '../stage.ts'

/** The report with the layers that statements are made of. */
export interface Given {
  readonly report: Report
  readonly sentences: readonly Sentence[]
  readonly attributions: readonly Attribution[]
  readonly names: readonly Name[]
  readonly actors: readonly Actor[]
  readonly mentions: readonly Mention[]
  readonly times: readonly TimeExpression[]
  readonly encounters: readonly Encounter[]
}

export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0)
}

export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}

export function idOf({ id }: Report, spans: readonly Span[], base: string): string {
  const key = `${id} ${base} ${spans.map(({ start, end }) => `${start}-${end}`).join(' ')}`
  return `s${createHash('sha256').update(key).digest('hex').slice(0, 16)}`
}
