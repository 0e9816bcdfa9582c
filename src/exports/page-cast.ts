/** The encounters and the actors, below the statements at the side of the page. */
import { describeActor, type Listed, listActors } from './actors.ts'
import { findEncounterFacts } from './encounters.ts'
import { type Entries, titleOf } from './entries.ts'
import { type Html, html } from './html.ts'
import { formatFacts } from './page-facts.ts'
import { formatSpots, type Spots } from './page-spots.ts'

/** The encounters under their heading; nothing where none is told of. */
export function formatEncounters(entries: Entries, spots: Spots): Html | null {
  if (entries.encounters.size === 0) return null
  return html`<section aria-labelledby="encounters">
<h2 id="encounters" tabindex="-1">Encounters</h2>
<ul class="cast" role="list">${[...entries.encounters.values()].map(
    ({ number, encounter }) => html`
<li class="encounter" id="encounter-${number}" tabindex="-1">
<h3 dir="auto">${titleOf(encounter)}</h3>
${formatFacts(findEncounterFacts(encounter, entries))}
${formatSpots(spots.encounters.get(encounter.id) ?? [], entries.reading.report)}
</li>`,
  )}</ul>
</section>`
}

/** The actors under their heading, each party with its own; nothing where there is none. */
export function formatActors(entries: Entries, spots: Spots): Html | null {
  if (entries.reading.actors.length === 0) return null
  return html`<section aria-labelledby="actors">
<h2 id="actors" tabindex="-1">Actors</h2>
<ul class="cast" role="list">${listActors(entries).map((listed) => formatActor(listed, entries, spots))}</ul>
</section>`
}

function formatActor(listed: Listed, entries: Entries, spots: Spots): Html {
  const { actor, depth } = listed
  const known = describeActor(listed, entries).map(
    (part, index) => html`${index === 0 ? '' : ' · '}<bdi>${part}</bdi>`,
  )
  return html`
<li class="actor deep${depth}">
<h3 dir="auto">${actor.name}</h3>
<p>${known}</p>
${formatSpots(spots.actors.get(actor.id) ?? [], entries.reading.report)}
</li>`
}
