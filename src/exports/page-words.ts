/** The page's own words for what a statement means. */
import type { Act, Authority, Encounter, Meaning } from '../types.ts'

export const ACTS: Readonly<Record<Act, string>> = {
  accuse: 'accuses',
  acknowledge: 'acknowledges',
  agree: 'agrees',
  announce: 'announces',
  assess: 'assesses',
  commit: 'commits',
  concede: 'concedes',
  criticize: 'criticizes',
  demand: 'demands',
  deny: 'denies',
  expect: 'expects',
  praise: 'praises',
  propose: 'proposes',
  'red-line': 'calls it not negotiable',
  reject: 'rejects',
  report: 'reports',
  request: 'requests',
  threaten: 'threatens',
  warn: 'warns',
  withdraw: 'takes back',
}

export const AUTHORITIES: Readonly<Record<Authority, string>> = {
  firsthand: 'first-hand',
  relayed: 'relayed by another',
  unnamed: 'from an unnamed source',
  narrator: 'told by the report, nobody is quoted',
}

export const POLARITIES: Readonly<Record<Meaning['polarity'], string>> = {
  affirmed: 'affirmed',
  denied: 'denied or negated',
}

export const STANCES: Readonly<Record<Meaning['issues'][number]['stance'], string>> = {
  for: 'for',
  against: 'against',
  unclear: 'stance unclear',
}

export const ENCOUNTERS: Readonly<Record<Encounter['kind'], string>> = {
  call: 'a call',
  meeting: 'a meeting',
  'press-conference': 'a press conference',
  'public-statement': 'a public statement',
  signing: 'a signing',
  summit: 'a summit',
  talks: 'talks',
  visit: 'a visit',
}
