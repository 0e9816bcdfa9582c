/** One actor: every form of the name, offices, issues, and whose voices speak for him and about him. */
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OneActor, Spoken } from '../api.ts'
import { Decided } from '../components/Decided.tsx'
import { ReceiptView } from '../components/Receipt.tsx'
import { Loading, Trouble } from '../components/Trouble.tsx'
import { explain, isMissing } from '../state/explain.ts'
import { useIssues } from '../state/names.ts'
import { actorQuery, decisionsQuery, speakersQuery } from '../state/queries.ts'
import { useMayChange } from '../state/role.ts'
import { useSettle } from '../state/settle.ts'
import { useTitle } from '../state/title.ts'
import { nameDay } from '../state/words.ts'
import { strings } from '../strings.ts'
import { MergeForm } from './actors/MergeForm.tsx'

const words = strings.actor

export function ActorPage() {
  const { id } = useParams({ from: '/actors/$id' })
  const { data, error, refetch } = useQuery(actorQuery(id))
  useTitle(data?.name ?? strings.actors.title)
  if (isMissing(error)) return <Trouble why={words.none} />
  if (error && !data) return <Trouble why={explain(error)} retry={() => void refetch()} />
  if (!data) return <Loading />
  return <ActorView key={data.id} actor={data} />
}

function ActorView({ actor }: { actor: OneActor }) {
  const { id, name, kind, party, partyName, roles, ids, forms, statements, reports } = actor
  const { issues, latest } = actor
  // A merge stands with the form on whose page it was made, which may have come under another's id since.
  const asked = useQueries({ queries: forms.map((form) => decisionsQuery(form.id)) })
  const decisions = [
    ...new Map(asked.flatMap(({ data = [] }) => data.map((one) => [one.id, one] as const))).values(),
  ]
  const nameIssue = useIssues()
  const may = useMayChange()
  const settle = useSettle()
  const navigate = useNavigate()
  // The split stands with what was split off: there it can be taken back.
  const splitOff = async ({ id: entry, name: own }: OneActor['forms'][number]) => {
    if (await settle({ kind: 'split', entry }, words.wasSplit(own)))
      void navigate({ to: '/actors/$id', params: { id: entry } })
  }
  const undone = new Set(decisions.map(({ undoes }) => undoes))
  const standing = decisions.filter(
    ({ id: own, kind: is }) => (is === 'merge' || is === 'split') && !undone.has(own),
  )
  return (
    <div className="view actor">
      <p className="kicker">
        <Link to="/actors">{strings.actors.title}</Link>
      </p>
      <h1 dir="auto">{name}</h1>
      <p className="intro" dir="auto">
        {strings.actors.kinds[kind]}
        {partyName !== undefined && party !== id && (
          <>
            {' · '}
            <Link to="/actors/$id" params={{ id: party ?? id }}>
              {strings.actors.of(partyName)}
            </Link>
          </>
        )}
        {' · '}
        {strings.actors.statements(statements)} {words.inReports(reports)}
        {Object.entries(ids).map(([register, own]) => ` · ${register} ${own}`)}
      </p>
      <p className="ways">
        <Link to="/search" search={{ actor: id }}>
          {words.allStatements}
        </Link>
        {kind === 'party' && (
          <Link to="/positions" search={{ party: id }}>
            {words.positions}
          </Link>
        )}
      </p>
      <Part title={words.roles} show={roles.length > 0}>
        <ul>
          {roles.map(({ title, from, to, observed }) => (
            <li key={title + (from ?? '') + (to ?? '')} dir="auto">
              {title}
              {(from ?? to) !== undefined && (
                <span className="aside">
                  {' '}
                  {words.days(from && nameDay(from), to && nameDay(to), observed ?? false)}
                </span>
              )}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={words.issues} show={issues.length > 0}>
        <ul className="tally">
          {issues.map(({ issue, ...sides }) => (
            <li key={issue}>
              <Link
                to="/search"
                search={kind === 'party' ? { party: id, issue } : { actor: id, issue }}
                dir="auto"
              >
                {nameIssue(issue)}
              </Link>{' '}
              <span className="aside">
                {(['for', 'against', 'unclear'] as const)
                  .filter((side) => sides[side] > 0)
                  .map((side) => words.sides[side](sides[side]))
                  .join(', ')}
              </span>
            </li>
          ))}
        </ul>
      </Part>
      <SpeakersOf id={id} />
      <Part title={words.forms} show={forms.length > 0}>
        <ul className="forms">
          {forms.map((form) => (
            <li key={form.id} data-form={form.id}>
              <span dir="auto">
                {form.name}{' '}
                <span className="aside">
                  {[form.party && strings.actors.of(form.party), ...form.roles, words.inReports(form.reports)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {may && forms.length > 1 && (
                <button type="button" onClick={() => void splitOff(form)}>
                  {words.split}
                  <span className="unseen">: {form.name}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
        {standing.map((decision) => (
          <Decided
            key={decision.id}
            what={decision.kind === 'merge' ? words.merged : words.splitOff}
            decision={decision.id}
            about={decision.target.entry ?? id}
          />
        ))}
        {may && <MergeForm actor={actor} />}
      </Part>
      <Part title={words.latest} show={latest.length > 0}>
        {latest.map((receipt) => (
          <ReceiptView key={receipt.entry} receipt={receipt} />
        ))}
      </Part>
    </div>
  )
}

function Part({ title, show, children }: { title: string; show: boolean; children: ReactNode }) {
  if (!show) return null
  return (
    <section className="part">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** Of an actor with very many statements these come a while after the rest. */
function SpeakersOf({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(speakersQuery(id))
  if (error && !data) return <Trouble why={explain(error)} retry={() => void refetch()} />
  if (!data)
    return (
      <Part title={words.spokenFor} show>
        <Loading />
      </Part>
    )
  return (
    <>
      <Part title={words.spokenFor} show={data.spokenForBy.length > 0}>
        <Speakers speakers={data.spokenForBy} />
      </Part>
      <Part title={words.spokenAbout} show={data.spokenAboutBy.length > 0}>
        <Speakers speakers={data.spokenAboutBy} />
      </Part>
    </>
  )
}

function Speakers({ speakers }: { speakers: readonly Spoken[] }) {
  return (
    <ul className="speakers">
      {speakers.map(({ id, name, statements }) => (
        <li key={id}>
          <Link to="/actors/$id" params={{ id }} dir="auto">
            {name}
          </Link>{' '}
          <span className="aside">{strings.actors.statements(statements)}</span>
        </li>
      ))}
    </ul>
  )
}
