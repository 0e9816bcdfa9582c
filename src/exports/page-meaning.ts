/** What a statement means, in words: as many rows as the reader's stages have filled in. */
import { wordsOf } from '../span.ts'
import type { Reading, Statement, TimeValue } from '../types.ts'
import { type Html, html } from './html.ts'
import { ACTS, AUTHORITIES, ENCOUNTERS, POLARITIES, STANCES } from './page-words.ts'

/** A table of the fields that are there; nothing where none is. */
export function formatMeaning(statement: Statement, reading: Reading): Html | null {
  const rows = findRows(statement, reading).filter(([, values]) => values.length > 0)
  if (rows.length === 0) return null
  return html`<dl class="meaning">${rows.map(
    ([name, values]) =>
      html`<div><dt>${name}</dt>${values.map((value) => html`<dd dir="auto">${value}</dd>`)}</div>`,
  )}</dl>`
}

function findRows(statement: Statement, { report, actors, encounters }: Reading): [string, string[]][] {
  const { speaker, act, certainty, polarity, authority, said, at } = statement
  const names = new Map(actors.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? id
  const listOf = <One>(list: readonly One[] | undefined, show: (one: One) => string) => list?.map(show) ?? []
  const one = <One>(value: One | null | undefined, show: (one: One) => string) =>
    value === undefined || value === null ? [] : [show(value)]

  return [
    ['Act', one(act, (value) => ACTS[value])],
    ['Certainty', one(certainty, String)],
    ['Polarity', one(polarity, (value) => POLARITIES[value])],
    ['Authority', one(authority, (value) => AUTHORITIES[value])],
    ['Speaker', one(speaker, nameOf)],
    ['Voices', statement.voices?.length === 0 ? ['the report alone'] : listOf(statement.voices, nameOf)],
    [
      'Position of',
      listOf(statement.holders, ({ actor, authority }) => `${nameOf(actor)} (${AUTHORITIES[authority]})`),
    ],
    [
      'Condition',
      one(statement.condition?.length ? statement.condition : null, (c) => wordsOf(report.text, c)),
    ],
    ['Issues', listOf(statement.issues, ({ id, stance }) => `${id} (${STANCES[stance]})`)],
    ['Addressees', listOf(statement.addressees, nameOf)],
    ['Beneficiaries', listOf(statement.beneficiaries, nameOf)],
    ['Places', listOf(statement.places, ({ name }) => name)],
    ['Times', listOf(statement.times, formatTime)],
    ['Said', one(said, formatTime)],
    ['Said at', one(encounters.find(({ id }) => id === at)?.kind, (kind) => ENCOUNTERS[kind])],
  ]
}

function formatTime({ value, basis }: TimeValue): string {
  return basis === 'inferred' ? `${value} (inferred)` : value
}
