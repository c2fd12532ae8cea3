import { columnChart } from './charts.js';
import { h } from './dom.js';
import { itemLink, lines, muted, nothing, table } from './views.js';

const REASONS = [
  [/^a dry run/, 'run_reason_dry'],
  [/^nothing to do/, 'run_reason_nothing'],
  [/^nothing could/, 'run_reason_nothing_made'],
  [/^within the limits/, 'run_reason_limits'],
  [/^(?<count>\d+) items changed/, 'run_reason_skipped'],
  [/^quiet hours until (?<until>.*)$/, 'run_reason_quiet'],
  [/^run (?<id>\d+) comes/, 'run_reason_next'],
  [/clock cannot be trusted/, 'run_reason_clock'],
];

/** Why a run stands as it does, or waits, in words of the page. */
export function reasonText(reason, words) {
  const [pattern, key] = REASONS.find(([known]) => known.test(reason)) ?? [];
  return key ? words.say(key, pattern.exec(reason).groups ?? {}) : words.say('run_reason_other');
}

const title = (id, titles, words) => (titles.get(id) ? itemLink(id, titles.get(id).title, titles.get(id).language) : words.say('item_gone'));

/** What a run's results change, by imprint, kind and vocabulary, with examples. */
export function differenceView({ groups, titles }, { words, names }) {
  if (groups.length === 0) {
    return h('p', {}, words.say('run_same'));
  }
  const score = (value) => (value === undefined ? '–' : words.score(value));
  const example = (one) => h('li', {}, title(one.item, titles, words), ': ', h('span', { translate: 'no' }, one.label), ` (${score(one.before)} → ${score(one.after)})`);
  const kind = (group) => [words.has(`kind_${group.kind}`) ? words.say(`kind_${group.kind}`) : words.say('run_what'), group.vocabulary && (words.has(`scheme_${group.vocabulary}`) ? words.say(`scheme_${group.vocabulary}`) : words.say('scheme_other'))].filter(Boolean).join(' · ');
  return table(words.say('run_diff'), ['imprint', 'run_of', 'run_what', 'run_count', 'run_examples'].map((key) => words.say(key)), groups.map((group, i) => ({
    id: `group-${i}`,
    cells: [names.imprint(group.imprint), kind(group), words.say(`run_what_${group.what}`), words.number(group.count), h('ul', { class: 'plain' }, group.examples.map(example))],
  })));
}

/** How fast a run is, what went wrong, and who did what with it. */
export function detailView({ report, titles }, { words }) {
  const minutes = report.throughput;
  return h('div', { class: 'detail' },
    h('h4', {}, words.say('run_throughput')),
    minutes.length === 0 ? nothing(words.say('run_throughput_none')) : columnChart({
      label: words.say('run_throughput_label'),
      first: words.say('chart_minute'),
      texts: minutes.map(({ minute }) => words.timeOfDay(minute)),
      series: [{ name: words.say('run_items_done'), of: 'first', values: minutes.map(({ items }) => items) }],
      format: (value) => words.number(value),
    }, words),
    h('h4', {}, words.say('run_errors')),
    lines(report.errors.map((error) => ({ id: error.kind, what: h('code', { translate: 'no', lang: 'en' }, error.kind), actions: words.number(error.items) })), words.say('run_errors_none')),
    report.slowest.length > 0 && [h('h4', {}, words.say('run_slowest')), lines(report.slowest.slice(0, 5).map((one) => ({
      id: one.item, what: title(one.item, titles, words), actions: muted(words.say('run_milliseconds', { value: words.number(Math.round(one.milliseconds)) })),
    })), '')],
    h('h4', {}, words.say('run_history')),
    lines((report.events ?? []).map((event, i) => ({ id: `event-${i}`, what: words.say(`run_${event.action}`), note: [words.say('run_by', { by: event.by }), words.moment(event.at)].join(' · ') })), words.say('run_history_none')));
}
