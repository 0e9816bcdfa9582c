/** Bodies by their noun: "the government", "its delegation", "the movement". */
import { GROUPS, HOUSES, MEDIA_WORDS, PARTY_ITSELF } from '../lexicon/en/roles.ts'
import { belong, government, isLikeState, ownerOf, possessorOf } from './belonging.ts'
import { type Member, partyOf } from './cast.ts'
import { type Company, isMedium, PARTY_HEADS } from './company.ts'
import { group } from './groups.ts'
import type { NounPhrase } from './noun-phrases.ts'
import { FIRMS } from './organizations.ts'

/** Whom the noun of a body stands for; null for "my government". */
export function body(company: Company, phrase: NounPhrase): Member | null | undefined {
  const { noun, determiner, plural } = phrase
  const whole = company.words(phrase.span).replace(/^the /i, '')
  if (company.isGiven(whole)) return company.knownParty(whole)
  if (noun === 'side' && /^(?:each|either|neither)$/.test(determiner ?? '')) return group(company, phrase)
  if (plural && GROUPS.has(`${noun}s`)) return group(company, phrase)
  const owner = ownerOf(company, phrase)
  // "the Dawn Column militia": the name and what it is
  if (owner && MOVEMENT_NOUNS.has(noun) && !plural && isBeside(phrase) && !isLikeState(owner)) {
    owner.kind = 'party'
    owner.sort ??= 'movement'
    owner.nouns.add(noun)
    return owner
  }
  const ownParty = owner && partyOf(owner)
  // "environmental groups": none in particular
  if (plural && !owner && /^(?:faction|group|militia|movement)$/.test(noun)) return undefined
  if (FIGHTERS.has(noun)) {
    const possessor = owner ? null : possessorOf(company, phrase)
    const side = ownParty ?? (possessor && partyOf(possessor))
    if (side) return side
    if (TROOPS.has(noun)) return undefined // whose they are is not told
  }
  const isRealm =
    REALMS.has(noun) && phrase.owners[0]?.after === 'of' && /^\p{Ll}/u.test(company.words(phrase.head))
  // "Norland's biggest opposition party": one of its parties, and not Norland
  const isOneOfIts = noun === 'party' && phrase.modifiers.length > 0 && owner !== null && isLikeState(owner)
  if ((PARTY_ITSELF.has(noun) && !isOneOfIts) || (isRealm && owner)) {
    if (owner) {
      const party = partyOf(owner) ?? owner
      if (!plural) party.nouns.add(noun)
      return party
    }
    if (determiner !== undefined && NONE_OF_THEM.has(determiner)) return undefined
    if (determiner === 'my' || determiner === 'our') return null
    const possessor = possessorOf(company, phrase)
    if (possessor) return partyOf(possessor) ?? possessor
    const named = company.latest((one) => one.kind === 'party' && one.nouns.has(noun))
    if (named) return named
    const realm = REALMS.has(noun) ? realmOf(company, noun) : undefined
    if (realm) return realm
    return (
      government(company) ??
      (determiner === 'the' ? company.party(company.words(phrase.head).toLowerCase()) : undefined)
    )
  }
  if (!owner && !/^(?:an?|his|her)$/.test(determiner ?? '')) {
    const there = company.latest(
      (one) => (one.kind === 'party' || one.kind === 'organization') && one.nouns.has(noun),
    )
    if (there) return there
    const movement = MOVEMENT_NOUNS.has(noun)
      ? company.latest(
          (one) => one.kind === 'party' && (one.sort === 'movement' || PARTY_HEADS.test(one.name)),
        )
      : null
    const named = movement ?? (MOVEMENT_NOUNS.has(noun) ? namedBody(company) : null)
    if (named) {
      if (!movement) {
        named.kind = 'party'
        named.sort = 'movement'
      }
      named.nouns.add(noun)
      return named
    }
    const given = /^(?:the|their|its)$/.test(determiner ?? '') ? company.givenBy(noun) : null
    if (given) {
      given.nouns.add(noun)
      return given
    }
    if (noun === 'union') {
      const union = company.latest((one) => one.kind !== 'person' && OF_WORKERS.test(one.name))
      if (union) {
        union.nouns.add(noun)
        return union
      }
    } else if (FIRMS.has(noun)) {
      const firm = company.latest(
        (one) =>
          one.kind === 'organization' &&
          !one.of &&
          !OF_WORKERS.test(one.name) &&
          !isMedium(one.name) &&
          [...one.nouns].every((word) => FIRMS.has(word)),
      )
      if (firm) {
        firm.nouns.add(noun)
        return firm
      }
    }
  }
  const isOneOfSome = phrase.modifiers.length > 0 && /^(?:board|commission|committee|group|panel)$/.test(noun)
  if ((/^an?$/.test(determiner ?? '') && !isOneOfSome) || (!owner && !determiner)) return undefined
  const there = company.latest(
    (one) =>
      one.kind === 'organization' &&
      one.nouns.has(noun) &&
      (!owner || one.of === owner || partyOf(one) === owner),
  )
  if (there) return there
  const made = company.add(
    'organization',
    company.words(phrase.span).replace(/^(?:the|its|his|her|their) /i, ''),
    { plural },
  )
  made.nouns.add(noun)
  if (HOUSES.has(noun)) belong(company, made, phrase.owners)
  const possessor = made.of
    ? null
    : (possessorOf(company, phrase) ?? (HOUSES.has(noun) ? government(company) : null))
  if (possessor && possessor !== made) made.of = possessor
  return made
}

/** The name of those who work for others. */
const OF_WORKERS =
  /\b(?:Workers|Employees|Drivers|Teachers|Nurses|Doctors|Pilots|Officers|Crews?|Staff|Labou?r|Dockers|Miners|Sailors|Seamen|Seafarers|Brotherhood|Guild|Trades? Unions?|Union)\b/

/** "The republic": of the states that are called nothing else so far the one of which the sentence tells, else the latest. */
function realmOf(company: Company, noun: string): Member | undefined {
  const fits = (one: Member | null) =>
    one !== null && isLikeState(one) && ![...REALMS].some((other) => one.nouns.has(other))
  const here = company.appearances.find(
    ({ member, sentence }) => sentence === company.sentence && fits(member),
  )?.member
  const state = here ?? company.recentMembers().find(fits)
  state?.nouns.add(noun)
  return state
}

const REALMS: ReadonlySet<string> = new Set([
  'emirate',
  'federation',
  'kingdom',
  'principality',
  'republic',
  'sultanate',
])

/** Whether nothing stands between an owner's name and the noun. */
function isBeside({ owners, head }: NounPhrase): boolean {
  const [owner] = owners
  return owner?.kind === 'name' && owner.span.end === head.start - 1
}

/** Who was named last and may be a movement: no medium, and of nobody. */
function namedBody(company: Company): Member | null {
  return company.latest(
    ({ kind, name, of }) =>
      kind === 'organization' &&
      of === undefined &&
      / \p{Lu}/u.test(name) &&
      !name
        .toLowerCase()
        .split(' ')
        .some((word) => MEDIA_WORDS.has(word)),
  )
}

/** Nouns for a party that is no state. */
const MOVEMENT_NOUNS: ReadonlySet<string> = new Set([
  'movement',
  'group',
  'militia',
  'faction',
  'guerrillas',
  'insurgents',
  'militants',
  'rebels',
  'separatists',
])

/** Soldiers, who stand for nobody unless it is told whose they are. */
const TROOPS: ReadonlySet<string> = new Set(['fighters', 'forces', 'sailors', 'soldiers', 'troops'])

/** Those who fight for a side stand for it: "rebels of the Highland Council", "her fighters". */
const FIGHTERS: ReadonlySet<string> = new Set([
  ...TROOPS,
  'guerrillas',
  'insurgents',
  'militants',
  'rebels',
  'separatists',
])

/** Determiners of bodies that are none in particular. */
const NONE_OF_THEM: ReadonlySet<string> = new Set(
  'a an no any every another either neither each some most many'.split(' '),
)
