/**
 * The stage of encounters: summits, meetings, talks, calls, visits, press conferences, signings and public statements,
 * one entry for all that the report tells of each: when, where, how long, in which format, who with whom.
 */
import type { Block, Encounter } from '../../types.ts'
import type { Stage } from '../stage.ts'
import type { Given, Needs } from './given.ts'
import { joinTellings } from './join.ts'
import { tell } from './tell.ts'
import { findTriggers } from './triggers.ts'

export const encounters: Stage<Needs, 'encounters'> = {
  name: 'encounters',
  needs: ['sentences', 'attributions', 'names', 'actors', 'mentions', 'times'],
  gives: ['encounters'],
  run: (given) => ({ encounters: findEncounters(given) }),
}

/** All encounters of a report, in the order in which it first tells of them. */
function findEncounters(given: Given): Encounter[] {
  const { report, sentences } = given
  const isTranscript = report.blocks.some(({ kind }) => kind === 'turn')
  const tellings = sentences.flatMap((sentence, index) => {
    const block = report.blocks[sentence.block]
    if (!block) return []
    const triggers = isRead(block)
      ? findTriggers(report.text, sentence, index)
      : isTranscript && block.kind !== 'boilerplate'
        ? findTriggers(report.text, sentence, index).filter(({ kind }) => kind === 'press-conference')
        : []
    return triggers.map((trigger) => tell(trigger, given))
  })
  return joinTellings(tellings, given)
}

function isRead({ kind }: Block): boolean {
  return kind !== 'boilerplate' && kind !== 'title' && kind !== 'heading'
}
