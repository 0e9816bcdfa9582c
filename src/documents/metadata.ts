/** Reads what a page says about itself: JSON-LD first, then its meta elements, then what stands in the article. */
import { collapse } from './blocks.ts'
import type { Page, PageElement } from './dom.ts'
import { checkField, type Field } from './fields.ts'
import { isNode, type LinkedData, namesOf, readLinkedData } from './json-ld.ts'
import type { Metadata } from './report.ts'

/** What the page says of title, outlet, address, authors, dates and language; what is no value is left out. */
export function readMetadata(page: Page): Metadata {
  const data = readLinkedData(page)
  const meta = readMeta(page)
  const outlet = first('outlet', [
    ...namesOf(data, data.article?.['publisher']),
    ...meta('og:site_name'),
    ...meta('application-name'),
  ])
  const url = first('url', [
    ...attributes(page, 'link[rel~="canonical"]', 'href'),
    ...meta('og:url'),
    ...addressesOf(data),
  ])
  const title = first('title', findTitles(page, data, meta, { outlet, url }))
  const byline = joinNames(
    [findAuthors(data, meta), findBylines(page)].find((names) => names.length > 0) ?? [],
  )
  const times = findTimes(page)
  const published = first('published', [
    ...namesOf(data, data.article?.['datePublished']),
    ...PUBLISHED.flatMap(meta),
    ...times.published,
  ])
  const modified = first('modified', [
    ...namesOf(data, data.article?.['dateModified']),
    ...MODIFIED.flatMap(meta),
    ...times.modified,
  ])
  const language = first('language', [
    ...namesOf(data, data.article?.['inLanguage']),
    ...attributes(page, 'html', 'lang'),
    ...meta('content-language'),
    ...meta('og:locale').map((locale) => locale.replaceAll('_', '-')),
  ])
  return {
    ...(title !== undefined && { title }),
    ...(outlet !== undefined && { outlet }),
    ...(url !== undefined && { url }),
    ...(byline !== undefined && { byline }),
    ...(published !== undefined && { published }),
    ...(modified !== undefined && { modified }),
    ...(language !== undefined && { language }),
  }
}

const PUBLISHED = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.issued',
  'parsely-pub-date',
  'pubdate',
  'publish-date',
  'sailthru.date',
]
const MODIFIED = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'last-modified',
]
const AUTHORS = ['author', 'article:author', 'byl', 'dc.creator', 'parsely-author', 'sailthru.author']

/** The first value that a report may carry. */
function first(field: Field, values: readonly string[]): string | undefined {
  for (const value of values) {
    const checked = checkField(field, value)
    if (checked && 'value' in checked && typeof checked.value === 'string') return checked.value
  }
  return undefined
}

type Meta = (name: string) => readonly string[]

/** The meta elements by their name, property or itemprop, in the order of the page. */
function readMeta(page: Page): Meta {
  const found = new Map<string, string[]>()
  for (const element of page.querySelectorAll('meta[content]')) {
    const name = ['property', 'name', 'itemprop', 'http-equiv']
      .map((attribute) => element.getAttribute(attribute))
      .find((value) => value !== null)
      ?.toLowerCase()
    if (name === undefined) continue
    const values = found.get(name) ?? []
    values.push(element.getAttribute('content') ?? '')
    found.set(name, values)
  }
  return (name) => found.get(name) ?? []
}

function attributes(page: Page, selector: string, attribute: string): string[] {
  return [...page.querySelectorAll(selector)].map((element) => element.getAttribute(attribute) ?? '')
}

function addressesOf({ article }: LinkedData): string[] {
  const main = article?.['mainEntityOfPage']
  return [article?.['url'], isNode(main) ? main['@id'] : main].filter((value) => typeof value === 'string')
}

function findTitles(
  page: Page,
  data: LinkedData,
  meta: Meta,
  of: { outlet: string | undefined; url: string | undefined },
): string[] {
  const headings = [...page.querySelectorAll('h1')].map(wordsOf).filter((words) => words !== '')
  const only = headings.length === 1 ? headings : []
  const titles = [...page.querySelectorAll('head > title')].map(wordsOf)
  return [
    ...namesOf(data, data.article?.['headline']),
    ...meta('og:title'),
    ...meta('twitter:title'),
    ...only,
    ...titles,
  ].map((title) => dropTail(collapse(title), of))
}

/** The title without the outlet's name behind it: "Norland accepts | Coast Herald" → "Norland accepts". */
function dropTail(
  title: string,
  { outlet, url }: { outlet: string | undefined; url: string | undefined },
): string {
  const [, head, tail] = title.match(/^(.+) (?:[-–—|·»]|::) (.+?)$/) ?? []
  if (head === undefined || tail === undefined) return title
  const name = lettersOf(tail)
  const host = url === undefined ? '' : lettersOf(new URL(url).hostname)
  const isOutlet = outlet !== undefined && (lettersOf(outlet) === name || `the${lettersOf(outlet)}` === name)
  return isOutlet || (name.length > 3 && host.includes(name)) ? head : title
}

function lettersOf(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function findAuthors(data: LinkedData, meta: Meta): string[] {
  const named = namesOf(data, data.article?.['author'])
  if (named.length > 0) return named
  // "article:author" is the address of a profile as often as a name.
  return AUTHORS.map((name) => meta(name).filter((value) => !/^https?:/.test(value))).find(isNotEmpty) ?? []
}

const BYLINES = [
  '[rel~="author"]',
  '[itemprop~="author"] [itemprop~="name"]',
  '[itemprop~="author"]',
  '.byline',
  '.author',
]
const LONGEST_BYLINE = 120

function findBylines(page: Page): string[] {
  const names = BYLINES.map((selector) =>
    [...page.querySelectorAll(selector)].map(wordsOf).filter((words) => words.length <= LONGEST_BYLINE),
  )
  return names.find(isNotEmpty) ?? []
}

function isNotEmpty(names: readonly string[]): boolean {
  return names.some((name) => name.trim() !== '')
}

/** "By Ada Harn", "Olm Dery" → "Ada Harn, Olm Dery". */
function joinNames(names: readonly string[]): string | undefined {
  const plain = names.map((name) => collapse(name).replace(/^by[:\s]+/i, '')).filter((name) => name !== '')
  return plain.length > 0 ? [...new Set(plain)].join(', ') : undefined
}

/** The dates of time elements inside the article, those of changes apart. */
function findTimes(page: Page): { published: string[]; modified: string[] } {
  const times = [
    ...page.querySelectorAll(
      'article time[datetime], main time[datetime], [itemprop="datePublished"], [itemprop="dateModified"]',
    ),
  ]
  const dateOf = (time: PageElement) => time.getAttribute('datetime') ?? time.getAttribute('content') ?? ''
  const isModified = (time: PageElement) =>
    /updated|modified/i.test(`${time.getAttribute('class') ?? ''} ${time.getAttribute('itemprop') ?? ''}`)
  return {
    published: times.filter((time) => !isModified(time)).map(dateOf),
    modified: times.filter(isModified).map(dateOf),
  }
}

function wordsOf(element: PageElement): string {
  return collapse(element.textContent ?? '')
}
