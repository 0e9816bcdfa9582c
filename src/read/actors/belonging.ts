/** Whose somebody is: the party or house of an envoy, an office, a delegation. */
import type { Span } from '../../types.ts'
import { findCountry } from '../countries.ts'
import { NAME_HEADS } from '../lexicon/en/name-words.ts'
import { HOUSES, MEDIA_WORDS } from '../lexicon/en/roles.ts'
import { type Appearance, houseOf, isMediator, isOtherSex, type Member, partyOf } from './cast.ts'
import { type Company, isMedium, PARTY_HEADS } from './company.ts'
import type { NounPhrase } from './noun-phrases.ts'

/** Whose a phrase is by the owner it names, the first who is found. */
export function ownerOf(company: Company, phrase: NounPhrase): Member | null {
  return ownersOf(company, phrase)[0] ?? null
}

/** All whose a phrase is: "the ministers of Norland and Sudmark". */
export function ownersOf(company: Company, { owners }: NounPhrase): Member[] {
  const found = owners.flatMap(
    (owner) => company.byHead.get(owner.head.start) ?? resolveOwner(company, owner) ?? [],
  )
  return [...new Set(found)]
}

function resolveOwner(company: Company, owner: NounPhrase): Member | null {
  const words = owner.name ? company.words(owner.name.span) : ''
  const isPeople = owner.kind === 'name' && owner.name?.kind !== 'person' && !words.includes(' ')
  const { after: _, ...bare } = owner
  const known = isPeople
    ? (company.knownParty(words) ??
      company.byName.get(words) ??
      company.partyOfPeople(words) ??
      (company.partyNames.has(words)
        ? company.lastWordOf(words)
        : (company.firstWordOf(words) ?? company.lastWordOf(words))))
    : null
  const isParty =
    isPeople && company.partyNames.has(words) && company.personsCalled(words, owner).length === 0
  const member = known ?? (isParty ? company.party(words) : company.resolve(company, bare))
  if (member !== undefined) company.byHead.set(owner.head.start, member)
  return member ?? null
}

/** Gives somebody the party or house of an owner, where he has none yet. */
export function belong(company: Company, member: Member, owners: readonly NounPhrase[]): void {
  if (member.of && partyOf(member)) return
  for (const owner of owners) {
    const known = company.byHead.get(owner.head.start) ?? resolveOwner(company, owner)
    if (!known || known === member) continue
    const house = known.kind === 'person' ? (known.of ?? known) : known
    if (house && house !== member && houseOf(house) !== member) {
      member.of = house
      return
    }
  }
}

/** Whose the phrase is by its pronoun: "its envoy", "her deputy", "their delegation". */
export function possessorOf(company: Company, { determiner, span }: NounPhrase): Member | null {
  // "the board, a public body, whose arbitrator"
  if (determiner === 'whose') {
    const before = company.appearances.filter(
      ({ phrase, sentence, member }) =>
        member && sentence === company.sentence && phrase.span.end < span.start,
    )
    const house = before.findLast(({ member }) => member?.kind === 'organization' || member?.kind === 'party')
    return (house ?? before.at(-1))?.member ?? null
  }
  if (determiner === 'their') {
    const people = company.latestInReach(
      ({ kind, plural }) => plural && (kind === 'unnamed' || kind === 'group'),
    )
    if (people?.of) return people.of
  }
  // "President Marr, the Courier reports that your government …": of whoever is spoken to
  if (determiner === 'your') {
    const start = company.scene.sentences[company.sentence]?.span.start
    const spoken = company.appearances.find(
      ({ phrase, member, sentence }) =>
        sentence === company.sentence &&
        member?.kind === 'person' &&
        isVocative(company.scene.text, phrase.span, start ?? 0),
    )?.member
    return spoken ? (partyOf(spoken) ?? spoken.of ?? null) : null
  }
  if (determiner === 'its' || determiner === 'their')
    return (
      company.latestInReach(
        ({ kind, plural }, { phrase }) =>
          (kind === 'party' || kind === 'organization') &&
          !plural &&
          // “Our lines need it,” said its director: not whoever is told of in his words
          !isQuotedBy(company, phrase.head, span),
      ) ?? null
    )
  return masterOf(company, determiner)?.of ?? null
}

/** Whether somebody is told of in quotation marks, in the words of the source in which a phrase stands. */
function isQuotedBy({ told, scene: { text } }: Company, head: Span, source: Span): boolean {
  const holder = told.holderOf(head.start)
  return (
    holder !== undefined &&
    /^[“"]/.test(text.slice(holder.content[0]?.start ?? 0, (holder.content[0]?.start ?? 0) + 1)) &&
    holder.source.some((own) => own.start <= source.start && source.start < own.end)
  )
}

/** "QUESTION: President Marr, …": whoever stands first in a sentence or behind a label, before a comma. */
function isVocative(text: string, { start, end }: Span, sentence: number): boolean {
  return /^(?:[^:]{2,40}: ?)?$/.test(text.slice(sentence, start)) && /^, /.test(text.slice(end, end + 2))
}

/** Whose aide somebody is: "her spokesman", also where the text tells her party only later. */
export function masterOf(company: Company, determiner: string | undefined): Member | null {
  if (determiner !== 'his' && determiner !== 'her') return null
  const sex = determiner === 'his' ? 'he' : 'she'
  const person = company.latestInReach(
    (one) => (one.kind === 'person' || (one.kind === 'unnamed' && !one.plural)) && !isOtherSex(one, sex),
  )
  return person ?? null
}

/** Whom "the government" means where none was named: of whoever is spoken of in the sentence, else the foremost state. */
export function government(company: Company): Member | null {
  const issuer = company.issuer && partyOf(company.issuer)
  if (issuer && isLikeState(issuer)) return issuer
  const here = company.appearances.filter(
    ({ sentence, member }) =>
      sentence === company.sentence && (member?.kind === 'person' || member?.kind === 'unnamed'),
  )
  const own = here
    .map(({ member }) => member && partyOf(member))
    .find((party) => party && isLikeState(party) && !isMediating(company, party))
  if (own) return own
  const states = company
    .recentMembers()
    .filter(
      (one) => isLikeState(one) && !isHosting(company.scene.text, one) && !meetsCounterpart(company, one),
    )
  const atOdds = states.filter((one) => !isMediating(company, one))
  const shown = (atOdds.length > 0 ? atOdds : states).map((state) => ({
    state,
    weight: actingOf(company, state),
  }))
  const [first, second] = shown.sort((a, b) => b.weight - a.weight || a.state.key - b.state.key)
  return first && (!second || first.weight > MUCH * second.weight) ? first.state : null
}

const MUCH = 1.5 // times as often told of: the foremost

/** How often a state is told of as one who acts, itself or by its people: what is only a place of events does not. */
function actingOf(company: Company, state: Member): number {
  const own = company.appearances.filter(
    ({ member, phrase }) =>
      member === state &&
      phrase.after === undefined &&
      phrase.kind !== 'pronoun' &&
      !/^['’]/.test(company.scene.text.slice(phrase.span.end, phrase.span.end + 1)),
  )
  const people = company.members.filter((one) => one.of === state && one.kind !== 'group')
  return own.length + people.length
}

/** "Asked whether Norland would pay, the spokesman, Dev Marr, said": the only party of his first sentence is his. */
export function placeSpokesmen(company: Company): void {
  const bySentence = Map.groupBy(company.appearances, ({ sentence }) => sentence)
  for (const member of company.members) {
    const speaks = ['spokesperson', 'negotiator'].some((noun) => member.nouns.has(noun))
    const governs = [...member.nouns].some((noun) => STATE_OFFICES.has(noun))
    if (member.kind === 'person' && !member.of && !member.ofUnknown && isOfFirm(member))
      seatInHouse(company, member)
    if (member.kind !== 'person' || member.of || member.outOfOffice) continue
    // "The region's minister said that the Norland government had offered …"
    if (governs && member.ofUnknown) {
      const told = ownStateTold(company, member)
      if (told) member.of = told
      continue
    }
    const heads = ['commissioner', 'secretary-general', 'chair'].some((noun) => member.nouns.has(noun))
    if (!speaks && !governs && !heads) continue
    const first = company.appearances.find((one) => one.member === member)
    const here = bySentence.get(first?.sentence ?? -1) ?? []
    const parties = new Set(here.flatMap(({ member: other }) => (other?.kind === 'party' ? [other] : [])))
    const [only] = parties
    // "Norland Oil has agreed to stop, a spokesman, Dev Marr, said": of whom the sentence is
    const subject = here[0]?.phrase.after === undefined ? here[0]?.member : undefined
    const isBody = subject && (subject.kind === 'organization' || subject.kind === 'party')
    const start = company.scene.sentences[first?.sentence ?? -1]?.span.start ?? 0
    const opens = isBody && opensSentence(company, here[0] as Appearance, start)
    const told = governs ? ownStateTold(company, member) : null
    // "Norland will cut its duty, Trade Minister Ilse Marr said": what a side will do its own minister tells
    const verb = company.scene.text.slice(here[0]?.phrase.span.end, (here[0]?.phrase.span.end ?? 0) + 24)
    if (opens && (speaks || ((heads || isLikeState(subject)) && OWN_WILL.test(verb)))) member.of = subject
    else if (told) member.of = told
    else if (speaks && only && parties.size === 1 && first?.phrase.after === undefined) member.of = only
  }
}

/** Whether somebody holds an office that firms and unions have. */
function isOfFirm({ roles }: Member): boolean {
  return roles.some(({ title }) =>
    /\b(?:chief executive|managing director|chief operating officer|general secretary|chairm[ae]n|chairwoman|director)\b/i.test(
      title,
    ),
  )
}

/** "Norland Ferries regretted it. Chief executive Ilse Marr said …": of whom the sentence before is. */
function seatInHouse(company: Company, holder: Member): void {
  const first = company.appearances.find(({ member }) => member === holder)
  const before = first && company.scene.sentences[first.sentence - 1]
  if (!before || before.block !== company.scene.sentences[first.sentence]?.block) return
  const opening = company.appearances.find(
    ({ sentence, phrase }) => sentence === first.sentence - 1 && phrase.span.start === before.span.start,
  )?.member
  if (
    opening &&
    (opening.kind === 'organization' || opening.kind === 'party') &&
    !isMedium(opening.name) &&
    !isLikeState(opening)
  )
    holder.of = opening
}

/** "Prime Minister Ilse Marr assured me that Norland would open its gates": what her own state will do she tells. */
function ownStateTold(company: Company, holder: Member): Member | null {
  const { text } = company.scene
  for (const { member, phrase } of company.appearances) {
    if (member !== holder) continue
    for (const { source, content } of company.told.by(phrase.head)) {
      const start = content[0]?.start ?? 0
      const from = /^that /.test(text.slice(start, start + 5)) ? start + 5 : start
      const subject = company.appearances.find(({ phrase: { span } }) => span.start === from)
      const verb = text.slice(subject?.phrase.span.end, (subject?.phrase.span.end ?? 0) + 24)
      const state = subject?.member
      if (source.length > 0 && state && isLikeState(state) && OWN_WILL.test(verb)) return state
    }
  }
  return null
}

/** Whether a phrase opens its sentence, behind the dateline. */
function opensSentence({ scene: { text } }: Company, { phrase }: Appearance, start: number): boolean {
  const before = text.slice(start, phrase.span.start)
  return (
    before === '' || /^\p{Lu}[\p{Lu} .’'-]{2,30}(?:,[^–—-]{2,40})? ?(?:\([^)]{2,30}\) )?[–—-] $/u.test(before)
  )
}

/** Behind the subject: what a side wills. */
const OWN_WILL =
  /^ (?:will|would|may|intends|plans|wants|hopes|accepts|rejects|(?:is|was) (?:ready|willing|prepared|about) to|(?:has|had) (?:accepted|agreed|approved|decided|offered|promised|rejected)|agreed|decided) /

/** "Her counterpart, Dev Marr": of the only other state that is told of. */
export function placeCounterparts(company: Company): void {
  const states = company.members.filter(isLikeState)
  for (const member of company.members) {
    if (!member.opposite || member.of) continue
    const own = partyOf(member.opposite)
    const others = states.filter((state) => state !== own && state.mentions.length > 1)
    const sides = company.members.filter(
      (one) => one.kind === 'party' && one !== own && one.mentions.length > 1 && !isMediating(company, one),
    )
    const [other] = others.length === 0 ? sides : others
    if (own && other && (others.length === 1 || (others.length === 0 && sides.length === 1)))
      member.of = other
  }
}

/**
 * Whose the offices of a state are that the text gives without their state: of the state of which it tells by far the
 * most, else of the one of two foremost whose other offices it never gives. In doubt they stay nobody's.
 */
export function seatOffices(company: Company): void {
  const states = company.members
    .filter((one) => isLikeState(one) && one.name !== 'government' && !isMediating(company, one))
    .map((one) => ({ one, weight: actingOf(company, one) }))
    .sort((a, b) => b.weight - a.weight)
  const [first, second] = states.map(({ one }) => one)
  if (!first) {
    seatAtHome(company)
    return
  }
  const holders = company.members.filter(
    ({ kind, nouns, opposite, ofUnknown }) =>
      kind === 'person' && !opposite && !ofUnknown && [...nouns].some((noun) => STATE_OFFICES.has(noun)),
  )
  // A paper names the state of foreign ministers, and leaves out that of its own.
  const abroad = (state: Member) => holders.some((one) => one.of === state)
  const [most = 0, next = 0, third = 0] = states.map(({ weight }) => weight)
  const isBetweenTwo = 2 * third <= next
  const home =
    second && isBetweenTwo && abroad(first) !== abroad(second) ? (abroad(first) ? second : first) : undefined
  const isFar = most > 1 && most >= 2 * next
  // Two heads of whom the text tells no state are of two.
  const heads = holders.filter((one) => !one.of && [...one.nouns].some((noun) => HEADS.has(noun)))
  const dated = states.find(({ one }) => one === datelineOf(company))?.one
  const state =
    heads.length > 1 ? home : (dated ?? (isFar && !meetsCounterpart(company, first) ? first : home))
  if (!state) {
    for (const one of holders) if (!one.of) seatBeside(company, one)
    return
  }
  for (const one of holders) one.of ??= crownOf(company, one) ?? state
  for (const one of company.members)
    if (one.kind === 'organization' && one.nouns.has('army')) one.of ??= state
  seatGovernment(company, state)
}

/** Where the text names no state of those at the table, "the government" is the one whose ministers and army it tells of. */
function seatAtHome(company: Company): void {
  const government = company.byName.get('government')
  if (!government) return
  for (const one of company.members) {
    const governs =
      one.kind === 'person' &&
      !one.opposite &&
      !one.ofUnknown &&
      [...one.nouns].some((noun) => STATE_OFFICES.has(noun))
    const isArmy = one.kind === 'organization' && one.nouns.has('army')
    if (governs || isArmy) one.of ??= government
  }
}

/** "Norland rejected the offer. “We sell no seabed,” Foreign Minister Ilse Marr said": of whom the sentence before is. */
export function seatBeside(company: Company, holder: Member): void {
  const first = company.appearances.find(({ member }) => member === holder)
  const before = first && company.scene.sentences[first.sentence - 1]
  const here = first && company.scene.sentences[first.sentence]
  if (!before || before.block !== here?.block) return
  const opening = company.appearances.find(
    ({ sentence, phrase }) => sentence === first.sentence - 1 && phrase.span.start === before.span.start,
  )?.member
  if (opening && isLikeState(opening)) holder.of = opening
}

/** "The emir", where the text tells of "the emirate of Norland": Norland's; null for who is no monarch. */
function crownOf(company: Company, { nouns }: Member): Member | null {
  const realm = REALMS.find(([noun]) => nouns.has(noun))?.[1]
  if (realm === undefined) return null
  return (
    company.members.find(
      (one) =>
        isLikeState(one) &&
        one.mentions.some(({ start }) =>
          new RegExp(`\\b${realm} of (?:the )?$`, 'i').test(
            company.scene.text.slice(Math.max(0, start - 24), start),
          ),
        ),
    ) ?? null
  )
}

const REALMS: readonly (readonly [noun: string, realm: string])[] = [
  ['emir', 'emirate'],
  ['king', 'kingdom'],
  ['queen', 'kingdom'],
  ['sultan', 'sultanate'],
]

/** "The government" that stood for nobody is that of the state whose the offices are. */
function seatGovernment(company: Company, state: Member): void {
  const nobodys = company.byName.get('government')
  if (!nobodys || nobodys === state) return
  for (const appearance of company.appearances) if (appearance.member === nobodys) appearance.member = state
  for (const one of company.members) {
    if (one.of === nobodys) one.of = state
    if (one.members.includes(nobodys)) one.members.splice(one.members.indexOf(nobodys), 1, state)
  }
  state.mentions.push(...nobodys.mentions)
  state.mentions.sort((a, b) => a.start - b.start)
  company.members.splice(company.members.indexOf(nobodys), 1)
}

/** "Marr rang his Norland counterpart": whoever he is, he is not of Norland. */
function meetsCounterpart({ appearances }: Company, state: Member): boolean {
  return appearances.some(({ member, phrase }, at) => {
    if (member?.of !== state || !phrase.offices.some(({ title }) => title === 'counterpart')) return false
    const other = appearances.slice(0, at).findLast((one) => one.member?.kind === 'person')?.member
    return other !== undefined && other !== null && other !== member && !other.of
  })
}

/** Whether a state is the mediator's, or is told to host or mediate: "Norland, which hosts the talks". */
function isMediating(company: Company, state: Member): boolean {
  return (
    company.members.some((one) => one.of === state && isMediator(one)) || isHosting(company.scene.text, state)
  )
}

/** Whether a party is told to host or mediate: "Norland, which hosts the talks", "hosted by Norland". */
export function isHosting(text: string, { mentions }: Member): boolean {
  return mentions.some(
    ({ start, end }) =>
      MEDIATES.test(text.slice(end, end + 40)) || HOSTED_BY.test(text.slice(Math.max(0, start - 24), start)),
  )
}

const MEDIATES =
  /^(?:,? which (?:is |has been |has |also )?(?:host|mediat|broker|facilitat)\p{Ll}*| (?:is|was) (?:the|a) (?:facilitator|guarantor|host|mediator)\b)/u
const HOSTED_BY = /\b(?:brokered|facilitated|hosted|mediated) by (?:the )?$/

/** "Marr was joined by Tarn and Ferro", "alongside Marr were …": they are of one party. */
export function sideWith(company: Company, appearances: readonly Appearance[]): void {
  const { text } = company.scene
  const people = appearances.filter(({ member }) => member && member.kind !== 'unnamed')
  for (const [at, { phrase, member, sentence }] of people.entries()) {
    const before = text.slice(Math.max(0, phrase.span.start - 40), phrase.span.start)
    for (const next of people.slice(at + 1, at + 9)) {
      if (next.sentence !== sentence) break
      const between = text.slice(phrase.span.end, next.phrase.span.start)
      const joined =
        JOINED.test(between) ||
        (/\b(?:alongside|beside|with) $/i.test(before) && /^ (?:were|was|sat|stood) $/.test(between))
      const party = member && partyOf(member)
      // "Norland's team was led by Marr, that of Sudmark by Tarn"
      const isLed = LED_BY.test(between) || (between === ' by ' && THAT_OF.test(before))
      if (party && isLed && next.member?.kind === 'person') next.member.of ??= party
      if (member?.kind === 'person' && next.member && isLeading(text, between, next)) {
        const led = partyOf(next.member) ?? (next.member.kind === 'group' ? undefined : next.member)
        if (led && led.kind !== 'person') member.of ??= led
      }
      if (!joined || !party || !next.member) continue
      for (const one of [next.member, ...next.member.members]) if (one.kind === 'person') one.of ??= party
    }
  }
}

/** "Of Norland, headed by Marr", "Norland's team was led by Marr". */
const LED_BY = /^,? (?:which )?(?:(?:is|was|were|are) )?(?:headed|led|chaired) by (?:the )?$/

const THAT_OF = /\b(?:that|those) (?:of|from) (?:the )?$/

/** "Marr, who leads Norland's team", "Marr headed the Sudmark side", "Marr, for Norland, said". */
function isLeading(text: string, between: string, { phrase }: Appearance): boolean {
  if (
    /^,? (?:who )?(?:leads|led|heads|headed|chairs|chaired|represents|represented) (?:the )?$/.test(between)
  )
    return true
  return (
    /^, (?:speaking )?for (?:the )?$/.test(between) &&
    /^, /.test(text.slice(phrase.span.end, phrase.span.end + 2))
  )
}

const JOINED =
  /^,? (?:who )?(?:was |were |had been |is )?(?:joined|accompanied|flanked|backed) by (?:his |her |the )?$/

/** The state whose capital the report is datelined from: "LIMA, Feb. 6 —". */
function datelineOf(company: Company): Member | null {
  const { text, sentences } = company.scene
  const city = sentences
    .slice(0, 3)
    .map(({ span }) => DATELINE.exec(text.slice(span.start, span.end))?.[1])
    .find((one) => one !== undefined)
  const name = city?.toLowerCase().replace(/(?<![\p{L}’'])\p{Ll}/gu, (letter) => letter.toUpperCase())
  const country = name === undefined ? null : findCountry(name)
  return country ? (company.byName.get(country.name) ?? null) : null
}

const DATELINE = /^(\p{Lu}[\p{Lu} .’'-]{2,30}?)(?:, [^–—]{2,40})? [–—-] /u

/** Offices of which a state has one. */
const HEADS: ReadonlySet<string> = new Set([
  'president',
  'prime minister',
  'chancellor',
  'king',
  'queen',
  'emir',
  'sultan',
])

/** Offices that only a state has. */
const STATE_OFFICES: ReadonlySet<string> = new Set([
  'president',
  'prime minister',
  'chancellor',
  'king',
  'queen',
  'emir',
  'sultan',
  'minister',
])

/** Whether a party may be a state: nothing says that it is a movement, a firm or another body. */
export function isLikeState({ kind, name, sort, nouns }: Member): boolean {
  if (kind !== 'party') return false
  if (sort !== undefined) return sort === 'state'
  const words = name.toLowerCase().split(' ')
  const isBody =
    words.some((word) => HOUSES.has(word) || MEDIA_WORDS.has(word)) ||
    (words.length > 1 && NAME_HEADS.has(words.at(-1) ?? '')) ||
    (words[1] === 'of' && NAME_HEADS.has(words[0] ?? ''))
  return (
    !isBody &&
    !PARTY_HEADS.test(name) &&
    !nouns.has('company') &&
    !nouns.has('employer') &&
    !nouns.has('firm')
  )
}
