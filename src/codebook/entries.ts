/** The entries of a codebook: parties with their rosters, issues, and words for acts. */
import type { ParsedNode } from 'yaml'
import { parseDate } from '../documents/dates.ts'
import { showValue } from '../documents/named.ts'
import { ACTS, isAct, isPartyKind, PARTY_KINDS } from '../known.ts'
import type { Codebook, Issue, Party, RosterEntry } from '../types.ts'
import { MOST_WAYS, waysOf } from './alternatives.ts'
import {
  type Fields,
  fieldsOf,
  findWords,
  isAbsent,
  type Note,
  nodesOf,
  placeOf,
  wordListOf,
  wordsOf,
} from './nodes.ts'

/** Where an entry stands in its list: `ids` are those of the entries before it, and gets this one's. */
interface Place {
  readonly number: number // from 1
  readonly at: number
  readonly ids: Set<string>
  readonly note: Note
}

const LONGEST_TERM = 12 // words

/** Registers whose ids a codebook may give. */
const REGISTERS = ['wikidata', 'viaf', 'isni', 'ror', 'lei']

/** The party, in a list that is empty where there is none. */
export function partyOf(node: ParsedNode | null, place: Place): Party[] {
  const { note } = place
  const entry = entryOf(node, {
    ...place,
    what: 'party',
    known: ['id', 'name', 'aliases', 'kind', 'roster', 'ids'],
  })
  if (!entry) return []
  const { id, fields } = entry
  const kind = wordsOf(fields, 'kind', note)
  if (kind !== '' && !isPartyKind(kind))
    note(
      placeOf(fields, 'kind'),
      `kind ${showValue(kind)} of ${fields.about} is not known; write one of ${PARTY_KINDS.join(', ')}`,
    )
  const name = wordsOf(fields, 'name', note)
  const aliases = wordListOf(fields, 'aliases', note)
  const roster = nodesOf(fields, 'roster', note).flatMap((person, index) =>
    rosterEntryOf(person, { about: `person ${index + 1} of ${fields.about}`, at: fields.at, note }),
  )
  const ids = idsOf(fields, note)
  return isPartyKind(kind) ? [{ id, name, aliases, kind, roster, ...(ids && { ids }) }] : []
}

/** The issue, in a list that is empty where there is none. */
export function issueOf(node: ParsedNode | null, place: Place): Issue[] {
  const { note } = place
  const known = ['id', 'label', 'definition', 'terms', 'examples']
  const entry = entryOf(node, { ...place, what: 'issue', known })
  if (!entry) return []
  const { id, fields } = entry
  const terms = wordListOf(fields, 'terms', note)
  if (terms.length === 0 && nodesOf(fields, 'terms', () => {}).length === 0)
    note(
      placeOf(fields, 'terms'),
      `${fields.about} has no terms; add "terms: […]", the words by which a text names it`,
    )
  for (const term of terms) {
    const problem = problemOf(term)
    if (problem) note(placeOf(fields, 'terms'), `term ${showValue(term)} of ${fields.about} ${problem}`)
  }
  const label = wordsOf(fields, 'label', note)
  const definition = wordsOf(fields, 'definition', note)
  return [{ id, label, definition, terms, examples: wordListOf(fields, 'examples', note) }]
}

/** What is wrong with a term, and what to do; null where nothing is. */
function problemOf(term: string): string | null {
  if (term.split(' ').length > LONGEST_TERM) return `has more than ${LONGEST_TERM} words; shorten it`
  if (/(?:^|[\s|])\||\|(?:\s|$)/.test(term))
    return 'has nothing on one side of "|"; write words without spaces there'
  if (waysOf(term).length > MOST_WAYS) return `has more than ${MOST_WAYS} readings; make two terms of it`
  return null
}

/** Extra words for acts. */
export function actsOf(fields: Fields, note: Note): Codebook['acts'] {
  if (isAbsent(fields, 'acts')) return {}
  const { value } = fields.values.get('acts') ?? { value: null }
  const acts = fieldsOf(value, { at: fields.at, about: 'acts', known: ACTS, note })
  if (!acts) return {}
  const names = [...acts.values.keys()].filter(isAct)
  return Object.fromEntries(names.map((act) => [act, wordListOf(acts, act, note)]))
}

/** The fields of an entry and its id. */
function entryOf(
  node: ParsedNode | null,
  { what, number, known, at, ids, note }: Place & { what: string; known: readonly string[] },
): { id: string; fields: Fields } | null {
  const fields = fieldsOf(node, { at, about: `${what} ${number}`, known, note })
  if (!fields) return null
  const id = wordsOf(fields, 'id', note)
  if (id === '') return { id, fields }
  const about = `${what} ${showValue(id)}`
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    note(
      placeOf(fields, 'id'),
      `id ${showValue(id)} of ${what} ${number} is not in kebab-case; write it like "lake-access"`,
    )
  else if (ids.has(id)) note(placeOf(fields, 'id'), `${about} stands twice; give one of them another id`)
  ids.add(id)
  return { id, fields: { ...fields, about } }
}

function rosterEntryOf(
  node: ParsedNode | null,
  { about, at, note }: { about: string; at: number; note: Note },
): RosterEntry[] {
  const fields = fieldsOf(node, {
    at,
    about,
    known: ['name', 'office', 'from', 'to', 'aliases', 'ids'],
    note,
  })
  if (!fields) return []
  const [from, to] = [dayOf(fields, 'from', note), dayOf(fields, 'to', note)]
  if (from !== null && to !== null && from > to)
    note(placeOf(fields, 'from'), `from ${from} of ${about} comes after to ${to}; turn them round`)
  const aliases = wordListOf(fields, 'aliases', note)
  const ids = idsOf(fields, note)
  return [
    {
      name: wordsOf(fields, 'name', note),
      office: wordsOf(fields, 'office', note),
      ...(from !== null && { from }),
      ...(to !== null && { to }),
      ...(aliases.length > 0 && { aliases }),
      ...(ids && { ids }),
    },
  ]
}

/** Ids in other registers: "ids: { wikidata: Q42 }"; null where there are none. */
function idsOf(fields: Fields, note: Note): Readonly<Record<string, string>> | null {
  if (isAbsent(fields, 'ids')) return null
  const { value } = fields.values.get('ids') ?? { value: null }
  const about = `ids of ${fields.about}`
  const ids = fieldsOf(value, { at: fields.at, about, known: REGISTERS, note })
  return (
    ids &&
    Object.fromEntries([...ids.values.keys()].map((register) => [register, wordsOf(ids, register, note)]))
  )
}

/** The day of a field as ISO 8601; null where it is left out or wrong. */
function dayOf(fields: Fields, name: string, note: Note): string | null {
  const words = findWords(fields, name, note)
  if (words === null) return null
  if (words.length === 10 && parseDate(words) === words) return words
  note(
    placeOf(fields, name),
    `${name} ${showValue(words)} of ${fields.about} is no day; write it like 2026-03-14`,
  )
  return null
}
