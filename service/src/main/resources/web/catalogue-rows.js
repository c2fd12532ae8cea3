import { h } from './dom.js';

/** How many rows are drawn at once. */
const CHUNK = 10;

/** How many chunks stand in the page at most; shorter lists stand there as a whole. */
const MOST = 30;

/** So far beyond what is seen rows are drawn, in pixels. */
const MARGIN = 1200;

/** The rows of a table of any length: those near what is seen are in the page, and a spacer above and below stands for the rest. */
export class Rows {
  #items = [];
  #first = 0;
  #after = 0;
  #heights = [];
  #usual = CHUNK * 64;
  #waiting = false;

  /**
   * @param body the body of the table
   * @param make makes a row of an item
   */
  constructor(body, make) {
    Object.assign(this, { body, make });
    this.above = spacer();
    this.below = spacer();
    for (const event of ['scroll', 'resize']) {
      window.addEventListener(event, () => this.#later(), { passive: true });
    }
  }

  /** Shows other items, from the first on. */
  set(items) {
    this.#items = items;
    this.#heights = [];
    this.#first = 0;
    this.#after = 0;
    this.body.replaceChildren();
    this.#draw();
  }

  /** Shows the items that were added to the end of those that are shown; a last chunk that was short is drawn again. */
  extend() {
    const last = this.#after - 1;
    const drawn = this.#rows(last);
    drawn.at(-1)?.after(...this.#made(last).slice(drawn.length));
    this.#draw();
  }

  get #chunks() {
    return Math.ceil(this.#items.length / CHUNK);
  }

  #made(chunk) {
    return this.#items.slice(chunk * CHUNK, (chunk + 1) * CHUNK).map((item, i) => {
      const row = this.make(item);
      row.dataset.chunk = chunk;
      row.setAttribute('aria-rowindex', chunk * CHUNK + i + 2);
      return row;
    });
  }

  #rows(chunk) {
    return [...this.body.querySelectorAll(`[data-chunk="${chunk}"]`)];
  }

  #later() {
    if (!this.#waiting && this.#chunks > MOST) {
      this.#waiting = true;
      requestAnimationFrame(() => {
        this.#waiting = false;
        this.#draw();
      });
    }
  }

  /** One chunk comes or goes at a time, so that no frame waits for more. */
  #draw() {
    const [first, after] = this.#wanted();
    if (after <= this.#first || first >= this.#after) {
      this.#measure();
      this.body.replaceChildren();
      this.#first = first;
      this.#after = first;
      this.#space();
    }
    if (this.#after < after) {
      const rows = this.#made(this.#after);
      this.below.isConnected ? this.below.before(...rows) : this.body.append(...rows);
      this.#after += 1;
    } else if (this.#first > first) {
      this.#first -= 1;
      const rows = this.#made(this.#first);
      this.above.isConnected ? this.above.after(...rows) : this.body.prepend(...rows);
    } else if (this.#first < first || this.#after > after) {
      this.#measure();
      const chunk = this.#first < first ? this.#first++ : --this.#after;
      this.#rows(chunk).forEach((row) => row.remove());
    } else {
      return;
    }
    this.#space();
    if (this.#chunks > MOST) {
      this.#later();
    } else {
      this.#draw();
    }
  }

  /** The chunks that should be in the page. */
  #wanted() {
    if (this.#chunks <= MOST) {
      return [0, this.#chunks];
    }
    const top = -this.body.getBoundingClientRect().top - MARGIN;
    const bottom = top + window.innerHeight + 2 * MARGIN;
    let at = 0;
    let first = 0;
    let after = this.#chunks;
    for (let chunk = 0; chunk < this.#chunks; chunk += 1) {
      const height = this.#height(chunk);
      if (at + height < top) {
        first = chunk + 1;
      }
      if (at > bottom) {
        after = chunk;
        break;
      }
      at += height;
    }
    return [Math.min(first, this.#chunks - 1), Math.max(after, Math.min(first, this.#chunks - 1) + 1)];
  }

  #height(chunk) {
    return this.#heights[chunk] ?? this.#usual;
  }

  /** Notes how high the chunks are that stand in the page. */
  #measure() {
    for (let chunk = this.#first; chunk < this.#after; chunk += 1) {
      const rows = this.#rows(chunk);
      if (rows.length === CHUNK) {
        this.#usual = rows.at(-1).getBoundingClientRect().bottom - rows[0].getBoundingClientRect().top;
        this.#heights[chunk] = this.#usual;
      }
    }
  }

  #space() {
    if (this.#chunks <= MOST) {
      return;
    }
    this.#measure();
    const sum = (from, to) => Array.from({ length: Math.max(0, to - from) }, (_, i) => this.#height(from + i)).reduce((a, b) => a + b, 0);
    for (const [row, height, place] of [[this.above, sum(0, this.#first), 'prepend'], [this.below, sum(this.#after, this.#chunks), 'append']]) {
      row.firstChild.style.height = `${height}px`;
      if (height > 0 && !row.isConnected) {
        this.body[place](row);
      } else if (height === 0) {
        row.remove();
      }
    }
  }
}

function spacer() {
  return h('tr', { class: 'spacer', 'aria-hidden': 'true' }, h('td', { colspan: 10 }));
}
