/** `readout commitments`. */
import type { Command } from 'commander'
import { formatTime } from '../../exports/time.ts'
import type { Commitment, Receipt } from '../../types.ts'
import type { Column } from '../table.ts'
import { addView } from './command.ts'
import { clip, dayOfReceipt } from './stands.ts'
import { describeAct } from './statements.ts'

const CLAIMED: Readonly<Record<Commitment['claimedBy'], string>> = {
  itself: 'in its own voice',
  others: 'as others tell it',
  both: 'in its own voice and as others tell it',
}

const WORDS = 160 // UTF-16 code units of what was undertaken
const CONDITION = 90

function nameOf({ names }: Commitment, id: string): string {
  return names[id] ?? id
}

function showWho(commitment: Commitment): string {
  const { holder, toward, claimedBy } = commitment
  const others = toward.map((id) => nameOf(commitment, id)).join(' and ')
  return [
    nameOf(commitment, holder),
    ...(others === '' ? [] : [`toward ${others}`]),
    CLAIMED[claimedBy],
  ].join('\n')
}

function showWhat({ what, condition, due, issues }: Commitment): string {
  // A condition that stands in the words already is not told twice.
  const shown = clip(what, WORDS)
  return [
    `“${shown.replace(/^["“”]|["“”]$/g, '')}”`,
    ...(condition === undefined || shown.includes(condition)
      ? []
      : [`condition: ${clip(condition, CONDITION)}`]),
    ...(due === undefined ? [] : [`due: ${formatTime(due)}`]),
    ...(issues.length === 0 ? [] : [issues.join(', ')]),
  ].join('\n')
}

function showClaims({ claims, id }: Commitment): string {
  const [first] = claims
  return [
    ...(first ? [dayOfReceipt(first)] : []),
    ...(claims.length > 1 ? [`${claims.length} claims`] : []),
    ...firmest(claims),
    id,
  ].join('\n')
}

/** How firm the firmest claim is, where none is certain. */
function firmest(claims: readonly Receipt[]): readonly string[] {
  const certainties = claims.map(({ certainty = 'certain' }) => certainty)
  if (certainties.includes('certain')) return []
  return [certainties.includes('probable') ? 'probable' : 'possible']
}

function showLater({ later, outcome, clause }: Commitment): string {
  return [
    ...(outcome ? [`scored: ${outcome.value}`] : []),
    ...later.map(({ kind, receipt }) => `${kind} ${dayOfReceipt(receipt)}`),
    ...(clause ? [`in a signed text, ${dayOfReceipt(clause)}`] : []),
  ].join('\n')
}

const COLUMNS: readonly Column<Commitment>[] = [
  { name: 'Who', show: showWho, least: 18 },
  { name: 'What', show: showWhat, least: 25 },
  { name: 'First claimed', show: showClaims, least: 17 },
  { name: 'Later', show: showLater, least: 10 },
]

const CSV: readonly Column<Commitment>[] = [
  { name: 'id', show: ({ id }) => id },
  { name: 'holder', show: (one) => nameOf(one, one.holder) },
  { name: 'toward', show: (one) => one.toward.map((id) => nameOf(one, id)).join('; ') },
  { name: 'what', show: ({ what }) => what },
  { name: 'condition', show: ({ condition = '' }) => condition },
  { name: 'due', show: ({ due = '' }) => due },
  { name: 'issues', show: ({ issues }) => issues.join('; ') },
  { name: 'claimed_by', show: ({ claimedBy }) => claimedBy },
  { name: 'claims', show: ({ claims }) => claims.map(({ entry }) => entry).join('; ') },
  {
    name: 'first_claimed',
    show: ({ claims: [first] }) => (first ? (first.said ?? first.published ?? '') : ''),
  },
  { name: 'acts', show: ({ claims }) => [...new Set(claims.map(describeAct))].join('; ') },
  {
    name: 'later',
    show: ({ later }) => later.map(({ kind, receipt }) => `${kind} ${receipt.entry}`).join('; '),
  },
  { name: 'outcome', show: ({ outcome }) => outcome?.value ?? '' },
  { name: 'clause', show: ({ clause }) => clause?.entry ?? '' },
]

/** Adds the command. */
export function addCommitments(readout: Command): void {
  addView(readout, {
    name: 'commitments',
    summary: 'list who undertook what toward whom',
    description:
      'Lists what parties agreed to, committed to or conceded, those claimed last first: toward whom, on which condition, ' +
      'by when, in whose voice, and whether it was confirmed, denied or withdrawn later.',
    examples: ['commitments --party Norland', 'commitments --issue truce --since 2026-03 --csv'],
    rows: async (ledger, filter, paging) => {
      const { commitments } = await import('../../ledger/views/commitments.ts')
      return commitments(ledger, filter, paging)
    },
    columns: COLUMNS,
    csv: CSV,
    empty:
      'no commitment fits: reports must be in the ledger (readout add) in which a party agrees, commits or concedes; ' +
      'fewer filters show more',
  })
}
