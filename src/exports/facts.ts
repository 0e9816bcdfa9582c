/** What a statement means beyond its holders and its act, row by row: as much as the reader's stages have filled in. */
import { wordsOf } from '../span.ts'
import type { Meaning, Statement } from '../types.ts'
import { type Entries, type Fact, formatTold, nameOf, nameWithParty, titleOf, withValues } from './entries.ts'
import { STANCES } from './words.ts'

/** The facts that are there. */
export function findFacts(statement: Statement, entries: Entries): Fact[] {
  const { voices = [], condition = [], issues = [], addressees = [], beneficiaries = [] } = statement
  const { places = [], times = [], said, at } = statement
  const { report } = entries.reading
  const encounter = entries.encounters.get(at ?? '')
  const people = (ids: readonly string[]) => ids.map((id) => ({ text: nameWithParty(entries, id) }))
  return withValues([
    { name: 'Voices', values: voices.length > 1 ? [{ text: formatChain(voices, entries) }] : [] },
    { name: 'Speaker', values: findSpeaker(statement, entries) },
    { name: 'Condition', values: condition.length > 0 ? [{ text: wordsOf(report.text, condition) }] : [] },
    { name: 'Issues', values: issues.map((issue) => ({ text: formatIssue(issue) })) },
    { name: 'Toward', values: people(addressees) },
    { name: 'Who gains', values: people(beneficiaries) },
    { name: 'Places', values: [...new Set(places.map(({ name }) => name))].map((text) => ({ text })) },
    { name: 'Times', values: times.map((time) => ({ text: formatTold(time, report) })) },
    { name: 'Said', values: said ? [{ text: formatTold(said, report) }] : [] },
    {
      name: 'Said at',
      values: encounter ? [{ text: titleOf(encounter.encounter), to: `encounter-${encounter.number}` }] : [],
    },
  ])
}

/** "the Sudmark Courier → Joren Vask (of Sudmark)": outermost first. One voice stands with the holders already. */
function formatChain(voices: readonly string[], entries: Entries): string {
  return voices.map((id) => nameWithParty(entries, id)).join(' → ')
}

/** The speaker where he is neither a voice nor a holder, and so stands nowhere else. */
function findSpeaker({ speaker, voices = [], holders = [] }: Statement, entries: Entries): Fact['values'] {
  if (speaker === undefined || speaker === null) return []
  const shown = voices.includes(speaker) || holders.some(({ actor }) => actor === speaker)
  return shown ? [] : [{ text: nameOf(entries, speaker) }]
}

function formatIssue({ id, stance }: Meaning['issues'][number]): string {
  return stance === 'unclear' ? `${id} (${STANCES.unclear})` : `${STANCES[stance]} ${id}`
}
