/** A passage of the text, and below it in the order of the page the cards of the statements that begin in it. */
import { memo, type ReactNode } from 'react'
import type { Decision } from '../../../types.ts'
import type { ReadStatement } from '../../api.ts'
import type { Passage } from '../../highlight/passages.ts'
import { strings } from '../../strings.ts'
import { Card, type Scene } from './Card.tsx'
import { PassageText } from './PassageText.tsx'

interface Props {
  readonly passage: Passage
  readonly statements: readonly ReadStatement[]
  readonly numbers: ReadonlyMap<string, number>
  readonly scene: Scene
  /** Id of the statement in focus, if it is one of these. */
  readonly focused: string | undefined
  /** What stands in the focused card, and the decisions on it. */
  readonly body: ReactNode
  readonly decisions: readonly Decision[] | undefined
}

export const PassageView = memo(function PassageView({ passage, scene, ...cards }: Props) {
  const { statements, numbers, focused, body, decisions } = cards
  return (
    <>
      <PassageText text={scene.text} passage={passage} />
      {statements.length > 0 && (
        <ol className="cards" aria-label={strings.report.onlyNumbers}>
          {statements.map((statement) => (
            <Card
              key={statement.id}
              statement={statement}
              number={numbers.get(statement.id) ?? 0}
              scene={scene}
              focused={statement.id === focused}
              {...(statement.id === focused && { decisions: decisions ?? [] })}
            >
              {statement.id === focused ? body : null}
            </Card>
          ))}
        </ol>
      )}
    </>
  )
}, isSame)

/** Lists of the same statements are the same list. */
function isSame(before: Props, after: Props): boolean {
  return (Object.keys(after) as (keyof Props)[]).every((name) =>
    name === 'statements'
      ? before.statements.length === after.statements.length &&
        before.statements.every((statement, index) => statement === after.statements[index])
      : before[name] === after[name],
  )
}
