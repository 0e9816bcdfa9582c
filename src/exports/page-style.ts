import { SIDE_STYLE } from './page-style-side.ts'

/**
 * The page's style. Source, cue and content are told apart by the line under the words (thick, dotted, thin), so
 * that colour is never needed; the ground tells how deep in contents the words stand.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --ink: #211f1b; --soft: #5f5a51; --rule: #d9d4c9; --link: #1c4f86;
  --in1: #f5f0e2; --in2: #ebe3cd; --in3: #e2d7b8;
  --source: #17538f; --cue: #97400f; --content: #7c7150;
  --lit: #ffe08f; --also: #fff3cf; --card: #f7f4ec;
  --firsthand: #0b5668; --relayed: #a04600; --unnamed: #6a3d9c; --narrator: #5f5a51;
  --serif: ui-serif, "Iowan Old Style", "Charter", "Palatino Linotype", "Georgia", "Cambria", serif;
  --sans: system-ui, -apple-system, "Segoe UI", "Roboto", "Noto Sans", "Ubuntu", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17181a; --ink: #e5e1d8; --soft: #a9a398; --rule: #3a3a3a; --link: #93bff0;
    --in1: #232420; --in2: #2e2f28; --in3: #393a30;
    --source: #7db4f0; --cue: #eb9a6b; --content: #8f8766;
    --lit: #66500f; --also: #3a3216; --card: #1f2022;
    --firsthand: #74d0de; --relayed: #f2a862; --unnamed: #c9adf3; --narrator: #a9a398;
  }
}
* { box-sizing: border-box }
html { font: 100%/1.5 var(--sans); color: var(--ink); background: var(--paper); -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body { margin: 0 }
a { color: var(--link); text-underline-offset: .15em }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px }
:focus:not(:focus-visible) { outline: none }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.skip { position: absolute; inset-block-start: -10rem; inset-inline-start: 1rem; z-index: 3; padding: .5rem 1rem; background: var(--paper) }
.skip:focus { inset-block-start: 1rem }
@media (prefers-reduced-motion: no-preference) { aside { scroll-behavior: smooth } }

.page { display: grid; gap: 3rem; max-inline-size: 78rem; margin-inline: auto; padding: clamp(1.25rem, 5vw, 3.5rem) }
main, aside { min-inline-size: 0; overflow-wrap: anywhere }
article { max-inline-size: 58ch; font: 1.125rem/1.75 var(--serif) }
.head { margin-block-end: 2.5rem; padding-block-end: 1.25rem; border-block-end: 1px solid var(--rule) }
.outlet { margin: 0 0 .75rem; font: 600 .8125rem/1.4 var(--sans); letter-spacing: .08em; text-transform: uppercase }
h1 { margin: 0 0 1.25rem; font: 600 clamp(1.6rem, 1.2rem + 1.8vw, 2.3rem)/1.25 var(--serif); text-wrap: balance }
article h2 { margin: 2.25rem 0 .75rem; font: 600 1.25rem/1.4 var(--serif); text-wrap: balance }
.untitled { color: var(--soft); font-style: italic; font-weight: 400 }
.facts { display: grid; gap: .25rem 1rem; margin: 0; font: .875rem/1.5 var(--sans) }
.facts div { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: .5rem }
.facts dd { margin: 0 }
dt, .note { color: var(--soft) }
.note { margin: .75rem 0 0; font: .875rem/1.5 var(--sans) }

.words p, .words ul, .words blockquote { margin: 0 0 1.15em }
.words h1, .words h2 { line-height: 1.45 }
.words h1 mark, .words h2 mark { padding-block: 0; text-underline-offset: .16em }
.words h1 .number { font-size: .75rem; vertical-align: 1.4em }
.words ul { padding-inline-start: 1.3em }
.words li { margin-block-end: .4em }
.words .signed { list-style: none; text-indent: -1.3em }
blockquote { padding-inline-start: 1.1em; border-inline-start: 3px solid var(--rule) }
.caption { font: .9375rem/1.6 var(--sans); color: var(--soft) }
.label { font: 600 .875em/1.6 var(--sans); letter-spacing: .02em }
.loose { white-space: pre-line }
.boilerplate { padding: .5em .8em; border: 1px dashed var(--rule); font: .875rem/1.6 var(--sans); color: var(--soft) }
.boilerplate::before { content: "Not read as part of the report"; display: block; font-style: italic }

mark { color: inherit; background: none; padding-block: .16em; border-radius: 2px; cursor: pointer; scroll-margin-block: 30vh }
mark[data-label]::before { content: "\\2060"; content: "\\2060" / attr(data-label) " " }
mark, .key { text-decoration: underline; text-decoration-skip-ink: none; text-underline-offset: .24em }
.source { text-decoration-color: var(--source); text-decoration-thickness: 2.5px }
.cue { text-decoration-color: var(--cue); text-decoration-style: dotted; text-decoration-thickness: 2.5px }
.content { text-decoration-color: var(--content); text-decoration-thickness: 1px }
.content.in2, .content.in3 { text-decoration-style: double }
.in1 { background: var(--in1) }
.in2 { background: var(--in2) }
.in3 { background: var(--in3) }
.number { text-indent: 0; unicode-bidi: isolate; padding: .5em .15em .3em; margin-inline-end: .05em; font: 600 .625em/0 var(--sans); vertical-align: .65em;
  font-variant-numeric: tabular-nums; text-decoration: none; scroll-margin-block: 30vh }
.number::before { content: attr(data-n) }

${SIDE_STYLE}footer { max-inline-size: 78rem; margin-inline: auto; padding: 0 clamp(1.25rem, 5vw, 3.5rem) 3rem; font-size: .8125rem; color: var(--soft) }
footer p { margin: 0; padding-block-start: 1rem; border-block-start: 1px solid var(--rule) }

@media screen and (min-width: 62rem) {
  .page { grid-template-columns: minmax(0, 1fr) minmax(20rem, 25rem); padding-block-end: 2rem }
  aside { position: sticky; inset-block-start: 0; align-self: start; max-block-size: 100vh; overflow-y: auto;
    overscroll-behavior: contain; padding: 1.5rem .5rem 3rem; margin-block-start: -1.5rem }
}
@media (max-width: 24rem) {
  .facts div { grid-template-columns: minmax(0, 1fr); gap: 0 }
  .meaning div { grid-template-columns: 5.5rem minmax(0, 1fr) }
  .deep1, .deep2, .deep3 { margin-inline-start: .75rem }
}

@media screen {
  mark.also { background: var(--also); color: var(--ink) }
  mark.lit { background: var(--lit); color: var(--ink) }
  mark.lit.source, mark.lit.cue { text-decoration-thickness: 4px }
  mark.lit.content { text-decoration-color: currentcolor; text-decoration-thickness: 2px }
  .number.lit { background: var(--lit); color: var(--ink); outline: 1px solid var(--ink) }
  .entry.also { border-inline-start-color: var(--content) }
  .entry.lit { background: var(--card); border-inline-start-color: var(--link) }
  .named.met, .spot:target + .named, .spot:target + .spot + .named { background: var(--lit); color: var(--ink); outline: 2px solid var(--link); border-radius: 2px }
  :is(.encounter, .cast):target { background: var(--card) }
  .page:not(.tied) :is(.number:target, .number:target + mark) { background: var(--lit); color: var(--ink); outline: 1px solid var(--ink) }
  .page:not(.tied) .entry:has(a:target) { background: var(--card); border-inline-start-color: var(--link) }
}
@media screen and (max-width: 61.99rem) {
  .from-words .entry.lit { position: fixed; inset-block-end: 0; inset-inline: 0; z-index: 2; max-block-size: 45vh; overflow-y: auto; margin: 0;
    background: var(--paper); border-block: 2px solid var(--ink); box-shadow: 0 -.5rem 2rem rgb(0 0 0 / .3) }
}
@media screen and (forced-colors: active) {
  mark:not(.lit), .legend .key { background: Canvas; color: CanvasText }
  mark.also { outline: 1px dashed Highlight }
  mark.lit { background: Mark; color: MarkText; outline: 2px solid Highlight }
  .named.met, .spot:target + .named { outline: 2px solid Highlight }
  .entry { border-inline-start-color: Canvas }
  .entry.also { border-inline-start-color: GrayText }
  .entry.lit { border-inline-start-color: Highlight }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #333; --rule: #999; --link: #000;
    --source: #000; --cue: #000; --content: #000; --in1: #fff; --in2: #fff; --in3: #fff;
    --firsthand: #000; --relayed: #000; --unnamed: #000; --narrator: #000 }
  html { font-size: 10pt }
  .skip, .spots, .contents { display: none }
  .label-firsthand, .denied { color: #000; background: none; border-width: 2.5px; font-weight: 800 }
  .page { display: block; max-inline-size: none; padding: 0 }
  article { max-inline-size: none; font-size: 11pt; line-height: 1.6 }
  aside { margin-block-start: 2rem; padding-block-start: 1rem; border-block-start: 1px solid #000 }
  .entry, .cast li { break-inside: avoid; padding-block: .5rem }
  .who .content dd { display: block }
  h1, h2, h3, .legend { break-after: avoid }
  footer { padding: 1.5rem 0 0 }
}
`
