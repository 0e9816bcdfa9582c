/** The report's text as HTML: every character of it in its place, and not one more. */
import type { Block, BlockKind, Report, Span } from '../types.ts'
import { type Html, html } from './html.ts'
import { cutSegments, type Numbered, type Part, partsOf, type Segment } from './page-segments.ts'
import { findStretches, OWN_SIGN } from './page-stretches.ts'

/** What stands around the words of a block. Labels come from the style, as they are no words of the report. */
const SHELLS: Readonly<Record<BlockKind, (words: Html) => Html>> = {
  title: (words) => html`<h2 class="title" dir="auto">${words}</h2>`,
  heading: (words) => html`<h2 dir="auto">${words}</h2>`,
  paragraph: (words) => html`<p dir="auto">${words}</p>`,
  'list-item': (words) => html`<li>${words}</li>`,
  quote: (words) => html`<blockquote dir="auto">${words}</blockquote>`,
  caption: (words) => html`<p class="caption" dir="auto">${words}</p>`,
  turn: (words) => html`<p class="turn" dir="auto">${words}</p>`,
  boilerplate: (words) => html`<p class="boilerplate" dir="auto">${words}</p>`,
}

/** The text by its blocks, with statements and spots marked; the block that is the `headline` becomes the page's h1. */
export function formatText(
  report: Report,
  {
    numbered,
    spots,
    headline,
  }: {
    numbered: readonly Numbered[]
    spots: readonly Part[]
    headline: Block | null
  },
): Html[] {
  const { text } = report
  const outer = new Map(numbered.map((one) => [one.number, one.outer]))
  const stretches = findStretches(report)
  const cuts = stretches.flatMap(({ span, block }) => [span, block?.speaker ?? span].flatMap(bordersOf))
  const write = writer(text, cutSegments(text.length, [...numbered.flatMap(partsOf), ...spots], cuts), outer)

  const pieces: Html[] = []
  let items: Html[] = []
  const endList = () => {
    if (items.length > 0) pieces.push(html`<ul dir="auto">${items}</ul>`)
    items = []
  }
  for (const { span, block } of stretches) {
    const words = text.slice(span.start, span.end)
    if (words.trim() === '') {
      const list = items.length > 0 ? items : pieces
      list.push(html`${words}`)
    } else if (block?.kind === 'list-item') {
      const item = write(span)
      items.push(OWN_SIGN.test(words) ? html`<li class="signed">${item}</li>` : SHELLS['list-item'](item))
    } else {
      endList()
      if (!block) pieces.push(html`<p class="loose" dir="auto">${write(span)}</p>`)
      else if (block === headline) pieces.push(html`<h1 dir="auto">${write(span)}</h1>`)
      else pieces.push(formatBlock({ ...block, span }, write))
    }
  }
  endList()
  return pieces
}

function bordersOf({ start, end }: Span): number[] {
  return [start, end]
}

function formatBlock({ kind, span, speaker }: Block, write: (span: Span) => Html): Html {
  if (!speaker || speaker.start < span.start || span.end < speaker.end) return SHELLS[kind](write(span))
  const before = write({ start: span.start, end: speaker.start })
  const label = html`<span class="label">${write(speaker)}</span>`
  return SHELLS[kind](html`${before}${label}${write({ start: speaker.end, end: span.end })}`)
}

/** Writes stretches of the text one after the other, and remembers which statements and parts have begun. */
function writer(
  text: string,
  segments: readonly Segment[],
  outer: ReadonlyMap<number, readonly number[]>,
): (span: Span) => Html {
  const begun = new Set<Part | number>()
  const begins = (one: Part | number) => !begun.has(one) && begun.add(one)
  const at = new Map(segments.map(({ span }, index) => [span.start, index]))

  const mark = ({ span, parts: all }: Segment): Html => {
    const parts = all.filter(({ role }) => role !== 'spot')
    const spots = all.filter(({ role }) => role === 'spot')
    const words = formatWords(text.slice(span.start, span.end), spots, spots.filter(begins))
    const inner = parts[0]
    if (!inner) return words
    const numbers = [...new Set(parts.map(({ number }) => number))]
    const depth = parts.filter(({ role }) => role === 'content').length
    const label = parts
      .filter(begins)
      .map(({ number, role }) => `statement ${number}, ${role}`)
      .join('; ')
    const links = numbers
      .filter(begins)
      .sort((a, b) => a - b)
      .map((number) => formatNumber(number, outer.get(number) ?? []))
    return html`${links}<mark class="${inner.role} in${Math.min(depth, 3)}" data-s="${numbers.join(' ')}"${
      label ? html` data-label="${label}"` : null
    } tabindex="-1">${words}</mark>`
  }
  return ({ start, end }) => {
    const pieces: Html[] = []
    for (let index = at.get(start) ?? segments.length; index < segments.length; index++) {
      const segment = segments[index]
      if (!segment || segment.span.start >= end) break
      pieces.push(mark(segment))
    }
    return html`${pieces}`
  }
}

/** Words on which spots lie; where one begins stands what its link leads to. */
function formatWords(words: string, spots: readonly Part[], begun: readonly Part[]): Html {
  if (spots.length === 0) return html`${words}`
  const targets = begun.map(({ number }) => html`<span class="spot" id="spot-${number}"></span>`)
  const numbers = spots.map(({ number }) => number).join(' ')
  return html`${targets}<span class="named" data-spots="${numbers}">${words}</span>`
}

/** The number before the first words of a statement: a link without words, as the report has none here. */
function formatNumber(number: number, outer: readonly number[]): Html {
  const numbers = [number, ...outer].join(' ')
  return html`<a class="number" id="words-${number}" href="#statement-${number}" data-s="${numbers}" data-n="${number}" aria-label="Statement ${number}"></a>`
}
