/** Nouns by which reports speak of people, bodies and groups, in their base form. */

/** What a person is by office. The first of a row is what the others of it may stand for later ("the leader"). */
export const OFFICES: readonly (readonly string[])[] = [
  ['president', 'leader'],
  ['prime minister', 'premier', 'leader', 'minister'],
  ['chancellor', 'leader'],
  ['king', 'monarch', 'leader'],
  ['queen', 'monarch', 'leader'],
  ['emir', 'leader'],
  ['sultan', 'leader'],
  ['chief executive', 'executive', 'chief'],
  ['minister', 'diplomat'],
  ['cabinet secretary', 'secretary', 'minister'],
  ['secretary of state', 'secretary', 'minister', 'diplomat'],
  ['secretary', 'minister'],
  ['secretary-general', 'secretary general', 'chief'],
  ['undersecretary', 'secretary'],
  ['envoy', 'mediator', 'diplomat', 'negotiator'],
  ['ambassador', 'envoy', 'diplomat'],
  ['mediator', 'envoy'],
  ['conciliator', 'mediator'],
  ['arbitrator', 'mediator'],
  ['convener'],
  ['bishop'],
  ['governor-general', 'governor'],
  ['general secretary', 'secretary'],
  ['vice chair', 'chair'],
  ['elder'],
  ['inspector'],
  ['judge'],
  ['registrar'],
  ['manager'],
  ['owner'],
  ['vice chairman', 'chairman'],
  ['chairperson', 'chair', 'leader'],
  ['negotiator'],
  ['facilitator', 'mediator'],
  ['representative', 'envoy'],
  ['commissioner'],
  ['adviser', 'aide'],
  ['advisor', 'adviser', 'aide'],
  ['spokesman', 'spokesperson'],
  ['spokeswoman', 'spokesperson'],
  ['spokesperson'],
  ['briefer', 'spokesperson'],
  ['leader', 'chief'],
  ['chairman', 'chair', 'leader'],
  ['chairwoman', 'chair', 'leader'],
  ['chair', 'leader'],
  ['commander', 'general', 'chief'],
  ['general', 'commander'],
  ['colonel', 'commander'],
  ['admiral', 'commander'],
  ['governor'],
  ['mayor'],
  ['senator', 'lawmaker'],
  ['speaker'],
  ['deputy'],
  ['director', 'chief'],
  ['chief'],
  ['head', 'chief'],
  ['counterpart'],
  ['predecessor'],
  ['successor'],
  ['lawyer'],
  ['economist'],
  ['analyst'],
  ['historian'],
  ['professor'],
  ['baker'],
  ['farmer'],
  ['teacher'],
  ['driver'],
  ['worker'],
  ['organizer'],
  ['organiser', 'organizer'],
  ['delegate'],
  ['coordinator'],
  ['president-elect', 'leader'],
  ['vice president'],
  ['vice-president'],
  ['foreign secretary', 'secretary', 'minister'],
  ['attorney'],
  ['treasurer'],
  ['steward'],
  ['captain'],
  ['moderator', 'mediator'],
  ['strongman', 'leader'],
  ['warlord', 'leader'],
  ['official'],
  ['diplomat'],
  ['aide'],
]

/** Nouns for sources that have neither name nor office: with an office beside it ("the minister") they name somebody. */
export const UNNAMED_PEOPLE: ReadonlySet<string> = new Set([
  'aide',
  'analyst',
  'critic',
  'diplomat',
  'eyewitness',
  'expert',
  'insider',
  'lawmaker',
  'member',
  'officer',
  'official',
  'person',
  'people',
  'resident',
  'source',
  'supporter',
  'witness',
  'villager',
  'participant',
  'delegate',
  'those',
  'others',
  'some',
  'many',
])

/** Papers by which somebody speaks who is told of elsewhere: "the statement said". */
export const PAPERS: ReadonlySet<string> = new Set([
  'communique',
  'communiqué',
  'declaration',
  'letter',
  'memo',
  'note',
  'readout',
  'statement',
])

/** Papers and media that speak without a name. */
export const UNNAMED_PAPERS: ReadonlySet<string> = new Set([
  'leak',
  'media',
  'report',
  'reporting',
  'rumor',
  'rumour',
])

/** Bodies that are the party itself when a party's name stands with them: "the Norland side". */
export const PARTY_ITSELF: ReadonlySet<string> = new Set([
  'administration',
  'authorities',
  'cabinet',
  'country',
  'nation',
  'government',
  'leadership',
  'side',
  'state',
  'party',
  'kingdom',
  'republic',
  'junta',
  'regime',
])

/** Houses of a party: they speak for it, and are organizations of their own. */
export const HOUSES: ReadonlySet<string> = new Set([
  'agency',
  'army',
  'chancellery',
  'command',
  'commission',
  'committee',
  'council',
  'delegation',
  'department',
  'directorate',
  'embassy',
  'kremlin',
  'mission',
  'military',
  'ministry',
  'navy',
  'negotiators',
  'office',
  'parliament',
  'police',
  'presidency',
  'secretariat',
  'senate',
  'staff',
  'team',
  'wing',
])

/** Bodies that stand for themselves. */
export const BODIES: ReadonlySet<string> = new Set([
  'alliance',
  'army',
  'assembly',
  'association',
  'bank',
  'court',
  'fund',
  'institute',
  'operator',
  'paper',
  'tribunal',
  'university',
  'bloc',
  'brigade',
  'broadcaster',
  'charity',
  'coalition',
  'company',
  'confederation',
  'congress',
  'daily',
  'faction',
  'federation',
  'front',
  'group',
  'guerrillas',
  'guild',
  'insurgents',
  'league',
  'magazine',
  'militants',
  'militia',
  'movement',
  'newspaper',
  'organisation',
  'organization',
  'outlet',
  'party',
  'rebels',
  'separatists',
  'union',
  'agency',
  'website',
])

/** Words of a medium's name, or for one. It has no party. */
export const MEDIA_WORDS: ReadonlySet<string> = new Set(
  'agency beacon bulletin broadcaster chronicle clarion courier daily dispatch examiner fm gazette globe herald journal ledger magazine mail mercury monitor news newspaper observer newswire outlet paper pilot post press presse radio record review sentinel standard star station telegraph television times tribune tv website weekly wire'.split(
    ' ',
  ),
)

/** Nouns of groups; with a number or "both" they are those who were told of before. */
export const GROUPS: ReadonlySet<string> = new Set([
  'capitals',
  'countries',
  'delegations',
  'governments',
  'leaders',
  'men',
  'ministers',
  'mediators',
  'nations',
  'negotiators',
  'neighbors',
  'neighbours',
  'parties',
  'powers',
  'presidents',
  'sides',
  'states',
  'teams',
  'women',
  'envoys',
  'foes',
  'rivals',
])

/** Adjectives and nouns that stand before such nouns in lower case. */
export const BEFORE_NOUNS: ReadonlySet<string> = new Set(
  'acting african outgoing retired veteran agriculture american arab armed asian baltic balkan nordic caribbean andean scandinavian army assistant border cabinet central chief climate commerce communications company conservative defence defense deputy economic economy elder energy environment european exiled external federal finance first foreign former general government hard-line health high high-level high-ranking home hostage independent industry information interim interior international joint junior justice labor labour land lead leading local main midlevel migration military ministerial mid-ranking national new newly opposition outgoing own parliamentary peace permanent police political presidential press prime principal public ranking rebel regional relief religious retired ruling second security senior separatist southern northern eastern western special state strategic technical third top trade transport treasury un u.n. union veteran vice water western younger visiting named unnamed unidentified anonymous relevant diplomatic humanitarian aid neutral warring opposing rival different various numerous several subsequent earlier later preliminary unconfirmed recent early media local press leaked confidential intelligence party coalition delegation mediation negotiating'.split(
    ' ',
  ),
)

/** What a ministry or a minister is for, as their names have it. */
export const PORTFOLIOS: ReadonlySet<string> = new Set(
  'affairs agriculture commerce culture defence defense deputy economic economy education energy environment european external federal finance fisheries foreign health home industry information interior international justice labor labour migration national prime security social state trade transport treasury vice water'.split(
    ' ',
  ),
)

/** Ranks and forms of address before a name. */
export const HONORIFICS: ReadonlySet<string> = new Set(
  'mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady lt lt. gen gen. general col col. colonel maj maj. major capt capt. captain adm adm. admiral sgt sgt. sen sen. rep rep. gov gov. prof prof. professor rev rev. hon hon. sheikh imam ayatollah archbishop bishop cardinal pope king queen prince princess comrade brigadier'.split(
    ' ',
  ),
)

/** Words that tell a man or a woman. */
export const HE_WORDS: ReadonlySet<string> = new Set(
  'mr mr. sir lord king prince spokesman chairman he him his emir sultan sheikh husband brother father son man'.split(
    ' ',
  ),
)
export const SHE_WORDS: ReadonlySet<string> = new Set(
  'mrs mrs. ms ms. miss dame lady queen princess spokeswoman chairwoman she her wife sister mother daughter woman'.split(
    ' ',
  ),
)
