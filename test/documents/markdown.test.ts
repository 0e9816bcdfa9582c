import { describe, expect, test } from 'vitest'
import { blocksOf, failureOf, parseFile } from './show.ts'

const show = (...lines: string[]) => blocksOf('a.md', lines.join('\n'))

describe('Markdown', () => {
  test('leaves its words without the markup, blank lines between the blocks', () => {
    const { text } = parseFile(
      'a.md',
      '# Talks\n\nThe **minister** of [Norland](https://norland.example) said\n_so_.\n',
    )
    expect(text).toBe('Talks\n\nThe minister of Norland said so.')
  })

  test('has a title, headings, paragraphs, items and quotations', () => {
    expect(
      show(
        '# Talks',
        '',
        'We accept.',
        '',
        '## Terms',
        '',
        '- One road',
        '- Two',
        '  roads',
        '',
        '1. Lists',
        '',
        '> We',
        '> said so.',
      ),
    ).toEqual([
      'title: Talks',
      'paragraph: We accept.',
      'heading: Terms',
      'list-item: One road',
      'list-item: Two roads',
      'list-item: Lists',
      'quote: We said so.',
    ])
  })

  test('takes its title from the head, else from the first heading of the first rank', () => {
    expect(parseFile('a.md', '---\ntitle: Truce\n---\n# Talks').title).toBe('Truce')
    expect(parseFile('a.md', 'By Ada\n\n# Talks\n\n# Terms')).toMatchObject({ title: 'Talks' })
    expect(show('# Talks', '# Terms')).toEqual(['title: Talks', 'heading: Terms'])
    expect(parseFile('a.md', '## Terms')).not.toHaveProperty('title')
  })

  test('finds the title of the head in a first block that is no heading', () => {
    expect(show('---', 'title: Talks', '---', '**Talks**', '', 'We accept.')).toEqual([
      'title: Talks',
      'paragraph: We accept.',
    ])
  })

  test('keeps prose above a rule a paragraph', () => {
    expect(show('The talks go on.', '---', 'Press Office of the Ministry of Norland')).toEqual([
      'paragraph: The talks go on.',
      'boilerplate: Press Office of the Ministry of Norland',
    ])
    expect(show('Terms', '---', 'One road.')).toEqual(['heading: Terms', 'paragraph: One road.'])
  })

  test('has the turns of a transcript, a paragraph or a line each', () => {
    expect(show('**MINISTER:** We accept.', '', '**Q**: When?')).toEqual([
      'turn [MINISTER]: MINISTER: We accept.',
      'turn [Q]: Q: When?',
    ])
    expect(show('Q: When?', 'A: In May, and', 'not before.')).toEqual([
      'turn [Q]: Q: When?',
      'turn [A]: A: In May, and not before.',
    ])
  })

  test('ends a paragraph at a break that is meant, not at one that wraps', () => {
    expect(show('We accept.\\', 'They do not.')).toEqual(['paragraph: We accept.', 'paragraph: They do not.'])
    expect(show('We accept.', 'They do not.')).toEqual(['paragraph: We accept. They do not.'])
  })

  test('reads a table row by row', () => {
    expect(show('| Camp | Held |', '| --- | --- |', '| Overby | 90 |')).toEqual([
      'paragraph: Camp Held',
      'paragraph: Overby 90',
    ])
  })

  test('keeps indented and fenced words, leaves pictures out', () => {
    expect(show('    We accept.', '', '```', 'They do not.', '```', '', '![A map](map.png)')).toEqual([
      'paragraph: We accept.',
      'paragraph: They do not.',
    ])
  })

  test('keeps the words of HTML in it, and nothing that could run', () => {
    expect(
      show(
        '<div class="note">We <b>accept</b>.<br>They do not.</div>',
        '',
        '<script>',
        'alert(1)',
        '',
        'alert(2)',
        '</script>',
        '<!-- not yet -->',
        'See <https://norland.example>, where 3 < 4 > 2.',
        '<img src=x onerror=alert(1)>',
      ),
    ).toEqual([
      'paragraph: We accept.',
      'paragraph: They do not.',
      'paragraph: See https://norland.example, where 3 < 4 > 2.',
    ])
  })

  test('keeps its words after a tag that nothing closes', () => {
    expect(show('The <script> tag is open.', '', 'We <!-- accept.')).toEqual([
      'paragraph: The tag is open.',
      'paragraph: We <!-- accept.',
    ])
  })

  test('of too many characters is refused', () => {
    expect(failureOf(() => parseFile('a.md', 'a '.repeat(600_000)))).toBe(
      'too-large: a.md: more than 1 million characters of Markdown; save it as plain text (.txt)',
    )
  })

  test('of blocks deeper than they are read is refused', () => {
    const deep = (levels: number) => `We accept.\n\n${'> '.repeat(levels)}They do not.`
    expect(show(deep(98))).toEqual(['paragraph: We accept.', 'quote: They do not.'])
    expect(show(`${'- '.repeat(49)}They do not.`)).toEqual(['list-item: They do not.'])
    for (const words of [deep(99), deep(100), deep(120), `${'- '.repeat(50)}They do not.`])
      expect(failureOf(() => parseFile('a.md', words))).toBe(
        'too-deep: a.md: has more than 98 quotations, or half as many lists, inside each other; save its words as text (.txt)',
      )
  })

  test('keeps the brackets of links deeper than they are read', () => {
    const words = `${'['.repeat(40)}We accept.${'](https://norland.example)'.repeat(40)}`
    expect(show(words).join('')).toContain('We accept.')
  })
})
