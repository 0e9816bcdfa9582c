/** Takes out of a page what is clearly marked as no part of its article, or never shown. */
import { childrenOf, isElement, isText, type Page, type PageElement } from './dom.ts'
import { CLUTTER, CLUTTER_NAMES } from './lexicon/en/clutter.ts'

// What holds no words of a report, or words that a reader never sees.
const SILENT_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'applet audio button canvas dialog embed frame frameset iframe img input link math menu meta nav noframes noscript ' +
    'object picture script select source style svg template textarea title track video'
  ).split(' '),
)

// What Readability weighs; it takes too long over many others, and over long ones.
const WEIGHED_ATTRIBUTES: ReadonlySet<string> = new Set(['class', 'href', 'id', 'itemprop', 'rel', 'role'])
const LONGEST_ATTRIBUTE = 2000

// Never taken out, whatever they are called and whatever is around them: <article hidden>.
const ARTICLES = 'article, main, [itemprop="articleBody"]'

/**
 * Removes scripts, hidden elements, advertisements, lists of related reports and the like from the page's body, and
 * the attributes that nobody reads.
 */
export function removeClutter({ body }: Page): void {
  const articles = [...body.querySelectorAll(ARTICLES)]
  const kept = findAround([...articles, ...body.querySelectorAll('h1')])
  // Without an article to keep, a name that marks most of a page marks nothing: <div class="content-sidebar">.
  const large = articles.length > 0 ? new Set() : findLarge(body)
  const found: PageElement[] = []
  const visit = (parent: PageElement): void => {
    for (const child of childrenOf(parent)) {
      if (!isElement(child)) continue
      const silent = SILENT_ELEMENTS.has(child.localName)
      if (silent || (!kept.has(child) && isClutter(child, large.has(child)))) found.push(child)
      else {
        dropAttributes(child)
        visit(child)
      }
    }
  }
  visit(body)
  for (const element of found) element.remove()
}

function dropAttributes(element: PageElement): void {
  for (const name of element.getAttributeNames()) {
    const long = (element.getAttribute(name)?.length ?? 0) > LONGEST_ATTRIBUTE
    if (long || !WEIGHED_ATTRIBUTES.has(name)) element.removeAttribute(name)
  }
}

/** The elements and all around them. */
function findAround(elements: readonly PageElement[]): Set<PageElement> {
  const around = new Set<PageElement>()
  for (const element of elements) {
    for (let up: PageElement | null = element; up && !around.has(up); up = up.parentElement) around.add(up)
  }
  return around
}

/** The elements that hold more than half of the text. */
function findLarge(root: PageElement): Set<PageElement> {
  const half = (root.textContent ?? '').length / 2
  const large = new Set<PageElement>()
  const measure = (parent: PageElement): number => {
    let length = 0
    for (const child of childrenOf(parent)) {
      if (isText(child)) length += child.nodeValue?.length ?? 0
      else if (isElement(child) && !SILENT_ELEMENTS.has(child.localName)) length += measure(child)
    }
    if (length > half) large.add(parent)
    return length
  }
  measure(root)
  return large
}

function isClutter(element: PageElement, large: boolean): boolean {
  return isHidden(element) || (isMarked(element) && !large)
}

function isHidden(element: PageElement): boolean {
  if (element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true') return true
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '')
}

const MARKED_ROLES: ReadonlySet<string> = new Set(['alertdialog', 'dialog', 'navigation', 'search'])

function isMarked(element: PageElement): boolean {
  if (MARKED_ROLES.has(element.getAttribute('role') ?? '')) return true
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
  if (names.length > LONGEST_ATTRIBUTE) return false
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
