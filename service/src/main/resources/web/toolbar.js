import { h } from './dom.js';
import { linkTarget } from './formatting.js';

const $ = (id) => document.getElementById(id);
const SVG = 'http://www.w3.org/2000/svg';

/** The buttons in groups: what each does, when it is pressed, its keys, and its picture. */
const GROUPS = [
  [
    ['heading', (chain) => chain.toggleHeading({ level: 2 }), ['heading', { level: 2 }], 'Ctrl+Alt+2', 'M5 5v14M15 5v14M5 12h10M19 10v9'],
    ['subheading', (chain) => chain.toggleHeading({ level: 3 }), ['heading', { level: 3 }], 'Ctrl+Alt+3', 'M4 7v10M11 7v10M4 12h7M15 10h4l-2.5 3a2 2 0 1 1-1.5 3.4'],
  ],
  [
    ['bold', (chain) => chain.toggleBold(), ['bold'], 'Ctrl+B', 'M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z'],
    ['italic', (chain) => chain.toggleItalic(), ['italic'], 'Ctrl+I', 'M10 5h8M6 19h8M14 5l-4 14'],
    ['link', undefined, ['link'], undefined, 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.6-5.6L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.6 5.6L12 17'],
  ],
  [
    ['bullets', (chain) => chain.toggleBulletList(), ['bulletList'], 'Ctrl+Shift+8', 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01'],
    ['numbers', (chain) => chain.toggleOrderedList(), ['orderedList'], 'Ctrl+Shift+7', 'M10 6h10M10 12h10M10 18h10M4 4.5l1.5-.8V9M4 15h3l-3 4h3'],
    ['quote', (chain) => chain.toggleBlockquote(), ['blockquote'], 'Ctrl+Shift+B', 'M5 6v12M10 8h10M10 12h10M10 16h6'],
  ],
  [
    ['undo', (chain) => chain.undo(), undefined, 'Ctrl+Z', 'M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3'],
    ['redo', (chain) => chain.redo(), undefined, 'Ctrl+Y', 'M15 14l5-5-5-5M20 9H10a6 6 0 0 0 0 12h3'],
  ],
];

function picture(path) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** The buttons that format the text. One of them takes part in the tab order; arrows lead to the others, Escape back to the text. */
export class Toolbar {
  #buttons = new Map();

  /** @param field the field whose text is formatted */
  constructor(field) {
    this.field = field;
    for (const [name, act, state, keys, path] of GROUPS.flat()) {
      const button = h('button', { type: 'button', class: 'quiet', id: `format-${name}`, tabindex: -1, 'aria-pressed': state && 'false' }, picture(path));
      button.addEventListener('click', () => (act ? act(this.field.editor.chain().focus()).run() : this.#openLink()));
      this.#buttons.set(name, { button, state, keys });
    }
    $('format').append(...GROUPS.map((group) => h('span', { class: 'group' }, group.map(([name]) => this.#buttons.get(name).button))));
    this.#focusable(this.#all[0]);
    $('format').addEventListener('keydown', (event) => this.#key(event));
    $('link-address').addEventListener('keydown', (event) => this.#linkKey(event));
    $('link-set').addEventListener('click', () => this.#setLink());
    $('link-remove').addEventListener('click', () => this.#removeLink());
    field.place.addEventListener('keydown', (event) => {
      if (event.altKey && event.key === 'F10') {
        event.preventDefault();
        $('format').querySelector('[tabindex="0"]').focus();
      }
    });
    field.editor.on('transaction', () => this.#follow());
  }

  get #all() {
    return [...$('format').querySelectorAll('button')];
  }

  /** Names the buttons in another language. */
  speak(words) {
    this.words = words;
    $('format').setAttribute('aria-label', words.say('format'));
    for (const [name, { button, keys }] of this.#buttons) {
      button.setAttribute('aria-label', words.say(`format_${name}`));
      button.title = words.say(`format_${name}`) + (keys ? ` (${words.language === 'de' ? keys.replace('Ctrl', 'Strg').replace('Shift', 'Umschalt') : keys})` : '');
    }
  }

  /** The buttons show what is at the cursor. */
  #follow() {
    for (const { button, state } of this.#buttons.values()) {
      const pressed = state && String(this.field.editor.isActive(...state));
      if (state && button.getAttribute('aria-pressed') !== pressed) {
        button.setAttribute('aria-pressed', pressed);
      }
    }
  }

  #key(event) {
    const all = this.#all;
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === 'Escape') {
      this.field.focus();
    } else if (to !== undefined && at >= 0) {
      event.preventDefault();
      this.#focusable(all[(to + all.length) % all.length]).focus();
    }
  }

  #focusable(button) {
    this.#all.forEach((other) => {
      other.tabIndex = other === button ? 0 : -1;
    });
    return button;
  }

  #openLink() {
    const { editor } = this.field;
    editor.chain().extendMarkRange('link').run();
    const { href } = editor.getAttributes('link');
    $('link-row').hidden = false;
    $('link-remove').hidden = !href;
    $('link-problem').textContent = editor.state.selection.empty ? this.words.say('link_select') : '';
    $('link-address').value = href ?? '';
    $('link-address').focus();
  }

  #linkKey(event) {
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#setLink();
    } else if (event.key === 'Escape') {
      this.#closeLink();
    }
  }

  #setLink() {
    const typed = $('link-address').value.trim();
    const href = linkTarget(typed) ?? (/^[\w-]+(\.[\w-]+)+(\/|$)/.test(typed) ? linkTarget(`https://${typed}`) : undefined);
    if (this.field.editor.state.selection.empty) {
      $('link-problem').textContent = this.words.say('link_select');
    } else if (href) {
      this.field.editor.chain().setMark('link', { href }).run();
      this.#closeLink();
    } else {
      $('link-problem').textContent = this.words.say('link_bad');
    }
  }

  #removeLink() {
    this.field.editor.chain().unsetMark('link').run();
    this.#closeLink();
  }

  #closeLink() {
    $('link-row').hidden = true;
    this.field.focus();
  }
}
