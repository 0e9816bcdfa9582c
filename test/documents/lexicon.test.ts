import { expect, test } from 'vitest'
import * as boilerplate from '../../src/documents/lexicon/en/boilerplate.ts'
import * as clutter from '../../src/documents/lexicon/en/clutter.ts'
import * as labels from '../../src/documents/lexicon/en/labels.ts'

const lists = Object.entries({ ...boilerplate, ...clutter, ...labels })

test.each(lists)('%s is sorted, in lower case and says nothing twice', (_, list) => {
  const words = [...list]
  expect(words).toEqual([...new Set(words)].sort())
  expect(words).toEqual(words.map((word) => word.toLowerCase().trim()))
})
