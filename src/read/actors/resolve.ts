/**
 * Decides whom each noun phrase stands for, phrase by phrase in the order of the text: surest evidence first (names,
 * then offices, then pronouns), as in the multi-pass sieve of Lee et al. (2013).
 */
import type { Name, PartyKind, Span } from '../../types.ts'
import { findCountry } from '../countries.ts'
import {
  GROUPS,
  HOUSES,
  MEDIA_WORDS,
  PAPERS,
  PARTY_ITSELF,
  UNNAMED_PAPERS,
  UNNAMED_PEOPLE,
} from '../lexicon/en/roles.ts'
import { wordsIn } from '../words.ts'
import { type Appearance, houseOf, isOtherSex, type Member, nounsOfOffice, partyOf, sexOf } from './cast.ts'
import { findNounPhrases, type NounPhrase, SPEAKS_FOR } from './noun-phrases.ts'
import { partyNamesOf, placesOf, type Scene, stateNamesOf, Told, titledIn } from './scene.ts'

const PARTY_HEADS =
  /\b(?:movement|front|militia|army|alliance|coalition|bloc|league|assembly|union|federation|party|resistance|brigades?|group|rebels)$/i
const MENTIONED_BY = [
  'leaders',
  'presidents',
  'ministers',
  'envoys',
  'negotiators',
  'men',
  'women',
  'mediators',
]

/** Everybody who appears, in the order of first appearance, and each appearance in the order of the text. */
export function resolveCast(scene: Scene): { members: Member[]; appearances: Appearance[] } {
  return new Resolver(scene).run()
}

/** How many appearances back a pronoun looks. */
const RECENT = 80
/** How many appearances back anybody is looked for who is not named again. */
const REMEMBERED = 400
const TITLE_WEIGHT = 5

class Resolver {
  readonly #scene: Scene
  readonly #members: Member[] = []
  readonly #appearances: Appearance[] = []
  readonly #byName = new Map<string, Member>()
  readonly #partyNames: ReadonlySet<string>
  readonly #stateNames: ReadonlySet<string>
  /** Names that may be states, by their first three letters. */
  readonly #byStem: ReadonlyMap<string, readonly string[]>
  readonly #told: Told
  readonly #titled: ReadonlyMap<string, 'he' | 'she'>
  /** People by each part of their names. */
  readonly #byPart = new Map<string, Set<Member>>()
  readonly #byHead = new Map<number, Member | null>()
  #clock = 0
  #sentence = 0
  #issuer: Member | null = null

  constructor(scene: Scene) {
    this.#scene = scene
    this.#partyNames = partyNamesOf(scene)
    this.#stateNames = stateNamesOf(scene)
    const places = [...this.#partyNames, ...placesOf(scene), ...scene.parties.map(({ name }) => name)]
    this.#byStem = Map.groupBy(new Set(places), (name) => name.slice(0, 3))
    this.#told = new Told(scene.told)
    this.#titled = titledIn(scene.text)
  }

  run(): { members: Member[]; appearances: Appearance[] } {
    const { text, sentences, names, issuer } = this.#scene
    if (issuer !== undefined) this.#issuer = this.#readIssuer(issuer)
    let next = 0
    for (const [index, { span }] of sentences.entries()) {
      this.#sentence = index
      while ((names[next]?.span.end ?? Number.POSITIVE_INFINITY) <= span.start) next++
      const own: Name[] = []
      for (let at = next; (names[at]?.span.start ?? Number.POSITIVE_INFINITY) < span.end; at++)
        own.push(names[at] as Name)
      const words = wordsIn(text, span)
      const before = this.#appearances.length
      for (const phrase of findNounPhrases(words, own)) this.#appear(phrase)
      this.#join(this.#appearances.slice(before), text)
      this.#sideWith(this.#appearances.slice(before))
    }
    this.#placeSpokesmen()
    this.#seatOffices()
    return { members: this.#members, appearances: this.#appearances }
  }

  /** "Asked whether Norland would pay, the spokesman, Dev Marr, said": the only party of his first sentence is his. */
  #placeSpokesmen(): void {
    const bySentence = Map.groupBy(this.#appearances, ({ sentence }) => sentence)
    for (const member of this.#members) {
      if (
        member.kind !== 'person' ||
        member.of ||
        !['spokesperson', 'negotiator'].some((noun) => member.nouns.has(noun))
      )
        continue
      const first = this.#appearances.find((one) => one.member === member)
      const parties = new Set(
        (bySentence.get(first?.sentence ?? -1) ?? []).flatMap(({ member: other }) =>
          other?.kind === 'party' ? [other] : [],
        ),
      )
      const [only] = parties
      if (only && parties.size === 1) member.of = only
    }
  }

  /**
   * Whose the offices of a state are that the text gives without their state: of the state of which it tells by far the
   * most. Where two come near each other they stay nobody's.
   */
  #seatOffices(): void {
    const states = this.#members.filter(isLikeState).sort((a, b) => b.mentions.length - a.mentions.length)
    const [first, second] = states
    if (!first || first.mentions.length < 2 * (second?.mentions.length ?? 0)) return
    for (const member of this.#members)
      if (member.kind === 'person' && !member.of && [...member.nouns].some((noun) => STATE_OFFICES.has(noun)))
        member.of = first
  }

  /** "Marr was joined by Tarn and Ferro", "alongside Marr were …": they are of one party. */
  #sideWith(appearances: readonly Appearance[]): void {
    const { text } = this.#scene
    const people = appearances.filter(
      ({ member }) => member && (member.kind === 'person' || member.kind === 'group'),
    )
    for (const [at, { phrase, member, sentence }] of people.entries()) {
      const before = text.slice(Math.max(0, phrase.span.start - 40), phrase.span.start)
      for (const next of people.slice(at + 1, at + 9)) {
        if (next.sentence !== sentence) break
        const between = text.slice(phrase.span.end, next.phrase.span.start)
        const joined =
          JOINED.test(between) ||
          (/\b(?:alongside|beside|with) $/i.test(before) && /^ (?:were|was|sat|stood) $/.test(between))
        const party = member && partyOf(member)
        if (!joined || !party || !next.member) continue
        for (const one of [next.member, ...next.member.members]) if (one.kind === 'person') one.of ??= party
      }
    }
  }

  #appear(phrase: NounPhrase): void {
    const known = this.#byHead.get(phrase.head.start)
    const member = known === undefined ? this.#resolve(phrase) : known
    if (member === undefined) return
    this.#byHead.set(phrase.head.start, member)
    if (member) {
      member.mentions.push(phrase.span)
      member.latest = ++this.#clock
      const sex = phrase.kind === 'pronoun' ? undefined : sexOf(phrase)
      if (sex && member.kind === 'person') member.sex[sex] += TITLE_WEIGHT
    }
    this.#appearances.push({ phrase, member, sentence: this.#sentence })
  }

  /** A group of what stands side by side: "Norland and Sudmark", "Marr, Tarn and Ferro". */
  #join(appearances: readonly Appearance[], text: string): void {
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
      const [first, last] = [run[0] as Appearance, run.at(-1) as Appearance]
      const span = { start: first.phrase.span.start, end: last.phrase.span.end }
      const members = [...new Set(run.flatMap(({ member }) => (member ? [member] : [])))]
      if (members.length < 2) continue
      const group = this.#add('group', text.slice(span.start, span.end), { plural: true, members })
      group.mentions.push(span)
      group.latest = ++this.#clock
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
      this.#appearances.push({ phrase, member: group, sentence: this.#sentence })
      at += run.length - 1
    }
  }

  #resolve(phrase: NounPhrase): Member | null | undefined {
    switch (phrase.kind) {
      case 'name':
        return this.#named(phrase)
      case 'pronoun':
        return this.#pronoun(phrase)
      case 'office':
        return phrase.plural ? this.#group(phrase) : this.#office(phrase)
      case 'body':
        return this.#body(phrase)
      case 'group':
        return this.#group(phrase)
      case 'unnamed':
        return this.#unnamed(phrase)
    }
  }

  // ---- Names

  #named(phrase: NounPhrase): Member | undefined {
    const name = phrase.name
    if (!name) return undefined
    const words = this.#words(name.span)
    const party = this.#knownParty(words)
    if (party && phrase.offices.length === 0 && !(name.kind === 'person' && words.includes(' '))) {
      if (phrase.after !== undefined && /^(?:in|at|near|outside|inside|across|around)$/.test(phrase.after))
        return undefined
      for (const body of phrase.bodies) party.nouns.add(body)
      return party
    }
    const isBody = phrase.bodies.length > 0 && phrase.offices.length === 0
    const person =
      !isBody && (name.kind === 'person' || phrase.offices.length > 0 || this.#personNamed(words, phrase))
    if (person) return this.#person(words, phrase)
    if (name.kind === 'organization' || isBody || /\s/.test(words)) {
      if (name.kind === 'place') return undefined
      return this.#organization(words, phrase)
    }
    if (
      phrase.after !== undefined &&
      /^(?:in|at|near|outside|from|across|around|to)$/.test(phrase.after) &&
      !this.#byName.has(words)
    )
      return undefined
    const people = this.#partyOfPeople(words) ?? this.#firstWordOf(words)
    if (people) return people
    if (this.#partyNames.has(words)) return this.#party(words)
    const speaks = this.#told.isSource(phrase.head.start)
    return speaks || this.#byName.has(words) ? this.#organization(words, phrase) : undefined
  }

  #knownParty(words: string): Member | null {
    const plain = words.replace(/^the /i, '')
    const known = this.#scene.parties.find(({ name, aliases }) =>
      [name, ...aliases].some((alias) => sameName(alias.replace(/^the /i, ''), plain)),
    )
    if (known) return this.#party(known.name, known.kind)
    const country = findCountry(plain)
    return country ? this.#party(country.name, 'state') : null
  }

  #party(name: string, sort?: PartyKind): Member {
    const there = this.#byName.get(name)
    const known = sort ?? (this.#stateNames.has(name) && !PARTY_HEADS.test(name) ? 'state' : undefined)
    if (there) {
      there.kind = 'party'
      if (known) there.sort ??= known
      return there
    }
    const party = this.#add('party', name, {})
    if (known) party.sort = known
    this.#byName.set(name, party)
    const head = name.split(' ').at(-1)?.toLowerCase()
    if (head && name.includes(' ')) party.nouns.add(head)
    return party
  }

  /** "Nessorian" for Nessory: an adjective that shares its stem with a party's name. */
  #partyOfPeople(words: string): Member | null {
    if (!/(?:an|ian|i|ese|ish|ic|ene|er|ite|s)$/i.test(words)) return null
    const stem = words.replace(/(?:ians?|ans?|is?|ese|ish|ics?|enes?|ers?|ites?|s)$/i, '')
    if (stem.length < 3) return null
    const names = this.#byStem.get(stem.slice(0, 3)) ?? []
    const name = names.find((one) => one !== words && one.startsWith(stem) && one.length - stem.length <= 3)
    return name === undefined ? null : this.#party(name)
  }

  /** "Larn" for a firm that was introduced as Larn Ports. */
  #firstWordOf(words: string): Member | null {
    return this.#latest(
      ({ kind, name }) => (kind === 'organization' || kind === 'party') && name.startsWith(`${words} `),
    )
  }

  #personNamed(words: string, phrase: NounPhrase): boolean {
    if (words.includes(' ')) return false
    return this.#personsCalled(words, phrase).length > 0
  }

  #personsCalled(words: string, phrase: NounPhrase): Member[] {
    const parts = words.split(' ')
    const sex = sexOf(phrase)
    const nouns = new Set(phrase.offices.map(({ title }) => title))
    const fits = (member: Member) =>
      member.kind === 'person' &&
      !(sex && isOtherSex(member, sex)) &&
      (parts.length === 1
        ? member.name.split(' ').at(-1) === words ||
          (member.name.split(' ')[0] === words && member.name.includes(' '))
        : member.name === words ||
          (member.name.split(' ').at(-1) === parts.at(-1) &&
            (!member.name.includes(' ') || sameInitial(member.name, words))))
    const known = [...(this.#byPart.get(parts.at(-1) ?? '') ?? [])]
    const found = known.filter(fits).sort((a, b) => b.latest - a.latest)
    const titled = found.filter(({ nouns: own }) => [...nouns].some((noun) => own.has(noun)))
    return titled.length > 0 ? titled : found
  }

  #person(words: string, phrase: NounPhrase): Member {
    const surnames = this.#personsCalled(words, phrase).filter(
      ({ name }) => name.split(' ').at(-1) === words.split(' ').at(-1),
    )
    const [there] = surnames.length > 0 ? surnames : this.#personsCalled(words, phrase)
    const person = there ?? this.#described(phrase) ?? this.#add('person', words, {})
    const title = person.mentions.length === 0 ? this.#titled.get(words.split(' ').at(-1) ?? '') : undefined
    if (title) person.sex[title] += TITLE_WEIGHT
    if (!/^\p{Lu}/u.test(person.name) || person.described) {
      person.name = words
      person.described = false
    }
    if (words.length > person.name.length) person.name = words
    for (const part of person.name.split(' '))
      this.#byPart.set(part, (this.#byPart.get(part) ?? new Set()).add(person))
    const roster = this.#scene.parties.flatMap(({ name, roster }) =>
      roster.filter((one) => sameName(one.name, person.name)).map((one) => ({ party: name, ...one })),
    )
    for (const { title, span, owners } of phrase.offices) {
      for (const noun of nounsOfOffice(title)) person.nouns.add(noun)
      const own = phrase.offices.length === 1 ? [...owners, ...phrase.owners] : owners
      this.#belong(person, own.length > 0 ? own : phrase.owners)
      const title_ = this.#words(span)
      if (!person.roles.some((role) => role.title.toLowerCase() === title_.toLowerCase()))
        person.roles.push({ title: title_, span })
    }
    this.#belong(person, phrase.owners)
    const possessor = person.of ? null : this.#possessor(phrase)
    if (possessor && possessor !== person) person.of = possessor
    const [entry] = roster
    if (entry && !partyOf(person)) person.of = this.#party(entry.party)
    if (!person.of && phrase.offices.length > 0 && this.#issuerSpeaks(phrase))
      person.of = this.#issuer as Member
    return person
  }

  /** Who was told of by office alone, and is named now: "the Norland envoy said … The envoy, Ilse Marr, …". */
  #described(phrase: NounPhrase): Member | null {
    if (phrase.determiner !== 'the') return null
    const owner = this.#ownerOf({
      ...phrase,
      owners: [...phrase.offices.flatMap(({ owners }) => owners), ...phrase.owners],
    })
    const party = owner && partyOf(owner)
    return this.#latest(
      (one) =>
        one.kind === 'person' &&
        one.described === true &&
        phrase.offices.some(({ title }) => one.nouns.has(title)) &&
        (!party || !one.of || partyOf(one) === party),
    )
  }

  /** "The Minister" in a ministry's own paper is the ministry's, where no other owner stands. */
  #issuerSpeaks(phrase: NounPhrase): boolean {
    return this.#issuer !== null && phrase.owners.length === 0
  }

  /** Whose the phrase is by its pronoun: "its envoy", "her deputy", "their delegation". */
  #possessor({ determiner }: NounPhrase): Member | null {
    if (determiner === 'their') {
      const people = this.#latestInReach(
        ({ kind, plural }) => plural && (kind === 'unnamed' || kind === 'group'),
      )
      if (people?.of) return people.of
    }
    if (determiner === 'its' || determiner === 'their')
      return (
        this.#latestInReach(({ kind, plural }) => (kind === 'party' || kind === 'organization') && !plural) ??
        null
      )
    if (determiner !== 'his' && determiner !== 'her') return null
    const sex = determiner === 'his' ? 'he' : 'she'
    const person = this.#latestInReach(
      (one) => (one.kind === 'person' || (one.kind === 'unnamed' && !one.plural)) && !isOtherSex(one, sex),
    )
    return person?.of ?? null
  }

  #belong(member: Member, owners: readonly NounPhrase[]): void {
    if (member.of && partyOf(member)) return
    for (const owner of owners) {
      const known = this.#byHead.get(owner.head.start) ?? this.#resolveOwner(owner)
      if (!known || known === member) continue
      const house = known.kind === 'person' ? (known.of ?? known) : known
      if (house && house !== member && houseOf(house) !== member) {
        member.of = house
        return
      }
    }
  }

  #resolveOwner(owner: NounPhrase): Member | null {
    const words = owner.name ? this.#words(owner.name.span) : ''
    const isPeople = owner.kind === 'name' && owner.name?.kind !== 'person' && !words.includes(' ')
    const { after: _, ...bare } = owner
    const member = isPeople
      ? (this.#knownParty(words) ??
        this.#partyOfPeople(words) ??
        this.#firstWordOf(words) ??
        (this.#personNamed(words, owner)
          ? this.#person(words, owner)
          : this.#partyNames.has(words)
            ? this.#party(words)
            : this.#resolve(bare)))
      : this.#resolve(bare)
    if (member !== undefined) this.#byHead.set(owner.head.start, member)
    return member ?? null
  }

  #organization(words: string, phrase: NounPhrase): Member {
    const plain = words.replace(/^The /, '')
    const head = plain.split(' ').at(-1)?.toLowerCase() ?? ''
    const there =
      this.#byName.get(plain) ??
      this.#recentMembers().find(
        ({ kind, name }) =>
          (kind === 'organization' || kind === 'party') &&
          (name.endsWith(` ${plain}`) || isAcronym(plain, name)),
      )
    const isMedium = [...plain.toLowerCase().split(' '), ...phrase.bodies].some((word) =>
      MEDIA_WORDS.has(word),
    )
    const spokenFor = phrase.owners.filter(({ after }) => after === SPEAKS_FOR)
    const described = phrase.bodies.some((word) => PARTY_HEADS.test(word))
    const isHouse = plain
      .toLowerCase()
      .split(' ')
      .some((word) => HOUSES.has(word) && !PARTY_HEADS.test(word))
    const isParty =
      !isMedium && !isHouse && (PARTY_HEADS.test(plain) || described || this.#partyNames.has(plain))
    const member = there ?? this.#add(isParty ? 'party' : 'organization', plain, {})
    if (isParty && member.kind === 'organization') member.kind = 'party'
    this.#byName.set(plain, member)
    for (const word of [head, ...phrase.bodies, ...plain.toLowerCase().split(' ')])
      if (HOUSES.has(word) || PARTY_HEADS.test(word) || MEDIA_WORDS.has(word)) member.nouns.add(word)
    if (isMedium && spokenFor.length > 0) this.#belong(member, spokenFor)
    if (!member.of && member.kind === 'organization' && !isMedium) {
      this.#belong(member, phrase.owners)
      if (!member.of) {
        const owner = /^.* of (?:the )?(.+)$/.exec(plain)?.[1] ?? plain.split(' ')[0] ?? ''
        const party =
          this.#knownParty(owner) ??
          (this.#partyNames.has(owner) ? this.#party(owner) : this.#partyOfPeople(owner))
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

  #readIssuer(issuer: string): Member {
    const party = this.#knownParty(issuer)
    if (party) return party
    const issuers = issuersIn(issuer)
    if (issuers.length > 1) {
      const group = this.#add('group', issuer.replace(/^The /, ''), { plural: true })
      for (const { name, isHouse } of issuers)
        group.members.push(isHouse ? this.#readIssuer(name) : (this.#knownParty(name) ?? this.#party(name)))
      return group
    }
    const owner = /^.* of (?:the )?(.+)$/.exec(issuer)?.[1]
    const isHouse = issuer
      .toLowerCase()
      .split(' ')
      .some((word) => HOUSES.has(word))
    const member = this.#add(
      isHouse || owner === undefined ? 'organization' : 'party',
      issuer.replace(/^The /, ''),
      {},
    )
    this.#byName.set(member.name, member)
    for (const word of issuer.toLowerCase().split(' ')) if (HOUSES.has(word)) member.nouns.add(word)
    const of = owner === undefined ? issuer.split(' ')[0] : owner
    const isOffice = of !== undefined && nounsOfOffice(of.toLowerCase()).length > 1
    if (of !== undefined && isHouse && !isOffice) {
      const house = this.#knownParty(of) ?? (owner !== undefined ? this.#party(of) : this.#partyOfPeople(of))
      if (house && house !== member) member.of = house
    }
    return member
  }

  // ---- Nouns

  #office(phrase: NounPhrase): Member {
    const { determiner, noun } = phrase
    const indefinite =
      determiner === 'a' || determiner === 'an' || determiner === 'another' || determiner === 'one'
    if (noun === 'counterpart') return this.#counterpart(phrase)
    const owner = this.#ownerOf(phrase)
    if (!indefinite) {
      const party = owner ? partyOf(owner) : null
      const candidates = this.#recentMembers()
        .filter(
          (one) =>
            one.kind === 'person' &&
            one.nouns.has(noun) &&
            (!owner || !party || partyOf(one) === party) &&
            fitsModifiers(one, phrase),
        )
        .sort((a, b) => b.latest - a.latest)
      if (phrase.modifiers.includes('other')) candidates.shift()
      // "The Minister" of a ministry's own paper is its own.
      const own = this.#issuer && phrase.owners.length === 0 ? partyOf(this.#issuer) : null
      const there = (own && candidates.find((one) => partyOf(one) === own)) ?? candidates[0]
      if (there) return there
      if (phrase.modifiers.includes('former')) {
        const former = this.#recentMembers().filter(
          (one) => one.kind === 'person' && one.roles.some(({ title }) => /\bformer\b/i.test(title)),
        )
        if (former.length === 1) return former[0] as Member
      }
      if (party) {
        const stray = this.#latest(
          (one) => one.kind === 'person' && one.nouns.has(noun) && !one.of && fitsModifiers(one, phrase),
        )
        if (stray) {
          stray.of = party
          return stray
        }
        const people = this.#recentMembers().filter((one) => one.kind === 'person' && partyOf(one) === party)
        if (people.length === 1 && ['leader', 'chief', 'head'].includes(noun)) return people[0] as Member
      }
    }
    const isUnnamed = UNNAMED_PEOPLE.has(noun) || (indefinite && this.#isAnonymous(phrase))
    const made = this.#add(
      isUnnamed ? 'unnamed' : 'person',
      isUnnamed ? this.#words(phrase.span) : this.#words(phrase.span).replace(/^(?:the|a|an) /i, ''),
      {},
    )
    made.described = true
    for (const one of nounsOfOffice(noun)) made.nouns.add(one)
    this.#belong(made, phrase.owners)
    const possessor = made.of ? null : this.#possessor(phrase)
    if (possessor) made.of = possessor
    if (!made.of && phrase.owners.length === 0 && this.#issuer && !indefinite) made.of = this.#issuer
    made.roles.push({ title: this.#words(phrase.head), span: phrase.head })
    return made
  }

  /** "A mediator, speaking on condition of anonymity": an office, but nobody who can be found by it. */
  #isAnonymous({ span }: NounPhrase): boolean {
    const sentence = this.#scene.sentences[this.#sentence]?.span
    return ANONYMOUS.test(this.#scene.text.slice(span.end, sentence?.end))
  }

  #ownerOf({ owners }: NounPhrase): Member | null {
    for (const owner of owners) {
      const member = this.#byHead.get(owner.head.start) ?? this.#resolveOwner(owner)
      if (member) return member
    }
    return null
  }

  #counterpart(phrase: NounPhrase): Member {
    const people = this.#recentMembers()
      .filter(({ kind }) => kind === 'person')
      .sort((a, b) => b.latest - a.latest)
    const sex = phrase.determiner === 'her' ? 'she' : phrase.determiner === 'his' ? 'he' : undefined
    const self = people.find((one) => !sex || !isOtherSex(one, sex))
    const owner = this.#ownerOf(phrase)
    const found =
      people.find(
        (one) =>
          one !== self &&
          (owner ? partyOf(one) === partyOf(owner) : !self || partyOf(one) !== partyOf(self)) &&
          (!self || shareOffice(one, self)),
      ) ?? people.find((one) => one !== self && self && partyOf(one) !== partyOf(self))
    if (found) return found
    const made = this.#add('person', this.#words(phrase.span), {})
    this.#belong(made, phrase.owners)
    return made
  }

  #body(phrase: NounPhrase): Member | null | undefined {
    const { noun, determiner, plural } = phrase
    if (plural && GROUPS.has(`${noun}s`)) return this.#group(phrase)
    const owner = this.#ownerOf(phrase)
    if (PARTY_ITSELF.has(noun)) {
      if (owner) {
        const party = partyOf(owner) ?? owner
        if (!plural) party.nouns.add(noun)
        return party
      }
      if (determiner !== undefined && NONE_OF_THEM.has(determiner)) return undefined
      if (determiner === 'my' || determiner === 'our') return null
      const possessor = this.#possessor(phrase)
      if (possessor) return partyOf(possessor) ?? possessor
      const named = this.#latest((one) => one.kind === 'party' && one.nouns.has(noun))
      if (named) return named
      return (
        this.#government() ??
        (determiner === 'the' ? this.#party(this.#words(phrase.head).toLowerCase()) : undefined)
      )
    }
    if (!owner && determiner !== 'a' && determiner !== 'an') {
      const there = this.#latest(
        (one) => (one.kind === 'party' || one.kind === 'organization') && one.nouns.has(noun),
      )
      if (there) return there
      const movement = MOVEMENT_NOUNS.has(noun)
        ? this.#latest(
            (one) => one.kind === 'party' && (one.sort === 'movement' || PARTY_HEADS.test(one.name)),
          )
        : null
      if (movement) {
        movement.nouns.add(noun)
        return movement
      }
      if (noun === 'company' || noun === 'employer') {
        const firm = this.#latest((one) => one.kind === 'organization' && !one.of && one.nouns.size === 0)
        if (firm) {
          firm.nouns.add(noun)
          return firm
        }
      }
    }
    if (determiner === 'a' || determiner === 'an' || (!owner && !determiner)) return undefined
    const there = this.#latest(
      (one) =>
        one.kind === 'organization' &&
        one.nouns.has(noun) &&
        (!owner || one.of === owner || partyOf(one) === owner),
    )
    if (there) return there
    const made = this.#add(
      'organization',
      this.#words(phrase.span).replace(/^(?:the|its|his|her|their) /i, ''),
      { plural },
    )
    made.nouns.add(noun)
    if (HOUSES.has(noun)) this.#belong(made, phrase.owners)
    const possessor = made.of
      ? null
      : (this.#possessor(phrase) ?? (HOUSES.has(noun) ? this.#government() : null))
    if (possessor && possessor !== made) made.of = possessor
    return made
  }

  /** Whom "the government" means where none was named: of whoever is spoken of in the sentence, else the foremost state. */
  #government(): Member | null {
    const issuer = this.#issuer && partyOf(this.#issuer)
    if (issuer && isLikeState(issuer)) return issuer
    const here = this.#appearances.filter(
      ({ sentence, member }) => sentence === this.#sentence && member?.kind === 'person',
    )
    const own = here
      .map(({ member }) => member && partyOf(member))
      .find((party) => party && isLikeState(party))
    if (own) return own
    const states = this.#recentMembers().filter(isLikeState)
    return states.sort((a, b) => b.mentions.length - a.mentions.length || a.key - b.key)[0] ?? null
  }

  #group(phrase: NounPhrase): Member | undefined {
    const { noun, determiner } = phrase
    const word = this.#words(phrase.head).toLowerCase()
    const owner = this.#ownerOf(phrase)
    const two =
      determiner === 'both' ||
      determiner === 'the two' ||
      (determiner === 'the' && /^(?:sides|parties)$/.test(word))
    if (two && !owner) {
      const members = this.#twoSides(word)
      if (members) return this.#sameGroup(members, phrase)
    }
    const name = this.#words(phrase.span).replace(/^the /i, '')
    const there = this.#recentMembers().find((one) => one.kind === 'group' && one.name === name)
    if (there) return there
    const made = this.#add('group', name, { plural: true })
    made.nouns.add(noun)
    this.#belong(made, phrase.owners)
    return made
  }

  /**
   * The two whom "both sides", "the two leaders" or "the two governments" means: those whose joint document it is, else
   * those who were told of together, else those of whom is told most (people: last).
   */
  #twoSides(word: string): Member[] | null {
    const people = MENTIONED_BY.includes(word)
    if (!people && this.#issuer?.kind === 'group' && this.#issuer.members.length === 2)
      return this.#issuer.members
    const fits = (one: Member) =>
      people ? one.kind === 'person' && hasOffice(one, word) : one.kind === 'party'
    const isHost = (one: Member) => one.nouns.has('mediator') || one.nouns.has('host')
    const [pair] = this.#recentMembers()
      .filter(({ kind, members }) => kind === 'group' && members.length === 2 && members.every(fits))
      .sort((a, b) => (people ? b.latest - a.latest : weightOf(b) - weightOf(a)))
    if (pair) return pair.members
    const pool = this.#recentMembers()
      .filter((one) => fits(one) && !isHost(one))
      .sort((a, b) => (people ? b.latest - a.latest : b.mentions.length - a.mentions.length || a.key - b.key))
    const members: Member[] = []
    for (const one of pool) {
      const party = partyOf(one) ?? one
      if (members.length < 2 && !members.some((other) => (partyOf(other) ?? other) === party))
        members.push(one)
    }
    return members.length === 2 ? members : null
  }

  #sameGroup(members: readonly Member[], phrase: NounPhrase): Member {
    const there = this.#recentMembers().find(
      (one) =>
        one.kind === 'group' &&
        one.members.length === members.length &&
        members.every((member) => one.members.includes(member)),
    )
    return there ?? this.#add('group', this.#words(phrase.span), { plural: true, members: [...members] })
  }

  #unnamed(phrase: NounPhrase): Member | undefined {
    const { determiner, noun, plural } = phrase
    if (PAPERS.has(noun)) return this.#authorOf(phrase)
    if (determiner === 'the' || determiner === 'those') {
      const there = this.#latest(
        (one) => one.kind === 'unnamed' && one.nouns.has(noun) && one.plural === plural,
      )
      if (there) return there
    }
    if (UNNAMED_PAPERS.has(noun) && !plural && noun !== 'media' && noun !== 'press' && determiner !== 'a') {
      // "the report", "his report": a paper that is named or told of elsewhere; its author speaks, if anybody
      if (!phrase.determiner) return undefined
    }
    const source = this.#told.sourceAt(phrase.head.start)
    const made = this.#add(
      'unnamed',
      this.#words(source && covers(source, phrase.head) ? source : phrase.span),
      { plural },
    )
    made.nouns.add(noun)
    if (!UNNAMED_PAPERS.has(noun)) this.#belong(made, phrase.owners)
    return made
  }

  /** Who speaks by "the statement" or "its readout": whose paper it is, else who spoke last. */
  #authorOf(phrase: NounPhrase): Member | undefined {
    const owner = this.#ownerOf(phrase) ?? this.#possessor(phrase)
    if (owner) return owner
    if (phrase.determiner !== 'the' || !this.#told.isSource(phrase.head.start)) return undefined
    const spoke = this.#appearances
      .slice(-RECENT)
      .findLast(
        ({ member, phrase: other }) =>
          member && member.kind !== 'unnamed' && this.#told.isSource(other.head.start),
      )
    return spoke?.member ?? undefined
  }

  // ---- Pronouns

  #pronoun(phrase: NounPhrase): Member | null | undefined {
    const { noun } = phrase
    switch (noun) {
      case 'he':
      case 'him':
        return this.#personFor('he', phrase)
      case 'she':
      case 'her':
        return this.#personFor('she', phrase)
      case 'they':
      case 'them':
        return (
          this.#latestInReach((one) => one.plural) ??
          this.#latestInReach(({ kind }) => kind === 'party' || kind === 'organization')
        )
      case 'both': {
        const group = this.#latestInReach((one) => one.kind === 'group' && one.members.length === 2)
        return group ?? this.#group({ ...phrase, determiner: 'both', kind: 'group', noun: 'sides' })
      }
      case 'it':
        if (AGREED_BY_NOBODY.test(this.#scene.text.slice(phrase.head.end, phrase.head.end + 40))) {
          const sides = this.#twoSides('sides')
          return this.#issuer ?? (sides ? this.#sameGroup(sides, phrase) : undefined)
        }
        return this.#latestInReach(
          (one) => (one.kind === 'party' || one.kind === 'organization') && !one.plural,
        )
      case 'who':
      case 'whom':
        return this.#appearances
          .slice(-8)
          .findLast(
            ({ member, phrase: other }) =>
              member && member.kind !== 'party' && Math.abs(phrase.head.start - other.span.end) <= 2,
          )?.member
      case 'i':
      case 'we':
      case 'me':
      case 'us':
      case 'you':
        return null
      default:
        return undefined
    }
  }

  #personFor(sex: 'he' | 'she', phrase: NounPhrase): Member | undefined {
    const fits = (one: Member) =>
      (one.kind === 'person' ||
        (one.kind === 'unnamed' &&
          !one.plural &&
          ![...one.nouns].some((noun) => UNNAMED_PAPERS.has(noun)))) &&
      !isOtherSex(one, sex)
    const at = phrase.head.start
    const holder = this.#told.holderOf(at)
    const recent = this.#appearances.slice(-RECENT).filter(({ member }) => member && fits(member))
    const speakers = recent.filter(({ phrase: other }) => this.#told.isSource(other.head.start))
    // "A person close to her team said she …": she is whose team it is.
    const isAnothers = holder?.source.some((span) =>
      (sex === 'he' ? /\bhis\b/i : /\bher\b/i).test(this.#scene.text.slice(span.start, span.end)),
    )
    const mine =
      holder && !isAnothers
        ? this.#appearances.findLast(
            ({ member, phrase: other }) =>
              member &&
              fits(member) &&
              holder.source.some((span) => span.start <= other.head.start && other.head.end <= span.end),
          )
        : undefined
    if (mine?.member) return this.#bySex(mine.member, sex)
    const reach = recent.filter(({ sentence }) => this.#sentence - sentence <= 3)
    // "Marr, standing beside her": who is the subject of the sentence is not its object, too.
    const isObject = phrase.noun === 'him' || phrase.noun === 'her'
    const self = isObject ? reach.find(({ sentence }) => sentence === this.#sentence)?.member : undefined
    // Whoever is only told of in what somebody else says comes after who stands beside it.
    const isBeside = ({ phrase: other }: Appearance) => {
      const inside = this.#told.holderOf(other.head.start)
      return inside === undefined || inside === holder
    }
    const all = reach.filter(({ member }) => member !== self)
    const beside = all.filter(isBeside)
    const near = beside.length > 0 ? beside : all
    // Who is spoken of first in the latest sentence that has somebody is its subject.
    const latest = near.at(-1)?.sentence
    const subject = near.find(
      ({ sentence, phrase: other }) => sentence === latest && other.after === undefined && !other.isInner,
    )
    const speaker = this.#told.isSource(at)
      ? speakers.filter(({ sentence }) => this.#sentence - sentence <= 3).at(-1)
      : undefined
    const chosen =
      speaker && latest !== undefined && speaker.sentence >= latest
        ? speaker
        : (subject ?? near.at(-1) ?? speakers.at(-1))
    return chosen?.member ? this.#bySex(chosen.member, sex) : undefined
  }

  #bySex(member: Member, sex: 'he' | 'she'): Member {
    member.sex[sex]++
    return member
  }

  // ---- The cast

  #latest(fits: (member: Member) => boolean): Member | null {
    const found = this.#recentMembers().find((one) => one.mentions.length > 0 && fits(one))
    return found ?? (this.#issuer && fits(this.#issuer) ? this.#issuer : null)
  }

  /** Those who appeared lately, the latest first. */
  #recentMembers(): Member[] {
    const seen = new Set<Member>()
    const end = Math.max(0, this.#appearances.length - REMEMBERED)
    for (let at = this.#appearances.length - 1; at >= end; at--) {
      const member = this.#appearances[at]?.member
      if (member) seen.add(member)
    }
    return [...seen].sort((a, b) => b.latest - a.latest)
  }

  /** The latest of the last few sentences, the subject of the sentence before first. */
  #latestInReach(fits: (member: Member) => boolean): Member | undefined {
    const near = this.#appearances
      .slice(-RECENT)
      .filter(({ member, sentence }) => member && fits(member) && this.#sentence - sentence <= 3)
    const latest = near.at(-1)?.sentence
    const subject = near.find(
      ({ sentence, phrase }) => sentence === latest && phrase.after === undefined && !phrase.isInner,
    )
    return (subject ?? near.at(-1))?.member ?? undefined
  }

  #add(
    kind: Member['kind'],
    name: string,
    { plural = false, members = [] }: { plural?: boolean; members?: Member[] },
  ): Member {
    const member: Member = {
      key: this.#members.length,
      kind,
      name,
      plural,
      sex: { he: 0, she: 0 },
      nouns: new Set(),
      roles: [],
      members,
      mentions: [],
      latest: 0,
    }
    this.#members.push(member)
    return member
  }

  #words({ start, end }: Span): string {
    return this.#scene.text.slice(start, end).replace(/\s+/g, ' ')
  }
}

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

/** Nouns for a party that is no state. */
const MOVEMENT_NOUNS: ReadonlySet<string> = new Set([
  'movement',
  'group',
  'militia',
  'faction',
  'rebels',
  'insurgents',
])

const NONE_OF_THEM: ReadonlySet<string> = new Set(
  'a an no any every another either neither each some most many'.split(' '),
)
/** "It was agreed that …": nobody is named who did it. */
const AGREED_BY_NOBODY =
  /^ (?:was|is|has been|had been) (?:also |further |then |later |jointly )?(?:agreed|decided|resolved|settled)\b/

const ANONYMOUS =
  /\b(?:anonymity|not to be (?:named|identified)|declined to be (?:named|identified)|without being named|not be named)\b/i

const JOINED =
  /^,? (?:who )?(?:was |were |had been |is )?(?:joined|accompanied|flanked|backed) by (?:his |her |the )?$/

const OF_SEVERAL =
  /^(?:the )?(?:joint )?(?:governments|delegations|leaders|presidents|prime ministers|foreign ministers|foreign ministries|ministries of foreign affairs|heads of (?:state|government)) of (?:the )?(.+)$/i

/** Those whose joint document it is: "Governments of Norland and Sudmark"; one alone is not taken apart. */
function issuersIn(issuer: string): { name: string; isHouse: boolean }[] {
  const list = (words: string) => words.split(/, (?:and )?| and (?:the )?/)
  const [, parties] = OF_SEVERAL.exec(issuer) ?? []
  if (parties !== undefined) return list(parties).map((name) => ({ name, isHouse: false }))
  const houses = list(issuer)
  const isHouse = (name: string) => name.split(' ').some((word) => HOUSES.has(word.toLowerCase()))
  if (houses.every(isHouse)) return houses.map((name) => ({ name, isHouse: true }))
  return houses.every((name) => findCountry(name)) ? houses.map((name) => ({ name, isHouse: false })) : []
}

function sameName(one: string, other: string): boolean {
  return one === other || (one.length > 3 && one.toLowerCase() === other.toLowerCase())
}

function sameInitial(one: string, other: string): boolean {
  const [first = '', second = ''] = [one.split(' ')[0], other.split(' ')[0]]
  return (
    first === second || first.startsWith(second.replace('.', '')) || second.startsWith(first.replace('.', ''))
  )
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

/** Whether a party may be a state: nothing says that it is a movement, a firm or another body. */
function isLikeState({ kind, name, sort, nouns }: Member): boolean {
  if (kind !== 'party') return false
  if (sort !== undefined) return sort === 'state'
  return !PARTY_HEADS.test(name) && !nouns.has('company') && !nouns.has('employer') && !nouns.has('firm')
}

function weightOf({ members }: Member): number {
  return members.reduce((sum, { mentions }) => sum + mentions.length, 0)
}

function hasOffice({ nouns }: Member, plural: string): boolean {
  if (plural === 'men' || plural === 'women') return true
  return nouns.has(plural.replace(/s$/, '')) || (plural === 'leaders' && nouns.has('leader'))
}

function shareOffice(one: Member, other: Member): boolean {
  return [...one.nouns].some((noun) => other.nouns.has(noun))
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}
