/** What the stage of statements is given, and how its drafts are told apart. */
import { createHash } from 'node:crypto'
import type { Report, Span } from '../../types.ts'
import type { Layers } from '../stage.ts'

/** The layers that statements are made of. */
export type Needs = 'sentences' | 'attributions' | 'names' | 'actors' | 'mentions' | 'times' | 'encounters'

/** The report with those layers. */
export type Given = { readonly report: Report } & Pick<Layers, Needs>

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

/** "Undertook | to recognise |": of a cue that goes on into the content what stands before it. */
export function outsideOf(cue: readonly Span[], content: readonly Span[]): readonly Span[] {
  return cue.flatMap((span) => {
    const inside = content.find(({ start, end }) => span.start < end && start < span.end)
    if (!inside) return [span]
    return span.start < inside.start ? [{ start: span.start, end: inside.start - 1 }] : []
  })
}
