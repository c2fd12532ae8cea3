import { Address } from './address.js';
import { Api } from './api.js';
import { h } from './dom.js';
import { follow, MOVING } from './live.js';
import { editorField, memory } from './memory.js';
import { Names } from './names.js';
import { detailView, differenceView } from './runs-detail.js';
import { expected, runView } from './runs-view.js';
import { titlesOf } from './views.js';
import { Words } from './words.js';
import './words-charts.js';

const KINDS = ['enrich', 'match', 'sweep', 'reindex'];
const PARTS = ['diff', 'detail'];

/** How often all runs are read, in case a message was lost. */
const SAFE = 30_000;

const $ = (id) => document.getElementById(id);
const api = new Api();
const remembered = memory();
const editor = editorField(remembered);
const address = new Address(() => look());
let words = new Words(address.get('lang') ?? remembered.get('lang') ?? navigator.language);
let names = new Names();
let imprints = [];
let runs;
let shown;
let timer;

/** Which run is open, and at which part: it is in the address. */
function opened() {
  const part = PARTS.includes(address.get('part')) ? address.get('part') : 'diff';
  return address.get('run') ? { run: Number(address.get('run')), part } : undefined;
}

function options(select, entries, chosen) {
  select.replaceChildren(...entries.map(([value, label]) => h('option', { value, selected: value === chosen }, label)));
}

function speak() {
  document.documentElement.lang = words.language;
  document.title = `Colophon · ${words.say('runs')}`;
  $('ui-language').value = words.language;
  document.querySelectorAll('[data-say]').forEach((element) => {
    element.textContent = words.say(element.dataset.say);
  });
  options($('kind'), KINDS.map((kind) => [kind, words.say(`run_is_${kind}`)]), $('kind').value || 'enrich');
  options($('imprint'), [['', words.say('all')], ...imprints.map((imprint) => [imprint.id, imprint.name])], $('imprint').value);
  show();
}

/** Replaces what has changed and nothing else, so that focus stays where it is. */
function show() {
  const list = $('runs');
  if (!runs || runs.length === 0) {
    list.replaceChildren(h('p', { class: 'muted' }, words.say(runs ? 'run_none' : 'page_loading')));
    return;
  }
  const before = new Map([...list.children].map((child) => [child.dataset.run, child]));
  list.replaceChildren(...runs.map((run) => {
    const now = opened()?.run === run.id ? { ...opened(), body: shown?.run === run.id && shown.part === opened().part ? shown.body : undefined } : undefined;
    const state = JSON.stringify([run, words.language, now?.part, now?.body]);
    const old = before.get(String(run.id));
    return old?.dataset.state === state ? old : articleOf(run, now, old, state);
  }));
}

function articleOf(run, now, old, state) {
  const focused = old?.contains(document.activeElement) && document.activeElement.dataset.action;
  const made = runView(run, { words, names, act, open, part: now?.part });
  made.dataset.state = state;
  if (now) {
    made.querySelector('.difference').replaceChildren(now.body
      ? { diff: differenceView, detail: detailView }[now.part](now.body, { words, names })
      : h('p', { class: 'muted' }, words.say('loading')));
  }
  if (focused) {
    queueMicrotask(() => (made.querySelector(`[data-action=${focused}]`) ?? made.querySelector('button'))?.focus());
  }
  return made;
}

function say(text, bad = false) {
  $('done').className = bad ? 'done bad' : 'done';
  $('done').textContent = text;
}

async function load() {
  clearTimeout(timer);
  try {
    ({ runs } = await api.call('GET', '/v1/runs?limit=20'));
    show();
    await look();
  } catch (problem) {
    say(words.problem(problem), true);
  }
  timer = setTimeout(load, SAFE);
}

/** Reads the part of the run that is open. */
async function look() {
  const now = opened();
  show();
  if (!now) {
    return;
  }
  try {
    const body = now.part === 'diff' ? await differences(now.run) : await details(now.run);
    if (opened()?.run === now.run && opened().part === now.part) {
      shown = { ...now, body };
      show();
    }
  } catch (problem) {
    say(words.problem(problem), true);
  }
}

async function differences(run) {
  const { groups } = await api.call('GET', `/v1/runs/${run}/diff`);
  return { groups, titles: await titlesOf(api, [...new Set(groups.flatMap((group) => group.examples.map((one) => one.item)))]) };
}

async function details(run) {
  const report = await api.call('GET', `/v1/runs/${run}/report`);
  return { report, titles: await titlesOf(api, report.slowest.slice(0, 5).map((one) => one.item)) };
}

/** Opens a part of a run, or closes it. */
function open(run, part) {
  const now = opened();
  address.go(now?.run === run.id && now.part === part ? { run: undefined, part: undefined } : { run: run.id, part });
  return look();
}

let asked = Promise.resolve();

/** Somebody, or the worker, moved a run: it alone is read again, one after the other. */
function moved(name, { run: id, state }) {
  if (name !== 'run') {
    return name === 'reload' && load();
  }
  asked = asked.then(async () => {
    const run = await api.call('GET', `/v1/runs/${id}`);
    runs = runs?.some((one) => one.id === id) ? runs.map((one) => (one.id === id ? run : one)) : [run, ...runs ?? []];
    show();
    if (opened()?.run === id && !MOVING.includes(state)) {
      await look();
    }
  }).catch(() => {}); // all are read again soon
  return asked;
}

async function attempt(work) {
  say('');
  try {
    await work();
  } catch (problem) {
    say(words.problem(problem), true);
  }
  await load();
}

/** Does something with a run, which is shown at once and taken back where it fails. */
function act(run, action) {
  const before = runs;
  runs = runs.map((one) => (one.id === run.id ? expected(one, action) : one));
  show();
  return attempt(async () => {
    const body = { by: editor() || 'desk' };
    if (action === 'approve') {
      body.results = run.results?.digest;
    }
    try {
      await api.call('POST', `/v1/runs/${run.id}/${action}`, body);
    } catch (problem) {
      runs = before;
      throw problem;
    }
    say(words.say('run_done', { id: run.id, action: words.say(`run_${action}`) }));
  });
}

function plan(event) {
  event.preventDefault();
  const order = { kind: $('kind').value, start: false, by: editor() || 'desk', dry_run: $('dry').checked };
  if ($('imprint').value) {
    order.select = { imprint: $('imprint').value };
  }
  if ($('model').value.trim() && order.kind === 'enrich') {
    order.model = $('model').value.trim();
  }
  return attempt(async () => {
    const run = await api.call('POST', '/v1/runs', order);
    say(words.say('run_planned', { id: run.id, all: words.number(run.items.all), selected: words.number(run.selected) }));
  });
}

async function start() {
  $('new').addEventListener('submit', plan);
  $('ui-language').addEventListener('change', () => {
    words = new Words($('ui-language').value);
    remembered.set('lang', words.language);
    speak();
  });
  speak();
  await attempt(async () => {
    ({ imprints } = await api.imprints());
    names = await Names.of(api);
    speak();
  });
  follow(moved, (reached) => {
    $('connection').textContent = reached ? '' : words.say('run_live_lost');
  });
}

start();
