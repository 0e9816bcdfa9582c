/**
 * Reading: from a report to what it says. This file is the whole pipeline; each stage stands in a file of its name.
 * Reading is a pure function: the same report gives the same reading, byte for byte.
 */
import type { Codebook, Reading, Report } from '../types.ts'
import { actors } from './actors/index.ts'
import { kept } from './actors/kept.ts'
import { attributions } from './attribution/index.ts'
import type { Model } from './attribution/model.ts'
import { encounters } from './encounters/index.ts'
import { names } from './names.ts'
import { sentences } from './sentences.ts'
import type { AnyStage, Layers } from './stage.ts'
import { statements } from './statements/index.ts'
import { times } from './times/index.ts'

/**
 * The stages in order, with the model and the codebook that they share. Each needs only what stands above it (a test
 * checks this).
 */
export function stages(model: Model, codebook: Codebook): readonly AnyStage[] {
  return [
    sentences, // where a sentence ends: acts, times and the narrator's statements are told sentence by sentence
    attributions(model), // who says what: source, cue and content, in the words of the text
    names(model.commonWords), // which words are names, and of what
    actors(codebook.parties), // whom names, nouns and pronouns stand for: statements point at them
    times, // when: statements and encounters have their day
    encounters, // who met whom, when and where
    statements(codebook), // what the attributions mean
    kept, // of the actors those whom something is said of
  ]
}

/** Layers that no stage gives yet are empty. */
const NOTHING: Layers = {
  sentences: [],
  attributions: [],
  names: [],
  actors: [],
  mentions: [],
  times: [],
  encounters: [],
  statements: [],
}

/** What reads: its weights and its codebook are handed in, its name and version are put down in the reading. */
export interface ReadOptions {
  readonly model: Model
  readonly codebook: Codebook
  readonly name: string
  readonly version: string
}

/** Reads a report. One in another language than English is kept unread. */
export async function read(
  report: Report,
  { model, codebook, name, version }: ReadOptions,
): Promise<Reading> {
  const unread = whyUnread(report)
  let layers = NOTHING
  if (unread === null)
    for (const stage of stages(model, codebook))
      layers = { ...layers, ...(await stage.run({ report, ...layers })) }

  const { attributions, statements, actors, encounters } = layers
  const reader = { name, version, model: model.digest, codebook: codebook.digest }
  return { report, reader, attributions, statements, actors, encounters, ...(unread && { unread }) }
}

function whyUnread({ text, language }: Report): Reading['unread'] | null {
  if (text.trim() === '') return 'no-text'
  return /^en(-|$)/i.test(language) ? null : 'language'
}
