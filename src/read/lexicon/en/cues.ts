/**
 * Words by which reports tell what somebody says or does in a negotiation: verbs by their base form, with the act that
 * they name. `voice`: whoever does it speaks. 'clause': he speaks where a that-clause or quoted words follow.
 */
import type { Act, Certainty } from '../../../types.ts'

/** What a cue tells. */
export interface Cue {
  readonly voice: true | false | 'clause'
  /** The act that it names by itself; without one the content decides. */
  readonly act?: Act
  /** How firmly the cue itself puts the content. */
  readonly certainty?: Certainty
  /** Its content is told as not so. */
  readonly denies?: true
}

const rows = (cue: Cue, verbs: string): [string, Cue][] =>
  verbs.split(' ').map((verb) => [verb.replaceAll('_', ' '), cue])

/** Verbs and phrases that are cues. Those of several words come with `_` for a space. */
export const CUES: ReadonlyMap<string, Cue> = new Map([
  // Saying, and nothing more
  ...rows(
    { voice: true },
    'say tell add note state declare explain remark reply respond answer write comment observe continue recount relate post tweet quote repeat mention conclude estimate calculate reckon argue stress emphasize emphasise underline underscore reiterate recall remind clarify insist maintain contend assert go_on point_out make_clear put_it speak address',
  ),
  ...rows(
    { voice: true, act: 'report' },
    'report inform brief tell_of describe_how recount recall cite confirm disclose reveal',
  ),
  ...rows({ voice: true, act: 'announce' }, 'announce proclaim unveil'),
  ...rows({ voice: true, certainty: 'possible' }, 'hint suggest imply intimate speculate'),
  ...rows({ voice: true, act: 'report' }, 'claim allege'),
  ...rows({ voice: true, act: 'deny', denies: true }, 'deny refute rebut'),
  ...rows(
    { voice: 'clause', act: 'reject' },
    'dismiss rule_out rebuff brush_aside brush_off shrug_off wave_away turn_down',
  ),
  ...rows({ voice: true, act: 'accuse' }, 'accuse blame charge'),
  ...rows(
    { voice: true, act: 'criticize' },
    'criticize criticise condemn denounce deplore decry lament complain slam blast rebuke scold mock regret',
  ),
  ...rows({ voice: true, act: 'praise' }, 'praise hail commend applaud laud thank congratulate'),
  ...rows({ voice: true, act: 'warn' }, 'warn caution'),
  ...rows({ voice: true, act: 'threaten' }, 'threaten'),
  ...rows({ voice: true, act: 'demand' }, 'demand call_for insist_on'),
  ...rows({ voice: true, act: 'request' }, 'ask request urge appeal plead beg implore call_on call_upon'),
  ...rows({ voice: true, act: 'commit' }, 'promise pledge vow assure guarantee swear'),
  ...rows(
    { voice: true, act: 'assess' },
    'describe call characterize characterise liken compare judge term label portray',
  ),
  ...rows({ voice: true, act: 'expect' }, 'predict forecast'),
  // Saying or doing: a voice where a clause or a quotation follows
  ...rows({ voice: 'clause', act: 'acknowledge' }, 'acknowledge admit recognize recognise concede take_note'),
  ...rows({ voice: 'clause', act: 'commit' }, 'reaffirm affirm undertake commit'),
  ...rows({ voice: 'clause', act: 'praise' }, 'welcome'),
  ...rows(
    { voice: 'clause', act: 'criticize' },
    'protest express_concern express_regret voice_concern voice_regret raise_concern voice_alarm express_alarm voice_dismay express_dismay express_disappointment voice_disappointment',
  ),
  ...rows({ voice: 'clause', act: 'propose' }, 'offer propose float table'),
  ...rows({ voice: 'clause' }, 'express voice signal indicate place_on put_on'),
  // Wanting, holding and doing: told of
  ...rows({ voice: false, act: 'demand' }, 'want seek require need press_for push_for'),
  ...rows({ voice: false, act: 'assess' }, 'believe think consider see view regard feel find deem'),
  ...rows({ voice: false, act: 'expect' }, 'expect hope anticipate plan intend foresee'),
  ...rows({ voice: false, act: 'agree' }, 'agree accept approve endorse consent sign settle_for'),
  ...rows({ voice: false, act: 'reject' }, 'reject refuse oppose decline veto block resist'),
  ...rows({ voice: false, act: 'concede' }, 'yield back_down give_up give_in drop'),
  ...rows({ voice: false, act: 'withdraw' }, 'retract renege rescind back_out take_back'),
  ...rows({ voice: false, act: 'announce' }, 'call_off'),
  ...rows({ voice: false, act: 'report' }, 'know learn hear understand'),
])

/** Cues that are nouns or prepositions. */
export const NOUN_CUES: ReadonlyMap<string, Cue> = new Map<string, Cue>([
  ['according', { voice: true }],
  ['account', { voice: true }],
  ['report', { voice: true, act: 'report' }],
  ['claim', { voice: true, act: 'report' }],
  ['statement', { voice: true }],
  ['demand', { voice: false, act: 'demand' }],
  ['offer', { voice: false, act: 'propose' }],
  ['proposal', { voice: false, act: 'propose' }],
  ['plan', { voice: false, act: 'propose' }],
  ['opposition', { voice: false, act: 'reject' }],
  ['refusal', { voice: false, act: 'reject' }],
  ['rejection', { voice: false, act: 'reject' }],
  ['support', { voice: false, act: 'praise' }],
  ['promise', { voice: false, act: 'commit' }],
  ['pledge', { voice: false, act: 'commit' }],
  ['commitment', { voice: false, act: 'commit' }],
  ['acceptance', { voice: false, act: 'agree' }],
  ['consent', { voice: false, act: 'agree' }],
  ['agreement', { voice: false, act: 'agree' }],
  ['request', { voice: false, act: 'request' }],
  ['threat', { voice: false, act: 'threaten' }],
  ['warning', { voice: true, act: 'warn' }],
  ['concern', { voice: 'clause', act: 'criticize' }],
  ['regret', { voice: 'clause', act: 'criticize' }],
  ['insistence', { voice: 'clause', act: 'demand' }],
  ['objection', { voice: false, act: 'reject' }],
  ['readiness', { voice: false, act: 'agree' }],
  ['resistance', { voice: false, act: 'reject' }],
  ['willingness', { voice: false, act: 'agree' }],
  ['denial', { voice: true, act: 'deny', denies: true }],
  ['view', { voice: false, act: 'assess' }],
])

/** Acts of parties inside contents and in plain narrative: the verbs that name one when a party does them. */
export const ACT_VERBS: ReadonlyMap<string, Act> = new Map([
  ...'agree accept approve consent endorse ratify reach sign settle'
    .split(' ')
    .map((verb) => [verb, 'agree'] as const),
  ...'commit pledge promise swear undertake vow guarantee'
    .split(' ')
    .map((verb) => [verb, 'commit'] as const),
  ...'reject refuse oppose decline veto dismiss rebuff repudiate resist spurn'
    .split(' ')
    .map((verb) => [verb, 'reject'] as const),
  ...'offer propose float table'.split(' ').map((verb) => [verb, 'propose'] as const),
  ...'demand want seek insist expect'.split(' ').map((verb) => [verb, 'demand'] as const),
  ...'acknowledge admit recognize recognise'.split(' ').map((verb) => [verb, 'acknowledge'] as const),
  ...'concede yield drop forgo relinquish renounce soften waive'
    .split(' ')
    .map((verb) => [verb, 'concede'] as const),
  ...'retract renege rescind revoke'.split(' ').map((verb) => [verb, 'withdraw'] as const),
  ...'threaten'.split(' ').map((verb) => [verb, 'threaten'] as const),
  ...'accuse blame'.split(' ').map((verb) => [verb, 'accuse'] as const),
  ...'deny'.split(' ').map((verb) => [verb, 'deny'] as const),
  ...'welcome praise favour favor back hail applaud commend laud thank'
    .split(' ')
    .map((verb) => [verb, 'praise'] as const),
  ...'condemn criticize criticise decry denounce regret deplore lament'
    .split(' ')
    .map((verb) => [verb, 'criticize'] as const),
  ...'request urge ask invite appeal implore'.split(' ').map((verb) => [verb, 'request'] as const),
  ...'consider'.split(' ').map((verb) => [verb, 'assess'] as const),
  ...'reaffirm'.split(' ').map((verb) => [verb, 'commit'] as const),
])

/** Verbs of doing by which a side gives up a claim: as a doing to come they are a concession. */
export const GIVING_UP: ReadonlySet<string> = new Set(
  'abandon back_down cede compromise drop ease forgo give_in give_up relinquish renounce soften surrender waive yield'.split(
    ' ',
  ),
)

/** Verbs of doing by which it leaves what it held: a concession as long as it only may; promised, they bind. */
export const LEAVING: ReadonlySet<string> = new Set(
  'cut cut_back evacuate halve hand_over leave lift lower pull pull_back pull_out reduce scale_back suspend vacate withdraw'.split(
    ' ',
  ),
)

/** Nouns after "reach", "show" and the like that make an act of both. */
export const ACT_OBJECTS: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['reach agreement', 'agree'],
  ['reach deal', 'agree'],
  ['reach accord', 'agree'],
  ['reach compromise', 'agree'],
  ['reach consensus', 'agree'],
  ['reach settlement', 'agree'],
  ['reach solution', 'agree'],
  ['reach understanding', 'agree'],
  ['show flexibility', 'concede'],
  ['show willingness', 'agree'],
  ['show readiness', 'agree'],
  ['signal flexibility', 'concede'],
  ['signal willingness', 'agree'],
  ['signal readiness', 'agree'],
  ['reserve right', 'threaten'],
  ['express gratitude', 'praise'],
  ['express thanks', 'praise'],
  ['convey gratitude', 'praise'],
  ['convey thanks', 'praise'],
  ['pay tribute', 'praise'],
  ['lodge protest', 'criticize'],
  ...['reaffirm', 'reiterate', 'restate', 'express', 'voice'].flatMap((verb): [string, Act][] => [
    [`${verb} opposition`, 'reject'],
    [`${verb} rejection`, 'reject'],
    [`${verb} support`, 'praise'],
    [`${verb} readiness`, 'agree'],
    [`${verb} willingness`, 'agree'],
    [`${verb} demand`, 'demand'],
    [`${verb} call`, 'request'],
  ]),
])

/** Verbs with which a noun names the act: "maintains its demand", "issued a warning". */
export const HOLDING: ReadonlySet<string> = new Set(
  'issue keep maintain make renew repeat restate uphold'.split(' '),
)

/** Verbs with a particle that name an act of a party. */
export const ACT_PHRASES: ReadonlyMap<string, Act> = new Map<string, Act>([
  ...[
    'rule out',
    'turn down',
    'brush aside',
    'brush off',
    'shrug off',
    'wave away',
    'walk away',
    'throw out',
  ].map((phrase) => [phrase, 'reject'] as const),
  ...['call for', 'press for', 'push for', 'hold out', 'insist on'].map(
    (phrase) => [phrase, 'demand'] as const,
  ),
  ...['back down', 'give up', 'give in', 'back away'].map((phrase) => [phrase, 'concede'] as const),
  ...['sign up', 'settle for', 'go along', 'live with'].map((phrase) => [phrase, 'agree'] as const),
  ...['back out', 'pull out', 'take back'].map((phrase) => [phrase, 'withdraw'] as const),
  ['put forward', 'propose'],
  ['call off', 'announce'],
])

/** Verbs by which an act that a noun names is taken back: "withdrew its offer". */
export const TAKING_BACK: ReadonlySet<string> = new Set('cancel rescind retract revoke withdraw'.split(' '))
