/** Ledgers for the tests: a new one of each kind, in a real SQLite file or a database of a real PostgreSQL server. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject } from 'vitest'
import { type Ledger, openLedger } from '../../src/ledger/index.ts'

/** Both kinds: a rule of the ledger holds on each. */
export const KINDS = ['sqlite', 'postgres'] as const

/** Where a ledger can be made: a file in a folder of its own, or an empty database. */
export async function newPlace(kind: Ledger['kind']): Promise<string> {
  if (kind === 'sqlite') return join(newFolder(), 'readout.db')
  const address = inject('postgres')
  const name = `l${randomUUID().replaceAll('-', '')}`
  const client = new Client(`${address}/postgres`)
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return `${address}/${name}`
}

/** An empty ledger. */
export async function newLedger(kind: Ledger['kind']): Promise<Ledger> {
  return openLedger(await newPlace(kind), { create: true })
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'readout-ledger-'))
}
