/** The panel's look; it takes nothing from the page around it but the language and the colour scheme. */
export const panelStyle = new CSSStyleSheet();

panelStyle.replaceSync(`
:host {
  --ink: #1d2329; --muted: #59636d; --line: #d9d7d0; --field: #8a8f95; --paper: #fdfcfa; --raised: #ffffff;
  --accent: #0b5d5e; --on-accent: #ffffff; --pass: #1f6b3a; --warn: #7a5200; --block: #a1261f;
  --tint: #eef4f3; --mark: #ffeeb0;
  display: block; color: var(--ink); background: var(--paper);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  container-type: inline-size;
}
@media (prefers-color-scheme: dark) {
  :host {
    --ink: #e9e7e2; --muted: #a5adb5; --line: #3a4046; --field: #767e86; --paper: #191c20; --raised: #21252a;
    --accent: #74c7c4; --on-accent: #0e1a1a; --pass: #7fce9a; --warn: #e2b45c; --block: #f08a80;
    --tint: #22302f; --mark: #57491a;
  }
}
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
p, h3, h4, ul, dl, dd, blockquote { margin: 0; padding: 0; }
h3 { font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; color: var(--muted); margin: 1.4rem 0 .5rem; }
h4 { font-size: 1.05rem; line-height: 1.3; overflow-wrap: break-word; }
ul { list-style: none; }
mark { background: var(--mark); color: inherit; border-radius: 2px; }
.muted { color: var(--muted); font-size: .875rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.none { padding: .75rem 0; }
.hint { margin-top: .6rem; font-size: .875rem; color: var(--muted); }
.status { min-height: 1.5em; margin-top: .5rem; font-size: .875rem; color: var(--muted); }

section:first-child { margin-top: 0; }
.verdict { border-left: 4px solid var(--line); padding: .5rem .75rem; background: var(--tint); border-radius: 0 6px 6px 0; }
.verdict.pass { border-color: var(--pass); }
.verdict.warn { border-color: var(--warn); background: color-mix(in srgb, var(--warn) 9%, var(--paper)); }
.verdict.block, .verdict.indeterminate { border-color: var(--block); background: color-mix(in srgb, var(--block) 8%, var(--paper)); }
.verdict ul { display: grid; gap: .25rem; margin-top: .4rem; }
.badge { font-size: .75rem; border: 1px solid currentColor; border-radius: 4px; padding: 0 .35em; color: var(--muted); }
.badge.block, .badge.indeterminate { color: var(--block); }
.badge.warn { color: var(--warn); }

.card { border: 1px solid var(--line); background: var(--raised); border-radius: 8px; padding: .8rem .9rem; margin-bottom: .7rem; display: grid; gap: .55rem; }
.card header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .1rem 1rem; align-items: baseline; }
.fit { color: var(--accent); font-weight: 600; white-space: nowrap; }
.fit.might_fit, .fit.does_not_fit { color: var(--muted); }
.fit .number { font-weight: 400; font-variant-numeric: tabular-nums; color: var(--muted); font-size: .875rem; }
blockquote { border-left: 3px solid var(--mark); padding-left: .7rem; font-family: Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .15rem .7rem; font-size: .9rem; }
dt { color: var(--muted); }
dd { overflow-wrap: break-word; }
dd.wide { grid-column: 1 / -1; }
.effect { font-size: .875rem; color: var(--muted); }
.effect:empty { display: none; }
.segments > .effect { margin-bottom: .6rem; }
.answerable:focus { outline: none; }
.answerable:focus-visible, .answerable.current { outline: 2px solid var(--accent); outline-offset: 2px; }
.answerable.accepted { background: var(--tint); }
.rejected h4, .rejected .label { text-decoration: line-through; color: var(--muted); }
.card.rejected blockquote, .card.rejected dl { display: none; }
.answers { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.said { font-size: .875rem; color: var(--muted); }

button { font: inherit; min-height: 36px; padding: .2rem .8rem; border-radius: 6px; border: 1px solid var(--line); background: var(--raised); color: var(--ink); cursor: pointer; display: inline-flex; gap: .45rem; align-items: center; }
button:hover:not(:disabled) { border-color: var(--accent); }
button:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
button:disabled { opacity: .55; cursor: not-allowed; }
button.quiet { background: none; color: var(--accent); }
.segments > .card .answer.accepted:not(:disabled) { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
kbd { font: .75rem ui-monospace, monospace; border: 1px solid currentColor; border-radius: 3px; padding: 0 .3em; opacity: .7; }

.summaries { display: grid; gap: .5rem; margin: .5rem 0; }
.summaries .term { gap: .5rem; padding: .7rem .9rem; }
.summaries .term .answers { margin: 0; gap: .5rem; }
.summaries .term .label { flex-basis: 100%; }
.summaries .label { font-family: Georgia, "Times New Roman", serif; line-height: 1.55; hyphens: manual; }
.summaries .kind { display: none; }

.summaries .term.rejected .label { text-decoration: line-through; color: var(--muted); }
.editions { display: grid; gap: .3rem; }
.editions li { display: grid; grid-template-columns: minmax(6rem, 1fr) auto; gap: 0 1rem; border-bottom: 1px solid var(--line); padding: .3rem 0; }
.editions .form { font-weight: 600; }
.editions .price { text-align: right; font-variant-numeric: tabular-nums; }
.editions .age { grid-column: 1 / -1; }
.editions .state { grid-column: 1 / -1; }
.adding { display: flex; gap: .4rem; margin-top: .5rem; flex: 1; min-width: 0; }
.term .adding { margin: .15rem .4rem .15rem 0; }
.adding input { flex: 1; min-width: 0; font: inherit; min-height: 36px; padding: .2rem .6rem; border: 1px solid var(--field); border-radius: 6px; background: var(--raised); color: var(--ink); }
.adding input:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.main { transition: opacity .2s; }
.main.waiting { opacity: .72; }
.terms { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 14.5rem), 1fr)); gap: .4rem; margin-bottom: .5rem; }
.term { display: flex; flex-wrap: wrap; align-items: center; column-gap: .4rem; border: 1px solid var(--line); border-radius: 6px; padding: .2rem .2rem .2rem .6rem; background: var(--raised); min-width: 0; line-height: 1.3; }
.term .label { flex: 1 1 7rem; min-width: min-content; max-width: 100%; overflow-wrap: break-word; hyphens: auto; }
.term .kind { order: 3; flex-basis: 100%; font-size: .75rem; }
.term .answers { flex-wrap: nowrap; gap: 0; margin-left: auto; }
.term > .adding { flex-basis: 100%; }
.terms .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.terms kbd, .terms .said { display: none; }
.terms .answers { position: relative; }
.terms .answers button { border-color: transparent; background: none; min-width: 36px; justify-content: center; padding: 0; }
.term.accepted { border-color: var(--accent); }
.term.accepted .label { font-weight: 600; }

.related { display: grid; gap: .3rem; }
.text p { margin: .5rem 0; font-family: Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
summary { cursor: pointer; color: var(--accent); padding: .3rem 0; }
details > .card:first-of-type { margin-top: .4rem; }
footer { display: flex; flex-wrap: wrap; gap: .3rem 1rem; justify-content: space-between; align-items: center; margin-top: 1.2rem; border-top: 1px solid var(--line); padding-top: .6rem; }
.failed { border-left: 4px solid var(--block); padding: .6rem .8rem; background: var(--tint); display: grid; gap: .6rem; justify-items: start; }
.bones { display: grid; gap: .7rem; }
.bones i { display: block; height: 5.5rem; border-radius: 8px; background: var(--tint); animation: breathe 1.6s ease-in-out infinite alternate; }
.bones i:first-child { height: 2.4rem; }
@keyframes breathe { to { opacity: .45; } }
@media (prefers-reduced-motion: reduce) { .bones i { animation: none; } .main { transition: none; } }
@container (max-width: 26rem) { kbd, .keys { display: none; } .terms { grid-template-columns: 1fr; } .card .answer { flex: 1; justify-content: center; min-height: 44px; } }
`);
