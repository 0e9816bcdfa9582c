import { describe, expect, test } from 'vitest'
import { blocksOf, parseFile } from './show.ts'

const show = (text: string) => blocksOf('talks.txt', text)

describe('the text', () => {
  test('stays as it was, line breaks and all', () => {
    const text = '\n“We accept,” she said.\r\n\r\n  Sudmark has not replied. \r\n'
    expect(parseFile('talks.txt', text).text).toBe(text)
  })

  test('loses its byte order mark', () => {
    expect(parseFile('talks.txt', '\ufeffWe accept.').text).toBe('We accept.')
  })

  test('of white space alone has no blocks', () => {
    expect(parseFile('talks.txt', ' \n\t\n')).toMatchObject({ text: ' \n\t\n', blocks: [] })
  })
})

describe('paragraphs', () => {
  test('end at a blank line', () => {
    expect(show('We accept.\n\nThey do not.\n \nNobody knows.')).toEqual([
      'paragraph: We accept.',
      'paragraph: They do not.',
      'paragraph: Nobody knows.',
    ])
  })

  test.each(['\n', '\r\n', '\r', '\u2028', '\u0085'])(
    'end at each line break (%j) of long lines',
    (lineBreak) => {
      const lines = [
        'The minister of Norland said on Monday that the government would accept the terms of the truce that the envoy brought.',
        'Sudmark has not replied.',
        '“We accept,” she said.',
      ]
      expect(show(lines.join(lineBreak))).toEqual(lines.map((line) => `paragraph: ${line}`))
    },
  )

  test('end at a paragraph separator', () => {
    expect(show('the terms\u2029and the road')).toEqual(['paragraph: the terms', 'paragraph: and the road'])
  })

  test('of short lines end with each: headline, author, place', () => {
    expect(show('Norland accepts the truce\nBy Ada Lindquist\nOVERBY, Monday')).toEqual([
      'heading: Norland accepts the truce',
      'paragraph: By Ada Lindquist',
      'paragraph: OVERBY, Monday',
    ])
  })

  test('that are hard-wrapped run on until the blank line', () => {
    const first =
      'The minister of Norland said on Monday that the government would accept\n' +
      'the terms of the truce, which now holds until April. The envoy of\n' +
      'Sudmark was not there. Officials in both capitals spoke of a first step\n' +
      'and said that more would follow.'
    const second = '“We accept,” she said. The talks go on next week in the border town of\nOverby.'
    expect(show(`${first}\n\n${second}`)).toEqual([`paragraph: ${first}`, `paragraph: ${second}`])
  })

  test('that are hard-wrapped without blank lines end with a short line', () => {
    const first =
      'The minister of Norland said on Monday that the government would accept\n' +
      'the terms of the truce, which now holds until April, and that it would\n' +
      'withdraw.'
    const second =
      'Sudmark has not replied to the offer, which the envoy of the league has\n' +
      'brought to its capital on Sunday night, according to two officials who\n' +
      'saw him there.'
    expect(show(`${first}\n${second}`)).toEqual([`paragraph: ${first}`, `paragraph: ${second}`])
  })

  test('that are hard-wrapped end where the next line is indented', () => {
    const first =
      'The minister of Norland said on Monday that the government would accept\n' +
      'the terms of the truce, which now holds until the end of the month of May.'
    const second = 'The talks go on next week in the border town of Overby, as the envoy\nsaid.'
    expect(show(`    ${first}\n    ${second}`)).toEqual([`paragraph: ${first}`, `paragraph: ${second}`])
  })

  test('of long lines stay apart beside others that are hard-wrapped', () => {
    const long = `${'The minister of Norland said that the government would accept. '.repeat(3)}So it did.`
    const wrapped =
      'Sudmark has not replied to the offer, which the envoy of the league has\n' +
      'brought to its capital on Sunday night, according to two officials who\n' +
      'saw him there on Sunday.'
    expect(show(`${long}\n${long}\n\n${wrapped}`)).toEqual([
      `paragraph: ${long}`,
      `paragraph: ${long}`,
      `paragraph: ${wrapped}`,
    ])
  })

  test('hold a sentence that a single line break cuts', () => {
    expect(show('The minister said that Norland would\naccept the terms.\nSudmark has not replied.')).toEqual(
      [
        'paragraph: The minister said that Norland would\naccept the terms.',
        'paragraph: Sudmark has not replied.',
      ],
    )
    expect(show('They accepted the terms of the\nSudmark agreement.')).toHaveLength(1)
  })

  test('are apart where lines without words stand between', () => {
    expect(show('We accept.\n* * *\nThey do not.\n---\nNobody knows.')).toHaveLength(3)
  })
})

describe('kinds', () => {
  test('the first block is the title where the head says so, full stop and quotation marks aside', () => {
    const file =
      '---\ntitle: "\'We accept\', says Norland"\n---\n‘We accept’, says Norland.\n\nThe envoy said so.'
    expect(show(file)).toEqual(['title: ‘We accept’, says Norland.', 'paragraph: The envoy said so.'])
  })

  test('a first block that only begins like the title is a paragraph', () => {
    const file = '---\ntitle: Norland accepts\n---\nNorland accepts the terms, the envoy said.'
    expect(show(file)).toEqual(['paragraph: Norland accepts the terms, the envoy said.'])
  })

  test('items of a list stand without their bullets and numbers', () => {
    expect(
      show(
        'The sides agreed:\n• to open the road\n– to exchange lists\n1. Norland withdraws.\n2) Sudmark waits.',
      ),
    ).toEqual([
      'paragraph: The sides agreed:',
      'list-item: to open the road',
      'list-item: to exchange lists',
      'list-item: Norland withdraws.',
      'list-item: Sudmark waits.',
    ])
  })

  test('a dash inside a line and a lone number before a full stop begin no item', () => {
    expect(show('OVERBY – The envoy left.')).toEqual(['paragraph: OVERBY – The envoy left.'])
    expect(show('14. That is how many are held.')).toEqual(['paragraph: 14. That is how many are held.'])
  })

  test('boilerplate that hangs on the last paragraph stands apart', () => {
    expect(show('“We accept,” the minister said.\nSubscribe to our newsletter.')).toEqual([
      'paragraph: “We accept,” the minister said.',
      'boilerplate: Subscribe to our newsletter.',
    ])
    const wrapped =
      'The minister of Norland said on Monday that the government would accept\n' +
      'the terms of the truce, which now holds until April, and that all of it\n' +
      'would be made public before the end of this long week by both capitals.\n'
    expect(show(`${wrapped}Follow us on Telegram`)).toEqual([
      `paragraph: ${wrapped.trim()}`,
      'boilerplate: Follow us on Telegram',
    ])
  })
})
