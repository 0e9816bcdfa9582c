/** Stable views for people who open the ledger with other programs: docs/ledger.md describes their columns. */
import { sql } from 'kysely'
import type { Migration } from './index.ts'

const VIEWS: Readonly<Record<string, string>> = {
  reports: `
    select report.id, report.title, report.outlet, report.issuer, report.url, report.byline, report.published,
      report.modified, report.language, report.state, report.reason, report.review, report.story, report.supersedes,
      report.current as is_current, report.fetched_at, report.fetched_digest, report.ref,
      (select count(*) from statement where statement.report = report.no) as statements,
      text.text
    from report join text on text.id = report.text_id`,
  statements: `
    select statement.id, report.id as report, statement.outlet, report.published, report.url, statement.day, statement.said,
      speaker.id as speaker, speaker.name as speaker_name, statement.authority, statement.act, statement.certainty,
      statement.polarity, statement.condition, statement.source, statement.cue, statement.content, statement.form,
      statement.within, statement.confidence, statement.carriers, statement.counts, statement.review, statement.spans
    from statement
    join report on report.no = statement.report
    left join statement_actor as part
      on part.statement = statement.no and part.part = 'speaker' and part.ordinal = 0
    left join actor as speaker on speaker.no = part.actor`,
  statement_parts: `
    select statement.id as statement, part.part, part.ordinal, actor.id as actor, actor.name, actor.kind,
      party.id as party, party.name as party_name, part.authority
    from statement_actor as part
    join statement on statement.no = part.statement
    join actor on actor.no = part.actor
    left join actor as party on party.no = actor.party`,
  statement_issues: `
    select statement.id as statement, statement_issue.issue, statement_issue.stance
    from statement_issue join statement on statement.no = statement_issue.statement`,
  holdings: `
    select statement.id as statement, party.id as party, party.name as party_name, holding.issue, holding.stance,
      holding.authority, teller.id as teller, teller.name as teller_name, holding.act, holding.outlet, holding.day
    from holding
    join statement on statement.no = holding.statement
    join actor as party on party.no = holding.party
    left join actor as teller on teller.no = holding.teller`,
  actors: `
    select actor.id, actor.kind, actor.name, party.id as party, party.name as party_name
    from actor left join actor as party on party.no = actor.party`,
  actor_forms: `
    select profile.id as form, actor.id as actor, actor.name as actor_name, profile.name, profile.roles
    from profile join actor on actor.no = profile.actor`,
  encounters: `
    select encounter.id, encounter.kind, encounter.day, encounter.last as last_day, encounter.place, encounter.tellings
    from encounter`,
  encounter_tellings: `
    select encounter.id as encounter, report.id as report, telling.local as entry, telling.kind, telling.start as day,
      telling.last as last_day, telling.planned, telling.counts, telling.carriers
    from telling
    join encounter on encounter.no = telling.encounter
    join report on report.no = telling.report`,
  decisions: `
    select id, "by", at, why, kind, report, entry, quote, change, undoes from decision`,
}

export const views: Migration = {
  name: 'views',
  async up(tx) {
    for (const [name, query] of Object.entries(VIEWS))
      await sql`create view ${sql.table(name)} as ${sql.raw(query)}`.execute(tx)
  },
}
