import { Api } from './api.js';
import { h } from './dom.js';
import { editorField, memory } from './memory.js';
import { differenceView, runView } from './runs-view.js';
import { Words } from './words.js';

const KINDS = ['enrich', 'match', 'sweep', 'reindex'];
const MOVING = ['running', 'applying', 'rolling_back'];
const SOON = 700;
const LATER = 5000;

const $ = (id) => document.getElementById(id);
const api = new Api();
const remembered = memory();
const editor = editorField(remembered);
let words = new Words(new URLSearchParams(location.search).get('lang') ?? remembered.get('lang') ?? navigator.language);
let imprints = [];
let runs = [];
let open;
let groups = [];
let timer;

const context = {
  get words() {
    return words;
  },
  act,
  diff,
};

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
  if (runs.length === 0) {
    list.replaceChildren(h('p', { class: 'muted' }, words.say('run_none')));
    return;
  }
  const shown = new Map([...list.children].map((child) => [child.dataset.run, child]));
  list.replaceChildren(...runs.map((run) => {
    const state = JSON.stringify([run, words.language, open === run.id && groups]);
    const old = shown.get(String(run.id));
    if (old?.dataset.state === state) {
      return old;
    }
    const focused = old?.contains(document.activeElement) && document.activeElement.dataset.action;
    const made = runView(run, { ...context, words, open: open === run.id });
    made.dataset.state = state;
    if (open === run.id) {
      made.querySelector('.difference').replaceChildren(differenceView(groups, words));
    }
    if (focused) {
      queueMicrotask(() => (made.querySelector(`[data-action=${focused}]`) ?? made.querySelector('button'))?.focus());
    }
    return made;
  }));
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
  } catch (problem) {
    say(words.problem(problem), true);
  }
  timer = setTimeout(load, runs.some((run) => MOVING.includes(run.state)) ? SOON : LATER);
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

function act(run, action) {
  return attempt(async () => {
    const body = { by: editor() || 'desk' };
    if (action === 'approve') {
      body.results = run.results?.digest;
    }
    await api.call('POST', `/v1/runs/${run.id}/${action}`, body);
    say(words.say('run_done', { id: run.id, action: words.say(`run_${action}`) }));
  });
}

async function diff(run) {
  open = open === run.id ? undefined : run.id;
  groups = [];
  await attempt(async () => {
    if (open) {
      ({ groups } = await api.call('GET', `/v1/runs/${run.id}/diff`));
    }
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
    speak();
  });
}

start();
