import { h } from './dom.js';
import { MOVING } from './live.js';
import { runPage } from './page.js';
import { aheadView, feedsView, incidentsView, leadView, leftView, queueView, runsView, segmentChecks, stepsView } from './today-view.js';
import { allSegments, titlesOf } from './views.js';

const DAY = 864e5;
const MOST_PAGES = 50;

/** The address that was the Desk's before there was a start page. */
if (['item', 'draft'].some((name) => new URLSearchParams(location.search).has(name))) {
  location.replace(`/desk.html${location.search}`);
}

/** What left lists in the last day; where the reading begins is kept, so that the next one is short. */
async function changesOf({ api, remembered }, now) {
  const since = new Date(now - DAY);
  let after = Number(remembered.get('changes') ?? 0) || 0;
  const found = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const { changes, next_after: next } = await api.call('GET', `/v1/changes?limit=1000&after=${after}`);
    const old = changes.filter((change) => new Date(change.at) < since);
    found.push(...changes.filter((change) => new Date(change.at) >= since));
    if (old.length > 0) {
      remembered.set('changes', String(old.at(-1).seq));
    }
    if (changes.length < 1000) {
      break;
    }
    after = next;
  }
  return found.filter((change) => ['ceased_to_be_eligible', 'targeting_ended', 'recalled'].includes(change.type));
}

async function load(context) {
  const { api, desks, address, remembered } = context;
  const desk = desks.find((one) => one.id === (address.get('desk') ?? remembered.get('desk'))) ?? desks[0];
  const read = {
    queue: desk && api.queue(desk.id),
    report: api.healthReport({ purpose: 'recommend', desk: desk?.id }),
    incidents: api.call('GET', '/v1/governance/incidents'),
    runs: api.call('GET', '/v1/runs?limit=50'),
    sources: api.sources(),
    segments: allSegments(api),
    changes: changesOf(context, Date.now()),
    outlook: desk && api.outlook({ desk: desk.id, imprint: desk.imprint, days: 13, before: 1, needs_price: true }),
    demo: api.demo(),
  };
  const keys = Object.keys(read);
  const answers = await Promise.allSettled(Object.values(read));
  if (answers.every((one) => one.status === 'rejected')) {
    throw answers[0].reason;
  }
  const data = Object.fromEntries(answers.map((one, i) => [keys[i], one.status === 'fulfilled' ? { body: one.value } : { problem: one.reason }]));
  const titles = data.changes.body ? await titlesOf(api, [...new Set(data.changes.body.slice(-20).map((change) => change.item))]) : new Map();
  return { ...data, desk, titles };
}

function view(data, context) {
  const cards = [queueView, segmentChecks, aheadView, incidentsView, runsView, leftView, feedsView].map((of) => of(data, context));
  return { title: context.words.say('today'), content: [leadView(data, context), stepsView(data, context), h('div', { class: 'columns' }, cards)] };
}

runPage({ name: 'today', load, view, live: (name, data) => name !== 'run' || !MOVING.includes(data.state) });
