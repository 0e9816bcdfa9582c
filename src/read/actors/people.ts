/** People who are named: one for all spellings of a name, with offices and party. */

import type { Span } from '../../types.ts'
import { belong, isLikeState, ownerOf, possessorOf } from './belonging.ts'
import { type Member, nounsOfOffice, partyOf } from './cast.ts'
import type { Company } from './company.ts'
import type { NounPhrase } from './noun-phrases.ts'
import { enrol } from './roster.ts'

/** Offices that are of a place. */
const SEES: ReadonlySet<string> = new Set(['archbishop', 'bishop', 'imam', 'mayor', 'patriarch', 'rabbi'])

/** Offices that only a state has. */
const STATELY = /^(?:prime minister|premier|minister|foreign minister|chancellor|king|queen|emir|sultan)$/

/** What a title tells of somebody's sex, against one pronoun. */
export const TITLE_WEIGHT = 5

/** The person of a name: one who was told of before, by any part of it, else a new one. */
export function person(company: Company, words: string, phrase: NounPhrase): Member {
  const surnames = company
    .personsCalled(words, phrase)
    .filter(({ name }) => name.split(' ').at(-1) === words.split(' ').at(-1))
  const [there] = surnames.length > 0 ? surnames : company.personsCalled(words, phrase)
  const person = there ?? described(company, phrase) ?? company.add('person', words, {})
  const title = person.mentions.length === 0 ? company.titled.get(words.split(' ').at(-1) ?? '') : undefined
  if (title) person.sex[title] += TITLE_WEIGHT
  if (!/^\p{Lu}/u.test(person.name) || person.described) {
    person.name = words
    person.described = false
  }
  if (words.length > person.name.length) person.name = words
  for (const part of person.name.split(' '))
    company.byPart.set(part, (company.byPart.get(part) ?? new Set()).add(person))
  for (const { title, span, owners } of phrase.offices) {
    for (const noun of nounsOfOffice(title)) person.nouns.add(noun)
    if (title === 'counterpart') for (const noun of officeBefore(company, person)) person.nouns.add(noun)
    const own = phrase.offices.length === 1 ? [...owners, ...phrase.owners] : owners
    const whose = own.length > 0 ? own : phrase.owners
    const other = title === 'counterpart' ? counterpartOf(company, phrase, whose) : null
    if (other) person.opposite ??= other
    else if (!SEES.has(title) && !isOutOfOffice(company, phrase, span)) belong(company, person, whose)
    // "The minister … Marr, a former governor": who holds another office is in it
    const serves = person.roles.length > 0 && !person.outOfOffice
    person.outOfOffice = !serves && isOutOfOffice(company, phrase, span)
    if (SEES.has(title) || person.outOfOffice) person.ofUnknown = true // of a place, whose side he is not on
    const isTheirs = /^(?:their|its|his|her)$/.test(phrase.determiner ?? '') && !possessorOf(company, phrase)
    if (!person.of && !other && (whose.length > 0 || phrase.isAnothers || isTheirs)) person.ofUnknown = true
    const title_ = company.words(span)
    if (!person.roles.some((role) => role.title.toLowerCase() === title_.toLowerCase()))
      person.roles.push({ title: title_, span })
  }
  if (
    !person.opposite &&
    !phrase.offices.some(({ title, span }) => SEES.has(title) || isOutOfOffice(company, phrase, span))
  )
    belong(company, person, phrase.owners)
  const possessor = person.of || person.opposite || person.ofUnknown ? null : possessorOf(company, phrase)
  if (possessor && possessor !== person) person.of = possessor
  enrol(company, person)
  if (!person.of && !person.opposite && company.issuer && isMet(company, phrase))
    person.opposite = company.issuer
  if (
    !person.of &&
    !person.opposite &&
    !person.ofUnknown &&
    phrase.offices.length > 0 &&
    issuerSpeaks(company, phrase)
  )
    person.of = ownerElsewhere(company, phrase) ?? (company.issuer as Member)
  return person
}

/** "A former negotiator for Norland", "its opposition leader": he does not speak for it. */
function isOutOfOffice(company: Company, phrase: NounPhrase, { start, end }: Span): boolean {
  const title = company.scene.text.slice(Math.max(0, start - 40), end)
  if (FORMER.test(title)) return true
  const owner = OPPOSED.test(title) ? ownerOf(company, phrase) : null
  return owner !== null && isLikeState(owner)
}

const FORMER =
  /(?:^|[^\p{L}])(?:(?:[Ff]ormer|[Oo]netime|[Oo]ne-time|[Oo]usted|[Dd]eposed|[Ee]xiled) (?:[\p{L}-]+ ){0,3}|ex-|(?=predecessor$))(?!(?:admiral|colonel|commander|general|officer)$)[\p{L}-]+$/u
const OPPOSED = /\b(?:[Oo]pposition|[Dd]issident) (?:[\p{L}-]+ ){0,2}[\p{L}-]+$/u

/** The side whose counterpart somebody is: "her counterpart", "Marr's counterpart"; "her Norland counterpart" tells his own. */
function counterpartOf(company: Company, phrase: NounPhrase, owners: readonly NounPhrase[]): Member | null {
  const owner = ownerOf(company, { ...phrase, owners })
  if (owner?.kind === 'person') return partyOf(owner)
  return owner ? null : possessorOf(company, phrase)
}

/** The office of whose counterpart somebody is: of whoever was told of last. */
function officeBefore(company: Company, self: Member): readonly string[] {
  const other = company.latest((one) => one.kind === 'person' && one !== self && one.nouns.size > 0)
  return other ? [...other.nouns] : []
}

/** Who was told of by office alone, and is named now: "the Norland envoy said … The envoy, Ilse Marr, …". */
function described(company: Company, phrase: NounPhrase): Member | null {
  const isNear = phrase.determiner === undefined && phrase.offices.length > 0
  if (phrase.determiner !== 'the' && !isNear) return toldByOffice(company, phrase)
  const owner = ownerOf(company, {
    ...phrase,
    owners: [...phrase.offices.flatMap(({ owners }) => owners), ...phrase.owners],
  })
  const party = owner && partyOf(owner)
  const fits = (one: Member) =>
    one.kind === 'person' &&
    one.described === true &&
    phrase.offices.some(({ title }) => one.nouns.has(title)) &&
    (!party || !one.of || partyOf(one) === party)
  if (!isNear) return company.latest(fits)
  // "its prime minister said. Prime Minister Marr told …": the only one of that office, and just before
  const near = company.appearances.filter(
    ({ member, sentence }) => member && fits(member) && company.sentence - sentence <= 2,
  )
  const [only] = new Set(near.map(({ member }) => member))
  const isSame = only?.roles.some(({ title }) =>
    phrase.offices.some((one) => one.title === title.toLowerCase().replace(/^.*\b(?=prime )/, '')),
  )
  return only && isSame && new Set(near.map(({ member }) => member)).size === 1 ? only : null
}

/** "Norland's deputy minister has … Dev Marr, who oversees trade, told …": the one whom the sentence before told by office. */
function toldByOffice(company: Company, { span }: NounPhrase): Member | null {
  const isSaying = company.told.isSource(span.start)
  if (!isSaying && !/^, who /.test(company.scene.text.slice(span.end, span.end + 6))) return null
  const near = company.appearances.filter(
    ({ member, phrase, sentence }) =>
      member?.kind === 'person' &&
      member.described === true &&
      phrase.after === undefined &&
      (!isSaying || company.told.isSource(phrase.head.start)) &&
      company.sentence - sentence <= 2 &&
      company.sentence > sentence,
  )
  const members = new Set(near.map(({ member }) => member))
  const named = company.appearances.some(
    ({ member, sentence }) =>
      member?.kind === 'person' &&
      !member.described &&
      company.sentence - sentence <= 2 &&
      company.sentence > sentence,
  )
  const [only] = members
  return members.size === 1 && !named && only ? only : null
}

/** "CHAIR MARR" under a heading that tells of "the chair of the Front": whose the office is, if the text says it of one. */
function ownerElsewhere(company: Company, phrase: NounPhrase): Member | undefined {
  const { text, names } = company.scene
  const titles = phrase.offices.map(({ title }) => title).join('|')
  const ends = [...text.matchAll(new RegExp(`\\b(?:${titles}) of (?:the )?`, 'gi'))].map(
    ({ index, 0: words }) => index + words.length,
  )
  const owners = new Set(
    ends.flatMap((end) => {
      const name = names.find(({ span }) => span.start === end)
      return name ? [company.words(name.span)] : []
    }),
  )
  const [only] = owners
  // "The minister of Norland, Dev Marr, was the guest of the Minister, Ilse Tarn": Norland has its own
  const house = only === undefined ? undefined : company.byName.get(only)
  const isTaken = company.members.some(
    (one) =>
      one.kind === 'person' &&
      house &&
      partyOf(one) === house &&
      phrase.offices.some(({ title }) => one.nouns.has(title)),
  )
  if (isTaken) return undefined
  const isIssuer = only?.toLowerCase() === (company.issuer && partyOf(company.issuer))?.name.toLowerCase()
  return owners.size === 1 && only !== undefined && !isIssuer ? company.byName.get(only) : undefined
}

/** "She was received by President Marr": in a ministry's own paper, one of another side. */
function isMet(company: Company, { after, owners, offices, span }: NounPhrase): boolean {
  if (owners.length > 0 || offices.length === 0 || (after !== 'by' && after !== 'with')) return false
  return /\b(?:received by|met with|met|talks with|meeting with|conversation with|call with|spoke (?:by (?:tele)?phone )?with) (?:the )?$/.test(
    company.scene.text.slice(Math.max(0, span.start - 40), span.start),
  )
}

/** "The Minister" in a ministry's own paper is the ministry's, where no other owner stands. */
function issuerSpeaks(company: Company, phrase: NounPhrase): boolean {
  // "headed by Marr, that of Sudmark by Tarn"
  const isAnothers = /\b(?:that|those) (?:of|from) [^,;.]{2,40} by $/.test(
    company.scene.text.slice(Math.max(0, phrase.span.start - 60), phrase.span.start),
  )
  const { issuer } = company
  const isOfState = phrase.offices.some(({ title }) => STATELY.test(title))
  const isState = issuer !== null && isLikeState(partyOf(issuer) ?? issuer)
  return (
    issuer !== null &&
    issuer.kind !== 'group' &&
    phrase.owners.length === 0 &&
    !isAnothers &&
    (isState || !isOfState)
  )
}
