import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Codebook, loadCodebook } from '../../src/index.ts'
import { formsOf } from '../../src/read/inflection.ts'
import { findIssues, issuesOf } from '../../src/read/issues.ts'

/** A codebook of issues, each with its terms. */
function codebookOf(issues: Readonly<Record<string, readonly string[]>>): Codebook {
  return {
    digest: '',
    name: 'Talks',
    parties: [],
    issues: Object.entries(issues).map(([id, terms]) => ({
      id,
      label: id,
      definition: id,
      terms,
      examples: [],
    })),
    acts: {},
  }
}

/** What of some words is found for a term. */
function foundIn(words: string, ...terms: string[]): string[] {
  return findIssues(words, codebookOf({ issue: terms })).map(({ start, end }) => words.slice(start, end))
}

describe('formsOf(word)', () => {
  it.each([
    ['prisoner', ['prisoners']],
    ['ban', ['bans', 'banned', 'banning']],
    ['visit', ['visited', 'visiting']],
    ['cancel', ['canceled', 'cancelled']],
    ['exchange', ['exchanges', 'exchanged', 'exchanging']],
    ['party', ['parties', 'partied', 'partying']],
    ['convoy', ['convoys', 'convoying']],
    ['embargo', ['embargoes', 'embargos']],
    ['withdraw', ['withdraws', 'withdrew', 'withdrawn', 'withdrawing']],
    ['crisis', ['crises']],
    ['die', ['dies', 'died', 'dying']],
    ['flee', ['fled', 'fleeing']],
    ['demobilize', ['demobilise', 'demobilised', 'demobilizing']],
    ['normalisation', ['normalization']],
  ])('gives the forms of %s', (word, forms) => {
    expect(formsOf(word)).toEqual(expect.arrayContaining([word, ...forms]))
  })

  it('gives no form that is another word', () => {
    expect(formsOf('car')).not.toContain('cared')
    expect(formsOf('ban')).not.toContain('baned')
  })
})

describe('findIssues(words, codebook)', () => {
  it.each([
    [
      'plural and possessive',
      'prisoner',
      'Prisoners, a prisoner’s name, the prisoners’ list',
      ['Prisoners', 'prisoner', 'prisoners'],
    ],
    [
      'verbs',
      'withdraw',
      'They withdrew, or withdraw; withdrawing is hard.',
      ['withdrew', 'withdraw', 'withdrawing'],
    ],
    [
      'hyphen, space or none',
      'cease-fire',
      'cease-fire, cease fire, ceasefires, Cease-fires',
      ['cease-fire', 'cease fire', 'ceasefires', 'Cease-fires'],
    ],
    [
      'hyphen, space or none, the other way',
      'landmine',
      'land mines, land-mine, landmine',
      ['land mines', 'land-mine', 'landmine'],
    ],
    ['a prefix set off', 'demining', 'the de-mining of roads', ['de-mining']],
    ['forms of each word', 'round of talks', 'two rounds of talks', ['rounds of talks']],
    [
      'determiners and numbers inside',
      'exchange of prisoner',
      'an exchange of all the prisoners, the exchange of 240 prisoners',
      ['exchange of all the prisoners', 'exchange of 240 prisoners'],
    ],
    [
      'another determiner',
      'seat at the table',
      'a seat at their table, seats at table',
      ['seat at their table', 'seats at table'],
    ],
    ['line breaks', 'buffer zone', 'a buffer\r\n  zone', ['buffer\r\n  zone']],
    ['quotation marks', 'buffer zone', 'a “buffer” zone', ['buffer” zone']],
    ['capitals of a headline', 'prisoner', 'PRISONERS FREED', ['PRISONERS']],
    ['acronyms', 'POW', 'POWs, a POW, pow wow', ['POWs', 'POW']],
  ])('finds %s', (_, term, words, found) => {
    expect(foundIn(words, term)).toEqual(found)
  })

  it.each([
    ['inside a word', 'port', 'They report on transport.'],
    ['over a full stop or a comma', 'buffer zone', 'This is the buffer. Zone two, the buffer, zone three.'],
    ['over other words', 'lay down arms', 'They lay down tired and took up arms.'],
    ['in an acronym', 'aid', 'The clinic treats AIDS.'],
    ['a plural in the singular', 'talks', 'They talk and talked.'],
    ['two short words that make one', 'invest', 'in vest and shirt'],
  ])('finds nothing %s', (_, term, words) => {
    expect(foundIn(words, term)).toEqual([])
  })

  it.each([
    ['The guns must leave.', ['guns must leave']],
    ['Their troops quit the ridge.', ['troops quit']],
    ['The troops and the guns stay.', []],
  ])('finds a term by any of its alternatives: %s', (words, found) => {
    expect(foundIn(words, 'troop|gun leave|quit')).toEqual(found)
  })

  it('lets the longest of terms that overlap stand', () => {
    const codebook = codebookOf({ prisoners: ['prisoner of war'], war: ['war camp', 'war'], camps: ['camp'] })
    const named = (words: string) => findIssues(words, codebook).map(({ id }) => id)
    expect(named('prisoners of war camps')).toEqual(['prisoners', 'camps'])
    expect(named('the war camps')).toEqual(['war'])
    expect(named('a war and its camps')).toEqual(['war', 'camps'])
  })

  it('counts a term of two issues for both, however each spells it', () => {
    const codebook = codebookOf({
      a: ['arms embargo', 'cease-fire'],
      b: ['embargo'],
      c: ['arms embargo', 'ceasefire'],
    })
    expect(issuesOf('an arms embargo', codebook)).toEqual(['a', 'c'])
    expect(issuesOf('a ceasefire', codebook)).toEqual(['a', 'c'])
  })

  it.each([
    ['a truce along the Ister canal', ['truce']],
    ['mines laid since the truce', ['mines']],
    ['mines at the old mill', ['mines']],
    ['boats along the canal', ['canal']],
    ['the canal and the truce', ['canal', 'truce']],
  ])('leaves out what only tells where or since when, if anything else is named: %s', (words, named) => {
    expect(issuesOf(words, codebookOf({ truce: ['truce'], canal: ['canal'], mines: ['mines'] }))).toEqual(
      named,
    )
  })

  it('gives spans in order that do not overlap, for any words', () => {
    const codebook = codebookOf({
      a: ['lay down arms', 'arms'],
      b: ['cease-fire', 'fire'],
      c: ['down arms race'],
    })
    const pieces = [
      'lay',
      'down',
      'their',
      'arms',
      'race',
      'cease',
      'fire',
      'FIRE',
      ' ',
      ' ',
      '-',
      '\n',
      '’s',
      ', ',
      '\ud83d',
      '🕊️',
      'é',
    ]
    const anyWords = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(anyWords, (words) => {
        let last = 0
        for (const { start, end } of findIssues(words, codebook)) {
          expect(last <= start && start < end && end <= words.length).toBe(true)
          last = end
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the shipped codebooks', () => {
  const load = (name: string) =>
    loadCodebook(fileURLToPath(new URL(`../../codebooks/${name}.yaml`, import.meta.url)))

  it.each(['peace-process', 'trade'])('%s names no party, and finds each of its examples', async (name) => {
    const codebook = await load(name)
    expect(codebook.parties).toEqual([])
    for (const { id, examples } of codebook.issues) {
      expect(examples.length, id).toBeGreaterThanOrEqual(2)
      for (const example of examples) expect(issuesOf(example, codebook), example).toContain(id)
    }
  })

  it.each([
    ['the 60 prisoners would be swapped once the two sides had agreed on a venue', ['prisoners', 'talks']],
    [
      'that no heavy weapons would be pulled back before elections',
      ['disarmament', 'withdrawal', 'elections'],
    ],
    ['“We will not lay down a single rifle.”', []],
    ['it would lay down its arms', ['disarmament']],
    ['that the fuel embargo must end', ['energy', 'sanctions']],
    ['that the dam would be shut again', ['water']],
    ['the meeting was useful', ['talks']],
    ['They would walk out of the talks.', ['talks']],
    ['according to the plan', []],
  ])('peace-process reads “%s”', async (words, ids) => {
    expect(issuesOf(words, await load('peace-process')).toSorted()).toEqual(ids.toSorted())
  })

  it.each([
    ['that duties on steel would rise', ['tariffs', 'industrial-goods']],
    ['Norland will license exports of rare earths.', ['raw-materials']],
    ['the two sides will end the tariff war', ['tariffs']],
    ['progress was made in the last week', []],
  ])('trade reads “%s”', async (words, ids) => {
    expect(issuesOf(words, await load('trade')).toSorted()).toEqual(ids.toSorted())
  })
})
