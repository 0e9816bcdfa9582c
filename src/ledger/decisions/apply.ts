/** Decisions win over the reading: what stands after them. */
import type { Act, Authority, Certainty, Span, Statement } from '../../types.ts'

/** What a correction or a mark may set; actors are ids of the ledger. */
export interface Change {
  readonly act?: Act
  readonly certainty?: Certainty
  readonly polarity?: 'affirmed' | 'denied'
  readonly speaker?: string
  readonly voices?: readonly string[]
  readonly holders?: readonly { readonly actor: string; readonly authority: Authority }[]
  readonly addressees?: readonly string[]
  readonly issues?: readonly { readonly id: string; readonly stance: 'for' | 'against' | 'unclear' }[]
  /** ISO 8601 or EDTF. */
  readonly said?: string
}

/** A decision that has found its statement. */
export interface Placed {
  readonly kind: 'accept' | 'correct' | 'reject' | 'mark'
  /** Id of the statement; of a mark its own. */
  readonly entry: string
  readonly change: Change
  /** Of a mark: the words. */
  readonly spans?: {
    readonly source: readonly Span[]
    readonly cue: readonly Span[]
    readonly content: readonly Span[]
  }
}

/** A statement as it stands, and what reviewers have done with it. */
export interface Decided {
  readonly statement: Statement
  readonly review: 'accepted' | 'corrected' | 'rejected' | 'marked' | null
}

/** The statements of a report after the decisions on them, in the order in which these were made. */
export function applyDecisions(
  statements: readonly Statement[],
  decisions: readonly Placed[],
): readonly Decided[] {
  const decided = new Map<string, Decided>(
    statements.map((statement) => [statement.id, { statement, review: null }]),
  )
  for (const { kind, entry, change, spans } of decisions) {
    const before = decided.get(entry)
    if (kind === 'mark' && spans) {
      const marked: Statement = { id: entry, ...spans, form: 'indirect', confidence: 1 }
      decided.set(entry, { statement: withChange(marked, change), review: 'marked' })
    } else if (before && kind === 'accept')
      decided.set(entry, { ...before, review: before.review === 'marked' ? 'marked' : 'accepted' })
    else if (before && kind === 'reject') decided.set(entry, { ...before, review: 'rejected' })
    else if (before && kind === 'correct')
      decided.set(entry, {
        statement: withChange(before.statement, change),
        review: before.review === 'marked' ? 'marked' : 'corrected',
      })
  }
  return [...decided.values()]
}

const WEAKNESS: readonly Authority[] = ['firsthand', 'relayed', 'unnamed', 'narrator']

function withChange(statement: Statement, { said, ...change }: Change): Statement {
  const holders = change.holders ?? statement.holders
  // A statement's authority is the weakest of its holders'.
  const authority = holders
    ?.map((holder) => holder.authority)
    .toSorted((a, b) => WEAKNESS.indexOf(b) - WEAKNESS.indexOf(a))[0]
  return {
    ...statement,
    ...change,
    ...(change.holders && authority && { authority }),
    ...(said !== undefined && { said: { value: said, basis: 'stated' } }),
  }
}
