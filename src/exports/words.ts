/** The views' own words for what a reading holds: the page and the terminal say the same. */
import type { Act, Actor, Authority, Certainty, Encounter, Meaning } from '../types.ts'

/** Of one who does it, and of several: "agrees", "agree". */
export const ACTS: Readonly<Record<Act, readonly [one: string, many: string]>> = {
  accuse: ['accuses', 'accuse'],
  acknowledge: ['acknowledges', 'acknowledge'],
  agree: ['agrees', 'agree'],
  announce: ['announces', 'announce'],
  assess: ['assesses', 'assess'],
  commit: ['commits', 'commit'],
  concede: ['concedes', 'concede'],
  criticize: ['criticizes', 'criticize'],
  demand: ['demands', 'demand'],
  deny: ['denies', 'deny'],
  expect: ['expects', 'expect'],
  praise: ['praises', 'praise'],
  propose: ['proposes', 'propose'],
  'red-line': ['calls it not negotiable', 'call it not negotiable'],
  reject: ['rejects', 'reject'],
  report: ['reports', 'report'],
  request: ['requests', 'request'],
  threaten: ['threatens', 'threaten'],
  warn: ['warns', 'warn'],
  withdraw: ['takes back', 'take back'],
}

/** How many statements stand on which authority: "4 told by others". */
export const COUNTED: Readonly<Record<Authority, string>> = {
  firsthand: 'in their own voice',
  relayed: 'told by others',
  unnamed: 'from unnamed sources',
  narrator: 'told by the report itself',
}

export const CERTAINTIES: Readonly<Record<Certainty, string>> = {
  certain: 'certain',
  probable: 'only probable',
  possible: 'only possible',
}

export const STANCES: Readonly<Record<Meaning['issues'][number]['stance'], string>> = {
  for: 'for',
  against: 'against',
  unclear: 'stance unclear',
}

export const ENCOUNTERS: Readonly<Record<Encounter['kind'], string>> = {
  call: 'call',
  meeting: 'meeting',
  'press-conference': 'press conference',
  'public-statement': 'public statement',
  signing: 'signing',
  summit: 'summit',
  talks: 'talks',
  visit: 'visit',
}

export const ACTORS: Readonly<Record<Actor['kind'], string>> = {
  party: 'party',
  person: 'person',
  organization: 'organization',
  group: 'group',
  unnamed: 'unnamed source',
}
