import { h } from './dom.js';
import { isbn13 } from './isbn.js';
import { change, marksOf } from './marks.js';
import { TextField } from './text-field.js';
import { Toolbar } from './toolbar.js';

const TYPES = ['news', 'guide', 'archive', 'book', 'page'];
const LANGUAGES = ['und', 'de', 'en'];
const FORMS = ['hardcover', 'paperback', 'ebook', 'audio'];
const STATES = ['draft', 'published', 'scheduled'];
const FIELDS = { title: '', 'content-type': 'news', language: 'und', isbn: '', form: 'hardcover', thema: '', address: '', state: 'draft', 'live-at': '', embargo: '' };

const $ = (id) => document.getElementById(id);

/** The form that a draft is written in. */
export class Writer {
  /**
   * @param onChange told after each change of a field
   * @param onFiles told the files that are dropped on the text
   */
  constructor(onChange, onFiles) {
    Object.keys(FIELDS).forEach((id) => $(id).addEventListener('input', () => {
      this.#follow();
      onChange(id);
    }));
    this.field = new TextField($('text'), { label: 'text-label', onInput: () => onChange('text'), onFiles });
    this.toolbar = new Toolbar(this.field);
    $('text-label').addEventListener('click', () => this.field.focus());
    $('title').addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) {
        event.preventDefault();
        this.field.focus();
      }
    });
  }

  /** Says everything in another language; what is written stays. */
  speak(words, names) {
    this.words = words;
    this.names = names ?? this.names;
    this.toolbar.speak(words);
    const options = (id, values, key) => {
      const chosen = $(id).value || FIELDS[id];
      $(id).replaceChildren(...values.map((value) => h('option', { value, selected: value === chosen }, words.say(`${key}_${value}`))));
    };
    options('content-type', TYPES, 'type');
    options('language', LANGUAGES, 'language');
    options('form', FORMS, 'form');
    options('state', STATES, 'state_to');
    $('thema-codes').replaceChildren(...[...(this.names?.subjects ?? [])].map(([code, labels]) => h('option', { value: code }, labels[words.language])));
    this.#follow();
  }

  /** What is written, by the ids of the fields; `formatting` belongs to the text and is absent where there is none. */
  get fields() {
    const { text, formatting } = this.field;
    const { title, ...others } = Object.fromEntries(Object.keys(FIELDS).map((id) => [id, $(id).value]));
    return { title, text, ...(formatting && { formatting }), ...others };
  }

  /** Shows what a draft became elsewhere; the cursor of the field in hand stays where it was in the text. */
  set fields(fields) {
    this.#show(fields);
    this.field.become(fields?.text ?? '', fields?.formatting);
  }

  /** Shows another draft. */
  open(fields) {
    this.#show(fields);
    this.field.open(fields?.text ?? '', fields?.formatting);
    $('legend').hidden = true;
  }

  #show(fields) {
    for (const [id, empty] of Object.entries(FIELDS)) {
      const value = fields?.[id] ?? empty;
      if ($(id).value !== value) {
        setKeepingCursor($(id), value);
      }
    }
    this.#follow();
  }

  get hasText() {
    return this.field.text.trim() !== '';
  }

  get isEmpty() {
    return $('title').value.trim() === '' && !this.hasText;
  }

  /** The first problem that keeps it from being stored, as the key of its words and the field. */
  problem() {
    const { title, text, isbn, state, 'live-at': liveAt } = this.fields;
    const book = $('content-type').value === 'book';
    return [
      [title.trim() === '', 'need_title', 'title'],
      [text.trim() === '', 'need_text', 'text'],
      [book && isbn.trim() !== '' && !isbn13(isbn), 'isbn_bad', 'isbn'],
      [state === 'scheduled' && !(new Date(liveAt) > new Date()), 'need_live_at', 'live-at'],
    ].find(([wrong]) => wrong)?.slice(1);
  }

  /** Marks the sentences, names and days that suggestions rest on, in the text that they were made for. */
  mark(suggestions, text) {
    const spans = marksOf(suggestions, this.words);
    this.field.mark(spans, text);
    const kinds = new Set(spans.map(({ kind }) => kind));
    $('legend').hidden = kinds.size === 0;
    $('legend').querySelectorAll('mark').forEach((mark) => {
      mark.hidden = !kinds.has(mark.className);
    });
  }

  #follow() {
    const book = $('content-type').value === 'book';
    document.querySelectorAll('[data-of=book]').forEach((field) => {
      field.hidden = !book;
    });
    $('live-at-label').hidden = $('state').value !== 'scheduled';
    const bad = book && $('isbn').value.trim() !== '' && !isbn13($('isbn').value);
    $('isbn').setAttribute('aria-invalid', String(bad));
    if (this.words) {
      $('isbn-problem').textContent = bad ? this.words.say('isbn_bad') : '';
      $('thema-labels').textContent = codes($('thema').value)
        .map((code) => this.names?.subject(code, this.words.language) ?? this.words.say('thema_unknown', { code })).join(' · ');
    }
  }
}

function setKeepingCursor(field, value) {
  if (field !== document.activeElement || field.selectionStart === null || field.selectionStart === undefined) {
    field.value = value;
    return;
  }
  const [from, cut] = change(field.value, value);
  const shift = value.length - field.value.length;
  const moved = (at) => (at >= cut ? at + shift : Math.min(at, from));
  const [start, end] = [moved(field.selectionStart), moved(field.selectionEnd)];
  field.value = value;
  field.setSelectionRange(start, end);
}

/** The Thema codes that were typed. */
export function codes(typed) {
  return [...new Set(typed.toUpperCase().split(/[\s,;]+/).filter(Boolean))];
}

/** A draft as `POST /v1/suggestions` takes it; a text without a title is read by its beginning. */
export function draftOf(fields, { imprint, desk }) {
  const text = fields.text.replaceAll('\r', '');
  return {
    imprint,
    ...(desk && { desk }),
    source: 'desk',
    ...(fields.address.trim() && { canonical_url: fields.address.trim() }),
    ...(fields['content-type'] === 'book' && isbn13(fields.isbn) && { isbn13: isbn13(fields.isbn) }),
    content_type: fields['content-type'],
    language: fields.language,
    title: fields.title.trim() || text.trim().split('\n')[0].slice(0, 80),
    text,
  };
}
