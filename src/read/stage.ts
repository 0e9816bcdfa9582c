/** What a stage of reading is: a pure function that adds layers to what is known of one report. */
import type {
  Actor,
  Attribution,
  Encounter,
  Name,
  Report,
  Sentence,
  Span,
  Statement,
  TimeExpression,
} from '../types.ts'

/** Words of the text that stand for an actor. */
export interface Mention {
  readonly span: Span
  /** The name, noun or pronoun alone. */
  readonly head: Span
  /** Actor id; null for "we", "I" and "you": who speaks decides. */
  readonly actor: string | null
  /** Actor ids of those whose it is: "Norland" in "the Norland envoy". */
  readonly owners: readonly string[]
  readonly pronoun: boolean
  /** Whether it is told of as somebody's own: "their delegation". */
  readonly isOwn?: boolean
  /** The preposition before it, in lower case. */
  readonly after?: string
}

/** All layers that stages give, over the report's text. */
export interface Layers {
  readonly sentences: readonly Sentence[]
  readonly attributions: readonly Attribution[]
  readonly statements: readonly Statement[]
  readonly names: readonly Name[]
  readonly actors: readonly Actor[]
  readonly mentions: readonly Mention[]
  readonly times: readonly TimeExpression[]
  readonly encounters: readonly Encounter[]
}

/**
 * A stage with the layers it needs and gives. `run` sees the report and those layers only, never the clock, the
 * network or a file; it returns new layers and leaves the given ones alone.
 */
export interface Stage<Needs extends keyof Layers, Gives extends keyof Layers> {
  readonly name: string
  readonly needs: readonly Needs[]
  readonly gives: readonly Gives[]
  run(
    given: { readonly report: Report } & Pick<Layers, Needs>,
  ): Promise<Pick<Layers, Gives>> | Pick<Layers, Gives>
}

/** A stage as a place in the list: whatever it needs and gives. */
export interface AnyStage {
  readonly name: string
  readonly needs: readonly (keyof Layers)[]
  readonly gives: readonly (keyof Layers)[]
  run(given: { readonly report: Report } & Layers): Promise<Partial<Layers>> | Partial<Layers>
}
