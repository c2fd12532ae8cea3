import { h } from './dom.js';

/** The list of a desk's undecided items. */
export class Queue {
  constructor(api, { list, state, more }, onOpen) {
    Object.assign(this, { api, list, state, more, onOpen });
    this.desk = undefined;
    this.next = undefined;
    this.turn = 0;
    more.addEventListener('click', () => this.load(this.next));
  }

  async show(desk, words) {
    this.desk = desk;
    this.words = words;
    this.clear();
    await this.load(undefined);
  }

  /** Shows nothing, and forgets what is on its way. */
  clear() {
    this.turn += 1;
    this.list.replaceChildren();
    this.more.hidden = true;
    this.state.textContent = '';
  }

  /** One page; a bounded scan may answer with an empty page and a cursor, so it goes on then. */
  async load(after) {
    const turn = ++this.turn;
    if (!this.desk) {
      return;
    }
    this.state.textContent = this.words.say('queue_loading');
    this.more.hidden = true;
    try {
      let page = await this.api.queue(this.desk, after);
      while (page.items.length === 0 && page.next_after && turn === this.turn) {
        page = await this.api.queue(this.desk, page.next_after);
      }
      if (turn !== this.turn) {
        return;
      }
      this.list.append(...page.items.map((item) => this.row(item)));
      this.mark(this.marked);
      this.next = page.next_after;
      this.more.hidden = !page.next_after;
      this.state.textContent = this.list.children.length === 0 ? this.words.say('queue_empty') : '';
    } catch (problem) {
      this.state.textContent = this.words.problem(problem);
    }
  }

  row(item) {
    return h('li', {}, h('button', { type: 'button', 'data-item': item.id, onclick: () => this.onOpen(item.id) },
      h('span', { lang: item.language, class: 'name' }, item.title)));
  }

  /** Marks the open item. */
  mark(id) {
    this.marked = id;
    this.list.querySelectorAll('button[data-item]').forEach((button) => {
      if (button.dataset.item === id) {
        button.setAttribute('aria-current', 'true');
      } else {
        button.removeAttribute('aria-current');
      }
    });
  }

  /** Takes an item out that somebody decided on. */
  drop(id) {
    [...this.list.children].find((row) => row.firstChild.dataset.item === id)?.remove();
  }
}
