import { h } from './dom.js';
import { button, dayIn, endOf } from './views.js';

const $ = (id) => document.getElementById(id);
const MOST_NAMED = 6;

/** What is done to several items at once: first what will happen, then the deed, then the way back. */
export class Bulk {
  #chosen = new Set();
  #action;

  constructor(api, words, by, reload, redraw) {
    Object.assign(this, { api, words, by, reload, redraw });
  }

  has(id) {
    return this.#chosen.has(id);
  }

  choose(ids, on) {
    ids.forEach((id) => (on ? this.#chosen.add(id) : this.#chosen.delete(id)));
    this.redraw();
  }

  clear() {
    this.#chosen.clear();
    this.#action = undefined;
  }

  /** The bar of actions; nothing is chosen that is not shown. */
  show(items) {
    const words = this.words();
    const chosen = items.filter((item) => this.#chosen.has(item.id));
    const all = $('choose-all');
    if (all) {
      all.checked = items.length > 0 && chosen.length === items.length;
      all.indeterminate = chosen.length > 0 && chosen.length < items.length;
    }
    $('bulk').hidden = chosen.length === 0;
    if (chosen.length === 0) {
      this.#action = undefined;
      $('bulk').replaceChildren();
      return;
    }
    const act = (action) => button(words.say(`bulk_${action}`), () => {
      this.#action = action;
      this.redraw();
      $('bulk-do')?.focus();
    }, { 'aria-expanded': String(this.#action === action) });
    $('bulk').replaceChildren(h('p', { class: 'actions' }, h('strong', {}, words.count('bulk_chosen', chosen.length)), act('check'), act('hold')),
      ...(this.#action ? [this.#preview(chosen)] : []));
  }

  #preview(chosen) {
    const words = this.words();
    const named = chosen.slice(0, MOST_NAMED).map((item) => item.title).join(', ');
    const text = { count: words.number(chosen.length), titles: chosen.length > MOST_NAMED ? words.say('bulk_and_more', { titles: named }) : named };
    const reason = h('input', { id: 'bulk-reason', required: true, maxlength: 500 });
    const until = h('input', { id: 'bulk-until', type: 'date', min: dayIn(0) });
    return h('form', { class: 'preview', onsubmit: (event) => {
      event.preventDefault();
      this.#do(chosen, { reason: reason.value, until: until.value });
    } },
    h('p', {}, words.say(`bulk_${this.#action}_effect`, text)),
    this.#action === 'hold' && [h('label', {}, h('span', {}, words.say('rule_reason')), reason), h('label', {}, h('span', {}, words.say('hold_until')), until)],
    h('p', { class: 'actions' }, h('button', { type: 'submit', id: 'bulk-do', class: 'primary' }, words.say('do_it')),
      button(words.say('leave_it'), () => {
        this.#action = undefined;
        this.redraw();
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
