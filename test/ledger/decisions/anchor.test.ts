import { describe, expect, it } from 'vitest'
import { anchorOf, findMoved, findSame } from '../../../src/ledger/decisions/anchor.ts'
import type { Statement } from '../../../src/types.ts'
import { makeReading } from '../../exports/readings.ts'
import { makeCase } from './edits.ts'

const read = (text: string, statements: readonly Statement[]) => ({ text, statements, speakerOf: () => 'p' })
const written = (...paragraphs: readonly string[]) => {
  const { report, statements } = makeReading(paragraphs.map((words) => ['paragraph', words]))
  return read(report.text, statements)
}
const moving = (old: ReturnType<typeof written>, now: ReturnType<typeof written>) => {
  const [decided] = old.statements
  if (!decided) throw new Error('the first statement is the decided one')
  return findMoved(anchorOf(decided, 'p'), old, now)?.id ?? 'lost'
}

const SAID = '[1 source Marr] [1 cue said] [1 content that the truce would hold until June].'

describe('a decision, in another version of its report', () => {
  it('stays on its words wherever they stand', () => {
    const old = written(SAID, 'Nobody else spoke.')
    expect(moving(old, written('The lake was calm.', 'Nobody else spoke.', SAID.replaceAll('1', '7')))).toBe(
      '7',
    )
  })

  it.each([
    ['a name in them is another', SAID.replace('June', 'July')],
    ['another says them', SAID.replace('Marr', 'Quill')],
    ['the cue is another', SAID.replace('said', 'denied')],
    ['they are gone', 'Nobody spoke.'],
  ])('is lost where %s', (_, now) => {
    expect(moving(written(SAID), written(now))).toBe('lost')
  })

  it('is lost where the words stay and the ledger knows another speaker behind them', () => {
    const [old, now] = [written(SAID), written(SAID)]
    const [decided] = old.statements
    expect(decided && findMoved(anchorOf(decided, 'q'), old, now)).toBeNull()
  })

  it('tells twins apart by what stands around them, and is lost where that does not tell', () => {
    const twin = SAID.replaceAll('1', '2')
    const [first, second] = [
      `It rained in the morning. ${SAID} Then they had lunch at noon.`,
      `It cleared in the evening. ${twin} Then they slept.`,
    ]
    expect(
      moving(written(first, second), written(second.replaceAll('2', '8'), first.replaceAll('1', '9'))),
    ).toBe('9')
    expect(moving(written(first, second), written(second.replaceAll('2', '8')))).toBe('lost')
    expect(moving(written(SAID, twin), written(SAID.replaceAll('1', '9')))).toBe('lost')
  })

  it('of three words needs the words around it', () => {
    const short = '[1 source Marr] [1 cue said] [1 content it is over].'
    expect(
      moving(
        written(`In the end ${short} Nobody answered him.`),
        written(`In the end ${short} Nobody answered him.`),
      ),
    ).toBe('1')
    expect(
      moving(
        written(`In the end ${short} Nobody answered him.`),
        written(`By the lake ${short} Nobody answered him.`),
      ),
    ).toBe('lost')
  })

  it('never stands on other words, in 1,100 generated edits', () => {
    const wrong: number[] = []
    for (let seed = 0; seed < 1100; seed++) {
      const { old, now, decided, moved } = makeCase(seed)
      const statement = old.statements[decided]
      if (!statement) throw new Error('the case has its statement')
      const found = findMoved(anchorOf(statement, 'p'), old, read(now.text, now.statements))
      if (found && found !== now.statements[moved ?? -1]) wrong.push(seed)
    }
    expect(wrong).toEqual([])
  })
})

describe('a decision, after the same text was read again', () => {
  const text = written(SAID).text
  const again = (now: string) => {
    const [decided] = written(SAID).statements
    return (decided && findSame(anchorOf(decided, 'p'), read(text, written(now).statements))?.id) ?? 'lost'
  }

  it('stays on its words, though the reader sees another cue, or the full stop as part of them', () => {
    expect(again(SAID.replaceAll('1', '5'))).toBe('5')
    expect(again('[5 source Marr] said [5 content that the truce would hold until June.]')).toBe('5')
  })

  it('is lost where the reader takes other words for the statement', () => {
    expect(again('[5 source Marr] [5 cue said] that [5 content the truce would hold] until June.')).toBe(
      'lost',
    )
    expect(again('Marr said that the truce would hold until June.')).toBe('lost')
  })
})
