/** What is measured at the desk: its views, when each shows something, the way to it, and what one does there. */
import type { Page } from 'playwright-core'

/** Something that a reader does in a view. */
export interface Deed {
  readonly name: string
  /** What has to be there for it, as a selector; where it is not, it is left out. */
  readonly needs: string
  /** Its last input is measured: what has to be typed before is no part of it. */
  act(page: Page): Promise<void>
  /** What the server's answer changes, as a selector of all of it; left out where it is not waited for. */
  readonly changes?: string
  /** A key that takes it back. */
  readonly after?: string
}

/** A view. */
export interface View {
  readonly name: string
  readonly path: string
  /** Its first content, as a selector: first rows, first words; never a frame around nothing. */
  readonly content: string
  /** Where one comes from inside the desk, and how. */
  readonly from: { readonly path: string; readonly content: string }
  go(page: Page): Promise<void>
  readonly deeds: readonly Deed[]
}

/** What of a ledger is looked at. */
export interface Looked {
  readonly report: string
  readonly actor: string
  /** Words that are searched for, one and then the other. */
  readonly words: readonly [string, string]
}

/** A page that asks for no list. */
const QUIET = { path: '/search', content: '.search-words input' }
const REPORTS = { path: '/reports', content: '.reports tbody tr[data-row]' }
const ACTORS = { path: '/actors', content: '.actors li[data-id]' }
const ROWS = '.reports tbody, .reports .empty'
const ENTRIES = '.view .entry, .view .empty'

/** The views of a ledger. */
export function findViews({ report, actor, words: [word, other] }: Looked): readonly View[] {
  return [
    {
      name: 'reports',
      ...REPORTS,
      from: QUIET,
      go: followNav('reports'),
      deeds: [
        press('next row (j)', 'j'),
        press('select (x)', 'x'),
        press('review done (d)', 'd', { after: 'z' }),
        click('more rows', '.reports > button', { changes: ROWS }),
        click('only those in review', '.filters nav a:has-text("In review")', { changes: ROWS }),
        click('all again', '.filters nav a:has-text("All")', { changes: ROWS }),
        type(`search "${word}"`, '.filters input[name="search"]', word, ROWS),
      ],
    },
    {
      name: 'reading',
      path: `/reports/${report}`,
      content: '.reading .words .card',
      from: REPORTS,
      go: (page) => page.click(`tr[data-row="${report}"] a`),
      deeds: [
        press('next statement (j)', 'j'),
        press('accept (a)', 'a', { after: 'z' }),
        press('correct (c)', 'c', { after: 'Escape' }),
        press('next report (])', ']', { changes: '.reading .words' }),
      ],
    },
    {
      name: 'undecided',
      path: '/undecided',
      content: '.undecided > li',
      from: QUIET,
      go: followNav('undecided'),
      deeds: [
        press('next statement (j)', 'j'),
        press('leave it out (x)', 'x', { after: 'x' }),
        press('preview (a)', 'a', { after: 'Escape' }),
        click('more rows', '.view button.more', { changes: '.undecided' }),
        choose('of one party', 'Party', '.undecided, .view .empty'),
      ],
    },
    {
      name: 'positions',
      path: '/positions',
      content: '.matrix .cell',
      from: QUIET,
      go: followNav('positions'),
      deeds: [
        click('open a cell', '.matrix .cell', { changes: '.sheet .receipt', after: 'Escape' }),
        choose('of one issue', 'Issue', '.matrix tbody'),
      ],
    },
    {
      name: 'issues',
      path: '/issues',
      content: '.view .entry .receipt',
      from: QUIET,
      go: followNav('issues'),
      deeds: [
        click('more rows', '.view button.more', { changes: ENTRIES }),
        choose('of one party', 'Party', ENTRIES),
      ],
    },
    {
      name: 'commitments',
      path: '/commitments',
      content: '.view .entry .facts-list',
      from: QUIET,
      go: followNav('commitments'),
      deeds: [
        click('show receipts', '.view .entry button.open'),
        click('more rows', '.view button.more', { changes: ENTRIES }),
        choose('of one party', 'Party', ENTRIES),
      ],
    },
    {
      name: 'discrepancies',
      path: '/discrepancies',
      content: '.view .entries .receipt',
      from: QUIET,
      go: followNav('discrepancies'),
      deeds: [
        click('show resolved', '.filter .check input'),
        click('resolve', '.entries button.settle'),
        click('more rows', '.view button.more', { changes: ENTRIES }),
        choose('of one party', 'Party', ENTRIES),
      ],
    },
    {
      name: 'actors',
      ...ACTORS,
      from: QUIET,
      go: followNav('actors'),
      deeds: [
        {
          name: 'a letter of a name',
          needs: '.beside input',
          async act(page) {
            await page.focus('.beside input')
            await page.keyboard.press('a')
          },
        },
        choose('of one kind', 'Kind', '.actors'),
      ],
    },
    {
      name: 'an actor',
      path: `/actors/${actor}`,
      content: '.view.actor .part',
      from: ACTORS,
      go: (page) => page.click(`li[data-id="${actor}"] a`),
      deeds: [click('merge', 'button.settle')],
    },
    {
      name: 'search',
      path: `/search?search=${encodeURIComponent(word)}`,
      content: '.found .receipt',
      from: QUIET,
      go: (page) => enter(page, '.search-words input', word),
      deeds: [
        type(`search "${other}"`, '.search-words input', other, '.found .receipt, .view .empty'),
        click('more rows', '.view button.more', { changes: '.found .receipt' }),
        click('narrow to an issue', '.facets [data-part="issue"] button', { changes: '.found .receipt' }),
      ],
    },
  ]
}

type More = Pick<Deed, 'changes' | 'after'>

function followNav(view: string): View['go'] {
  return (page) => page.click(`header.shell nav a[href="/${view}"]`)
}

function press(name: string, key: string, more: More = {}): Deed {
  return { name, needs: 'main', act: (page) => page.keyboard.press(key), ...more }
}

function click(name: string, selector: string, more: More = {}): Deed {
  return { name, needs: selector, act: (page) => page.locator(selector).first().click(), ...more }
}

function type(name: string, field: string, words: string, changes: string): Deed {
  return { name, needs: field, act: (page) => enter(page, field, words), changes }
}

/** The first of the choices, by the arrow key. */
function choose(name: string, label: string, changes: string): Deed {
  const needs = `.filter label:has(> span:text-is("${label}")) select`
  return {
    name,
    needs,
    async act(page) {
      await page.focus(needs)
      await page.keyboard.press('ArrowDown')
    },
    changes,
  }
}

async function enter(page: Page, field: string, words: string): Promise<void> {
  await page.fill(field, words)
  await page.keyboard.press('Enter')
}
