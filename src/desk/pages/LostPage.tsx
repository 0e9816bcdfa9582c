/** Decisions that a re-reading could not place: the old words beside those that are read there now, to be placed again. */
import { useRef } from 'react'
import { Listed } from '../components/Listed.tsx'
import { useAddress } from '../state/address.ts'
import { useComeTo } from '../state/come-to.ts'
import { useKeys } from '../state/keyboard.ts'
import { useList } from '../state/list.ts'
import { usePlacing } from '../state/placing.ts'
import { useMayChange } from '../state/role.ts'
import { tell } from '../state/status.ts'
import { useTitle } from '../state/title.ts'
import { strings } from '../strings.ts'
import { LostView } from './lost/LostView.tsx'

const words = strings.lost

/** Of which decision all candidates are shown. */
export interface LostSearch {
  readonly open?: string
}

export function LostPage() {
  useTitle(words.title)
  const [{ open }, change] = useAddress<LostSearch>()
  const list = useList('GET /api/decisions/lost', {})
  const placing = usePlacing()
  const may = useMayChange()
  const entries = useRef<HTMLDivElement>(null)
  useComeTo(open, { ready: list.rows !== undefined })
  const rows = list.rows && placing.keep(list.rows)

  const findEntries = () => [...(entries.current?.querySelectorAll<HTMLElement>('.entry') ?? [])]
  const focused = () => findEntries().findIndex((entry) => entry.contains(document.activeElement))
  const walk = (by: 1 | -1) => () => {
    const all = findEntries()
    const to = all[focused() + by]
    if (!to || (by === -1 && focused() < 0)) return tell(by === 1 ? words.last : words.first)
    to.focus()
    to.scrollIntoView({ block: 'nearest' })
  }
  const place = () => {
    const index = focused()
    const lost = rows?.[index]
    const [on] = lost?.candidates ?? []
    if (!lost) tell(words.noEntry)
    else if (!on) tell(words.noCandidate)
    else if (!placing.settled.has(lost.decision.id)) void placing.settle(lost, { index, on })
  }
  useKeys('lost', {
    'lost-next': walk(1),
    'lost-previous': walk(-1),
    ...(may && { 'lost-place': place, 'lost-undo': () => void placing.undo() }),
  })

  return (
    <div className="view lost" ref={entries}>
      <h1>{words.title}</h1>
      <p className="intro">{may ? words.intro : words.introReader}</p>
      <Listed list={{ ...list, rows }} empty={words.empty}>
        {(shown) => (
          <ol className="entries">
            {shown.map((lost, index) => (
              <li key={lost.decision.id}>
                <LostView
                  lost={lost}
                  settled={placing.settled.get(lost.decision.id)}
                  open={open === lost.decision.id}
                  onOpen={(isOpen) => change({ open: isOpen ? lost.decision.id : undefined })}
                  onSettle={(on) => void placing.settle(lost, { index, on })}
                  onUndo={() => void placing.undo(lost.decision.id)}
                />
              </li>
            ))}
          </ol>
        )}
      </Listed>
    </div>
  )
}
