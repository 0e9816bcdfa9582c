/**
 * The stage of statements: one for each attribution that is no absence and no question, and one for each act of a party
 * that a content or the report itself tells; with whose voice it is, the act, how firmly, and whether it is denied.
 */
import type { Codebook, Statement } from '../../types.ts'
import { Ranges } from '../ranges.ts'
import type { Stage } from '../stage.ts'
import type { Cast } from './authority.ts'
import { type ActClause, findActClauses } from './clauses.ts'
import type { Draft } from './draft.ts'
import type { Given, Needs } from './given.ts'
import { finish } from './meaning.ts'
import { splitActs } from './parts.ts'
import { draftIssued, draftSpoken } from './spoken.ts'
import { draftClause, innermost, isOwn, isOwnAct, nestActs, withClause } from './told.ts'

/** The stage with the codebook, whose issues the statements are about. */
export function statements(codebook: Codebook): Stage<Needs, 'statements'> {
  return {
    name: 'statements',
    needs: ['sentences', 'attributions', 'names', 'actors', 'mentions', 'times', 'encounters'],
    gives: ['statements'],
    run: (given) => ({ statements: makeStatements(given, codebook) }),
  }
}

/** All statements of a report in the order of the text, each after the one that it stands in. */
function makeStatements(given: Given, codebook: Codebook): Statement[] {
  const { report, actors } = given
  const cast: Cast = new Map(actors.map((actor) => [actor.id, actor]))
  const issuer = report.issuer === undefined ? null : (actors[0] ?? null)
  const spoken = draftSpoken(given, cast)
  const clauses = findActClauses(
    report.text,
    given.sentences,
    given.mentions,
    spoken.flatMap(({ content }) => content),
  )
  const byCue = new Ranges(clauses, ({ cue }) => [cue])
  const words = new Ranges(spoken, ({ cue, source }) => [...cue, ...source])
  const own = new Map<string, ActClause[]>()
  const fold = (clause: ActClause, outer: Draft) => own.set(outer.id, [...(own.get(outer.id) ?? []), clause])
  // What the reader found as nested is understood by its clause, where it tells an act and gives no voice.
  const told = spoken.flatMap((draft) => {
    const here = draft.cue.flatMap((span) => byCue.touching(span))[0]
    const outer = draft.within
    // Of his own side he tells an act: the statement around it has that act.
    if (outer && here && isOwn(cast.get(here.subject.actor ?? '') ?? draft.speaker, outer, cast)) {
      fold(here, outer)
      return []
    }
    const isVoice = draft.reading.isSaying || (draft.reading.isVoice && draft.reading.isClause)
    const clause = isVoice && !draft.reading.negated ? undefined : here
    const understood = clause ? withClause(draft, clause, cast) : draft
    const isOwnVoice = understood.reading.isSaying && !clause
    const subject = outer && given.mentions.find(({ span }) => span.start === understood.source[0]?.start)
    const isOwnSide =
      outer && (isOwn(understood.speaker, outer, cast) || (subject && isOwnAct({ subject }, outer, cast)))
    return isOwnSide && !isOwnVoice ? [] : [understood]
  })
  const contents = new Ranges(told, ({ content }) => content)
  const acts = clauses.flatMap((clause) => {
    if (words.touching(clause.cue).length > 0) return []
    const outer = innermost(contents, clause)
    if (outer && isOwnAct(clause, outer, cast)) {
      fold(clause, outer)
      return []
    }
    const draft = draftClause(clause, outer, given, cast, issuer)
    return draft ? [draft] : []
  })
  const known = [...told, ...acts]
  const whole = { drafts: nestActs([...known, ...draftIssued(given, known)]), own }
  const apart = splitActs(whole, given, cast, codebook)
  const finished = finish(apart.drafts, apart.own, { ...given, codebook, cast, issuer })
  return finished.map((statement) =>
    withOwnAttribution(statement, new Set(given.attributions.map(({ id }) => id))),
  )
}

/**
 * The statement with the attribution that the reader found. A draft on a part of one carries its id with an ending
 * ("a7e0-quoted"); one on words that the reader passed over has none.
 */
function withOwnAttribution(statement: Statement, known: ReadonlySet<string>): Statement {
  const { attribution = '', ...rest } = statement
  const own = [attribution, attribution.replace(/-\w+$/, '')].find((id) => known.has(id))
  return own === undefined ? rest : { ...statement, attribution: own }
}
