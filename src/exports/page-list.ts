/** The side of the page: the statements in the order of the text, each tied to its words, and whom they tell of. */
import { wordsOf } from '../span.ts'
import type { Reading, Report, Span } from '../types.ts'
import type { Entries } from './entries.ts'
import { findFacts } from './facts.ts'
import { type Html, html } from './html.ts'
import { formatActors, formatEncounters } from './page-cast.ts'
import { formatFacts } from './page-facts.ts'
import { languageOf } from './page-head.ts'
import type { Numbered } from './page-segments.ts'
import type { Spots } from './page-spots.ts'
import { formatVoice } from './page-voice.ts'
import { countVoices } from './voices.ts'

/** The statements with their heading and the legend, or a sentence where there is none; encounters and actors. */
export function formatList(entries: Entries, spots: Spots): Html {
  const { reading, numbered } = entries
  const nothing = whyNothing(reading)
  return html`<aside aria-labelledby="statements">
<header>
<h2 id="statements" tabindex="-1">Statements</h2>
<p class="count">${nothing ?? `${countVoices(reading.statements)}. The numbers lead from the words to the statement and back.`}</p>
${formatContents(entries)}
${nothing === null ? LEGEND : null}
</header>
${nothing === null ? html`<ol role="list">${numbered.map((one) => formatEntry(one, entries))}</ol>` : null}
${formatEncounters(entries, spots)}
${formatActors(entries, spots)}
</aside>`
}

/** What stands below the statements, as there may be many of them. */
function formatContents({ encounters, actors }: Entries): Html | null {
  const links = [
    encounters.size > 0 ? html`<a href="#encounters">Encounters (${encounters.size})</a>` : null,
    actors.size > 0 ? html`<a href="#actors">Actors (${actors.size})</a>` : null,
  ].filter((link) => link !== null)
  return links.length > 0 ? html`<p class="contents">Below: ${links.map((link) => html` ${link}`)}</p>` : null
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

function formatEntry({ number, statement, outer }: Numbered, entries: Entries): Html {
  const { source, cue, content, form, confidence, authority, certainty } = statement
  const { report } = entries.reading
  const carrier = outer[0]
  const words = [...source, ...cue, ...content].map(({ start, end }) => report.text.slice(start, end))
  const place = words.some((piece) => piece.trim() !== '') ? html` href="#words-${number}"` : null
  return html`
<li class="entry deep${Math.min(outer.length, 3)}" data-s="${[number, ...outer].join(' ')}">
<h3><a id="statement-${number}"${place}><span class="unseen">Statement </span>${number}</a></h3>
<div class="told${authority === undefined ? null : html` ${authority}`}">
${formatVoice(statement, entries)}
<dl class="who">
<div class="source"><dt class="unseen">Source</dt>${
    source.length > 0 ? formatWords(report, source) : html`<dd class="none">no source named</dd>`
  }</div>
${cue.length > 0 ? html`<div class="cue"><dt class="unseen">Cue</dt>${formatWords(report, cue)}</div>` : null}
<div class="content"><dt class="unseen">Content</dt>${formatWords(report, content)}</div>
</dl>
${formatFacts(findFacts(statement, entries))}
<dl class="how">
<div><dt class="unseen">Form</dt><dd>${form}</dd></div>
${carrier ? html`<div><dt>within</dt> <dd><a href="#statement-${carrier}">statement ${carrier}</a></dd></div>` : null}
${certainty === 'certain' ? html`<div><dt class="unseen">Certainty</dt><dd>certain</dd></div>` : null}
<div><dt>confidence</dt> <dd>${Math.round(confidence * 100)}%</dd></div>
</dl>
</div>
</li>`
}

function formatWords(report: Report, spans: readonly Span[]): Html {
  return html`<dd dir="auto" lang="${languageOf(report)}">${wordsOf(report.text, spans)}</dd>`
}
