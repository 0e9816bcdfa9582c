/** Clauses of signed texts in which commitments ended. */
import { sql } from 'kysely'
import { among, type Ledger, type Tx } from '../ledger.ts'
import { type Claim, dayAfter, findIn, loadClaims } from './claims.ts'
import { byTime, isAbout } from './commitment-groups.ts'
import { deadlineOf, figuresDiffer } from './wording.ts'

const SIGNED_WITHIN = 730 // days from the first claim

// What several parties sign together is called by one of these, and is no report about it. An agreement "on" something
// that a ministry tells of in its own readout is none.
const SIGNED =
  /(?<!\p{L})(?:accords?|agreements?|charter|communiqu[eé]|convention|declaration|joint statement|memorandum|protocol|treaty)(?!\p{L})/iu
const TOLD =
  /\b(?:briefing|conference|interview|meeting|readout|remarks|reply|says?|speech|(?<!joint )statement (?:by|of|on)|transcript)\b/iu

/** Whether a document of an issuer is a text that its parties agreed on, by its title: in doubt it is none. */
export function isSignedText(title: string): boolean {
  return SIGNED.test(title) && !TOLD.test(title)
}

/**
 * The clause that each group of claims ended in, null where the ledger has none: a statement in a signed text that several
 * hold in their own voice, the same undertaking, from the first claim on.
 */
export async function findClauses(
  { kind }: Ledger,
  tx: Tx,
  groups: readonly (readonly Claim[])[],
): Promise<readonly (Claim | null)[]> {
  const places = groups.flatMap(([first]) =>
    first
      ? first.issues.map((issue) => ({
          party: first.party,
          issue,
          since: first.day,
          until: first.day && dayAfter(first.day, SIGNED_WITHIN),
        }))
      : [],
  )
  const texts = await findSignedTexts(
    kind,
    tx,
    await findIn(kind, tx, { acts: ['agree', 'commit'], places, issued: true }),
  )
  const clauses = (await loadClaims(kind, tx, texts)).filter(
    ({ authority, polarity }) => authority === 'firsthand' && polarity === 'affirmed',
  )
  const holders = Map.groupBy(clauses, ({ no }) => no)
  const joint = clauses.filter(({ no }) => (holders.get(no)?.length ?? 0) > 1)
  return groups.map(
    (claims) =>
      joint
        .filter((clause) => (clause.day ?? '') >= (claims[0]?.day ?? ''))
        .toSorted(byTime)
        .find((clause) => claims.some((claim) => claim.no === clause.no || isClauseOf(clause, claim))) ??
      null,
  )
}

function isClauseOf(clause: Claim, claim: Claim): boolean {
  const [own, promised] = [clause, claim].map(({ said, day }) => deadlineOf(said.wording, day))
  return (
    isAbout(clause, claim) &&
    !figuresDiffer(clause.said.wording, claim.said.wording) &&
    (own === null || promised === null || own === promised)
  )
}

/** Of some statements those that stand in a signed text. */
async function findSignedTexts(
  kind: Ledger['kind'],
  tx: Tx,
  statements: readonly number[],
): Promise<readonly number[]> {
  if (statements.length === 0) return []
  const rows = await tx
    .selectFrom('statement')
    .innerJoin('report', 'report.no', 'statement.report')
    .select(['statement.no', 'report.title'])
    .where(among(kind, sql.ref('statement.no'), statements))
    .where('report.issuer', 'is not', null)
    .execute()
  return rows.filter(({ title }) => title !== null && isSignedText(title)).map(({ no }) => no)
}
