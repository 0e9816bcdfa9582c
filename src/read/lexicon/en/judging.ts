/** Words that judge, and the acts that a speaker does by naming them. */
import type { Act } from '../../../types.ts'

/** Words that judge well. */
export const GOOD: ReadonlySet<string> = new Set(
  'achievement breakthrough brave commendable constructive courageous encouraging excellent fair fruitful generous good great helpful historic honest hopeful milestone positive productive progress sensible serious significant successful useful valuable welcome wise'.split(
    ' ',
  ),
)
/** Words that judge badly. */
export const BAD: ReadonlySet<string> = new Set(
  'absurd bad baseless cynical dangerous deplorable groundless unfounded disappointing disaster disgraceful failure futile harmful hypocrisy illegal irresponsible lie liar liars lies lying mistake outrageous provocation stain disgrace crime insult farce reckless regrettable ridiculous shameful tragic unacceptable unfair unfortunate unhelpful unjust wrong'.split(
    ' ',
  ),
)

/** Words of duty, which demand. */
export const DUTY: ReadonlySet<string> = new Set([
  'must',
  'should',
  'shall',
  'ought',
  'need',
  'needs',
  'necessary',
  'essential',
  'required',
  'requires',
])

/** Words with which a claim is called untrue. */
export const DENIAL: RegExp =
  /\bno such\b|\bnothing of the (?:kind|sort)\b|\b(?:is|are|was|were) (?:simply |entirely |completely )?(?:untrue|false|fabricated|baseless|groundless|unfounded|a lie|lies|(?:an? )?(?:pure |complete |sheer |total |utter )?(?:invention|fiction|fabrication|nonsense|fantasy)|made up)\b|\bnot true\b|\bat no (?:time|point|stage) (?:did|has|have|had|was|were)\b|^[“"‘']? ?no ,? ?(?:i|we|he|she|they|it|there|that|this|nobody|no one|none|nothing)\b/

/** Wrongs that one is charged with. */
export const WRONGS: ReadonlySet<string> = new Set(
  'attacked betrayed blocked bombed breached broke broken burned burnt cheated deceived executed fired hid invaded killed lied looted misled mined murdered occupied raided sabotaged seized shelled smuggled stole stolen tortured violated violating attacking shelling bombing killing stealing'.split(
    ' ',
  ),
)

/** "Cannot rule out": it may be so. */
export const CANNOT_EXCLUDE: RegExp =
  /\b(?:cannot|can't|could not|couldn't|can not|would not|wouldn't|do not|don't|does not|doesn't) (?:rule out|exclude)\b/

/** In an answer: what is said not to have happened. */
export const NEGATED_PAST: RegExp =
  /\b(?:has|have|had|did|was|were) (?:not|never)\b(?! (?:forgotten|forgot|seen|heard|received|decided|agreed|finished|given up))|\b(?:hasn't|haven't|hadn't|didn't|wasn't|weren't)\b|^no (?:\w+ ){1,2}(?:was|were|has been|have been)\b/

/** Acts done by saying that one does them. */
export const PERFORMATIVES: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['call on', 'request'],
  ['call for', 'demand'],
  ['appeal', 'request'],
  ['ask', 'request'],
  ['urge', 'request'],
  ['request', 'request'],
  ['beg', 'request'],
  ['implore', 'request'],
  ['plead with', 'request'],
  ['expect', 'expect'],
  ['hope', 'expect'],
  ['thank', 'praise'],
  ['welcome', 'praise'],
  ['condemn', 'criticize'],
  ['regret', 'criticize'],
  ['deplore', 'criticize'],
  ['warn', 'warn'],
  ['demand', 'demand'],
  ['want', 'demand'],
  ['propose', 'propose'],
  ['offer', 'propose'],
  ['accuse', 'accuse'],
  ['deny', 'deny'],
  ['announce', 'announce'],
])
export const PERFORMED: RegExp = new RegExp(
  `\\b(?:we|i) (?:can |also |again |now |therefore |only |all |strongly |firmly )?(${[...PERFORMATIVES.keys()].join('|')})\\b`,
)

/** Words that refuse what was asked. */
export const OUT_OF_QUESTION: RegExp = /\bout of the question\b|\ba non-?starter\b|\bunthinkable\b/

/** What one threatens to do. */
export const HARMS: RegExp =
  /\b(?:closes|shuts|stops|ends|is over)\b|\b(?:will|would|'ll|shall) (?:\w+ )?(?:attack|bomb|close|cut(?! (?:its|our|the|their) (?:dut(?:y|ies)|emissions?|lev(?:y|ies)|prices?|subsid(?:y|ies)|tariffs?|taxes)\b)|expel|fight|hit|impose|leave|punish|resume|answer|respond|retaliate|seize|shut|stop|strike|suspend|take back|walk out|withdraw)\b|\b(?:boycott|stoppage|strike|walkout)s?(?: of [\w ]{3,20})? (?:will|would) (?:follow|begin|start)\b/

/** Words by which something is called not negotiable. */
export const RED_LINE: RegExp =
  /\bred lines?\b|\b(?:not|never|non|no longer|nothing|isn't|aren't) ?-?(?:negotiable|for sale|(?:up )?for (?:negotiation|negotiating|discussion|debate|bargaining|barter|haggling|trading|sale)|on the table|open (?:to|for) (?:negotiation|discussion|debate)|a bargaining chip)\b|\boff the table\b|\bthere (?:can|will|must|shall) be no (?:talk|discussion|negotiation|question|debate|compromise)\b|\bno (?:room for|question of) (?:compromise|negotiation|discussion)\b|\bnot be (?:negotiated|bargained) away\b/

/** What the speaker or his side is said not to have done, by "no": "we accepted no map", "no one here fired a shot". */
export const NOTHING_DONE: RegExp =
  /(?:^|[.!?] )not (?:one|a single) \w+ (?:was|were|has|had|have)\b|^(?:that )?no \w+ (?:has|have|had) (?:ever )?been (?:attacked|blocked|bombed|broken|crossed|deployed|detained|fired|harmed|hit|killed|mistreated|moved|paid|promised|sent|shelled|shot|signed|targeted|tortured|violated)\b|\b(?:we|i|he|she|it|they) (?:had |have |has )?(?:made|given|gave|accepted|signed|offered|promised|received|drawn|drew|written|wrote|chosen|chose|set|shown|told|hidden|ruled out|fired|ordered|sent|moved|agreed to|asked for|dropped|approved|seen|held|taken|took|planned|did|done) (?:no|nothing|neither)\b|^(?:[“"] ?)?(?:no one|nobody)(?: (?:in|at|from) \w+)? (?:agreed|promised|offered|signed|accepted|asked|threatened)\b|^(?:no one|nobody|none|not one|not a single \w+) (?:(?:in|of|on|from|at|among) (?:my|our|ours|us)|here)\b(?! \w+s\b)(?!.*\b(?:will|would|can|could|may|should|must|likes?|wants?|knows?|believes?)\b)/

/** What harms, in a condition: "if one more shell falls". */
export const HARMED: RegExp =
  /\b(?:attack\w*|bomb\w*|shell\w*|strike\w*|raid\w*|fire[ds]?|violat\w*|break\w*|broken|fails?|refus\w*|reject\w*|cross(?:es|ed)?|block\w*|seiz\w*|touch\w*|invad\w*|impos\w*|provok\w*|(?:does|do|did|is|are|has|have) not|doesn't|don't|isn't|no)\b/

/** "Our guns will leave": the negation and the verb. */
export const OWN_DOING: RegExp =
  /\b(?:(?:our|my) (?:[\p{L}-]+ ){1,4}|(?:all |the )?(?:two|three|four|five|both|all) of us )(?:will|shall) (?:(?:also|again|now|then|soon|still|all|never|only) )*(not |never )?(?:be )?(\p{L}+)/u

/** "Every battery will be withdrawn": one of his own side says what will be done. */
export const WILL_BE_DONE: RegExp =
  /\b(?:will|would) (?:all |also |then |now )?be (?:carried out|cleared|closed|compensated|delivered|demobilized|dismantled|disbanded|doubled|eased|evacuated|exchanged|freed|handed over|handed back|implemented|lifted|moved out|opened|paid|published|pulled back|rebuilt|released|removed|reopened|restored|returned|set free|signed|stopped|suspended|withdrawn)\b/

/** "They would not be released". */
export const NOT_BE_DONE: RegExp =
  /\b(?:will|would) (?:not|never) be (?:accepted|closed|delivered|dismantled|eased|evacuated|exchanged|freed|handed over|lifted|moved|opened|paid|released|removed|reopened|returned|set free|signed|stopped|suspended|withdrawn)\b/

/** "We put a larger quota on the table." */
export const PUT_FORWARD: RegExp =
  /\b(?:we|i|he|she|they|it) (?:have |has |had |will |are |is )?(?:put(?:ting)?|laid|lay|placed|tabled|brought)\b.{0,60}?\b(?:on the table|forward)\b/

/** What one denies by rejecting or dismissing it. */
export const CHARGES: RegExp =
  /^as (?:baseless|fabricated|false|groundless|unfounded|untrue)\b|^(?:as [^“”]{2,30})?(?:an?|the|that|those|these|this|any|all|such|his|her|its|their|[\p{Lu}][\p{L}]+['’]s?) (?:\p{L}+ ){0,2}(?:accusations?|allegations?|charges?|claims?|rumou?rs?)\b|^(?:reports|claims|accusations|allegations|rumou?rs|suggestions|charges) that\b|\bas (?:an? )?(?:\p{Ll}+ )?(?:fabrication|fantasy|fiction|invention|lies?|nonsense|propaganda|baseless|fabricated|false|groundless|unfounded|untrue)$/u

/** What the speaker says of himself: "we have never paid anybody". What is not done yet is no denial. */
export const NEVER_DONE: RegExp =
  /\b(?:we|i) (?:(?:have|had) )?(?:never|did not|didn't) (?!yet|decid|agree|discuss|hear|come here|choose|want|need|ask|think|know|expect|believe|start)\w+(?!.*\byet\b)/

/** Who objects to nothing accepts. */
export const NO_OBJECTION: RegExp = /\b(?:have|has|had|see|saw|with) no objections?\b/
