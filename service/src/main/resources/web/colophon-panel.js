import { Answers } from './panel-answers.js';
import { Api } from './api.js';
import { h } from './dom.js';
import { markedText } from './panel-text.js';
import { segmentsView } from './panel-segments.js';
import { gistView } from './panel-gist.js';
import { recordsView } from './panel-records.js';
import { inOrder, relatedView, termsView } from './panel-terms.js';
import { panelStyle } from './panel-style.js';
import { verdictView } from './panel-verdict.js';
import { Words } from './words.js';

/**
 * `<colophon-panel>`: suggestions for a stored item or for a draft, to accept or reject.
 *
 * Attributes: `endpoint` (the service's address; the page's own when absent), `item` (a stored item),
 * `by` (who answers), `lang` (`de` or `en`), `no-text` (the host shows the text itself); `imprint`,
 * `desk`, `source`, `content-type` and `language` stand in where a draft does not say them.
 * Property: `draft`, an object as `POST /v1/suggestions` takes it.
 * Events, all bubbling: `colophon-suggestions` (the whole answer), `colophon-decision` (one answer
 * that the service took), `colophon-evidence` (the spans behind what has the focus).
 */
class ColophonPanel extends HTMLElement {
  static observedAttributes = ['endpoint', 'item', 'lang'];

  #root = this.attachShadow({ mode: 'open' });
  #answers = new Answers((key, answer) => this.answer(key, answer));
  #state = { name: 'idle' };
  #draft;
  #allTerms = false;
  #current;
  #abort;
  #status = h('p', { class: 'status', role: 'status', 'aria-live': 'polite' });
  #main = h('div', { class: 'main' });

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [panelStyle];
    this.#root.append(this.#main, this.#status);
    this.#root.addEventListener('keydown', (event) => this.key(event));
    this.#root.addEventListener('focusin', (event) => this.#focused(event));
  }

  connectedCallback() {
    if (this.#state.name === 'idle') {
      this.#ask();
    }
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) {
      return;
    }
    if (name === 'lang') {
      this.#render();
    } else {
      this.#ask();
    }
  }

  /** The draft to suggest for; setting it asks the service. */
  set draft(draft) {
    this.#draft = draft;
    this.removeAttribute('item');
    this.#ask();
  }

  get draft() {
    if (!this.#draft) {
      return undefined;
    }
    const stated = {};
    for (const name of ['imprint', 'desk', 'source', 'content-type', 'language']) {
      if (this.hasAttribute(name)) {
        stated[name.replace('-', '_')] = this.getAttribute(name);
      }
    }
    return { ...stated, ...this.#draft };
  }

  get words() {
    return new Words(this.getAttribute('lang') ?? document.documentElement.lang);
  }

  get #api() {
    return new Api(this.getAttribute('endpoint') ?? '');
  }

  get #item() {
    return this.getAttribute('item') || undefined;
  }

  async #ask() {
    this.#abort?.abort();
    if (!this.#item && !this.#draft) {
      this.#show({ name: 'idle' });
      return;
    }
    this.#abort = new AbortController();
    this.#answers.clear();
    this.#allTerms = false;
    this.#current = undefined;
    this.#show({ name: 'loading' });
    const { signal } = this.#abort;
    try {
      const body = this.#item
        ? await this.#api.suggestFor(this.#item, signal)
        : await this.#api.suggest(this.draft, signal);
      this.#show({ name: 'ready', body });
      this.#say(this.words.say('suggestions_ready', { segments: body.segments.length, terms: inOrder(body.terms).length }));
      this.#tell('colophon-suggestions', body);
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        this.#show({ name: 'failed', problem });
      }
    }
  }

  #show(state) {
    this.#state = state;
    this.#say('');
    this.#render();
  }

  #render() {
    const { words } = this;
    this.#main.setAttribute('aria-busy', String(this.#state.name === 'loading'));
    const view = {
      idle: () => [h('p', { class: 'none' }, words.say('idle'))],
      loading: () => [h('p', { class: 'none' }, words.say('loading')), h('div', { class: 'bones', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'))],
      failed: () => [h('div', { class: 'failed', role: 'alert' }, h('p', {}, words.problem(this.#state.problem)),
        h('button', { type: 'button', onclick: () => this.#ask() }, words.say('retry')))],
      ready: () => this.#suggestions(this.#state.body, words),
    }[this.#state.name];
    const open = new Set([...this.#main.querySelectorAll('details[open]')].map((part) => part.dataset.part));
    this.#main.replaceChildren(...view().filter(Boolean));
    this.#main.querySelectorAll('details').forEach((part) => {
      part.open = open.has(part.dataset.part);
    });
    this.#restoreFocus();
  }

  #suggestions(body, words) {
    const isDraft = !this.#item;
    const context = {
      words,
      isDraft,
      answers: this.#answers,
      allTerms: this.#allTerms,
      textLanguage: body.language.code,
      onAllTerms: () => {
        this.#allTerms = true;
        this.#render();
      },
    };
    const text = isDraft ? this.#draft.text : body.item.text;
    const undo = this.#answers.history.length;
    return [
      verdictView(body.verdict, { words, isDraft, onChecked: () => this.#checked() }),
      isDraft && h('p', { class: 'hint' }, words.say('draft_hint')),
      segmentsView(body, context),
      gistView(body, context),
      termsView(body, context),
      recordsView(body, context),
      relatedView(body, words),
      !this.hasAttribute('no-text') && h('details', { class: 'text', 'data-part': 'text' }, h('summary', {}, words.say('show_text')),
        h('div', { lang: body.language.code }, ...markedText(text, body.segments.map((s) => s.evidence).filter(Boolean)))),
      !isDraft && h('footer', {}, h('p', { class: 'keys muted' }, words.say('keys')),
        undo > 0 && h('button', { type: 'button', class: 'quiet undo-all', onclick: () => this.undoAll() }, words.say('undo_all', { count: undo }))),
    ];
  }

  /** Answers one proposal: `accepted`, `rejected` or `revoked`. */
  async answer(key, answer) {
    if (!this.#item || this.#answers.busy.has(key)) {
      return;
    }
    const item = this.#item;
    const kind = key.slice(0, key.indexOf(':'));
    const value = key.slice(kind.length + 1);
    const row = this.#row(key)?.dataset;
    const name = row?.name ?? value;
    this.#current = key;
    this.#answers.busy.add(key);
    this.#render();
    try {
      const by = this.getAttribute('by') || 'desk';
      const taken = await this.#api.decide(item, { kind, value, answer, by, label: row?.name, made_by: row?.madeBy });
      this.#answers.took(key, answer, taken.targeting?.until);
      this.#say(this.words.say('said', { name, answer: this.words.say(answer) }));
      this.#tell('colophon-decision', taken);
    } catch (problem) {
      this.#say(this.words.problem(problem));
    } finally {
      this.#answers.busy.delete(key);
      this.#render();
    }
  }

  /** Takes back every answer of this sitting, the last one first. */
  async undoAll() {
    for (const key of [...this.#answers.history].reverse()) {
      await this.answer(key, 'revoked');
    }
  }

  async #checked() {
    try {
      await this.#api.checked(this.#item, this.getAttribute('by') || 'desk');
      await this.#ask();
    } catch (problem) {
      this.#say(this.words.problem(problem));
    }
  }

  /** Takes a key: a, r, u answer; j and k move. Hosts may pass on keys pressed outside the panel. */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || this.#state.name !== 'ready') {
      return;
    }
    const act = {
      j: () => this.#move(1),
      k: () => this.#move(-1),
      a: () => this.#answerCurrent('accepted'),
      r: () => this.#answerCurrent('rejected'),
      u: () => this.#undoLast(),
    }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  }

  #answerCurrent(answer) {
    const row = this.#row(this.#current) ?? this.#rows()[0];
    if (row?.classList.contains('open')) {
      this.answer(row.dataset.key, answer);
    }
  }

  #undoLast() {
    const last = this.#answers.history.at(-1);
    if (last) {
      this.answer(last, 'revoked');
    }
  }

  #rows() {
    return [...this.#main.querySelectorAll('.answerable')].filter((row) => row.offsetParent !== null);
  }

  #row(key) {
    return this.#rows().find((row) => row.dataset.key === key);
  }

  #move(by) {
    const rows = this.#rows();
    const at = rows.findIndex((row) => row.dataset.key === this.#current);
    const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  }

  #focused(event) {
    const row = event.target.closest?.('.answerable');
    if (row && row.dataset.key !== this.#current) {
      this.#current = row.dataset.key;
      this.#markCurrent();
    }
    if (row?.dataset.start) {
      this.#tell('colophon-evidence', { start: Number(row.dataset.start), end: Number(row.dataset.end) });
    }
  }

  #restoreFocus() {
    this.#markCurrent();
    const row = this.#current && this.#row(this.#current);
    if (row && (this.#root.activeElement === null || !this.#root.activeElement.isConnected) && this.#hadFocus) {
      row.focus({ preventScroll: true });
    }
  }

  get #hadFocus() {
    return document.activeElement === this || document.activeElement === document.body;
  }

  #markCurrent() {
    const rows = this.#rows();
    const current = rows.find((row) => row.dataset.key === this.#current) ?? rows[0];
    rows.forEach((row) => {
      row.tabIndex = row === current ? 0 : -1;
      row.classList.toggle('current', row === current && this.#current !== undefined);
    });
  }

  #say(text) {
    this.#status.textContent = text;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('colophon-panel', ColophonPanel);
