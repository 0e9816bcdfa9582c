/** HTML pages: the title, the article's words and what the page says about itself. Nothing in a page ever runs. */
import { type PagePiece, readElement } from './article.ts'
import { isTitle, layOut, type Piece } from './blocks.ts'
import { removeClutter } from './clutter.ts'
import { buildPage, findReadable, type Page, type PageElement } from './dom.ts'
import { readMetadata } from './metadata.ts'
import { measurePage, type PageSize } from './page-size.ts'
import type { Parsed } from './report.ts'

/**
 * A page; one without a word gives an empty text. Throws a ReadoutError where it is deeper or larger than any real
 * page. `title` is one given from outside: it is marked where it stands, never put into the text.
 */
export function parseHtml(
  source: string,
  { name, title: given }: { name: string; title?: string | undefined },
): Parsed {
  const html = source.replace(/\s{16,1000}/g, tighten)
  const size = measurePage(html, name)
  const page = buildPage(html, size)
  const metadata = readMetadata(page)
  removeClutter(page)
  const { title } = metadata
  const pieces: Piece[] = findArticle(page, size).map(({ kind, words }) => ({ kind, words }))
  if (title === undefined || pieces.length === 0) return { ...layOut(pieces, given), metadata }
  const body = pieces.filter(({ words }, index) => index > TITLE_WITHIN || !isTitle(words, title))
  return { ...layOut([{ kind: 'title', words: title }, ...body]), metadata }
}

/** Long white space, which some expressions of the libraries walk through again from each of its characters. */
function tighten(space: string): string {
  return space.replace(/[^\n]+/g, '').slice(0, 2) || ' '
}

const TITLE_WITHIN = 5 // pieces at the beginning among which a page repeats its title
const MOST_WORK = 20_000_000 // beyond it Readability takes seconds and gigabytes
const ENOUGH = 500 // characters; before it has as many, Readability takes in what stands around an article
const LEAST_SHARE = 0.7 // of the marked article that Readability must find, or the mark is trusted more

/** The pieces of the article: as Readability finds it, or as the page marks it, or else all prose of the page. */
function findArticle(page: Page, { work }: PageSize): readonly PagePiece[] {
  const mark = findOnly(page, '[itemprop="articleBody"]') ?? findOnly(page, 'article')
  const marked = dropLinks(readElement(mark ?? findOnly(page, 'main') ?? page.body))
  const readable = work > MOST_WORK ? null : findReadable(page)
  const found = readable ? readElement(readable) : []
  const length = lengthOf(found)
  if (length === 0) return marked
  const doubtful = length < ENOUGH || length < LEAST_SHARE * lengthOf(marked)
  return mark && marked.length > 0 && doubtful ? marked : found
}

/** The one element of its sort; several articles are a list of teasers. */
function findOnly(page: Page, selector: string): PageElement | null {
  const [first, second] = page.querySelectorAll(selector)
  return first && !second ? first : null
}

/** Without menus and teasers, which are nothing but links. */
function dropLinks(pieces: readonly PagePiece[]): PagePiece[] {
  return pieces.filter(({ linked }) => linked < 0.6)
}

function lengthOf(pieces: readonly PagePiece[]): number {
  return pieces.reduce((length, { words }) => length + words.length, 0)
}
