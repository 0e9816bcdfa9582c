/** A statement that a lost decision may be about now: what is other in its words, and where they stand. */
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { hullOf } from '../../../span.ts'
import type { Decision, Span } from '../../../types.ts'
import type { Candidate } from '../../api.ts'
import { Whose } from '../../components/Receipt.tsx'
import { findDifferences, type Piece } from '../../highlight/differences.ts'
import { strings } from '../../strings.ts'

const words = strings.lost

interface Props {
  readonly candidate: Candidate
  /** Of its words. */
  readonly id: string
  /** The words that were decided on, and where they stood. */
  readonly old: Pick<Decision['target'], 'quote' | 'span'>
  /** What can be done with it. */
  readonly children: ReactNode
}

export function CandidateView({ candidate, id, old, children }: Props) {
  const { entry, report, authority, quote, spans, review } = candidate
  const pieces = useMemo(() => findDifferences(old.quote ?? '', quote), [old.quote, quote])
  const has = (wanted: Piece['kind']) => pieces?.some(({ kind }) => kind === wanted)
  const facts = [
    !pieces && words.otherWords,
    pieces && !has('old') && !has('new') && words.sameWords,
    has('old') && words.onlyOld,
    has('new') && words.onlyNew,
    old.span && words.where[relate(hullOf(spans), old.span)],
    review && strings.statement.reviews[review],
  ]
  return (
    <article className={`receipt ${authority}`} data-entry={entry}>
      <Whose receipt={candidate} />
      <blockquote id={id} dir="auto">
        {pieces
          ? pieces.map(({ kind, words }, index) => {
              const Tag = ({ same: 'span', old: 'del', new: 'ins' } as const)[kind]
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which never move
              return <Tag key={index}>{words}</Tag>
            })
          : quote}
      </blockquote>
      <footer>
        <span>{facts.filter(Boolean).join(' · ')}</span>
        <Link to="/reports/$id" params={{ id: report }} search={{ statement: entry }}>
          {strings.receipt.link}
        </Link>
      </footer>
      {children}
    </article>
  )
}

/** Where words stand, seen from those that were decided on. */
function relate(own: Span, old: Span): keyof typeof words.where {
  if (own.end <= old.start) return 'before'
  if (own.start >= old.end) return 'behind'
  return 'on'
}
