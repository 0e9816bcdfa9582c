/** Whom a pronoun stands for. */
import type { Span } from '../../types.ts'
import { PAPERS, UNNAMED_PAPERS } from '../lexicon/en/roles.ts'
import { type Appearance, isOtherSex, type Member } from './cast.ts'
import { type Company, isMedium, RECENT } from './company.ts'
import { group, sameGroup, twoSides } from './groups.ts'
import type { NounPhrase } from './noun-phrases.ts'

/** Whom a pronoun stands for; null for "we", "I" and "you". */
export function pronoun(company: Company, phrase: NounPhrase): Member | null | undefined {
  const { noun } = phrase
  switch (noun) {
    case 'he':
    case 'him':
      return personFor(company, 'he', phrase)
    case 'she':
    case 'her':
      return personFor(company, 'she', phrase)
    case 'they':
    case 'them':
      return (
        company.latestInReach((one) => one.plural) ??
        company.latestInReach(
          ({ kind, name }) => (kind === 'party' || kind === 'organization') && !isMedium(name),
        )
      )
    case 'both':
    case 'each': {
      const two = company.latestInReach((one) => one.kind === 'group' && one.members.length === 2)
      return two ?? group(company, { ...phrase, determiner: 'both', kind: 'group', noun: 'sides' })
    }
    case 'it':
      if (AGREED_BY_NOBODY.test(company.scene.text.slice(phrase.head.end, phrase.head.end + 40))) {
        const sides = twoSides(company, 'sides')
        if (company.issuer?.kind === 'group') return company.issuer
        return sides ? sameGroup(company, sides, phrase) : (company.issuer ?? undefined)
      }
      return (
        houseSpeaking(company, phrase) ??
        bodySpeaking(company, phrase) ??
        company.latestInReach((one, appearance) =>
          one.kind === 'unnamed'
            ? !one.plural && isPaper(one) && company.told.isSource(appearance.phrase.head.start)
            : (one.kind === 'party' || one.kind === 'organization') &&
              !one.plural &&
              (appearance.phrase.after === undefined || !(one.kind === 'organization' && isMedium(one.name))),
        )
      )
    case 'who':
    case 'whom':
      return company.appearances
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

/** "In a note handed to Norland's envoy, it said": no owner, but the body that is the subject of the sentence before. */
function bodySpeaking(company: Company, { head }: NounPhrase): Member | undefined {
  if (!company.told.isSource(head.start)) return undefined
  const isBody = ({ member }: Appearance) =>
    (member?.kind === 'party' || member?.kind === 'organization') && !member.plural
  const isSubject = ({ phrase }: Appearance) => phrase.after === undefined && !phrase.isInner
  const near = company.appearances.slice(-RECENT)
  const here = near.filter((one) => one.sentence === company.sentence && isBody(one))
  if (here.length === 0 || here.some(isSubject)) return undefined
  return (
    near.find((one) => one.sentence === company.sentence - 1 && isBody(one) && isSubject(one))?.member ??
    undefined
  )
}

/** "The chair of the union, who is to see Marr in Lima, said it would strike": the union of which the source tells. */
function houseSpeaking(company: Company, { head }: NounPhrase): Member | undefined {
  const holder = company.told.holderOf(head.start)
  const opens = holder?.content.some(
    ({ start }) => head.start === start || head.start === start + THAT.length,
  )
  if (!holder || !opens) return undefined
  const here = company.appearances.filter(({ phrase }) =>
    holder.source.some((span) => span.start <= phrase.head.start && phrase.head.end <= span.end),
  )
  const house = here.find(({ member }) => member?.kind === 'person')?.member?.of
  const isNamed = here.some(({ member, phrase }) => member === house && phrase.kind !== 'pronoun')
  return house && isNamed && (house.kind === 'party' || house.kind === 'organization') ? house : undefined
}

const THAT = 'that '

/** A statement, a letter, a draft. */
function isPaper({ nouns }: Member): boolean {
  return [...nouns].some((noun) => UNNAMED_PAPERS.has(noun) || PAPERS.has(noun))
}

function personFor(company: Company, sex: 'he' | 'she', phrase: NounPhrase): Member | undefined {
  const at = phrase.head.start
  const holder = company.told.holderOf(at)
  // Whoever speaks in the first person is no "he", nor is who asked.
  const isTranscript = holder !== undefined && isLabel(company, holder.source.at(-1))
  const speaking = isTranscript
    ? company.appearances.findLast(({ phrase: other }) =>
        holder.source.some((span) => span.start <= other.head.start && other.head.end <= span.end),
      )?.member
    : undefined
  const fits = (one: Member) =>
    (one.kind === 'person' || (one.kind === 'unnamed' && !one.plural && !isPaper(one))) &&
    !isOtherSex(one, sex)
  const recent = company.appearances
    .slice(-RECENT)
    .filter(
      ({ member, phrase: other }) =>
        member &&
        member !== speaking &&
        fits(member) &&
        !(isTranscript && isLabel(company, company.told.sourceAt(other.head.start))),
    )
  // Of several in a source it is the first who speaks: "Marr, who is to see Tarn, said".
  const speakers = recent.filter(({ phrase: other }, index) => {
    const source = company.told.sourceAt(other.head.start)
    return (
      source &&
      !recent.slice(Math.max(0, index - 4), index).some(({ phrase: { head } }) => head.start >= source.start)
    )
  })
  // "A person close to her team said she …": she is whose team it is.
  const isAnothers = holder?.source.some((span) =>
    (sex === 'he' ? /\bhis\b/i : /\bher\b/i).test(company.scene.text.slice(span.start, span.end)),
  )
  // "Marr urged | him to send …": whoever is urged is not who urges.
  const isObject = phrase.noun === 'him' || phrase.noun === 'her'
  const isUrged = isObject && holder?.content.some(({ start }) => start === at)
  const mine =
    holder && !isAnothers && !isTranscript && !isUrged
      ? company.appearances.findLast(
          ({ member, phrase: other }) =>
            member &&
            fits(member) &&
            holder.source.some((span) => span.start <= other.head.start && other.head.end <= span.end),
        )
      : undefined
  // "A diplomat said she had gone further": she of whom the sentences before tell
  const other =
    mine?.member?.kind === 'unnamed'
      ? recent.findLast(
          ({ member, sentence }) =>
            member?.kind === 'person' && member.sex[sex] > 0 && company.sentence - sentence <= 2,
        )
      : undefined
  if (other?.member) return bySex(other.member, sex)
  if (mine?.member) return bySex(mine.member, sex)
  const reach = recent.filter(({ sentence }) => company.sentence - sentence <= 3)
  // "Marr, standing beside her": who is the subject of the sentence is not its object, too.
  const self = isObject ? subjectBefore(company, phrase) : undefined
  // Whoever is only told of in what somebody else says comes after who stands beside it.
  const isBeside = ({ phrase: other }: Appearance) => {
    const inside = company.told.holderOf(other.head.start)
    return inside === undefined || inside.source.length === 0 || inside === holder
  }
  // "“That is what he told me,” she said": whoever is told of in her words is not who says them.
  const isOwnWords = ({ phrase: other }: Appearance) =>
    company.told.isSource(at) &&
    company.told
      .holderOf(other.head.start)
      ?.source.some((span) => span.start <= at && phrase.head.end <= span.end) === true
  const all = reach.filter((one) => one.member !== self && !isOwnWords(one))
  const beside = all.filter(isBeside)
  const near = beside.length > 0 ? beside : all
  // Who is spoken of first in the latest sentence that has somebody is its subject.
  const latest = near.at(-1)?.sentence
  const subjects = near.filter(
    ({ sentence, phrase: other }) => sentence === latest && other.after === undefined && !other.isInner,
  )
  // Of two in one sentence, whoever was called so before.
  const subject = subjects.find(({ member }) => member && member.sex[sex] > 0) ?? subjects[0]
  const speaker = company.told.isSource(at)
    ? speakers.filter((one) => company.sentence - one.sentence <= 3 && isBeside(one)).at(-1)
    : undefined
  const chosen =
    speaker && latest !== undefined && speaker.sentence >= latest
      ? speaker
      : (subject ??
        near.at(-1) ??
        speakers.at(-1) ??
        recent.findLast(({ member }) => member?.kind === 'person'))
  return chosen?.member ? bySex(chosen.member, sex) : undefined
}

/** "MARR:" before what he says. */
function isLabel({ scene: { text } }: Company, source: Span | undefined): boolean {
  return source !== undefined && /^\s*:/.test(text.slice(source.end, source.end + 2))
}

/** The person who is the subject of a pronoun's clause. */
function subjectBefore(company: Company, { head }: NounPhrase): Member | undefined {
  const clause = company.scene.sentences[company.sentence]?.span.start ?? 0
  const cut = company.scene.text.slice(clause, head.start).lastIndexOf(';')
  const from = cut < 0 ? clause : clause + cut
  return (
    company.appearances.findLast(
      ({ member, phrase, sentence }) =>
        member?.kind === 'person' &&
        sentence === company.sentence &&
        phrase.after === undefined &&
        !phrase.isInner &&
        phrase.head.start >= from,
    )?.member ?? undefined
  )
}

/** Puts down that the text speaks of somebody by this pronoun. */
function bySex(member: Member, sex: 'he' | 'she'): Member {
  member.sex[sex]++
  return member
}

/** "It was agreed that …": nobody is named who did it. */
const AGREED_BY_NOBODY =
  /^ (?:was|is|has been|had been) (?:also |further |then |later |jointly )?(?:agreed|decided|resolved|settled)\b/
