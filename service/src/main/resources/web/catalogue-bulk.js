import { h } from './dom.js';
import { button, dayIn, endOf } from './views.js';

const $ = (id) => document.getElementById(id);
const MOST_NAMED = 6;

/** What is done to several items at once: first what will happen, then the deed, then the way back. */
export class Bulk {
  #items = [];
  #chosen = new Set();
  #action;
  #typed = {};

  constructor(api, words, by, reload) {
    Object.assign(this, { api, words, by, reload });
  }

  has(id) {
    return this.#chosen.has(id);
  }

  choose(ids, on) {
    ids.forEach((id) => (on ? this.#chosen.add(id) : this.#chosen.delete(id)));
    this.#mark();
  }

  clear() {
    this.#chosen.clear();
    this.#stop();
  }

  #stop() {
    this.#action = undefined;
    this.#typed = {};
  }

  /** The bar of actions for the items that are listed; nothing is chosen that is not. */
  show(items) {
    this.#items = items;
    this.#mark();
  }

  /** Brings the boxes and the bar up to what is chosen; the rows and what was typed stay. */
  #mark() {
    const chosen = this.#items.filter((item) => this.#chosen.has(item.id));
    document.querySelectorAll('#rows [data-item]').forEach((row) => {
      row.querySelector('.choose input').checked = this.has(row.dataset.item);
    });
    const all = $('choose-all');
    if (all) {
      all.checked = this.#items.length > 0 && chosen.length === this.#items.length;
      all.indeterminate = chosen.length > 0 && chosen.length < this.#items.length;
    }
    $('bulk').hidden = chosen.length === 0;
    if (chosen.length === 0) {
      this.#stop();
      $('bulk').replaceChildren();
      return;
    }
    const focused = $('bulk').contains(document.activeElement) ? document.activeElement.id : '';
    this.#bar(chosen);
    $(focused)?.focus();
  }

  #bar(chosen) {
    const words = this.words();
    const act = (action) => button(words.say(`bulk_${action}`), () => {
      this.#action = action;
      this.#mark();
      $('bulk-do').focus();
    }, { id: `bulk-${action}`, 'aria-expanded': String(this.#action === action) });
    $('bulk').replaceChildren(h('p', { class: 'actions' }, h('strong', {}, words.count('bulk_chosen', chosen.length)), act('check'), act('hold')),
      ...(this.#action ? [this.#preview(chosen)] : []));
  }

  #preview(chosen) {
    const words = this.words();
    const named = chosen.slice(0, MOST_NAMED).map((item) => item.title).join(', ');
    const text = { count: words.number(chosen.length), titles: chosen.length > MOST_NAMED ? words.say('bulk_and_more', { titles: named }) : named };
    const typed = (name, properties) => h('input', { id: `bulk-${name}`, value: this.#typed[name] ?? '', ...properties, oninput: ({ target }) => {
      this.#typed[name] = target.value;
    } });
    const reason = typed('reason', { required: true, maxlength: 500 });
    const until = typed('until', { type: 'date', min: dayIn(0) });
    return h('form', { class: 'preview', onsubmit: (event) => {
      event.preventDefault();
      this.#do(chosen, { reason: reason.value, until: until.value });
    } },
    h('p', {}, words.say(`bulk_${this.#action}_effect`, text)),
    this.#action === 'hold' && [h('label', {}, h('span', {}, words.say('rule_reason')), reason), h('label', {}, h('span', {}, words.say('hold_until')), until)],
    h('p', { class: 'actions' }, h('button', { type: 'submit', id: 'bulk-do', class: 'primary' }, words.say('do_it')),
      button(words.say('leave_it'), () => {
        const left = this.#action;
        this.#stop();
        this.#mark();
        $(`bulk-${left}`).focus();
      })));
  }

  async #do(chosen, { reason, until }) {
    const words = this.words();
    const by = this.by();
    const failed = [];
    try {
      if (this.#action === 'hold') {
        const body = { scope: { items: chosen.map((item) => item.id) }, reason, by, ...(until && { until: endOf(until) }) };
        const hold = await this.api.call('POST', '/v1/holds', body);
        this.#say(words.count('bulk_held', chosen.length), () => this.api.call('DELETE', `/v1/holds/${encodeURIComponent(hold.id)}`));
      } else {
        const answers = await Promise.allSettled(chosen.map((item) => this.api.checked(item.id, by)));
        failed.push(...chosen.filter((_, i) => answers[i].status === 'rejected'));
        this.#say(failed.length > 0 ? words.count('bulk_some_failed', failed.length) : words.count('bulk_checked', chosen.length));
      }
      this.clear();
      failed.forEach((item) => this.#chosen.add(item.id));
      await this.reload();
      $('done').querySelector('button')?.focus();
    } catch (problem) {
      this.#say(words.problem(problem));
    }
  }

  #say(text, back) {
    $('done').replaceChildren(text, ...(back ? [button(this.words().say('undo'), async () => {
      try {
        await back();
        this.#say(this.words().say('undone'));
        await this.reload();
      } catch (problem) {
        this.#say(this.words().problem(problem));
      }
    }, { id: 'undo' })] : []));
  }
}
