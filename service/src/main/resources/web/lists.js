import { h } from './dom.js';
import { Queue } from './queue.js';

const TABS = ['open', 'decided', 'drafts'];

const $ = (id) => document.getElementById(id);

/** The lists beside the text: what waits, what was decided lately, and the drafts of this browser. */
export class Lists {
  constructor(api, drafts, address, { onItem, onDraft }) {
    Object.assign(this, { api, drafts, address, onItem, onDraft });
    this.queue = new Queue(api, { list: $('queue'), state: $('queue-state'), more: $('queue-more') }, onItem);
    TABS.forEach((tab, i) => {
      $(`tab-${tab}`).addEventListener('click', () => this.choose(tab));
      $(`tab-${tab}`).addEventListener('keydown', (event) => {
        const to = { ArrowRight: 1, ArrowLeft: TABS.length - 1 }[event.key];
        if (to) {
          const next = TABS[(i + to) % TABS.length];
          this.choose(next);
          $(`tab-${next}`).focus();
        }
      });
    });
  }

  get tab() {
    const tab = this.address.get('list');
    return TABS.includes(tab) ? tab : 'open';
  }

  choose(tab) {
    this.address.set({ list: tab === 'open' ? undefined : tab });
    return this.show();
  }

  /** Shows the chosen list of a desk. */
  async show(desk = this.desk, words = this.words) {
    Object.assign(this, { desk, words });
    const count = this.drafts.list().length;
    TABS.forEach((tab) => {
      $(`tab-${tab}`).textContent = words.say(`list_${tab}`) + (tab === 'drafts' && count > 0 ? ` (${count})` : '');
      $(`tab-${tab}`).setAttribute('aria-selected', String(tab === this.tab));
      $(`tab-${tab}`).tabIndex = tab === this.tab ? 0 : -1;
    });
    $('list').setAttribute('aria-labelledby', `tab-${this.tab}`);
    await { open: () => this.queue.show(desk, words), decided: () => this.#decided(), drafts: () => this.#drafts() }[this.tab]();
    this.mark(this.marked);
  }

  /** Brings the list of drafts up to what is kept. */
  refresh() {
    if (this.words && this.tab === 'drafts') {
      this.show();
    } else if (this.words) {
      const count = this.drafts.list().length;
      $('tab-drafts').textContent = this.words.say('list_drafts') + (count > 0 ? ` (${count})` : '');
    }
  }

  /** Marks what is open, an item or a draft. */
  mark(id) {
    this.marked = id;
    this.queue.mark(id);
  }

  drop(id) {
    if (this.tab === 'open') {
      this.queue.drop(id);
    }
  }

  async #decided() {
    this.queue.clear();
    $('queue-state').textContent = this.words.say('queue_loading');
    if (!this.desk) {
      return;
    }
    try {
      const { items } = await this.api.decided(this.desk);
      if (this.tab === 'decided') {
        $('queue').replaceChildren(...items.map((item) => this.#row(item.id, item.title, item.language,
          `${item.answers.map((answer) => `${this.words.say(answer.answer)}: ${answer.label}`).join(' · ')} – ${item.by}, ${this.words.ago(item.at)}`,
          () => this.onItem(item.id))));
        $('queue-state').textContent = items.length === 0 ? this.words.say('decided_none') : '';
      }
    } catch (problem) {
      $('queue-state').textContent = this.words.problem(problem);
    }
  }

  #drafts() {
    this.queue.clear();
    const drafts = this.drafts.list();
    $('queue').replaceChildren(...drafts.map((draft) => {
      const row = this.#row(draft.id, draft.fields.title || draft.fields.text.slice(0, 60) || this.words.say('untitled'), undefined,
        this.words.say(draft.copy_of ? 'draft_copy' : 'draft_kept', { at: this.words.timeOfDay(draft.at) }), () => this.onDraft(draft.id));
      row.append(h('button', { type: 'button', class: 'quiet remove', 'aria-label': this.words.say('draft_discard'), title: this.words.say('draft_discard'),
        onclick: () => this.#discard(draft.id) }, '✕'));
      return row;
    }));
    $('queue-state').replaceChildren(drafts.length === 0 ? this.words.say('drafts_none') : '');
  }

  async #discard(id) {
    this.drafts.discard(id);
    if (this.marked === id) {
      this.onDraft(undefined);
    }
    await this.show();
    $('queue-state').replaceChildren(this.words.say('draft_discarded'), ' ', h('button', { type: 'button', class: 'quiet', onclick: () => {
      this.drafts.restore(id);
      this.show();
    } }, this.words.say('undo')));
  }

  #row(id, title, language, note, onClick) {
    return h('li', {}, h('button', { type: 'button', 'data-item': id, onclick: onClick },
      h('span', { lang: language, class: 'name' }, title), h('span', { class: 'muted' }, note)));
  }
}
