/** What is told of an encounter has a sum, by which a letter that a disk has changed is noticed. */
import { crc32 } from 'node:zlib'
import { readPages } from '../pages.ts'
import { parseJson } from '../stored.ts'
import type { Migration } from './index.ts'

const PAGE = 1000 // rows at a time

export const sums: Migration = {
  name: 'sums',
  async up(tx) {
    const read = (after: number) =>
      tx
        .selectFrom('telling')
        .select(['no', 'told'])
        .where('no', '>', after)
        .orderBy('no')
        .limit(PAGE)
        .execute()
    for await (const tellings of readPages(0, read, ({ no }) => no))
      for (const { no, told: json } of tellings) {
        const told = parseJson(json)
        if (told === undefined) continue // `readout check` tells of it
        await tx
          .updateTable('telling')
          .set({ told: JSON.stringify({ ...told, sum: crc32(JSON.stringify(told)) }) })
          .where('no', '=', no)
          .execute()
      }
  },
}
