import { describe, expect, it } from 'vitest'
import {
  addAddresses,
  addReports,
  claimInputs,
  claimReports,
  countQueue,
  failReport,
  findReading,
  finishInput,
  look,
  newWorker,
  releaseLeases,
  renewLeases,
  retryFailed,
  storeReadings,
  write,
} from '../../src/ledger/index.ts'
import type { Failure } from '../../src/types.ts'
import { KINDS, newLedger } from './ledgers.ts'
import { CODEBOOK, newReading, newReport } from './readings.ts'

const report = (number: number) =>
  newReport(`The envoy said that round ${number} would go on.`, { outlet: 'Wire' })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe.each(KINDS)('the queue of a ledger on %s', (kind) => {
  it('holds each report once, however often it is added', async () => {
    const ledger = await newLedger(kind)
    const incoming = [{ report: report(1) }, { report: report(2) }]
    expect(await addReports(ledger, incoming)).toEqual(incoming.map(({ report }) => report.id))
    expect(await addReports(ledger, [...incoming, ...incoming])).toEqual([])
    expect(await countQueue(ledger)).toBe(2)
  })

  it('gives each report to one reader, as it came in to the letter', async () => {
    const ledger = await newLedger(kind)
    const written = newReport('“Ja”, said İnci Ölçer — \t🎉\r\n…', {
      title: 'T',
      issuer: 'I',
      url: 'https://a.example/1',
      published: '2026-03-14T09:30:00+01:00',
      ref: 'a/b.txt',
      language: 'en-GB',
    })
    await addReports(ledger, [{ report: written }, { report: report(2) }, { report: report(3) }])
    const first = await claimReports(ledger, newWorker(), { most: 2 })
    expect(first).toEqual([written, report(2)])
    expect(await claimReports(ledger, newWorker(), { most: 2 })).toEqual([report(3)])
    expect(await claimReports(ledger, newWorker(), { most: 2 })).toEqual([])
  })

  it('gives a report to another reader when its lease has run out, unless it is renewed', async () => {
    const ledger = await newLedger(kind)
    await addReports(ledger, [{ report: report(1) }, { report: report(2) }])
    const [slow, steady, third] = [newWorker(), newWorker(), newWorker()]
    await claimReports(ledger, slow, { most: 1, lease: 500 })
    await claimReports(ledger, steady, { most: 1, lease: 500 })
    await renewLeases(ledger, steady, 60_000)
    await pause(600)
    expect(await claimReports(ledger, third, { most: 9 })).toEqual([report(1)])
  })

  it('gives a report to another reader at once where its reader is a process of this machine that is dead', async () => {
    const ledger = await newLedger(kind)
    await addReports(ledger, [{ report: report(1) }, { report: report(2) }])
    const dead = newWorker().replace(`:${process.pid}:`, ':4194304:') // more than any process has on Linux
    const elsewhere = `elsewhere:${process.pid}:x/y`
    await claimReports(ledger, elsewhere, { most: 1 })
    await claimReports(ledger, dead, { most: 1 })
    expect(await claimReports(ledger, newWorker(), { most: 9 })).toEqual([report(2)])
  })

  it('takes back what a reader gives up', async () => {
    const ledger = await newLedger(kind)
    await addReports(ledger, [{ report: report(1) }])
    const worker = newWorker()
    await claimReports(ledger, worker, { most: 1 })
    await releaseLeases(ledger, worker)
    expect(await claimReports(ledger, newWorker(), { most: 1 })).toEqual([report(1)])
  })

  it('keeps the first of two readings of one report, and a failure never hides a reading', async () => {
    const ledger = await newLedger(kind)
    const reading = newReading('[1 source The envoy] [1 cue said] [1 content that it was over].')
    expect(await storeReadings(ledger, [reading], CODEBOOK)).toEqual({ added: 1, known: 0 })
    const other = { ...reading, statements: [] }
    expect(await storeReadings(ledger, [other], CODEBOOK)).toEqual({ added: 0, known: 1 })
    await failReport(ledger, reading.report.id, { code: 'time', message: 'reading took too long' })
    expect(await look(ledger, (tx) => findReading(tx, reading.report.id))).toEqual(reading)
    expect(await countQueue(ledger)).toBe(0)
    const row = await ledger.db.selectFrom('report').select(['state', 'reason']).executeTakeFirst()
    expect(row).toEqual({ state: 'read', reason: null })
  })

  it('gives a reading back as it was, one that was kept unread too', async () => {
    const ledger = await newLedger(kind)
    const unread = newReading('Der Gesandte sprach.', { language: 'de' }, { unread: 'language' })
    await storeReadings(ledger, [unread], CODEBOOK)
    expect(await look(ledger, (tx) => findReading(tx, unread.report.id))).toEqual(unread)
    expect(await look(ledger, (tx) => findReading(tx, 'none'))).toBeNull()
  })

  it('keeps what failed with its reason, and gives it out again when it is to be tried again', async () => {
    const ledger = await newLedger(kind)
    await addReports(ledger, [{ report: report(1) }])
    await claimReports(ledger, newWorker(), { most: 1 })
    await failReport(ledger, report(1).id, { code: 'time', message: 'reading took longer than 120 s' })
    const given = { outlet: 'The Wire' }
    await finishInput(
      ledger,
      { ref: 'a.pdf', kind: 'file', given },
      { code: 'binary', message: 'a.pdf: no text' },
    )
    expect(await claimReports(ledger, newWorker(), { most: 1 })).toEqual([])
    const row = await ledger.db.selectFrom('report').select(['state', 'code', 'reason']).executeTakeFirst()
    expect(row).toEqual({ state: 'failed', code: 'time', reason: 'reading took longer than 120 s' })
    expect(await retryFailed(ledger)).toEqual([{ ref: 'a.pdf', given: JSON.stringify(given) }])
    expect(await claimReports(ledger, newWorker(), { most: 1 })).toEqual([report(1)])
  })

  it('parks a report whose row somebody has edited, and gives out the others', async () => {
    const ledger = await newLedger(kind)
    const added = [1, 2, 3, 4].map((number) => ({ report: report(number) }))
    await addReports(ledger, added)
    const edit = (number: number, row: object) =>
      write(ledger, (tx) => tx.updateTable('report').set(row).where('id', '=', report(number).id).execute())
    await edit(1, { layout: '{"blocks":[' })
    await edit(2, { layout: '{"blocks":[{"kind":"paragraph","span":{"start":0,"end":9999}}]}' })
    await edit(3, { outlet: 'Another' })
    const failures: Failure[] = []
    const claim = () =>
      claimReports(ledger, newWorker(), { most: 3, onFailure: (failure) => failures.push(failure) })
    expect(await claim()).toEqual([report(4)])
    const why = (what: string) =>
      expect.objectContaining({
        error: { code: 'unsound', message: expect.stringContaining(`by other means than Readout: ${what}`) },
      })
    expect(failures).toEqual([
      why('its layout is no JSON'),
      why('report: the span 0–9999 is no part of the text'),
      why('report: id is not the SHA-256 of its text, url, outlet'),
    ])
    expect(await claim()).toEqual([])
    const rows = await ledger.db.selectFrom('report').select('state').orderBy('no').execute()
    expect(rows.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed', 'reading'])
  })

  it('fetches an address once, and again only where that is asked for', async () => {
    const ledger = await newLedger(kind)
    const address = 'https://a.example/1'
    const worker = newWorker()
    expect(await addAddresses(ledger, [address, address], { given: { outlet: 'A' } })).toBe(1)
    expect(await claimInputs(ledger, worker, { most: 9 })).toEqual([
      { ref: address, given: '{"outlet":"A"}' },
    ])
    expect(await claimInputs(ledger, newWorker(), { most: 9 })).toEqual([])
    await finishInput(ledger, { ref: address, kind: 'address', given: {} }, { report: 'a' })
    expect(await addAddresses(ledger, [address])).toBe(0)
    expect(await claimInputs(ledger, worker, { most: 9 })).toEqual([])
    expect(await addAddresses(ledger, [address], { again: true })).toBe(1)
    expect(await claimInputs(ledger, worker, { most: 9 })).toEqual([{ ref: address, given: '{}' }])
  })
})
