/** Draws how things grow: small panels with logarithmic axes, as an SVG that can be read on light and on dark paper. */

/** One line of a panel: what was measured at which size. */
export interface Line {
  readonly name: string
  /** Drawn with dashes: the other database. */
  readonly dashed?: boolean
  readonly points: readonly (readonly [size: number, value: number])[]
}

/** One panel. */
export interface Panel {
  readonly title: string
  readonly unit: string
  readonly lines: readonly Line[]
  /** What was wanted: a line across. */
  readonly wanted?: number
}

const WIDTH = 360
const HEIGHT = 260
const LEFT = 48
const RIGHT = 96 // for the names of the lines
const TOP = 34
const BOTTOM = 34
const COLUMNS = 2
const COLOURS = [
  '#3b73c4',
  '#c4643b',
  '#2f8f5b',
  '#a04fb0',
  '#a38a1f',
  '#2a93a0',
  '#c23b62',
  '#6b6f76',
  '#7d5a3c',
  '#5566dd',
]
const STYLE = `text { font: 11px system-ui, sans-serif; fill: #24292f } .title { font-weight: 600; font-size: 12px }
.grid { stroke: #d0d7de; stroke-width: 0.7 } .wanted { stroke: #57606a; stroke-dasharray: 2 3 }
polyline { fill: none; stroke-width: 1.8 } .dashed { stroke-dasharray: 5 4 }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .grid { stroke: #3d444d } .wanted { stroke: #9198a1 } }`

/** The drawing. */
export function drawPanels(panels: readonly Panel[]): string {
  const rows = Math.ceil(panels.length / COLUMNS)
  const drawn = panels.map((panel, index) => {
    const [x, y] = [(index % COLUMNS) * WIDTH, Math.floor(index / COLUMNS) * HEIGHT]
    return `<g transform="translate(${x} ${y})">\n${drawPanel(panel)}\n</g>`
  })
  const size = `viewBox="0 0 ${WIDTH * COLUMNS} ${HEIGHT * rows}" width="${WIDTH * COLUMNS}" height="${HEIGHT * rows}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${panels.map(({ title }) => escapeText(title)).join(', ')}, by the number of statements">
<style>${STYLE}</style>
${drawn.join('\n')}
</svg>
`
}

function drawPanel({ title, unit, lines, wanted }: Panel): string {
  const points = lines.flatMap((line) => line.points)
  if (points.length === 0) return ''
  const across = newScale(
    points.map(([size]) => size),
    { from: LEFT, to: WIDTH - RIGHT },
  )
  const values = points.map(([, value]) => value)
  const up = newScale(wanted === undefined ? values : [...values, wanted], { from: HEIGHT - BOTTOM, to: TOP })
  const parts = [
    `<text class="title" x="${LEFT}" y="16">${escapeText(title)} <tspan font-weight="400">(${escapeText(unit)})</tspan></text>`,
  ]
  for (const tick of up.ticks)
    parts.push(
      `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${up.at(tick)}" y2="${up.at(tick)}"/>`,
      `<text x="${LEFT - 6}" y="${up.at(tick) + 4}" text-anchor="end">${short(tick)}</text>`,
    )
  for (const tick of across.ticks)
    parts.push(
      `<text x="${across.at(tick)}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${short(tick)}</text>`,
    )
  if (wanted !== undefined)
    parts.push(
      `<line class="wanted" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${up.at(wanted)}" y2="${up.at(wanted)}"/>`,
    )
  const places = spread(lines.map(({ points }) => up.at(points.at(-1)?.[1] ?? 1)))
  for (const [index, { name, dashed, points }] of lines.entries()) {
    const colour = COLOURS[index % COLOURS.length] ?? ''
    const path = points.map(([size, value]) => `${across.at(size)},${up.at(value)}`).join(' ')
    parts.push(
      `<polyline ${dashed ? 'class="dashed" ' : ''}stroke="${colour}" points="${path}"/>`,
      `<text x="${WIDTH - RIGHT + 5}" y="${(places[index] ?? 0) + 4}" style="fill: ${colour}">${escapeText(name)}</text>`,
    )
  }
  return parts.join('\n')
}

/** Moves labels apart that would stand on each other. */
function spread(places: readonly number[]): readonly number[] {
  const order = places.map((place, index) => ({ place, index })).toSorted((a, b) => a.place - b.place)
  let last = Number.NEGATIVE_INFINITY
  const moved = [...places]
  for (const { place, index } of order) {
    last = Math.max(place, last + 12)
    moved[index] = last
  }
  return moved
}

/** A logarithmic scale, with ticks at the powers of ten. */
function newScale(
  values: readonly number[],
  { from, to }: { from: number; to: number },
): { at: (value: number) => number; ticks: readonly number[] } {
  const logs = values.map((value) => Math.log10(Math.max(value, 0.1)))
  const [low, high] = [
    Math.floor(Math.min(...logs)),
    Math.max(Math.ceil(Math.max(...logs)), Math.floor(Math.min(...logs)) + 1),
  ]
  return {
    at: (value) =>
      Number((from + ((Math.log10(Math.max(value, 0.1)) - low) / (high - low)) * (to - from)).toFixed(1)),
    ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
  }
}

function short(value: number): string {
  if (value >= 1e6) return `${value / 1e6} M`
  if (value >= 1000) return `${value / 1000} k`
  return String(value)
}

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
