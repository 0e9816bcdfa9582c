/** The inbox: the reports of the ledger, the latest first, how far their review is, and where new ones come in. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Loading, Trouble } from '../components/Trouble.tsx'
import { useAdding } from '../state/adding.ts'
import { explain } from '../state/explain.ts'
import { useKeys } from '../state/keyboard.ts'
import { ledgerQuery, reportsQuery } from '../state/queries.ts'
import { findReportsFilter } from '../state/reports-filter.ts'
import { keepList } from '../state/reports-list.ts'
import { type Said, useReviewing } from '../state/reviewing.ts'
import { useMayChange } from '../state/role.ts'
import { useFresh } from '../state/seen.ts'
import { tell } from '../state/status.ts'
import { type Steps, useSteps } from '../state/steps.ts'
import { useTitle } from '../state/title.ts'
import { strings } from '../strings.ts'
import { Add } from './reports/Add.tsx'
import { Filters } from './reports/Filters.tsx'
import { Progress } from './reports/Progress.tsx'
import { findBetween, idsOf, layRows, type Row } from './reports/rows.ts'
import { Table } from './reports/Table.tsx'
import { Tray } from './reports/Tray.tsx'
import { useDropping } from './reports/use-dropping.ts'

const words = strings.reports
const SAID = ['new', 'in-review', 'done'] as const satisfies readonly Said[]
const KEY_OF = { new: 'n', 'in-review': 'i', done: 'd' } as const
const NONE: ReadonlySet<string> = new Set()
/** Rows of the table that are drawn at a time. */
const STEPS: Steps = { first: 25, step: 50 }
const ALL: Steps = { first: Number.POSITIVE_INFINITY, step: 1 }

export function ReportsPage() {
  useTitle(words.title)
  // The router hands on what no filter knows, too.
  const address = useSearch({ from: '/reports' })
  const filter = useMemo(() => findReportsFilter(address as Record<string, unknown>), [address])
  const navigate = useNavigate()
  const mayChange = useMayChange()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } =
    useInfiniteQuery(reportsQuery(filter))
  // Who comes back to a list finds it as long as it was.
  const [begun] = useState(() => ({ with: filter, steps: data === undefined ? STEPS : ALL }))
  const of = useRef(filter)
  if (!isPlaceholderData) of.current = filter
  // How much there is in all takes longer to count than the first reports take to come.
  const { data: ledger } = useQuery({ ...ledgerQuery, enabled: data !== undefined })
  const listed = useMemo(
    () => (data?.pages ?? []).flatMap((page) => page.rows).filter((row) => 'report' in row),
    [data],
  )
  const [open, setOpen] = useState(NONE)
  const [selected, setSelected] = useState(NONE)
  const [pasted, setPasted] = useState<string | null>(null)
  const rows = useMemo(() => layRows(listed, open), [listed, open])
  const drawn = useSteps(
    rows.length,
    JSON.stringify(of.current),
    of.current === begun.with ? begun.steps : STEPS,
  )
  const fresh = useFresh(useMemo(() => listed.map(({ report }) => report.id), [listed]))
  const adding = useAdding()
  const reviewing = useReviewing()
  const search = useRef<HTMLInputElement>(null)
  const main = useRef<HTMLDivElement>(null)
  /** The row in focus, the last one that was selected, and where the former stood: its row may be gone. */
  const place = useRef<string | null>(null)
  const anchor = useRef<string | null>(null)
  const index = useRef(-1)
  useEffect(() => keepList(filter), [filter])

  const isOver = useDropping(
    { files: (files) => void adding.addFiles(files), text: (text) => setPasted(text) },
    mayChange,
  )

  const find = () => rows.find(({ listed }) => listed.report.id === place.current)
  const goTo = (row: Row | undefined) => {
    if (!row) return
    const line = main.current?.querySelector(`[data-row="${CSS.escape(row.listed.report.id)}"]`)
    line?.querySelector<HTMLElement>('a')?.focus()
    line?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }
  const walk = (by: 1 | -1) => () => {
    const at = rows.findIndex(({ listed }) => listed.report.id === place.current)
    // Where the row is gone, the one that stands there now is the next.
    const to = at >= 0 ? at + by : by === 1 ? Math.max(index.current, 0) : index.current - 1
    if (rows[to]) goTo(rows[to])
    else tell(by === 1 ? words.lastRow : words.firstRow)
  }
  const onRow = (act: (row: Row) => void) => () => {
    const row = find()
    if (row) act(row)
    else tell(words.noRow)
  }
  // As they stand: what a line is given stays the same, so that a line in which nothing changes is not made anew.
  const now = useRef({ rows, open })
  useLayoutEffect(() => {
    now.current = { rows, open }
  }, [rows, open])
  const select = useCallback((id: string, on: boolean, { toHere }: { toHere: boolean }) => {
    const { rows, open } = now.current
    const ids = findBetween(rows, toHere ? anchor.current : id, id).flatMap((row) => idsOf(row, open))
    anchor.current = id
    setSelected((before) =>
      on ? new Set([...before, ...ids]) : new Set([...before].filter((one) => !ids.includes(one))),
    )
  }, [])
  const selectAll = useCallback((on: boolean) => {
    const { rows, open } = now.current
    setSelected(on ? new Set(rows.flatMap((row) => idsOf(row, open))) : NONE)
  }, [])
  const toggleCopies = useCallback(
    (story: string) =>
      setOpen((before) =>
        before.has(story) ? new Set([...before].filter((one) => one !== story)) : new Set([...before, story]),
      ),
    [],
  )
  const keepPlace = useCallback((id: string) => {
    place.current = id
    index.current = now.current.rows.findIndex(({ listed }) => listed.report.id === id)
  }, [])
  const set = (review: Said) => () => {
    const row = find()
    const ids = selected.size > 0 ? selected : new Set(row ? idsOf(row, open) : [])
    const chosen = listed.filter(({ report }) => ids.has(report.id))
    if (chosen.length === 0) return tell(words.noRow)
    setSelected(NONE)
    void reviewing.set(chosen, review)
  }

  useKeys('reports', {
    'row-next': walk(1),
    'row-previous': walk(-1),
    'row-open': onRow(
      ({ listed: { report } }) => void navigate({ to: '/reports/$id', params: { id: report.id } }),
    ),
    'row-copies': onRow(({ listed: { story } }) => toggleCopies(story)),
    'row-search': () => search.current?.focus(),
    ...(mayChange && {
      'row-select': onRow((row) => {
        const isOn = idsOf(row, open).every((id) => selected.has(id))
        select(row.listed.report.id, !isOn, { toHere: false })
      }),
      'row-select-to': onRow((row) => select(row.listed.report.id, true, { toHere: true })),
      'row-select-none': () => setSelected(NONE),
      'row-new': set('new'),
      'row-in-review': set('in-review'),
      'row-done': set('done'),
      'row-undo': () => void reviewing.undo(),
      'row-add': () => setPasted(''),
    }),
  })

  if (error && !data) return <Trouble why={explain(error)} retry={() => void refetch()} />
  if (!data) return <Loading />
  const { review: _, ...others } = filter
  const isFiltered = Object.keys(filter).length > 0
  const isEmpty = rows.length === 0 && !isFiltered
  return (
    <div className="reports" ref={main} data-over={isOver || undefined}>
      <header>
        <h1>{words.title}</h1>
        <p className="aside">
          {!isEmpty && (hasNextPage ? words.atLeast(listed.length) : words.count(listed.length))}
          {fresh.size > 0 && <span className="fresh-count">{words.fresh(fresh.size)}</span>}
        </p>
        {mayChange && pasted === null && (
          <button type="button" onClick={() => setPasted('')}>
            {strings.adding.open}{' '}
            <span className="cap" aria-hidden="true">
              a
            </span>
          </button>
        )}
      </header>
      {mayChange && pasted !== null && (
        <Add key={pasted} adding={adding} pasted={pasted} onClose={() => setPasted(null)} />
      )}
      <Progress adding={adding} />
      <Tray mayChange={mayChange} />
      {!isEmpty && (
        <Filters
          filter={filter}
          numbers={Object.keys(others).length === 0 ? ledger?.reviews : undefined}
          search={search}
        />
      )}
      {isEmpty && (
        <div className="empty">
          <p>{words.empty}</p>
          <p>{mayChange ? words.emptyHow : words.emptyReader}</p>
        </div>
      )}
      {rows.length === 0 && isFiltered && (
        <div className="empty">
          <p>{words.noneFits}</p>
          <button type="button" onClick={() => void navigate({ to: '/reports', search: {} })}>
            {words.clear}
          </button>
        </div>
      )}
      {selected.size > 0 && (
        <div className="bulk" role="toolbar" aria-label={words.selected(selected.size)}>
          <b>{words.selected(selected.size)}</b>
          <span>{words.setTo}</span>
          {SAID.map((review) => (
            <button key={review} type="button" onClick={set(review)}>
              {strings.reviews[review]}{' '}
              <span className="cap" aria-hidden="true">
                {KEY_OF[review]}
              </span>
            </button>
          ))}
          <button type="button" className="plain" onClick={() => setSelected(NONE)}>
            {words.selectNone}
          </button>
        </div>
      )}
      {rows.length > 0 && (
        <Table
          rows={rows}
          drawn={drawn}
          open={open}
          fresh={fresh}
          selected={mayChange ? selected : null}
          onSelect={select}
          onSelectAll={selectAll}
          onOpen={toggleCopies}
          onPlace={keepPlace}
        />
      )}
      {hasNextPage && drawn === rows.length && (
        <button type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.more}
        </button>
      )}
      {isOver && <p className="drop">{strings.adding.drop}</p>}
    </div>
  )
}
