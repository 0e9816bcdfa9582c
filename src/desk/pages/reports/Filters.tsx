/** What the list is narrowed to: it stands in the address, so that a link shows a colleague the same. */
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, type Ref, useEffect, useState } from 'react'
import { Many } from '../../components/fields.tsx'
import type { ReportsFilter } from '../../state/queries.ts'
import { strings } from '../../strings.ts'

const words = strings.reports.filters
const REVIEWS = Object.keys(strings.reviews) as (keyof typeof strings.reviews)[]
const STATES = { all: words.all, ...strings.states }

interface Props {
  readonly filter: ReportsFilter
  /** How many there are of each review; left out where other filters make these numbers wrong. */
  readonly numbers: Readonly<Record<keyof typeof strings.reviews, number>> | undefined
  readonly search: Ref<HTMLInputElement>
}

export function Filters({ filter, numbers, search }: Props) {
  const navigate = useNavigate()
  const { review: _, ...others } = filter
  const { state: __, ...stateless } = filter
  const go = (next: ReportsFilter) => void navigate({ to: '/reports', search: next, replace: true })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const { outlet: _, since: __, until: ___, search: ____, ...rest } = filter
    const typed = ['outlet', 'since', 'until', 'search'].flatMap((name) => {
      const value = String(form.get(name) ?? '').trim()
      return value === '' ? [] : [[name, value]]
    })
    go({ ...rest, ...Object.fromEntries(typed) })
  }
  return (
    <search className="filters" aria-label={words.label}>
      <nav aria-label={words.review}>
        {[undefined, ...REVIEWS].map((review) => (
          <Link
            key={review ?? 'all'}
            to="/reports"
            search={{ ...others, ...(review && { review }) }}
            replace
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {review ? strings.reviews[review] : words.all}
            {review && numbers && <span className="number"> {numbers[review]}</span>}
          </Link>
        ))}
      </nav>
      <form onSubmit={submit}>
        <Field name="search" label={words.search} value={filter.search} type="search" ref={search} />
        <Field name="outlet" label={words.outlet} value={filter.outlet} />
        <Field name="since" label={words.since} value={filter.since} isDay />
        <Field name="until" label={words.until} value={filter.until} isDay />
        <Many
          label={words.state}
          value={filter.state ?? 'all'}
          choices={STATES}
          onChange={(state) => go({ ...stateless, ...(state !== 'all' && { state }) })}
        />
        <button type="submit">{words.apply}</button>
      </form>
    </search>
  )
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly value: string | undefined
  readonly type?: 'search' | 'text'
  readonly isDay?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

function Field({ name, label, value = '', type = 'text', isDay = false, ref }: FieldProps) {
  const [typed, setTyped] = useState(value)
  // Another address brings another value; what is typed in other fields meanwhile stays.
  useEffect(() => setTyped(value), [value])
  return (
    <label className={name}>
      <span>{label}</span>
      <input
        ref={ref}
        name={name}
        type={type}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        // What was typed holds when one goes on, without a button.
        onBlur={({ target }) => typed !== value && target.reportValidity() && target.form?.requestSubmit()}
        {...(isDay && { pattern: '\\d{4}(-\\d\\d(-\\d\\d)?)?', title: words.day, placeholder: '2026-03-14' })}
      />
    </label>
  )
}
