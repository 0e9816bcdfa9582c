/** Which acts take a position, and when one that follows another is a move. */
import type { Act, Receipt } from '../../types.ts'
import { foldWords } from '../words.ts'

/** Acts that put something on the table or take it off. */
export const TABLE_ACTS: readonly Act[] = [
  'agree',
  'commit',
  'concede',
  'demand',
  'propose',
  'red-line',
  'reject',
  'request',
  'withdraw',
]

/** Acts that take a position: those of the table, and calling untrue what is claimed. */
export const POSITION_ACTS: readonly Act[] = [...TABLE_ACTS, 'deny']

type ActClass = 'asks' | 'offers' | 'accepts' | 'refuses' | 'denies'

/**
 * Acts of one class are no move after each other. Where PLOVER (Halterman et al. 2023) has a type for an act, the
 * classes follow it: REQUEST, CONSULT, AGREE with CONCEDE, REJECT.
 */
const CLASSES: Readonly<Partial<Record<Act, ActClass>>> = {
  agree: 'accepts',
  commit: 'accepts',
  concede: 'accepts',
  demand: 'asks',
  deny: 'denies',
  propose: 'offers',
  'red-line': 'refuses',
  reject: 'refuses',
  request: 'asks',
  withdraw: 'refuses',
}

/** The class of an act; null where it takes no position. */
export function classOf(act: Act | undefined): ActClass | null {
  return (act && CLASSES[act]) ?? null
}

/** What a statement does on an issue. */
export interface Deed {
  readonly act: Act
  readonly stance: Stance
}

type Stance = 'for' | 'against' | 'unclear'

/** For or against an issue, as one statement puts it; what it denies or leaves open is unclear. */
export function stanceOf({ polarity, issues }: Pick<Receipt, 'polarity' | 'issues'>, issue: string): Stance {
  const stance = issues.find(({ id }) => id === issue)?.stance ?? 'unclear'
  return polarity === 'denied' ? 'unclear' : stance
}

/** Whether what is done moves from what was done before: to another class of acts, or to the opposite stance. */
export function isMove(before: Deed, now: Deed): boolean {
  return classOf(before.act) !== classOf(now.act) || areOpposite(before.stance, now.stance)
}

/**
 * Whether what others tell of a party does not go together with what it says itself: in doubt it does. What is refused or
 * denied is looked at by its words elsewhere (`shareWords`).
 */
export function isContradicted(told: Deed, own: Deed): boolean {
  if (areOpposite(told.stance, own.stance)) return true
  const [theirs, mine] = [classOf(told.act), classOf(own.act)]
  return (
    told.stance === 'for' &&
    (theirs === 'accepts' || theirs === 'offers') &&
    (mine === 'denies' || mine === 'refuses')
  )
}

const LEAST_SHARED = 2
const STEM = 6 // letters that words have in common: "engineer", "engineers"
const SHORTEST = 4 // letters of a word that counts

/** Whether two contents have words in common, by which they may be about one thing; names that are given do not count. */
export function shareWords(one: string, other: string, names: readonly string[]): boolean {
  const stems = (text: string) =>
    new Set(
      foldWords(text)
        .split(' ')
        .filter((word) => word.length >= SHORTEST)
        .map((word) => word.slice(0, STEM)),
    )
  const known = stems(names.join(' '))
  const others = stems(other)
  return [...stems(one)].filter((stem) => others.has(stem) && !known.has(stem)).length >= LEAST_SHARED
}

function areOpposite(one: Stance, other: Stance): boolean {
  return one !== 'unclear' && other !== 'unclear' && one !== other
}
