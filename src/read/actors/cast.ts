/** The cast of a report while it is being put together: who has appeared so far, and as what. */
import type { PartyKind, Span } from '../../types.ts'
import { HE_WORDS, OFFICES, SHE_WORDS } from '../lexicon/en/roles.ts'
import type { NounPhrase } from './noun-phrases.ts'

/** Somebody who has appeared. It grows with each mention, until the report is read to its end. */
export interface Member {
  readonly key: number
  kind: 'person' | 'party' | 'organization' | 'group' | 'unnamed'
  name: string
  /** The party or body that it belongs to. */
  of?: Member
  /** What kind of party the codebook says it is, or the table of countries, or the text ("Norland's army"). */
  sort?: PartyKind
  /** How much speaks for a man and for a woman: a title much, a pronoun a little. */
  readonly sex: { he: number; she: number }
  /** Whose counterpart it is: it belongs to another side. */
  opposite?: Member
  /** "The mainland's minister": told of as somebody's whom the text does not make known. */
  ofUnknown?: boolean
  /** "A former minister", "its opposition leader": speaks for none of those whose office is named. */
  outOfOffice?: boolean
  /** Known by office alone so far. */
  described?: boolean
  plural: boolean
  /** Nouns by which it may be spoken of again: "envoy", "movement". */
  readonly nouns: Set<string>
  readonly roles: { title: string; span?: Span; from?: string; to?: string }[]
  readonly members: Member[]
  readonly mentions: Span[]
  /** Order of its latest mention. */
  latest: number
}

/** Who a mention stands for, and the phrase that mentions. `member` is null for "we", "I" and "you". */
export interface Appearance {
  readonly phrase: NounPhrase
  member: Member | null
  readonly sentence: number
}

const KIN = new Map(OFFICES.map(([base = '', ...kin]) => [base, kin]))

/** Whether the text speaks of somebody rather by the other pronoun. */
export function isOtherSex({ sex }: Member, pronoun: 'he' | 'she'): boolean {
  return pronoun === 'he' ? sex.she > sex.he : sex.he > sex.she
}

/** The nouns that may stand for the holder of an office: itself, and what is said for it. */
export function nounsOfOffice(office: string): string[] {
  return [office, ...(KIN.get(office) ?? [])]
}

/** What a phrase's words say of the sex of the person, if anything. */
export function sexOf({ noun, modifiers }: NounPhrase): 'he' | 'she' | undefined {
  const words = [noun.toLowerCase(), ...modifiers]
  if (words.some((word) => SHE_WORDS.has(word))) return 'she'
  return words.some((word) => HE_WORDS.has(word)) ? 'he' : undefined
}

/** Whether somebody is called a mediator: an envoy may be one, and is none by that. */
export function isMediator({ roles }: Member): boolean {
  return roles.some(({ title }) =>
    /\b(?:arbitrator|conciliator|facilitator|mediator|moderator)s?\b/i.test(title),
  )
}

/** The party somebody stands for: itself, or the party at the end of its belongings; null where there is none. */
export function partyOf(member: Member): Member | null {
  const seen = new Set<Member>()
  for (let one: Member | undefined = member; one && !seen.has(one); one = one.of) {
    if (one.kind === 'party') return one
    seen.add(one)
  }
  return null
}

/** The outermost body somebody belongs to: a party, else an organization; null for who stands alone. */
export function houseOf(member: Member): Member | null {
  const party = partyOf(member)
  if (party) return party
  let top: Member | undefined = member.of
  const seen = new Set<Member>()
  while (top?.of && !seen.has(top)) {
    seen.add(top)
    top = top.of
  }
  return top ?? (member.kind === 'organization' ? member : null)
}
