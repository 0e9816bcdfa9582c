/** What holds between the rows of a ledger and no foreign key guards: for each rule a query that names who breaks it. */
import { type RawBuilder, sql } from 'kysely'
import { WRONG_PARTS } from './actors/parts.ts'
import { WRONG_HOLDINGS } from './holdings.ts'

/** A rule of the ledger. */
interface Rule {
  /** What is wrong with a row that breaks it. */
  readonly what: string
  /** Gives the rows that do, each by its `name`; it is the same on both databases, and ends where a limit can follow. */
  readonly broken: RawBuilder<{ name: string }>
}

/** All rules; a new table brings its own. */
export const RULES: readonly Rule[] = [
  {
    what: 'belongs to a story whose first report is not there, or is of another story',
    broken: sql`select 'report ' || report.id as name from report
      left join report as first on first.id = report.story
      where first.no is null or first.story <> first.id`,
  },
  {
    what: 'supersedes a report that is not there',
    broken: sql`select 'report ' || id as name from report
      where supersedes is not null and supersedes not in (select id from report)`,
  },
  {
    what: 'is superseded and counts as current, or the other way round',
    broken: sql`select 'report ' || id as name from report
      where (current = 0) <> (id in (select supersedes from report where supersedes is not null))`,
  },
  {
    what: 'is under nobody’s lease and is being read, or the other way round',
    broken: sql`select 'report ' || id as name from report
      where (state = 'reading') <> (lease_by is not null) or (lease_by is null) <> (lease_until is null)`,
  },
  {
    what: 'tells why it failed though it did not, or does not tell why',
    broken: sql`select 'report ' || id as name from report where (state = 'failed') <> (code is not null)`,
  },
  {
    what: 'gave a report that is not there',
    broken: sql`select 'input ' || ref as name from input
      where report is not null and report not in (select id from report)`,
  },
  {
    what: 'is not the actor of its profile',
    broken: sql`select 'appearance ' || appearance.local as name from appearance
      join profile on profile.no = appearance.profile where profile.actor <> appearance.actor`,
  },
  {
    what: 'is not the actor of his profile',
    broken: sql`select statement_actor.part || ' of statement ' || statement.id as name from statement_actor
      join statement on statement.no = statement_actor.statement
      join profile on profile.no = statement_actor.profile where profile.actor <> statement_actor.actor`,
  },
  {
    what: 'has not the number of statements that it has a part in',
    broken: sql`select 'actor ' || actor.id as name from actor
      left join (
        select part.actor, count(distinct part.statement) as statements from statement_actor as part
        join statement on statement.no = part.statement where statement.counts = 1 group by part.actor
      ) as told on told.actor = actor.no
      where actor.statements <> coalesce(told.statements, 0)`,
  },
  {
    what: 'has not the number of statements of an act, an authority, an outlet, an issue or a month that it has a part in',
    broken: WRONG_PARTS,
  },
  {
    what: 'has not the number of positions on an issue in a month that are told of it',
    broken: WRONG_HOLDINGS,
  },
  {
    what: 'is of a party whose profile is not there',
    broken: sql`select 'profile ' || id as name from profile
      where party is not null and party not in (select id from profile)`,
  },
  {
    what: 'is told by an actor that is not there',
    broken: sql`select 'holding of statement ' || statement.id as name from holding
      join statement on statement.no = holding.statement
      where holding.teller <> 0 and holding.teller not in (select no from actor)`,
  },
  {
    what: 'stands among the positions though its statement does not count',
    broken: sql`select 'holding of statement ' || statement.id as name from holding
      join statement on statement.no = holding.statement where statement.counts = 0`,
  },
  {
    what: 'is about a report that is not there',
    broken: sql`select 'decision ' || id as name from decision
      where report is not null and report not in (select id from report)`,
  },
  {
    what: 'takes back a decision that is not there',
    broken: sql`select 'decision ' || id as name from decision
      where undoes is not null and undoes not in (select id from decision)`,
  },
  {
    what: 'has its place at a statement that is not there',
    broken: sql`select 'decision ' || decision.id as name from placement
      join decision on decision.no = placement.decision
      where placement.entry is not null and placement.entry not in (select id from statement)`,
  },
  {
    what: 'is used last, and so is another',
    broken: sql`select 'codebook ' || digest as name from codebook
      where current = 1 and (select count(*) from codebook where current = 1) > 1`,
  },
]
