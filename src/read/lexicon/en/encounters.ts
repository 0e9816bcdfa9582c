/** Words that tell of encounters. */
import type { Encounter } from '../../../types.ts'

/** Nouns, in the order in which they are looked for: the longer before the shorter. */
export const ENCOUNTER_NOUNS: readonly (readonly [words: string, kind: Encounter['kind']])[] = [
  ['press conference', 'press-conference'],
  ['news conference', 'press-conference'],
  ['press briefing', 'press-conference'],
  ['media briefing', 'press-conference'],
  ['signing ceremony', 'signing'],
  ['telephone call', 'call'],
  ['telephone conversation', 'call'],
  ['phone call', 'call'],
  ['phone conversation', 'call'],
  ['video call', 'call'],
  ['round of talks', 'talks'],
  ['round of negotiations', 'talks'],
  ['negotiating session', 'talks'],
  ['negotiating round', 'talks'],
  ['working visit', 'visit'],
  ['state visit', 'visit'],
  ['official visit', 'visit'],
  ['summit', 'summit'],
  ['talks', 'talks'],
  ['negotiations', 'talks'],
  ['round', 'talks'],
  ['session', 'talks'],
  ['meeting', 'meeting'],
  ['conference', 'summit'],
  ['call', 'call'],
  ['visit', 'visit'],
  ['signing', 'signing'],
  ['ceremony', 'signing'],
]

/** Verbs between those who meet. */
export const ENCOUNTER_VERBS: readonly (readonly [words: RegExp, kind: Encounter['kind']])[] = [
  [/\b(?:spoke|spoken|speak|talked|conferred) (?:by|on the) (?:tele)?phone\b/i, 'call'],
  [/\b(?:telephoned|phoned)\b/i, 'call'],
  [/\b(?:held|opened|began|resumed|concluded) (?:\p{L}+ ){0,2}talks\b/iu, 'talks'],
  [
    /\b(?:met|meets|(?:will|would|to|may|might|could) (?:probably |likely |again )?meet)\b(?! (?:the )?(?:deadline|demand|condition|target|criteria|requirement|need|resistance))/i,
    'meeting',
  ],
  [/\b(?:visited|paid (?:a|an) (?:\p{L}+ )?visit to|travelled to|traveled to|flew to)\b/iu, 'visit'],
  [
    /\b(?:signed)\b (?:the|a|an) (?:\p{L}+ ){0,3}(?:agreement|accord|treaty|deal|memorandum|protocol|declaration)\b/iu,
    'signing',
  ],
  [/\bpublicly (?:\p{L}+ed|told|said)\b/iu, 'public-statement'],
  [
    /\b(?:in|during) a (?:televised |televized |national |public |evening )*(?:address|speech|statement)\b/i,
    'public-statement',
  ],
]

/** Nouns behind which "call", "visit", "round" and "meeting" are none. */
export const NO_ENCOUNTER: RegExp =
  /\b(?:called|call (?:for|on|upon)|calls for|round of (?:applause|fighting|elections|layoffs|shelling|strikes)|round table|training session|visiting|meeting (?:the|its|their|his|her) (?:demands?|deadline|targets?|needs?))\b/i
