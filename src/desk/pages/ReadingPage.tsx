/** One report: its text with what was read in it, and a reviewer's decisions on it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { languageOf } from '../../exports/page-head.ts'
import type { Span } from '../../types.ts'
import { ask, type NewDecision, type ReadReport, type ReadStatement } from '../api.ts'
import { Loading, Trouble } from '../components/Trouble.tsx'
import { layPassages, type Passage } from '../highlight/passages.ts'
import { type Step, useDecided, useDeciding } from '../state/decisions.ts'
import { explain } from '../state/explain.ts'
import { useKeys } from '../state/keyboard.ts'
import { codebookQuery, partiesQuery, readingKey, readingQuery } from '../state/queries.ts'
import { findNeighbour } from '../state/reports-list.ts'
import { useMayChange } from '../state/role.ts'
import { tell } from '../state/status.ts'
import { type Steps, useSteps } from '../state/steps.ts'
import { useTitle } from '../state/title.ts'
import { findUndecided, findVisible, step } from '../state/walk.ts'
import { strings } from '../strings.ts'
import type { Scene } from './reading/Card.tsx'
import { CardActions } from './reading/CardActions.tsx'
import { CorrectForm, NoteForm } from './reading/Forms.tsx'
import { Head } from './reading/Head.tsx'
import { MarkDialog } from './reading/MarkDialog.tsx'
import { MarkHere } from './reading/MarkHere.tsx'
import { PassageView } from './reading/PassageView.tsx'
import { useMargin } from './reading/use-margin.ts'
import { findClicked, useMarks } from './reading/use-marks.ts'
import { useSelecting } from './reading/use-selecting.ts'

const { messages } = strings

/** Passages of a long report that are drawn at a time; most reports have fewer than the first. */
const STEPS: Steps = { first: 60, step: 120 }

export function ReadingPage() {
  const { id } = useParams({ from: '/reports/$id' })
  const { data, error, refetch } = useQuery(readingQuery(id))
  const reading = useDecided(data)
  useTitle(reading?.report.title || strings.report.untitled)
  if (error && !reading) return <Trouble why={explain(error)} retry={() => void refetch()} />
  if (!reading) return <Loading />
  return <ReadingView key={id} reading={reading} />
}

function ReadingView({ reading }: { reading: ReadReport }) {
  const { report, statements, names, decisions } = reading
  const { statement: wanted, rejected = false } = useSearch({ from: '/reports/$id' })
  const navigate = useNavigate()
  const client = useQueryClient()
  const mayChange = useMayChange()
  const { data: codebook } = useQuery(codebookQuery)
  const { data: parties } = useQuery(partiesQuery)
  const deciding = useDeciding()
  const root = useRef<HTMLElement>(null)
  const [form, setForm] = useState<'correct' | 'note' | null>(null)
  const [marking, setMarking] = useState<Span | null>(null)

  // Keys come faster than addresses change: the place is kept here as well.
  const place = useRef(wanted)
  const goes = useRef(true)
  const focused = statements.some(({ id }) => id === wanted) ? wanted : undefined
  if (place.current === wanted) place.current = focused

  const focus = useCallback(
    (statement: string | undefined, { go = true }: { go?: boolean } = {}) => {
      if (place.current === statement) return
      place.current = statement
      goes.current = go
      setForm(null)
      void navigate({
        to: '/reports/$id',
        params: { id: report.id },
        search: ({ statement: _, ...rest }) => ({ ...rest, ...(statement !== undefined && { statement }) }),
        replace: true,
        resetScroll: false,
      })
    },
    [navigate, report.id],
  )

  const shape = useMemo(() => shapeOf(statements), [statements])
  // biome-ignore lint/correctness/useExhaustiveDependencies: decisions that move no mark leave the text as it is
  const laid = useMemo(() => layPassages(report, statements), [report, shape])
  // biome-ignore lint/correctness/useExhaustiveDependencies: as long as no mark moves, their order is the same
  const numbers = useMemo(() => new Map(statements.map(({ id }, index) => [id, index + 1])), [shape])
  const least = focused === undefined ? 0 : laid.findIndex((one) => one.statements.includes(focused)) + 1
  const drawn = Math.max(useSteps(laid.length, report.id, STEPS), least)
  const passages = useMemo(() => laid.slice(0, drawn), [laid, drawn])
  const scene = useMemo<Scene>(
    () => ({
      text: report.text,
      names,
      issues: Object.fromEntries((codebook?.issues ?? []).map(({ id, label }) => [id, label])),
      count: numbers.size,
      focus: (id) => focus(id, { go: false }),
    }),
    [report.text, names, codebook, numbers, focus],
  )

  const elements = useMarks(root, { passages, statements, focused })
  const visible = useMemo(() => findVisible(statements, { rejected }), [statements, rejected])
  const shown = useMemo(() => new Set(visible.map(({ id }) => id)), [visible])
  const hidden = focused !== undefined && !shown.has(focused) ? focused : ''
  useMargin(root, elements, { passages, shown: `${shown.size} ${hidden}` })

  // The statement in focus comes into view, and has the keys' focus unless the reader is elsewhere in its card.
  useLayoutEffect(() => {
    if (focused === undefined) return
    if (goes.current) {
      const card = root.current?.querySelector(`[data-card="${CSS.escape(focused)}"]`)
      if (card && !card.contains(document.activeElement))
        card.querySelector<HTMLElement>('.card-head')?.focus({ preventScroll: true })
      elements.current.get(focused)?.[0]?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    }
    goes.current = true
  }, [focused, elements])

  const current = () => statements.find(({ id }) => id === place.current)
  const walk = (by: 1 | -1) => () => {
    const next = step(statements, place.current, { by, shown })
    if (next === null) tell(by === 1 ? messages.last : messages.first)
    else focus(next)
  }
  const goOn = (after: ReadReport['statements']) => {
    const next = findUndecided(after, place.current)
    if (next === null) tell(messages.allDecided)
    else focus(next)
  }
  const decide = (decision: NewDecision, told: string, { stay = false } = {}) => {
    const { current: here } = place
    deciding.decide(reading, [decision], here).catch(() => here !== undefined && focus(here))
    tell(told)
    setForm(null)
    if (!stay) goOn(statements.map((one) => (one.id === here ? { ...one, review: 'accepted' } : one)))
  }
  const onCurrent = (act: (entry: string) => void) => () => {
    const statement = current()
    if (statement) act(statement.id)
    else tell(messages.noStatement)
  }
  const turn = (make: () => Step | null, told: string, nothing: string) => () => {
    const made = make()
    tell(made ? told : nothing)
    if (!made) return
    const search = made.statement === undefined ? {} : { statement: made.statement }
    if (made.report !== report.id) void navigate({ to: '/reports/$id', params: { id: made.report }, search })
    else if (made.statement !== undefined) focus(made.statement)
  }
  const toggleDone = () => {
    const review = reading.review === 'done' ? 'in-review' : 'done'
    const set = (value: ReadReport['review']) =>
      client.setQueryData<ReadReport>(readingKey(report.id), (now) => now && { ...now, review: value })
    set(review)
    tell(review === 'done' ? messages.done : messages.inReview)
    ask('PATCH /api/reports', { body: { ids: [report.id], review } })
      .then(() => {
        for (const queryKey of [['reports'], ['ledger']]) void client.invalidateQueries({ queryKey })
      })
      .catch((error: unknown) => {
        set(reading.review)
        tell(messages.notSaved(explain(error)), 'failure')
      })
  }
  const toggleRejected = () => {
    tell(rejected ? messages.rejectedHidden : messages.rejectedShown)
    void navigate({
      to: '/reports/$id',
      params: { id: report.id },
      search: ({ rejected: _, ...rest }) => ({ ...rest, ...(!rejected && { rejected: true as const }) }),
      replace: true,
      resetScroll: false,
    })
  }

  const selecting = useSelecting(root, { report, passages, onTake: setMarking })
  const mark = () => {
    const span = selecting.find()
    if (span) return setMarking(span)
    root.current?.focus({ preventScroll: true })
    selecting.begin(findPlace(root.current, passages, current()?.content[0]))
  }
  const goToReport = (by: 1 | -1) => () =>
    void findNeighbour(client, report.id, by)
      .catch(() => null)
      .then((id) =>
        id === null
          ? tell(by === 1 ? messages.lastReport : messages.firstReport)
          : navigate({ to: '/reports/$id', params: { id } }),
      )
  const deeds = {
    accept: onCurrent((entry) => decide({ kind: 'accept', entry }, messages.accepted)),
    reject: onCurrent((entry) => decide({ kind: 'reject', entry }, messages.rejected)),
    correct: onCurrent(() => setForm('correct')),
    skip: onCurrent(() => goOn(statements)),
    note: onCurrent(() => setForm('note')),
  }
  const actions = { ...(mayChange && deeds), next: walk(1), previous: walk(-1) }
  const leave = () => {
    focus(undefined)
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }
  useKeys('reading', {
    ...actions,
    ...(mayChange && {
      mark,
      undo: turn(deciding.undo, messages.undone, messages.nothingToUndo),
      redo: turn(deciding.redo, messages.redone, messages.nothingToRedo),
      done: toggleDone,
    }),
    rejected: toggleRejected,
    'report-next': goToReport(1),
    'report-previous': goToReport(-1),
    leave,
  })

  const statement = current()
  const back = () => {
    setForm(null)
    root.current?.querySelector<HTMLElement>('[data-focused] .card-head')?.focus({ preventScroll: true })
  }
  const body = statement && (
    <>
      {form === 'correct' && (
        <CorrectForm
          statement={statement}
          issues={codebook?.issues ?? []}
          names={names}
          onCancel={back}
          onSave={(change) => {
            if (Object.keys(change).length > 0)
              return decide({ kind: 'correct', entry: statement.id, change }, messages.corrected)
            tell(messages.unchanged)
            back()
          }}
        />
      )}
      {form === 'note' && (
        <NoteForm
          onCancel={back}
          onSave={(text) => {
            decide({ kind: 'note', entry: statement.id, text }, messages.noted, { stay: true })
            back()
          }}
        />
      )}
      {form === null && <CardActions actions={actions} onClose={leave} />}
    </>
  )
  const byId = useMemo(() => new Map(statements.map((one) => [one.id, one])), [statements])
  const onFocused = focused === undefined ? [] : findStanding(decisions, focused)
  const [first, ...rest] = passages
  const headline = first?.headline ? first : null
  const view = (passage: Passage) => {
    const mine = passage.statements
      .map((id) => byId.get(id))
      .filter((one) => one !== undefined && (shown.has(one.id) || one.id === focused))
      .filter((one) => one !== undefined)
    const isHere = focused !== undefined && passage.statements.includes(focused)
    return (
      <PassageView
        passage={passage}
        statements={mine}
        numbers={numbers}
        scene={scene}
        focused={isHere ? focused : undefined}
        body={isHere ? body : null}
        decisions={isHere ? onFocused : undefined}
      />
    )
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keys one goes from statement to statement
    <article
      ref={root}
      className="reading"
      tabIndex={-1}
      data-rejected={rejected || undefined}
      onClick={({ target }) => {
        if (!getSelection()?.isCollapsed) return
        const clicked = findClicked(target, focused)
        if (clicked !== undefined) focus(clicked)
      }}
    >
      <Head
        reading={reading}
        headline={headline && view(headline)}
        rejectedShown={rejected}
        onDone={mayChange ? toggleDone : null}
        onRejected={toggleRejected}
      />
      <div className="words" lang={languageOf(report)}>
        {groupLists(headline ? rest : passages).map((group) =>
          Array.isArray(group) ? (
            <ul key={group[0]?.span.start}>
              {group.map((passage) => (
                <li key={passage.span.start} className={passage.signed ? 'signed' : undefined}>
                  {view(passage)}
                </li>
              ))}
            </ul>
          ) : (
            <div key={group.span.start} className="passage">
              {view(group)}
            </div>
          ),
        )}
      </div>
      <MarkHere
        root={root}
        find={selecting.find}
        off={!mayChange || selecting.words !== null || marking !== null}
        onMark={mark}
      />
      {selecting.words !== null && (
        <p className="unseen" aria-live="assertive">
          {selecting.words}
        </p>
      )}
      {marking && (
        <MarkDialog
          reading={reading}
          issues={codebook?.issues ?? []}
          parties={parties?.rows ?? []}
          span={marking}
          onClose={() => setMarking(null)}
          onMark={(decision) => {
            setMarking(null)
            getSelection()?.removeAllRanges()
            tell(messages.marked)
            deciding.decide(reading, [decision], place.current).then(
              ([made]) => focus(made?.target.entry),
              () => setMarking(marking),
            )
          }}
        />
      )}
    </article>
  )
}

/** What of the statements moves marks in the text. */
function shapeOf(statements: ReadReport['statements']): string {
  return statements.map(shapeOfOne).join()
}

const shapes = new WeakMap<ReadStatement, string>()

/** A statement that stays as it is is looked at once: a long report has a thousand, and each decision changes one. */
function shapeOfOne(statement: ReadStatement): string {
  const known = shapes.get(statement)
  if (known !== undefined) return known
  const { id, source, cue, content, within, authority } = statement
  const shape = JSON.stringify([id, source, cue, content, within, authority])
  shapes.set(statement, shape)
  return shape
}

/** Items that follow each other are one list. */
function groupLists(passages: readonly Passage[]): (Passage | Passage[])[] {
  const groups: (Passage | Passage[])[] = []
  for (const passage of passages) {
    const last = groups.at(-1)
    if (passage.kind !== 'list-item') groups.push(passage)
    else if (Array.isArray(last)) last.push(passage)
    else groups.push([passage])
  }
  return groups
}

/** The decisions on a statement that nobody has taken back. */
function findStanding(decisions: ReadReport['decisions'], entry: string): ReadReport['decisions'] {
  const undone = new Set<string>()
  for (const { id, undoes } of decisions.toReversed())
    if (undoes !== undefined && !undone.has(id)) undone.add(undoes)
  return decisions.filter(
    ({ id, kind, target }) => kind !== 'undo' && target.entry === entry && !undone.has(id),
  )
}

/** Where selecting by keys begins: at the statement in focus, else at the first words in the window. */
function findPlace(
  root: HTMLElement | null,
  passages: readonly Passage[],
  content: Span | undefined,
): number {
  if (content) return content.start
  const parts = [...(root?.querySelectorAll<HTMLElement>('[data-start]') ?? [])]
  const seen = parts.find((part) => part.getBoundingClientRect().bottom > 100)
  return Number(seen?.dataset['start'] ?? passages[0]?.span.start ?? 0)
}
