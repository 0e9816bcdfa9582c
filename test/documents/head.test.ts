import { describe, expect, test } from 'vitest'
import { failureOf, parseFile } from './show.ts'

const parse = (...lines: string[]) => parseFile('a.txt', lines.join('\n'))

describe('a head', () => {
  test('says what is known, and is no part of the text', () => {
    const report = parse(
      '---',
      'title: "Norland: we accept"',
      'outlet: Norland Post',
      'issuer: Ministry of Foreign Affairs',
      'url: https://post.example/a',
      'byline: Ada Lindquist, Jon Osterby',
      'published: 2026-03-14',
      'modified: 2026-03-15T08:00:00Z',
      'language: en-gb',
      'translated: true',
      '---',
      '',
      'We accept.',
    )
    expect(report).toMatchObject({
      text: '\nWe accept.',
      title: 'Norland: we accept',
      outlet: 'Norland Post',
      issuer: 'Ministry of Foreign Affairs',
      url: 'https://post.example/a',
      byline: 'Ada Lindquist, Jon Osterby',
      published: '2026-03-14',
      modified: '2026-03-15T08:00:00Z',
      language: 'en-GB',
      translated: true,
    })
    const { start } = report.blocks[0]?.span ?? {}
    expect(start).toBe(1)
  })

  test('stands in Markdown too, and after a byte order mark, and with other line breaks', () => {
    expect(parseFile('a.md', '\ufeff---\r\ntitle: Talks\r\n---\r\nWe accept.')).toMatchObject({
      title: 'Talks',
      text: 'We accept.',
    })
  })

  test('may be empty, may have comments and empty values', () => {
    expect(parse('---', '---', 'We accept.').text).toBe('We accept.')
    const report = parse('---', '# from the archive', 'title:', 'outlet: ""', '---', 'We accept.')
    expect(report.text).toBe('We accept.')
    expect(report).not.toHaveProperty('title')
    expect(report).not.toHaveProperty('outlet')
  })

  test('is none where "---" is not the first line, is never closed, or stands above prose', () => {
    for (const text of [
      '\n---\ntitle: Talks\n---\nWe accept.',
      '---\ntitle: Talks\n\nWe accept.',
      '---\ntitle: Talks\n----\nWe accept.',
      '---\nThe minister said: we accept.\n---\nThey do not.',
      '---\n\ntitle: Talks\n---\nWe accept.',
      `---\ntitle: ${'x'.repeat(20_000)}\n---\nWe accept.`,
    ])
      expect(parseFile('a.txt', text).text).toBe(text)
  })
})

describe('a wrong head', () => {
  test.each([
    [
      'a colon without quotes',
      ['title: Norland: we accept'],
      'line 2 of the head: Nested mappings are not allowed in compact mappings; write "name: value" on each line and put a value that holds a colon in quotes',
    ],
    [
      'a field that nobody knows',
      ['title: Talks', 'author: Ada'],
      'line 3 of the head: "author" is not known; known are title, outlet, issuer, url, byline, published, modified, language, translated',
    ],
    [
      'a date that is none',
      ['published: March 3'],
      'line 2 of the head: published: "March 3" is no ISO 8601 date; write it like 2026-03-14 or 2026-03-14T09:30:00+01:00',
    ],
    ['a number for words', ['title: 42'], 'line 2 of the head: title: 42 is not words; put it in quotes'],
    [
      'a list',
      ['byline: [Ada, Jon]'],
      'line 2 of the head: byline is not one value; write it as words on one line, in quotes',
    ],
    [
      'a language that is none',
      ['language: English'],
      'line 2 of the head: language: "English" is no language tag; write it like en or en-GB',
    ],
    [
      'an address that is none',
      ['url: javascript:alert(1)'],
      'line 2 of the head: url: "javascript:alert(1)" is no web address; begin it with https:// or http://',
    ],
    [
      'a truth that is none',
      ['translated: yes'],
      'line 2 of the head: translated: "yes" is neither true nor false',
    ],
    [
      'an alias',
      ['title: &title Talks', 'outlet: *title'],
      'line 3 of the head: outlet is not one value; write it as words on one line, in quotes',
    ],
  ])('%s', (_, lines, message) => {
    expect(failureOf(() => parse('---', ...lines, '---', 'We accept.'))).toBe(`head: a.txt: ${message}`)
  })

  test('says the same twice', () => {
    expect(failureOf(() => parse('---', 'title: Talks', 'title: Truce', '---'))).toContain(
      'head: a.txt: line 3 of the head: Map keys must be unique',
    )
  })

  test('is nested too deep to be one', () => {
    for (const nest of ['[', '{a: ', '- ', '? '])
      expect(failureOf(() => parse('---', 'title:', `  ${nest.repeat(3000)}`, '---'))).toMatch(
        /^head: a\.txt: .+head/,
      )
  })
})
