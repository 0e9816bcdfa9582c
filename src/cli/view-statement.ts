/** One statement in the terminal view: whose voice it is first, then its words, then what else it means. */
import { styleText } from 'node:util'
import type { Entries } from '../exports/entries.ts'
import { findFacts } from '../exports/facts.ts'
import type { Numbered } from '../exports/page-segments.ts'
import { findVoices, joinNames, nameAct, type Voice } from '../exports/voices.ts'
import { CERTAINTIES } from '../exports/words.ts'
import { wordsOf } from '../span.ts'
import type { Authority, Span, Statement } from '../types.ts'
import { formatFacts, hang, printable, shorten, wrap } from './view-lines.ts'

const MARGIN = '  '
const INDENT = '    ' // of what stands under a statement's number
const DEEPEST = 5 // levels of nesting that move a statement to the right

type Colour = Parameters<typeof styleText>[0]

/** A line that goes through, one with gaps, none: seen before a word is read, and without colour. */
const SIGNS: Readonly<Record<Authority, readonly [sign: string, colour: Colour]>> = {
  firsthand: ['━━', 'green'],
  relayed: ['╌╌', 'yellow'],
  unnamed: ['??', 'magenta'],
  narrator: ['··', 'dim'],
}

/**
 *     3  ╌╌ Norland, as told by Tomas Marr (of Ostmark): agrees
 *        Norland [had agreed]
 *        to withdraw
 *        Issues      for customs-posts
 *        indirect · told in 2 · certain · confidence 0.61
 */
export function formatStatement(
  { number, statement, outer }: Numbered,
  { entries, columns }: { entries: Entries; columns: number },
): string {
  const { form, confidence, content, certainty } = statement
  const margin = MARGIN + INDENT.repeat(Math.min(outer.length, DEEPEST))
  const inner = margin + INDENT
  const { text } = entries.reading.report
  const rest = [
    form,
    outer[0] !== undefined && `told in ${outer[0]}`,
    certainty === 'certain' && CERTAINTIES.certain,
    `confidence ${confidence}`,
  ].filter((part) => part !== false)
  const lines = [
    ...formatVoices(statement, { entries, margin: inner, columns }),
    wrap(formatSource(statement, text), inner, columns),
    wrap(shorten(printable(wordsOf(text, content))), inner, columns),
    ...formatFacts(findFacts(statement, entries), inner, columns),
    wrap(styleText('dim', rest.join(' · ')), inner, columns),
  ].join('\n')
  const label = String(number).padStart(2)
  return `${margin}${styleText('dim', label)}${lines.slice(margin.length + label.length)}`
}

function formatSource({ source, cue }: Statement, text: string): string {
  const words = (spans: readonly Span[]) => printable(wordsOf(text, spans))
  const who = source.length > 0 ? styleText('bold', words(source)) : styleText('dim', '(no source named)')
  return cue.length > 0 ? `${who} ${styleText('cyan', `[${words(cue)}]`)}` : who
}

/** A line for all holders of one authority, each with what the statement does. */
function formatVoices(
  statement: Statement,
  { entries, margin, columns }: { entries: Entries; margin: string; columns: number },
): string[] {
  const voices = findVoices(statement, entries)
  const lines = voices.map((voice) => {
    const [sign, colour] = voice.authority === null ? ['  ', 'dim' as const] : SIGNS[voice.authority]
    const does = formatAct(statement, voice.many)
    return hang(phrase(voice) + (does && `: ${does}`), {
      first: `${margin}${styleText(colour, sign)} `,
      margin: `${margin}   `,
      columns,
    })
  })
  const does = formatAct(statement, false)
  return lines.length > 0 || does === '' ? lines : [wrap(does, margin, columns)]
}

function formatAct(statement: Statement, many: boolean): string {
  const { polarity, certainty } = statement
  const act = nameAct(statement, many)
  const struck = (words: string) => styleText(['bold', 'inverse'], `✕ ${words.toUpperCase()}`)
  if (polarity === 'denied' && statement.act === 'deny' && act !== null) return struck(act)
  return [
    act && styleText('bold', act),
    polarity === 'denied' && struck('denied'),
    certainty !== undefined && certainty !== 'certain' && styleText('italic', CERTAINTIES[certainty]),
  ]
    .filter((part) => typeof part === 'string')
    .join(' · ')
}

/** "Norland, as told by Tomas Marr (of Ostmark)". */
function phrase({ holders, authority, tellers, own }: Voice): string {
  const names = styleText('bold', printable(joinNames(holders)))
  const list = printable(tellers.join(', through '))
  if (authority === null || holders.length === 0) return 'nobody whom the words name'
  switch (authority) {
    case 'firsthand':
      return `${names}, in ${own} own voice${list && ` (${list})`}`
    case 'relayed':
      return `${names}, as told by ${list || 'others'}`
    case 'unnamed':
      return list === '' ? `${names}, not named` : `${names}, as unnamed sources tell it (${list})`
    case 'narrator':
      return `${names}, as the report itself tells it, nobody quoted`
  }
}
