/** Sources without name and office, and papers that speak for whose they are. */
import { covers } from '../../span.ts'
import { PAPERS, UNNAMED_PAPERS } from '../lexicon/en/roles.ts'
import { belong, ownerOf, possessorOf } from './belonging.ts'
import type { Member } from './cast.ts'
import { type Company, RECENT } from './company.ts'
import type { NounPhrase } from './noun-phrases.ts'

/** An unnamed source; of a paper, who speaks by it. */
export function unnamed(company: Company, phrase: NounPhrase): Member | undefined {
  const { determiner, noun, plural } = phrase
  if (PAPERS.has(noun) && !isLeaked(company, noun)) {
    const author = authorOf(company, phrase)
    // "According to a letter seen by the Gazette": the letter speaks, and not the paper.
    const isAlone = /^an?$/.test(determiner ?? '') && company.told.isSource(phrase.head.start)
    if (author || !isAlone) return author
  }
  if (determiner === 'the' || determiner === 'those') {
    const there = company.latest(
      (one) => one.kind === 'unnamed' && one.nouns.has(noun) && one.plural === plural,
    )
    if (there) return there
  }
  if (UNNAMED_PAPERS.has(noun) && !plural && noun !== 'media' && noun !== 'press' && determiner !== 'a') {
    // "the report", "his report": a paper that is named or told of elsewhere; its author speaks, if anybody
    if (!phrase.determiner) return undefined
  }
  const source = company.told.sourceAt(phrase.head.start)
  const made = company.add(
    'unnamed',
    company.words(source && covers(source, phrase.head) ? source : phrase.span),
    { plural },
  )
  made.nouns.add(noun)
  if (!UNNAMED_PAPERS.has(noun)) belong(company, made, phrase.owners)
  return made
}

/** "The leaked memo … According to the memo": nobody speaks by it. */
function isLeaked({ scene: { text } }: Company, noun: string): boolean {
  return new RegExp(`\\bleaked (?:\\p{Ll}+ ){0,2}${noun}\\b`, 'iu').test(text)
}

/** Who speaks by "the statement" or "its readout": whose paper it is, else who spoke last. */
function authorOf(company: Company, phrase: NounPhrase): Member | undefined {
  const owner = ownerOf(company, phrase) ?? possessorOf(company, phrase)
  if (owner) return owner
  if (phrase.determiner !== 'the' || !company.told.isSource(phrase.head.start)) return undefined
  const spoke = company.appearances
    .slice(-RECENT)
    .findLast(
      ({ member, phrase: other }) =>
        member && member.kind !== 'unnamed' && company.told.isSource(other.head.start),
    )
  return spoke?.member ?? undefined
}
