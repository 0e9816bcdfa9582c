/** A statement while its fields are being found. */
import type { Actor, Form, Span } from '../../types.ts'
import type { ActClause } from './clauses.ts'
import type { ReadCue } from './cue.ts'

/** Words that are a statement, with who speaks; what it means comes later. */
export interface Draft {
  readonly id: string
  readonly attribution?: string
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly form: Form
  readonly confidence: number
  readonly speaker: Actor | null
  readonly reading: ReadCue
  /** The clause that tells the act, of an act of a party. */
  readonly clause?: ActClause
  readonly within?: Draft
  /** A turn of a transcript. */
  readonly isTurn: boolean
}
