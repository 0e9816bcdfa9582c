/** The head of the page's article: what is known about the report. */
import type { Block, Report } from '../types.ts'
import { formatDate } from './date.ts'
import { type Html, html } from './html.ts'

/** The block that is the headline of the page: the first title of the text, unless the report tells another one. */
export function findHeadline({ text, title, blocks }: Report): Block | null {
  const words = (block: Block) => plain(text.slice(block.span.start, block.span.end))
  const titles = blocks.filter((block) => block.kind === 'title' && words(block) !== '')
  if (title === undefined || plain(title) === '') return titles[0] ?? null
  return titles.find((block) => words(block) === plain(title)) ?? null
}

/** White space and the marks that turn the direction of writing do not tell two titles apart. */
export function plain(words: string): string {
  return words
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The report's language, or "und" where what it says is no tag of a language. */
export function languageOf({ language }: Report): string {
  return /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(language) ? language : 'und'
}

/** The facts about the report; with its title, unless the headline stands in the text. */
export function formatHead(report: Report, { headline }: { headline: Block | null }): Html {
  const { outlet, issuer, byline, published, modified, url, translated } = report
  const facts = [
    fact('Issued by', issuer, (words) => words),
    fact('By', byline, (words) => words),
    fact('Published', published, formatTime),
    fact('Changed', modified === published ? undefined : modified, formatTime),
    fact('Address', url, formatAddress),
  ].filter((one) => one !== null)

  return html`<header class="head">
${outlet ? html`<p class="outlet" dir="auto">${outlet}</p>` : null}
${headline ? null : formatTitle(report)}
${facts.length > 0 ? html`<dl class="facts">${facts}</dl>` : null}
${translated ? html`<p class="note" lang="en">The document says that its words are a translation.</p>` : null}
</header>`
}

function formatTitle({ title = '' }: Report): Html {
  return plain(title) === ''
    ? html`<h1 class="untitled" lang="en">Report without a title</h1>`
    : html`<h1 dir="auto">${title}</h1>`
}

/** Each fact is a block of its own, so that marks of direction in one cannot turn the words of the next. */
function fact(name: string, value: string | undefined, show: (value: string) => Html | string): Html | null {
  if (value === undefined || value === '') return null
  return html`<div><dt lang="en">${name}</dt><dd dir="auto">${show(value)}</dd></div>`
}

function formatTime(value: string): Html | string {
  const date = formatDate(value)
  return date === null ? value : html`<time lang="en" datetime="${value}">${date}</time>`
}

/** A link only where following it asks a web server for a page, and nothing else. */
function formatAddress(url: string): Html | string {
  const { protocol, href } = URL.canParse(url) ? new URL(url) : { protocol: '', href: '' }
  if (protocol !== 'http:' && protocol !== 'https:') return url
  return html`<a href="${href}" rel="noreferrer noopener">${url}</a>`
}
