/** Takes out of a page what is clearly marked as no part of its article, or never shown. */
import { childrenOf, isElement, type Page, type PageElement } from './dom.ts'
import { CLUTTER, CLUTTER_NAMES } from './lexicon/en/clutter.ts'

// What holds no words of a report, or words that a reader never sees.
const SILENT_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'applet audio button canvas dialog embed frame frameset iframe input math menu nav noframes noscript object script ' +
    'select style svg template textarea title video'
  ).split(' '),
)

// Never taken out, whatever they are called: <body class="ads">, <article hidden>.
const ARTICLES = 'article, main, [itemprop="articleBody"]'

/** Removes scripts, hidden elements, advertisements, lists of related reports and the like from the page's body. */
export function removeClutter({ body }: Page): void {
  const articles = [...body.querySelectorAll(ARTICLES)]
  const kept = findAround([...articles, ...body.querySelectorAll('h1')])
  // Without an article to keep, a name that marks most of a page marks nothing: <div class="content-sidebar">.
  const most = articles.length > 0 ? Infinity : (body.textContent ?? '').length / 2
  const found: PageElement[] = []
  const visit = (parent: PageElement): void => {
    for (const child of childrenOf(parent)) {
      if (!isElement(child)) continue
      const silent = SILENT_ELEMENTS.has(child.localName)
      if (silent || (!kept.has(child) && isClutter(child, most))) found.push(child)
      else visit(child)
    }
  }
  visit(body)
  for (const element of found) element.remove()
}

/** The elements and all around them. */
function findAround(elements: readonly PageElement[]): Set<PageElement> {
  const around = new Set<PageElement>()
  for (const element of elements) {
    for (let up: PageElement | null = element; up && !around.has(up); up = up.parentElement) around.add(up)
  }
  return around
}

function isClutter(element: PageElement, most: number): boolean {
  if (isHidden(element)) return true
  return isMarked(element) && (most === Infinity || (element.textContent ?? '').length <= most)
}

function isHidden(element: PageElement): boolean {
  if (element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true') return true
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '')
}

const MARKED_ROLES: ReadonlySet<string> = new Set(['alertdialog', 'dialog', 'navigation', 'search'])

function isMarked(element: PageElement): boolean {
  if (MARKED_ROLES.has(element.getAttribute('role') ?? '')) return true
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
  return names.split(/\s+/).some((name) => {
    const parts = name
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .split(/[-_]+/)
    return (
      CLUTTER_NAMES.has(parts.join('-')) || CLUTTER.has(parts[0] ?? '') || CLUTTER.has(parts.at(-1) ?? '')
    )
  })
}
