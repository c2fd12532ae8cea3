import { h } from './dom.js';

const MANY = 9;

/** The list of labels to choose from. */
export class Choices {
  constructor(list, filter) {
    Object.assign(this, { list, filter });
    this.choices = [];
    filter.addEventListener('input', () => this.narrow());
    filter.addEventListener('keydown', (event) => this.filterKey(event));
  }

  show(choices, single, words) {
    this.choices = choices;
    this.single = single;
    this.words = words;
    this.filter.hidden = choices.length <= MANY;
    this.filter.placeholder = words.say('label_filter');
    this.filter.setAttribute('aria-label', words.say('label_filter'));
    this.list.replaceChildren(...choices.map((choice) => this.row(choice)));
    this.clear([]);
  }

  row(choice) {
    const name = this.words.in(choice.names);
    const note = this.words.in(choice.notes);
    const input = h('input', { type: this.single ? 'radio' : 'checkbox', name: 'choice', value: choice.value });
    return h('li', { 'data-name': name.toLowerCase(), 'data-note': note.toLowerCase() },
      h('label', { class: 'inline choice' }, input, h('kbd', { 'aria-hidden': 'true' }),
        h('span', {}, h('strong', {}, name), note && h('span', { class: 'muted' }, h('br', {}), note))));
  }

  /** Chooses exactly these values, and shows everything again. */
  clear(values) {
    this.inputs().forEach((input) => {
      input.checked = values.includes(input.value);
    });
    this.filter.value = '';
    this.narrow();
  }

  chosen() {
    return this.inputs().filter((input) => input.checked).map((input) => input.value);
  }

  name(value) {
    const choice = this.choices.find((known) => known.value === value);
    return choice ? this.words.in(choice.names) : value;
  }

  /** Shows the choices whose name has the words of the filter; where none has, those whose note has. */
  narrow() {
    const wanted = this.filter.value.trim().toLowerCase();
    const rows = [...this.list.children];
    const where = rows.some((row) => row.dataset.name.includes(wanted)) ? 'name' : 'note';
    let number = 0;
    for (const row of rows) {
      row.hidden = !row.dataset[where].includes(wanted);
      const key = row.querySelector('kbd');
      number += row.hidden ? 0 : 1;
      key.textContent = row.hidden || number > MANY ? '' : String(number);
      key.hidden = key.textContent === '';
    }
  }

  inputs() {
    return [...this.list.querySelectorAll('input')];
  }

  visible() {
    return this.inputs().filter((input) => !input.closest('li').hidden);
  }

  /** Chooses the visible choice of that number, from 1; returns whether there is one. */
  toggle(number) {
    const input = this.visible()[number - 1];
    if (input) {
      input.checked = this.single || !input.checked;
      input.focus();
    }
    return Boolean(input);
  }

  /** Moves the focus among the visible choices. */
  move(by) {
    const visible = this.visible();
    const at = visible.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : at + by;
    visible[Math.max(0, Math.min(visible.length - 1, next))]?.focus();
  }

  filterKey(event) {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (this.filter.value && this.toggle(1)) {
        this.filter.value = '';
        this.narrow();
      }
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.move(1);
    } else if (event.key === 'Escape') {
      this.filter.value = '';
      this.narrow();
      this.filter.blur();
    }
  }
}
