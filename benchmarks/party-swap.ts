/**
 * Whether reading takes sides: swaps the names of the two sides in PolNeAR's dev articles, and counts the attributions
 * and the whole statements that are the same but for the names. One that only one of the two readings has counts against it.
 *
 *     npm run bench:party-swap -- --floor 0.97
 */
import { parseArgs } from 'node:util'
import { readReport } from '../src/index.ts'
import { compareSwapped, compareSwappedStatements, type Pairs, swapNames } from '../test/read/swap.ts'
import { explainMissing, keepResult, readDevArticles } from './record.ts'

/** The parties of the corpus: people, parties, their members, and states with their people and capitals. */
const PAIRS: Pairs = [
  ['Trump', 'Clinton'],
  ['Donald', 'Hillary'],
  ['Pence', 'Kaine'],
  ['Mike', 'Tim'],
  ['Obama', 'Bush'],
  ['Barack', 'George'],
  ['Republican', 'Democratic'],
  ['Republicans', 'Democrats'],
  ['GOP', 'DNC'],
  ['Johnson', 'Stein'],
  ['Ryan', 'Sanders'],
  ['Conway', 'Podesta'],
  ['Russia', 'China'],
  ['Russian', 'Chinese'],
  ['Moscow', 'Beijing'],
  ['Putin', 'Xi'],
]

const { values } = parseArgs({ options: { floor: { type: 'string' } } })
try {
  let same = 0
  let all = 0
  const whole = { same: 0, all: 0 }
  for (const { text } of readDevArticles()) {
    const swapped = swapNames(text, PAIRS)
    const [given, other] = [await readReport(text), await readReport(swapped.text)]
    const counts = compareSwapped(given.attributions, other.attributions, swapped)
    same += counts.same
    all += counts.all
    const statements = compareSwappedStatements(given, other, swapped)
    whole.same += statements.same
    whole.all += statements.all
  }
  const shares = { attributions: same / all, statements: whole.same / whole.all }
  const share = Math.min(shares.attributions, shares.statements)
  process.stdout.write(
    `PolNeAR dev with ${PAIRS.length} pairs of names swapped: ${same} of ${all} attributions unchanged (${shares.attributions.toFixed(3)}), ${whole.same} of ${whole.all} whole statements (${shares.statements.toFixed(3)})\n`,
  )
  keepResult('party-swap', { same, all, whole, shares })
  if (values.floor !== undefined && !(share >= Number(values.floor))) {
    process.stderr.write(`below its floor: ${share} < ${values.floor}\n`)
    process.exitCode = 1
  }
} catch (error) {
  explainMissing(error)
}
