import { Api } from './api.js';
import { h } from './dom.js';
import { Choices } from './labelling-choices.js';
import { labelling } from './labelling-words.js';
import { Words } from './words.js';

const $ = (id) => document.getElementById(id);
const api = new Api();
const choices = new Choices($('choices'), $('filter'));
const address = new URLSearchParams(location.search);
let words = speaking(address.get('lang') ?? remember('lang') ?? navigator.language);
let set;
let item;
let busy = false;
let answered = [];

/** What the browser keeps for this page; nothing where it must not. */
function remember(name, value) {
  try {
    if (value !== undefined) {
      localStorage.setItem(`colophon.${name}`, value);
    }
    return localStorage.getItem(`colophon.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

function speaking(language) {
  const spoken = new Words(language);
  spoken.dictionary = { ...spoken.dictionary, ...labelling[spoken.language] };
  spoken.in = (texts) => texts[spoken.language] ?? Object.values(texts)[0] ?? '';
  return spoken;
}

function path(rest = '') {
  return `/v1/labellings/${encodeURIComponent(set.id)}${rest}`;
}

function labeller() {
  return $('labeller').value.trim();
}

function state(text) {
  $('state').textContent = text;
}

function speak() {
  document.documentElement.lang = words.language;
  document.title = `Colophon · ${words.say('labelling_title')}`;
  $('ui-language').value = words.language;
  document.querySelectorAll('[data-say]').forEach((element) => {
    element.textContent = words.say(element.dataset.say);
  });
}

function ask() {
  const one = set.answers === 'one';
  $('question').textContent = words.say(`label_question_${set.task}`) + (one ? ` ${words.say('label_question_one')}` : '');
  choices.show(set.choices, one, words);
}

/** Shows the item that is next for this labeller, or what is missing. */
async function next(chosen = []) {
  if (!set || !labeller()) {
    $('form').hidden = true;
    state(words.say(set ? 'label_who' : 'label_no_set'));
    $('labeller').focus();
    return;
  }
  const turn = await api.call('GET', path(`/next?labeller=${encodeURIComponent(labeller())}`));
  item = turn.item;
  const { done, of } = turn.progress;
  $('progress').max = of;
  $('progress').value = done;
  $('progress-text').textContent = words.say('label_progress', { done, of });
  $('undo').disabled = answered.length === 0;
  $('form').hidden = !item && answered.length === 0;
  $('title').textContent = item?.title ?? '';
  $('text').replaceChildren(...(item?.text ?? '').split(/\n{2,}/).map((part) => h('p', {}, part)));
  $('facts').textContent = item ? `${words.say(`type_${item.content_type}`)} · ${item.imprint} · ${item.language}` : '';
  if (!item) {
    state(words.say('label_finished', { of }));
    return;
  }
  $('title').lang = item.language;
  $('text').lang = item.language;
  choices.clear(chosen);
  document.querySelector('.left').scrollTo(0, 0);
  $('title').focus({ preventScroll: true });
}

/** One request at a time: a key that is held down answers once. */
async function once(work) {
  if (busy) {
    return;
  }
  busy = true;
  try {
    await work();
  } catch (problem) {
    state(words.problem(problem));
  } finally {
    busy = false;
  }
}

function say(answer, labels = []) {
  return once(async () => {
    if (!item) {
      return;
    }
    if (answer === 'fits' && labels.length === 0) {
      state(words.say('label_choose'));
      return;
    }
    await api.call('POST', path('/labels'), { item: item.id, labeller: labeller(), answer, labels });
    answered.push({ item: item.id, labels });
    const shown = answer === 'fits' ? labels.map((label) => choices.name(label)).join(', ') : words.say(`label_${answer}`);
    state(words.say('label_saved', { answer: shown }));
    await next();
  });
}

function undo() {
  return once(async () => {
    const last = answered.at(-1);
    if (!last) {
      return;
    }
    await api.call('POST', path('/labels'), { item: last.item, labeller: labeller(), answer: 'withdrawn' });
    answered.pop();
    state(words.say('label_undone'));
    await next(last.labels);
  });
}

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || $('form').hidden) {
    return;
  }
  const inField = event.target.closest?.('#filter, #labeller, select');
  const inButton = event.target.closest?.('button');
  const actions = {
    Enter: () => say('fits', choices.chosen()),
    n: () => say('none'),
    x: () => say('cannot_say'),
    u: undo,
    j: () => choices.move(1),
    k: () => choices.move(-1),
    '/': () => $('filter').focus(),
  };
  if (inField || (inButton && event.key === 'Enter')) {
    return;
  }
  if (/^[1-9]$/.test(event.key)) {
    event.preventDefault();
    choices.toggle(Number(event.key));
  } else if (Object.hasOwn(actions, event.key)) {
    event.preventDefault();
    actions[event.key]();
  }
}

function open(id) {
  return once(async () => {
    answered = [];
    set = id ? await api.call('GET', `/v1/labellings/${encodeURIComponent(id)}`) : undefined;
    if (set) {
      $('set').value = set.id;
      ask();
    }
    state('');
    await next();
  });
}

function listen() {
  $('form').addEventListener('submit', (event) => {
    event.preventDefault();
    say('fits', choices.chosen());
  });
  $('none').addEventListener('click', () => say('none'));
  $('cannot-say').addEventListener('click', () => say('cannot_say'));
  $('undo').addEventListener('click', undo);
  $('set').addEventListener('change', () => open($('set').value));
  $('labeller').addEventListener('change', () => {
    remember('labeller', labeller());
    open(set?.id);
  });
  $('ui-language').addEventListener('change', () => {
    words = speaking($('ui-language').value);
    remember('lang', words.language);
    speak();
    open(set?.id);
  });
  document.addEventListener('keydown', key);
}

async function start() {
  listen();
  $('labeller').value = remember('labeller') ?? '';
  speak();
  try {
    const { labellings } = await api.call('GET', '/v1/labellings');
    $('set').replaceChildren(...labellings.map(({ id }) => h('option', { value: id }, id)));
    await open(address.get('set') ?? labellings[0]?.id);
  } catch (problem) {
    state(words.problem(problem));
  }
}

start();
