import { Api } from './api.js';
import { h } from './dom.js';
import { memory } from './memory.js';
import { markedText } from './panel-text.js';
import { Queue } from './queue.js';
import { Words } from './words.js';

const TYPES = ['news', 'guide', 'archive', 'book', 'page'];
const LANGUAGES = ['und', 'de', 'en'];

const $ = (id) => document.getElementById(id);
const api = new Api();
const panel = $('panel');
const remembered = memory();
let imprints = [];
let words = new Words(new URLSearchParams(location.search).get('lang') ?? remembered.get('lang') ?? navigator.language);
let shown;
const decided = new Map();

const queue = new Queue(api, { list: $('queue'), state: $('queue-state'), more: $('queue-more') }, open);

function options(select, entries, chosen) {
  select.replaceChildren(...entries.map(([value, label]) => h('option', { value, selected: value === chosen }, label)));
}

function speak() {
  document.documentElement.lang = words.language;
  document.title = `Colophon · ${words.say('title')}`;
  $('ui-language').value = words.language;
  panel.setAttribute('lang', words.language);
  document.querySelectorAll('[data-say]').forEach((element) => {
    element.textContent = words.say(element.dataset.say);
  });
  options($('content-type'), TYPES.map((type) => [type, words.say(`type_${type}`)]), $('content-type').value || remembered.get('type'));
  options($('language'), LANGUAGES.map((code) => [code, words.say(`language_${code}`)]), $('language').value);
  showDemo(demoState);
}

function showDesks() {
  const imprint = imprints.find((known) => known.id === $('imprint').value);
  const desks = (imprint?.desks ?? []).filter((desk) => desk.active);
  options($('desk'), desks.map((desk) => [desk.id, desk.name]), remembered.get('desk'));
  chooseDesk();
}

function chooseDesk() {
  remembered.set('imprint', $('imprint').value);
  remembered.set('desk', $('desk').value);
  answerAs();
  return queue.show($('desk').value, words);
}

function answerAs() {
  panel.setAttribute('by', $('editor').value.trim() || $('desk').value || 'desk');
}

function draft() {
  const address = $('address').value.trim();
  return {
    imprint: $('imprint').value,
    ...($('desk').value && { desk: $('desk').value }),
    source: 'desk',
    ...(address && { canonical_url: address }),
    content_type: $('content-type').value,
    language: $('language').value,
    title: $('title').value,
    text: $('text').value.replaceAll('\r', ''),
  };
}

function suggest(event) {
  event.preventDefault();
  queue.mark(undefined);
  panel.draft = draft();
}

/** Opens a stored item; those that were decided meanwhile leave the queue. */
function open(id) {
  [...decided].filter(([item, answers]) => item !== id && answers > 0).forEach(([item]) => queue.drop(item));
  queue.mark(id);
  panel.setAttribute('item', id);
}

function read(title, text, body) {
  shown = { title, text, isDraft: !body.item, language: body.language.code };
  $('left').scrollTo(0, 0);
  $('draft').hidden = true;
  $('reading').hidden = false;
  $('store').hidden = !shown.isDraft;
  $('edit').textContent = words.say(shown.isDraft ? 'edit_text' : 'new_text');
  $('reading-title').textContent = title;
  $('reading').lang = body.language.code;
  const evidence = [...body.segments.slice(0, 3)].map((segment) => segment.evidence).filter(Boolean);
  $('reading-text').replaceChildren(...markedText(text, evidence));
}

function edit() {
  if (shown && !shown.isDraft) {
    $('title').value = '';
    $('text').value = '';
    panel.removeAttribute('item');
    queue.mark(undefined);
  }
  $('store-state').textContent = '';
  $('reading').hidden = true;
  $('draft').hidden = false;
  $('title').focus();
}

/** An id made of the title. */
function idOf(title) {
  const plain = title.toLowerCase().replaceAll('ß', 'ss').replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue')
    .normalize('NFD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return plain.slice(0, 80).replace(/-+$/, '') || 'titel';
}

/** Stores the draft, unpublished: nothing is ever published from here. */
async function store() {
  const item = panel.draft;
  const id = idOf(item.title);
  $('store').disabled = true;
  $('store-state').textContent = words.say('storing');
  try {
    const { canonical_url: address, ...rest } = item;
    await api.store(id, {
      ...rest,
      ...(address && { canonical_url: address, canonical_id: `url:${address}` }),
      language: shown.language,
      lifecycle: { state: 'draft' },
    });
    $('store-state').textContent = words.say('stored', { id });
    await queue.show($('desk').value, words);
    open(id);
  } catch (problem) {
    $('store-state').textContent = words.problem(problem);
  } finally {
    $('store').disabled = false;
  }
}

function highlight({ start }) {
  $('reading-text').querySelectorAll('mark').forEach((mark) => {
    const current = Number(mark.dataset.start) === start;
    mark.classList.toggle('current', current);
    if (current && window.matchMedia('(min-width: 56rem)').matches) {
      mark.scrollIntoView({ block: 'nearest' });
    }
  });
}

let demoState = 'none';

function showDemo(feed) {
  demoState = feed;
  $('demo').hidden = feed === 'none';
  $('demo').classList.toggle('stopped', feed === 'stopped');
  $('demo-state').textContent = words.say(`demo_${feed}`);
  $('demo-plug').textContent = words.say(feed === 'running' ? 'demo_pull' : 'demo_plug');
}

async function plug() {
  $('demo-plug').disabled = true;
  try {
    showDemo((await api.plug(demoState !== 'running')).feed);
    const item = panel.getAttribute('item');
    if (item) {
      panel.removeAttribute('item');
      panel.setAttribute('item', item);
    }
  } finally {
    $('demo-plug').disabled = false;
  }
}

function listen() {
  $('draft').addEventListener('submit', suggest);
  $('edit').addEventListener('click', edit);
  $('store').addEventListener('click', store);
  $('demo-plug').addEventListener('click', plug);
  $('imprint').addEventListener('change', showDesks);
  $('desk').addEventListener('change', chooseDesk);
  $('content-type').addEventListener('change', () => remembered.set('type', $('content-type').value));
  $('editor').addEventListener('change', () => {
    remembered.set('editor', $('editor').value);
    answerAs();
  });
  $('ui-language').addEventListener('change', () => {
    words = new Words($('ui-language').value);
    remembered.set('lang', words.language);
    speak();
    chooseDesk();
  });
  panel.addEventListener('colophon-suggestions', ({ detail }) => {
    const text = detail.item ?? panel.draft;
    read(text.title, text.text, detail);
  });
  panel.addEventListener('colophon-evidence', ({ detail }) => highlight(detail));
  panel.addEventListener('colophon-decision', ({ detail }) => {
    if (detail.kind === 'segment') {
      decided.set(detail.item, (decided.get(detail.item) ?? 0) + (detail.answer === 'revoked' ? -1 : 1));
    }
  });
  document.addEventListener('keydown', (event) => {
    if (!event.target.closest?.('input, textarea, select, colophon-panel')) {
      panel.key(event);
    }
  });
}

async function start() {
  listen();
  $('editor').value = remembered.get('editor') ?? '';
  speak();
  try {
    ({ imprints } = await api.imprints());
    options($('imprint'), imprints.map((imprint) => [imprint.id, imprint.name]), remembered.get('imprint'));
    showDesks();
    showDemo((await api.demo()).feed);
  } catch (problem) {
    $('queue-state').textContent = words.problem(problem);
  }
}

start();
