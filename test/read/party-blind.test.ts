import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/documents/index.ts'
import { readReport } from '../../src/index.ts'
import { compareSwapped, compareSwappedStatements, type Pairs, swapNames } from './swap.ts'

const SAMPLES = new URL('../../samples/', import.meta.url)

/** The two sides of the samples: their names, nationalities, capitals and people. */
const SIDES: Pairs = [
  ['Caldrany', 'Ushmere'],
  ['Caldran', 'Ushmeri'],
  ['Vosterin', 'Ilmandra'],
  ['Lisko', 'Quint'],
  ['Edvar', 'Sabela'],
  ['Tesk', 'Askarad'],
  ['Oriane', 'Ruen'],
  ['Rinnick', 'Tamberly'],
  ['Pavo', 'Orsk'],
]

describe('reading takes no side', () => {
  for (const file of readdirSync(SAMPLES))
    it(`${file}: the same attributions with the names of both sides swapped`, async () => {
      const { text } = parseDocument(readFileSync(new URL(file, SAMPLES)), { name: file })
      const swapped = swapNames(text, SIDES)
      expect(swapped.text).not.toBe(text)
      const [given, other] = [await readReport(text), await readReport(swapped.text)]
      const { same, all } = compareSwapped(given.attributions, other.attributions, swapped)
      expect(all).toBeGreaterThan(5)
      expect(same / all).toBeGreaterThanOrEqual(0.97)
      const whole = compareSwappedStatements(given, other, swapped)
      expect(whole.all).toBeGreaterThan(5)
      expect(whole.same / whole.all).toBeGreaterThanOrEqual(0.97)
    })
})
