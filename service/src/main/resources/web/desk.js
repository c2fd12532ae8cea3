import { Address } from './address.js';
import { Api } from './api.js';
import { DemoFeed } from './demo-feed.js';
import { h } from './dom.js';
import { Documents } from './documents.js';
import { Drafts } from './drafts.js';
import { formsOf } from './explain.js';
import { Lists } from './lists.js';
import { editorField, memory } from './memory.js';
import { Names } from './names.js';
import { followOthers } from './others.js';
import { clockAhead, effectsView, fieldsOf, store } from './publish.js';
import { highlight, readerView } from './reader.js';
import { Words } from './words.js';
import { draftOf, Writer } from './writer.js';

const $ = (id) => document.getElementById(id);
const api = new Api();
const panel = $('panel');
const remembered = memory();
const editor = editorField(remembered);
const address = new Address(route);
const drafts = new Drafts({ onRemote: remote, onConflict: keepBoth, onList: () => lists.refresh() });
const lists = new Lists(api, drafts, address, { onItem: (id) => go({ item: id }), onDraft: (id) => go({ draft: id }) });
const writer = new Writer(written, (files) => documents.insert(files));
const demo = new DemoFeed(api, () => panel.getAttribute('item') && panel.reload());
const documents = new Documents(api, writer.field, {
  say: (key, name, problem) => {
    if (key === 'file_elsewhere') {
      notice(words.say(key, { name }));
    } else if (key !== 'file_read' || kept) {
      $('saved').textContent = problem ? words.problem(problem) : words.say(key, { name });
    }
  },
  place: () => turn,
  onTitle: (title) => {
    if ($('title').value.trim() === '') {
      $('title').value = title;
      written();
    }
  },
});
let words = new Words(address.get('lang') ?? remembered.get('lang') ?? navigator.language);
let names = new Names();
let imprints = [];
let draft;
let shown;
let known = {};
let turn = 0; // counts what was opened
let kept = true; // whether the draft could be kept
const segments = new Map();
const decided = new Map();

function options(select, entries, chosen) {
  select.replaceChildren(...entries.map(([value, label]) => h('option', { value, selected: value === chosen }, label)));
}

/** Says everything in the chosen language; what is open stays open. */
function speak() {
  document.documentElement.lang = words.language;
  $('ui-language').value = words.language;
  panel.setAttribute('lang', words.language);
  document.querySelectorAll('[data-say]').forEach((element) => {
    element.textContent = words.say(element.dataset.say);
  });
  writer.speak(words, names);
  demo.show(words);
  titled();
  if (shown) {
    read(shown);
  } else {
    saved();
    effects();
  }
}

function titled() {
  const what = shown?.body.item.title ?? draft?.fields.title;
  document.title = `Colophon · ${what || words.say('title')}`;
}

/** Chooses an imprint and a desk, where they are known; else the first. */
function choose(imprint, desk) {
  const known = imprints.find((one) => one.id === imprint) ?? imprints[0];
  const desks = (known?.desks ?? []).filter((one) => one.active);
  options($('imprint'), imprints.map((one) => [one.id, one.name]), known?.id);
  options($('desk'), desks.map((one) => [one.id, one.name]), desk);
  answerAs();
}

/** The imprint and desk that are chosen; while their names are still loading, those that were chosen before. */
function who() {
  const chosen = (name) => $(name).value || draft?.[name] || address.get(name) || remembered.get(name) || '';
  return { imprint: chosen('imprint'), desk: chosen('desk') };
}

function answerAs() {
  panel.setAttribute('by', editor() || $('desk').value || 'desk');
}

/** The person chose another imprint or desk: the lists follow, and the draft in hand belongs to them. */
function chosen() {
  const { imprint, desk } = who();
  remembered.set('imprint', imprint);
  remembered.set('desk', desk);
  address.set({ imprint, desk });
  answerAs();
  if (draft && !shown) {
    written();
  }
  return lists.show(desk, words);
}

/** Goes to an item, a draft, or an empty page. */
function go(where) {
  address.go({ item: undefined, draft: undefined, ...where });
  route();
}

/** Shows what the address names. */
function route() {
  const item = address.get('item');
  const id = address.get('draft');
  turn++;
  $('notice').hidden = true;
  $('store-state').textContent = '';
  shown = undefined;
  if (item) {
    openItem(item);
  } else {
    openDraft(id);
  }
  lists.mark(item ?? id);
}

function openItem(id) {
  [...decided].filter(([item, answers]) => item !== id && answers > 0).forEach(([item]) => lists.drop(item));
  draft = undefined;
  $('draft').hidden = true;
  $('work-title').hidden = false;
  $('reading').hidden = false;
  $('reading').replaceChildren(h('p', { class: 'muted' }, words.say('item_loading')));
  if (panel.getAttribute('item') === id) {
    panel.reload();
  } else {
    panel.setAttribute('item', id);
  }
}

function openDraft(id) {
  const record = id && drafts.open(id);
  draft = record ?? { id, fields: undefined, decisions: [] };
  if (id && !record) {
    notice(words.say('draft_unknown'));
    draft.id = undefined;
    address.set({ draft: undefined });
  }
  $('reading').hidden = true;
  $('work-title').hidden = false;
  $('draft').hidden = false;
  if (record && imprints.length > 0) {
    choose(record.imprint, record.desk);
  }
  writer.open(record?.fields);
  draft.fields = writer.fields;
  segments.clear();
  titled();
  saved();
  panel.draft = writer.hasText ? draftOf(draft.fields, who()) : undefined;
  panel.decisions = draft.decisions;
  effects();
}

/** Keeps what was written at once, and asks for suggestions after a pause. */
function written() {
  draft.fields = writer.fields;
  draft.stored = false;
  keep();
  titled();
  effects();
  if (writer.hasText) {
    panel.follow(draftOf(draft.fields, who()));
  }
}

function keep() {
  if (!draft || (writer.isEmpty && !draft.id)) {
    return;
  }
  const { id = Drafts.newId(), rev, trail, at, discarded, ...content } = draft;
  try {
    const keptAs = drafts.save(id, { ...content, ...who() });
    kept = true;
    if (draft.id && keptAs !== draft.id) {
      notice(words.say('draft_conflict'), draft.id);
      draft.copy_of = draft.id;
    }
    if (keptAs !== draft.id) {
      draft.id = keptAs;
      address.set({ draft: keptAs });
      lists.mark(keptAs);
      lists.refresh();
    }
    draft.at = new Date().toISOString();
    saved();
  } catch {
    kept = false;
    $('saved').textContent = words.say('draft_not_kept');
  }
}

function saved() {
  $('saved').textContent = draft?.at ? words.say('draft_saved', { at: words.timeOfDay(draft.at) }) : words.say('text_hint');
  $('discard').hidden = !draft?.at;
}

function suggest() {
  if (writer.hasText) {
    panel.update(draftOf(draft.fields, who()));
  }
}

/** Another tab went on with this draft. */
function remote(record) {
  if (draft && record.id === draft.id && !shown) {
    if (record.discarded) {
      notice(words.say('draft_discarded_elsewhere'));
      return;
    }
    draft = record;
    writer.fields = record.fields;
    panel.decisions = record.decisions;
    saved();
    effects();
    notice(words.say('draft_changed_elsewhere', { at: words.timeOfDay(record.at) }));
  }
}

/** Another tab changed this draft at the same time: what stands here goes on as a draft of its own. */
function keepBoth(id) {
  if (draft && draft.id === id && !shown) {
    draft.fields = writer.fields;
    keep();
  }
}

function notice(text, other) {
  $('notice').hidden = false;
  $('notice').replaceChildren(text, other ? h('button', { type: 'button', class: 'quiet', onclick: () => go({ draft: other }) }, words.say('draft_other')) : '');
}

function read({ body, stored }) {
  shown = { body, stored };
  if (!address.get('imprint') && imprints.length > 0 && stored.item.imprint !== $('imprint').value) {
    choose(stored.item.imprint, stored.item.desk);
    lists.show($('desk').value, words);
  }
  $('work-title').hidden = true;
  const own = stored.item.source === 'desk';
  $('reading').replaceChildren(...readerView(shown, { words, names, forms: formsOf(stored) }, [
    own && h('button', { type: 'button', id: 'edit', onclick: () => edit(stored) }, words.say('edit_text')),
  ].filter(Boolean)));
  titled();
}

/** Goes on writing a text whose source is the Desk: a draft of the item. */
async function edit({ item }) {
  const tag = await api.tag(item.id);
  shown = undefined;
  choose(item.imprint, item.desk);
  go({ draft: drafts.save(Drafts.newId(), { item: item.id, base: item, tag, decisions: [], fields: fieldsOf(item), ...who() }) });
}

function effects() {
  if (draft?.fields) {
    $('effects').replaceChildren(...effectsView(draft, segments, words));
    $('store').textContent = words.say(`store_${draft.fields.state}`);
  }
}

async function publish(event) {
  event.preventDefault();
  const problem = writer.problem();
  if (problem) {
    $('store-state').textContent = words.say(problem[0]);
    $(problem[1]).focus();
    return;
  }
  $('store').disabled = true;
  $('store-state').textContent = words.say('storing');
  try {
    const count = draft.decisions.length;
    const id = await store(api, draft, { who: who(), by: panel.getAttribute('by'), ...known }, keep);
    drafts.remove(draft.id);
    draft = undefined;
    address.set({ draft: undefined, item: id });
    route();
    lists.show();
    notice(words.say('stored', { id }) + (count > 0 ? ` ${words.count('stored_decisions', count)}` : ''));
  } catch (problem) {
    $('store-state').textContent = problem.code === 'precondition_failed' ? words.say('health_changed_meanwhile') : words.problem(problem);
  } finally {
    $('store').disabled = false;
  }
}

function suggested({ detail }) {
  [...detail.segments, ...detail.more_segments].forEach((segment) => segments.set(segment.id, segment));
  known = { language: detail.language.code, ahead: clockAhead(detail.accepting.until) };
  if (detail.item) {
    if (detail.item.id === address.get('item')) {
      read({ body: detail, stored: detail.stored });
    }
  } else if (draft) {
    writer.mark(detail, panel.draft.text);
    effects();
  }
}

function decision({ detail }) {
  if (detail.draft) {
    draft.decisions = panel.decisions;
    keep();
    effects();
  } else if (detail.kind === 'segment') {
    decided.set(detail.item, (decided.get(detail.item) ?? 0) + (detail.answer === 'revoked' ? -1 : 1));
  }
}

function listen() {
  $('draft').addEventListener('submit', publish);
  $('suggest').addEventListener('click', suggest);
  $('new-text').addEventListener('click', () => {
    go({});
    $('title').focus();
  });
  $('discard').addEventListener('click', () => {
    drafts.discard(draft.id);
    go({});
    lists.choose('drafts');
  });
  $('file').addEventListener('click', () => $('file-choice').click());
  $('file-choice').addEventListener('change', () => {
    documents.insert([...$('file-choice').files]);
    $('file-choice').value = '';
  });
  $('imprint').addEventListener('change', () => {
    choose($('imprint').value);
    chosen();
  });
  $('desk').addEventListener('change', chosen);
  $('editor').addEventListener('change', answerAs);
  $('ui-language').addEventListener('change', () => {
    words = new Words($('ui-language').value);
    remembered.set('lang', words.language);
    address.set({ lang: words.language });
    speak();
    lists.show($('desk').value, words);
  });
  panel.addEventListener('colophon-suggestions', suggested);
  panel.addEventListener('colophon-evidence', ({ detail }) => highlight(detail, writer.field));
  panel.addEventListener('colophon-decision', decision);
  panel.addEventListener('colophon-problem', ({ detail }) => {
    if (detail.item && detail.item === address.get('item') && !shown) {
      $('reading').replaceChildren(h('p', { class: 'muted' }, words.say('no_text')));
    }
  });
  document.addEventListener('keydown', (event) => {
    if (!event.target.closest?.('input, textarea, select, colophon-panel, [role=tab], [contenteditable], [role=toolbar]')) {
      panel.key(event);
    }
  });
}

async function start() {
  listen();
  speak();
  route();
  followOthers(api, panel, {
    at: () => ({ item: address.get('item'), draftOf: draft?.item, tag: draft?.tag }),
    say: (key, values) => notice(words.say(key, values)),
  });
  try {
    ({ imprints } = await api.imprints());
    names = await Names.of(api);
  } catch (problem) {
    $('queue-state').textContent = words.problem(problem);
  }
  const { imprint, desk } = who();
  choose(imprint, desk);
  speak();
  lists.show($('desk').value, words);
  await demo.load(words);
}

start();
