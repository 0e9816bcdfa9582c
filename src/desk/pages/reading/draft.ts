/** A statement's meaning while it is being corrected. */
import type { Change, ReadStatement } from '../../api.ts'

export type Draft = Required<Pick<ReadStatement, 'act' | 'certainty' | 'polarity' | 'issues' | 'holders'>>

/** A statement as a draft; what it does not say is what most say. */
export function draftOf({
  act = 'report',
  certainty = 'certain',
  polarity = 'affirmed',
  issues,
  holders,
}: ReadStatement): Draft {
  return { act, certainty, polarity, issues, holders }
}

/** What of a draft is not as the statement has it; the order of issues is no change. */
export function changeOf(statement: ReadStatement, draft: Draft): Change {
  const { act, certainty, polarity, issues, holders } = draft
  return {
    ...(act !== statement.act && { act }),
    ...(certainty !== statement.certainty && { certainty }),
    ...(polarity !== statement.polarity && { polarity }),
    ...(!isSame(sorted(issues), sorted(statement.issues)) && { issues }),
    ...(!isSame(holders, statement.holders) && { holders }),
  }
}

function sorted(issues: Draft['issues']): Draft['issues'] {
  return issues.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, stance }) => ({ id, stance }))
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
