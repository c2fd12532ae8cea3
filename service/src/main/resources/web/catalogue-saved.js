import { h } from './dom.js';

const $ = (id) => document.getElementById(id);

/** The views of the catalogue that this browser keeps: a name and the address's filters and order. */
export class SavedViews {
  constructor(remembered, address, onOpen) {
    Object.assign(this, { remembered, address, onOpen });
    $('views').addEventListener('change', () => this.#open($('views').value));
    $('view-save').addEventListener('click', () => this.#save());
    $('view-delete').addEventListener('click', () => this.#delete());
  }

  get views() {
    return JSON.parse(this.remembered.get('views') ?? '{}');
  }

  show(words = this.words) {
    this.words = words;
    const chosen = this.address.get('view') ?? '';
    const names = Object.keys(this.views).sort((a, b) => a.localeCompare(b, words.language));
    $('views').replaceChildren(h('option', { value: '' }, words.say(names.length > 0 ? 'view_none' : 'views_none')),
      ...names.map((name) => h('option', { value: name, selected: name === chosen }, name)));
    $('view-delete').hidden = !names.includes(chosen);
  }

  #open(name) {
    const query = new URLSearchParams(this.views[name] ?? '');
    const empty = Object.fromEntries([...new URLSearchParams(location.search).keys()].filter((key) => key !== 'lang').map((key) => [key, undefined]));
    this.address.go({ ...empty, ...Object.fromEntries(query), view: name || undefined });
    this.onOpen();
  }

  /** Keeps what is shown under a name that is typed where the button was. */
  #save() {
    const input = h('input', { id: 'view-name', maxlength: 60, 'aria-label': this.words.say('view_name'), placeholder: this.words.say('view_name') });
    const form = h('form', { class: 'inline', onsubmit: (event) => {
      event.preventDefault();
      const name = input.value.trim();
      if (name) {
        const query = new URLSearchParams(location.search);
        ['lang', 'view', 'pages'].forEach((key) => query.delete(key));
        this.remembered.set('views', JSON.stringify({ ...this.views, [name]: query.toString() }));
        this.address.set({ view: name });
      }
      form.replaceWith($save);
      this.show();
      $save.focus();
    } }, input, h('button', { type: 'submit' }, this.words.say('view_keep')));
    const $save = $('view-save');
    $save.replaceWith(form);
    input.focus();
  }

  #delete() {
    const { [this.address.get('view')]: gone, ...rest } = this.views;
    this.remembered.set('views', JSON.stringify(rest));
    this.address.set({ view: undefined });
    this.show();
    $('views').focus();
  }
}
