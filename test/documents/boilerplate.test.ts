import { describe, expect, test } from 'vitest'
import { isBoilerplate } from '../../src/documents/boilerplate.ts'

describe('boilerplate', () => {
  test.each([
    'Advertisement',
    'ADVERTISEMENT',
    '[Advertisement]',
    'Subscribe to our channel, feed and newsletter!',
    'Subscribe to the Norland Post podcast here.',
    'Sign up here for the Coast Herald morning letter.',
    'Sign up for First Light, the morning newsletter.',
    'Get the Post in your inbox every morning: subscribe to our free newsletter.',
    'Follow us on Telegram',
    'Read more: Norland says that the truce holds',
    'Read more about the talks',
    'Related: Sudmark shuts the road',
    'Related articles',
    'Click here to support us',
    'Share this article',
    'Download our app',
    'Support independent journalism.',
    'The Beacon is free to read. Please support our reporters with a donation.',
    '© 2026 Norland Post',
    'Copyright © 2026 Norland Post. All rights reserved.',
    'Reproduction is permitted with reference to the source.',
    'Press Office of the Ministry of Foreign Affairs of Norland',
    'Press Office of the Ministry of Foreign Affairs. Reproduction is permitted with reference to the source.',
    'Department of Information, Ministry of Defence of Sudmark',
    'Photo: Ada Lindquist / Norland Post',
    'Photo by Ada Lindquist',
    '(Reporting by Ada Lindquist in Overby; editing by Jon Osterby)',
    'Additional reporting by Jon van Osterby.',
    'This article was originally published in the Norland Post.',
    'This story was supplied by a news agency.',
    'Contact: press@norland.example',
    'For more information, visit our website.',
    '5 min read',
    'Ada Lindquist 14 March 2026 5 min read',
    '- ENDS -',
  ])('%s', (words) => {
    expect(isBoilerplate(words)).toBe(true)
  })
})

describe('no boilerplate', () => {
  test.each([
    'Subscribe to the treaty, the envoy told them.',
    '“Sign up for the truce,” she said.',
    'Sign up to the terms or lose the road, the minister warned.',
    'Subscribers to the treaty met on Monday.',
    'The press office of the ministry said that Norland accepts.',
    'Press Office of the Ministry confirmed the talks.',
    'Press Office of the Ministry confirms the talks in Overby.',
    'Related parties met in Overby.',
    'Read more than once, the text holds.',
    'Photos of the talks were shown on Monday.',
    'Photographs by the monitors show shells on the road.',
    'Reporting by the monitors shows that the truce holds.',
    'Copyright was discussed at the talks.',
    'Share the burden, both governments asked.',
    'Follow our lead, and the truce will hold.',
    'Support for the truce grows.',
    'Contact between the sides broke off on Monday.',
    'The advertisement said that the road was open.',
    'Comments by the envoy were not published.',
    'Watch towers stand along the road.',
    'Ends that both sides share were named.',
    'The minister said that all rights reserved to Norland under the treaty would be respected.',
  ])('%s', (words) => {
    expect(isBoilerplate(words)).toBe(false)
  })

  test('a long paragraph, whatever it begins with', () => {
    expect(isBoilerplate(`Subscribe to the treaty. ${'Norland waits for Sudmark. '.repeat(20)}`)).toBe(false)
  })
})
