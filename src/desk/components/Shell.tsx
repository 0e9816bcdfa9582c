/** What stands around every view: the way to the others, light or dark, the keys, and a place for messages. */
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { useKeyboard, useKeys } from '../state/keyboard.ts'
import { useLate } from '../state/late.ts'
import { IssueNames } from '../state/names.ts'
import { setPreferences, type Theme, usePreferences } from '../state/preferences.ts'
import { codebookQuery, ledgerQuery } from '../state/queries.ts'
import { strings } from '../strings.ts'
import { Account, useSignedIn } from './Account.tsx'
import { KeyHelp, type KeyHelpHandle } from './KeyHelp.tsx'
import { StatusLine } from './StatusLine.tsx'

/** The views in the order of the navigation: one line each. */
const VIEWS = [
  { to: '/reports', label: strings.nav.reports },
  { to: '/undecided', label: strings.nav.undecided },
  { to: '/positions', label: strings.nav.positions },
  { to: '/issues', label: strings.nav.issues },
  { to: '/commitments', label: strings.nav.commitments },
  { to: '/discrepancies', label: strings.nav.discrepancies },
  { to: '/actors', label: strings.nav.actors },
  { to: '/search', label: strings.nav.search },
] as const

const THEMES = Object.entries(strings.theme.choices) as [Theme, string][]

export function Shell() {
  const { theme } = usePreferences()
  const isIn = useSignedIn()
  const { data: codebook, isPending } = useQuery({ ...codebookQuery, enabled: isIn === true })
  const nameIssue = useMemo(() => {
    const labels = new Map(codebook?.issues.map(({ id, label }) => [id, label]))
    return (id: string) => (isPending ? '…' : (labels.get(id) ?? id))
  }, [codebook, isPending])
  const help = useRef<KeyHelpHandle>(null)
  useKeyboard()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  // Counting a large ledger takes longer than the first rows of a view.
  const isLate = useLate()
  const { data: ledger } = useQuery({ ...ledgerQuery, enabled: isIn === true && isLate })
  const lost = ledger?.lost ?? 0
  useKeys('everywhere', { help: () => help.current?.open(), search: () => void navigate({ to: '/search' }) })
  return (
    <>
      <a className="skip" href="#main">
        {strings.skipToMain}
      </a>
      <header className="shell">
        <span className="brand">{strings.name}</span>
        {isIn && codebook && <span className="ledger">{codebook.name}</span>}
        {/* Who is not signed in sees no view: the way in alone. */}
        <nav aria-label={strings.nav.label}>
          {(isIn === false ? [] : VIEWS).map(({ to, label }) => (
            <Link key={to} to={to}>
              {label}
            </Link>
          ))}
          {/* Few ledgers have any: nobody is to look for what is not there. */}
          {isIn && (lost > 0 || pathname === '/lost') && <Link to="/lost">{strings.nav.lost(lost)}</Link>}
        </nav>
        <Account />
        <select
          className="theme"
          aria-label={strings.theme.label}
          value={theme}
          onChange={({ target }) => setPreferences({ theme: target.value as Theme })}
        >
          {THEMES.map(([id, label]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        <button type="button" className="plain" onClick={() => help.current?.open()}>
          {strings.keys.open}{' '}
          <span className="cap" aria-hidden="true">
            ?
          </span>
        </button>
      </header>
      <main id="main" tabIndex={-1}>
        <IssueNames value={nameIssue}>{isIn !== null && <Outlet />}</IssueNames>
      </main>
      <StatusLine />
      <KeyHelp ref={help} />
    </>
  )
}
