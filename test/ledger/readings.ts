/** Readings for the ledger's tests, made by hand: sound, and each of a report of its own. */

import { parseCodebook } from '../../src/codebook.ts'
import { identify } from '../../src/identity.ts'
import type { Reading, Report, Statement } from '../../src/types.ts'
import { makeReading } from '../exports/readings.ts'

/** A codebook without parties and issues. */
export const CODEBOOK = parseCodebook('name: Talks\nissues: []\n', 'codebook.yaml')

/** What one says about a report that is made up. */
export type About = Partial<
  Pick<Report, 'title' | 'outlet' | 'issuer' | 'url' | 'published' | 'modified' | 'ref' | 'language'>
>

/** A report of one paragraph. */
export function newReport(text: string, about: About = {}): Report {
  const { ref, language = 'en', ...known } = about
  const { id, textId } = identify({ text, ...known })
  return {
    id,
    textId,
    ...(ref !== undefined && { ref }),
    text,
    ...known,
    language,
    blocks: text === '' ? [] : [{ kind: 'paragraph', span: { start: 0, end: text.length } }],
  }
}

/**
 * A reading of one paragraph with brackets where its statements stand: "[1 source The envoy] [1 cue said] [1 content
 * that talks would go on]". What else a statement means is given by its number.
 */
export function newReading(
  written: string,
  about: About = {},
  {
    statements = {},
    ...rest
  }: Partial<Pick<Reading, 'actors' | 'encounters' | 'unread'>> & {
    statements?: Readonly<Record<string, Partial<Statement>>>
  } = {},
): Reading {
  const reading = makeReading([['paragraph', written]], { statements })
  const report = newReport(reading.report.text, about)
  const idOf = (number: string) => `s${report.id.slice(0, 12)}-${number}`
  return {
    ...reading,
    report,
    statements: reading.statements.map((one) => ({
      ...one,
      id: idOf(one.id),
      ...(one.within !== undefined && { within: idOf(one.within) }),
    })),
    ...rest,
  }
}
