import { Answers } from './panel-answers.js';
import { Api } from './api.js';
import { h } from './dom.js';
import { formsOf } from './explain.js';
import { Names } from './names.js';
import { offersView } from './panel-offers.js';
import { markedText } from './panel-text.js';
import { segmentsView } from './panel-segments.js';
import { gistView } from './panel-gist.js';
import { recordsView } from './panel-records.js';
import { inOrder, isTyping, relatedView, termsView } from './panel-terms.js';
import { panelStyle } from './panel-style.js';
import { verdictView } from './panel-verdict.js';
import { Words } from './words.js';

/** How long after the last change suggestions are asked for. */
const PAUSE = 600;
/** How long what others changed waits for somebody who is typing a term. */
const TYPING = 2_000;

/** The host's field that an answer belongs into, by the kind of the proposal. */
const FIELDS = { segment: 'segments', keyphrase: 'keywords', entity: 'names', subject: 'subjects', link: 'links', summary: 'summary' };

/**
 * `<colophon-panel>`: suggestions for a stored item or for a draft, to accept, reject or edit.
 * docs/panel.md describes its attributes, properties, methods and events.
 */
class ColophonPanel extends HTMLElement {
  static observedAttributes = ['endpoint', 'item', 'lang'];

  #root = this.attachShadow({ mode: 'open' });
  #answers = new Answers((key, answer, change) => this.answer(key, answer, change));
  #state = { name: 'idle' };
  #draft;
  #names = new Names();
  #allTerms = false;
  #current;
  #abort;
  #timer;
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
      this.reload();
    }
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) {
      return;
    }
    if (name === 'lang') {
      this.#render();
    } else {
      this.reload();
    }
  }

  /** The draft to suggest for; setting it asks the service anew. */
  set draft(draft) {
    this.#draft = draft;
    if (this.hasAttribute('item')) {
      this.removeAttribute('item');
    } else {
      this.reload();
    }
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

  /** What was decided about the draft; the host keeps it with the draft. */
  set decisions(decisions) {
    this.#answers.restore(decisions);
    this.#render();
  }

  get decisions() {
    return this.#answers.list();
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

  /** Forgets what is shown and asks the service anew. */
  reload() {
    this.#answers.clear();
    this.#allTerms = false;
    this.#current = undefined;
    this.#state = { name: 'idle' };
    return this.#ask();
  }

  /** Asks the service anew; what is shown stays until then, and what was answered here stays. */
  refresh() {
    return this.#ask();
  }

  /** Shows what others changed, by `reload()` or `refresh()`, once no term is being typed. */
  follows(reload, item = this.#item) {
    if (isTyping(this.#main)) {
      setTimeout(() => this.follows(reload, item), TYPING);
    } else if (item === this.#item) {
      reload ? this.reload() : this.refresh();
    }
  }

  /** Suggests for a draft 600 ms after its last change. */
  follow(draft) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.update(draft), PAUSE);
  }

  /** Suggests at once for a draft that changed: what is shown stays until the answer is there. */
  update(draft) {
    this.#draft = draft;
    return this.#ask();
  }

  /** Only the newest request counts: an older one is cancelled, and its answer is never shown. */
  async #ask() {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    if (!this.#item && !this.#draft) {
      this.#show({ name: 'idle' });
      return;
    }
    const abort = new AbortController();
    this.#abort = abort;
    const before = this.#state.body ? this.#state : undefined;
    this.#show(before ? { ...before, waiting: true, problem: undefined } : { name: 'loading' });
    try {
      const { signal } = abort;
      const asked = this.draft;
      const [body, stored, names] = await Promise.all([
        this.#item ? this.#api.suggestFor(this.#item, signal) : this.#api.suggest(asked, signal),
        this.#item ? this.#api.item(this.#item, signal) : undefined,
        Names.of(this.#api),
      ]);
      if (abort === this.#abort) {
        this.#names = names;
        this.#show({ name: 'ready', body, stored, text: body.item?.text ?? asked.text });
        this.#announce(body, before?.body);
        this.#tell('colophon-suggestions', { ...body, stored });
      }
    } catch (problem) {
      if (abort === this.#abort && problem.name !== 'AbortError') {
        this.#show(before ? { ...before, waiting: false, problem } : { name: 'failed', problem });
        this.#tell('colophon-problem', { item: this.#item, problem });
      }
    }
  }

  #announce(body, before) {
    const counts = (of) => ({ segments: of.segments.length, terms: inOrder(of.terms).length });
    if (!before || counts(before).segments !== counts(body).segments) {
      this.#say(this.words.say('suggestions_ready', counts(body)));
    }
  }

  #show(state) {
    this.#state = state;
    this.#say('');
    this.#render();
  }

  #render() {
    const { words } = this;
    const { name, body, waiting, problem } = this.#state;
    this.#main.setAttribute('aria-busy', String(name === 'loading' || Boolean(waiting)));
    this.#main.classList.toggle('waiting', Boolean(waiting));
    const view = {
      idle: () => [h('p', { class: 'none' }, words.say('idle'))],
      loading: () => [h('p', { class: 'none' }, words.say('loading')), h('div', { class: 'bones', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'))],
      failed: () => [this.#failure(problem, words)],
      ready: () => [problem && this.#failure(problem, words), ...this.#suggestions(body, words)],
    }[name];
    const open = new Set([...this.#main.querySelectorAll('details[open]')].map((part) => part.dataset.part));
    this.#main.replaceChildren(...view().filter(Boolean));
    this.#main.querySelectorAll('details').forEach((part) => {
      part.open = open.has(part.dataset.part);
    });
    this.#restoreFocus();
  }

  #failure(problem, words) {
    return h('div', { class: 'failed', role: 'alert' }, h('p', {}, words.problem(problem)),
      h('button', { type: 'button', class: 'retry', onclick: () => this.#ask() }, words.say('retry')));
  }

  #suggestions(body, words) {
    const isDraft = !this.#item;
    const { stored, text } = this.#state;
    const context = {
      words,
      isDraft,
      names: this.#names,
      forms: formsOf(stored),
      answers: this.#answers,
      allTerms: this.#allTerms,
      textLanguage: body.language.code,
      onChecked: () => this.#checked(),
      onAllTerms: () => {
        this.#allTerms = true;
        this.#render();
      },
    };
    const undo = this.#answers.history.length;
    const noText = this.hasAttribute('no-text');
    return [
      verdictView(body.verdict, context),
      !noText && offersView(stored, body.verdict, context),
      segmentsView(body, context),
      gistView(body, context),
      termsView(body, context),
      recordsView(body, context),
      relatedView(body, words),
      !noText && h('details', { class: 'text', 'data-part': 'text' }, h('summary', {}, words.say('show_text')),
        h('div', { lang: body.language.code }, ...markedText(text, body.segments.map((s) => s.evidence).filter(Boolean)))),
      h('footer', {}, h('p', { class: 'keys muted' }, words.say('keys')),
        undo > 0 && h('button', { type: 'button', class: 'quiet undo-all', onclick: () => this.undoAll() }, words.say('undo_all', { count: undo }))),
    ];
  }

  /**
   * Answers one proposal: `accepted`, `rejected` or `revoked`. An answer about a draft stays here, for the host to keep.
   *
   * @param change the label that a person gave it instead, where it was edited or set by hand
   */
  async answer(key, answer, change) {
    if (this.#answers.busy.has(key)) {
      return;
    }
    const row = this.#row(key)?.dataset;
    const decision = this.#answers.decision(key, answer, { label: change ?? row?.name, made_by: row?.madeBy, edited: change !== undefined && row !== undefined });
    const taken = `${decision.kind}:${decision.value}`;
    this.#current = taken;
    const before = this.#answers.taken.get(taken);
    this.#answers.busy.add(key);
    this.#answers.took(decision);
    this.#render();
    try {
      const done = this.#item ? await this.#send(decision) : { ...decision, draft: true };
      this.#answers.took(decision, done.targeting?.until);
      this.#say(this.words.say('said', { name: decision.label ?? decision.value, answer: this.words.say(answer) }));
      this.#tell('colophon-decision', done);
      this.#tell('colophon-apply', { field: FIELDS[decision.kind] ?? decision.kind, value: decision.value, label: decision.label, answer });
    } catch (problem) {
      this.#answers.lost(decision, before);
      this.#say(this.words.problem(problem));
    } finally {
      this.#answers.busy.delete(key);
      this.#render();
    }
  }

  /** Sends a decision about the stored item; with an edit that is taken back, the proposal before it is open again. */
  async #send(decision) {
    const by = this.getAttribute('by') || 'desk';
    const { kind, answer, instead_of: before } = decision;
    const done = await this.#api.decide(this.#item, { ...decision, by });
    if (answer === 'revoked' && before) {
      this.#tell('colophon-decision', await this.#api.decide(this.#item, { kind, value: before, answer, by }));
    }
    return done;
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
    const typing = event.composedPath()[0]?.matches?.('input, textarea, select');
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing || this.#state.name !== 'ready') {
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

  /** What can be answered and is not folded away. */
  #rows() {
    return [...this.#main.querySelectorAll('.answerable')].filter((row) => !row.closest('details:not([open])'));
  }

  #row(key) {
    return [...this.#main.querySelectorAll('.answerable')].find((row) => row.dataset.key === key);
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
    const hadFocus = [this, document.body].includes(document.activeElement);
    if (row && !this.#root.activeElement?.isConnected && hadFocus) {
      row.focus({ preventScroll: true });
    }
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
