import { describe, expect, it } from 'vitest'
import { addReports, type Ledger } from '../../src/ledger/index.ts'
import type { Report } from '../../src/types.ts'
import { KINDS, newLedger } from './ledgers.ts'
import { newReport } from './readings.ts'

const STORY = `HARROWGATE - The only bridge between Norland and Sudmark will open to lorries on Monday for the first time in
fourteen months, the foreign ministries of both countries said in a joint statement after three days of talks at the lakeside
hotel where the last round had broken down in spring. “We have found a way to let bread and medicine through,” Ada Holm,
Norland's foreign minister, told reporters. Her counterpart, Joren Vask, said that the arrangement would be looked at again
in autumn, when the commission of six has heard the complaints of the people on both banks of the river.`

const stories = async (ledger: Ledger) => {
  const rows = await ledger.db.selectFrom('report').select(['id', 'story']).execute()
  return new Map(rows.map(({ id, story }) => [id, story]))
}

const adding = async (kind: Ledger['kind'], reports: readonly Report[]) => {
  const ledger = await newLedger(kind)
  await addReports(
    ledger,
    reports.map((report) => ({ report })),
  )
  return ledger
}

describe.each(KINDS)('stories of a ledger on %s', (kind) => {
  const wire = newReport(STORY, { outlet: 'Wire', published: '2026-03-13' })
  const copy = newReport(STORY, { outlet: 'Courier', published: '2026-03-14' })
  const edited = newReport(`${STORY.replaceAll('lorries', 'trucks')} (Reporting by P. Hall)`, {
    outlet: 'Post',
    published: '2026-03-14',
  })
  const other = newReport(
    'SUDMARK - The parliament of Sudmark votes on the pensions of the former bridge guards this week, a spokesman said.',
    { outlet: 'Post', published: '2026-03-12' },
  )

  it('make one of reports that carry the same words, named by the first that was published', async () => {
    const found = await stories(await adding(kind, [copy, other, edited, wire]))
    expect(found).toEqual(
      new Map([
        [wire.id, wire.id],
        [copy.id, wire.id],
        [edited.id, wire.id],
        [other.id, other.id],
      ]),
    )
  })

  it('are two where nearly the same words come out more than a hundred days later, and one where the very same do', async () => {
    const [near, far] = ['2026-06-21', '2026-06-22'].map((published) =>
      newReport(`${STORY.replaceAll('lorries', 'trucks')} (Reporting by P. Hall)`, {
        outlet: 'Post',
        published,
      }),
    )
    const reprint = newReport(STORY, { outlet: 'Courier', published: '2029-01-01' })
    if (!near || !far) throw new Error('there are two')
    expect((await stories(await adding(kind, [wire, near]))).get(near.id)).toBe(wire.id)
    expect((await stories(await adding(kind, [wire, far, reprint]))).get(far.id)).toBe(far.id)
    expect((await stories(await adding(kind, [wire, far, reprint]))).get(reprint.id)).toBe(wire.id)
  })

  it('are the same in whatever order reports come in', async () => {
    const reports = [wire, copy, edited, other]
    const expected = await stories(await adding(kind, reports))
    for (const order of [reports.toReversed(), [edited, other, wire, copy]])
      expect(await stories(await adding(kind, order))).toEqual(expected)
  })
})

describe.each(KINDS)('versions in a ledger on %s', (kind) => {
  const url = 'https://courier.example/bridge'
  const first = newReport('The envoy said four.', { url, outlet: 'Courier', published: '2026-03-13' })
  const second = newReport('The envoy said five.', {
    url,
    outlet: 'Courier',
    published: '2026-03-13',
    modified: '2026-03-14',
  })
  const third = newReport('The envoy said six.', { url, outlet: 'Courier', published: '2026-03-15' })
  const elsewhere = newReport('The envoy said four.', { url, outlet: 'Post', published: '2026-03-16' })

  const versions = async (ledger: Ledger) => {
    const rows = await ledger.db
      .selectFrom('report')
      .select(['id', 'supersedes', 'current'])
      .orderBy('published')
      .orderBy('modified')
      .execute()
    return rows.map(({ id, supersedes, current }) => [id, supersedes, current])
  }

  it('of one address and outlet supersede each other in the order in which they came out, and all are kept', async () => {
    const expected = [
      [first.id, null, 0],
      [second.id, first.id, 0],
      [third.id, second.id, 1],
      [elsewhere.id, null, 1],
    ]
    const sorted = (rows: readonly (readonly unknown[])[]) =>
      rows.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
    for (const order of [
      [first, second, third, elsewhere],
      [third, elsewhere, first, second],
    ])
      expect(sorted(await versions(await adding(kind, order)))).toEqual(sorted(expected))
  })
})
