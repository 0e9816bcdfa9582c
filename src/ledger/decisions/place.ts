/** Finds the statements that the decisions on a report stand on, and those that have lost their place. */
import { sha256 } from '../../identity.ts'
import { hullOf } from '../../span.ts'
import type { Reading, Span } from '../../types.ts'
import type { Tx } from '../ledger.ts'
import { parseStored } from '../stored.ts'
import { type Anchor, findMoved, findSame, type Read } from './anchor.ts'
import type { Change, Placed } from './apply.ts'
import { findStanding } from './standing.ts'

/** A decision on a statement, as its row has it. */
export interface Row {
  readonly no: number
  readonly id: string
  readonly kind: Placed['kind'] | 'undo'
  readonly report: string | null
  readonly entry: string | null
  readonly anchor: string | null
  readonly change: string | null
  readonly undoes: string | null
}

/** A decision with its place in a reading; null where its words are not found for certain. */
export interface Placement {
  readonly decision: number
  readonly placed: Placed | null
}

const KINDS = ['accept', 'correct', 'reject', 'mark', 'undo'] as const

/** The decisions that stand on some reports, in the order in which they were made. */
export async function findDecisionsOn(tx: Tx, reports: readonly string[]): Promise<readonly Row[]> {
  const rows = await tx
    .selectFrom('decision')
    .select(['no', 'id', 'kind', 'report', 'entry', 'anchor', 'change', 'undoes'])
    .where('report', 'in', reports)
    .where('kind', 'in', KINDS)
    .orderBy('no')
    .execute()
  return findStanding(rows as readonly Row[])
}

/**
 * The places of decisions in the reading of a report: those on the report itself by position, those on an earlier version
 * of it by their words.
 */
export function placeDecisions(
  rows: readonly Row[],
  reading: Pick<Reading, 'report' | 'statements'>,
  { speakerOf, oldTexts }: Pick<Read, 'speakerOf'> & { readonly oldTexts: ReadonlyMap<string, string> },
): readonly Placement[] {
  const read: Read = { text: reading.report.text, statements: reading.statements, speakerOf }
  const report = reading.report.id
  return rows.map((row) => {
    const oldText = row.report === report ? null : (oldTexts.get(row.report ?? '') ?? '')
    return { decision: row.no, placed: place(row, { read, report, oldText }) }
  })
}

function place(
  row: Row,
  { read, report, oldText }: { read: Read; report: string; oldText: string | null },
): Placed | null {
  const { kind, entry, anchor: json, change: changes } = row
  if (kind === 'undo' || entry === null || json === null) return null
  const anchor = parseStored<Anchor>(json, ['source', 'cue', 'content'])
  const change = parseStored<Change>(changes ?? '{}')
  const found = oldText === null ? findOwn(entry, anchor, read) : findMoved(anchor, { text: oldText }, read)
  // In another version a mark is another statement.
  const own = oldText === null ? entry : `m${sha256(`${entry} ${report}`).slice(0, 16)}`
  if (kind !== 'mark') {
    // A decision on a statement that a person marked stands where the mark does.
    if (found === null && entry.startsWith('m')) return { kind, entry: own, change }
    return found && { kind, entry: found.id, change }
  }
  // The reader may have found by now what it had missed.
  if (found) return { kind: 'correct', entry: found.id, change }
  const spans = oldText === null ? anchor : moveSpans(anchor, oldText, read.text)
  return spans && { kind, entry: own, change, spans }
}

function findOwn(entry: string, anchor: Anchor, read: Read): Read['statements'][number] | null {
  const same = read.statements.find(({ id }) => id === entry)
  return same && findSame(anchor, { ...read, statements: [same] }) ? same : findSame(anchor, read)
}

const SHORTEST = 20 // UTF-16 code units of words that may be looked for in another text

/** The spans of a mark in another text; null where its words do not stand there once, all together as before. */
function moveSpans(anchor: Anchor, from: string, to: string): NonNullable<Placed['spans']> | null {
  const hull = hullOf([...anchor.source, ...anchor.cue, ...anchor.content])
  const words = from.slice(hull.start, hull.end)
  const at = to.indexOf(words)
  const isSingle =
    at >= 0 && to.indexOf(words, at + 1) < 0 && from.indexOf(words, from.indexOf(words) + 1) < 0
  if (words.length < SHORTEST || !isSingle) return null
  const move = (spans: readonly Span[]) =>
    spans.map(({ start, end }) => ({ start: start - hull.start + at, end: end - hull.start + at }))
  return { source: move(anchor.source), cue: move(anchor.cue), content: move(anchor.content) }
}
