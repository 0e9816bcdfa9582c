/** Words inside a person's name: "Ada van Harn". Sorted. */
export const NAME_PARTICLES: ReadonlySet<string> = new Set(
  'al bin da de del der di do du el ibn la le van von'.split(' '),
)

/** Words inside an office: "Minister of the Interior". Sorted. */
export const OFFICE_PARTICLES: ReadonlySet<string> = new Set('and for of the to'.split(' '))

/** A word of which says that a label is an office, or somebody's part in a conversation. Lower case, sorted. */
export const OFFICES: ReadonlySet<string> = new Set(
  (
    'adviser advisor ambassador anchor answer chair chairman chairperson chairwoman chancellor commander ' +
    'commissioner correspondent delegate delegation director envoy foreign general governor host interviewer ' +
    'journalist king leader mediator minister ministry moderator negotiator official premier presenter president ' +
    'prince queen question questioner reporter representative secretary secretary-general senator speaker ' +
    'spokesman spokesperson spokeswoman translator'
  ).split(' '),
)

/** What stands before a colon and speaks for nobody, as a whole, or as the first or last word. Lower case, sorted. */
export const NO_SPEAKERS: ReadonlySet<string> = new Set(
  (
    'address age agenda also analysis annex appendix article audio author background breaking briefing by caption ' +
    'cc chapter clarification clause conclusion contact correction credit date dateline day demand details ' +
    'disclaimer duration e-mail editing email event example exclusive explained fact fax file finally format from ' +
    'graphic hint however https image images job key list listen live location map meanwhile media mobile moreover ' +
    'name news note notes now number opinion or paragraph part participants phase phone photo photos picture ' +
    'pictures place point points ps published reading reason reasons related reminder reporting result results ' +
    'section see session share source sources stage status step story subject summary tags tel telephone text then ' +
    'time timeline topic topics translation update updated updates url venue video videos warning watch website ' +
    'when where why writing'
  ).split(' '),
)
