/** The words of one passage, with the marks of statements around them; every character in its place and no more. */
import { memo, type ReactNode } from 'react'
import type { Passage, Run } from '../../highlight/passages.ts'
import { strings } from '../../strings.ts'

interface Props {
  readonly text: string
  readonly passage: Passage
}

/** `data-start` says where in the text the element's words begin: by it a selection is counted back (dom.ts). */
export const PassageText = memo(function PassageText({ text, passage }: Props) {
  const { span, kind, headline, signed, runs, speaker } = passage
  const label = speaker ? runs.filter((run) => run.span.end <= speaker.end) : []
  const words = (
    <>
      {speaker && (
        <span className="label">
          <Runs text={text} runs={label} />
        </span>
      )}
      <Runs text={text} runs={runs.slice(label.length)} />
    </>
  )
  const given = {
    'data-start': span.start,
    dir: 'auto',
    className: signed ? `${kind} signed` : kind,
    ...(kind === 'boilerplate' && { title: strings.report.boilerplate }),
  }
  if (headline) return <h1 {...given}>{words}</h1>
  if (kind === 'title' || kind === 'heading') return <h2 {...given}>{words}</h2>
  if (kind === 'list-item') return <div {...given}>{words}</div>
  if (kind === 'quote')
    return (
      <blockquote>
        <p {...given}>{words}</p>
      </blockquote>
    )
  return <p {...given}>{words}</p>
})

function Runs({ text, runs }: { text: string; runs: readonly Run[] }): ReactNode {
  return runs.map(({ span, marks }) => {
    const words = text.slice(span.start, span.end)
    if (marks.length === 0) return words
    // The innermost mark is next to the words: a click finds it first.
    return marks.reduceRight<ReactNode>(
      (inner, { statement, role, authority, lane }) => (
        <span
          key={span.start}
          data-statement={statement}
          data-role={role}
          className={role === 'content' ? `mark ${authority} lane${lane}` : `mark ${role}`}
        >
          {inner}
        </span>
      ),
      words,
    )
  })
}
