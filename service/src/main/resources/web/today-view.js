import { h } from './dom.js';
import { aboutText } from './health-groups.js';
import { outlookParts } from './outlook-view.js';
import { checked, dueView } from './segments-view.js';
import { button, card, itemLink, lines, muted, segmentLink, select, tone } from './views.js';
import './words-charts.js';

const MOST = 8;
const SOON = 14 * 864e5;
const STATES = { live: 'pass', lagging: 'warn', unknown: 'warn', down: 'block' };

/** A card of what was read, or of why it could not be. */
function part(title, { body, problem }, context, of) {
  return card(title, problem ? context.lost(problem) : of(body));
}

/** For whom the page speaks. */
export function leadView({ desk, report }, context) {
  const { words, desks, remembered, go } = context;
  const chosen = select('desk', desks.map((one) => [one.id, one.name]), desk?.id, { id: 'desk', onchange: ({ target }) => {
    remembered.set('desk', target.value);
    go({ desk: target.value });
  } });
  return h('div', { class: 'form lead' },
    h('label', {}, h('span', {}, words.say('today_for')), chosen),
    report.body && h('p', { class: 'reading-line' }, words.say('today_pass', {
      pass: words.number(report.body.pass), items: words.number(report.body.items),
    })));
}

/** The first three steps, where the demo's catalogue is served. */
export function stepsView({ demo, queue }, { words }) {
  if (!demo.body) {
    return undefined;
  }
  const first = queue.body?.items[0];
  const step = (key, href) => h('li', {}, h('a', { href }, words.say(`step_${key}`)), h('p', {}, words.say(`step_${key}_why`)));
  return card(words.say('steps'), h('ol', { class: 'steps' },
    step('decide', first ? `/item.html?item=${encodeURIComponent(first.id)}` : '/desk.html'),
    step('write', '/desk.html'),
    step('plug', '/health.html')));
}

export function queueView({ queue, desk }, context) {
  const { words } = context;
  return part(words.say('today_queue'), queue, context, (body) => [
    lines((body?.items ?? []).map((item) => ({ id: item.id, what: itemLink(item.id, item.title, item.language) })), words.say('queue_empty')),
    body?.next_after && h('p', { class: 'more' }, h('a', { class: 'plain-link', href: `/desk.html?desk=${encodeURIComponent(desk.id)}&imprint=${encodeURIComponent(desk.imprint)}` }, words.say('today_queue_all'))),
  ]);
}

/** Segments and items that somebody has to look at. */
export function segmentChecks({ segments, report, desk }, context) {
  const { words } = context;
  return part(words.say('today_checks'), segments, context, (body) => {
    const due = body.filter(({ segment }) => segment.state === 'active' && segment.owner === desk?.id && new Date(segment.check_due_at) - Date.now() < SOON)
      .sort((a, b) => a.segment.check_due_at.localeCompare(b.segment.check_due_at));
    const items = (report.body?.groups ?? []).filter((group) => ['check_due', 'check_overdue'].includes(group.code)).flatMap((group) => group.entries);
    return lines([
      ...due.map((stored) => ({
        id: stored.segment.id,
        what: [segmentLink(stored.segment.id, stored.segment.name, stored.segment.language), ' ', ...dueView(stored.segment.check_due_at, words)],
        actions: button(words.say('mark_checked'), () => checked(stored, context), { id: `check-${stored.segment.id}` }),
      })),
      ...items.slice(0, MOST).map((entry) => ({ id: entry.item, what: itemLink(entry.item, entry.title), note: words.say('check_due_item') })),
    ], words.say('today_no_checks'));
  });
}

/** What time alone will change for the desk in the next two weeks. */
export function aheadView({ outlook }, context) {
  return part(context.words.say('calendar'), outlook, context, (body) => (body ? outlookParts(body, context.words) : []));
}

export function incidentsView({ incidents }, context) {
  const { words, names, api, attempt, by } = context;
  return part(words.say('incidents'), incidents, context, (body) => lines(body.incidents.slice(0, MOST).map((incident) => ({
    id: incident.id,
    what: h('strong', {}, words.say(incident.code)),
    note: [aboutText(incident.about, context), incident.owner && words.say('health_owner', { owner: names.desk(incident.owner) }), words.ago(incident.opened_at)].filter(Boolean).join(' · '),
    actions: incident.state === 'open'
      ? button(words.say('incident_acknowledge'), () => attempt(() => api.moveIncident(incident.id, { action: 'acknowledge', by: by() }),
        words.say('incident_done', { id: incident.id, what: words.say('incident_acknowledge') }), () => () => api.moveIncident(incident.id, { action: 'reopen', by: by() })), { id: `see-${incident.id}` })
      : muted(words.say(`incident_is_${incident.state}`)),
  })), words.say('incidents_none')));
}

export function runsView({ runs }, context) {
  const { words } = context;
  return part(words.say('today_runs'), runs, context, (body) => lines(body.runs.filter((run) => run.state === 'awaiting_approval').map((run) => ({
    id: run.id,
    what: h('a', { href: '/runs.html' }, words.say('run_title', { id: run.id, kind: words.say(`run_is_${run.kind}`), state: words.say(`run_state_${run.state}`) })),
    note: words.say('today_run', { differ: words.number(run.items.differ), at: words.ago(run.changed_at) }),
  })), words.say('today_no_runs')));
}

/** The last change of each item, the newest first. */
function lastOfEach(changes) {
  return [...new Map(changes.map((change) => [change.item, change])).values()].sort((a, b) => b.seq - a.seq);
}

/** What readers may no longer get, the last first. */
export function leftView({ changes, titles }, context) {
  const { words } = context;
  return part(words.say('today_left'), changes, context, (body) => [
    lines(lastOfEach(body).slice(0, MOST).map((change) => {
      const item = titles.get(change.item);
      return {
        id: change.seq,
        what: item ? itemLink(change.item, item.title, item.language) : words.say('item_gone'),
        note: [words.say(`change_${change.type}`), (change.reasons ?? []).map((code) => words.say(code)).join(', '), change.territory && words.region(change.territory), words.ago(change.at)].filter(Boolean).join(' · '),
      };
    }), words.say('today_none_left')),
    lastOfEach(body).length > MOST && h('p', { class: 'more muted' }, words.say('today_left_more', { count: words.number(lastOfEach(body).length - MOST) })),
  ]);
}

export function feedsView({ sources, demo }, context) {
  const { words } = context;
  const stopped = demo.body?.feed === 'stopped' ? demo.body.source : undefined;
  return part(words.say('today_feeds'), sources, context, (body) => [
    lines(body.sources.map((source) => {
      const state = source.id === stopped ? 'down' : source.state;
      return {
        id: source.id,
        what: source.name,
        note: source.last_delivery_at ? words.say('source_last', { at: words.ago(source.last_delivery_at) }) : words.say('source_never'),
        actions: tone(words.say(`state_${state}`), STATES[state]),
      };
    }), words.say('sources_none')),
    h('p', { class: 'more' }, h('a', { class: 'plain-link', href: '/sources.html' }, words.say('today_feeds_all'))),
  ]);
}
