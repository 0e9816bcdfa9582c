/** Who has a part in it, those with most statements first. */
import { memo, useState } from 'react'
import type { Answer, Filter } from '../api.ts'
import { FilterBar } from '../components/FilterBar.tsx'
import { Listed } from '../components/Listed.tsx'
import { Way } from '../components/Way.tsx'
import { pickFilter, useAddress } from '../state/address.ts'
import { useList } from '../state/list.ts'
import { useTitle } from '../state/title.ts'
import { fold } from '../state/words.ts'
import { strings } from '../strings.ts'

const words = strings.actors
const ACTORS = 500
const FIRST = 100
const STEPS = { first: 40, step: 100 }

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
  const list = useList(
    'GET /api/actors',
    { ...filter, ...(kind && { kind }), limit: ACTORS },
    { first: FIRST },
  )
  const shown = list.rows?.filter(({ names }) => names.some((one) => fold(one).includes(fold(name))))
  return (
    <div className="view">
      <h1>{words.title}</h1>
      <p className="intro">{words.intro}</p>
      <FilterBar ready={list.rows !== undefined}>
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
      <Listed list={{ ...list, rows: shown }} empty={words.empty} steps={STEPS}>
        {(rows) => (
          <ul className="actors">
            {rows.map((actor) => (
              <ActorLine key={actor.id} actor={actor} />
            ))}
          </ul>
        )}
      </Listed>
    </div>
  )
}

const ActorLine = memo(function ActorLine({ actor }: { actor: Answer<'GET /api/actors'>[number] }) {
  const { id, name, names, kind, partyName, roles, statements } = actor
  return (
    <li data-id={id}>
      <Way to={`/actors/${encodeURIComponent(id)}`} dir="auto">
        {name}
      </Way>
      <span className="aside" dir="auto">
        {[words.kinds[kind], partyName && words.of(partyName), roles.at(-1)?.title]
          .filter(Boolean)
          .join(' · ')}
        {names.length > 1 && ` · ${words.also(names.slice(1).join(', '))}`}
      </span>
      <span className="number">{words.statements(statements)}</span>
    </li>
  )
})

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
