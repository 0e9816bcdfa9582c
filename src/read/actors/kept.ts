/** The last stage: of all who were found in the text, those who matter: named ones, and those whom an entry points at. */
import type { Actor, Encounter, Statement } from '../../types.ts'
import type { Stage } from '../stage.ts'

export const kept: Stage<'actors' | 'statements' | 'encounters', 'actors'> = {
  name: 'kept',
  needs: ['actors', 'statements', 'encounters'],
  gives: ['actors'],
  run: ({ actors, statements, encounters }) => ({ actors: keepActors(actors, statements, encounters) }),
}

/** Actors without those that only stood in the text: groups, bodies and unnamed sources of no statement. */
function keepActors(
  actors: readonly Actor[],
  statements: readonly Statement[],
  encounters: readonly Encounter[],
): Actor[] {
  const wanted = new Set<string>([
    ...statements.flatMap(({ speaker, voices = [], holders = [], addressees = [], beneficiaries = [] }) => [
      ...(speaker ? [speaker] : []),
      ...voices,
      ...holders.map(({ actor }) => actor),
      ...addressees,
      ...beneficiaries,
    ]),
    ...encounters.flatMap(({ participants, initiator, delegations }) => [
      ...participants,
      ...(initiator === undefined ? [] : [initiator]),
      ...delegations.flatMap(({ party, people }) => [...(party === undefined ? [] : [party]), ...people]),
    ]),
    ...actors.filter(isNamed).map(({ id }) => id),
  ])
  const byId = new Map(actors.map((actor) => [actor.id, actor]))
  for (const id of wanted) {
    const { party, members = [] } = byId.get(id) ?? {}
    for (const other of party === undefined ? members : [party, ...members]) wanted.add(other)
  }
  return actors.filter(({ id }) => wanted.has(id))
}

function isNamed({ kind, name }: Actor): boolean {
  if (kind === 'group' || kind === 'unnamed') return false
  return kind === 'party' || /^\p{Lu}/u.test(name)
}
