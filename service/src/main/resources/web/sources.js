import { h } from './dom.js';
import { aboutText } from './health-groups.js';
import { runPage } from './page.js';
import { button, card, lines, muted, parts, table, tone } from './views.js';

const STATES = { live: 'pass', lagging: 'warn', unknown: 'warn', down: 'block' };
const INCIDENT_STATES = ['open', 'acknowledged', 'assigned', 'resolved'];

async function load({ api, address }) {
  const state = INCIDENT_STATES.includes(address.get('state')) ? address.get('state') : undefined;
  const [sources, incidents, demo] = await Promise.all([
    api.sources(),
    api.call('GET', `/v1/governance/incidents${state ? `?state=${state}` : ''}`),
    api.demo().catch(() => undefined),
  ]);
  return { ...sources, ...incidents, state, stopped: demo?.feed === 'stopped' ? demo.source : undefined };
}

function sourceRow(source, stopped, { words, names }) {
  const state = source.id === stopped ? 'down' : source.state;
  const at = (instant) => [words.ago(instant), muted(words.moment(instant))];
  const every = words.say('source_every', { every: words.duration(source.expected_every) });
  return {
    id: source.id,
    cells: [
      [h('strong', {}, source.name), muted((source.imprints ?? []).map((id) => names.imprint(id)).join(', '))],
      [tone(words.say(`state_${state}`), STATES[state]), source.missed > 0 && muted(words.say('source_missed', { count: source.missed }))].filter(Boolean),
      source.last_delivery_at ? at(source.last_delivery_at) : muted(words.say('source_never')),
      source.next_due_at ? at(source.next_due_at) : muted('–'),
      [every, muted(source.days.length === 7 ? words.say('every_day') : source.days.map((day) => words.say(`day_${day}`)).join(', '))],
      source.authoritative_for.length > 0 ? source.authoritative_for.map((type) => words.say(`field_${type}`)).join(', ') : muted('–'),
      source.owner ? names.desk(source.owner) : muted(words.say('no_desk')),
    ],
  };
}

function incidentLine(incident, context) {
  const { words, names, api, attempt, by } = context;
  const move = (action, back) => button(words.say(`incident_${action}`), () => attempt(() => api.moveIncident(incident.id, { action, by: by() }),
    words.say('incident_done', { id: incident.id, what: words.say(`incident_${action}`) }), () => back && (() => api.moveIncident(incident.id, { action: back, by: by() }))), { id: `${action}-${incident.id}` });
  return {
    id: incident.id,
    what: [h('strong', {}, words.say(incident.code)), ' – ', aboutText(incident.about, context)],
    note: [incident.source && names.source(incident.source), incident.items > 0 && words.count('health_items', incident.items), incident.owner && words.say('health_owner', { owner: names.desk(incident.owner) }),
      words.say(`incident_is_${incident.state}`), words.say('incident_since', { at: words.moment(incident.opened_at) })].filter(Boolean).join(' · '),
    actions: [
      incident.state === 'open' && move('acknowledge', 'reopen'),
      incident.state !== 'open' && move('reopen'),
      incident.state !== 'resolved' && move('resolve', 'reopen'),
    ],
  };
}

function view({ sources, incidents, state, stopped }, context) {
  const { words } = context;
  const columns = ['source', 'state', 'source_last_at', 'source_next_at', 'source_calendar', 'source_decides', 'owner'].map((key) => words.say(key));
  return {
    title: words.say('sources_page'),
    content: [
      sources.length === 0 ? card(undefined, words.say('sources_none')) : card(words.say('sources'), table(words.say('sources'), columns, sources.map((source) => sourceRow(source, stopped, context)))),
      card(words.say('incidents'),
        parts(words.say('incidents'), [['', words.say('incidents_unresolved'), '/sources.html'], ...INCIDENT_STATES.map((of) => [of, words.say(`incident_is_${of}`), `/sources.html?state=${of}`])], state ?? ''),
        lines(incidents.map((incident) => incidentLine(incident, context)), words.say(state ? 'incidents_none_of' : 'incidents_none'))),
    ],
  };
}

runPage({ name: 'sources_page', load, view, live: (name) => name !== 'run' });
