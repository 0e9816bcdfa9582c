/** Makes statements of the attributions: one for each, on the same words. Later stages fill in what they mean. */
import { createHash } from 'node:crypto'
import type { Attribution, Statement } from '../types.ts'
import type { Stage } from './stage.ts'

export const statements: Stage<'attributions', 'statements'> = {
  name: 'statements',
  needs: ['attributions'],
  gives: ['statements'],
  run: ({ report, attributions }) => ({ statements: makeStatements(report.id, attributions) }),
}

/** A statement for each attribution, `within` the statement of the attribution that it stands in. */
function makeStatements(reportId: string, attributions: readonly Attribution[]): Statement[] {
  const idOf = (attribution: string) =>
    `s${createHash('sha256').update(`${reportId} ${attribution}`).digest('hex').slice(0, 16)}`
  return attributions.map(({ id, source, cue, content, form, within, confidence }) => ({
    id: idOf(id),
    attribution: id,
    source,
    cue,
    content,
    form,
    ...(within !== undefined && { within: idOf(within) }),
    confidence,
  }))
}
