import { h } from './dom.js';
import { aboutText } from './health-groups.js';
import { itemLink } from './views.js';

/** How many items of each imprint pass. */
export function shareView(share, name, words) {
  return h('li', { 'data-imprint': share.imprint },
    h('span', {}, name), h('span', {}, words.say('health_share', { pass: words.number(share.pass), items: words.number(share.items) })),
    h('meter', { min: 0, max: Math.max(share.items, 1), value: share.pass, 'aria-label': name }));
}

/** One incident with what can be done about it. */
export function incidentView(incident, context) {
  const { words, names, moveIncident } = context;
  const move = (action) => h('button', { type: 'button', onclick: () => moveIncident(incident, action) }, words.say(`incident_${action}`));
  return h('li', { 'data-incident': incident.id },
    h('strong', {}, words.say(incident.code)), ' ', h('span', { class: 'muted' }, [
      aboutText(incident.about, context),
      incident.source && !incident.about.endsWith(incident.source) ? names.source(incident.source) : undefined,
      incident.items > 0 ? words.count('health_items', incident.items) : undefined,
      incident.owner && words.say('health_owner', { owner: names.desk(incident.owner) }),
      words.say(`incident_is_${incident.state}`),
      words.moment(incident.opened_at),
    ].filter(Boolean).join(' · ')),
    h('p', { class: 'actions' },
      incident.state === 'open' && move('acknowledge'),
      incident.state !== 'open' && move('reopen'),
      move('resolve')));
}

/** One source and how it fares. */
export function sourceView(source, { words, names, stopped }) {
  const pulled = source.id === stopped;
  const state = pulled ? 'down' : source.state;
  return h('li', { 'data-source': source.id },
    h('span', { class: `state ${state}` }, words.say(`state_${state}`)), ' ', source.name, ' ',
    h('span', { class: 'muted' }, [
      pulled && words.say('demo_down'),
      source.last_delivery_at ? words.say('source_last', { at: words.moment(source.last_delivery_at) }) : words.say('source_never'),
      source.missed > 0 && words.say('source_missed', { count: source.missed }),
      source.next_due_at && words.say('source_due', { at: words.moment(source.next_due_at) }),
      source.owner && words.say('health_owner', { owner: names.desk(source.owner) }),
      source.last_error,
    ].filter(Boolean).join(' · ')));
}

/** Something that went stale, and what uses it. */
export function spreadView(spread, words) {
  const targetings = spread.uses.reduce((sum, use) => sum + use.targetings.length, 0);
  return h('li', { 'data-entity': spread.entity },
    h('strong', { translate: 'no' }, spread.name), ' ', h('span', { class: 'muted' }, [
      words.say(`spread_${spread.state}`),
      spread.since && words.moment(spread.since),
      words.count('health_items', spread.uses.length),
      words.say('spread_targetings', { count: words.number(targetings) }),
    ].filter(Boolean).join(' · ')),
    h('details', {}, h('summary', {}, words.say('spread_uses')),
      h('ul', {}, spread.uses.map((use) => h('li', {}, itemLink(use.item, use.title), ' ',
        use.targetings.length > 0 && h('span', { class: 'muted' }, words.say('spread_targetings', { count: words.number(use.targetings.length) })))))));
}
