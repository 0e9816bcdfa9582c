/**
 * Whether reading takes sides: swaps the names of the two sides in PolNeAR's dev articles, and counts the attributions
 * that are the same but for the names. One that only one of the two readings has counts against it.
 *
 *     npm run bench:party-swap -- --floor 0.97
 */
import { parseArgs } from 'node:util'
import { readReport } from '../src/index.ts'
import { compareSwapped, type Pairs, swapNames } from '../test/read/swap.ts'
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
  for (const { text } of readDevArticles()) {
    const swapped = swapNames(text, PAIRS)
    const [given, other] = [await readReport(text), await readReport(swapped.text)]
    const counts = compareSwapped(given.attributions, other.attributions, swapped)
    same += counts.same
    all += counts.all
  }
  const share = same / all
  process.stdout.write(
    `PolNeAR dev with ${PAIRS.length} pairs of names swapped: ${same} of ${all} attributions unchanged (${share.toFixed(3)})\n`,
  )
  keepResult('party-swap', { same, all, share })
  if (values.floor !== undefined && !(share >= Number(values.floor))) {
    process.stderr.write(`below its floor: ${share} < ${values.floor}\n`)
    process.exitCode = 1
  }
} catch (error) {
  explainMissing(error)
}
