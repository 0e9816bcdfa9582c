/** Tables for people: columns that fit the terminal, cells that wrap. */
import { styleText } from 'node:util'
import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'
import { printable, shorten } from './view-lines.ts'

/** A column: its heading, and what a row shows in it. */
export interface Column<T> {
  readonly name: string
  readonly show: (row: T) => string
  /** Columns at least, where the terminal is narrow. */
  readonly least?: number
}

const GAP = '  '
const LEAST = 6 // columns of a cell that may wrap
const WIDEST = 160 // longer lines are hard to read

/**
 * Rows under their headings, `width` columns wide at most; a cell that does not fit wraps, and one may have several
 * lines.
 */
export function formatTable<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  { width }: { width: number },
): string {
  const cells = rows.map((row) => columns.map(({ show }) => cellOf(show(row))))
  const headings = columns.map(({ name }) => name)
  const widths = shareOut(
    columns.map((column, index) => ({
      wanted: Math.max(...[headings, ...cells].map((line) => widthOf(line[index] ?? ''))),
      least: Math.max(column.least ?? LEAST, stringWidth(column.name)),
    })),
    Math.min(width, WIDEST) - GAP.length * (columns.length - 1),
  )
  const line = (texts: readonly string[], style: (text: string) => string = (text) => text) => {
    const wrapped = texts.map((text, index) =>
      wrapAnsi(text, widths[index] ?? LEAST, { hard: true }).split('\n'),
    )
    const height = Math.max(...wrapped.map(({ length }) => length))
    return Array.from({ length: height }, (_, row) =>
      style(
        wrapped
          .map((cell, index) => pad(cell[row] ?? '', widths[index] ?? LEAST))
          .join(GAP)
          .trimEnd(),
      ),
    ).join('\n')
  }
  return [line(headings, (text) => styleText('bold', text)), ...cells.map((texts) => line(texts))].join('\n')
}

/** A cell's lines, without what could steer a terminal. */
function cellOf(text: string): string {
  return text
    .split('\n')
    .map((line) => shorten(printable(line)))
    .filter((line) => line !== '')
    .join('\n')
}

function widthOf(cell: string): number {
  return Math.max(...cell.split('\n').map((line) => stringWidth(line)))
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)))
}

/** Gives each column what it wants where there is room; else the widest give up most. */
function shareOut(
  columns: readonly { readonly wanted: number; readonly least: number }[],
  room: number,
): readonly number[] {
  const widths = columns.map(({ wanted, least }) => Math.max(wanted, Math.min(least, wanted)))
  for (let over = widths.reduce((sum, one) => sum + one, 0) - room; over > 0; ) {
    const slack = widths.map((one, index) => one - Math.min(one, columns[index]?.least ?? LEAST))
    const widest = slack.reduce(
      (best, one, index) => (one > 0 && (widths[index] ?? 0) > (widths[best] ?? 0) ? index : best),
      slack.findIndex((one) => one > 0),
    )
    if (widest < 0) break
    const next = Math.max(0, ...widths.filter((_, index) => index !== widest && (slack[index] ?? 0) > 0))
    const cut = Math.max(1, Math.min(over, slack[widest] ?? 0, (widths[widest] ?? 0) - next))
    widths[widest] = (widths[widest] ?? 0) - cut
    over -= cut
  }
  return widths
}
