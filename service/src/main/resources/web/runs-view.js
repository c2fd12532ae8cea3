import { h } from './dom.js';

const ACTIONS = {
  planned: ['resume', 'cancel'],
  running: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  awaiting_approval: ['approve', 'cancel'],
  applied: ['roll-back'],
};

/** One run: how it stands, how far it is, and what can be done about it. */
export function runView(run, { words, act, diff, open }) {
  const items = run.items;
  const through = items.all - items.pending;
  const button = (action) => h('button', { type: 'button', 'data-action': action, onclick: () => act(run, action) }, words.say(`run_${action}`));
  return h('article', { class: `run ${run.state}`, 'data-run': run.id },
    h('h3', {}, words.say('run_title', { id: run.id, kind: words.say(`run_is_${run.kind}`), state: words.say(`run_state_${run.state}`) })),
    h('p', { class: 'muted' }, [
      run.model, run.select.imprint, run.dry_run && words.say('run_dry'), run.by, words.moment(run.made_at), run.reason, run.waiting,
      run.seconds_left > 0 && words.say('run_left', { minutes: words.number(Math.ceil(run.seconds_left / 60)) }),
    ].filter(Boolean).join(' · ')),
    h('progress', { max: Math.max(items.all, 1), value: items.all ? through : 1, 'aria-label': words.say('run_progress') }),
    h('p', {}, words.say('run_items', {
      through: words.number(through), all: words.number(items.all), differ: words.number(items.differ),
      unchanged: words.number(items.unchanged), aside: words.number(items.set_aside), applied: words.number(items.applied),
    })),
    h('p', { class: 'actions' },
      (ACTIONS[run.state] ?? []).map(button),
      h('button', { type: 'button', 'data-action': 'diff', 'aria-expanded': String(open), onclick: () => diff(run) }, words.say('run_diff')),
      ' ', h('a', { href: `/v1/runs/${run.id}/report` }, words.say('run_report'))),
    h('div', { class: 'difference' }));
}

/** What a run's results change, by imprint, kind and vocabulary, with examples. */
export function differenceView(groups, words) {
  if (groups.length === 0) {
    return h('p', {}, words.say('run_same'));
  }
  const score = (value) => (value === undefined ? '–' : words.score(value));
  const example = (one) => h('li', {}, `${one.item}: ${one.label} (${score(one.before)} → ${score(one.after)})`);
  const row = (group) => h('tr', {},
    h('td', {}, group.imprint), h('td', {}, [group.kind, group.vocabulary].filter(Boolean).join(' · ')),
    h('td', {}, words.say(`run_what_${group.what}`)), h('td', {}, words.number(group.count)),
    h('td', {}, h('ul', { class: 'plain' }, group.examples.map(example))));
  const heads = ['imprint', 'run_of', 'run_what', 'run_count', 'run_examples'];
  return h('table', {},
    h('thead', {}, h('tr', {}, heads.map((head) => h('th', { scope: 'col' }, words.say(head))))),
    h('tbody', {}, groups.map(row)));
}
