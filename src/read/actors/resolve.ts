/**
 * Decides whom each noun phrase stands for, phrase by phrase in the order of the text: surest evidence first (names,
 * then offices, then pronouns), as in the multi-pass sieve of Lee et al. (2013).
 */
import type { Name, Span } from '../../types.ts'
import { wordsIn } from '../words.ts'
import {
  isLikeState,
  placeCounterparts,
  placeSpokesmen,
  seatBeside,
  seatOffices,
  sideWith,
} from './belonging.ts'
import { body } from './bodies.ts'
import { type Appearance, type Member, partyOf, sexOf } from './cast.ts'
import { Company } from './company.ts'
import { countGroups, fillGroups, group, join } from './groups.ts'
import { findNounPhrases, type NounPhrase } from './noun-phrases.ts'
import { office } from './offices.ts'
import { organization, readIssuer } from './organizations.ts'
import { person, TITLE_WEIGHT } from './people.ts'
import { pronoun } from './pronouns.ts'
import { isEnrolled } from './roster.ts'
import type { Scene } from './scene.ts'
import { unnamed } from './unnamed.ts'

/** Everybody who appears, in the order of first appearance, and each appearance in the order of the text. */
export function resolveCast(scene: Scene): { members: Member[]; appearances: Appearance[] } {
  const company = new Company(scene, resolve)
  const { text, sentences, names, issuer } = scene
  if (issuer !== undefined) company.issuer = readIssuer(company, issuer)
  let next = 0
  for (const [index, { span }] of sentences.entries()) {
    company.sentence = index
    while ((names[next]?.span.end ?? Number.POSITIVE_INFINITY) <= span.start) next++
    const own: Name[] = []
    for (let at = next; (names[at]?.span.start ?? Number.POSITIVE_INFINITY) < span.end; at++)
      own.push(names[at] as Name)
    const words = wordsIn(text, span)
    const before = company.appearances.length
    for (const phrase of withStrangers(company, findNounPhrases(words, own), span)) appear(company, phrase)
    join(company, company.appearances.slice(before), text)
    fillGroups(company, company.appearances.slice(before))
    sideWith(company, company.appearances.slice(before))
    readCapital(company, company.appearances.slice(before))
  }
  countGroups(company)
  placeSpokesmen(company)
  placeCounterparts(company)
  seatOffices(company)
  return { members: company.members, appearances: company.appearances }
}

/** "A surveyor said … He added": a source in words that no phrase has stands for one who may be spoken of again. */
function withStrangers(company: Company, phrases: readonly NounPhrase[], sentence: Span): NounPhrase[] {
  const { text } = company.scene
  const strangers = company.told.sourcesIn(sentence).flatMap((span): NounPhrase[] => {
    const words = /^an? \p{Ll}[\p{Ll}-]+/iu.exec(text.slice(span.start, span.end))?.[0]
    if (words === undefined) return []
    const head = { start: span.start, end: span.start + words.length }
    if (phrases.some((one) => one.span.start < head.end && head.start < one.span.end)) return []
    return [
      {
        span,
        head,
        kind: 'unnamed',
        noun: words.toLowerCase().replace(/^an? /, ''),
        determiner: 'a',
        plural: false,
        owners: [],
        offices: [],
        bodies: [],
        modifiers: [],
        onlyClose: false,
      },
    ]
  })
  return [...phrases, ...strangers].sort((a, b) => a.head.start - b.head.start)
}

/** "Norland's minister told parliament in Lima": Lima is Norland's, and may stand for it. */
function readCapital(company: Company, here: readonly Appearance[]): void {
  const { text, names, sentences } = company.scene
  const span = sentences[company.sentence]?.span
  if (!span) return
  const shown = PARLIAMENT_IN.exec(text.slice(span.start, span.end))
  const at = shown ? span.start + shown.index + shown[0].length : -1
  const name = names.find((one) => one.span.start === at)
  const speaker = here.find(({ member }) => member?.kind === 'person')?.member
  if (name && speaker && !speaker.of && !speaker.ofUnknown && speaker.nouns.has('minister'))
    seatBeside(company, speaker)
  const state = speaker && partyOf(speaker)
  if (name && state && isLikeState(state)) company.byName.set(company.words(name.span), state)
}

const PARLIAMENT_IN = /\b(?:parliament|lawmakers|deputies|the cabinet|the senate) in (?=\p{Lu})/u

function appear(company: Company, phrase: NounPhrase): void {
  const known = company.byHead.get(phrase.head.start)
  const member = known === undefined ? resolve(company, phrase) : known
  if (member === undefined) return
  company.byHead.set(phrase.head.start, member)
  if (member) {
    member.mentions.push(phrase.span)
    member.latest = ++company.clock
    const sex = phrase.kind === 'pronoun' ? undefined : sexOf(phrase)
    if (sex && member.kind === 'person') member.sex[sex] += TITLE_WEIGHT
  }
  company.appearances.push({ phrase, member, sentence: company.sentence })
}

function resolve(company: Company, phrase: NounPhrase): Member | null | undefined {
  switch (phrase.kind) {
    case 'name':
      return named(company, phrase)
    case 'pronoun':
      return pronoun(company, phrase)
    case 'office':
      return phrase.plural ? group(company, phrase) : office(company, phrase)
    case 'body':
      return body(company, phrase)
    case 'group':
      return group(company, phrase)
    case 'unnamed':
      return unnamed(company, phrase)
  }
}

function named(company: Company, phrase: NounPhrase): Member | undefined {
  const name = phrase.name
  if (!name) return undefined
  const words = company.words(name.span)
  const party = company.knownParty(words)
  const isGiven = party !== null && company.isGiven(words)
  // "Many Norlanders want it": they do, and not Norland; "the Norlanders" may be its side
  if (party && !isGiven && phrase.determiner !== 'the' && isPeople(company, words, party)) return undefined
  if (party && phrase.offices.length === 0 && (isGiven || !(name.kind === 'person' && words.includes(' ')))) {
    if (phrase.after !== undefined && /^(?:in|at|near|outside|inside|across|around)$/.test(phrase.after))
      return undefined
    for (const body of phrase.bodies) party.nouns.add(body)
    return party
  }
  const isBody = phrase.bodies.length > 0 && phrase.offices.length === 0
  const isPerson =
    !isBody &&
    (name.kind === 'person' ||
      phrase.offices.length > 0 ||
      personNamed(company, words, phrase) ||
      isEnrolled(company, words))
  if (isPerson) return person(company, words, phrase)
  if (name.kind === 'organization' || isBody || /\s/.test(words)) {
    if (name.kind === 'place') return company.partyNames.has(words) ? company.party(words) : undefined
    return organization(company, words, phrase)
  }
  if (
    phrase.after !== undefined &&
    /^(?:in|at|near|outside|from|across|around|to)$/.test(phrase.after) &&
    !company.byName.has(words)
  )
    return undefined
  const known = company.byName.get(words)
  if (known?.kind === 'party') return known
  const people = company.partyOfPeople(words) ?? company.firstWordOf(words)
  if (people) return people
  // "the Accord" of the Civic Accord
  const short = phrase.determiner === 'the' && !company.byName.has(words) ? company.lastWordOf(words) : null
  if (short) {
    if (company.partyNames.has(words)) short.kind = 'party'
    return short
  }
  if (company.partyNames.has(words)) return company.party(words)
  const speaks = company.told.isSource(phrase.head.start)
  return speaks || company.byName.has(words) ? organization(company, words, phrase) : undefined
}

/** Whether some words are the plural of a people's name. */
function isPeople(company: Company, words: string, party: Member): boolean {
  return words.endsWith('s') && words !== party.name && company.knownParty(words.slice(0, -1)) === party
}

function personNamed(company: Company, words: string, phrase: NounPhrase): boolean {
  if (words.includes(' ')) return false
  return company.personsCalled(words, phrase).length > 0
}
