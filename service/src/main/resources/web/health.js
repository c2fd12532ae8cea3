import { Api } from './api.js';
import { DemoFeed } from './demo-feed.js';
import { h } from './dom.js';
import { groupView, tick } from './health-groups.js';
import { duplicateViews, gapViews } from './health-gaps.js';
import { incidentView, shareView, sourceView, spreadView } from './health-lists.js';
import { previewView } from './health-policy.js';
import { calendarView, freshnessView, turnsView } from './outlook-view.js';
import { editorField, memory } from './memory.js';
import { Names } from './names.js';
import { Words } from './words.js';
import './words-charts.js';

const PURPOSES = ['recommend', 'newsletter', 'export', 'ground_prompt', 'suggest_to_editor', 'generate_locally'];

const $ = (id) => document.getElementById(id);
const api = new Api();
const remembered = memory();
const editor = editorField(remembered);
let words = new Words(new URLSearchParams(location.search).get('lang') ?? remembered.get('lang') ?? navigator.language);
let imprints = [];
let names = new Names();
let report;
let outlook;
let undo;
let turn = 0;
let ahead = 0;
let loadedAt = 0;
const RELOAD_PAUSE = 5000;

const context = {
  get words() {
    return words;
  },
  get names() {
    return names;
  },
  forms: new Map(),
  get stopped() {
    return demo.stopped;
  },
  get desks() {
    return imprints.flatMap((imprint) => imprint.desks.map((desk) => ({ ...desk, imprint: imprint.id })));
  },
  now: () => Date.now() + ahead,
  by: () => editor() || $('desk').value || 'desk',
  perform,
  moveIncident,
};

function options(select, entries, chosen) {
  select.replaceChildren(...entries.map(([value, label]) => h('option', { value, selected: value === chosen }, label)));
}

function speak() {
  document.documentElement.lang = words.language;
  document.title = `Colophon · ${words.say('health')}`;
  $('ui-language').value = words.language;
  document.querySelectorAll('[data-say]').forEach((element) => {
    element.textContent = words.say(element.dataset.say);
  });
  options($('purpose'), PURPOSES.map((purpose) => [purpose, words.say(`purpose_${purpose}`)]), $('purpose').value || 'recommend');
  choices();
  demo.show(words);
  if (report) {
    show();
  }
  if (outlook) {
    showOutlook();
  }
}

function choices() {
  const all = ['', words.say('all')];
  options($('imprint'), [all, ...imprints.map((imprint) => [imprint.id, imprint.name])], $('imprint').value);
  const desks = context.desks.filter((desk) => !$('imprint').value || desk.imprint === $('imprint').value);
  options($('desk'), [all, ...desks.map((desk) => [desk.id, desk.name])], $('desk').value);
}

async function load() {
  const mine = ++turn;
  try {
    const about = { imprint: $('imprint').value, desk: $('desk').value };
    const days = Promise.all([api.outlook({ ...about, days: 27 }), api.outlook({ ...about, days: 27, needs_price: true })]);
    days.catch(() => {}); // told below, once the report is there
    const found = await api.healthReport({ ...about, purpose: $('purpose').value });
    if (mine === turn) {
      report = found;
      ahead = new Date(found.at) - Date.now();
      loadedAt = Date.now();
      show();
      outlook = await days;
      showOutlook();
      fill('gaps', gapViews(await api.gaps(), words), 'gaps_none');
      fill('duplicates', duplicateViews((await api.duplicates()).pairs, words), 'duplicates_none');
    }
  } catch (problem) {
    say(words.problem(problem), true);
  }
}

function name(imprint) {
  return imprints.find((known) => known.id === imprint)?.name ?? imprint;
}

function show() {
  $('summary-title').textContent = words.say('health_summary', {
    pass: words.number(report.pass), items: words.number(report.items), percent: words.number(Math.floor(report.pass_share * 1000) / 10),
  });
  $('shares').replaceChildren(...report.imprints.map((share) => shareView(share, name(share.imprint), words)));
  $('settled').textContent = report.settled.length > 0 ? words.count('health_settled', report.settled.length) : '';
  fill('groups', report.groups.map((group) => groupView(group, context)), 'health_none');
  fill('incidents', report.incidents.map((incident) => incidentView(incident, context)), 'incidents_none');
  fill('sources', report.sources.map((source) => sourceView(source, context)), 'sources_none');
  fill('stale', report.stale.map((spread) => spreadView(spread, words)), 'stale_none');
}

function showOutlook() {
  const [all, priced] = outlook;
  $('freshness').replaceChildren(freshnessView(all, priced, words));
  $('calendar').replaceChildren(h('p', { class: 'muted' }, words.say('outlook_lead')), calendarView(priced, words, true));
  $('turns').replaceChildren(...turnsView(priced, words));
}

function fill(id, views, none) {
  const tag = $(id).tagName === 'UL' ? 'li' : 'p';
  $(id).replaceChildren(...(views.length > 0 ? views : [h(tag, { class: 'muted' }, words.say(none))]));
}

/** Says what was done, and offers to take it back. */
function say(text, bad, back) {
  undo = back;
  $('done').classList.toggle('bad', Boolean(bad));
  $('done').replaceChildren(text, back ? h('button', { type: 'button', onclick: takeBack }, words.say('undo')) : '');
}

async function takeBack() {
  const back = undo;
  if (!back) {
    return;
  }
  undo = undefined;
  await attempt(async () => {
    await back();
    say(words.say('undone'));
  });
}

async function attempt(work) {
  try {
    await work();
    await load();
    $('done').focus();
  } catch (problem) {
    say(problem.code === 'precondition_failed' ? words.say('health_changed_meanwhile') : words.problem(problem), true);
  }
}

/** Sends the request of an entry, with what was filled in. */
function perform(entry, request) {
  return attempt(async () => {
    const hold = request.method === 'DELETE' ? await holdOf(request.path) : undefined;
    const answer = await api.send(request, request.if_match ? await api.tag(entry.item) : undefined);
    say(words.say('health_done', { title: entry.title }), false, inverse(entry, request, answer, hold));
  });
}

/** What takes it back; nothing where that cannot be done. */
function inverse(entry, request, answer, hold) {
  if (request.method === 'PATCH') {
    return async () => api.send({ method: 'PATCH', path: request.path, body: { ...answer.undo, by: context.by() } }, await api.tag(entry.item));
  }
  return hold && (() => api.send({ method: 'POST', path: '/v1/holds', body: hold }));
}

async function holdOf(path) {
  const { holds } = await api.holds();
  return holds.find((hold) => path === `/v1/holds/${hold.id}`);
}

function moveIncident(incident, action) {
  return attempt(async () => {
    await api.moveIncident(incident.id, { action, by: context.by() });
    const back = action === 'reopen' ? undefined : () => api.moveIncident(incident.id, { action: 'reopen', by: context.by() });
    say(words.say('incident_done', { id: incident.id, what: words.say(`incident_${action}`) }), false, back);
  });
}

async function askPolicy(event) {
  event.preventDefault();
  $('policy-answer').replaceChildren(words.say('loading'));
  try {
    $('policy-answer').replaceChildren(previewView(await api.previewPolicy($('policy-yaml').value), words, name));
  } catch (problem) {
    $('policy-answer').replaceChildren(h('p', { class: 'problem' }, words.problem(problem)));
  }
}

/** Moves among the entries. */
function step(by) {
  const rows = [...document.querySelectorAll('.entries > li')];
  const at = rows.indexOf(document.activeElement.closest?.('.entries > li'));
  rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
}

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, textarea, select')) {
    return;
  }
  if (event.key === 'j' || event.key === 'k') {
    step(event.key === 'j' ? 1 : -1);
  } else if (event.key === 'a') {
    document.activeElement.closest?.('.entries > li')?.querySelector('.act')?.click();
  } else if (event.key === 'u') {
    takeBack();
  } else {
    return;
  }
  event.preventDefault();
}

const demo = new DemoFeed(api, () => attempt(() => {}));

function listen() {
  $('filter').addEventListener('submit', (event) => {
    event.preventDefault();
    load();
  });
  $('imprint').addEventListener('change', () => {
    choices();
    load();
  });
  $('desk').addEventListener('change', load);
  $('purpose').addEventListener('change', load);
  $('ui-language').addEventListener('change', () => {
    words = new Words($('ui-language').value);
    remembered.set('lang', words.language);
    speak();
  });
  $('policy-form').addEventListener('submit', askPolicy);
  $('policy-file').addEventListener('change', async () => {
    $('policy-yaml').value = (await $('policy-file').files[0]?.text()) ?? '';
  });
  document.addEventListener('keydown', key);
  setInterval(() => {
    const ended = tick($('groups'), context);
    if (ended && !document.querySelector('.repair') && Date.now() - loadedAt > RELOAD_PAUSE) {
      loadedAt = Date.now();
      load();
    }
  }, 1000);
}

async function start() {
  listen();
  speak();
  try {
    ({ imprints } = await api.imprints());
    choices();
    names = await Names.of(api);
    await demo.load(words);
  } catch (problem) {
    say(words.problem(problem), true);
  }
  await load();
}

start();
