import { expect, test } from 'vitest'
import { failureOf, parseFile } from './show.ts'

const SIZE = 10_000_000
const MOST = 6_000 // milliseconds of processor time, whatever else the machine does; each takes a second or two

const full = (words: string, size = SIZE) => words.repeat(Math.floor(size / words.length))
const PARAGRAPH =
  '<p>The minister of Norland said on Monday, after talks, that the government would accept the terms.</p>'

const MARKUP = [
  '[',
  '![',
  '>',
  '*',
  '*a ',
  '_a',
  '((((',
  '<',
  '<div>',
  '<!--',
  '<script>',
  '`',
  '|',
  '- ',
  '\n',
  'a\n',
  '[a](',
  '&',
]
const CASES: readonly (readonly [string, string, string])[] = [
  ['one line of text', 'a.txt', full('word ')],
  ['one word', 'a.txt', full('w')],
  ['white space', 'a.txt', `a${full(' ')}b`],
  ['line breaks', 'a.txt', full('\n')],
  ['short lines', 'a.txt', full('a\n')],
  ['lines of two labels', 'a.txt', full('A: B\n', 1_500_000)],
  ['rules', 'a.txt', full('---\n')],
  ['less-than signs', 'a.txt', full('<')],
  ['less-than signs in a page', 'a.html', full('<')],
  ['elements inside each other', 'a.html', full('<div>')],
  ['elements side by side', 'a.html', full('<div></div>')],
  ['closing tags', 'a.html', '<b>'.repeat(900) + full('</i>')],
  ['entities', 'a.html', full('&amp;')],
  ['one paragraph', 'a.html', `<html><body><p>${full('word ')}`],
  ['paragraphs', 'a.html', `<html><body><article>${full(PARAGRAPH, 9_000_000)}`],
  ['paragraphs deep down', 'a.html', '<div>'.repeat(990) + full(PARAGRAPH, 1_000_000)],
  ['deep advertisements', 'a.html', '<div class="ad">'.repeat(900) + full(PARAGRAPH, 2_000_000)],
  ['white space in an attribute', 'a.html', `<p style="display${full(' ')}">We accept.`],
  ['a long class', 'a.html', `<p class="${full('a-')}">We accept.`],
  [
    'lists of JSON-LD',
    'a.html',
    `<script type="application/ld+json">${full('[', 900_000)}</script><p>We accept.`,
  ],
  ['a long title', 'a.html', `<title>${full('a - ')}</title><p>We accept.`],
  ...MARKUP.map((words) => [`${JSON.stringify(words)} in Markdown`, 'a.md', full(words)] as const),
  ...MARKUP.map(
    (words) => [`less of ${JSON.stringify(words)} in Markdown`, 'a.md', full(words, SIZE / 10)] as const,
  ),
]

test.each(CASES)('%s: read or refused in short time', { timeout: 60_000 }, (_, name, words) => {
  const bytes = Buffer.from(words)
  const before = process.threadCpuUsage()
  const failure = failureOf(() => parseFile(name, bytes))
  const { user, system } = process.threadCpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(MOST)
  expect(failure).toMatch(/^(nothing was thrown|too-large: .+|too-deep: .+|binary: .+)$/)
})
