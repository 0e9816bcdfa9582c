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
  ['video conference', 'call'],
  ['videoconference', 'call'],
  ['peace conference', 'summit'],
  ['climate conference', 'summit'],
  ['donor conference', 'summit'],
  ['donors’ conference', 'summit'],
  ['ministerial conference', 'summit'],
  ['international conference', 'summit'],
  ['round of talks', 'talks'],
  ['round of negotiations', 'talks'],
  ['negotiating session', 'talks'],
  ['negotiating round', 'talks'],
  ['working visit', 'visit'],
  ['state visit', 'visit'],
  ['official visit', 'visit'],
  ['working lunch', 'meeting'],
  ['working dinner', 'meeting'],
  ['working breakfast', 'meeting'],
  ['summit', 'summit'],
  ['talks', 'talks'],
  ['consultations', 'talks'],
  ['negotiations', 'talks'],
  ['round', 'talks'],
  ['sessions', 'talks'],
  ['session', 'talks'],
  ['meeting', 'meeting'],
  ['encounter', 'meeting'],
  ['gathering', 'meeting'],
  ['dinner', 'meeting'],
  ['call', 'call'],
  ['visit', 'visit'],
  ['signing', 'signing'],
  ['ceremony', 'signing'],
]

/** "Received the Ambassador": a meeting where both are people. */
const RECEIVED: RegExp =
  /\breceived (?=(?:the |a |his |her |its )?(?:\p{Lu}|ambassador|delegation|envoy|minister|president|chief|special))/u

/** Verbs between those who meet. */
export const ENCOUNTER_VERBS: readonly (readonly [words: RegExp, kind: Encounter['kind']])[] = [
  [/\b(?:spoke|spoken|speak|talked|conferred) (?:by|on the|over the) (?:tele)?phone\b/i, 'call'],
  [
    /\b(?:spoke|spoken|talked|conferred) (?=(?:to|with) [^,;.]{3,80} (?:by|on the|over the) (?:tele)?phone\b)/i,
    'call',
  ],
  [/\b(?:telephoned|phoned)\b/i, 'call'],
  [
    /\bcalled (?=(?:him|her|them|\p{Lu}[\p{L}’-]+(?: \p{Lu}[\p{L}’-]+)?) (?:on|at|late|last|early|from|again) )/u,
    'call',
  ],
  [/\b(?:held|opened|began|resumed|concluded) (?:\p{L}+ ){0,2}talks\b/iu, 'talks'],
  [
    /\b(?:met|meets(?! every\b| regularly\b| each\b)|(?:will|would|to|may|might|could) (?:probably |likely |again )?meet)\b(?! (?:the )?(?:deadline|demand|condition|target|criteria|requirement|need|resistance))/i,
    'meeting',
  ],
  [/\b(?:was|were) received by\b/i, 'meeting'],
  [
    /\b(?:sat|sit|sits) (?:down )?(?:(?:across|opposite|face to face|together)\b(?: from)?|with\b)/i,
    'meeting',
  ],
  [/\bsat down\b/i, 'meeting'],
  [/\b(?:have|had|has) sat (?=(?:in|at) )/i, 'meeting'],
  [
    /\b(?:gathered|convened|reconvened|(?:will|would|to) (?:gather|convene|reconvene))(?= (?:in|at|on|for|again|here)\b)/i,
    'meeting',
  ],
  [
    /\b(?:shook hands|(?:had )?(?:dined|lunched)|had (?:dinner|lunch|breakfast))(?= (?:with|at|in|on|together)\b)/i,
    'meeting',
  ],
  [
    /\bsaw (?=(?:his|her|the) (?:\p{L}+ ){0,2}(?:counterpart|minister|president|envoy|ambassador)\b)/iu,
    'meeting',
  ],
  [
    /\b(?:talked|spoke|conferred) (?=(?:alone |together |privately )?for (?:(?:about|some|over|nearly|almost|more than) )?(?:an?|half|\w+) ?(?:an )?(?:hours?|minutes))/i,
    'meeting',
  ],
  [
    /(?<!(?:talks|rounds|meetings|sessions|visits) )\bare (?:due|expected) (?:back )?(?=(?:in|at) \p{Lu})/u,
    'meeting',
  ],
  [
    /(?<!(?:talks|round|meeting|summit|session|visit|conference|commission|committee) )\bis (?:due|expected) (?:back )?(?=(?:in|at) \p{Lu})/u,
    'visit',
  ],
  [
    /\b(?:will|would|to) (?:return|come back) (?=to \p{Lu}[\p{L} ]{2,20} (?:on|in|next|this|by|before) )/u,
    'visit',
  ],
  [RECEIVED, 'meeting'],
  [
    /\b(?:visited|paid (?:a|an) (?:\p{L}+ )?visit to|(?:travelled|traveled|flew|(?:will|would|to) (?:visit|travel|fly))(?: on)?(?: to)?)(?= \p{Lu})/u,
    'visit',
  ],
  [
    /\b(?:signed)\b (?:the|a|an) (?:\p{L}+ ){0,3}(?:agreement|accord|treaty|deal|memorandum|protocol|declaration)\b/iu,
    'signing',
  ],
  [/\bpublicly (?:\p{L}+ed|told|said)\b/iu, 'public-statement'],
  [
    /\b(?:in|during) a (?:(?:televised|televized|national|public|evening|radio) )+(?:address|speech|statement)\b|\bin a speech\b/i,
    'public-statement',
  ],
]

/** Nouns behind which "call", "visit", "round" and "meeting" are none. */
export const NO_ENCOUNTER: RegExp =
  /\b(?:called|call (?:for|on|upon)|calls for|round of (?:applause|fighting|elections|layoffs|shelling|strikes)|round table|training session|visiting|meeting (?:the|its|their|his|her) (?:demands?|deadline|targets?|needs?))\b/i

/** Verbs of taking place, and the small words beside them, which may stand between an encounter and its date. */
export const TAKING_PLACE: ReadonlySet<string> = new Set(
  'be been began begins closed concluded convened due ended expected held is opened planned resumed scheduled set started took was were'.split(
    ' ',
  ),
)
export const OPENING: RegExp = /\b(?:open(?:ed|s|ing)?|beg[aiu]n(?:s|ning)?|start(?:ed|s|ing)?)\b/i
export const CLOSING: RegExp =
  /\b(?:end(?:ed|s)?|clos(?:ed|es)|conclud(?:ed|es)|wrapped up|broke up|finished)\b/i

/** What parts a date from an encounter's word: the date is told of something else. */
export const NO_LINK: RegExp =
  /[;:“”"]|\bthat\b|\bto (?!be held|take place|begin|open|start|resume|\d)\p{Ll}|, (?:and|but|who|where|while|when|said|after|before)\b|,[^,]*,[^,]*,/u

/** Before an encounter's word: it is another than those told of. */
export const NEW_ONE: RegExp =
  /\b(?:another|next|further|new|fresh|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|follow-up|preparatory|additional|upcoming|future|last|previous|earlier|first)\s(?:[\p{Ll}-]+\s){0,3}$/iu

/** Before an encounter's word: nobody says that it takes place. */
export const HYPOTHETICAL: RegExp =
  /\b(?:may|might|could|if|unless|once|whether|(?:ready|willing|prepared|able|free) to|invit\w+|offer(?:s|ed|ing)? (?:to|of)|propos\w+|suggest\w*|demand\w*|call(?:s|ed|ing)? for|possible|potential|any|neither|no|not|never|without|instead of|refus\w+|reject\w*|wants?|wanted|asked|urged?|hop(?:es|ed)|denied|idea of)\b/i
