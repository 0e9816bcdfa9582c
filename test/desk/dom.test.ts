import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startBrowser } from '../chromium.ts'

let browser: Browser
let page: Page

/** The text of a report, of which blocks are shown: with marks in them, and with other words between them. */
const TEXT = 'A 🕊️ dove\n\n“We 🤝 accept,” she said.\n\nThe end'
const PAGE = `<div id="root"><h1 data-start="0">A <b>🕊️ d</b>ove</h1><ol><li>no word of the text</li></ol>
<p data-start="${TEXT.indexOf('“')}"><i>“We <b>🤝</b> accept,”</i> she said.</p><p data-start="${TEXT.indexOf('The')}">The end</p></div>`

beforeAll(async () => {
  const source = readFileSync(new URL('../../src/desk/highlight/dom.ts', import.meta.url), 'utf8')
  const code = stripTypeScriptTypes(source).replaceAll('export function', 'function')
  browser = await startBrowser()
  page = await browser.newPage()
  await page.setContent(PAGE)
  await page.evaluate(
    `(() => { ${code}; Object.assign(globalThis, { spanOfRange, rangeOfSpan, text: ${JSON.stringify(TEXT)}, root: document.getElementById('root') }) })()`,
  )
}, 240_000)
afterAll(() => browser?.close())

it('gives every span back that it was shown as a range, also over blocks, and its words', async () => {
  const wrong = await page.evaluate(`(() => {
    const wrong = []
    const isWord = (place) => place >= 0 && place < text.length && text[place].trim() !== ''
    for (let start = 0; start < text.length; start++)
      for (let end = start + 1; end <= text.length; end++) {
        if (!isWord(start) || !isWord(end - 1)) continue
        const range = rangeOfSpan(root, { start, end })
        const span = range && spanOfRange(root, range, text)
        if (span?.start !== start || span?.end !== end) wrong.push([start, end, span])
      }
    return wrong
  })()`)
  expect(wrong).toEqual([])
})

it('takes of a selection what is the text, without the white space at its ends', async () => {
  const find = (make: string) =>
    page.evaluate(
      `(() => { const range = document.createRange(); ${make}; const span = spanOfRange(root, range, text); return span && text.slice(span.start, span.end) })()`,
    )
  expect(await find('range.selectNodeContents(root)')).toBe(TEXT)
  expect(await find(`range.selectNodeContents(root.querySelector('p'))`)).toBe('“We 🤝 accept,” she said.')
  expect(await find(`range.selectNodeContents(root.querySelector('b'))`)).toBe('🕊️ d')
  expect(await find(`range.selectNodeContents(root.querySelector('ol'))`)).toBeNull()
  // A triple click ends where the next paragraph begins.
  expect(
    await find(
      `range.setStart(root.querySelector('p i').firstChild, 0); range.setEnd(root.querySelectorAll('p')[1], 0)`,
    ),
  ).toBe('“We 🤝 accept,” she said.')
})
