/** Organizations and movements that are named, and whoever issued the report. */
import { findCountry } from '../countries.ts'
import { BODIES, HOUSES, MEDIA_WORDS } from '../lexicon/en/roles.ts'
import { belong } from './belonging.ts'
import { type Member, nounsOfOffice } from './cast.ts'
import { type Company, PARTY_HEADS } from './company.ts'
import { type NounPhrase, SPEAKS_FOR } from './noun-phrases.ts'

/** The organization or party of a name, with what the phrase tells of it. */
export function organization(company: Company, words: string, phrase: NounPhrase): Member {
  const plain = words.replace(/^The /, '')
  // "the Norlandian Government": the state itself
  const [, people, state] = /^(?:(.+) Government|(?:the )?Government of (?:the )?(.+))$/.exec(plain) ?? []
  const governed =
    state !== undefined
      ? (company.knownParty(state) ?? company.party(state, 'state'))
      : people === undefined
        ? null
        : (company.knownParty(people) ?? company.partyOfPeople(people))
  if (governed) {
    governed.nouns.add('government')
    return governed
  }
  const head = plain.split(' ').at(-1)?.toLowerCase() ?? ''
  const there =
    issuerOf(company, plain, phrase) ??
    company.byName.get(plain) ??
    realmNamed(company, plain) ??
    unionNamed(company, plain) ??
    company
      .recentMembers()
      .find(
        ({ kind, name }) =>
          (kind === 'organization' || kind === 'party') &&
          (name.endsWith(` ${plain}`) || isAcronym(plain, name)),
      )
  const isCalledSo = /\b(?:broadcaster|daily|magazine|newspaper|weekly) $/.test(
    company.scene.text.slice(Math.max(0, phrase.head.start - 20), phrase.head.start),
  )
  const isMedium =
    isCalledSo || [...plain.toLowerCase().split(' '), ...phrase.bodies].some((word) => MEDIA_WORDS.has(word))
  const spokenFor = phrase.owners.filter(({ after }) => after === SPEAKS_FOR)
  const described = phrase.bodies.some((word) => PARTY_HEADS.test(word))
  const isHouse = plain
    .toLowerCase()
    .split(' ')
    .some((word) => HOUSES.has(word) && !PARTY_HEADS.test(word))
  const isMovement = company.movementNames.has(plain)
  const isParty =
    isMovement ||
    (!isMedium && !isHouse && (PARTY_HEADS.test(plain) || described || company.partyNames.has(plain))) ||
    (/ (?:Command|Commission|Committee|Council)$/.test(plain) && company.partyNames.has(plain))
  const member = there ?? company.add(isParty ? 'party' : 'organization', plain, {})
  if (isParty && member.kind === 'organization') member.kind = 'party'
  if (isMovement) member.sort = 'movement'
  company.byName.set(plain, member)
  for (const word of [head, ...phrase.bodies, ...plain.toLowerCase().split(' ')])
    if (
      (HOUSES.has(word) || PARTY_HEADS.test(word) || MEDIA_WORDS.has(word)) &&
      !(isParty && word === 'army')
    )
      member.nouns.add(word) // beside a movement that calls itself an army, "the army" is the state's
  if (!isMedium) for (const word of phrase.bodies) if (FIRMS.has(word)) member.nouns.add(word)
  const first = /^(\p{L}+) of /u.exec(plain)?.[1] // "the Organization" of the Organization of Seven Rivers
  if (first) member.nouns.add(first.toLowerCase())
  if (isMedium) for (const noun of ['paper', 'newspaper', 'outlet']) member.nouns.add(noun)
  if (isMedium && spokenFor.length > 0) belong(company, member, spokenFor)
  if (!member.of && member.kind === 'organization' && !isMedium) {
    belong(company, member, phrase.owners)
    if (!member.of) {
      const owner = /^.* of (?:the )?(.+)$/.exec(plain)?.[1] ?? plain.split(' ')[0] ?? ''
      const party =
        company.knownParty(owner) ??
        (company.partyNames.has(owner) ? company.party(owner) : company.partyOfPeople(owner))
      if (
        party &&
        party !== member &&
        HOUSES.has(
          plain
            .toLowerCase()
            .split(' ')
            .find((word) => HOUSES.has(word)) ?? '',
        )
      )
        member.of = party
    }
  }
  return member
}

/** Nouns by which a firm or union is spoken of again. */
export const FIRMS: ReadonlySet<string> = new Set([
  'airline',
  'carrier',
  'company',
  'employer',
  'firm',
  'operator',
  'union',
  'utility',
])

/** "Their union said. The Carers' Union …": the one that was told of without its name. */
function unionNamed(company: Company, plain: string): Member | undefined {
  if (!/ (?:Union|Guild|Brotherhood|Alliance)$/.test(plain)) return undefined
  const union = company.recentMembers().find((one) => one.kind === 'organization' && one.name === 'union')
  if (union) union.name = plain
  return union
}

/** "The Pell Bay Federation" for Pell Bay, and the other way round. */
function realmNamed(company: Company, plain: string): Member | undefined {
  const short = REALM_LAST.exec(plain)?.[1]
  const isSame = ({ kind, name }: Member) =>
    (kind === 'party' || kind === 'organization') &&
    (name === short || (name.startsWith(`${plain} `) && REALM_LAST.test(name)))
  return company.recentMembers().find(isSame)
}

const REALM_LAST = /^(.+) (?:Commonwealth|Confederation|Emirate|Federation|Islands|Isles|Kingdom|Republic)$/

/** "The Ministry of Foreign Affairs" in a paper of the Ministry of Foreign Affairs of Norland, where no other owner stands. */
function issuerOf(company: Company, plain: string, { owners }: NounPhrase): Member | undefined {
  const { issuer } = company
  const full = ` ${issuer?.name ?? ''} `
  const isPart = / (?:of|for|and) /.test(plain) && full.includes(` ${plain} `)
  if (!issuer || !(isPart || issuer.name.startsWith(`${plain} of `))) return undefined
  const owner = owners[0] && company.byHead.get(owners[0].head.start)
  return owner && owner !== issuer.of ? undefined : issuer
}

/** Who issued the report, by the name that came with it: a party, a house of one, or several together. */
export function readIssuer(company: Company, issuer: string): Member {
  const party = company.knownParty(issuer)
  if (party) return party
  const issuers = issuersIn(issuer)
  if (issuers.length > 1) {
    const group = company.add('group', issuer.replace(/^The /, ''), { plural: true })
    for (const { name, isHouse } of issuers)
      group.members.push(
        isHouse ? readIssuer(company, name) : (company.knownParty(name) ?? company.party(name)),
      )
    return group
  }
  const owner =
    /^.* of (?:the )?((?:League|Union|Community|Organi[sz]ation|Council|Commission|Association|Confederation|Alliance|Assembly|Concord|Group|Congress)\b.*)$/.exec(
      issuer,
    )?.[1] ?? /^.* of (?:the )?(.+)$/.exec(issuer)?.[1]
  const isHouse = issuer
    .toLowerCase()
    .split(' ')
    .some((word) => HOUSES.has(word))
  const member = company.add(
    isHouse || owner === undefined ? 'organization' : 'party',
    issuer.replace(/^The /, ''),
    {},
  )
  company.byName.set(member.name, member)
  for (const word of issuer.toLowerCase().split(' ')) if (HOUSES.has(word)) member.nouns.add(word)
  // "The Organization" in the paper of the Seven Rivers Organization
  const last = issuer.toLowerCase().split(' ').at(-1) ?? ''
  if (BODIES.has(last)) member.nouns.add(last)
  const of = owner === undefined ? issuer.split(' ')[0] : owner
  const isOffice = of !== undefined && nounsOfOffice(of.toLowerCase()).length > 1
  if (of !== undefined && isHouse && !isOffice) {
    const house =
      company.knownParty(of) ?? (owner !== undefined ? company.party(of) : company.partyOfPeople(of))
    if (house && house !== member) member.of = house
  }
  return member
}

const OF_SEVERAL =
  /^(?:the )?(?:joint )?(?:governments|delegations|leaders|presidents|prime ministers|foreign ministers|foreign ministries|ministries of foreign affairs|heads of (?:state|government)) of (?:the )?(.+)$/i

/** "The President of Norland": whose office issued it. */
const OF_ONE =
  /^(?:the )?(?:government|delegation|president|prime minister|chancellor|king|queen|(?:deputy )?(?:foreign |trade |finance |defen[cs]e )?minister(?: (?:of|for) (?:[\p{Lu}][\p{L}]+ ?){1,3}?)?) of (?:the )?(?:Republic of |Kingdom of )?([^,]+)$/iu

/** Those whose joint document it is: "Governments of Norland and Sudmark"; one alone is not taken apart. */
function issuersIn(issuer: string): { name: string; isHouse: boolean }[] {
  const list = (words: string) => words.split(/, (?:and )?| and (?:the )?/)
  const [, parties] = OF_SEVERAL.exec(issuer) ?? []
  if (parties !== undefined) return list(parties).map((name) => ({ name, isHouse: false }))
  const houses = list(issuer)
  const offices = houses.map((name) => OF_ONE.exec(name)?.[1])
  if (houses.length > 1 && offices.every((name) => name !== undefined))
    return offices.map((name) => ({ name, isHouse: false }))
  const isHouse = (name: string) => name.split(' ').some((word) => HOUSES.has(word.toLowerCase()))
  if (houses.every(isHouse)) return houses.map((name) => ({ name, isHouse: true }))
  return houses.every((name) => findCountry(name)) ? houses.map((name) => ({ name, isHouse: false })) : []
}

function isAcronym(short: string, long: string): boolean {
  if (!/^\p{Lu}{2,6}$/u.test(short)) return false
  return (
    long
      .split(/[\s-]+/)
      .filter((word) => /^\p{Lu}/u.test(word))
      .map((word) => word[0])
      .join('') === short
  )
}
