/** The cast of a report while it is being put together: who has appeared, in what order, and by which names they are known. */
import type { PartyKind, Span } from '../../types.ts'
import { findCountry } from '../countries.ts'
import { MEDIA_WORDS } from '../lexicon/en/roles.ts'
import { type Appearance, isOtherSex, type Member, sexOf } from './cast.ts'
import type { NounPhrase } from './noun-phrases.ts'
import { movementNamesOf, partyNamesOf, placesOf, type Scene, stateNamesOf, Told, titledIn } from './scene.ts'

/** Last words of the name of a party that is no state. */
export const PARTY_HEADS =
  /\b(?:movement|front|militia|army|alliance|coalition|bloc|league|assembly|union|federation|party|resistance|brigades?|group|rebels)$/i
/** How many appearances back a pronoun looks. */
export const RECENT = 80
/** How many appearances back anybody is looked for who is not named again. */
const REMEMBERED = 400

const LONGEST_DATELINE = 90 // UTF-16 code units
const DATELINE = /^\p{Lu}[\p{Lu} .’'-]{2,30}(?:, [^–—]{2,40})?(?: \([^)]{2,30}\))? ?[–—-] /u

/** Decides whom a phrase stands for: null for "we" and "you", undefined where it is nobody. */
type Resolve = (company: Company, phrase: NounPhrase) => Member | null | undefined

/** Everybody who has appeared so far. */
export class Company {
  readonly scene: Scene
  readonly resolve: Resolve
  readonly members: Member[] = []
  readonly appearances: Appearance[] = []
  readonly byName = new Map<string, Member>()
  readonly partyNames: ReadonlySet<string>
  readonly stateNames: ReadonlySet<string>
  readonly movementNames: ReadonlySet<string>
  readonly told: Told
  /** Surnames behind Mr or Mrs. */
  readonly titled: ReadonlyMap<string, 'he' | 'she'>
  /** People by each part of their names. */
  readonly byPart = new Map<string, Set<Member>>()
  /** Who was found for a phrase, by where its head begins. */
  readonly byHead = new Map<number, Member | null>()
  clock = 0
  /** Index of the sentence that is being read. */
  sentence = 0
  issuer: Member | null = null
  /** Names that may be states, by their first three letters. */
  readonly #byStem: ReadonlyMap<string, readonly string[]>

  /** `resolve` decides for phrases that stand inside others. */
  constructor(scene: Scene, resolve: Resolve) {
    this.scene = scene
    this.resolve = resolve
    this.partyNames = partyNamesOf(scene)
    this.stateNames = stateNamesOf(scene)
    this.movementNames = movementNamesOf(scene)
    const places = [...this.partyNames, ...placesOf(scene), ...scene.parties.map(({ name }) => name)]
    this.#byStem = Map.groupBy(new Set(places), (name) => name.slice(0, 3))
    this.told = new Told(scene.told)
    this.titled = titledIn(scene.text)
  }

  /** Somebody new. */
  add(
    kind: Member['kind'],
    name: string,
    { plural = false, members = [] }: { plural?: boolean; members?: Member[] },
  ): Member {
    const member: Member = {
      key: this.members.length,
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
    this.members.push(member)
    return member
  }

  /** The words of a span, in one line. */
  words({ start, end }: Span): string {
    return this.scene.text.slice(start, end).replace(/\s+/g, ' ')
  }

  /** The latest who fits, the issuer last. */
  latest(fits: (member: Member) => boolean): Member | null {
    const found = this.recentMembers().find((one) => one.mentions.length > 0 && fits(one))
    return found ?? (this.issuer && fits(this.issuer) ? this.issuer : null)
  }

  /** Those who appeared lately, the latest first. */
  recentMembers(): Member[] {
    const seen = new Set<Member>()
    const end = Math.max(0, this.appearances.length - REMEMBERED)
    for (let at = this.appearances.length - 1; at >= end; at--) {
      const member = this.appearances[at]?.member
      if (member) seen.add(member)
    }
    return [...seen].sort((a, b) => b.latest - a.latest)
  }

  /** The latest of the last few sentences, the subject of the sentence before first. */
  latestInReach(fits: (member: Member, appearance: Appearance) => boolean): Member | undefined {
    const near = this.appearances
      .slice(-RECENT)
      .filter(
        (one) =>
          one.member &&
          this.sentence - one.sentence <= 3 &&
          fits(one.member, one) &&
          !(one.sentence === this.sentence && this.#isInDateline(one)),
      )
    const latest = near.at(-1)?.sentence
    const subjects = near.filter(
      ({ sentence, phrase }) => sentence === latest && phrase.after === undefined && !phrase.isInner,
    )
    // "Norland backs it; Sudmark, which …": of two clauses the subject of the last
    const span = latest === undefined ? undefined : this.scene.sentences[latest]?.span
    const cut = span ? span.start + this.scene.text.slice(span.start, span.end).lastIndexOf(';') : 0
    const isOver = latest !== this.sentence
    const subject =
      (isOver ? subjects.find(({ phrase }) => phrase.span.start > cut) : undefined) ?? subjects[0]
    return (subject ?? near.at(-1))?.member ?? undefined
  }

  /** "LIMA, Norland – Sudmark is ready, its envoy said": Norland is only where it was written. */
  #isInDateline({ phrase, sentence }: Appearance): boolean {
    const span = this.scene.sentences[sentence]?.span
    const words = span
      ? this.scene.text.slice(span.start, Math.min(span.end, span.start + LONGEST_DATELINE))
      : ''
    const end = DATELINE.exec(words)?.[0].length ?? 0
    return span !== undefined && phrase.span.start < span.start + end
  }

  /** The party of a name; `sort`: what is known of its kind. */
  party(name: string, sort?: PartyKind): Member {
    const there = this.byName.get(name)
    const known = sort ?? (this.stateNames.has(name) && !PARTY_HEADS.test(name) ? 'state' : undefined)
    if (there) {
      there.kind = 'party'
      if (known) there.sort ??= known
      return there
    }
    const party = this.add('party', name, {})
    if (known) party.sort = known
    this.byName.set(name, party)
    const head = name.split(' ').at(-1)?.toLowerCase()
    if (head && name.includes(' ')) party.nouns.add(head)
    const first = /^(\p{L}+) of /u.exec(name)?.[1] // "the League" of the League of the Sound
    if (first) party.nouns.add(first.toLowerCase())
    return party
  }

  /** Whether some words are a party of the codebook. */
  isGiven(words: string): boolean {
    const plain = words.replace(/^the /i, '')
    return this.scene.parties.some(({ name, aliases }) =>
      [name, ...aliases].some((alias) => sameName(alias.replace(/^the /i, ''), plain)),
    )
  }

  /** The only party of the codebook whose name ends with a noun: "the union" is the Pilots' Union. */
  givenBy(noun: string): Member | null {
    const fitting = this.scene.parties.filter(({ name }) => name.toLowerCase().endsWith(` ${noun}`))
    const [only] = fitting
    return only && fitting.length === 1 ? this.party(only.name, only.kind) : null
  }

  /** The party of a codebook or the state of a table that some words name. */
  knownParty(words: string): Member | null {
    const plain = words.replace(/^the /i, '')
    const known = this.scene.parties.find(({ name, aliases }) =>
      [name, ...aliases].some((alias) => sameName(alias.replace(/^the /i, ''), plain)),
    )
    if (known) return this.party(known.name, known.kind)
    const country = findCountry(plain)
    return country ? this.party(country.name, 'state') : null
  }

  /** "Nessorian" for Nessory: an adjective that shares its stem with a party's name. */
  partyOfPeople(words: string): Member | null {
    if (!/(?:an|ian|i|ese|ish|ic|ene|er|ite|s)$/i.test(words)) return null
    const stem = words.replace(/(?:ians?|ans?|is?|ese|ish|ics?|enes?|ers?|ites?|s)$/i, '')
    if (stem.length < 3) return null
    const names = this.#byStem.get(stem.slice(0, 3)) ?? []
    const name = names.find(
      (one) =>
        one !== words &&
        // "Hadrani" is of Hadran, and not the other way round
        !(one.startsWith(words) && PEOPLE_OF.test(one.slice(words.length))) &&
        one.startsWith(stem) &&
        one.length - stem.length <= 3,
    )
    return name === undefined ? null : this.party(name)
  }

  /** "Larn" for a firm that was introduced as Larn Ports. */
  firstWordOf(words: string): Member | null {
    const house = this.issuer && (this.issuer.of ?? this.issuer)
    if (house?.name.startsWith(`${words} `)) return house
    return this.latest(
      ({ kind, name }) =>
        (kind === 'organization' || kind === 'party') &&
        name.startsWith(`${words} `) &&
        !(
          isMedium(name) &&
          new RegExp(`\\b(?:in|to|from|that|and) ${words}\\b(?! ${name.slice(words.length + 1)})`).test(
            this.scene.text,
          )
        ),
    )
  }

  /** "The Council" for a body that was introduced as the Hill Council. */
  lastWordOf(words: string): Member | null {
    return this.latest(
      ({ kind, name }) => (kind === 'organization' || kind === 'party') && name.endsWith(` ${words}`),
    )
  }

  /** People whom a name fits, those of the same office first, then the latest. */
  personsCalled(words: string, phrase: NounPhrase): Member[] {
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
    const known = [...(this.byPart.get(parts.at(-1) ?? '') ?? [])]
    const found = known.filter(fits).sort((a, b) => b.latest - a.latest)
    const titled = found.filter(({ nouns: own }) => [...nouns].some((noun) => own.has(noun)))
    return titled.length > 0 ? titled : found
  }
}

/** What makes the name of a people of that of a state. */
const PEOPLE_OF = /^(?:i|n|ian)s?$/

/** Whether a name is that of a newspaper, an agency, a broadcaster. */
export function isMedium(name: string): boolean {
  return name
    .toLowerCase()
    .split(' ')
    .some((word) => MEDIA_WORDS.has(word))
}

/** Whether two names are one, but for capitals and the form of apostrophes. */
export function sameName(one: string, other: string): boolean {
  const plain = (name: string) => name.replaceAll('’', "'")
  return (
    plain(one) === plain(other) || (one.length > 3 && plain(one).toLowerCase() === plain(other).toLowerCase())
  )
}

function sameInitial(one: string, other: string): boolean {
  const [first = '', second = ''] = [one.split(' ')[0], other.split(' ')[0]]
  return (
    first === second || first.startsWith(second.replace('.', '')) || second.startsWith(first.replace('.', ''))
  )
}
