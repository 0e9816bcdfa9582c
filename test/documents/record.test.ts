import { describe, expect, test } from 'vitest'
import { parseReport } from '../../src/documents/index.ts'
import { failureOf, showBlocks } from './show.ts'

describe('a record', () => {
  test('with text keeps it exactly, and has no head in it', () => {
    const text = '\ufeff---\ntitle: Talks\n---\r\nWe accept.\n'
    expect(parseReport({ text }).text).toBe(text)
  })

  test('carries what is known about it, its id as ref', () => {
    const report = parseReport({
      id: 'norland-17',
      text: 'Norland accepts.\n\nSudmark waits.',
      title: 'Norland accepts',
      outlet: 'Norland Post',
      issuer: 'Ministry of Norland',
      url: 'https://post.example/a',
      byline: 'Ada Lindquist',
      published: '2026-03-14 09:30:00+0100',
      modified: '2026-03-15',
      language: 'en',
      translated: true,
    })
    expect(report).toMatchObject({
      ref: 'norland-17',
      title: 'Norland accepts',
      outlet: 'Norland Post',
      issuer: 'Ministry of Norland',
      url: 'https://post.example/a',
      byline: 'Ada Lindquist',
      published: '2026-03-14T09:30:00+01:00',
      modified: '2026-03-15',
      language: 'en',
      translated: true,
    })
    expect(showBlocks(report)).toEqual(['title: Norland accepts.', 'paragraph: Sudmark waits.'])
  })

  test('takes a number for its id', () => {
    expect(parseReport({ id: 17, text: 'We accept.' } as object).ref).toBe('17')
  })

  test('wins over its page, and its page over what is given', () => {
    const html =
      '<html lang="de"><head><title>Norland accepts</title><meta property="og:site_name" content="Norland Post"></head>' +
      '<body><p>We accept.</p></body></html>'
    const given = { outlet: 'Given', byline: 'Jon Osterby' }
    expect(parseReport({ html, language: 'en' }, { given })).toMatchObject({
      text: 'Norland accepts\n\nWe accept.',
      title: 'Norland accepts',
      outlet: 'Norland Post',
      language: 'en',
      byline: 'Jon Osterby',
    })
  })

  test('may have an empty text, or fields that are null or unknown', () => {
    expect(parseReport({ text: '' })).toMatchObject({ text: '', blocks: [] })
    const report = parseReport({ text: 'We accept.', html: null, title: null, tags: ['truce'] } as object)
    expect(Object.keys(report).sort()).toEqual(['blocks', 'id', 'language', 'text', 'textId'])
  })

  test('says itself that its text is text: control characters stay', () => {
    expect(parseReport({ text: 'We\0accept.' }).text).toBe('We\0accept.')
  })

  test('is not led astray by "__proto__"', () => {
    const record: unknown = JSON.parse('{"text": "We accept.", "__proto__": {"title": "Evil", "html": "x"}}')
    const report = parseReport(record)
    expect(report).not.toHaveProperty('title')
    expect(Object.getPrototypeOf(report)).toBe(Object.prototype)
    expect(failureOf(() => parseReport(JSON.parse('{"__proto__": {"text": "We accept."}}')))).toMatch(
      /^field: neither/,
    )
  })
})

describe('a wrong record', () => {
  test.each<[string, unknown, string]>([
    ['no object', 'We accept.', '"We accept." is no report; give an object with "text" or "html"'],
    ['a list', [], 'a list is no report; give an object with "text" or "html"'],
    ['nothing', null, 'null is no report; give an object with "text" or "html"'],
    ['neither text nor page', { id: 'a' }, 'a: neither "text" nor "html" is there; give one of them'],
    ['both', { id: 'a', text: '', html: '' }, 'a: both "text" and "html" is there; give one of them'],
    ['text that is none', { id: 'a', text: 5 }, 'a: text: 5 is no text; put it in quotes'],
    [
      'an id that is none',
      { id: ['a'], text: '' },
      'id: a list is neither words nor a whole number below 2^53; put it in quotes',
    ],
    ['a title that is none', { text: '', title: {} }, 'title: an object is not words; put it in quotes'],
    [
      'a date that is none',
      { id: 'a', text: '', published: '2026-02-30' },
      'a: published: "2026-02-30" is no ISO 8601 date; write it like 2026-03-14 or 2026-03-14T09:30:00+01:00',
    ],
    [
      'a value too long to show',
      { text: '', modified: `\u001b${'x'.repeat(100)}` },
      `modified: "${'x'.repeat(59)}…" is no ISO 8601 date; write it like 2026-03-14 or 2026-03-14T09:30:00+01:00`,
    ],
  ])('%s', (_, record, message) => {
    expect(failureOf(() => parseReport(record))).toBe(`field: ${message}`)
  })
})
