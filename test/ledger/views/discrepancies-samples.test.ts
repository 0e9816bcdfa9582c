/** What does not go together in samples/: all that was written into them, and hardly anything else. */
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadCodebook } from '../../../src/codebook.ts'
import { closeLedger, storeReadings } from '../../../src/ledger/index.ts'
import { discrepancies } from '../../../src/ledger/views/discrepancies.ts'
import { readDocument } from '../../../src/readout.ts'
import type { Discrepancy } from '../../../src/types.ts'
import { newLedger } from '../ledgers.ts'

const SAMPLES = new URL('../../../samples/', import.meta.url)
const CODEBOOK = new URL('../../../codebooks/samples.yaml', import.meta.url)

/** What stands in the samples (test/samples.test.ts has the sentences), by words of both sides. */
interface Written {
  readonly kind: Discrepancy['kind']
  readonly party?: string
  readonly issue?: string
  readonly one: string
  readonly other?: string
}

const WRITTEN: readonly Written[] = [
  {
    kind: 'fact',
    issue: 'prisoner-exchange',
    one: 'to exchange 240 prisoners',
    other: 'Under the exchange 180 prisoners are to go home',
  },
  {
    kind: 'fact', // the call of the foreign ministers: on which day, and who called whom
    one: 'Ruen Askarad, spoke by telephone',
    other: 'telephoned his Caldran counterpart, Oriane Tesk, on Sunday',
  },
  {
    kind: 'contradiction',
    party: 'Caldrany',
    issue: 'lirrane-withdrawal',
    one: 'to pull its troops out of the Lirrane strip by May 1',
    other: 'that Caldrany had agreed to leave the Lirrane strip by May 1',
  },
  {
    kind: 'contradiction',
    party: 'Caldrany',
    issue: 'lirrane-withdrawal',
    one: 'Caldrany of moving two battalions into the strip',
    other: 'that two battalions had crossed into the strip',
  },
  {
    kind: 'contradiction',
    party: 'Ushmere',
    issue: 'dam-control',
    one: 'that Caldran engineers would be let into the control room',
    other: 'that Ushmere has offered Caldran engineers access to the control room',
  },
  {
    kind: 'contradiction',
    party: 'Ushmere',
    one: 'Ushmere of leaving the names of 14 Caldran soldiers',
    other: 'that any prisoner has been left off the Ushmeri list',
  },
  {
    kind: 'certainty',
    party: 'Ushmere',
    issue: 'tolvar-gates',
    one: 'that Ushmere will open two of the four gates',
    other: 'that Ushmere may open two of the four gates',
  },
  {
    kind: 'certainty',
    party: 'Caldrany',
    issue: 'prisoner-exchange',
    one: 'that Caldrany would free the 60 by March 24',
    other: 'the first 60 prisoners could be freed before the end of the month',
  },
  {
    kind: 'own-voice-absent',
    party: 'Ushmere',
    issue: 'fuel-embargo',
    one: 'its fuel embargo must end by June 1',
  },
  {
    kind: 'own-voice-absent',
    party: 'Caldrany',
    issue: 'belkesh-railway',
    one: 'to reopen the Belkesh railway',
  },
  // Not planned, and there: Caldrany's own words on the vote and on the truce stand nowhere.
  { kind: 'own-voice-absent', party: 'Caldrany', issue: 'valley-status', one: 'a vote in the valley' },
  { kind: 'own-voice-absent', party: 'Caldrany', issue: 'truce', one: 'to extend their truce until June 30' },
]

function isWritten({ kind, party, issue, names, receipts }: Discrepancy, written: Written): boolean {
  const holds = (words: string) => receipts.some(({ quote }) => quote.includes(words))
  return (
    kind === written.kind &&
    (party === undefined ? undefined : names[party]) === written.party &&
    issue === written.issue &&
    holds(written.one) &&
    (written.other === undefined || holds(written.other))
  )
}

describe('the discrepancies of the samples', () => {
  let found: readonly Discrepancy[] = []

  beforeAll(async () => {
    const codebook = await loadCodebook(CODEBOOK.pathname)
    const ledger = await newLedger('sqlite')
    for (const name of readdirSync(SAMPLES).sort()) {
      const reading = await readDocument(readFileSync(new URL(name, SAMPLES)), { name, codebook })
      await storeReadings(ledger, [reading], codebook)
    }
    found = (await discrepancies(ledger)).rows
    await closeLedger(ledger)
  })

  it.each(WRITTEN)('$kind of $party on $issue: $one | $other', (written) => {
    expect(found.filter((one) => isWritten(one, written))).toHaveLength(1)
  })

  it('are these, and at most one other', () => {
    const others = found.filter((one) => !WRITTEN.some((written) => isWritten(one, written)))
    expect(others.length, JSON.stringify(others, null, 2)).toBeLessThanOrEqual(1)
  })
})
