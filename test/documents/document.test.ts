import { describe, expect, test } from 'vitest'
import { checkGiven, MAX_BYTES, parseDocument } from '../../src/documents/index.ts'
import { blocksOf, failureOf, parseFile } from './show.ts'

describe('the format', () => {
  const PAGE = '<!doctype html><html><body><p>We accept.</p></body></html>'

  test.each(['a.html', 'A.HTM', 'folder.md/a.xhtml'])('of %s is HTML', (name) => {
    expect(blocksOf(name, '<p>We accept.</p>')).toEqual(['paragraph: We accept.'])
  })

  test.each(['a.md', 'a.MARKDOWN'])('of %s is Markdown', (name) => {
    expect(blocksOf(name, 'We *accept*.')).toEqual(['paragraph: We accept.'])
  })

  test.each([
    PAGE,
    `\ufeff\n${PAGE}`,
    `<!-- saved from norland.example -->\n${PAGE}`,
    `<?xml version="1.0"?>\n<!DOCTYPE HTML PUBLIC "">${PAGE}`,
    '<HTML><BODY><P>We accept.</BODY></HTML>',
  ])('is HTML where it begins so, whatever it is called: %j', (words) => {
    for (const name of ['a.txt', 'a', 'page'])
      expect(blocksOf(name, words)).toEqual(['paragraph: We accept.'])
    expect(parseDocument(new TextEncoder().encode(words)).text).toBe('We accept.')
  })

  test.each(['<html', '<p>We accept.</p>', 'We *accept* <html>.', '<!-- <html>', '<htmlx>We accept.'])(
    'is text where it only looks like HTML: %j',
    (words) => {
      expect(parseFile('a.txt', words).text).toBe(words)
    },
  )
})

describe('a document that is no report', () => {
  test.each([
    ['nothing', [], 'empty: a.txt: is empty; give a file with a report in it'],
    [
      'a PDF',
      '%PDF-1.7',
      'binary: a.txt: is a PDF, not text; open it and save its words as text (.txt, UTF-8)',
    ],
    [
      'a zip',
      'PK\x03\x04\x14\0',
      'binary: a.txt: is a zip archive, not text; unpack it and give the files in it',
    ],
    [
      'a Word file',
      'PK\x03\x04\x14\0\0\0[Content_Types].xml',
      'binary: a.txt: is an Office file (.docx, .xlsx or .pptx), not text; open it and save its words as text (.txt, UTF-8)',
    ],
    [
      'gzip',
      '\x1f\x8b\x08',
      'binary: a.txt: is packed with gzip, not text; unpack it and give the files in it',
    ],
    [
      'an image',
      '\x89PNG\r\n',
      'binary: a.txt: is an image (PNG), not text; give a transcript of it as text',
    ],
    [
      'a zero byte',
      'We\0accept',
      'binary: a.txt: holds a zero byte at 2, so it is no text; if it is, save it again as UTF-8',
    ],
    [
      'many control characters',
      '\x01\x02\x03'.repeat(5),
      "binary: a.txt: holds 15 control characters, so it is no text; give the report's words",
    ],
  ])('%s', (_, content, message) => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : Uint8Array.from(content)
    expect(failureOf(() => parseFile('a.txt', bytes))).toBe(message)
  })

  test('too many bytes', () => {
    expect(failureOf(() => parseFile('a.txt', new Uint8Array(MAX_BYTES + 1)))).toBe(
      'too-large: a.txt: is larger than 16 MB; cut it down to one report',
    )
  })

  test('a form feed or a few stray control characters do no harm', () => {
    expect(blocksOf('a.txt', 'We accept.\f\x07They do not.\x1b')).toHaveLength(2)
  })

  test('is named by its path, else by its id, else as the document', () => {
    expect(failureOf(() => parseDocument(new Uint8Array(), { name: 'a.txt', ref: '17' }))).toContain(
      'empty: a.txt:',
    )
    expect(failureOf(() => parseDocument(new Uint8Array(), { ref: '17' }))).toContain('empty: 17:')
    expect(failureOf(() => parseDocument(new Uint8Array()))).toContain('empty: the document:')
  })

  test('is named on one line, without control characters', () => {
    const name = `a\n\x1b[31m${'b'.repeat(500)}`
    const message = failureOf(() => parseDocument(new Uint8Array(), { name }))
    expect(message).toMatch(/^empty: a \[31mb+…: is empty/)
    expect(message.length).toBeLessThan(300)
  })
})

describe('what is given', () => {
  test('fills what the document does not tell', () => {
    const bytes = new TextEncoder().encode('---\ntitle: Norland accepts\n---\nWe accept.')
    const given = { title: 'Another', outlet: 'Norland Post', published: '2026-03-14', language: 'en-gb' }
    expect(parseDocument(bytes, { ref: 'a.txt', given })).toMatchObject({
      ref: 'a.txt',
      title: 'Norland accepts',
      outlet: 'Norland Post',
      published: '2026-03-14',
      language: 'en-GB',
    })
  })

  test('marks the title where it stands, in every format, and never adds it to the text', () => {
    const given = { title: 'Norland accepts' }
    for (const [name, words] of [
      ['a.txt', 'Norland accepts\n\nSudmark waits.'],
      ['a.md', 'Norland accepts\n\nSudmark waits.'],
      ['a.html', '<p>Norland accepts</p><p>Sudmark waits.</p>'],
    ] as const) {
      const { blocks } = parseDocument(new TextEncoder().encode(words), { name, given })
      expect(blocks.map(({ kind }) => kind)).toEqual(['title', 'paragraph'])
    }
    expect(
      parseDocument(new TextEncoder().encode('<p>Sudmark waits.</p>'), { name: 'a.html', given }).text,
    ).toBe('Sudmark waits.')
  })

  test('is checked; what is no field is left alone', () => {
    expect(
      checkGiven({ published: '2026-03-14T09:30:00+0100', json: true, outlet: ' Norland  Post ' }),
    ).toEqual({
      published: '2026-03-14T09:30:00+01:00',
      outlet: 'Norland Post',
    })
    expect(failureOf(() => checkGiven({ published: 'March 3' }))).toBe(
      'field: published: "March 3" is no ISO 8601 date; write it like 2026-03-14 or 2026-03-14T09:30:00+01:00',
    )
    expect(failureOf(() => checkGiven({ url: 'norland.example' }))).toBe(
      'field: url: "norland.example" is no web address; begin it with https:// or http://',
    )
  })

  test('without a language the report is in English', () => {
    expect(parseFile('a.txt', 'We accept.').language).toBe('en')
  })
})
