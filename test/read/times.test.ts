import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTimes } from '../../src/read/times/index.ts'

/** Texts in a report of Thursday 14 March 2024, with each time and its value; ! a deadline, ~ leaning on another date. */
const READS: Readonly<Record<string, string>> = {
  'He said on Wednesday that it holds.': 'Wednesday 2024-03-13',
  'The talks opened on Thursday.': 'Thursday 2024-03-14',
  'Talks will resume on Friday.': 'Friday 2024-03-15',
  'They agreed on Friday to meet.': 'Friday 2024-03-08',
  'They agreed to meet on Friday.': 'Friday 2024-03-15',
  'She must leave by Monday.': 'Monday 2024-03-18!',
  'They met last Friday.': 'last Friday 2024-03-08',
  'They meet next Tuesday.': 'next Tuesday 2024-03-19',
  'It happened yesterday.': 'yesterday 2024-03-13',
  'The truce holds until April 14.': 'April 14 2024-04-14!',
  'The summit was held on August 15.': 'August 15 2023-08-15',
  'It ended on 12 September.': '12 September 2023-09-12',
  'It was signed on March 15, 2023.': 'March 15, 2023 2023-03-15',
  'It began in March 2021.': 'March 2021 2021-03',
  'It began in 2019.': '2019 2019',
  'It was agreed last month.': 'last month 2024-02',
  'They agreed to meet in the first week of November.': 'the first week of November 2024-11-01/2024-11-07',
  'Aid will come this week.': 'this week 2024-03-11/2024-03-17',
  'On March 8 they met. The following day she left.': 'March 8 2024-03-08, The following day 2024-03-09~',
  'On March 8 they met. Three days later he came.': 'March 8 2024-03-08, Three days later 2024-03-11~',
  'It lasted 2 hours and 45 minutes.': '2 hours and 45 minutes PT2H45M',
  'They spoke for half an hour.': 'half an hour PT30M',
  'The call lasted thirty-five minutes.': 'thirty-five minutes PT35M',
  'After three days of talks it ended.': 'three days P3D',
  'He must answer within 30 days.': '30 days P30D!',
  'He must answer within a fortnight.': 'a fortnight P2W!',
  'The truce holds for a year.': 'a year P1Y',
  'They signed a 90-day truce.': '90-day P90D',
  'They will meet on 4 and 5 April.': '4 and 5 April 2024-04-04/2024-04-05',
  'They will meet between March 20 and 22.': 'March 20 and 22 2024-03-20/2024-03-22',
  'It was signed on 12.03.2023.': '12.03.2023 2023-03-12',
  'They will meet in the week of March 25.': 'the week of March 25 2024-03-25/2024-03-31',
  'They will meet in the last week of May.': 'the last week of May 2024-05-25/2024-05-31',
  'They will meet in mid-May.': 'May 2024-05',
  'It was signed last March.': 'March 2023-03',
  'It was shelled on the night of March 3.': 'March 3 2024-03-03',
  'They met at the weekend.': 'the weekend 2024-03-09/2024-03-10',
  'They will meet this weekend.': 'this weekend 2024-03-16/2024-03-17',
  'They meet the day after tomorrow.': 'the day after tomorrow 2024-03-16',
  'They will meet in two weeks’ time.': 'in two weeks’ time 2024-03-28',
  'They must leave by the end of next month.': 'the end of next month 2024-04-30!',
  'They must leave by the end of this week.': 'the end of this week 2024-03-17!',
  'It will reopen within the month.': 'the month 2024-03-31!',
  'He will go home on the 20th.': '20th 2024-03-20',
  'They met on the 20th.': '20th 2024-02-20',
  'They will meet on the first Monday of May.': 'the first Monday of May 2024-05-06',
  'They will meet in the second half of April.': 'the second half of April 2024-04-16/2024-04-30',
  'It was signed in early March.': 'early March 2024-03-01/2024-03-10',
  'They will meet in late April.': 'late April 2024-04-21/2024-04-30',
  'It must be ready by the new year.': 'the new year 2025-01-01!',
  'Troops will leave by the close of the year.': 'the close of the year 2024-12-31!',
  'The mine is a year behind schedule.': 'a year P1Y',
  'The boat leaves on Friday.': 'Friday 2024-03-15',
  'It will end between May and October.': 'May and October 2024-05/2024-10',
  'It was shut in January of last year.': 'January of last year 2023-01',
  'Payments are due from 1 July.': '1 July 2024-07-01',
  'They will vote this summer.': 'this summer 2024-22',
  'It must be ready by Monday week.': 'Monday week 2024-03-25!',
  'He moved the deadline of 1 April.': '1 April 2024-04-01',
  'Talks broke up shortly before midnight on Wednesday.': 'midnight on Wednesday 2024-03-13',
  'Once the ban begins on 1 July, ships will turn.': '1 July 2024-07-01',
  'They had a month to reply.': 'a month P1M',
  'On March 8 they met. The following Monday she left.':
    'March 8 2024-03-08, The following Monday 2024-03-11~',
  'On March 8 he received her, who had seen him a day earlier.':
    'March 8 2024-03-08, a day earlier 2024-03-07~',
}

const READS_NOTHING = [
  'It began three days after the storm.',
  'He may march with 300 men.',
  'The vote was 4-3 on page 3 of Article 5.',
  'A 34-year-old man spoke.',
  'He came two weeks earlier.',
  'They meet every Friday.',
  'It was issued at about 11 p.m.',
  'They fire 200 shells a day.',
  'He spoke earlier in the day.',
  'They spent the Easter weekend there.',
  'It was before the 20th century.',
  'She recalled 9/11.',
]

describe('times', () => {
  for (const [text, times] of Object.entries(READS)) it(text, () => expect(show(text)).toBe(times))
})

describe('no time is read into', () => {
  for (const text of READS_NOTHING) it(text, () => expect(show(text)).toBe(''))
})

describe('times of any text', () => {
  it('slice to words, stand in order and do not overlap', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'grapheme' }),
            fc.constantFrom('on', 'May 3', 'Friday', 'by', '2024', 'two weeks', 'later', 'the next day'),
          ),
        ),
        (parts) => {
          const text = parts.join(' ')
          let last = 0
          for (const { span } of timesOf(text)) {
            expect(text.slice(span.start, span.end).trim()).not.toBe('')
            expect(span.start).toBeGreaterThanOrEqual(last)
            last = span.end
          }
        },
      ),
    ))
  it('without a day of publication only dates with their year, and durations', () =>
    expect(show('On Friday, on May 3 and on May 3, 2021, for two weeks.', undefined)).toBe(
      'May 3, 2021 2021-05-03, two weeks P2W',
    ))
})

/** The times of a text of which each sentence ends with a full stop and a space. */
function timesOf(text: string, published: string | undefined = '2024-03-14') {
  let from = 0
  const sentences = text.split(/(?<=\. )/).map((sentence) => {
    const span = { start: from, end: from + sentence.length }
    from = span.end
    return { span, block: 0 }
  })
  return findTimes(text, sentences, published)
}

function show(text: string, ...published: (string | undefined)[]): string {
  const day = published.length > 0 ? published[0] : '2024-03-14'
  const found =
    day === undefined
      ? findTimes(text, [{ span: { start: 0, end: text.length }, block: 0 }], undefined)
      : timesOf(text, day)
  return found
    .map(
      ({ span, value, deadline, basis }) =>
        `${text.slice(span.start, span.end)} ${value}${deadline ? '!' : ''}${basis === 'inferred' ? '~' : ''}`,
    )
    .join(', ')
}
