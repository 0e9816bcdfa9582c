/** What is told of an encounter, row by row. */
import type { Encounter } from '../types.ts'
import { type Entries, type Fact, formatTold, nameOf, nameWithParty, titleOf, withValues } from './entries.ts'
import { formatTime } from './time.ts'

/** The facts that are there, and who tells of it. */
export function findEncounterFacts(encounter: Encounter, entries: Entries): Fact[] {
  const { date, place, duration, format, initiator, after, delegations, participants } = encounter
  const { report } = entries.reading
  const sent = new Set(delegations.flatMap(({ party, people }) => [...(party ? [party] : []), ...people]))
  const others = participants.filter((id) => !sent.has(id))
  const before = entries.encounters.get(after ?? '')
  const text = (words: string | undefined) => (words === undefined ? [] : [{ text: words }])
  return withValues([
    { name: 'When', values: text(date && formatTold(date, report)) },
    { name: 'Where', values: text(place?.name) },
    { name: 'How long', values: text(duration && formatTime(duration.value)) },
    { name: 'Format', values: text(format?.text) },
    { name: 'Delegations', values: delegations.map((one) => ({ text: formatDelegation(one, entries) })) },
    {
      name: delegations.length > 0 ? 'Also there' : 'Who met',
      values: others.map((id) => ({ text: nameWithParty(entries, id) })),
    },
    { name: 'Called by', values: text(initiator && nameWithParty(entries, initiator)) },
    {
      name: 'After',
      values: before ? [{ text: titleOf(before.encounter), to: `encounter-${before.number}` }] : [],
    },
    { name: 'Told by', values: findTellers(encounter, entries) },
    { name: 'Said there', values: linksTo(entries, ({ at }) => at === encounter.id) },
  ])
}

/** "Norland: Ada Holm, Piet Ording". */
function formatDelegation({ party, people }: Encounter['delegations'][number], entries: Entries): string {
  const names = people.map((id) => nameOf(entries, id)).join(', ')
  if (party === undefined) return names
  return names === '' ? nameOf(entries, party) : `${nameOf(entries, party)}: ${names}`
}

/** The statements in whose content it is told: an encounter that only a party tells of is that party's word. */
function findTellers({ within }: Encounter, entries: Entries): Fact['values'] {
  if (within === undefined) return [{ text: 'the report itself' }]
  return linksTo(entries, ({ attribution }) => attribution === within)
}

function linksTo(
  { numbered }: Entries,
  isMeant: (statement: Entries['numbered'][number]['statement']) => boolean,
): Fact['values'] {
  return numbered
    .filter(({ statement }) => isMeant(statement))
    .map(({ number }) => ({ text: `statement ${number}`, to: `statement-${number}` }))
}
