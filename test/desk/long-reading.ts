/** Readings made of others: the same one again and again, as long as reports come, or under another name. */
import { identify } from '../../src/identity.ts'
import type { Reading, Report, Span } from '../../src/types.ts'

/** A reading repeated: every copy with its own words, blocks and statements. */
export function repeat(reading: Reading, times: number): Reading {
  const { text, blocks } = reading.report
  const move =
    (by: number) =>
    ({ start, end }: Span): Span => ({ start: start + by, end: end + by })
  const copies = Array.from({ length: times }, (_, index) => {
    const to = move(index * (text.length + 2))
    const name = (id: string) => `${id}-${index}`
    return {
      blocks: blocks.map((block) => ({ ...block, span: to(block.span) })),
      statements: reading.statements.map(({ within, condition = [], ...statement }) => ({
        ...statement,
        id: name(statement.id),
        ...(within !== undefined && { within: name(within) }),
        source: statement.source.map(to),
        cue: statement.cue.map(to),
        content: statement.content.map(to),
        condition: condition.map(to),
      })),
    }
  })
  return {
    ...reading,
    encounters: [],
    report: identified({
      ...reading.report,
      text: copies.map(() => text).join('\n\n'),
      blocks: copies.flatMap((copy) => copy.blocks),
    }),
    statements: copies.flatMap((copy) => copy.statements),
  }
}

/** The same reading of another report, its statements named anew. */
export function retell(reading: Reading, name: string, report: Partial<Report>): Reading {
  return {
    ...reading,
    encounters: [],
    report: identified({ ...reading.report, ...report }),
    statements: reading.statements.map(({ within, ...statement }) => ({
      ...statement,
      id: `${name}-${statement.id}`,
      ...(within !== undefined && { within: `${name}-${within}` }),
    })),
  }
}

function identified(report: Report): Report {
  return { ...report, ...identify(report) }
}
