/** Whose voice a statement is, in words: whoever reads it must not take what others tell of a party for its own word. */
import type { Actor, Authority, Statement } from '../types.ts'
import { type Entries, nameOf, nameWithParty } from './entries.ts'
import { ACTS, COUNTED } from './words.ts'

/** Holders who have the same authority, and who tells it of them. */
export interface Voice {
  readonly holders: readonly string[]
  /** Null where the statement has no holder. */
  readonly authority: Authority | null
  /** Who says it for the holder, who tells it of him, or who is left unnamed; the nearest to the words first. */
  readonly tellers: readonly string[]
  /** "its own voice" of one party or organization, "their own voice" of all others. */
  readonly own: 'its' | 'their'
  /** Whether several do it: "agree", not "agrees". */
  readonly many: boolean
}

/** The holders of a statement by their authority, in its order; none where no stage has read them. */
export function findVoices(statement: Statement, entries: Entries): Voice[] {
  const { holders, authority, voices = [] } = statement
  if (holders === undefined) return []
  if (holders.length === 0)
    return [
      {
        holders: [],
        authority: authority === 'firsthand' ? null : (authority ?? null),
        tellers: [],
        own: 'their',
        many: false,
      },
    ]
  const groups = new Map<string, { authority: Authority; tellers: readonly string[]; actors: string[] }>()
  for (const { actor, authority: theirs } of holders) {
    const tellers = findTellers(actor, theirs, voices, entries)
    const key = JSON.stringify([theirs, tellers])
    const group = groups.get(key) ?? { authority: theirs, tellers, actors: [] }
    group.actors.push(actor)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ authority, tellers, actors }) => {
    const kind = entries.actors.get(actors[0] ?? '')?.kind
    const many = actors.length > 1 || kind === 'group'
    return {
      holders: actors.map((id) => nameOf(entries, id)),
      authority,
      tellers: tellers.map((id) => (authority === 'firsthand' ? nameOf : nameWithParty)(entries, id)),
      own: !many && (kind === 'party' || kind === 'organization') ? 'its' : 'their',
      many,
    }
  })
}

function findTellers(
  holder: string,
  authority: Authority,
  voices: readonly string[],
  entries: Entries,
): string[] {
  const isTeller: Readonly<Record<Authority, (id: string, voice: Actor | undefined) => boolean>> = {
    // a group or a party is the holders once more
    firsthand: (_, voice) => voice?.kind === 'person' || voice?.kind === 'organization',
    relayed: (_, voice) => !speaksFor(voice, holder, entries),
    unnamed: (_, voice) => voice?.kind === 'unnamed',
    narrator: () => false,
  }
  return voices.filter((id) => id !== holder && isTeller[authority](id, entries.actors.get(id))).reverse()
}

/** A party's person or organization speaks for it, a group for its members and their parties, each for himself. */
function speaksFor(voice: Actor | undefined, holder: string, { actors }: Entries): boolean {
  if (!voice) return false
  const ids = [voice.id, ...(voice.kind === 'group' ? voice.members : [])]
  return ids.some((id) => id === holder || actors.get(id)?.party === holder)
}

/** "Norland and Sudmark". */
export function joinNames(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** What the statement does, for one who does it or several; null where no stage has read it. */
export function nameAct({ act }: Statement, many: boolean): string | null {
  return act === undefined ? null : ACTS[act][many ? 1 : 0]
}

/** "15 statements: 6 in their own voice, 4 told by others"; the authorities only where all of them are known. */
export function countVoices(statements: readonly Statement[]): string {
  const all = statements.length === 1 ? '1 statement' : `${statements.length} statements`
  const counts = (Object.keys(COUNTED) as Authority[])
    .map((one) => ({ one, count: statements.filter(({ authority }) => authority === one).length }))
    .filter(({ count }) => count > 0)
  const known = counts.reduce((sum, { count }) => sum + count, 0)
  if (known === 0 || known < statements.length) return all
  return `${all}: ${counts.map(({ one, count }) => `${count} ${COUNTED[one]}`).join(', ')}`
}
