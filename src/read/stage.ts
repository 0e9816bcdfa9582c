/** What a stage of reading is: a pure function that adds layers to what is known of one report. */
import type { Actor, Attribution, Encounter, Report, Sentence, Statement } from '../types.ts'

/** All layers that stages give, over the report's text. */
export interface Layers {
  readonly sentences: readonly Sentence[]
  readonly attributions: readonly Attribution[]
  readonly statements: readonly Statement[]
  readonly actors: readonly Actor[]
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
