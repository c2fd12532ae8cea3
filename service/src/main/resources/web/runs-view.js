import { h } from './dom.js';
import { reasonText } from './runs-detail.js';

const ACTIONS = {
  planned: ['resume', 'cancel'],
  running: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  awaiting_approval: ['approve', 'cancel'],
  applied: ['roll-back'],
};

/** The state that a run has at once when somebody does something with it. */
const NEXT = { resume: 'running', pause: 'paused', cancel: 'cancelled', approve: 'applying', 'roll-back': 'rolling_back' };

/** A run as it will be once the service answers. */
export function expected(run, action) {
  return { ...run, state: NEXT[action], waiting: undefined, reason: undefined };
}

/** One run: how it stands, how far it is, and what can be done about it. */
export function runView(run, { words, names, act, open, part }) {
  const items = run.items;
  const through = items.all - items.pending;
  const button = (action) => h('button', { type: 'button', 'data-action': action, onclick: () => act(run, action) }, words.say(`run_${action}`));
  const toggle = (of, key) => h('button', { type: 'button', 'data-action': of, 'aria-expanded': String(part === of), onclick: () => open(run, of) }, words.say(key));
  const facts = [
    run.model && h('span', { translate: 'no', lang: 'en' }, run.model),
    run.select.imprint && names.imprint(run.select.imprint),
    run.dry_run && words.say('run_dry'),
    words.say('run_by', { by: run.by }),
    words.moment(run.made_at),
    run.reason && reasonText(run.reason, words),
    run.waiting && reasonText(run.waiting, words),
    run.seconds_left > 0 && words.say('run_left', { minutes: words.number(Math.ceil(run.seconds_left / 60)) }),
  ].filter(Boolean);
  return h('article', { class: `run ${run.state}`, 'data-run': run.id },
    h('h3', {}, words.say('run_title', { id: run.id, kind: words.say(`run_is_${run.kind}`), state: words.say(`run_state_${run.state}`) })),
    h('p', { class: 'muted' }, facts.flatMap((fact, i) => (i === 0 ? [fact] : [' · ', fact]))),
    h('progress', { max: Math.max(items.all, 1), value: items.all ? through : 1, 'aria-label': words.say('run_progress') }),
    h('p', {}, words.say('run_items', {
      through: words.number(through), all: words.number(items.all), differ: words.number(items.differ),
      unchanged: words.number(items.unchanged), aside: words.number(items.set_aside), applied: words.number(items.applied),
    })),
    h('p', { class: 'actions' },
      (ACTIONS[run.state] ?? []).map(button), toggle('diff', 'run_diff'), toggle('detail', 'run_detail')),
    h('div', { class: 'difference' }));
}
