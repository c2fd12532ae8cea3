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
    h('ul', { class: 'terms' }, summary.map((term) => row(term, context))),
    body.odd_subjects.map((odd) => h('p', { class: 'odd' }, oddSubject(odd, words))),
    body.thresholds.map((threshold) => h('p', { class: 'muted threshold' }, thresholdText(threshold, words))));
}

/** What is odd about one of the publisher's own subjects. */
export function oddSubject(odd, words) {
  return words.say(`subject_${odd.problem}`, { scheme: odd.scheme, code: odd.code ?? '', instead: odd.instead ?? '' });
}

/** What a threshold does, with the figures that it was set by. */
function thresholdText({ scheme, least, measured }, words) {
  const percent = (share) => words.number(Math.round(share * 100));
  return measured
    ? words.say('threshold_measured', {
      scheme, least: words.number(least), promised: percent(measured.promised), precision: percent(measured.precision),
      found: percent(measured.found), texts: words.number(measured.texts),
    })
    : words.say('threshold_unmeasured', { scheme, least: words.number(least) });
}
