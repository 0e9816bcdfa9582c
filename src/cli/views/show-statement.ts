/** A statement in the terminal: its words in their paragraph, the chain of voices, whose it is, and what stands around it. */
import { styleText } from 'node:util'
import { formatDate } from '../../exports/date.ts'
import { formatTime } from '../../exports/time.ts'
import { joinNames } from '../../exports/voices.ts'
import { ACTS, CERTAINTIES, STANCES } from '../../exports/words.ts'
import type { Paragraph, Part, ShownStatement } from '../../ledger/views/show-statement.ts'
import type { Authority, Span } from '../../types.ts'
import { hang, printable, wrap } from '../view-lines.ts'
import { publisherOf } from './reports.ts'
import {
  describeEntry,
  formatDecisions,
  formatHead,
  formatList,
  formatParts,
  formatRows,
  MARGIN,
} from './show-lines.ts'
import { describeReport } from './show-report.ts'

/** The statement, whole. */
export function formatStatement(shown: ShownStatement, columns: number): string {
  const { receipt, id, report, copies, within, nested, decisions } = shown
  return formatParts([
    formatHead(describeHead(shown), [id], columns),
    ...shown.paragraphs.map((paragraph) => formatParagraph(paragraph, shown, columns)),
    formatChain(shown, columns),
    formatRows(rowsOf(shown), columns),
    formatList(
      'Report',
      [describeReport(report), ...(report.report.url ? [report.report.url] : [])],
      columns,
    ),
    formatList(
      `The same story (these words stand in ${receipt.carriers} of its reports)`,
      copies.map(describeReport),
      columns,
    ),
    formatList('It stands in the words of', within ? [describeEntry(within)] : [], columns),
    formatList('In its words stand', nested.map(describeEntry), columns),
    formatDecisions(decisions, columns),
  ])
}

/** "Norland agrees, denied, only possible". */
function describeHead({ receipt: { act, certainty, polarity }, parts: { holders } }: ShownStatement): string {
  const many = holders.length > 1 || holders[0]?.kind === 'group'
  const who = joinNames(holders.map(({ name }) => name)) || 'Nobody whom the words name'
  return [
    `${who} ${act === undefined ? '' : ACTS[act][many ? 1 : 0]}`.trim(),
    polarity === 'denied' && 'denied',
    certainty !== undefined && certainty !== 'certain' && CERTAINTIES[certainty],
  ]
    .filter((part) => typeof part === 'string')
    .join(', ')
}

/** The paragraph, with the content between ⟦ and ⟧: seen without colour, and in no text. */
function formatParagraph(
  { text, span }: Paragraph,
  { content, source, cue }: ShownStatement,
  columns: number,
): string {
  const isIn = (spans: readonly Span[], at: number) => spans.some(({ start, end }) => start <= at && at < end)
  const edges = [
    span.start,
    span.end,
    ...[...content, ...source, ...cue].flatMap(({ start, end }) => [start, end]),
  ]
    .filter((at) => at >= span.start && at <= span.end)
    .toSorted((a, b) => a - b)
  let marked = ''
  let open = false
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1] ?? start
    const isContent = start < span.end && isIn(content, start)
    if (isContent !== open) marked += isContent ? '⟦' : '⟧'
    open = isContent
    const words = printable(text.slice(start - span.start, end - span.start))
    if (words === '') continue
    marked += isIn(source, start)
      ? styleText('bold', words)
      : isIn(cue, start)
        ? styleText('cyan', words)
        : isContent
          ? styleText('underline', words)
          : words
  }
  return wrap(marked, `${MARGIN}${styleText('dim', '│')} `, columns)
}

const SAYS: Readonly<Record<Authority, string>> = {
  firsthand: 'in their own voice',
  relayed: 'as others tell it',
  unnamed: 'as unnamed sources tell it',
  narrator: 'as the report itself tells it, nobody quoted',
}

/** Through whom the words came, from the outlet inward, and whose they are. */
function formatChain({ report, parts, receipt }: ShownStatement, columns: number): string {
  const published = report.report.published
  const when = published ? (formatDate(published) ?? published) : 'undated'
  const outlet = publisherOf(report).replaceAll('\n', ', ') || 'the report'
  const steps = [
    `${outlet} (${when}) ${parts.voices.length > 0 ? 'has it from' : 'tells it, nobody quoted'}`,
    ...parts.voices.map((voice, index) => {
      const isLast = index === parts.voices.length - 1
      return `${nameOf(voice)}${isLast ? ', who says it' : ', who has it from'}`
    }),
  ]
  const groups = Map.groupBy(parts.holders, ({ authority }) => authority)
  const holders = [...groups].map(
    ([authority, own]) => `${joinNames(own.map(nameOf))}, ${voiceOf(authority, { holders: own, parts })}`,
  )
  const lines = [
    ...steps.map((step, depth) => ({ words: step, depth })),
    ...(holders.length > 0 ? holders : [`nobody whom the words name (${receipt.authority})`]).map(
      (words) => ({
        words: `whose it is: ${words}`,
        depth: steps.length,
      }),
    ),
  ]
  return [
    `${MARGIN}${styleText(['bold', 'underline'], 'Through whom it came')}`,
    ...lines.map(({ words, depth }) => {
      const indent = MARGIN + '  '.repeat(Math.max(0, depth - 1))
      const arrow = depth === 0 ? '' : '└ '
      return hang(printable(words), { first: indent + arrow, margin: `${indent}${arrow && '  '}`, columns })
    }),
  ].join('\n')
}

function voiceOf(
  authority: Authority,
  { holders, parts }: { holders: readonly Part[]; parts: ShownStatement['parts'] },
): string {
  const [only] = holders
  const teller = parts.voices.at(-1)
  if (authority === 'relayed' && teller) return `as ${teller.name} tells it`
  if (authority !== 'firsthand') return SAYS[authority]
  const isOne = holders.length === 1 && (only?.kind === 'party' || only?.kind === 'organization')
  return isOne ? 'in its own voice' : SAYS.firsthand
}

/** "Tomas Marr (of Ostmark)"; an unnamed source as the text has it. */
function nameOf({ name, party, kind }: Part): string {
  const what = [kind === 'unnamed' && 'not named', party && !name.includes(party) && `of ${party}`]
  const notes = what.filter((note) => typeof note === 'string')
  return notes.length > 0 ? `${name} (${notes.join(', ')})` : name
}

function rowsOf(shown: ShownStatement): readonly (readonly [string, readonly string[]])[] {
  const { receipt, parts, times, places, at, form, counts, countedAs } = shown
  const { act, certainty, polarity, said, condition, issues, confidence } = receipt
  const speaker = parts.speaker
  const isShown = parts.voices.some(({ id }) => id === speaker?.id)
  return [
    ['Speaker', speaker && !isShown ? [nameOf(speaker)] : []],
    ['Act', act === undefined ? [] : [[act, polarity, certainty].filter(Boolean).join(', ')]],
    ['Issues', issues.map(({ id, stance }) => `${id}: ${STANCES[stance]}`)],
    ['Condition', condition === undefined ? [] : [condition]],
    ['Toward', parts.addressees.map(nameOf)],
    ['Who gains', parts.beneficiaries.map(nameOf)],
    ['Said', said === undefined ? [] : [formatTime(said)]],
    ['Said at', at === undefined ? [] : [at]],
    ['Times', [...new Set(times.map(({ value }) => formatTime(value)))]],
    ['Places', [...new Set(places.map(({ name }) => name))]],
    ['Reading', [`${form} words, confidence ${confidence}`]],
    [
      'Counts',
      counts ? [] : [countedAs === undefined ? NOT_COUNTED : `as ${countedAs}, which has the same words`],
    ],
  ]
}

const NOT_COUNTED = 'no: its report was corrected since, or a reviewer rejected it'
