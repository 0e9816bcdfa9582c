import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeLedger, type Ledger, openLedger } from '../../src/ledger/index.ts'
import { look, write } from '../../src/ledger/ledger.ts'
import { whileUnchanged } from '../../src/ledger/unchanged.ts'
import { KINDS, newPlace } from './ledgers.ts'
import { startServer } from './postgres-server.ts'

describe.each(KINDS)('what was found in a ledger of %s', (kind) => {
  let ledger: Ledger
  let other: Ledger
  let times = 0
  let stop = async () => {}
  const count = whileUnchanged(async (_, tx, { like }: { like: string }) => {
    times++
    return tx.selectFrom('text').select('id').where('id', 'like', like).orderBy('id').execute()
  })
  const idsOf = async (of: Ledger, like = '%') =>
    (await look(of, (tx) => count(of, tx, { like }))).map(({ id }) => id)
  const add = (to: Ledger, id: string) =>
    write(to, (tx) => tx.insertInto('text').values({ id, text: '' }).execute())

  beforeAll(async () => {
    const place = await quietPlace()
    ledger = await openLedger(place, { create: true })
    other = await openLedger(place)
  })
  afterAll(async () => {
    await closeLedger(ledger)
    await closeLedger(other)
    await stop()
  })

  /** Where nobody else writes: a server's snapshot also changes with what is written to its other databases. */
  async function quietPlace(): Promise<string> {
    if (kind === 'sqlite') return newPlace(kind)
    const server = await startServer(['-c', 'autovacuum=off'])
    stop = server.stop
    return `${server.address}/postgres`
  }

  test('is kept until this connection writes, or another one, or something is taken back', async () => {
    expect([await idsOf(ledger), await idsOf(ledger), times]).toEqual([[], [], 1])
    await add(ledger, 'a')
    expect([await idsOf(ledger), await idsOf(ledger), times]).toEqual([['a'], ['a'], 2])
    await add(other, 'b')
    expect([await idsOf(ledger), await idsOf(ledger), times]).toEqual([['a', 'b'], ['a', 'b'], 3])
    await write(ledger, (tx) => tx.deleteFrom('text').where('id', '=', 'a').execute())
    expect([await idsOf(ledger), await idsOf(ledger), times]).toEqual([['b'], ['b'], 4])
  })

  test('is kept for each question by itself, and for each ledger', async () => {
    const before = times
    expect(await idsOf(ledger, 'b%')).toEqual(['b'])
    expect(await idsOf(ledger, 'c%')).toEqual([])
    expect(await idsOf(ledger, 'b%')).toEqual(['b'])
    expect(await idsOf(other, 'b%')).toEqual(['b'])
    expect(times).toBe(before + 3)
  })

  test('is not kept where the question failed, and a write that was taken back changes nothing', async () => {
    const failed = write(ledger, async (tx) => {
      await tx.insertInto('text').values({ id: 'd', text: '' }).execute()
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await idsOf(ledger)).toEqual(['b'])
    await add(other, 'd')
    expect(await idsOf(ledger)).toEqual(['b', 'd'])
  })

  test('is forgotten when others have been asked since', async () => {
    const asked = [...'abcdefghi']
    for (const like of asked) await idsOf(ledger, like)
    const before = times
    await idsOf(ledger, 'i')
    expect(times).toBe(before)
    await idsOf(ledger, 'a')
    expect(times).toBe(before + 1)
  })
})
