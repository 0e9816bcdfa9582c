/** Words that tell names from other words with a capital, and one kind of name from another. */

/** Head words of an organization's name. */
export const NAME_HEADS: ReadonlySet<string> = new Set(
  'academy administration agency airlines airways alliance army assembly association authority bank beacon bloc board brigade brotherhood bureau cabinet centre center chamber church coalition commission committee community company conference confederation congress corporation corps council court department embassy federation force forces foundation front fund gazette government guard group guild holdings house industries initiative institute jihad league legislature lines ministry mission motors movement nations network observatory office organisation organization parliament party police post press radio rail resistance secretariat senate service society syndicate telegraph television tribunal tribune union university wing works mills shipyards shipping energy oil steel logistics partners line ferries trust forum campaign voice'.split(
    ' ',
  ),
)

/** Words with a capital that are no names by themselves. */
export const NO_NAMES: ReadonlySet<string> = new Set(
  'former a an the this that these those he she it they we i you his her its their our my in on at by for from with without of to and but or nor so yet if when while after before since until once as although though because there here what who whom whose which why how both neither either all some many most several no not only also even still then now later earlier meanwhile however asked according under over during despite instead between among against about such other another one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousands dozens monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december mr mrs ms dr article section chapter annex paragraph page q question answer yes'.split(
    ' ',
  ),
)

/** Prepositions before a place. */
export const PLACE_PREPOSITIONS: ReadonlySet<string> = new Set(
  'in at near outside across around through from towards toward into throughout of'.split(' '),
)

/** Verbs of those who speak. */
export const PERSON_VERBS: ReadonlySet<string> = new Set(
  'said says told added asked replied announced denied declared insisted warned stressed stated noted acknowledged admitted argued claimed conceded confirmed continued declared demanded explained hinted promised recalled remarked suggested urged wrote'.split(
    ' ',
  ),
)

/** First words of a place's name. */
export const PLACE_FIRST: ReadonlySet<string> = new Set(
  'cape east el fort gulf lake las los lower mount new north northern nong port puerto rio saint san santa south southern st st. upper west western eastern'.split(
    ' ',
  ),
)

/** Last words of a place's name. */
export const PLACE_LAST: ReadonlySet<string> = new Set(
  'airport avenue bay beach bridge canal city coast county creek dam desert district gulf harbor harbour heights hills island islands lake mountain mountains ocean park pass peninsula plateau province region ridge river road sea sound square strait straits street valley waters'.split(
    ' ',
  ),
)
