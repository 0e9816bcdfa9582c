/** Words that tell of encounters. */
import type { Encounter } from '../../../types.ts'

/** Nouns, in the order in which they are looked for: the longer before the shorter. */
export const ENCOUNTER_NOUNS: readonly (readonly [words: string, kind: Encounter['kind']])[] = [
  ['press conference', 'press-conference'],
  ['news conference', 'press-conference'],
  ['press briefing', 'press-conference'],
  ['media briefing', 'press-conference'],
  ['daily briefing', 'press-conference'],
  ['weekly briefing', 'press-conference'],
  ['joint appearance', 'press-conference'],
  ['stakeout', 'press-conference'],
  ['press availability', 'press-conference'],
  ['media availability', 'press-conference'],
  ['press appearance', 'press-conference'],
  ['press remarks', 'press-conference'],
  ['briefing', 'press-conference'],
  ['doorstep remarks', 'press-conference'],
  ['remarks', 'press-conference'],
  ['signing ceremony', 'signing'],
  ['telephone call', 'call'],
  ['conference call', 'call'],
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
  ['bargaining', 'talks'],
  ['haggling', 'talks'],
  ['wrangling', 'talks'],
  ['deliberations', 'talks'],
  ['discussions', 'talks'],
  ['round', 'talks'],
  ['sessions', 'talks'],
  ['session', 'talks'],
  ['plenary', 'talks'],
  ['meeting', 'meeting'],
  ['meetings', 'meeting'],
  ['encounter', 'meeting'],
  ['gathering', 'meeting'],
  ['dinner', 'meeting'],
  ['supper', 'meeting'],
  ['luncheon', 'meeting'],
  ['banquet', 'meeting'],
  ['reception', 'meeting'],
  ['hearing', 'meeting'],
  ['next one', 'talks'],
  ['previous one', 'talks'],
  ['last one', 'talks'],
  ['first one', 'talks'],
  ['second', 'talks'],
  ['third', 'talks'],
  ['fourth', 'talks'],
  ['fifth', 'talks'],
  ['sixth', 'talks'],
  ['seventh', 'talks'],
  ['eighth', 'talks'],
  ['ninth', 'talks'],
  ['tenth', 'talks'],
  ['conversation', 'meeting'],
  ['call', 'call'],
  ['visit', 'visit'],
  ['trip', 'visit'],
  ['statement', 'public-statement'],
  ['voice message', 'public-statement'],
  ['video message', 'public-statement'],
  ['signing', 'signing'],
  ['signature', 'signing'],
  ['ceremony', 'signing'],
]

/** "Received the Ambassador", "welcomed her to the palace", "was there to see Tarn": a meeting where both are people. */
const RECEIVED: RegExp =
  /\b(?:received|hosted|saw|ha[sd] seen|(?:will|would|to) (?:receive|host|see)) (?:(?:today|yesterday|on \p{L}+day) )?(?=(?:him|her|them)\b|(?:the |a |his |her |its )?(?:\p{Lu}|ambassador|delegation|envoy|mediator|negotiator|minister|president|chief|special))|\bwelcomed (?=[^,.;]{1,60} (?:to|at|in) (?:the|his|her|\p{Lu}))/u

/** The words of `RECEIVED`: what they tell of is a meeting only where both are people, since a letter is received too. */
export const BETWEEN_PEOPLE: RegExp =
  /^(?:received|hosted|saw(?! each)|ha[sd] seen|welcomed|(?:will|would|to) (?:receive|host|see(?! each)))\b/

/** Verbs between those who meet. */
export const ENCOUNTER_VERBS: readonly (readonly [words: RegExp, kind: Encounter['kind']])[] = [
  [
    /\b(?:drove|driven) (?:back |down |out |over |up )?(?:to (?:meet|see|visit) (?=[^.;]{1,40} (?:in|at) \p{Lu})|to (?=\p{Lu}))/u,
    'visit',
  ],
  [/\b(?:met|faced) (?:with )?(?:the )?(?:reporters|journalists|the press|the media)\b/i, 'press-conference'],
  [/\b(?:spoke|spoken|speak|talked|conferred) (?:by|on the|over the) (?:tele)?phone\b/i, 'call'],
  [
    /\b(?:spoke|spoken|talked|conferred) (?=[^,;.]{3,80} (?:(?:by|on the|over the|via) (?:tele)?phone|(?:by|over|via) (?:a )?video(?: ?link)?)\b|(?:by|over|via) (?:a )?video(?: ?link)?\b)/i,
    'call',
  ],
  [
    /\bspoke (?:(?:last night|today|yesterday|again|earlier|briefly|separately|on \p{L}+day) )*(?=(?:with|to) (?:[A-Z]\p{L}+ )?(?:President|Prime Minister|Foreign Minister|Minister|Chancellor|King|Secretary)\b)/u,
    'call',
  ],
  [/\b(?:spoke|spoken) (?=with (?:his|her|the) (?:[\p{L}-]+ ){0,3}counterparts?\b)/iu, 'call'],
  [/\b(?:(?:tele)?phoned|(?:will|would|to) (?:tele)?phone)\b/i, 'call'],
  [
    /\b(?:told|assured|promised|urged|asked|warned|informed|briefed|thanked) (?=(?:him|her|them|(?:[\p{L}.’'-]+ ){1,6}?)\s?(?:by|over the|on the) (?:tele)?phone\b)/iu,
    'call',
  ],
  [/\b(?:rang|rung) (?:up )?(?=\p{Lu}|(?:him|her|them|his|their|the)\b)/u, 'call'],
  [
    /\b(?:discussed|mentioned|raised|settled) (?=[^;.“”]{2,80} (?:by|over the|on the) (?:tele)?phone\b)/iu,
    'call',
  ],
  [
    /\bcalled (?=(?:him|her|them|\p{Lu}[\p{L}’-]+(?: \p{Lu}[\p{L}’-]+)?) (?:on|at|late|last|early|from|again) )/u,
    'call',
  ],
  [/\b(?:held|opened|began|resumed|concluded) (?:\p{L}+ ){0,2}talks\b/iu, 'talks'],
  [
    /\b(?:(?<!\b(?:was|were|is|are|been|being|be) )met|meets(?! every\b| regularly\b| each\b)|(?:will|would|to|may|might|could) (?:probably |likely |again |next |first |also )?meet)\b(?! (?:the )?(?:deadline|demand|condition|target|criteria|requirement|need|resistance))/i,
    'meeting',
  ],
  [/\b(?:was|were) received (?:(?:in|at) [^,;.]{2,30} )?by\b/i, 'meeting'],
  [
    /\b(?:sat|sit|sits) (?:down )?(?:(?:across|opposite|face to face|together)\b(?: from)?|with\b)/i,
    'meeting',
  ],
  [/\b(?:sat|(?:will|would|to) sit) down\b/i, 'meeting'],
  [/\bsat (?=(?:together )?(?:at|around|round) (?:one|the same|a) table\b)/i, 'meeting'],
  [
    /\bspent (?:\p{L}+ ){1,4}(?:across (?:a|one|the) table|at (?:one|the same) table|behind closed doors|face to face|together|in talks|closeted|locked|with (?=(?:the )?(?:[\p{Ll}]+ ){0,3}\p{Lu}))/iu,
    'meeting',
  ],
  [/\bspent (?:\p{L}+ ){1,4}days? (?=in \p{Lu})/iu, 'meeting'],
  [/\b(?:huddled|closeted)\b/i, 'meeting'],
  [/\b(?:saw|see|seen) each other\b/i, 'meeting'],
  [/\b(?:was|were) (?:the )?guests? of\b/i, 'meeting'],
  [/\bconferred(?= (?:again |privately )?(?:in|at|on|for) )/i, 'meeting'],
  [/\bmeet (?=(?:again |next |there )?(?:in|on|at) )/i, 'meeting'],
  [
    /\b(?:came|(?:will|would|to) come) (?:together|face to face)(?= (?:again |here |there )?(?:in|on|at) )/i,
    'meeting',
  ],
  [/\b(?:returned|(?:will|would|to) return) to the (?:negotiating )?table(?= (?:in|on|at) )/i, 'talks'],
  [/\b(?:have|had|has) sat (?=(?:in|at) )/i, 'meeting'],
  [
    /\b(?:gathered|convened|reconvened|(?:re)?convenes|(?:will|would|to) (?:gather|convene|reconvene))(?= (?:in|at|on|for|again|here)\b)/i,
    'meeting',
  ],
  [
    /\b(?:shook hands|(?:had )?(?:dined|lunched)|(?:will|would|to) dine|(?:had|(?:will|would|to) have) (?:dinner|lunch|breakfast))(?= (?:with|at|in|on|together|before|for|there|again)\b)/i,
    'meeting',
  ],
  [
    /\bsaw (?=(?:his|her|the) (?:\p{L}+ ){0,2}(?:counterpart|minister|president|envoy|ambassador)\b)/iu,
    'meeting',
  ],
  [
    /\b(?:talked|spoke|spoken|conferred) (?=(?:to|with) [^,;.“”]{2,40} (?:alone|in private|privately|face to face|one on one|one-on-one|for (?:(?:about|some|over|nearly|almost|more than) )?(?:an?|half|\w+) ?(?:an )?(?:hours?|minutes))\b)/i,
    'meeting',
  ],
  [
    /\b(?:talked|spoke|conferred) (?=(?:alone |together |privately )?for (?:(?:about|some|over|nearly|almost|more than) )?(?:an?|half|\w+) ?(?:an )?(?:hours?|minutes))/i,
    'meeting',
  ],
  [
    /(?<!(?:talks|rounds|meetings|sessions|visits) )\bare (?:due|expected) (?:back )?(?=(?:in|at) (?:the )?\p{Lu})/u,
    'meeting',
  ],
  [
    /(?<!(?:talks|round|meeting|summit|session|visit|conference|commission|committee) )\bis (?:due|expected) (?:back )?(?=(?:in|at) (?:the capital\b|\p{Lu}))/u,
    'visit',
  ],
  [
    /\b(?:will|would|to) (?:return|come back|come) (?=to \p{Lu}[\p{L} ]{2,20} (?:on|in|next|this|by|before) )/u,
    'visit',
  ],
  [RECEIVED, 'meeting'],
  [
    /\b(?:visited|(?:is|was) visiting|paid (?:a|an) (?:\p{L}+ )?visit to|(?:travelled|traveled|travels|flew|flies|(?:will|would|to) (?:visit|travel|fly))(?: on)?(?: to)?)(?= (?:the )?\p{Lu})(?![^.;]{0,60}\b(?:once|twice|\p{L}+ times) an? (?:day|week|month|year)\b)/u,
    'visit',
  ],
  [
    /\b(?:signed|initialled|initialed)\b (?:the|a|an) (?:[\p{L}\d-]+ ){0,3}(?:agreement|accord|treaty|deal|memorandum|protocol|declaration|pact|document|truce|cease-?fire|armistice)\b/iu,
    'signing',
  ],
  [
    /(?<=\b(?:treaty|accord|agreement|deal|pact|protocol|truce|cease-?fire|memorandum|settlement),? (?:that was |which was )?)(?:signed|initialled|initialed)(?= (?:in|at|on|last) )/i,
    'signing',
  ],
  [/\b(?:was|were|to be|will be) (?:signed|initialled|initialed)\b(?: by)?/i, 'signing'],
  [/\bput their (?:names|signatures) (?:to|under)\b/i, 'signing'],
  [
    /(?<!\b(?:was|were|is|are|been|being|be|a|the) )\bpublicly (?:told|said|stated|declared|announced|described|called|urged|accused|warned|vowed|pledged|promised|threatened|denied|rejected|ruled out|praised|thanked|endorsed|criticized|criticised|condemned|acknowledged|admitted|confirmed|complained|appealed|blamed|demanded|defended|questioned|offered|proposed)\b/iu,
    'public-statement',
  ],
  [
    /\b(?:in|during) a (?:(?:televised|televized|national|public|evening|radio) )+(?:address|speech|statement)\b|\bin a speech\b/i,
    'public-statement',
  ],
  [
    /\baddress(?:ed|es) (?=(?:the |a |his |her |its |their )?(?:\p{L}+ )?(?:parliament|nation|assembly|congress|senate|crowd|rally|legislature|chamber|council)\b)/iu,
    'public-statement',
  ],
]

const DETERMINERS: readonly string[] =
  'a an the this that these those their its his her our my your no any another each every both next last first second third fourth fifth sixth seventh one two three four five six seven'.split(
    ' ',
  )
const CAPITALIZED: readonly string[] = DETERMINERS.map(
  (word) => word.slice(0, 1).toUpperCase() + word.slice(1),
)

/** What stands before a noun that is one beyond doubt: "their", "a second", "the Lima". */
const DETERMINED: RegExp = new RegExp(
  `\\b(?:${[...DETERMINERS, ...CAPITALIZED].join('|')}|\\p{L}+['’]s?|\\p{Lu}[\\p{L}-]+)\\s(?:(?!(?:is|are|was|were|be|been|to|will|would|have|has|had|and|that|who|which|you|we|they|he|she|it)\\s)[\\p{L}\\d-]+\\s){0,3}$`,
  'u',
)

/** "Three days of": how long something went on. */
const STRETCH = /\b(?:days?|nights?|hours?|weeks?|rounds?) of (?:[\p{Ll}-]+ ){0,2}$/iu

/** "The second, in Lima in May, lasted two days": a round, by what is told of it. */
const ONE_OF_THEM = {
  before: /\b[Tt]he $/,
  after: /^, (?:held )?in \p{Lu}[^;:“”"]{2,60}, (?:broke|closed|collapsed|ended|failed|lasted|opened)\b/u,
}

/** Nouns that are often something else: what must stand before them or in their sentence, and what may not stand around them. */
export const DOUBTFUL_NOUNS: Readonly<
  Record<
    string,
    {
      readonly before?: RegExp
      readonly after?: RegExp
      readonly notBefore?: RegExp
      readonly notAfter?: RegExp
      readonly near?: RegExp
    }
  >
> = {
  bargaining: { before: STRETCH },
  haggling: { before: STRETCH },
  wrangling: { before: STRETCH },
  deliberations: { before: STRETCH },
  discussions: { before: STRETCH },
  briefing: {
    before: /\b(?:at|during|in|told) (?:an?|the|his|her) (?:[\p{Ll}-]+ )?$/iu,
    notBefore: /\b(?:security|intelligence|closed|council|private|confidential|classified) $/i,
    notAfter: /^ (?:room|paper|note|book)\b/i,
  },
  call: {
    before: DETERMINED,
    notBefore:
      /\b(?:to|\d+|roll|close|wake-up|clarion|final|tough|judgment|judgement|on|at|can|will|would|who) $/i,
    notAfter:
      /^ (?:to \p{Ll}|for\b|on (?!\d|(?:late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\p{Lu}\p{Ll}+\.? \d)|upon\b|that\b|it\b|him\b|her\b)/u,
  },
  ceremony: {
    near: /\b(?:sign(?!al)|initial|seal(?:ed|ing)?\b|treaty|accord|agreement|memorandum|pact|protocol)/i,
  },
  conversation: {
    before: DETERMINED,
    after: /^ (?:(?:in|at) \p{Lu}|(?:between|with|lasted|lasting)\b|(?:late |early )?on \p{Lu})/u,
  },
  encounter: { before: DETERMINED },
  plenary: {
    before: DETERMINED,
    notAfter: /^ (?:\p{Lu}|(?:assembly|council|hall|powers?|sessions?|meetings?)\b)/u,
  },
  gathering: { before: DETERMINED },
  hearing: {
    before:
      /\b(?:addressed|at|attended|before|during|in|told) (?:an?|the|his|her|its|their) (?:[\p{Ll}-]+ ){0,2}$/iu,
    notBefore: /\b(?:bail|court|custody|disciplinary|sentencing) $/i,
    notAfter: /^ (?:aids?|loss|room)\b/i,
  },
  banquet: { before: DETERMINED },
  remarks: { after: /^ (?:and (?:answers|questions) )?to (?:the )?(?:press|media|reporters|journalists)\b/ },
  reception: {
    before: /\b(?:at|gave|given|held|host\p{Ll}*) (?:an?|the|his|her|its|their) (?:[\p{Ll}-]+ ){0,2}$/iu,
  },
  statement: {
    before: /\b(?:an?|the) (?:[\p{Ll}-]+ ){0,2}$/iu,
    after: /^ (?:(?:issued|released|circulated|published|put out) |(?:early |late )?this morning\b)/,
  },
  signature: { before: /\bthe $/i, after: /^ (?:on|in|at|yesterday|today|of)\b/ },
  supper: { before: DETERMINED, notAfter: /^ club\b/i },
  luncheon: { before: DETERMINED },
  'previous one': ONE_OF_THEM,
  'last one': ONE_OF_THEM,
  'first one': ONE_OF_THEM,
  second: ONE_OF_THEM,
  third: ONE_OF_THEM,
  fourth: ONE_OF_THEM,
  fifth: ONE_OF_THEM,
  sixth: ONE_OF_THEM,
  seventh: ONE_OF_THEM,
  eighth: ONE_OF_THEM,
  ninth: ONE_OF_THEM,
  tenth: ONE_OF_THEM,
  'next one': {
    before: /\b[Tt]he $/,
    after: /^ (?:is|was|will be) (?:to be )?(?:due|expected|fixed|held|planned|scheduled|set)\b/,
    near: /\b[Tt]he next one (?:is|was|will be) (?:to be )?(?:due|expected|fixed|held|planned|scheduled|set) (?:for|on|in|at)\b/,
  },
  meeting: {
    notAfter:
      /^ (?:(?:the|its|their|his|her) (?:demands?|deadlines?|targets?|needs?|conditions?)|(?:[\p{Ll}-]+ )?(?:resistance|opposition|criticism)|places?|point|room)\b/iu,
  },
  meetings: {
    before:
      /\b(?:(?:held|holds?|holding|had|separate|several|two|three) (?:[\p{Ll}-]+ ){0,2}|(?:last|first|second|third|latest) of (?:the|their) (?:\p{Ll}+ )?)$/iu,
  },
  round: {
    before: DETERMINED,
    notAfter:
      /^(?: of (?!(?:[\p{L}-]+ ){0,3}(?:talks|negotiations?|consultations|discussions|diplomacy|meetings|dialogue))| (?:table|trip|up|robin|the)\b|-)/iu,
  },
  session: {
    notBefore:
      /\b(?:lame[ -]duck|training|question-and-answer|photo|strategy|therapy|listening|recording) $/i,
  },
  sessions: {
    notBefore:
      /\b(?:lame[ -]duck|training|question-and-answer|photo|strategy|therapy|listening|recording) $/i,
  },
  talks: {
    notBefore: /\b(?:he|she|it|who|often|always|also|still) $/i,
  },
  trip: { before: DETERMINED, after: /^ to (?:the )?\p{Lu}/u },
  visit: {
    notBefore: /\b(?:can|could|did|may|might|must|not|please|should|to|will|would|who|they|we|you|I|they) $/,
  },
}

/** Verbs of taking place, and the small words beside them, which may stand between an encounter and its date. */
export const TAKING_PLACE: ReadonlySet<string> = new Set(
  'be been began begins happened occurred taken booked broke closed collapsed concluded convened due ended expected failed fixed followed had has have held are is lasted opened pencilled penciled planned present ran reopened resumed scheduled set slated stalled started took was were'.split(
    ' ',
  ),
)
export const OPENING: RegExp =
  /\b(?:arriv(?:ed|es|ing)|open(?:ed|s|ing)?|beg[aiu]n(?:s|ning)?|start(?:ed|s|ing)?)\b/i
export const CLOSING: RegExp =
  /\b(?:end(?:ed|s)?|(?:drew|came) to (?:a close|an end)|clos(?:ed|es)|conclud(?:ed|es)|wrapped up|wound up|broke up|collapsed|broke off|finished)\b/i

/** What parts a date from an encounter's word: the date is told of something else. */
export const NO_LINK: RegExp =
  /[;:“”"]|\bthat\b(?! (?:(?:is|are|was|were) (?:due|planned|scheduled|set|expected) to \p{Ll}+|began|opened|started|ended|closed|ran))|(?<!face )\bto (?!be held|take place|begin|initial|open|reopen|sign|start|resume|reconvene|\d|(?:the|both|all|an?|his|her|its|their|each)\b)\p{Ll}|, (?:and|but|who|where|while|when|said|after|before|according)\b|\bsince (?:the|an?|his|her|its|their|it|he|she|they)\b|,[^,]*,[^,]*,/u

/** Before an encounter's word: somebody leaves it or stays away, and a date is that of his leaving. */
export const LEAVING_IT: RegExp =
  /\b(?:left|leav(?:e|es|ing)|quit|abandon(?:s|ed)?|walk(?:s|ed|ing)? out of|storm(?:s|ed)? out of|return(?:s|ed|ing)? from|boycott(?:s|ed)?|skip(?:s|ped)?)\b[^,;]*$/i

/** Before an encounter's word: it is another than those told of. */
export const NEW_ONE: RegExp =
  /\b(?:another|next|further|new|fresh|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|follow-up|preparatory|additional|upcoming|forthcoming|coming|planned|proposed|future|last|previous|earlier|first)\s(?:[\p{Ll}-]+\s){0,3}$/iu

/** Before an encounter's word: nobody says that it takes place. */
export const HYPOTHETICAL: RegExp =
  /\b(?:may|might|could|if|unless|once|whether|(?:ready|willing|prepared|able|free) to|invit\w+|offer(?:s|ed|ing)? (?:to|of)|yet to|propos(?:e[ds]?|ing|als?)|suggest(?:s|ed|ing)?|demand\w*|call(?:s|ed|ing)? for|possible|potential|any|neither|no|not|\w+n['’]t|never|(?:got|need(?:s|ed)?|have|has|had) to|must|should|without|instead of|refus\w+|reject\w*|wants?|wanted|asked|urged?|hop(?:es|ed)|denied|idea of|with a view to)\b/i
