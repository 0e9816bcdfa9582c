/**
 * The attribution stage: who says what, in the words of the text. A trained model finds cues and, for each, its source
 * and content; the turns of a transcript speak for themselves. `models/README.md` says how well it does.
 */
import { hullOf } from '../../span.ts'
import type { Attribution, Report, Span } from '../../types.ts'
import type { Stage } from '../stage.ts'
import { confidenceOf } from './confidence.ts'
import { trimContent, trimSource } from './edges.ts'
import { type Found, findInPieces, type Run } from './find.ts'
import { formOf, type Told } from './form.ts'
import type { Model } from './model.ts'
import { type Draft, nest } from './nesting.ts'
import { piecesOf, type ReportPiece } from './pieces.ts'
import { findQuotations } from './quotations.ts'
import { draftTurn } from './turns.ts'

/** The stage with its model. */
export function attributions(model: Model): Stage<never, 'attributions'> {
  return {
    name: 'attributions',
    needs: [],
    gives: ['attributions'],
    run: async ({ report }) => ({ attributions: await findAttributions(report, model) }),
  }
}

/** All attributions of a report, in text order. */
export async function findAttributions(report: Report, model: Model): Promise<Attribution[]> {
  const { text } = report
  const pieces = piecesOf(report, model)
  const blocks = report.blocks.map((block) => ({ ...block, quotations: findQuotations(text, block.span) }))
  const turns = blocks.map((block) => draftTurn(text, block))
  const isLabel = ({ block, start }: ReportPiece) => start < (turns[block]?.cue[0]?.end ?? 0)

  const toDraft = ({ source, cue, content, nested, evidence }: Found): Draft => {
    const spansOf = (runs: readonly Run[]) => runs.flatMap((run) => spansOfRun(pieces, run))
    const told = spansOf(content).flatMap(({ span, block }): Told[] => {
      const { span: whole = span, quotations = [] } = blocks[block] ?? {}
      const trimmed = trimContent(text, span, whole)
      return trimmed ? [{ span: trimmed, quotations }] : []
    })
    return {
      source: spansOf(source).map(({ span, block }) => trimSource(text, span, blocks[block]?.span ?? span)),
      cue: spansOf(cue).map(({ span }) => span),
      content: told.map(({ span }) => span),
      form: formOf(text, told),
      nested,
      confidence: confidenceOf(evidence, model.calibration),
    }
  }
  const found = (await findInPieces(pieces, model))
    .filter(({ cue }) => !piecesIn(pieces, cue).some(isLabel))
    .map(toDraft)
    .filter(({ content }) => content.length > 0)
  return nest(text, [...turns.filter((turn) => turn !== null), ...found])
}

function piecesIn(pieces: readonly ReportPiece[], runs: readonly Run[]): ReportPiece[] {
  return runs.flatMap(({ first, end }) => pieces.slice(first, end))
}

/** The stretches of text that a run of pieces covers: one in each block that it runs through. */
function spansOfRun(pieces: readonly ReportPiece[], run: Run): { span: Span; block: number }[] {
  const byBlock = Map.groupBy(piecesIn(pieces, [run]), ({ block }) => block)
  return [...byBlock].map(([block, own]) => ({ span: hullOf(own), block }))
}
