/** Words that tell how firmly something is put, and that it is not so. */
import { CANNOT_EXCLUDE } from './judging.ts'

/** Words that make a content merely possible. */
export const POSSIBLE: ReadonlySet<string> = new Set(
  'may might could perhaps possibly maybe possible apparently reportedly allegedly supposedly conceivably potentially seemingly hint hinted hints hinting suggest suggested suggests suggesting speculate speculated unclear unconfirmed rumoured rumored purportedly'.split(
    ' ',
  ),
)

/** Words that make it probable. */
export const PROBABLE: ReadonlySet<string> = new Set(
  'should likely probably probable presumably expect expects expected expecting believe believes believed think thinks thought hope hopes hoped hoping seem seems seemed appear appears appeared almost largely anticipated unlikely optimistic confident'.split(
    ' ',
  ),
)

/** Words that negate what follows. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  "not no never none nobody nothing neither nor without cannot can't won't didn't doesn't don't isn't aren't wasn't weren't wouldn't hasn't haven't hadn't couldn't shouldn't refused".split(
    ' ',
  ),
)

/** Conjunctions of a condition. */
export const CONDITIONS: readonly string[] = [
  'if',
  'unless',
  'once',
  'provided that',
  'provided',
  'providing',
  'on condition that',
  'on the condition that',
  'as long as',
  'so long as',
  'as soon as',
  'only after',
  'only if',
  'only when',
  'in the event that',
  'assuming',
  'in exchange for',
  'in return for',
  'until',
]

/** Verb phrases with "not yet" and the like: an absence, which is no statement. */
export const ABSENCE: RegExp =
  /\b(?:(?:has|have|had) (?:not|yet|never|neither)(?: yet| so far)? (?:to )?(?:commented?|respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|agreed?|decided?|confirmed?|accepted|said|announced?)|(?:did not|declined to|would not|refused to) (?:immediately )?(?:comment|confirm|respond|reply|return|elaborate)|refused to (?:answer|be drawn|discuss|say|specify)|declined to (?:discuss|answer|say|give|specify|be drawn)|not (?:immediately )?(?:commented|responded|replied|available)|neither (?:accept(?:ed)?|confirm(?:ed)?|comment(?:ed)?)|(?:without|no) (?:immediate )?comment|yet to (?:comment|respond|reply|agree|decide)|stopped short of|(?:would|will|did) not (?:say|specify|be drawn|give details)|wouldn['’]t (?:say|comment))\b/i

/** What is said not to be likely: it is denied, and so firmly that it is hardly so. */
export const UNLIKELY: RegExp =
  /\b(?:is|are|was|were|be|looks?|looked|seems?|seemed|remains?|remained) (?:very |highly |most )?unlikely\b/

/** Directly before a subject: what it does is asked, supposed or called untrue, and nobody says that it does it. */
export const OPEN_QUESTION: RegExp =
  /(?:\bwhether(?: or not)?|^(?:[Hh]ad|[Ss]hould|[Ww]ere)|\b(?:too (?:early|soon)|premature|wrong|false|untrue|incorrect|mistaken|misleading|nonsense|absurd|impossible) to (?:say|claim|suggest|conclude|think|believe|assume|assert)(?: that)?|(?:\bnot|n['’]t) (?:mean|imply|prove|guarantee)(?: that)?|\b(?:unclear|uncertain|unknown|doubtful|untrue|false|wrong) (?:that|if|when|how|why|where)) (?:the )?$/

/** Directly before a subject: what it does is talked of, hoped or feared; with the words that stand before the noun. */
export const TALK_OF: RegExp =
  /(?:\p{L}+ ){0,2}\b(?:rumou?rs?|reports?|speculation|suggestions?|claims?|allegations?|assertions?|idea|notion|hopes?|fears?|doubts?|concerns?|worr(?:y|ies)|signs?|indications?|hints?|talk|possibility|chance|prospect|likelihood|danger|risk|expectations?|evidence|proof|impression|belief|assumption|question|(?:is|was|seemed|seems|remains|remained|not|be) (?:possible|likely|unlikely|probable|conceivable|expected|thought|believed|hoped|feared)) that (?:the )?$/iu

/** Phrases that hedge. */
export const HEDGES: readonly (readonly [words: RegExp, certainty: 'probable' | 'possible'])[] = [
  [/\bas far as (?:i|we) know\b/, 'probable'],
  [/\bto (?:my|our|the best of (?:my|our)) knowledge\b/, 'probable'],
  [/\bin all likelihood\b/, 'probable'],
  [/\b(?:would|could|may|might|will|to|is|are|was|were) consider(?:ing)? \w+ing\b/, 'possible'],
  [CANNOT_EXCLUDE, 'possible'],
]
