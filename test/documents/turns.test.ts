import { describe, expect, test } from 'vitest'
import { blocksOf } from './show.ts'

const show = (...lines: string[]) => blocksOf('talks.txt', lines.join('\n'))
const turnsOf = (...lines: string[]) => show(...lines).filter((block) => block.startsWith('turn'))

describe('turns of a transcript', () => {
  test('begin with a label in capitals', () => {
    expect(show('MINISTER OF NORLAND: We accept.', 'ENVOY: “Thank you.”')).toEqual([
      'turn [MINISTER OF NORLAND]: MINISTER OF NORLAND: We accept.',
      'turn [ENVOY]: ENVOY: “Thank you.”',
    ])
  })

  test('begin with a question mark in words: Q and A', () => {
    expect(show('Q: When?', 'A: In May, and', 'not before.')).toEqual([
      'turn [Q]: Q: When?',
      'turn [A]: A: In May, and\nnot before.',
    ])
  })

  test('begin with a name, the whole at first and a part of it later', () => {
    expect(
      turnsOf('Ada Lindquist: We accept.', 'Jon van Osterby: Thank you.', 'Lindquist: Not at all.'),
    ).toEqual([
      'turn [Ada Lindquist]: Ada Lindquist: We accept.',
      'turn [Jon van Osterby]: Jon van Osterby: Thank you.',
      'turn [Lindquist]: Lindquist: Not at all.',
    ])
  })

  test('begin with an office', () => {
    expect(turnsOf('Minister of the Interior: We accept.', 'Question: When?')).toHaveLength(2)
  })

  test('may name an interpreter, who is not the speaker', () => {
    expect(turnsOf('Lindquist (through an interpreter): We accept.', 'Lindquist: Yes.')[0]).toBe(
      'turn [Lindquist]: Lindquist (through an interpreter): We accept.',
    )
  })

  test('need a second one', () => {
    expect(turnsOf('MINISTER: We accept.', 'The talks go on.')).toEqual([])
  })
})

describe('no turns', () => {
  test.each([
    [
      'labels of things',
      'Photo: Norland Post',
      'Date: Monday',
      'Place: Overby',
      'Article 3: The road is open.',
    ],
    ['a sentence before a colon', 'We have one demand: Peace.', 'They had another: Bread.'],
    [
      'headings of paragraphs',
      'Little relief for refugees: The camps are full.',
      'A road to nowhere: It is shut.',
    ],
    [
      'names in a list that never come back',
      'Norland: Three.',
      'Sudmark: Four.',
      'Eastmark: Five.',
      'Westmark: Six.',
    ],
    ['times and addresses', 'At 10:30 we met.', 'https://norland.example is shut.', 'A:B is no label.'],
    ['numbers of parties', 'Norland: 30 prisoners', 'Sudmark: 20 prisoners'],
  ])('%s', (_, ...lines) => {
    expect(turnsOf(...lines)).toEqual([])
  })

  test('a headline with a name before its colon', () => {
    expect(turnsOf('Lindquist: Truce holds', 'MINISTER: We accept.', 'Q: When?')).toHaveLength(2)
  })
})
