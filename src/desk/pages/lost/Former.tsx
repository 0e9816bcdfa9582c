/** The words that were decided on, in their paragraph, and what they were read as then. */
import type { LostDecision } from '../../api.ts'
import { Whose } from '../../components/Receipt.tsx'

export function Former({ lost: { was, passage, decision } }: { lost: LostDecision }) {
  return (
    <article className={was ? `receipt ${was.authority}` : 'receipt'}>
      {was && <Whose receipt={was} />}
      <blockquote dir="auto">
        {passage.length === 0 && decision.target.quote}
        {passage.map(({ words, decided }, index) => {
          const Tag = decided ? 'mark' : 'span'
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which never move
          return <Tag key={index}>{words}</Tag>
        })}
      </blockquote>
    </article>
  )
}
