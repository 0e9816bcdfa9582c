/** What all functions of this room work on, and what they give. */
import type { Ledger } from '../ledger/index.ts'
import type { Role } from './roles.ts'

/** A ledger with the secret of its server. */
export interface Room {
  readonly ledger: Ledger
  readonly secret: string
  /** The clock. */
  readonly now: () => Date
}

/** Somebody who may use the ledger over the network. */
export interface Account {
  readonly id: string
  readonly email: string
  /** As decisions name him. */
  readonly name: string
  readonly role: Role
  /** When it was made. */
  readonly at: string
  /** When it was revoked; left out while it is in use. */
  readonly revoked?: string
}

const DAY = 24 * 3600 * 1000

/** A time as tables have it, some milliseconds from now. */
export function timeIn({ now }: Pick<Room, 'now'>, milliseconds = 0): string {
  return new Date(now().getTime() + milliseconds).toISOString()
}

export function days(count: number): number {
  return count * DAY
}
