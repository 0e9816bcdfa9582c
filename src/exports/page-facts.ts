/** Facts as rows of a page. */
import type { Fact } from './entries.ts'
import { type Html, html } from './html.ts'

/** A table of facts, with links to the entries that they name; nothing where there is none. */
export function formatFacts(facts: readonly Fact[]): Html | null {
  if (facts.length === 0) return null
  return html`<dl class="meaning">${facts.map(
    ({ name, values }) =>
      html`<div><dt>${name}</dt>${values.map(
        ({ text, to }) =>
          html`<dd dir="auto">${to === undefined ? text : html`<a href="#${to}">${text}</a>`}</dd>`,
      )}</div>`,
  )}</dl>`
}
