/** The side of the page: the statements in the order of the text, each tied to its words. */
import { wordsOf } from '../span.ts'
import type { Reading, Report, Span } from '../types.ts'
import { type Html, html } from './html.ts'
import { languageOf } from './page-head.ts'
import { formatMeaning } from './page-meaning.ts'
import type { Numbered } from './page-segments.ts'

/** The statements with their heading and the legend, or a sentence where there is none. */
export function formatList(reading: Reading, numbered: readonly Numbered[]): Html {
  const count = numbered.length === 1 ? '1 statement' : `${numbered.length} statements`
  const nothing = whyNothing(reading)
  return html`<aside aria-labelledby="statements">
<header>
<h2 id="statements" tabindex="-1">Statements</h2>
<p class="count">${nothing ?? `${count} in the order of the text. The numbers lead from the words to the statement and back.`}</p>
${nothing === null ? LEGEND : null}
</header>
${nothing === null ? html`<ol role="list">${numbered.map((one) => formatEntry(one, reading))}</ol>` : null}
</aside>`
}

const LEGEND = html`<ul class="legend" role="list" aria-label="How the text is marked">
<li><span class="key source">source</span> who says it</li>
<li><span class="key cue">cue</span> the words that attribute it</li>
<li><span class="key content in1">content</span> what is said</li>
<li><span class="key content in2">content</span> the same, within another statement</li>
</ul>`

function whyNothing({ unread, statements, report }: Reading): string | null {
  if (unread === 'no-text') return 'This report was kept and not read: it has no text.'
  if (unread === 'language') {
    return `This report was kept and not read: its language is marked as “${languageOf(report)}”, and only English is read.`
  }
  return statements.length === 0 ? 'This report was read, and no statement was found in it.' : null
}

function formatEntry({ number, statement, outer }: Numbered, reading: Reading): Html {
  const { source, cue, content, form, confidence } = statement
  const { report } = reading
  const carrier = outer[0]
  const words = [...source, ...cue, ...content].map(({ start, end }) => report.text.slice(start, end))
  const place = words.some((piece) => piece.trim() !== '') ? html` href="#words-${number}"` : null
  return html`
<li class="entry deep${Math.min(outer.length, 3)}" data-s="${[number, ...outer].join(' ')}">
<h3><a id="statement-${number}"${place}><span class="unseen">Statement </span>${number}</a></h3>
<dl class="who">
<div class="source"><dt class="unseen">Source</dt>${
    source.length > 0 ? formatWords(report, source) : html`<dd class="none">no source named</dd>`
  }</div>
${cue.length > 0 ? html`<div class="cue"><dt class="unseen">Cue</dt>${formatWords(report, cue)}</div>` : null}
<div class="content"><dt class="unseen">Content</dt>${formatWords(report, content)}</div>
</dl>
<dl class="how">
<div><dt class="unseen">Form</dt><dd>${form}</dd></div>
${carrier ? html`<div><dt>within</dt> <dd><a href="#statement-${carrier}">statement ${carrier}</a></dd></div>` : null}
<div><dt>confidence</dt> <dd>${Math.round(confidence * 100)}%</dd></div>
</dl>
${formatMeaning(statement, reading)}
</li>`
}

function formatWords(report: Report, spans: readonly Span[]): Html {
  return html`<dd dir="auto" lang="${languageOf(report)}">${wordsOf(report.text, spans)}</dd>`
}
