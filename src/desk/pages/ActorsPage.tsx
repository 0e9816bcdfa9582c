/** Who has a part in it, those with most statements first. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Filter } from '../api.ts'
import { FilterBar } from '../components/FilterBar.tsx'
import { Listed } from '../components/Listed.tsx'
import { pickFilter, useAddress } from '../state/address.ts'
import { useList } from '../state/list.ts'
import { useTitle } from '../state/title.ts'
import { strings } from '../strings.ts'

const words = strings.actors
const ACTORS = 500

/** What the view is narrowed to, and a part of a name. */
export interface ActorsSearch extends Filter {
  readonly name?: string
  readonly kind?: keyof typeof words.kinds
}

export function ActorsPage() {
  useTitle(words.title)
  const [address, change] = useAddress<ActorsSearch>()
  const { name = '', kind } = address
  const filter = pickFilter(address)
  const list = useList('GET /api/actors', { ...filter, ...(kind && { kind }), limit: ACTORS })
  const shown = list.rows?.filter(({ names }) => names.some((one) => fold(one).includes(fold(name))))
  return (
    <div className="view">
      <h1>{words.title}</h1>
      <p className="intro">{words.intro}</p>
      <FilterBar>
        <div className="fields beside">
          <NameField
            value={name}
            onChange={(value) => change({ name: value === '' ? undefined : value }, { replace: true })}
          />
          <label>
            <span>{words.kind}</span>
            <select
              value={kind ?? ''}
              onChange={({ target }) => change({ kind: (target.value || undefined) as ActorsSearch['kind'] })}
            >
              <option value="">{words.anyKind}</option>
              {Object.entries(words.kinds).map(([id, label]) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </div>
      </FilterBar>
      <Listed list={{ ...list, rows: shown }} empty={words.empty}>
        {(rows) => (
          <ul className="actors">
            {rows.map(({ id, name: own, names, kind: is, partyName, roles, statements }) => (
              <li key={id} data-id={id}>
                <Link to="/actors/$id" params={{ id }} dir="auto">
                  {own}
                </Link>
                <span className="aside" dir="auto">
                  {[words.kinds[is], partyName && words.of(partyName), roles.at(-1)?.title]
                    .filter(Boolean)
                    .join(' · ')}
                  {names.length > 1 && ` · ${words.also(names.slice(1).join(', '))}`}
                </span>
                <span className="number">{words.statements(statements)}</span>
              </li>
            ))}
          </ul>
        )}
      </Listed>
    </div>
  )
}

/** Narrows the list while one types; all that is one step to go back over. */
function NameField({ value, onChange }: { value: string; onChange(value: string): void }) {
  // Keys come faster than addresses change.
  const [typed, setTyped] = useState(value)
  return (
    <label>
      <span>{words.name}</span>
      <input
        type="text"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          onChange(target.value)
        }}
      />
    </label>
  )
}

function fold(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
