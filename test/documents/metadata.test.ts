import { describe, expect, test } from 'vitest'
import type { Metadata } from '../../src/documents/index.ts'
import { parseFile } from './show.ts'

/** What a page says of itself. */
function read(head: string, body = '<p>We accept.</p>', attributes = ''): Metadata {
  const page = `<!doctype html><html ${attributes}><head>${head}</head><body>${body}</body></html>`
  const { id, textId, text, blocks, ...metadata } = parseFile('a.html', page)
  return metadata
}

const linked = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`
const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`

describe('JSON-LD', () => {
  const ARTICLE = {
    '@type': 'NewsArticle',
    headline: 'Norland accepts',
    url: 'https://post.example/a',
    datePublished: '2026-03-14T09:30:00+0100',
    dateModified: '2026-03-15',
    inLanguage: 'en-GB',
    author: [{ '@type': 'Person', name: 'Ada Lindquist' }, { name: 'Jon Osterby' }],
    publisher: { name: 'Coast Herald' },
  }
  const KNOWN = {
    title: 'Norland accepts',
    url: 'https://post.example/a',
    published: '2026-03-14T09:30:00+01:00',
    modified: '2026-03-15',
    language: 'en-GB',
    byline: 'Ada Lindquist, Jon Osterby',
    outlet: 'Coast Herald',
  }

  test.each<[string, unknown]>([
    ['an article', ARTICLE],
    ['an article in a list', [{ '@type': 'WebSite', name: 'x' }, ARTICLE]],
    ['an article in a graph', { '@graph': [{ '@type': 'WebPage', name: 'x' }, ARTICLE] }],
    ['the main thing of a page', { '@type': 'WebPage', mainEntity: ARTICLE }],
    ['an article of two types', { ...ARTICLE, '@type': ['Thing', 'http://schema.org/Report'] }],
  ])('%s tells everything', (_, data) => {
    expect(read(linked(data) + meta('og:title', 'Another'))).toEqual(KNOWN)
  })

  test('names are found where the article refers to them', () => {
    const graph = [
      { ...ARTICLE, author: { '@id': '#lindquist' }, publisher: { '@id': '#post' } },
      { '@type': 'Person', '@id': '#lindquist', name: 'Ada Lindquist' },
      { '@type': 'Organization', '@id': '#post', name: 'Coast &amp; Herald' },
    ]
    expect(read(linked({ '@graph': graph }))).toMatchObject({
      byline: 'Ada Lindquist',
      outlet: 'Coast & Herald',
    })
  })

  test('lists of other reports, broken JSON and values of the wrong sort tell nothing', () => {
    const list = { '@type': 'ItemList', itemListElement: [ARTICLE] }
    const broken = '<script type="application/ld+json">{"@type": "NewsArticle", headline: }</script>'
    const wrong = {
      '@type': 'NewsArticle',
      headline: 5,
      author: { name: {} },
      publisher: null,
      datePublished: ['soon'],
    }
    expect(read(linked(list) + broken + linked(wrong))).toEqual({ language: 'en' })
  })
})

describe('what a page says elsewhere', () => {
  test('in its meta elements and links', () => {
    const head =
      meta('og:title', 'Norland accepts - Coast Herald') +
      meta('og:site_name', 'Coast Herald') +
      meta('article:published_time', '2026-03-14T09:30:00Z') +
      meta('article:modified_time', '2026-03-15T10:00:00Z') +
      '<meta name="author" content="By Ada Lindquist">' +
      '<link rel="canonical" href="https://post.example/a"><link rel="canonical" href="/b">'
    expect(read(head, undefined, 'lang="en-gb"')).toEqual({
      title: 'Norland accepts',
      outlet: 'Coast Herald',
      published: '2026-03-14T09:30:00Z',
      modified: '2026-03-15T10:00:00Z',
      byline: 'Ada Lindquist',
      url: 'https://post.example/a',
      language: 'en-GB',
    })
  })

  test('in its article', () => {
    const body =
      '<article><h1>Norland accepts</h1><p class="byline">By Ada Lindquist</p><time datetime="2026-03-14">Saturday</time>' +
      '<time class="updated" datetime="2026-03-15">Sunday</time><p>We accept.</p></article><time datetime="2026-01-01"></time>'
    expect(read('', body)).toEqual({
      title: 'Norland accepts',
      byline: 'Ada Lindquist',
      published: '2026-03-14',
      modified: '2026-03-15',
      language: 'en',
    })
  })

  test('all authors, each once, without addresses of profiles', () => {
    const body =
      '<a rel="author">Ada Lindquist</a><a rel="author">Jon Osterby</a><a rel="author">Ada Lindquist</a><p>We accept.</p>'
    expect(read(meta('article:author', 'https://post.example/lindquist'), body).byline).toBe(
      'Ada Lindquist, Jon Osterby',
    )
  })

  test('is left out where it is no value', () => {
    const head =
      meta('article:published_time', 'March 3') +
      '<link rel="canonical" href="/a">' +
      meta('og:url', 'javascript:alert(1)') +
      meta('og:title', '  ')
    expect(read(head, undefined, 'lang="english"')).toEqual({ language: 'en' })
  })
})

describe('the title', () => {
  const titleOf = (title: string, more = '') => read(`<title>${title}</title>${more}`).title
  const outlet = meta('og:site_name', 'Coast Herald')

  test('loses the name of the outlet', () => {
    for (const tail of ['| Coast Herald', '- Coast Herald', '– The Coast Herald', '— COAST HERALD'])
      expect(titleOf(`Norland accepts ${tail}`, outlet)).toBe('Norland accepts')
    const url = '<link rel="canonical" href="https://www.coastherald.example/a">'
    expect(titleOf('Norland accepts - Coast Herald', url)).toBe('Norland accepts')
  })

  test('keeps what is no outlet', () => {
    expect(titleOf('Truce holds - for now', outlet)).toBe('Truce holds - for now')
    expect(titleOf('Coast Herald', outlet)).toBe('Coast Herald')
  })

  test('is the only heading of the first rank rather than the name of the page', () => {
    expect(read('<title>Post</title>', '<h1>Norland accepts</h1><p>We accept.</p>').title).toBe(
      'Norland accepts',
    )
    expect(read('<title>Post</title>', '<h1>One</h1><h1>Two</h1><p>We accept.</p>').title).toBe('Post')
  })
})
