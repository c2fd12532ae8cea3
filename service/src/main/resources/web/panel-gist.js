import { h } from './dom.js';
import { row } from './panel-terms.js';

/** The text in short: its own sentences, how long it takes to read, and what in it is over. */
export function gistView(body, context) {
  const { words } = context;
  const summary = body.terms.filter((term) => term.kind === 'summary');
  return h('section', { 'aria-label': words.say('gist'), class: 'gist' },
    h('h3', {}, words.say('gist')),
    h('p', { class: 'muted reading' }, words.say('reading', body.reading)),
    body.overdue.map((date) => h('p', { class: 'overdue' },
      words.say('overdue', { day: date.evidence.quote }))),
    h('ul', { class: 'summaries' }, summary.map((term) => row(term, context))),
    body.odd_subjects.map((odd) => h('p', { class: 'odd' }, oddSubject(odd, words))),
    body.thresholds.length > 0 && h('details', { 'data-part': 'thresholds' },
      h('summary', {}, words.say('thresholds')),
      body.thresholds.map((threshold) => h('p', { class: 'muted threshold' }, thresholdText(threshold, words)))));
}

/** What is odd about one of the publisher's own subjects. */
export function oddSubject(odd, words) {
  return words.say(`subject_${odd.problem}`, { scheme: words.has(`scheme_${odd.scheme}`) ? words.say(`scheme_${odd.scheme}`) : odd.scheme, code: odd.code ?? '', instead: odd.instead ?? '' });
}

/** What a threshold does, with the figures that it was set by. */
function thresholdText({ scheme, least, measured }, words) {
  const percent = (share) => words.number(Math.round(share * 100));
  const name = words.has(`scheme_${scheme}`) ? words.say(`scheme_${scheme}`) : scheme;
  return measured
    ? words.say('threshold_measured', {
      scheme: name, least: words.number(least), promised: percent(measured.promised), precision: percent(measured.precision),
      found: percent(measured.found), texts: words.number(measured.texts),
    })
    : words.say('threshold_unmeasured', { scheme: name, least: words.number(least) });
}
