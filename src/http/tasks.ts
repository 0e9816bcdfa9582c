/** What threads do for the API: each a function from an open ledger and plain values to a plain value. */
import { type Account, type Accounts, openAccounts } from '../accounts/index.ts'
import { type AddOptions, enqueue } from '../add/index.ts'
import { checkAddress, showAddress } from '../addresses/address.ts'
import { loadCodebook } from '../codebook.ts'
import { ReadoutError } from '../errors.ts'
import { findCodebook } from '../ledger/codebooks.ts'
import { countLedger } from '../ledger/counts.ts'
import { findDecisions } from '../ledger/decisions/list.ts'
import { findTogether } from '../ledger/decisions/together.ts'
import {
  type By,
  countQueue,
  decideAll,
  type Ledger,
  look,
  type NewDecision,
  retryFailed,
} from '../ledger/index.ts'
import { type Review, setReview } from '../ledger/review.ts'
import { actors } from '../ledger/views/actors.ts'
import { commitments } from '../ledger/views/commitments.ts'
import { digest } from '../ledger/views/digest.ts'
import { discrepancies } from '../ledger/views/discrepancies.ts'
import { facets } from '../ledger/views/facets.ts'
import { issues } from '../ledger/views/issues.ts'
import { lost } from '../ledger/views/lost.ts'
import { network, networkMatrix } from '../ledger/views/network.ts'
import { positions } from '../ledger/views/positions.ts'
import { readReport } from '../ledger/views/read-report.ts'
import { reports } from '../ledger/views/reports.ts'
import { show } from '../ledger/views/show.ts'
import { findActor } from '../ledger/views/show-actor.ts'
import { speakers } from '../ledger/views/speakers.ts'
import { statements } from '../ledger/views/statements.ts'
import { timeline } from '../ledger/views/timeline.ts'
import { undecided } from '../ledger/views/undecided.ts'
import type { TakenIn } from './api.ts'

/** Questions: they change nothing, and several are answered at once. */
export const QUESTIONS = {
  statements,
  facets,
  undecided,
  reports,
  actors,
  positions,
  issues,
  timeline,
  commitments,
  discrepancies,
  network,
  matrix: networkMatrix,
  digest,
  show,
  actor: findActor,
  speakers,
  reading: readReport,
  decisions: (ledger: Ledger, { about }: { about?: string }) =>
    look(ledger, (tx) => findDecisions(tx, about)),
  together: (ledger: Ledger) => look(ledger, (tx) => findTogether(ledger, tx)),
  lost,
  codebook: (ledger: Ledger) => look(ledger, findCodebook),
  counts: countLedger,
} as const

/** Changes: one at a time, in the order in which they are asked for. */
export const CHANGES = {
  decide: (ledger: Ledger, given: readonly NewDecision[], by: By) => decideAll(ledger, given, by),
  review: (ledger: Ledger, ids: readonly string[], review: Review) => setReview(ledger, ids, review),
  takeDocument: async (ledger: Ledger, { bytes, name, codebook, given }: Document): Promise<TakenIn> =>
    takeIn(ledger, [{ kind: 'bytes', ref: name, bytes }], { codebook: await loadCodebook(codebook), given }),
  takeAddresses: async (ledger: Ledger, addresses: readonly string[], codebook?: string): Promise<TakenIn> =>
    takeIn(ledger, addresses.map(toInput), { codebook: await loadCodebook(codebook) }),
  async retry(ledger: Ledger): Promise<{ waiting: number }> {
    await retryFailed(ledger)
    return { waiting: await countQueue(ledger) }
  },
  signIn: (ledger: Ledger, secret: string, given: Parameters<Accounts['signIn']>[0]) =>
    openAccounts(ledger, { secret }).signIn(given),
  signOut: (ledger: Ledger, secret: string, token: string) => openAccounts(ledger, { secret }).signOut(token),
  async changePassword(
    ledger: Ledger,
    secret: string,
    { before, password, ...who }: { before: string; password: string; email: string; address: string },
  ): Promise<void> {
    const accounts = openAccounts(ledger, { secret })
    const { account } = await accounts.signIn({ ...who, password: before })
    await accounts.setPassword(account.id, password)
  },
  addAccount: (ledger: Ledger, secret: string, given: Parameters<Accounts['addAccount']>[0]) =>
    openAccounts(ledger, { secret }).addAccount(given),
  async changeAccount(
    ledger: Ledger,
    secret: string,
    { id, role, password }: { id: string; role?: string; password?: string },
  ): Promise<Account> {
    const accounts = openAccounts(ledger, { secret })
    if (role !== undefined) await accounts.setRole(id, role)
    if (password !== undefined) await accounts.setPassword(id, password)
    const account = (await accounts.listAccounts()).find((one) => one.id === id)
    if (!account) throw new ReadoutError('not-found', `${id}: there is no such account`)
    return account
  },
  revokeAccount: (ledger: Ledger, secret: string, id: string) =>
    openAccounts(ledger, { secret }).revokeAccount(id),
  addToken: (ledger: Ledger, secret: string, given: Parameters<Accounts['addToken']>[0]) =>
    openAccounts(ledger, { secret }).addToken(given),
  revokeToken: (ledger: Ledger, secret: string, id: string, by: Account) =>
    openAccounts(ledger, { secret }).revokeToken(id, by),
  noteUse: (ledger: Ledger, secret: string, token: string) => openAccounts(ledger, { secret }).noteUse(token),
} as const

/** A document that was handed in. */
interface Document {
  readonly bytes: Uint8Array
  readonly name: string
  readonly codebook: string | undefined
  readonly given: NonNullable<AddOptions['given']>
}

async function takeIn(
  ledger: Ledger,
  inputs: Parameters<typeof enqueue>[1],
  options: AddOptions,
): Promise<TakenIn> {
  const { added, known, failures } = await enqueue(ledger, inputs, options)
  return { added, known, waiting: await countQueue(ledger), failures }
}

/** An address that is to be fetched, or why it must not be. */
function toInput(ref: string): Parameters<typeof enqueue>[1] extends Iterable<infer Input> ? Input : never {
  try {
    checkAddress(ref, { name: showAddress(ref) })
    return { kind: 'address', ref }
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error
    return { kind: 'missing', ref: showAddress(ref), error }
  }
}

type Task = (ledger: Ledger, ...args: never[]) => Promise<unknown>
type Rest<F> = F extends (ledger: Ledger, ...args: infer A) => unknown ? A : never

/** A question or a change by its name, and what it is asked with. */
export type Asked<Tasks extends Record<string, Task>, Name extends keyof Tasks> = Rest<Tasks[Name]>
