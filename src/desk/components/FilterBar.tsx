/** What a view is narrowed to, as fields to change it and as chips to take off. */
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import type { Filter } from '../api.ts'
import { FILTERS, pickFilter, useAddress } from '../state/address.ts'
import { useParties } from '../state/names.ts'
import { actorsQuery, codebookQuery, outletsQuery } from '../state/queries.ts'
import { nameDay } from '../state/words.ts'
import { strings } from '../strings.ts'

const words = strings.filter

type Name = (typeof FILTERS)[number]

interface BarProps {
  /** Whether the view has its rows: what the fields alone need is asked for after them. */
  readonly ready: boolean
  readonly without?: readonly Name[]
  readonly children?: ReactNode
}

export function FilterBar({ ready, without = [], children }: BarProps) {
  const [address, change] = useAddress<Filter>()
  const filter = pickFilter(address)
  const [open, setOpen] = useState(false)
  const parties = useParties({ enabled: ready || filter.party !== undefined })
  const { data: codebook } = useQuery(codebookQuery)
  const { data: actors } = useQuery({ ...actorsQuery, enabled: open })
  const { data: outlets } = useQuery({ ...outletsQuery, enabled: open })
  const issues = (codebook?.issues ?? []).map(({ id, label }) => [id, label] as const)
  const partyChoices = parties.map(({ id, name }) => [id, name] as const)
  const party = parties.find(({ id, name }) => id === filter.party || name === filter.party)
  const set = (name: Name) => (value: string) => change({ [name]: value === '' ? undefined : value })
  const shown: Readonly<Record<Name, (value: string) => string>> = {
    search: (value) => value,
    party: (value) => party?.name ?? value,
    issue: (value) => issues.find(([id]) => id === value)?.[1] ?? value,
    authority: (value) => strings.statement.authority[value as keyof typeof strings.statement.authority],
    actor: (value) => actors?.find(({ id }) => id === value)?.name ?? value,
    act: (value) => strings.statement.acts[value as keyof typeof strings.statement.acts],
    outlet: (value) => value,
    since: nameDay,
    until: nameDay,
  }
  const chips = FILTERS.flatMap((name) => (filter[name] === undefined ? [] : [[name, filter[name]] as const]))
  return (
    <search className="filter" data-open={open || undefined} aria-label={words.label}>
      <form className="fields" onSubmit={(event) => event.preventDefault()}>
        {!without.includes('search') && (
          <Typed label={words.names.search} value={filter.search} onChange={set('search')} />
        )}
        <Choice
          label={words.names.party}
          value={party?.id ?? filter.party}
          choices={partyChoices}
          onChange={set('party')}
        />
        <Choice label={words.names.issue} value={filter.issue} choices={issues} onChange={set('issue')} />
        <Choice
          label={words.names.authority}
          value={filter.authority}
          choices={Object.entries(strings.statement.authority)}
          onChange={set('authority')}
        />
        <div className="rest">
          <Typed
            label={words.names.actor}
            value={filter.actor}
            choices={(actors ?? []).map(({ name }) => name)}
            onChange={set('actor')}
          />
          <Choice
            label={words.names.act}
            value={filter.act}
            choices={Object.entries(strings.statement.acts)}
            onChange={set('act')}
          />
          <Typed
            label={words.names.outlet}
            value={filter.outlet}
            choices={outlets ?? []}
            onChange={set('outlet')}
          />
          <Typed label={words.names.since} value={filter.since} type="date" onChange={set('since')} />
          <Typed label={words.names.until} value={filter.until} type="date" onChange={set('until')} />
        </div>
        <button type="button" className="toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.less : words.more}
        </button>
      </form>
      {children}
      {chips.length > 0 && (
        <ul className="chips" aria-label={words.set}>
          {chips.map(([name, value]) => (
            <li key={name}>
              <button type="button" onClick={() => change({ [name]: undefined })}>
                <span className="unseen">{words.takeOff} </span>
                <span className="name">{words.names[name]}</span> <bdi>{shown[name](value)}</bdi>{' '}
                <span aria-hidden="true">✕</span>
              </button>
            </li>
          ))}
          {chips.length > 1 && (
            <li>
              <button
                type="button"
                className="plain"
                onClick={() => change(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}
              >
                {words.takeAllOff}
              </button>
            </li>
          )}
        </ul>
      )}
    </search>
  )
}

function Choice({
  label,
  value = '',
  choices,
  onChange,
}: {
  label: string
  value?: string | undefined
  choices: readonly (readonly [value: string, words: string])[]
  onChange(value: string): void
}) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{words.any}</option>
        {!choices.some(([id]) => id === value) && value !== '' && <option value={value}>{value}</option>}
        {choices.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What is typed holds once it is finished: with Enter, or when the field is left. */
function Typed({
  label,
  value = '',
  type = 'text',
  choices,
  onChange,
}: {
  label: string
  value?: string | undefined
  type?: 'text' | 'date'
  choices?: readonly string[]
  onChange(value: string): void
}) {
  const list = useId()
  // A month or a year of a link does not fit into a field for days; it stands as a chip.
  const shown = type === 'date' && value.length !== 10 ? '' : value
  const finish = (typed: string) => typed.trim() !== shown && onChange(typed.trim())
  return (
    <label>
      <span>{label}</span>
      <input
        key={value}
        type={type}
        defaultValue={shown}
        list={choices && list}
        onBlur={({ target }) => finish(target.value)}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && finish(currentTarget.value)}
      />
      {choices && (
        <datalist id={list}>
          {[...new Set(choices)].map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </label>
  )
}
