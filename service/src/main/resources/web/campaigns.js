import { editView } from './campaign-edit.js';
import { campaignView } from './campaign-view.js';
import { calendarView, listView } from './campaigns-view.js';
import { runPage } from './page.js';
import { triggersView, triggerView } from './triggers-view.js';
import { allSegments, everything, parts, titlesOf } from './views.js';
import './words-campaigns.js';
import './words-charts.js';

const FILTERS = ['state', 'channel', 'segment', 'owner', 'made_by', 'trigger'];

/** How often the numbers of a campaign that is being sent are read again. */
const AGAIN = 20_000;

/** Of how many campaigns that were not sent yet it is counted who would get them. */
const MOST_COUNTED = 12;
const MOST_PEOPLE = 5_000;

let timer;

/** The address of a part of the page. */
const at = (query) => `/campaigns.html${query ? `?${new URLSearchParams(query)}` : ''}`;

const path = (id, what = '') => `/v1/campaigns/${encodeURIComponent(id)}${what}`;

/** What the caller may do; on an open service everything. */
async function rightsOf(api) {
  const { mode, roles = [] } = await api.call('GET', '/v1/session');
  return { approve: mode === 'open' || roles.length === 0 || roles.includes('catalogue-owner') };
}

/** Who would get those that were not sent yet. */
async function plannedOf(api, campaigns) {
  const waiting = campaigns.filter((one) => ['draft', 'frozen', 'approved'].includes(one.state)).slice(0, MOST_COUNTED);
  const counts = await Promise.allSettled(waiting.map((one) => api.call('GET', path(one.id, `/reach?most=${MOST_PEOPLE}`))));
  return new Map(counts.map((one, i) => [waiting[i].id, one.value]));
}

async function oneOf(id, { api }) {
  const { answer: campaign, tag } = await api.tagged(path(id));
  const started = campaign.started_at !== undefined;
  const [check, reach, result, recalls, titles] = await Promise.all([
    api.call('GET', path(id, '/preview')),
    started ? undefined : api.call('GET', path(id, '/reach')),
    started ? api.call('GET', path(id, '/result')) : undefined,
    started ? recallsOf(api, id) : [],
    titlesOf(api, campaign.items),
  ]);
  return { campaign, tag, check, reach, result, recalls, titles };
}

/** What had to be taken back of what went out, the last first. */
async function recallsOf(api, id) {
  const recalls = await everything((after) => api.call('GET', `/v1/governance/recalls?limit=1000${after ? `&after=${after}` : ''}`), 'recalls');
  return recalls.filter((recall) => recall.surface === `campaign:${id}`).reverse();
}

async function triggersOf({ api }) {
  const [{ triggers }, { campaigns }] = await Promise.all([api.call('GET', '/v1/triggers'), api.call('GET', '/v1/campaigns?made_by=triggers&limit=1000')]);
  return { triggers, made: campaigns };
}

async function triggerOf(id, { api }) {
  const [{ triggers }, waiting, { campaigns, found }] = await Promise.all([
    api.call('GET', '/v1/triggers'),
    api.call('GET', `/v1/triggers/${encodeURIComponent(id)}/preview`),
    api.call('GET', `/v1/campaigns?${new URLSearchParams({ trigger: id, limit: 20 })}`),
  ]);
  const ids = [...new Set([...waiting.titles.map(({ title }) => title.item), ...campaigns.flatMap((one) => one.items)])].slice(0, 60);
  return { trigger: triggers.find((one) => one.id === id), waiting, campaigns, found, titles: await titlesOf(api, ids) };
}

async function load(context) {
  const { api, address } = context;
  clearTimeout(timer);
  const [segments, rights] = await Promise.all([allSegments(api), rightsOf(api)]);
  const known = { segments: new Map(segments.map(({ segment }) => [segment.id, segment])), rights };
  const id = address.get('campaign');
  const part = address.get('part');
  if (id) {
    const one = await oneOf(id, context);
    if (one.campaign.state === 'sending') {
      timer = setTimeout(() => context.refresh(true), AGAIN);
    }
    return { ...known, part: part === 'edit' ? 'edit' : 'campaign', ...one };
  }
  if (part === 'new') {
    return { ...known, part, ...await api.call('GET', '/v1/campaigns?limit=1000') };
  }
  if (part === 'triggers') {
    const trigger = address.get('trigger');
    return trigger ? { ...known, part: 'trigger', ...await triggerOf(trigger, context) } : { ...known, part, ...await triggersOf(context) };
  }
  if (part === 'calendar') {
    return { ...known, part, ...await api.call('GET', '/v1/campaigns?limit=1000') };
  }
  const filter = Object.fromEntries(FILTERS.map((name) => [name, address.get(name)]).filter(([, value]) => value));
  const { campaigns, found } = await api.call('GET', `/v1/campaigns?${new URLSearchParams(filter)}`);
  return { ...known, part: 'list', filter, campaigns, found, planned: await plannedOf(api, campaigns) };
}

function view(data, context) {
  const { words } = context;
  const one = { campaign: campaignView, edit: editView }[data.part];
  if (one) {
    return { title: data.campaign.reason, content: one(data, context) };
  }
  if (data.part === 'new') {
    return { title: words.say('campaign_new'), content: editView(data, context) };
  }
  if (data.part === 'trigger') {
    return { title: data.trigger.reason, content: triggerView(data, context) };
  }
  const views = { list: listView, calendar: calendarView, triggers: triggersView };
  return {
    title: words.say('campaigns'),
    content: [
      navigation(data.part, words),
      views[data.part](data, context),
    ],
  };
}

const navigation = (part, words) => parts(words.say('campaign_parts'), [['list', undefined], ['calendar', { part: 'calendar' }], ['triggers', { part: 'triggers' }]]
  .map(([name, query]) => [name, words.say(`campaigns_${name}`), at(query)]), part);

runPage({ name: 'campaigns', load, view, live: (event, about, { address }) => event !== 'decision' && address.get('part') !== 'edit' });
