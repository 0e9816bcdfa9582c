/** How Readout's acts go into PLOVER, the event ontology that followed CAMEO (Halterman et al. 2023). */
import type { Act } from '../types.ts'

/** An event type of PLOVER that an act may map to. */
export type PloverType =
  | 'AGREE'
  | 'CONSULT'
  | 'SUPPORT'
  | 'CONCEDE'
  | 'REQUEST'
  | 'ACCUSE'
  | 'REJECT'
  | 'THREATEN'

/**
 * The PLOVER event type of each act; null where PLOVER has none. PLOVER codes events, so that telling and judging
 * (announce, report, assess, expect) have no type of their own, and what a party binds itself to is an agreement.
 */
export const PLOVER: Readonly<Record<Act, PloverType | null>> = {
  accuse: 'ACCUSE',
  acknowledge: null,
  agree: 'AGREE',
  announce: null,
  assess: null,
  commit: 'AGREE',
  concede: 'CONCEDE',
  criticize: 'ACCUSE',
  demand: 'REQUEST',
  deny: null,
  expect: null,
  praise: 'SUPPORT',
  propose: 'CONSULT',
  'red-line': 'REJECT',
  reject: 'REJECT',
  report: null,
  request: 'REQUEST',
  threaten: 'THREATEN',
  warn: 'THREATEN',
  withdraw: 'REJECT',
}
