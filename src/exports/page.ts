/**
 * A reading as one page of HTML that needs nothing else: no network, no other file. The report stands on one side with
 * its statements marked, the statements, encounters and actors stand on the other. The same reading gives the same page, byte for byte.
 */
import { createHash } from 'node:crypto'
import type { Reader, Reading, Report } from '../types.ts'
import { findEntries } from './entries.ts'
import { type Html, html, trusted } from './html.ts'
import { findHeadline, formatHead, languageOf, plain } from './page-head.ts'
import { formatList } from './page-list.ts'
import { SCRIPT } from './page-script.ts'
import { findSpots, partsOfSpots } from './page-spots.ts'
import { STYLE } from './page-style.ts'
import { formatText } from './page-text.ts'

/** Even if some words of a report became code, the browser would run and load nothing but the page's own. */
const POLICY = [
  "default-src 'none'",
  `style-src '${hashOf(STYLE)}'`,
  `script-src '${hashOf(SCRIPT)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** The page of a reading, whole, as HTML. Whatever the report holds is text in it and nothing that runs. */
export function formatPage(reading: Reading): string {
  const { report, reader } = reading
  const entries = findEntries(reading)
  const spots = findSpots(entries)
  const headline = findHeadline(report)
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${titleOf(report)}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#statements">Skip to the statements</a>
<div class="page">
<main>
<article lang="${languageOf(report)}">
${formatHead(report, { headline })}
<div class="words">${formatText(report, { numbered: entries.numbered, spots: partsOfSpots(spots), headline })}</div>
</article>
</main>
${formatList(entries, spots)}
</div>
<footer>
<p>${formatReader(reader)} It records what the report says and does not judge whether it is true.</p>
</footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`
  return page.html
}

function titleOf({ title = '', text, blocks }: Report): string {
  const first = blocks.find(({ kind }) => kind === 'title')?.span
  const name = plain(title) || plain(text.slice(first?.start ?? 0, first?.end ?? 0)) || 'Report'
  return `${name} – Readout`
}

function formatReader({ name, version, model, codebook }: Reader): Html {
  const digests = [model && `model ${model.slice(0, 12)}`, codebook && `codebook ${codebook.slice(0, 12)}`]
  return html`Read by ${[name, version].join(' ')}${digests
    .filter((digest) => digest !== null)
    .map((digest) => html`, ${digest}`)}.`
}

function hashOf(own: string): string {
  return `sha256-${createHash('sha256').update(own).digest('base64')}`
}
