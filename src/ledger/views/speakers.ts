/** In whose voices the record tells what an actor holds: his own people, and others. */
import { sql } from 'kysely'
import { ReadoutError } from '../../errors.ts'
import type { Actor } from '../../types.ts'
import { type Ledger, look, type Tx } from '../ledger.ts'

/** One who speaks for an actor, or about him, and in how many statements. */
export interface Spoken {
  readonly id: string
  readonly name: string
  readonly kind: Actor['kind']
  readonly statements: number
}

/** Who speaks for an actor and about him, those with most statements first. */
export interface Speakers {
  /** Those in whose voice he holds it himself, and those who relay it of him, `SPEAKERS` at most of each. */
  readonly spokenForBy: readonly Spoken[]
  readonly spokenAboutBy: readonly Spoken[]
}

const SPEAKERS = 20

/** Who speaks for the actor of an id (his own, or that of a form of his name). Throws a ReadoutError `not-found` where there is none. */
export function speakers(ledger: Ledger, id: string): Promise<Speakers> {
  return look(ledger, async (tx) => findSpeakers(tx, (await findActorNumber(tx, id)) ?? throwNoActor(id)))
}

/** Who speaks for an actor, by his row number. */
export async function findSpeakers(tx: Tx, actor: number): Promise<Speakers> {
  return {
    spokenForBy: await findVoices(tx, actor, 'firsthand'),
    spokenAboutBy: await findVoices(tx, actor, 'relayed'),
  }
}

/** The row number of the actor of an id, his own or that of a form of his name; null where there is none. */
export async function findActorNumber(tx: Tx, id: string): Promise<number | null> {
  const actor = await tx.selectFrom('actor').select('no').where('id', '=', id).executeTakeFirst()
  if (actor) return actor.no
  const form = await tx.selectFrom('profile').select('actor').where('id', '=', id).executeTakeFirst()
  return form?.actor ?? null
}

/** Tells that an id is no actor's. */
export function throwNoActor(id: string): never {
  throw new ReadoutError('not-found', `${id}: no actor of this ledger has that id; readout actors lists them`)
}

/** The last voices of what he holds, with one authority: his own people, or others who tell it of him. */
async function findVoices(
  tx: Tx,
  actor: number,
  authority: 'firsthand' | 'relayed',
): Promise<readonly Spoken[]> {
  const { rows } = await sql<Omit<Spoken, 'statements'> & { statements: number | string }>`
    select actor.id, actor.name, actor.kind, count(distinct holder.statement) as statements
    from statement_actor as holder
    join statement on statement.no = holder.statement and statement.counts = 1
    join statement_actor as voice on voice.statement = holder.statement and voice.part = 'voice'
    join actor on actor.no = voice.actor
    where holder.actor = ${actor} and holder.part = 'holder' and holder.authority = ${authority}
      and voice.actor <> ${actor}
      and not exists (select 1 from statement_actor as later where later.statement = voice.statement
        and later.part = 'voice' and later.ordinal > voice.ordinal)
    group by actor.id, actor.name, actor.kind
    order by statements desc, actor.name, actor.id limit ${SPEAKERS}`.execute(tx)
  return rows.map((row) => ({ ...row, statements: Number(row.statements) }))
}
