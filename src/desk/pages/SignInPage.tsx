/** The way in, and back to where one was. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { ask } from '../api.ts'
import { explain } from '../state/explain.ts'
import { findOwnPath } from '../state/own-path.ts'
import { sessionQuery } from '../state/queries.ts'
import { useTitle } from '../state/title.ts'
import { strings } from '../strings.ts'

const words = strings.signIn

export function SignInPage() {
  useTitle(words.title)
  const { next } = useSearch({ from: '/sign-in' })
  const { data: session } = useQuery(sessionQuery)
  const client = useQueryClient()
  const { history } = useRouter()
  const [why, setWhy] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const isIn = session?.user != null
  useEffect(() => {
    if (isIn) history.replace(findOwnPath(next))
  }, [isIn, next, history])
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const given = new FormData(form)
    setBusy(true)
    setWhy(null)
    try {
      const opened = await ask('POST /api/session', {
        body: { email: String(given.get('email')), password: String(given.get('password')) },
      })
      client.setQueryData(sessionQuery.queryKey, opened)
    } catch (error) {
      setWhy(explain(error))
      form.querySelector<HTMLInputElement>('[name="password"]')?.select()
    } finally {
      setBusy(false)
    }
  }
  if (session?.accounts === false) return <p className="loading">{strings.loading}</p>
  return (
    <form className="sign-in" onSubmit={(event) => void submit(event)}>
      <h1>{words.title}</h1>
      <p className="aside">{words.why}</p>
      <label>
        <span>{words.email}</span>
        <input name="email" type="email" autoComplete="username" required />
      </label>
      <label>
        <span>{words.password}</span>
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      {why !== null && (
        <p className="why" role="alert">
          {why}
        </p>
      )}
      <button type="submit" className="main" disabled={isBusy}>
        {words.enter}
      </button>
      <p className="aside">{words.forgot}</p>
    </form>
  )
}
