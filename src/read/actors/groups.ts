/** Groups: "both sides", "the two leaders", "Norland and Sudmark". */
import { covers } from '../../span.ts'
import { belong, isHosting, isLikeState, ownerOf, ownersOf } from './belonging.ts'
import { type Appearance, isMediator, type Member, partyOf } from './cast.ts'
import type { Company } from './company.ts'
import type { NounPhrase } from './noun-phrases.ts'
import { FIRMS } from './organizations.ts'

/** Nouns of groups whose members are people. */
const OF_PEOPLE = ['leaders', 'presidents', 'ministers', 'envoys', 'negotiators', 'men', 'women', 'mediators']

/** The group that a plural noun stands for; null for "my men". */
export function group(company: Company, phrase: NounPhrase): Member | null | undefined {
  const { noun, determiner } = phrase
  if (determiner === 'my') return null
  const word = company.words(phrase.head).toLowerCase()
  const owner = ownerOf(company, phrase)
  const again = owner || phrase.owners.length > 0 ? undefined : toldBefore(company, phrase)
  if (again) return again
  const two =
    determiner === 'both' ||
    determiner === 'the two' ||
    (determiner === 'the' && /^(?:sides|parties)$/.test(word)) ||
    // "The Ministers agreed", in a ministry's own paper
    (determiner === 'the' &&
      company.issuer !== null &&
      /^(?:Leaders|Ministers|Presidents)$/.test(company.words(phrase.head))) ||
    (/^(?:each|either|neither)$/.test(determiner ?? '') && word === 'side')
  if (two && !owner) {
    const members = twoSides(company, word)
    if (members) {
      const pair = sameGroup(company, members, phrase)
      pair.nouns.add(word)
      return pair
    }
  }
  const owners = ownersOf(company, phrase).map((one) => partyOf(one) ?? one)
  if (owners.length > 1) {
    const people = OF_PEOPLE.includes(word) ? owners.map((party) => holderOf(company, word, party)) : []
    const made = sameGroup(
      company,
      owners.map((party, at) => people[at] ?? party),
      phrase,
    )
    made.nouns.add(word)
    return made
  }
  const name = company.words(phrase.span).replace(/^the /i, '')
  const there = company.recentMembers().find((one) => one.kind === 'group' && one.name === name)
  if (there) return there
  // "Two ministers told the paper": an office, and nobody who is known by it
  const isAnonymous =
    NUMBERED.test(determiner ?? '') && OF_PEOPLE.includes(word) && company.told.isSource(phrase.head.start)
  const made = company.add(isAnonymous ? 'unnamed' : 'group', name, { plural: true })
  made.nouns.add(noun)
  if (phrase.owners.filter(({ after }) => after !== undefined).length < 2)
    belong(company, made, phrase.owners)
  return made
}

const NUMBERED = /^(?:two|three|four|five|six|several|some|many|other)$/

/** "The ministers" after "the two ministers". */
function toldBefore(company: Company, phrase: NounPhrase): Member | undefined {
  const word = company.words(phrase.head).toLowerCase()
  if (phrase.determiner === 'the' && !/^(?:sides|parties)$/.test(word))
    return company
      .recentMembers()
      .find(
        (one) =>
          one.kind === 'group' &&
          ((one.members.length > 1 && one.nouns.has(word)) ||
            (one.of !== undefined && one.nouns.has(phrase.noun))),
      )
  return undefined
}

/** "Norland and Sudmark will stop, their ministers said": the ministers are of those who stand together before. */
export function fillGroups(company: Company, appearances: readonly Appearance[]): void {
  for (const { phrase, member } of appearances) {
    const word = company.words(phrase.head).split(' ').at(-1)?.toLowerCase() ?? ''
    if (phrase.determiner !== 'their' || member?.kind !== 'group' || member.members.length > 0) continue
    if (!OF_PEOPLE.includes(word)) continue
    const states = appearances.find(
      (one) =>
        one.member?.kind === 'group' &&
        one.phrase.span.end < phrase.span.start &&
        one.member.members.length > 1 &&
        one.member.members.every(({ kind }) => kind === 'party'),
    )?.member
    member.members.push(...(states?.members ?? []))
  }
}

/** Who holds an office for a party: "the presidents of Norland and Sudmark". */
function holderOf(company: Company, plural: string, party: Member): Member | undefined {
  return company
    .recentMembers()
    .find((one) => one.kind === 'person' && partyOf(one) === party && hasOffice(one, plural))
}

/**
 * The two whom "both sides", "the two leaders" or "the two governments" means: those whose joint document it is, else
 * those who were told of together, else those of whom is told most (people: last).
 */
export function twoSides(company: Company, word: string): Member[] | null {
  const people = OF_PEOPLE.includes(word)
  if (!people && company.issuer?.kind === 'group' && company.issuer.members.length === 2)
    return company.issuer.members
  const fits = (one: Member) =>
    people ? one.kind === 'person' && hasOffice(one, word) : one.kind === 'party'
  const isHost = (one: Member) =>
    one.nouns.has('mediator') || one.nouns.has('host') || hostsTalks(company, one)
  const [pair] = company
    .recentMembers()
    .filter(({ kind, members }) => kind === 'group' && members.length === 2 && members.every(fits))
    .sort((a, b) => (people ? b.latest - a.latest : weightOf(b) - weightOf(a)))
  // In a state's own paper: itself and whoever it met, unless it told of two others before.
  const own = company.issuer && partyOf(company.issuer)
  const met = people || !own ? null : metByIssuer(company, own)
  const isOfOthers =
    pair !== undefined &&
    own !== null &&
    !pair.members.includes(own) &&
    company.appearances.some(({ member, phrase }) => member === pair && phrase.after === 'between')
  if (met && !(isOfOthers && (pair.mentions[0]?.start ?? 0) < (met.mentions[0]?.start ?? 0)))
    return [own as Member, partyOf(met) as Member]
  if (pair) return pair.members
  const sides = company
    .recentMembers()
    .filter((one) => fits(one) && !isHost(one) && !isGoBetween(company, one))
  const pool = (
    people || sides.length > 1 ? sides : [...sides, ...company.recentMembers().filter(isFirm)]
  ).sort((a, b) => (people ? b.latest - a.latest : b.mentions.length - a.mentions.length || a.key - b.key))
  const members: Member[] = []
  for (const one of pool) {
    const party = partyOf(one) ?? one
    if (members.length < 2 && !members.some((other) => (partyOf(other) ?? other) === party)) members.push(one)
  }
  if (members.length === 2) return members
  return people ? twoSides(company, 'sides') : null // presidents who were not named stand for their states
}

/** Whether somebody was called a firm, an operator, a union: in a labour dispute those are the sides. */
function isFirm({ kind, nouns }: Member): boolean {
  return kind === 'organization' && [...nouns].some((noun) => FIRMS.has(noun))
}

/** Whether the paper is a bloc's whose envoy speaks in it: of "both sides" it is none. */
function isGoBetween({ issuer, members }: Company, one: Member): boolean {
  return (
    issuer !== null &&
    one === (partyOf(issuer) ?? issuer) &&
    !isLikeState(one) &&
    members.some(
      (member) =>
        member.kind === 'person' &&
        (partyOf(member) ?? member.of) === one &&
        ['envoy', 'mediator', 'representative', 'facilitator'].some((noun) => member.nouns.has(noun)),
    )
  )
}

/** In a state's own paper: whom it met, the last of another state who is told of; null where there is none. */
function metByIssuer(company: Company, own: Member): Member | null {
  if (!isLikeState(own)) return null
  return (
    company.appearances.findLast(
      ({ member }) =>
        member?.kind === 'person' &&
        ![null, own].includes(partyOf(member)) &&
        isLikeState(partyOf(member) as Member),
    )?.member ?? null
  )
}

/** "The three governments": those of the states, where the text tells of just so many. */
export function countGroups(company: Company): void {
  for (const group of company.members) {
    if (group.kind !== 'group' || group.members.length > 0 || group.of) continue
    const [, count = '', noun = ''] = COUNTED.exec(group.name) ?? []
    const number = count.toLowerCase() === 'both' ? 2 : NUMBERS.indexOf(count.toLowerCase()) + 2
    if (noun === '' || number < 2) continue
    const states = company.members.filter((one) => isLikeState(one) && one.mentions.length > 0)
    // "Hollin, Ombria and Lutrava carry it": the three
    const together = company.members.find(
      (one) => one.kind === 'group' && one.members.length === number && one.members.every(isLikeState),
    )
    const sides =
      number === 2 ? twoSides(company, 'sides') : states.length === number ? states : together?.members
    group.members.push(...(sides ?? []))
  }
}

const NUMBERS: readonly string[] = ['two', 'three', 'four', 'five', 'six', 'seven']
const COUNTED =
  /^(?:all |the )*(both|two|three|four|five|six|seven) (?:\p{Ll}+ )?(sides|blocs|governments|countries|states|parties|capitals|delegations|neighbou?rs)$/iu

/** The group of some members, a new one where none was told of. */
export function sameGroup(company: Company, members: readonly Member[], phrase: NounPhrase): Member {
  const { issuer } = company
  const there = [...(issuer ? [issuer] : []), ...company.recentMembers()].find(
    (one) =>
      one.kind === 'group' &&
      one.members.length === members.length &&
      members.every((member) => one.members.includes(member)),
  )
  return there ?? company.add('group', company.words(phrase.span), { plural: true, members: [...members] })
}

/** A group of what stands side by side: "Norland and Sudmark", "Marr, Tarn and Ferro". */
export function join(company: Company, appearances: readonly Appearance[], text: string): void {
  const outer = appearances.filter(
    ({ phrase, member }) =>
      member &&
      !appearances.some((other) => other.phrase !== phrase && covers(other.phrase.span, phrase.span)),
  )
  for (let at = 0; at < outer.length; at++) {
    const run = [outer[at] as Appearance]
    let ends = false
    while (!ends && outer[at + run.length]) {
      const next = outer[at + run.length] as Appearance
      const between = text.slice(run.at(-1)?.phrase.span.end, next.phrase.span.start).trim()
      if (!/^(?:,|,? ?and|&|or)$/.test(between)) break
      ends = between !== ','
      run.push(next)
    }
    if (!ends || run.length < 2) continue
    // "wants it in the first group, and Norland has refused": two clauses
    const isApart =
      run.length === 2 &&
      run[0]?.phrase.after === 'in' &&
      text.slice(run[0].phrase.span.end, run[1]?.phrase.span.start).startsWith(',')
    if (isApart) continue
    const [first, last] = [run[0] as Appearance, run.at(-1) as Appearance]
    const span = { start: first.phrase.span.start, end: last.phrase.span.end }
    const members = [...new Set(run.flatMap(({ member }) => (member ? [member] : [])))]
    if (members.length < 2) continue
    const group = company.add('group', text.slice(span.start, span.end), { plural: true, members })
    group.mentions.push(span)
    group.latest = ++company.clock
    const phrase: NounPhrase = {
      ...first.phrase,
      span,
      head: span,
      kind: 'group',
      noun: 'and',
      plural: true,
      owners: [],
      offices: [],
      bodies: [],
    }
    company.appearances.push({ phrase, member: group, sentence: company.sentence })
    at += run.length - 1
  }
}

/** Whether one of somebody's people mediates or hosts: "Norland's minister, who hosts the talks". */
function hostsTalks({ members, scene }: Company, party: Member): boolean {
  if (isHosting(scene.text, party)) return true
  return members.some(
    (one) =>
      one.kind === 'person' &&
      partyOf(one) === party &&
      (isMediator(one) ||
        one.mentions.some(({ end }) =>
          /^,? who (?:hosts|hosted|is hosting|mediates|is mediating|brokered|shuttles|shuttled|has shuttled|has been shuttling|carries messages)\b/.test(
            scene.text.slice(end, end + 40),
          ),
        )),
  )
}

function weightOf({ members }: Member): number {
  return members.reduce((sum, { mentions }) => sum + mentions.length, 0)
}

function hasOffice({ nouns }: Member, plural: string): boolean {
  if (plural === 'men' || plural === 'women') return true
  return nouns.has(plural.replace(/s$/, '')) || (plural === 'leaders' && nouns.has('leader'))
}
