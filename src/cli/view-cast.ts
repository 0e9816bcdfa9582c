/** The encounters and the actors of a reading in the terminal view. */
import { styleText } from 'node:util'
import { describeActor, listActors } from '../exports/actors.ts'
import { findEncounterFacts } from '../exports/encounters.ts'
import { type Entries, titleOf } from '../exports/entries.ts'
import { formatFacts, hang, printable, wrap } from './view-lines.ts'

const MARGIN = '  '
const INDENT = '    '

/** The encounters under their heading; empty where none is told of. */
export function formatEncounters(entries: Entries, columns: number): string[] {
  const parts = [...entries.encounters.values()].map(({ encounter }) =>
    [
      wrap(styleText('bold', capitalize(printable(titleOf(encounter)))), MARGIN + INDENT, columns),
      ...formatFacts(findEncounterFacts(encounter, entries), MARGIN + INDENT, columns),
    ].join('\n'),
  )
  return parts.length > 0 ? [heading('Encounters'), ...parts] : []
}

/** The actors under their heading, each party with its own; empty where there is none. */
export function formatActors(entries: Entries, columns: number): string[] {
  const lines = listActors(entries).map((listed) => {
    const { name, mentions } = listed.actor
    const count = mentions.length === 1 ? '1 mention' : `${mentions.length} mentions`
    const known = [...describeActor(listed, entries), count].map(printable).join(' · ')
    const first = MARGIN + INDENT.repeat(1 + listed.depth)
    return hang(`${styleText('bold', printable(name))}  ${known}`, {
      first,
      margin: `${first}  `,
      columns: columns,
    })
  })
  return lines.length > 0 ? [heading('Actors'), lines.join('\n')] : []
}

function heading(words: string): string {
  return `${MARGIN}${styleText(['bold', 'underline'], words)}`
}

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
