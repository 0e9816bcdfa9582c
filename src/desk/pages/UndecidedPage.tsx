/** What the reader found and nobody has decided on, the least certain first: accepted or rejected all at once. */
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import type { Receipt } from '../../types.ts'
import type { Filter } from '../api.ts'
import { FilterBar } from '../components/FilterBar.tsx'
import { Listed } from '../components/Listed.tsx'
import { pickFilter, useAddress } from '../state/address.ts'
import { useKeys } from '../state/keyboard.ts'
import { useList } from '../state/list.ts'
import { useMayChange } from '../state/role.ts'
import { tell } from '../state/status.ts'
import { useTitle } from '../state/title.ts'
import { strings } from '../strings.ts'
import { Preview } from './undecided/Preview.tsx'
import { Row } from './undecided/Row.tsx'
import { Sure } from './undecided/Sure.tsx'
import { Together, useTogether } from './undecided/Together.tsx'

const words = strings.undecided
const MOST = 250 // statements that are decided on at once, all of them or none: others who write wait for it

/** What the view is narrowed to; how sure the reader is, from 0 to 1. */
export interface UndecidedSearch extends Filter {
  readonly from?: number
  readonly below?: number
}

export function UndecidedPage() {
  useTitle(words.title)
  const [{ from, below, ...address }, change] = useAddress<UndecidedSearch>()
  const filter = pickFilter(address)
  const mayChange = useMayChange()
  const navigate = useNavigate()
  const sureness = { ...(from !== undefined && { from }), ...(below !== undefined && { below }) }
  const list = useList('GET /api/undecided', { ...filter, ...sureness })
  const rows = list.rows?.slice(0, MOST)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  /** What is about to be decided on: as it was shown when one asked for it. */
  const [preview, setPreview] = useState<{ kind: 'accept' | 'reject'; chosen: readonly Receipt[] } | null>(
    null,
  )
  const { undoLatest } = useTogether()
  const place = useRef<string | null>(null)
  const main = useRef<HTMLDivElement>(null)
  const chosen = (rows ?? []).filter(({ entry }) => !left.has(entry))
  const isFull = (rows?.length ?? 0) >= MOST
  const told = words.shown(rows?.length ?? 0, isFull || list.showMore !== null)

  const toggle = useCallback(
    (entry: string) =>
      setLeft((now) =>
        now.has(entry) ? new Set([...now].filter((one) => one !== entry)) : new Set([...now, entry]),
      ),
    [],
  )
  const setPlace = useCallback((entry: string) => {
    place.current = entry
  }, [])
  const walk = (by: 1 | -1) => () => {
    const at = rows?.findIndex(({ entry }) => entry === place.current) ?? -1
    const to = rows?.[at < 0 ? 0 : at + by]
    const line = to && main.current?.querySelector(`[data-row="${CSS.escape(to.entry)}"]`)
    if (!line) return tell(by === 1 ? words.last : words.first)
    line.querySelector<HTMLElement>('input, a')?.focus()
    line.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }
  const onRow = (act: (entry: string) => void) => () =>
    place.current === null ? tell(words.noRow) : act(place.current)
  const ask = (kind: 'accept' | 'reject') => () =>
    list.stale || chosen.length === 0
      ? tell(list.stale ? strings.loading : words.noneChosen)
      : setPreview({ kind, chosen })

  useKeys('undecided', {
    'one-next': walk(1),
    'one-previous': walk(-1),
    'one-open': onRow((entry) => {
      const report = rows?.find((row) => row.entry === entry)?.report
      if (report) void navigate({ to: '/reports/$id', params: { id: report }, search: { statement: entry } })
    }),
    ...(list.showMore && !isFull && { 'all-more': list.showMore }),
    ...(mayChange && {
      'one-leave-out': onRow(toggle),
      'all-accept': ask('accept'),
      'all-reject': ask('reject'),
      'all-undo': undoLatest,
    }),
  })

  return (
    <div className="view" ref={main}>
      <h1>{words.title}</h1>
      <p className="intro">{words.intro}</p>
      <FilterBar ready={list.rows !== undefined}>
        <Sure from={from} below={below} onChange={change} />
      </FilterBar>
      <Together mayChange={mayChange} />
      <Listed list={{ ...list, rows, ...(isFull && { showMore: null }) }} empty={words.empty}>
        {(shown) => (
          <>
            <div className="bulk" role="toolbar" aria-label={told}>
              <b role="status">{told}</b>
              {mayChange && (
                <>
                  {left.size > 0 && <span>{words.leftOut((rows?.length ?? 0) - chosen.length)}</span>}
                  {(['accept', 'reject'] as const).map((kind) => (
                    <button
                      key={kind}
                      type="button"
                      disabled={list.stale || chosen.length === 0}
                      onClick={ask(kind)}
                    >
                      {words.all[kind](chosen.length)}{' '}
                      <span className="cap" aria-hidden="true">
                        {kind === 'accept' ? 'a' : 'r'}
                      </span>
                    </button>
                  ))}
                </>
              )}
            </div>
            <ol className="undecided">
              {shown.map((receipt) => (
                <Row
                  key={receipt.entry}
                  receipt={receipt}
                  search={filter.search}
                  isIn={mayChange ? !left.has(receipt.entry) : null}
                  onToggle={toggle}
                  onPlace={setPlace}
                />
              ))}
            </ol>
            {isFull && <p className="aside">{words.full(MOST)}</p>}
          </>
        )}
      </Listed>
      {preview && <Preview {...preview} onClose={() => setPreview(null)} />}
    </div>
  )
}
