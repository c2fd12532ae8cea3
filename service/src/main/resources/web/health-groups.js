import { h } from './dom.js';
import { reasonDetail, subjectText } from './explain.js';
import { repairForm } from './health-repair.js';
import { itemLink } from './views.js';

/** One cause with the items that it concerns. */
export function groupView(group, context) {
  const { words } = context;
  const rest = group.items - new Set(group.entries.map((entry) => entry.item)).size;
  return h('article', { class: `group ${group.severity}`, 'data-code': group.code, 'data-about': group.about },
    h('h3', {}, heading(group, context)),
    h('p', { class: 'facts muted' },
      h('span', {}, words.say(`severity_${group.severity}`)),
      h('span', {}, words.count('health_items', group.items)),
      group.shown > 0 && h('span', {}, words.say('health_shown', { count: words.number(group.shown) })),
      group.owner && h('span', {}, words.say('health_owner', { owner: context.names.desk(group.owner) })),
      group.incident && h('span', {}, words.say('health_incident', { id: group.incident })),
      group.next_change_at && countdown(group.next_change_at, context)),
    h('p', {}, words.say('verdict_fix', { fix: fixOf(group, words) }), !group.one_click && group.by === 'source'
      ? [' ', h('span', { class: 'muted' }, words.say('health_by_source'))] : undefined),
    h('ol', { class: 'entries' }, group.entries.map((entry) => entryView(group, entry, context))),
    rest > 0 && h('p', { class: 'muted' }, words.say('health_more', { count: words.number(rest) })));
}

function heading(group, context) {
  const { words, names } = context;
  const reason = words.say(group.code);
  const about = [group.about && aboutText(group.about, context), group.source && !group.about?.endsWith(group.source) && names.source(group.source)].filter(Boolean);
  const text = reason.charAt(0).toUpperCase() + reason.slice(1);
  return about.length > 0 ? `${text} (${about.join(', ')})` : text;
}

/** What a cause is about, by its name: `imprint:ID`, `source:ID`, `fact:TYPE`, `hold:ID`, … */
export function aboutText(about, context) {
  const [kind, id] = about.split(/:(.*)/s);
  const { names, words } = context;
  const known = { imprint: names.imprints, source: names.sources, desk: names.desks }[kind]?.get(id);
  if (known ?? kind === 'fact') {
    return known ?? subjectText(id, context);
  }
  return words.has(`field_${kind}`) ? `${words.say(`field_${kind}`)} ${id}` : about;
}

export function fixOf(group, words) {
  const key = `fix_${group.code}`;
  return words.has(key) ? words.say(key) : group.fix;
}

function entryView(group, entry, context) {
  const { words } = context;
  const row = h('li', { tabindex: -1, 'data-item': entry.item, 'data-subject': entry.subject },
    h('div', { class: 'name' }, itemLink(entry.item, entry.title), ' ',
      h('span', { class: 'muted' }, [
        context.names.imprint(entry.imprint),
        reasonDetail(entry, context),
      ].join(' · '), entry.next_change_at && ' · '),
      entry.next_change_at && h('span', { class: 'muted' }, countdown(entry.next_change_at, context))));
  if (group.one_click && entry.request) {
    row.append(h('button', { type: 'button', class: 'act', onclick: () => open(row, group, entry, context) },
      words.say(`act_${group.action}`)));
  }
  return row;
}

function open(row, group, entry, context) {
  const before = row.querySelector('.repair');
  if (before) {
    before.remove();
    return;
  }
  const form = repairForm(group, entry, context);
  row.append(form);
  (form.querySelector('input, select') ?? form.querySelector('button')).focus();
}

/** How long it is until something may change by itself, by the service's clock; counted down by `tick`. */
function countdown(instant, { words, now }) {
  return h('time', { datetime: instant, 'data-until': instant }, left(instant, words, now()));
}

/** Brings all countdowns to now; returns whether one has ended. */
export function tick(root, { words, now }) {
  let ended = false;
  root.querySelectorAll('[data-until]').forEach((element) => {
    element.textContent = left(element.dataset.until, words, now());
    ended ||= new Date(element.dataset.until) <= now();
  });
  return ended;
}

function left(instant, words, now) {
  const seconds = Math.floor((new Date(instant) - now) / 1000);
  if (seconds > 48 * 3600) {
    return words.say('verdict_next', { at: words.moment(instant) });
  }
  const pad = (value) => String(value).padStart(2, '0');
  const rest = Math.max(seconds, 0);
  return words.say('health_changes_in', { time: `${Math.floor(rest / 3600)}:${pad(Math.floor(rest / 60) % 60)}:${pad(rest % 60)}` });
}
