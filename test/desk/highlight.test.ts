import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignLanes } from '../../src/desk/highlight/lanes.ts'
import { layCards } from '../../src/desk/highlight/margin.ts'
import { type Laid, layPassages } from '../../src/desk/highlight/passages.ts'
import { caretAt, extendCaret, findSteps, moveCaret } from '../../src/desk/highlight/words.ts'
import type { Block, Report, Span } from '../../src/types.ts'

/** Where words stand in a text. */
function at(text: string, words: string): Span {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`"${words}" does not stand there`)
  return { start, end: start + words.length }
}

function makeReport(
  text: string,
  blocks: readonly Block[] = [{ kind: 'paragraph', span: at(text, text) }],
): Report {
  return { id: 'r', textId: 't', text, language: 'en', blocks }
}

function laid(id: string, parts: Partial<Laid>): Laid {
  return { id, source: [], cue: [], content: [], authority: 'firsthand', ...parts }
}

/** "that | Norland[b:source] | had agreed" */
function show({ text }: Report, passages: ReturnType<typeof layPassages>): string {
  return passages
    .flatMap(({ runs }) => runs)
    .map(({ span, marks }) => {
      const names = marks.map(({ statement, role }) => `${statement}:${role}`).join(' ')
      return text.slice(span.start, span.end) + (names && `[${names}]`)
    })
    .join('|')
}

describe('layPassages', () => {
  it('lays a statement within another inside it, the outermost first', () => {
    const text = 'The envoy said that Norland had agreed to leave.'
    const report = makeReport(text)
    const outer = laid('a', {
      source: [at(text, 'The envoy')],
      cue: [at(text, 'said')],
      content: [at(text, 'that Norland had agreed to leave')],
    })
    const inner = laid('b', {
      source: [at(text, 'Norland')],
      cue: [at(text, 'agreed')],
      content: [at(text, 'to leave')],
      within: 'a',
      authority: 'relayed',
    })
    expect(show(report, layPassages(report, [outer, inner]))).toBe(
      'The envoy[a:source]| |said[a:cue]| |that [a:content]|Norland[a:content b:source]| had [a:content]|agreed[a:content b:cue]| [a:content]|to leave[a:content b:content]|.',
    )
    expect([...assignLanes([outer, inner])]).toEqual([
      ['a', 0],
      ['b', 1],
    ])
  })

  it('counts in UTF-16 code units: a sign outside the first plane is two', () => {
    const text = 'Dove 🕊️ and 👩‍👩‍👧: “We 🤝 accept,” she said.'
    const report = makeReport(text)
    const one = laid('a', {
      content: [at(text, '“We 🤝 accept,”')],
      source: [at(text, 'she')],
      cue: [at(text, 'said')],
    })
    expect(show(report, layPassages(report, [one]))).toBe(
      'Dove 🕊️ and 👩‍👩‍👧: |“We 🤝 accept,”[a:content]| |she[a:source]| |said[a:cue]|.',
    )
  })

  it('keeps statements that overlap apart, each on a line of its own', () => {
    const text = 'one two three four'
    const report = makeReport(text)
    const some = [
      laid('a', { content: [at(text, 'one two three')] }),
      laid('b', { content: [at(text, 'two three four')] }),
      laid('c', { content: [at(text, 'four')] }),
    ]
    expect(show(report, layPassages(report, some))).toContain('two three[b:content a:content]')
    expect([...assignLanes(some).values()]).toEqual([0, 1, 0])
  })

  it('cuts at blocks and at the label of a turn, and gives each statement to the passage in which it begins', () => {
    const text = 'Talks\n\nMINISTER: We accept.\nWe wait.\n\n- first\n- second'
    const turn = at(text, 'MINISTER: We accept.\nWe wait.')
    const report = makeReport(text, [
      { kind: 'title', span: at(text, 'Talks') },
      { kind: 'turn', span: turn, speaker: at(text, 'MINISTER') },
      { kind: 'list-item', span: at(text, 'first') },
      { kind: 'list-item', span: at(text, 'second') },
    ])
    const one = laid('a', {
      source: [at(text, 'MINISTER')],
      content: [at(text, 'We accept.'), at(text, 'second')],
    })
    const passages = layPassages(report, [one])
    expect(
      passages.map(({ kind, headline, signed, statements }) => [kind, headline, signed, statements.length]),
    ).toEqual([
      ['title', true, false, 0],
      ['turn', false, false, 1],
      ['list-item', false, true, 0],
      ['list-item', false, true, 0],
    ])
    expect(passages[1]?.speaker).toEqual(at(text, 'MINISTER'))
    expect(show(report, passages)).toContain('MINISTER[a:source]|: |We accept.[a:content]|\nWe wait.')
  })

  it('shows every character but white space between blocks once, whatever is laid over it', () => {
    const place = fc.integer({ min: 0, max: 40 })
    const span = fc.tuple(place, place).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }))
    const statement = fc.record({
      source: fc.array(span),
      cue: fc.array(span),
      content: fc.array(span, { minLength: 1 }),
    })
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 8 }), (some) => {
        const text = 'Peace 🕊️ talks\n\nbegan at dawn, she said.'
        const report = makeReport(text, [
          { kind: 'paragraph', span: at(text, 'Peace 🕊️ talks') },
          { kind: 'paragraph', span: at(text, 'began at dawn, she said.') },
        ])
        const passages = layPassages(
          report,
          some.map((parts, index) => laid(`s${index}`, parts)),
        )
        const words = passages.map(({ runs }) =>
          runs.map(({ span }) => text.slice(span.start, span.end)).join(''),
        )
        expect(words).toEqual(['Peace 🕊️ talks', 'began at dawn, she said.'])
      }),
    )
  })
})

describe('layCards', () => {
  it('puts a card beside its line where there is room', () => {
    const wishes = [
      { top: 10, height: 50 },
      { top: 200, height: 50 },
    ]
    expect(layCards(wishes, { gap: 8 })).toEqual([10, 200])
  })

  it('begins a crowd beside the line of its first', () => {
    const wishes = [
      { top: 100, height: 50 },
      { top: 100, height: 50 },
    ]
    expect(layCards(wishes, { gap: 8 })).toEqual([100, 158])
  })

  it('makes room for the card in focus above it and below it', () => {
    const wishes = [
      { top: 100, height: 50 },
      { top: 110, height: 300 },
      { top: 120, height: 50 },
    ]
    expect(layCards(wishes, { gap: 8, pinned: 1 })).toEqual([52, 110, 418])
  })

  it('lets no card lie on another or above the text, and puts the one in focus at its line if it can', () => {
    const wish = fc.record({
      top: fc.integer({ min: 0, max: 2000 }),
      height: fc.integer({ min: 1, max: 400 }),
    })
    const wishes = fc
      .array(wish, { minLength: 1, maxLength: 30 })
      .map((all) => all.toSorted((a, b) => a.top - b.top))
    fc.assert(
      fc.property(wishes, fc.nat(29), (all, pinned) => {
        const tops = layCards(all, { gap: 8, pinned })
        expect(tops.length).toBe(all.length)
        for (const [index, top] of tops.entries()) {
          const before = index === 0 ? 0 : (tops[index - 1] ?? 0) + (all[index - 1]?.height ?? 0) + 8
          expect(top).toBeGreaterThanOrEqual(before - 1e-6)
        }
        const room = all.slice(0, pinned).reduce((sum, { height }) => sum + height + 8, 0)
        const wanted = all[pinned]
        if (wanted) expect(tops[pinned]).toBe(Math.max(wanted.top, room))
      }),
    )
  })
})

describe('selecting by keys', () => {
  const text = 'We accept 🤝 it. They wait.\n\nNobody came.'
  const parts = [at(text, 'We accept 🤝 it. They wait.'), at(text, 'Nobody came.')]
  const { words, sentences } = findSteps(text, parts, 'en')
  const say = ({ start, end }: Span) => text.slice(start, end)

  it('steps over signs that are no words, and stays inside the text', () => {
    expect(words.map(say)).toEqual(['We', 'accept', 'it', 'They', 'wait', 'Nobody', 'came'])
    expect(sentences.map(say)).toEqual(['We accept 🤝 it.', 'They wait.', 'Nobody came.'])
    const last = caretAt(text.length, words)
    expect(last && say(last)).toBe('came')
    expect(last && moveCaret(last, 1, words)).toBe(last)
  })

  it('grows over the border of a block and shrinks to one step', () => {
    const wait = caretAt(text.indexOf('wait'), words)
    if (!wait) throw new Error('no caret')
    const grown = extendCaret(wait, 1, words)
    expect(say(grown)).toBe('wait.\n\nNobody')
    expect(extendCaret(grown, -1, words)).toEqual(wait)
    expect(extendCaret(wait, -1, words)).toEqual(wait)
  })
})
