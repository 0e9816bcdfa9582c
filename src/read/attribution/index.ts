/**
 * The attribution stage: who says what, in the words of the text. A trained model finds cues and, for each, its source
 * and content; the turns of a transcript speak for themselves. `models/README.md` says how well it does.
 */
import { hullOf } from '../../span.ts'
import type { Attribution, Form, Report, Span } from '../../types.ts'
import type { Stage } from '../stage.ts'
import { confidenceOf } from './confidence.ts'
import { trimContent, trimSource } from './edges.ts'
import { type Found, findInPieces, type Run } from './find.ts'
import type { Calibration, Model } from './model.ts'
import { type Draft, nest } from './nesting.ts'
import { piecesOf, type ReportPiece } from './pieces.ts'
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
  const pieces = piecesOf(report, model)
  const turns = report.blocks.map((block) => draftTurn(report.text, block))
  const isLabel = ({ block, start }: ReportPiece) => start < (turns[block]?.cue[0]?.end ?? 0)
  const found = (await findInPieces(pieces, model))
    .filter(({ cue }) => !piecesIn(pieces, cue).some(isLabel))
    .map((one) => toDraft(report, pieces, one, model.calibration))
    .filter(({ content }) => content.length > 0)
  return nest(report.text, [...turns.filter((turn) => turn !== null), ...found])
}

function toDraft(
  { text, blocks }: Report,
  pieces: readonly ReportPiece[],
  { source, cue, content, evidence }: Found,
  calibration: Calibration,
): Draft {
  const spansOf = (runs: readonly Run[]) => runs.flatMap((run) => spansOfRun(pieces, run))
  return {
    source: spansOf(source).map(({ span }) => trimSource(text, span)),
    cue: spansOf(cue).map(({ span }) => span),
    content: spansOf(content).flatMap(
      ({ span, block }) => trimContent(text, span, blocks[block]?.span ?? span) ?? [],
    ),
    form: formOf(piecesIn(pieces, content)),
    confidence: confidenceOf(evidence, calibration),
  }
}

function piecesIn(pieces: readonly ReportPiece[], runs: readonly Run[]): ReportPiece[] {
  return runs.flatMap(({ first, end }) => pieces.slice(first, end))
}

/** The stretches of text that a run of pieces covers: one in each block that it runs through. */
function spansOfRun(pieces: readonly ReportPiece[], run: Run): { span: Span; block: number }[] {
  const byBlock = Map.groupBy(piecesIn(pieces, [run]), ({ block }) => block)
  return [...byBlock].map(([block, own]) => ({ span: hullOf(own), block }))
}

/** Direct where all words stand in quotations, mixed where some do. */
function formOf(pieces: readonly ReportPiece[]): Form {
  if (!pieces.some(({ quoted }) => quoted)) return 'indirect'
  return pieces.every(({ quoted }) => quoted) ? 'direct' : 'mixed'
}
