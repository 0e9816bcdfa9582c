/**
 * The style of the page's side. Each authority has a bar of its own (through, dashed, dotted, double) and a label of
 * its own in words, so that whose voice it is needs neither colour nor a legend.
 */
export const SIDE_STYLE = `
aside { font-size: .9375rem }
aside h2 { margin: 0; font: 600 1.0625rem/1.4 var(--sans) }
.count { margin: .25rem 0 1rem; color: var(--soft); font-size: .875rem }
.legend { display: grid; gap: .35rem; margin: 0 0 1.25rem; padding: 0 0 1.25rem; border-block-end: 1px solid var(--rule);
  list-style: none; font-size: .875rem; color: var(--soft) }
.legend li { display: grid; grid-template-columns: 5rem minmax(0, 1fr); align-items: baseline }
.key { justify-self: start; padding: .1em .15em; color: var(--ink); font: 1rem/1.5 var(--serif) }
ol { margin: 0; padding: 0; list-style: none }
.entry { position: relative; padding-block: .85rem; padding-inline: 2.5rem .5rem;
  border-inline-start: 4px solid transparent; border-block-end: 1px solid var(--rule); scroll-margin-block: 20vh; cursor: pointer }
.deep1 { margin-inline-start: 1.25rem }
.deep2 { margin-inline-start: 2.5rem }
.deep3 { margin-inline-start: 3.75rem }
.entry h3 { position: absolute; inset-inline-start: 0; inset-block-start: .6rem; margin: 0; font: inherit }
.entry h3 a { display: block; min-inline-size: 2rem; padding: .25rem .3rem; text-align: end; font-weight: 600; text-decoration: none;
  font-variant-numeric: tabular-nums; scroll-margin-block: 20vh }
dl { margin: 0 }
.who { font: 1rem/1.5 var(--serif) }
.who div { text-decoration: none }
.who .source, .who .cue, .who .source dd, .who .cue dd { display: inline }
.who dd, .how dd, .meaning dd { margin: 0 }
.who .source dd { font-weight: 600 }
.who .cue dd { font-style: italic; color: var(--soft) }
.none { color: var(--soft); font-style: italic }
.who .source .none { font-weight: 400 }
.who .content dd { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; line-clamp: 4; overflow: hidden }
.entry.held .content dd, .entry:focus-within .content dd { display: block }
.how { display: flex; flex-wrap: wrap; column-gap: 1.1em; margin-block-start: .35rem; font-size: .8125rem; color: var(--soft) }
.how dt, .how dd { display: inline }
.meaning { display: grid; gap: .15rem; margin-block-start: .5rem; font-size: .8125rem }
.meaning div { display: grid; grid-template-columns: 5.75rem minmax(0, 1fr) }
.meaning dt { grid-row: 1 / span 40 }
.meaning dd { grid-column: 2 }

.told { padding-inline-start: .75rem; border-inline-start: 6px none }
.told.firsthand { border-inline-start: 6px solid var(--firsthand) }
.told.relayed { border-inline-start: 6px dashed var(--relayed) }
.told.unnamed { border-inline-start: 6px dotted var(--unnamed) }
.told.narrator { border-inline-start: 6px double var(--narrator) }
.voice { margin-block-end: .4rem }
.voice p { margin: 0 0 .2rem; line-height: 1.6 }
.voice strong { font-weight: 650 }
[class^="label-"] { padding: .1em .45em; border: 1.5px solid; border-radius: 3px; font-size: .8125rem; font-weight: 600;
  -webkit-box-decoration-break: clone; box-decoration-break: clone }
.label-firsthand { color: var(--paper); background: var(--firsthand); border-color: var(--firsthand) }
.label-relayed { border-style: dashed; border-color: var(--relayed); color: var(--relayed) }
.label-unnamed { border-style: dotted; border-width: 2px; border-color: var(--unnamed); color: var(--unnamed) }
.label-narrator { padding-inline: 0; border: 0; color: var(--narrator); font-style: italic }
.does { font-weight: 600 }
.denied { padding: .05em .45em; color: var(--paper); background: var(--ink); border: 1.5px solid var(--ink); border-radius: 3px;
  font-size: .75rem; font-weight: 700; letter-spacing: .04em; text-transform: uppercase }
.denied::before { content: "✕ "; content: "✕ " / "" }
.doubt { padding: .05em .3em; border-block-end: 2px dotted currentcolor; font-size: .875rem; font-style: italic }

.contents { margin: 0 0 1rem; font-size: .875rem }
.contents a { display: inline-block; padding-block: .15rem; margin-inline-end: .75em }
aside section { margin-block-start: 2.5rem }
.cast { margin: .75rem 0 0; padding: 0; list-style: none }
.cast li { scroll-margin-block: 20vh }
.cast > li { padding: .6rem .5rem .6rem 0; border-block-end: 1px solid var(--rule) }
.cast h3 { margin: 0; font: 600 1rem/1.4 var(--serif) }
.encounter h3::first-letter { text-transform: uppercase }
.actor p { margin: 0; font-size: .8125rem; color: var(--soft) }
.spots { margin-block-start: .2rem; font-size: .8125rem }
.spots summary { inline-size: fit-content; padding-block: .15rem; color: var(--link); cursor: pointer }
.spots ul { margin: 0; padding: 0 0 0 1rem; list-style: none }
.spots q { font-family: var(--serif); font-size: .9375rem }
.spots a { display: inline-block; min-inline-size: 1.75rem; padding: .15rem .25rem; text-align: center; font-variant-numeric: tabular-nums }
.spot { scroll-margin-block: 30vh }
`
