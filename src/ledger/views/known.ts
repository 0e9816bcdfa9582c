/** What the views know of themselves without a ledger: values that they can be asked for, and how much they give. */
import type { Actor, StoredReport } from '../../types.ts'

/** The states that a report can be in. */
export const STATES: readonly StoredReport['state'][] = ['pending', 'reading', 'read', 'unread', 'failed']

/** How far the review of a report can be. */
export const REVIEWS: readonly StoredReport['review'][] = ['new', 'in-review', 'done', 'changed']

/** The kinds that actors can be asked for by. */
export const ACTOR_KINDS: readonly (Actor['kind'] | 'all')[] = [
  'party',
  'person',
  'organization',
  'group',
  'unnamed',
  'all',
]

/** Days of a page of the timeline where nothing is said. */
export const DAYS = 10

/** Statements, and encounters, of one of its days where nothing is said. */
export const MOST_OF_DAY = 5

/** Rows of a section of the digest at most, where nothing is said. */
export const DIGEST_ROWS = 50

/** Reports whose mentions of an actor are listed, at most. */
export const MENTIONED = 100

/** Other voices that a position shows at most: the latest. With a history, or where a filter names its party and issue, all. */
export const VOICES_OF_CELL = 3

/** Statements of a position's history at most: the latest. */
export const LONGEST_HISTORY = 200
