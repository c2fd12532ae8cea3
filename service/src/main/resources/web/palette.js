import { Api } from './api.js';
import { h } from './dom.js';
import { Words } from './words.js';

/** How long after the last key titles are looked for. */
const PAUSE = 200;
const MOST_ITEMS = 8;

const api = new Api();
const words = () => new Words(document.documentElement.lang);

/** What is asked for titles: all imprints at once, or one by one for who may not see all. */
let scopes = [{}];

async function titlesFor(text) {
  const ask = async () => (await Promise.all(scopes.map((scope) => api.items({ ...scope, q: text, limit: MOST_ITEMS })))).flatMap(({ items }) => items);
  try {
    return await ask();
  } catch (problem) {
    if (problem.code !== 'imprint_not_allowed') {
      throw problem;
    }
    scopes = (await api.imprints()).imprints.map(({ id }) => ({ imprint: id }));
    return ask();
  }
}

/** What can be done on the page that is open; an action is left out where its place is missing. */
const ACTIONS = [
  ['palette_new_text', () => (document.getElementById('new-text') ? press('new-text') : location.assign('/desk.html'))],
  ['palette_text', () => focus('text'), 'text'],
  ['palette_suggestions', () => document.getElementById('panel').key(new KeyboardEvent('keydown', { key: 'j' })), 'panel'],
  ['palette_publish', () => focus('state'), 'state'],
  ['palette_search', () => focus('q'), 'q'],
  ['palette_language', () => otherLanguage(), 'ui-language'],
  ['palette_keys', () => sheet()],
];

const KEYS = [['palette_key_open', 'key_palette'], ['palette_key_sheet', '?'], ['palette_key_accept', 'A'], ['palette_key_reject', 'R'], ['palette_key_move', 'J, K'], ['palette_key_undo', 'U'], ['palette_key_close', 'Esc']];

function press(id) {
  document.getElementById(id).click();
}

function focus(id) {
  document.getElementById(id).focus();
}

function otherLanguage() {
  const select = document.getElementById('ui-language');
  select.value = select.value === 'de' ? 'en' : 'de';
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** A field over the page in which one names where to go or what to do. */
class CommandPalette {
  #timer;
  #turn = 0;
  #entries = [];
  #current = 0;

  constructor() {
    this.field = h('input', { id: 'palette-field', role: 'combobox', autocomplete: 'off', maxlength: 200, 'aria-controls': 'palette-list', 'aria-expanded': 'true', 'aria-autocomplete': 'list' });
    this.list = h('ul', { id: 'palette-list', role: 'listbox' });
    this.state = h('p', { class: 'muted', role: 'status' });
    this.dialog = h('dialog', { id: 'palette', class: 'palette' }, this.field, this.list, this.state);
    this.field.addEventListener('input', () => this.#typed());
    this.field.addEventListener('keydown', (event) => this.#key(event));
    this.dialog.addEventListener('click', ({ target }) => target === this.dialog && this.dialog.close());
    document.body.append(this.dialog);
  }

  open() {
    if (this.dialog.open) {
      return;
    }
    const mine = words();
    this.dialog.setAttribute('aria-label', mine.say('palette'));
    this.field.setAttribute('aria-label', mine.say('palette_hint'));
    this.field.placeholder = mine.say('palette_hint');
    this.list.setAttribute('aria-label', mine.say('palette'));
    this.field.value = '';
    this.state.textContent = '';
    this.#show([]);
    this.dialog.showModal();
  }

  #typed() {
    clearTimeout(this.#timer);
    const mine = ++this.#turn;
    this.#show([]);
    const text = this.field.value.trim();
    if (text.length < 2) {
      this.state.textContent = '';
      return;
    }
    this.#timer = setTimeout(async () => {
      try {
        const items = await titlesFor(text);
        if (mine === this.#turn) {
          const named = (item) => item.title.toLocaleLowerCase().includes(text.toLocaleLowerCase());
          this.#show([...items.filter(named), ...items.filter((item) => !named(item))].slice(0, MOST_ITEMS).map((item) => ({ kind: 'palette_item', label: item.title, language: item.language, run: () => location.assign(`/item.html?item=${encodeURIComponent(item.id)}`) })), this.#current);
          this.state.textContent = this.#entries.length === 0 ? words().say('palette_none') : '';
        }
      } catch (problem) {
        if (mine === this.#turn) {
          this.state.textContent = words().problem(problem);
        }
      }
    }, PAUSE);
  }

  /** Shows what fits, with titles at the end; `current` is the entry that stays chosen. */
  #show(items, current = 0) {
    const mine = words();
    const text = this.field.value.trim().toLocaleLowerCase(mine.language);
    const fits = ({ label }) => label.toLocaleLowerCase(mine.language).includes(text);
    const pages = [...document.querySelectorAll('nav.pages a')].map((link) => ({ kind: 'palette_page', label: link.textContent, run: () => location.assign(link.href) }));
    const actions = ACTIONS.filter(([, , id]) => !id || document.getElementById(id)?.checkVisibility()).map(([key, run]) => ({ kind: 'palette_action', label: mine.say(key), run }));
    this.#entries = [...pages.filter(fits), ...actions.filter(fits), ...items];
    this.#current = current;
    this.list.replaceChildren(...this.#entries.map((entry, i) => h('li', { id: `palette-${i}`, role: 'option', onclick: () => this.#run(i) },
      h('span', { lang: entry.language }, entry.label), h('span', { class: 'muted' }, mine.say(entry.kind)))));
    this.#mark();
  }

  #mark() {
    [...this.list.children].forEach((row, i) => row.setAttribute('aria-selected', String(i === this.#current)));
    const row = this.list.children[this.#current];
    row?.scrollIntoView({ block: 'nearest' });
    row ? this.field.setAttribute('aria-activedescendant', row.id) : this.field.removeAttribute('aria-activedescendant');
  }

  #key(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && this.#entries.length > 0) {
      event.preventDefault();
      this.#current = (this.#current + by + this.#entries.length) % this.#entries.length;
      this.#mark();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#run(this.#current);
    }
  }

  #run(at) {
    const entry = this.#entries[at];
    if (entry) {
      this.dialog.close();
      entry.run();
    }
  }
}

/** The sheet of all keys; what is pressed there reaches nothing behind it. */
function sheet() {
  document.getElementById('keys')?.remove();
  const mine = words();
  const shown = h('dialog', { id: 'keys', class: 'palette', tabindex: -1, 'aria-labelledby': 'keys-title', onkeydown: (event) => shown.open && event.stopPropagation() }, h('h2', { id: 'keys-title' }, mine.say('palette_keys')),
    h('dl', { class: 'keys' }, KEYS.flatMap(([what, key]) => [h('dt', {}, h('kbd', {}, mine.has(key) ? mine.say(key) : key)), h('dd', {}, mine.say(what))])),
    h('button', { type: 'button', onclick: () => shown.close() }, mine.say('palette_close')));
  document.body.append(shown);
  shown.showModal();
}

/** Whether somebody types into a field; one in a dialog that was just closed still has the focus for a moment. */
function isTyping(target) {
  return target.matches?.('input, textarea, select, [contenteditable]') && !target.closest('dialog:not([open])');
}

function start() {
  document.head.append(h('link', { rel: 'stylesheet', href: '/web/palette.css' }));
  const palette = new CommandPalette();
  document.getElementById('palette-open').addEventListener('click', () => palette.open());
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      palette.open();
    } else if (event.key === '?' && !isTyping(event.composedPath()[0])) {
      event.preventDefault();
      sheet();
    }
  });
}

if (document.getElementById('palette-open')) {
  start();
}
