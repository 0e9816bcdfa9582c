/** A process that makes a SQLite ledger, if nobody has yet, and writes a hundred texts into it, one transaction each: `writer.ts LEDGER NAME`. */
import { closeLedger, openLedger, write } from '../../src/ledger/index.ts'

const [, , where = '', name = ''] = process.argv
const ledger = await openLedger(where, { create: true })
for (let number = 0; number < 100; number++)
  await write(ledger, (tx) =>
    tx
      .insertInto('text')
      .values({ id: `${name}-${number}`, text: 'Words.' })
      .execute(),
  )
await closeLedger(ledger)
