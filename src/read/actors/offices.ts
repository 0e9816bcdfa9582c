/** People by office: "the foreign minister", "her counterpart", "a mediator". */
import { covers } from '../../span.ts'
import { UNNAMED_PEOPLE } from '../lexicon/en/roles.ts'
import { belong, isHosting, masterOf, ownerOf, possessorOf } from './belonging.ts'
import { houseOf, isOtherSex, type Member, nounsOfOffice, partyOf } from './cast.ts'
import type { Company } from './company.ts'
import type { NounPhrase } from './noun-phrases.ts'
import { holderOf } from './roster.ts'

/** Who holds an office: somebody who was told of as its holder, else somebody new. */
export function office(company: Company, phrase: NounPhrase): Member {
  const { determiner, noun } = phrase
  const indefinite =
    determiner === 'a' || determiner === 'an' || determiner === 'another' || determiner === 'one'
  if (noun === 'counterpart') return counterpart(company, phrase)
  const guest = noun === 'guest' || noun === 'visitor' ? guestOf(company) : null
  if (guest) return guest
  const owner = ownerOf(company, phrase) ?? fightersOf(company, phrase)
  if (!indefinite) {
    const party = owner ? partyOf(owner) : null
    const candidates = company
      .recentMembers()
      .filter(
        (one) =>
          (one.kind === 'person' || (one.kind === 'unnamed' && !one.plural && !owner)) &&
          one.nouns.has(noun) &&
          (!owner || (party ? partyOf(one) === party : one.of === owner || houseOf(one) === owner)) &&
          fitsModifiers(one, phrase),
      )
      .sort(
        (a, b) =>
          Number(isDeputy(a, phrase)) - Number(isDeputy(b, phrase)) ||
          Number(isHere(company, b)) - Number(isHere(company, a)) ||
          Number(isCalled(b, noun)) - Number(isCalled(a, noun)) ||
          b.latest - a.latest,
      )
    if (phrase.modifiers.includes('other')) candidates.shift()
    // Whoever speaks does not call himself so: "the mediator recalled that the minister had …"
    const saying = owner ? undefined : speakerAround(company, phrase)
    if (saying && candidates.length > 1 && candidates.includes(saying))
      candidates.splice(candidates.indexOf(saying), 1)
    if (candidates.length === 0 && /^(?:mediator|host|facilitator)$/.test(noun) && !owner) {
      const chair = chairOf(company)
      if (chair) return chair
    }
    // "The minister" is rather a minister than the prime minister.
    if (noun === 'minister' && candidates.some((one) => !one.nouns.has('prime minister')))
      candidates.splice(0, candidates.length, ...candidates.filter((one) => !one.nouns.has('prime minister')))
    // Of several, whoever is of the side of the one who says it: "the minister", his spokesman said.
    const teller = owner ? undefined : tellerOf(company, phrase)
    const side = teller && candidates.find((one) => partyOf(one) === teller)
    if (side) return side
    // "The Minister" of a ministry's own paper is its own.
    const own = company.issuer && phrase.owners.length === 0 ? partyOf(company.issuer) : null
    const there = (own && candidates.find((one) => partyOf(one) === own)) ?? candidates[0]
    if (there) return there
    if (phrase.modifiers.includes('former')) {
      const former = company
        .recentMembers()
        .filter((one) => one.kind === 'person' && one.roles.some(({ title }) => /\bformer\b/i.test(title)))
      if (former.length === 1) return former[0] as Member
      const speaker = lastSpeaker(company, phrase)
      if (former.length === 0 && speaker) return speaker
    }
    if (party) {
      const holder = holderOf(company, party, phrase)
      if (holder) return holder
      const stray = company.latest(
        (one) => one.kind === 'person' && one.nouns.has(noun) && !one.of && fitsModifiers(one, phrase),
      )
      if (stray) {
        stray.of = party
        return stray
      }
      const people = company.recentMembers().filter((one) => one.kind === 'person' && partyOf(one) === party)
      if (people.length === 1 && ['leader', 'chief', 'head'].includes(noun)) return people[0] as Member
    }
  }
  const isUnnamed =
    UNNAMED_PEOPLE.has(noun) ||
    determiner === 'one' ||
    (indefinite && OF_MANY.has(noun)) ||
    isAnonymous(company, phrase, indefinite)
  const made = company.add(
    isUnnamed ? 'unnamed' : 'person',
    isUnnamed ? company.words(phrase.span) : company.words(phrase.span).replace(/^(?:the|a|an) /i, ''),
    {},
  )
  made.described = true
  for (const one of nounsOfOffice(noun)) made.nouns.add(one)
  belong(company, made, phrase.owners)
  const possessor = made.of ? null : (possessorOf(company, phrase) ?? masterOf(company, determiner))
  if (possessor && possessor !== made) made.of = possessor
  const teller = tellerOf(company, phrase)
  const isOwn = company.issuer && (teller === null || teller === partyOf(company.issuer))
  if (!made.of && phrase.owners.length === 0 && company.issuer && isOwn && !indefinite)
    made.of = company.issuer
  made.roles.push({ title: company.words(phrase.head), span: phrase.head })
  return made
}

/** "The guest conveyed": in a state's own paper, whoever of another side was told of last. */
function guestOf(company: Company): Member | null {
  const own = company.issuer && partyOf(company.issuer)
  if (!own) return null
  return company.latest((one) => one.kind === 'person' && partyOf(one) !== null && partyOf(one) !== own)
}

/** Who says the words in which a phrase stands. */
function speakerAround(company: Company, { head }: NounPhrase): Member | undefined {
  const holder = company.told.holderOf(head.start)
  return (
    company.appearances.findLast(
      ({ member, phrase }) =>
        member?.kind === 'person' && holder?.source.some((span) => covers(span, phrase.head)),
    )?.member ?? undefined
  )
}

/** "The mediator", where nobody was called so: the only one who is told to chair the talks, or whose state hosts them. */
function chairOf(company: Company): Member | null {
  const { text } = company.scene
  const chairs = company.members.filter(
    (one) =>
      one.kind === 'person' &&
      (one.mentions.some(({ end }) => CHAIRING.test(text.slice(end, end + 60))) ||
        (one.nouns.has('minister') && one.of !== undefined && isHosting(text, one.of))),
  )
  return chairs.length === 1 ? (chairs[0] as Member) : null
}

const CHAIRING =
  /^,? who (?:has )?(?:been )?(?:chaired|chairs|chairing|hosted|hosts|led|leads|mediated|mediates|mediating|brokered|moderated) (?:the )?(?:talks|mediation|negotiations|meeting|session|round|process)/

/** "The guerrilla leader": of the movement that was called the guerrillas. */
function fightersOf(company: Company, { modifiers, owners }: NounPhrase): Member | null {
  const word = modifiers.find((one) => /^(?:guerrilla|insurgent|militia|rebel|separatist)$/.test(one))
  if (word === undefined || owners.length > 0) return null
  return company.latest(({ kind, nouns }) => kind === 'party' && (nouns.has(word) || nouns.has(`${word}s`)))
}

/** Whether somebody was told of by this very word: "the mediator" is one before any envoy is. */
function isCalled({ roles }: Member, noun: string): boolean {
  return roles.some(({ title }) => title.toLowerCase().endsWith(noun))
}

/** Whether the sentence has told of somebody already. */
function isHere({ appearances, sentence }: Company, one: Member): boolean {
  return appearances.some(
    ({ member, sentence: at, phrase }) => at === sentence && member === one && phrase.kind !== 'pronoun',
  )
}

/** "The envoy" is rather an envoy than a deputy envoy. */
function isDeputy({ name, roles }: Member, { modifiers }: NounPhrase): boolean {
  return (
    !modifiers.includes('deputy') &&
    [name, ...roles.map(({ title }) => title)].some((title) => /\bdeputy\b/i.test(title))
  )
}

/** "The former ambassador added": who spoke in the sentence before, where he is told of anew. */
function lastSpeaker(company: Company, { head }: NounPhrase): Member | null {
  if (!company.told.isSource(head.start)) return null
  const spoke = company.appearances.findLast(({ phrase }) => company.told.isSource(phrase.head.start))
  return spoke?.member?.kind === 'person' && company.sentence - spoke.sentence <= 1 ? spoke.member : null
}

/** The party of whoever says the words in which a phrase stands. */
function tellerOf(company: Company, { head }: NounPhrase): Member | null {
  const holder = company.told.holderOf(head.start)
  const speaker = company.appearances.findLast(
    ({ member, phrase }) => member && holder?.source.some((span) => covers(span, phrase.head)),
  )?.member
  return speaker ? partyOf(speaker) : null
}

/** "A mediator, speaking on condition of anonymity": an office, but nobody who can be found by it. */
function isAnonymous(company: Company, { span }: NounPhrase, indefinite: boolean): boolean {
  const sentence = company.scene.sentences[company.sentence]?.span
  const after = company.scene.text.slice(span.end, sentence?.end)
  // "Her deputy, speaking on condition of anonymity": of a known office it stands directly behind.
  return ANONYMOUS.test(
    indefinite ? after : (/^,? (?:who|speaking|talking)\b[^,.;]{0,60}/.exec(after)?.[0] ?? ''),
  )
}

function counterpart(company: Company, phrase: NounPhrase): Member {
  const people = company
    .recentMembers()
    .filter(({ kind }) => kind === 'person')
    .sort((a, b) => b.latest - a.latest)
  const sex = phrase.determiner === 'her' ? 'she' : phrase.determiner === 'his' ? 'he' : undefined
  const self = people.find((one) => !sex || !isOtherSex(one, sex))
  const owner = ownerOf(company, phrase)
  // "His counterpart replied": who was told of as one just before
  const called = people.find(
    (one) =>
      one.nouns.has('counterpart') &&
      one.latest ===
        Math.max(...people.filter(({ nouns }) => nouns.has('counterpart')).map(({ latest }) => latest)),
  )
  if (called && !owner && phrase.owners.length === 0) return called
  const found =
    people.find(
      (one) =>
        one !== self &&
        (owner ? partyOf(one) === partyOf(owner) : !self || partyOf(one) !== partyOf(self)) &&
        (!self || shareOffice(one, self)),
    ) ?? people.find((one) => one !== self && self && partyOf(one) !== partyOf(self))
  if (found) return found
  const made = company.add('person', company.words(phrase.span), {})
  belong(company, made, phrase.owners)
  return made
}

/** Offices that many hold: "a presidential adviser" tells nobody who it is. */
const OF_MANY: ReadonlySet<string> = new Set([
  'adviser',
  'advisor',
  'captain',
  'colonel',
  'commander',
  'delegate',
  'general',
  'lieutenant',
  'major',
  'negotiator',
])

const ANONYMOUS =
  /\b(?:anonymity|not to be (?:named|identified)|declined to be (?:named|identified)|without being named|not be named|did(?: not|n['’]t) (?:want|wish) to be (?:identified|named|quoted)|(?:asked|preferred|wished) not to be (?:identified|named|quoted))\b/i

function fitsModifiers(member: Member, { modifiers }: NounPhrase): boolean {
  const telling = modifiers.filter((word) =>
    [
      'foreign',
      'prime',
      'defence',
      'defense',
      'interior',
      'finance',
      'trade',
      'labour',
      'labor',
      'deputy',
    ].includes(word),
  )
  return telling.every(
    (word) =>
      member.roles.length === 0 || member.roles.some(({ title }) => title.toLowerCase().includes(word)),
  )
}

function shareOffice(one: Member, other: Member): boolean {
  return [...one.nouns].some((noun) => other.nouns.has(noun))
}
